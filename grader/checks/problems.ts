/** What went wrong in a world that would be wrong in any exercise: named, with the values of its text. */
import { closest, distance } from 'fastest-levenshtein';
import type { Values } from '../language/bilingual.ts';
import type { ProblemName } from '../language/catalogue.ts';
import type { ExportKind, Member } from '../network/member.ts';
import type { Misdirected } from '../network/traffic.ts';
import type { World } from '../network/world.ts';
import type { Thrown } from '../service/frames.ts';
import type { Death } from '../service/process.ts';

export interface Problem {
  readonly name: ProblemName;
  readonly values: Values;
  readonly line: number | null;
}

/** The problems of `world`, the one that explains most first. */
export function problemsOf(world: World): Problem[] {
  return [
    ...world.members.flatMap(refusalsOf),
    ...(world.restless ? [{ name: 'restless' as const, values: { steps: world.restless }, line: null }] : []),
    ...world.members.flatMap((member) => [...loadingOf(member), ...deathOf(member)]),
    ...world.misdirected.map(misdirection),
  ];
}

function refusalsOf(member: Member): Problem[] {
  // A file that did not load (after a restart, say) answers nothing: why it did not is what explains.
  const isThere = member.loading.state !== 'unloadable';
  const refusals = member.refusals.filter(({ kind }) => isThere || kind !== 'not-a-response');
  return refusals.map(({ kind, detail, line }) => ({ name: kind, values: { what: detail }, line }));
}

function loadingOf(member: Member): Problem[] {
  const { loading, death } = member;
  if (death) return [];
  if (loading.state === 'unsettled') return member.up ? [{ name: 'load-unsettled', values: {}, line: null }] : [];
  if (loading.state === 'unloadable') return [unloadable(loading.fault)];
  const { starting } = member;
  if (starting !== null && starting !== 'started') {
    const error = `${starting.name}: ${starting.message.split('\n')[0]}`;
    return [{ name: 'start-threw', values: { error }, line: starting.line }];
  }
  return Object.entries(member.exports).flatMap(([name, wanted]) => exportOf(name, wanted, loading.exports[name]));
}

/** How an export is written, in code. */
const FORMS: Readonly<Record<ExportKind, (name: string) => string>> = {
  service: (name) => `export const ${name} = { fetch(request) { … } }`,
  function: (name) => `export function ${name}(…) { … }`,
};

function exportOf(name: string, wanted: ExportKind, found: string | undefined): Problem[] {
  if (found === wanted) return [];
  const line = null;
  if (name === 'default' && wanted === 'service') {
    if (found === undefined) return [{ name: 'no-default', values: {}, line }];
    return [{ name: 'no-fetch', values: { kind: found }, line }];
  }
  const form = FORMS[wanted](name);
  if (found === undefined) return [{ name: 'no-export', values: { name, form }, line }];
  return [{ name: 'wrong-export', values: { name, form, kind: found }, line }];
}

/** What is said of an import that its module does not have: by V8, and by Node where the module is CommonJS. */
const NO_NAME = [
  /^The requested module '(?<module>[^']+)' does not provide an export named '(?<name>[^']+)'/,
  /^Named export '(?<name>[^']+)' not found\. The requested module '(?<module>[^']+)'/,
];
/** What Deno says of a file that it loads by itself and whose top level waits while nothing else goes on. */
const WAITS_IN_DENO = 'Top-level await promise never resolved';

function unloadable(fault: Thrown): Problem {
  const values = { error: `${fault.name}: ${fault.message.split('\n')[0]}` };
  const { line } = fault;
  if (fault.code === 'ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX') return { name: 'not-erasable', values, line };
  if (fault.code === 'ERR_MODULE_NOT_FOUND' || fault.code === 'ERR_UNKNOWN_BUILTIN_MODULE')
    return { name: 'no-package', values, line };
  const missing = NO_NAME.map((pattern) => pattern.exec(fault.message)?.groups).find((groups) => groups !== undefined);
  if (missing) return { name: 'no-name', values: { ...missing }, line };
  if (isClosed(fault)) return { name: 'closed-file', values, line };
  if (fault.name === 'SyntaxError' || fault.code === 'ERR_INVALID_TYPESCRIPT_SYNTAX')
    return { name: 'syntax', values, line };
  return { name: 'load-threw', values, line };
}

/** Whether it was refused a file: by Node's permission model, or by Deno. */
function isClosed({ name, code }: Thrown): boolean {
  return code === 'ERR_ACCESS_DENIED' || name === 'NotCapable';
}

function deathOf({ death }: Member): Problem[] {
  // A power cut is the grader's own doing.
  return death && death.kind !== 'power' ? [ending(death)] : [];
}

function ending(death: Exclude<Death, { kind: 'power' }>): Problem {
  switch (death.kind) {
    case 'exit':
      return { name: 'exit', values: { code: death.code }, line: death.line };
    case 'crash': {
      const { name, message, line } = death.fault;
      const values = { error: `${name}: ${message.split('\n')[0]}` };
      if (isClosed(death.fault)) return { name: 'closed-file', values, line };
      return { name: death.origin === 'unhandledRejection' ? 'rejection' : 'crash', values, line };
    }
    case 'hang':
      return { name: 'hang', values: { seconds: death.seconds }, line: null };
    case 'memory':
      return { name: 'memory', values: { megabytes: death.megabytes }, line: null };
    case 'restless':
      return { name: 'restless', values: { steps: death.steps }, line: null };
    case 'forged':
      return { name: 'forged', values: {}, line: null };
    case 'ended':
      if (death.detail.includes(WAITS_IN_DENO)) return { name: 'deno-waits', values: {}, line: null };
      return { name: 'ended', values: { detail: death.detail }, line: null };
  }
}

function misdirection({ kind, host, request, known, line }: Misdirected): Problem {
  const wanted = kind === 'unknown-host' ? host : (request.split('?')[0] ?? request);
  const near = nearest(wanted, known);
  return {
    name: kind,
    values: { host: short(host), request, near, known: known.join(', ') },
    line,
  };
}

/** The nearest of `known`, where `:id` of a route stands for anything; empty where none is near. */
function nearest(wanted: string, known: readonly string[]): string {
  const parts = wanted.split('/');
  const filled = known.map((name) =>
    name
      .split('/')
      .map((part, index) => (part.startsWith(':') ? (parts[index] ?? part) : part))
      .join('/'),
  );
  if (filled.length === 0) return '';
  const best = closest(wanted, filled);
  return distance(wanted, best) <= Math.max(2, wanted.length / 3) ? (known[filled.indexOf(best)] ?? '') : '';
}

function short(name: string): string {
  return name.length > 100 ? `${name.slice(0, 100)}…` : name;
}
