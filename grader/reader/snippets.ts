/** The line of a source file that opens or closes a region, in TypeScript, JavaScript or Python. */
const MARK = /^\s*(?:\/\/|#)\s*#(region|endregion)\b\s*(\S*)\s*$/;

/** The code to show, or why there is none. */
export type Snippet = { readonly code: string } | { readonly problem: string };

/**
 * The lines of `source` between `// #region name` and `// #endregion name`, or all of them when no region is named,
 * moved to the left margin. Regions may overlap; their marks are left out.
 */
export function snippetOf(source: string, region?: string): Snippet {
  const lines = source.split(/\r?\n/);
  let [opened, closed] = [-1, -1];
  for (const [index, line] of lines.entries()) {
    const [, mark, name] = MARK.exec(line) ?? [];
    if (region === undefined || mark === undefined || name !== region) continue;
    if (mark === 'region') {
      if (opened >= 0) return { problem: `region ${region} begins twice` };
      opened = index;
    } else {
      if (opened < 0) return { problem: `region ${region} ends before it begins` };
      if (closed >= 0) return { problem: `region ${region} ends twice` };
      closed = index;
    }
  }
  if (region === undefined) return { code: tidy(lines) };
  if (opened < 0) return { problem: `there is no region ${region}${known(lines)}` };
  if (closed < 0) return { problem: `region ${region} is never ended` };
  const code = tidy(lines.slice(opened + 1, closed));
  return code === '' ? { problem: `region ${region} is empty` } : { code };
}

function known(lines: readonly string[]): string {
  const names = lines.map((line) => MARK.exec(line)).flatMap((match) => (match?.[1] === 'region' ? [match[2]] : []));
  return names.length === 0 ? '' : ` (there is ${names.join(', ')})`;
}

function tidy(lines: readonly string[]): string {
  const kept = lines.filter((line) => !MARK.test(line));
  const indents = kept.filter((line) => line.trim() !== '').map((line) => /^\s*/.exec(line)?.[0].length ?? 0);
  const margin = indents.length === 0 ? 0 : Math.min(...indents);
  return kept
    .map((line) => line.slice(margin).trimEnd())
    .join('\n')
    .replace(/^\n+|\n+$/g, '');
}
