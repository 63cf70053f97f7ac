/** Submissions that end in every way but the right one, each with the problem that it must be told. */
import type { ProblemName } from '../language/catalogue.ts';
import type { Submission } from './submissions.fixture.ts';

export interface Ending {
  readonly submission: Submission;
  readonly problem: ProblemName;
  /** It ends by the real-time limit of a turn. */
  readonly hangs?: true;
}

const OK = `export default { fetch: () => Response.json({}) };`;
const atLoad = (code: string): string => `${code}\n${OK}\n`;
const onCall = (code: string): string => `export default { async fetch(request) {\n${code}\n} };\n`;
const stream = (source: string): string => onCall(`return new Response(new ReadableStream({ ${source} }));`);

const exits = {
  'process.exit(0) at the top': { submission: atLoad('process.exit(0);'), problem: 'exit' },
  'process.exit(0) in the handler': { submission: onCall('process.exit(0);'), problem: 'exit' },
  'an unhandled rejection at the top': { submission: atLoad('Promise.reject(new Error("x"));'), problem: 'rejection' },
  'an unhandled rejection in the handler': {
    submission: onCall('Promise.reject(new Error("x")); return new Response();'),
    problem: 'rejection',
  },
  'a late throw in a timer': {
    submission: onCall(
      'setTimeout(() => { throw new Error("late"); }, 10); await fetch("http://players/players?team_id=1");',
    ),
    problem: 'crash',
  },
  'null thrown at the top': { submission: 'throw null;\n', problem: 'load-threw' },
} as const;

const loops = {
  'for (;;) at the top': { submission: atLoad('for (;;);'), problem: 'hang', hangs: true },
  'for (;;) in the handler': { submission: onCall('for (;;);'), problem: 'hang', hangs: true },
  'endless microtasks at the top': {
    submission: atLoad('const again = () => queueMicrotask(again); again();'),
    problem: 'hang',
    hangs: true,
  },
  'endless microtasks in the handler': { submission: onCall('for (;;) await null;'), problem: 'hang', hangs: true },
  'endless setImmediate at the top': {
    submission: atLoad('const again = () => setImmediate(again); again();'),
    problem: 'hang',
    hangs: true,
  },
  'endless setImmediate in the handler': {
    submission: onCall('await new Promise(() => { const again = () => setImmediate(again); again(); });'),
    problem: 'hang',
    hangs: true,
  },
  'an endless flood of the console': {
    submission: atLoad('for (;;) console.log("x".repeat(1000));'),
    problem: 'hang',
    hangs: true,
  },
  'a pattern that backtracks for years': {
    submission: onCall('/(a+)+b/.test("a".repeat(60));'),
    problem: 'hang',
    hangs: true,
  },
  'endless setTimeout at the top': {
    submission: atLoad('const again = () => setTimeout(again, 0); again(); await new Promise(() => {});'),
    problem: 'restless',
  },
  'endless setTimeout in the handler': {
    submission: onCall('await new Promise(() => { const again = () => setTimeout(again, 0); again(); });'),
    problem: 'restless',
  },
  'a top-level await that never settles': {
    submission: atLoad('await new Promise(() => {});'),
    problem: 'load-unsettled',
  },
} as const;

const masses = {
  'an endless answer that is pulled': {
    submission: stream('async pull(c) { await null; c.enqueue(new Uint8Array(9999)); }'),
    problem: 'endless-body',
  },
  'an endless answer byte by byte': {
    submission: stream('pull(c) { c.enqueue(new Uint8Array(1)); }'),
    problem: 'endless-body',
  },
  'an endless answer over time': {
    submission: stream('async pull(c) { await new Promise((r) => setTimeout(r, 1)); c.enqueue(new Uint8Array(1)); }'),
    problem: 'restless',
  },
  'an endless answer pushed at once': {
    submission: stream('start(c) { for (;;) c.enqueue(new Uint8Array(9999)); }'),
    problem: 'memory',
  },
  'an answer of 60 MB': { submission: onCall('return new Response("x".repeat(6e7));'), problem: 'endless-body' },
  'a heap that fills at the top': {
    submission: atLoad('const all = []; for (;;) all.push({ more: Array(100).fill(all) });'),
    problem: 'memory',
  },
  'a heap that fills in the handler': {
    submission: onCall('const all = []; for (;;) all.push({ more: Array(100).fill(all) });'),
    problem: 'memory',
  },
  'buffers without end at the top': {
    submission: atLoad('const all = []; for (;;) all.push(Buffer.alloc(1e7, 1));'),
    problem: 'memory',
  },
  'buffers without end in the handler': {
    submission: onCall('const all = []; for (;;) all.push(Buffer.alloc(1e7, 1));'),
    problem: 'memory',
  },
} as const;

const modules = {
  'a syntax error': { submission: 'export default {\n', problem: 'syntax' },
  'an enum': { submission: atLoad('enum Fate { Answered, Lost }'), problem: 'not-erasable' },
  'no default export': { submission: 'export const fetch = () => new Response();\n', problem: 'no-default' },
  'a default export without fetch': {
    submission: 'export default { get: () => new Response() };\n',
    problem: 'no-fetch',
  },
  'a package that is not there': { submission: atLoad('import "entre-servicios-absent";'), problem: 'no-package' },
  'no file': { submission: null, problem: 'missing-file' },
  'an empty file': { submission: '\n', problem: 'empty-file' },
  'a folder': { submission: 'folder', problem: 'folder' },
  'UTF-16': { submission: Buffer.from(`\ufeff${OK}`, 'utf16le'), problem: 'not-utf8' },
} as const;

const answers = {
  'an answer of undefined': { submission: onCall(''), problem: 'not-a-response' },
  'an object with a throwing getter': {
    submission: onCall('return { get status() { throw new Error("x"); } };'),
    problem: 'not-a-response',
  },
  'Response.error()': { submission: onCall('return Response.error();'), problem: 'not-a-response' },
  'a thenable of nothing': {
    submission: onCall('return { then(resolve) { resolve(null); } };'),
    problem: 'not-a-response',
  },
} as const;

/** To Node 22 a Proxy of a Response is one, and no problem. */
const proxies: Readonly<Record<string, Ending>> = isOne(new Proxy(new Response(), {}))
  ? {}
  : {
      'a Proxy of a Response': {
        submission: onCall('return new Proxy(new Response(), {});'),
        problem: 'not-a-response',
      },
    };

function isOne(response: Response): boolean {
  try {
    return response.ok;
  } catch {
    return false;
  }
}

export const endings: Readonly<Record<string, Ending>> = {
  ...exits,
  ...loops,
  ...masses,
  ...modules,
  ...answers,
  ...proxies,
};

/** Unusual, and no problem of the file: its service is judged. */
export const survivals: Readonly<Record<string, string>> = {
  'a top-level await of two virtual seconds': atLoad('await new Promise((resolve) => setTimeout(resolve, 2000));'),
  'fifty megabytes of console': atLoad('for (let line = 0; line < 50_000; line += 1) console.log("x".repeat(1000));'),
  'null thrown in the handler': onCall('throw null;'),
  'a stream of texts': stream('start(c) { c.enqueue("text"); c.close(); }'),
  'a thenable that never settles': onCall('return { then() {} };'),
};
