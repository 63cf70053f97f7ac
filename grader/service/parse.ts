/** Reads a line of the channel. A process that says what no process of ours would say has been tampered with. */
import type { Frame, HeaderList, ProblemKind } from './frames.ts';

type Test = (value: unknown) => boolean;

const text: Test = (value) => typeof value === 'string';
const whole: Test = (value) => Number.isSafeInteger(value);
const time: Test = (value) => typeof value === 'number' && value >= 0;
const orNull =
  (test: Test): Test =>
  (value) =>
    value === null || test(value);
const oneOf =
  (...values: readonly unknown[]): Test =>
  (value) =>
    values.includes(value);
const fields =
  (tests: Readonly<Record<string, Test>>): Test =>
  (value) =>
    typeof value === 'object' &&
    value !== null &&
    Object.entries(tests).every(([name, test]) => Object.hasOwn(value, name) && test(value[name as never]));

/** Names and values that can stand in HTTP. */
const headers: Test = (value) => {
  try {
    return Array.isArray(value) && [...new Headers(value as HeaderList)].length >= 0;
  } catch {
    return false;
  }
};
const texts: Test = (value) => typeof value === 'object' && value !== null && Object.values(value).every(text);
const status: Test = (value) => whole(value) && (value as number) >= 200 && (value as number) <= 599;
const url: Test = (value) => text(value) && URL.canParse(value as string);
const method: Test = (value) =>
  text(value) && /^(?!CONNECT$|TRACE$|TRACK$)[!#$%&'*+.^_`|~\w-]+$/i.test(value as string);
const line = orNull(whole);
const fault = fields({ name: text, message: text, code: text, line, column: line });

const KINDS: Readonly<Record<ProblemKind, true>> = {
  'network-exit': true,
  listens: true,
  spawns: true,
  watches: true,
  forbidden: true,
  'foreign-import': true,
  'not-a-response': true,
  'not-a-value': true,
  'endless-body': true,
};

const SHAPES: { readonly [Say in Frame['say']]: Test } = {
  ready: fields({}),
  loaded: fields({ exports: texts }),
  unloadable: fields({ fault }),
  started: fields({}),
  unstartable: fields({ fault }),
  fetch: fields({ fetch: whole, method, url, headers, body: orNull(text), line }),
  dial: fields({ socket: whole, place: text, line }),
  send: fields({ socket: whole, bytes: text }),
  'hang-up': fields({ socket: whole }),
  abort: fields({ fetch: whole }),
  answer: fields({ call: whole, status, headers }),
  part: fields({ call: whole, body: text }),
  done: fields({ call: whole }),
  threw: fields({ call: whole, fault }),
  print: fields({ text }),
  problem: fields({ kind: oneOf(...Object.keys(KINDS)), detail: text, line }),
  crash: fields({ origin: oneOf('uncaughtException', 'unhandledRejection'), fault }),
  'power-failed': fields({}),
  exit: fields({ code: whole, line }),
  rest: fields({ next: orNull(time), timers: whole }),
};

/** What `json` says; null where it is no frame. */
export function readFrame(json: string): Frame | null {
  try {
    const value = JSON.parse(json) as { say?: unknown };
    const { say } = value;
    if (typeof say !== 'string' || !Object.hasOwn(SHAPES, say)) return null;
    return SHAPES[say as Frame['say']](value) ? (value as Frame) : null;
  } catch {
    return null;
  }
}
