/** What in a file of YAML is not as a proposal must be: each fault with the place of it. */
import type { ErrorObject } from 'ajv';
import { closest, distance } from 'fastest-levenshtein';
import type { YamlText } from '../base/yaml.ts';
import { type Finding, found } from './finding.ts';

/** The kinds of such faults. */
export type ShapeKind =
  | 'missing-field'
  | 'unknown-field'
  /** A field that does not exist, with nothing after it: the second half of a text with a comma. */
  | 'stray-text'
  | 'unknown-value'
  | 'not-text'
  | 'not-name'
  | 'not-list'
  | 'not-map'
  | 'not-percent'
  | 'bad-time'
  | 'empty-text'
  | 'too-long'
  | 'too-few'
  | 'too-many'
  /** Two names that differ in capitals or spaces alone. */
  | 'same-name'
  /** A field of another mechanism than the connection's. */
  | 'other-field';

export type Shape = Finding<ShapeKind>;

/** What an error of the schema means; null for one that only repeats another one. */
export function shapeOf(error: ErrorObject, { spotOf }: YamlText): Shape | null {
  const keys = error.instancePath
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
  const field = fieldOf(keys);
  const at = (kind: ShapeKind, values: Shape['values'], ...inner: string[]): Shape =>
    found(kind, values, spotOf([...keys, ...inner]));
  const { params } = error;
  switch (error.keyword) {
    case 'required': {
      const missing: string = params.missingProperty;
      return at('missing-field', { field: fieldOf([...keys, missing]) }, missing);
    }
    case 'additionalProperties': {
      const known = Object.keys((error.parentSchema as { properties?: object }).properties ?? {});
      const unknown: string = params.additionalProperty;
      if ((error.data as Record<string, unknown>)[unknown] === null)
        return at('stray-text', { text: unknown }, unknown);
      return at('unknown-field', { field: fieldOf([...keys, unknown]), near: near(unknown, known) }, unknown);
    }
    case 'enum': {
      const known = (params.allowedValues as string[]).join(', ');
      const { propertyName } = error;
      if (propertyName !== undefined) return at('unknown-value', { value: propertyName, known }, propertyName);
      return at('unknown-value', { value: shown(error.data), known });
    }
    case 'type': {
      // What is none of a list of values is told by that list.
      if ((error.parentSchema as { enum?: unknown }).enum !== undefined) return null;
      const name = keys.at(-1) ?? '';
      // A name of several words that nothing follows is the second half of a text with a comma, too.
      if (error.data === null && holdsNames(keys.slice(0, -1))) {
        return /\s/.test(name) ? at('stray-text', { text: name }) : at('missing-field', { field });
      }
      const kinds: Readonly<Record<string, ShapeKind>> = {
        array: 'not-list',
        object: 'not-map',
        number: 'not-percent',
        string: stringKind(error.parentSchema as StringSchema),
      };
      return at(kinds[String(params.type)] ?? 'not-text', { field, value: shown(error.data) });
    }
    case 'pattern':
      return error.schema === NOT_BLANK ? at('empty-text', { field }) : at('bad-time', { value: shown(error.data) });
    case 'minimum':
    case 'maximum':
      return at('not-percent', { field, value: shown(error.data) });
    case 'maxLength':
      return at('too-long', { value: shown(error.data), limit: params.limit });
    case 'minProperties':
    case 'minItems':
      return at('too-few', { field, count: params.limit });
    case 'maxProperties':
    case 'maxItems':
      return at('too-many', { field, count: Object.keys(error.data as object).length, limit: params.limit });
    default:
      // `propertyNames` comes with the error of the name itself.
      return null;
  }
}

/** The pattern of the schema for a text with something in it. */
const NOT_BLANK = '\\S';

interface StringSchema {
  readonly pattern?: string;
  readonly maxLength?: number;
}

/** What is missing where a string was wanted: time limits have a pattern of their own, names a greatest length. */
function stringKind({ pattern, maxLength }: StringSchema): ShapeKind {
  if (pattern !== undefined && pattern !== NOT_BLANK) return 'bad-time';
  return maxLength === undefined ? 'not-text' : 'not-name';
}

/** Whether what stands at `keys` has names of the student as its keys, or those of mechanisms. */
export function holdsNames(keys: readonly string[]): boolean {
  if (keys.length === 1) return ['domains', 'services', 'events'].includes(keys[0] ?? '');
  return keys.length === 3 && keys[2] === 'considered';
}

/** `services.squads.team`, `connections#2.from` of the second connection. */
export function fieldOf(keys: readonly string[]): string {
  return keys
    .map((key, index) => (/^\d+$/.test(key) ? `#${Number(key) + 1}` : `${index === 0 ? '' : '.'}${key}`))
    .join('');
}

function near(wanted: string, known: readonly string[]): string {
  if (known.length === 0) return '';
  const best = closest(wanted, [...known]);
  return distance(wanted, best) <= Math.max(2, wanted.length / 3) ? best : known.join(', ');
}

/** `value` in at most 40 characters. */
export function shown(value: unknown): string {
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
