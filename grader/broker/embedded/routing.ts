import type { Field, FieldTable } from '../protocol/fields.ts';

/** Whether a topic exchange takes `key` for a binding with `pattern`: `*` is one word, `#` any number, none included. */
export function topicMatches(pattern: string, key: string): boolean {
  const words = key.split('.');
  // reached[n]: the pattern so far matches the first n words.
  let reached = words.map(() => false).concat(false);
  reached[0] = true;
  for (const part of pattern.split('.')) {
    const next = reached.map(() => false);
    for (const [count, yes] of reached.entries()) {
      if (part === '#') next[count] = yes || (count > 0 && next[count - 1] === true);
      else if (yes && count < words.length && (part === '*' || part === words[count])) next[count + 1] = true;
    }
    reached = next;
  }
  // An empty key or pattern is no word at all, not one empty word.
  if (key === '') return pattern === '' || pattern.split('.').every((part) => part === '#');
  return reached[words.length] === true;
}

/** Whether a headers exchange takes a message with `headers` for a binding with `wanted` (`x-match` and the values). */
export function headersMatch(wanted: FieldTable, headers: FieldTable): boolean {
  const mode = wanted.get('x-match')?.value ?? 'all';
  const withX = mode === 'all-with-x' || mode === 'any-with-x';
  const conditions = [...wanted].filter(([name]) => name !== 'x-match' && (withX || !name.startsWith('x-')));
  const holds = ([name, field]: [string, Field]) => {
    const given = headers.get(name);
    return given !== undefined && (field.type === 'V' || same(field.value, given.value));
  };
  return mode === 'all' || mode === 'all-with-x' ? conditions.every(holds) : conditions.some(holds);
}

/** Whether two values of fields are equal, whatever their types on the wire. */
export function same(one: Field['value'], other: Field['value']): boolean {
  return one === other || fingerprint(one) === fingerprint(other);
}

/** A text that two tables share exactly when they hold the same, in any order. */
export function fingerprint(value: unknown): string {
  if (value instanceof Map) {
    const sorted = [...(value as FieldTable)].sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${sorted.map(([name, field]) => `${JSON.stringify(name)}:${fingerprint(field.value)}`).join()}}`;
  }
  if (Buffer.isBuffer(value)) return `<${value.toString('hex')}>`;
  if (Array.isArray(value)) return `[${value.map((item: Field) => fingerprint(item.value)).join()}]`;
  return typeof value === 'bigint' ? String(value) : JSON.stringify(value);
}
