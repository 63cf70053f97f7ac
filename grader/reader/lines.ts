/** `lines` with a margin; the first one may have another. Empty lines stay empty. */
export function indent(lines: readonly string[], margin: string, first: string = margin): string[] {
  return lines.map((line, index) => (line === '' ? '' : `${index === 0 ? first : margin}${line}`));
}

/** Groups of lines with one empty line between them. */
export function joined(groups: readonly (readonly string[])[]): string[] {
  return groups.filter((lines) => lines.length > 0).flatMap((lines, index) => (index === 0 ? lines : ['', ...lines]));
}
