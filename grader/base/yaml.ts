/** YAML, read with the place of everything in it; what is wrong with a text is named, so that it can be said in any language. */
import { type Document, isScalar, LineCounter, parseDocument, visit, type YAMLParseError } from 'yaml';

/** Why a text is no YAML. */
export type YamlFaultKind =
  | 'yaml-tab'
  | 'yaml-indent'
  /** A line that should be `key: value` and has no colon, or no space after it. */
  | 'yaml-key'
  /** A text with a colon and a space in it, without quotes. */
  | 'yaml-colon'
  | 'yaml-quote'
  | 'yaml-bracket'
  /** The same key twice. */
  | 'yaml-twice'
  /** A value that begins with a sign of YAML's own, without quotes. */
  | 'yaml-sign'
  | 'yaml-other';

/** Where something stands in a text, both counted from 1. */
export interface Spot {
  readonly line: number;
  readonly column: number;
}

export interface YamlFault extends Spot {
  readonly kind: YamlFaultKind;
}

export interface YamlText {
  /** The content as plain data; undefined where there is a fault. */
  readonly value: unknown;
  readonly fault: YamlFault | null;
  /** Where the value at `keys` stands; the nearest that exists around it where there is none. */
  spotOf(keys: readonly (string | number)[]): Spot;
}

/** Reads one document; never throws for what stands in it. */
export function readYaml(text: string): YamlText {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, logLevel: 'error' });
  const spotAt = (offset: number): Spot => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  const [error] = document.errors;
  if (error) {
    const kind = kindOf(error);
    const offset = kind === 'yaml-quote' ? openQuote(document, error) : error.pos[0];
    return { value: undefined, fault: { kind, ...spotAt(offset) }, spotOf: () => spotAt(offset) };
  }
  const spotOf = (keys: readonly (string | number)[]): Spot => spotAt(offsetOf(document, keys));
  const sign = firstSign(document);
  if (sign !== null) return { value: undefined, fault: { kind: 'yaml-sign', ...spotAt(sign) }, spotOf };
  return { value: document.toJS(), fault: null, spotOf };
}

function kindOf({ code, message }: YAMLParseError): YamlFaultKind {
  if (/quote$/.test(message)) return 'yaml-quote';
  if (/^Flow|[\]}]/.test(message)) return 'yaml-bracket';
  if (code === 'BLOCK_AS_IMPLICIT_KEY') return message.includes('compact mappings') ? 'yaml-colon' : 'yaml-indent';
  if (code === 'MISSING_CHAR') return message.startsWith('Sequence item') ? 'yaml-indent' : 'yaml-key';
  const kinds: Partial<Record<typeof code, YamlFaultKind>> = {
    TAB_AS_INDENT: 'yaml-tab',
    BAD_INDENT: 'yaml-indent',
    MULTILINE_IMPLICIT_KEY: 'yaml-key',
    DUPLICATE_KEY: 'yaml-twice',
    BAD_SCALAR_START: 'yaml-sign',
  };
  return kinds[code] ?? 'yaml-other';
}

/** Where the quotation begins that has no end: the parser itself names the end of the text. */
function openQuote(document: Document.Parsed, error: YAMLParseError): number {
  let open = error.pos[0];
  visit(document, {
    Scalar: (_, { type, range }) => {
      if (type?.startsWith('QUOTE') && range) open = range[0];
    },
  });
  return open;
}

/** The first alias or tag: no proposal needs one, and a value that begins with `*` or `!` was meant as text. */
function firstSign(document: Document.Parsed): number | null {
  let first: number | null = null;
  const note = (range: readonly number[] | null | undefined): symbol => {
    first = range?.[0] ?? 0;
    return visit.BREAK;
  };
  visit(document, {
    Alias: (_, { range }) => note(range),
    Value: (_, { tag, range }) => (tag?.startsWith('!') ? note(range) : undefined),
  });
  return first;
}

function offsetOf(document: Document.Parsed, keys: readonly (string | number)[]): number {
  for (let depth = keys.length; depth > 0; depth -= 1) {
    const path = keys.slice(0, depth);
    const parent: unknown = document.getIn(path.slice(0, -1), true);
    const items = (parent as { items?: readonly { key?: unknown }[] } | undefined)?.items ?? [];
    // A pair stands where its key does; an item of a list, and what has no key, where it does itself.
    const pair = items.find(({ key }) => isScalar(key) && String(key.value) === String(path.at(-1)));
    const node = pair?.key ?? document.getIn(path, true);
    const range = (node as { range?: readonly number[] } | undefined)?.range;
    if (range) return range[0] ?? 0;
  }
  return document.contents?.range?.[0] ?? 0;
}
