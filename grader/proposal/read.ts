/** Reads a proposal: YAML, then the schema that editors use too, then the places of everything in the file. */
import { readFileSync } from 'node:fs';
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import { closest, distance } from 'fastest-levenshtein';
import { readYaml, type Spot, type YamlFault, type YamlText } from '../base/yaml.ts';
import { type Finding, found } from './finding.ts';
import {
  type Connection,
  type Event,
  folded,
  type Mechanism,
  type Proposal,
  type Service,
  type Text,
  type TimeLimit,
} from './proposal.ts';

/** What in a file of YAML is not as the schema says. */
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

/** A proposal, or the first thing in the file that keeps it from being one. */
export type Reading =
  | { readonly proposal: Proposal; readonly broken: null; readonly misshapen: null }
  | { readonly proposal: null; readonly broken: YamlFault; readonly misshapen: null }
  | { readonly proposal: null; readonly broken: null; readonly misshapen: Shape };

export function readProposal(text: string): Reading {
  // An accent can be written in two ways that look the same, and then two equal names would not be found equal.
  const yaml = readYaml(text.normalize('NFC'));
  if (yaml.fault) return { proposal: null, broken: yaml.fault, misshapen: null };
  // A key that nothing follows is a field to be filled in yet.
  const value = withoutNulls(yaml.value) ?? {};
  // But for one that does not exist: { es: bread, butter } has a key "butter" that nothing follows.
  const errors = [
    ...errorsOf(value),
    ...errorsOf(yaml.value).filter(({ keyword }) => keyword === 'additionalProperties'),
  ];
  if (errors.length > 0) {
    const shapes = errors.map((error) => shapeOf(error, yaml)).filter((shape) => shape !== null);
    const [first] = shapes.sort(
      (one, other) =>
        one.spot.line - other.spot.line ||
        one.spot.column - other.spot.column ||
        Number(other.kind === 'stray-text') - Number(one.kind === 'stray-text'),
    );
    if (!first) throw new Error(`an error of the schema without words: ${JSON.stringify(errors)}`);
    return { proposal: null, broken: null, misshapen: first };
  }
  const proposal = proposalOf(value as Raw, yaml.spotOf);
  const [misshapen] = [...sameNames(proposal), ...otherFields(proposal, yaml), ...endlessLimits(proposal, yaml)];
  return misshapen ? { proposal: null, broken: null, misshapen } : { proposal, broken: null, misshapen: null };
}

let compiled: ValidateFunction | null = null;

function errorsOf(value: unknown): readonly ErrorObject[] {
  const schema = readFileSync(new URL('proposal.schema.json', import.meta.url), 'utf8');
  compiled ??= new Ajv({ allErrors: true, verbose: true, allowUnionTypes: true }).compile(JSON.parse(schema));
  return compiled(value) ? [] : (compiled.errors ?? []);
}

/** `value` without the fields that nothing follows. Names that nothing follows stay: each was written by the student. */
function withoutNulls(value: unknown, keys: readonly string[] = []): unknown {
  if (Array.isArray(value)) return value.map((one, index) => withoutNulls(one, [...keys, String(index)]) ?? null);
  if (typeof value !== 'object') return value;
  if (value === null) return undefined;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]) => {
      const kept = withoutNulls(inner, [...keys, key]);
      if (kept !== undefined) return [[key, kept]];
      return holdsNames(keys) ? [[key, null]] : [];
    }),
  );
}

/** Whether what stands at `keys` has names of the student as its keys, or those of mechanisms. */
function holdsNames(keys: readonly string[]): boolean {
  if (keys.length === 1) return ['domains', 'services', 'events'].includes(keys[0] ?? '');
  return keys.length === 3 && keys[2] === 'considered';
}

