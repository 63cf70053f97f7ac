export interface Attributes {
  /** Without `=`, in order: `sketch`, `#squad`, `.exercise`. */
  readonly words: readonly string[];
  readonly values: ReadonlyMap<string, string>;
}

const ATTRIBUTE = /^(?:([a-z]+)=(?:"([^"]*)"|([^\s"]+))|([^\s="]+))(?:\s+|$)/;

/** Reads `sketch file=a.ts title="Two calls"`; undefined where it is written otherwise or a name comes twice. */
export function readAttributes(source: string): Attributes | undefined {
  const words: string[] = [];
  const values = new Map<string, string>();
  let rest = source.trim();
  while (rest !== '') {
    const match = ATTRIBUTE.exec(rest);
    if (match === null) return undefined;
    const [whole, name, quoted, bare, word] = match;
    if (name === undefined) words.push(word ?? '');
    else if (values.has(name)) return undefined;
    else values.set(name, quoted ?? bare ?? '');
    rest = rest.slice(whole.length);
  }
  return { words, values };
}

/** Ids and keys: English, lower case, the same in both languages. */
export function isId(text: string): boolean {
  return /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(text);
}
