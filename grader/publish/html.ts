const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** `text` safe between tags and within double quotes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? '');
}

/** Takes out of a drawing the one inline style it has: pages allow none, and their style sheets say the same. */
export function withoutStyle(svg: string): string {
  return svg.replace(/ style="[^"]*"/, '');
}