/** Null for an error that only repeats another one. */
function shapeOf(error: ErrorObject, { spotOf }: YamlText): Shape | null {
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

/** Names of one kind of which a reader cannot tell one from the other. */
function sameNames({ domains, services, events }: Proposal): Shape[] {
  return [domains, services, events].flatMap((list) => {
    const known = new Map<string, string>();
    return list.flatMap(({ name, spot }): Shape[] => {
      const other = known.get(folded(name));
      known.set(folded(name), other ?? name);
      return other === undefined ? [] : [found('same-name', { name, other }, spot)];
    });
  });
}

/** What a connection says that only connections by another mechanism have. */
function otherFields({ connections }: Proposal, { spotOf }: YamlText): Shape[] {
  const fields: Readonly<Record<'asks' | 'event' | 'data', readonly Mechanism[]>> = {
    asks: ['request-response', 'async-request-response'],
    event: ['events'],
    data: ['common-data'],
  };
  return connections.flatMap((connection, index) =>
    (Object.keys(fields) as (keyof typeof fields)[])
      .filter((field) => connection[field] !== null && !fields[field].includes(connection.mechanism))
      .map((field) => {
        const keys = ['connections', String(index), field];
        const values = { field: fieldOf(keys), mechanism: connection.mechanism, others: fields[field].join(', ') };
        return found('other-field', values, spotOf(keys));
      }),
  );
}

/** Ten years: nobody who waits longer is waiting. */
const LONGEST_LIMIT = 3650 * 86_400_000;

function endlessLimits({ connections }: Proposal, { spotOf }: YamlText): Shape[] {
  return connections.flatMap(({ timeLimit }, index) =>
    timeLimit === null || timeLimit.milliseconds <= LONGEST_LIMIT
      ? []
      : [found('bad-time', { value: shown(timeLimit.text) }, spotOf(['connections', index, 'time_limit']))],
  );
}

/** `services.squads.team`, `connections#2.from` of the second connection. */
function fieldOf(keys: readonly string[]): string {
  return keys
    .map((key, index) => (/^\d+$/.test(key) ? `#${Number(key) + 1}` : `${index === 0 ? '' : '.'}${key}`))
    .join('');
}

function near(wanted: string, known: readonly string[]): string {
  if (known.length === 0) return '';
  const best = closest(wanted, [...known]);
  return distance(wanted, best) <= Math.max(2, wanted.length / 3) ? best : known.join(', ');
}

function shown(value: unknown): string {
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}

interface Raw {
  readonly title: Text;
  readonly authors?: readonly string[];
  readonly problem?: Text;
  readonly domains: Readonly<Record<string, Text>>;
  readonly services: Readonly<
    Record<string, Pick<Service, 'domain' | 'team'> & { does?: Text; owns?: string[]; availability?: number }>
  >;
  readonly events?: Readonly<Record<string, Pick<Event, 'publisher'> & { carries?: Event['carries']; unheard?: Text }>>;
  readonly connections: readonly (Pick<Connection, 'from' | 'to' | 'mechanism'> & {
    asks?: Text;
    event?: string;
    data?: string;
    time_limit?: string;
    reason?: Text;
    on_failure?: Text;
    considered?: Readonly<Record<Mechanism, Text>>;
  })[];
}

function proposalOf(raw: Raw, spotOf: (keys: readonly (string | number)[]) => Spot): Proposal {
  return {
    title: raw.title,
    authors: raw.authors ?? [],
    problem: raw.problem ?? null,
    domains: Object.entries(raw.domains).map(([name, about]) => ({ name, about, spot: spotOf(['domains', name]) })),
    services: Object.entries(raw.services).map(([name, { domain, team, does, owns = [], availability }]) => ({
      name,
      domain,
      team,
      does: does ?? null,
      owns: owns.map((one, index) => ({ name: one, spot: spotOf(['services', name, 'owns', index]) })),
      availability: availability ?? null,
      spot: spotOf(['services', name]),
    })),
    events: Object.entries(raw.events ?? {}).map(([name, { publisher, carries, unheard }]) => ({
      name,
      publisher,
      carries: carries ?? null,
      unheard: unheard ?? null,
      spot: spotOf(['events', name]),
    })),
    connections: raw.connections.map(({ from, to, mechanism, ...rest }, index) => ({
      from,
      to,
      mechanism,
      asks: rest.asks ?? null,
      event: rest.event ?? null,
      data: rest.data ?? null,
      timeLimit: rest.time_limit === undefined ? null : timeLimitOf(rest.time_limit),
      reason: rest.reason ?? null,
      onFailure: rest.on_failure ?? null,
      considered: Object.entries(rest.considered ?? {}).map(([other, reason]) => ({
        mechanism: other as Mechanism,
        reason,
        spot: spotOf(['connections', index, 'considered', other]),
      })),
      spot: spotOf(['connections', index]),
    })),
  };
}

const UNITS: Readonly<Record<string, number>> = { ms: 1, s: 1000, min: 60_000, h: 3_600_000, d: 86_400_000 };

function timeLimitOf(text: string): TimeLimit {
  const [, amount = '', unit = ''] = /^([\d.]+) ?([a-z]+)$/.exec(text) ?? [];
  return { text, milliseconds: Number(amount) * (UNITS[unit] ?? 1) };
}
