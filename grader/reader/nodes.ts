import type { Token } from 'markdown-it';

/** A token and what stands between it and its closing one. */
export interface Node {
  readonly token: Token;
  readonly children: readonly Node[];
  /** All its tokens, the opening and the closing one included. */
  readonly tokens: readonly Token[];
}

/** The tree that markdown-it's flat list of tokens stands for. */
export function nodesOf(tokens: readonly Token[]): Node[] {
  const nodes: Node[] = [];
  for (let start = 0; start < tokens.length; ) {
    const token = tokens[start];
    if (token === undefined) break;
    let end = start;
    for (let depth: number = token.nesting; depth > 0 && end + 1 < tokens.length; ) {
      end += 1;
      depth += tokens[end]?.nesting ?? 0;
    }
    const children = end > start ? nodesOf(tokens.slice(start + 1, end)) : [];
    nodes.push({ token, children, tokens: tokens.slice(start, end + 1) });
    start = end + 1;
  }
  return nodes;
}

/** What inline tokens say, without marks. */
export function plain(inline: readonly Token[]): string {
  return inline
    .map(({ type, content, children }) => {
      if (type === 'softbreak' || type === 'hardbreak') return ' ';
      return type === 'image' ? plain(children ?? []) : content;
    })
    .join('');
}
