/** Reads a proposal: YAML, then the schema that editors use too, then the places of everything in the file. */
import { readFileSync } from 'node:fs';
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import { readYaml, type Spot, type YamlFault } from '../base/yaml.ts';
import { meaningless } from './meaningless.ts';
import type { Connection, Event, Mechanism, Proposal, Service, Text, TimeLimit } from './proposal.ts';
import { holdsNames, type Shape, shapeOf } from './shape.ts';

/** A proposal, or the first thing in the file that keeps it from being one. */
export type Reading =
  | { readonly proposal: Proposal; readonly broken: null; readonly misshapen: null }
  | { readonly proposal: null; readonly broken: YamlFault; readonly misshapen: null }
  | { readonly proposal: null; readonly broken: null; readonly misshapen: Shape };

/** The proposal in `text`, a file of YAML, or the first fault of it with its place. */
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
  const [misshapen] = meaningless(proposal, yaml);
  return misshapen ? { proposal: null, broken: null, misshapen } : { proposal, broken: null, misshapen: null };
}

let compiled: ValidateFunction | null = null;

function errorsOf(value: unknown): readonly ErrorObject[] {
  compiled ??= compile();
  return compiled(value) ? [] : (compiled.errors ?? []);
}

function compile(): ValidateFunction {
  const schema = readFileSync(new URL('proposal.schema.json', import.meta.url), 'utf8');
  return new Ajv({ allErrors: true, verbose: true, allowUnionTypes: true }).compile(JSON.parse(schema));
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
