/**
 * Submissions that try for points which they do not deserve. Each stands before a service that answers something
 * (`hollow`), or before a right answer, or a slow one (`solution`, `sequential`), which then deserves what it deserves.
 */
import { readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { inWorkbook } from '../base/workbook.ts';
import type { ProblemName } from '../language/catalogue.ts';
import { hasAnswers } from './answers.ts';
import { attacksOnMachine } from './attacks-on-machine.fixture.ts';

export interface Attack {
  readonly code: string;
  /** The service behind the attack; `hollow` where absent. */
  readonly before?: 'solution' | 'sequential';
  /** The problem that ends it; null where its service is judged as if there were no attack. */
  readonly ends: ProblemName | null;
}

const FRAME = '{"say":"answer","call":1,"status":200,"headers":[]}\\n';
/** A file where no service may write. */
export const outside = path.join(os.tmpdir(), `entre-servicios-attack-${process.pid}.db`);
const solutionFile = inWorkbook('solutions', 'ch3-synchronous', '01-squad.ts');
const solution = hasAnswers() ? readFileSync(solutionFile, 'utf8') : '';
const services = {
  hollow: `export default { fetch: (request) => Response.json({ team_id: decodeURIComponent(new URL(request.url).pathname.slice(8)), players: [] }) };`,
  solution,
  // Asks one service after the other.
  sequential: solution.replace(
    /await Promise\.all\(\[\s*(getJson[^\n]*),\n\s*(getJson[^\n]*),\n\s*\]\)/,
    '[await $1, await $2]',
  ),
};

/** The services without any attack. */
export const plain: Readonly<Record<string, string>> = services;

/** The file of a submission. */
export function textOf({ code, before }: Attack): string {
  return `${code}\n${services[before ?? 'hollow']}\n`;
}

const q = JSON.stringify;
/** Calls the original of every method of `owner`, and tells the console what went through it. */
const RECORD = `
  function record(owner, ...names) {
    for (const name of names) {
      const original = owner[name];
      owner[name] = function (...all) { seen.push(name); return Reflect.apply(original, this, all); };
    }
  }
  const seen = [];
  setTimeout(() => console.log(seen.length), 1);`;

export const attacks: Readonly<Record<string, Attack>> = {
  // The channel
  'writes a frame to the channel': { code: `import fs from 'node:fs'; fs.writeSync(3, '${FRAME}');`, ends: 'forged' },
  'writes frames with guessed nonces': {
    code: `import fs from 'node:fs';
      for (let guess = 0; guess < 1000; guess += 1) fs.writeSync(3, guess.toString(16).padStart(32, '0') + '${FRAME}');`,
    ends: 'forged',
  },
  'writes a frame when the process exits': {
    code: `import fs from 'node:fs'; process.on('exit', () => fs.writeSync(3, '${FRAME}')); setTimeout(() => process.exit(0), 1);`,
    before: 'solution',
    ends: 'exit',
  },
  'writes half a line to the channel': { code: `import fs from 'node:fs'; fs.writeSync(3, 'abc');`, ends: 'forged' },
  'floods the channel': {
    code: `import fs from 'node:fs'; const noise = 'x'.repeat(1e6); for (;;) fs.writeSync(3, noise);`,
    ends: 'forged',
  },
  'closes the channel': { code: `import fs from 'node:fs'; fs.closeSync(3);`, ends: 'ended' },
  'puts a file in place of the channel': {
    code: `import fs from 'node:fs'; fs.closeSync(3); fs.openSync(process.env.STATE_DIR + 'frames', 'w+');`,
    ends: 'ended',
  },
  'opens the channel as a socket': {
    code: `import net from 'node:net'; new net.Socket({ fd: 3 }).on('data', (data) => console.log(data)).resume();`,
    ends: 'hang',
  },
  'reads the commands from the channel': {
    code: `import fs from 'node:fs'; fs.readSync(3, Buffer.alloc(9));`,
    ends: 'hang',
  },
  'waits for the commands beside the grader': {
    code: `import fs from 'node:fs'; fs.read(3, Buffer.alloc(9), 0, 9, null, (_error, _count, bytes) => console.log(String(bytes)));`,
    ends: 'hang',
  },

  // Built-ins
  'gives every object a toJSON': {
    code: `Object.prototype.toJSON = () => ({ say: 'rest', next: null, timers: 0 });`,
    ends: null,
  },
  'makes every object a thenable': {
    code: `Object.defineProperty(Object.prototype, 'then', { configurable: true, value(resolve) { delete Object.prototype.then; resolve(this); } });`,
    before: 'solution',
    ends: null,
  },
  'puts setters for the fields of frames on every object': {
    code: `for (const name of ['say', 'nonce', 'call', 'do', 'frame', 'timers'])
      Object.defineProperty(Object.prototype, name, { configurable: true, set(value) { console.log(name, value); } });`,
    before: 'sequential',
    ends: null,
  },
  'puts get and set on every object': {
    code: `Object.defineProperty(Object.prototype, 'get', { value: () => 1, writable: true, configurable: true });`,
    ends: null,
  },
  'records what goes through the built-ins': {
    code: `${RECORD}
      record(JSON, 'stringify', 'parse');
      record(String.prototype, 'slice', 'indexOf', 'startsWith', 'split');
      record(Map.prototype, 'get', 'set', 'delete');
      record(RegExp.prototype, 'exec');
      record(Buffer, 'from', 'concat', 'alloc', 'allocUnsafe');
      record(Buffer.prototype, 'toString', 'write', 'utf8Slice', 'utf8Write', 'base64Slice');
      record(Object, 'keys', 'entries', 'defineProperty', 'create');`,
    before: 'sequential',
    ends: null,
  },
  'has built-ins return nonsense': {
    code: `String.prototype.slice = () => 5; String.prototype.indexOf = () => ({}); RegExp.prototype.exec = () => [0, {}, {}];
      JSON.stringify = () => '{}'; Object.entries = () => []; Array.isArray = () => false; Number.isInteger = () => true;
      setTimeout(() => { throw new Error('late'); }, 1);`,
    before: 'solution',
    ends: 'crash',
  },
  'says that everything is the same': {
    code: `Object.is = () => true; Array.prototype.every = () => true; Array.prototype.some = () => true; Number.isNaN = () => false;`,
    ends: null,
  },
  'prepares its own stack traces': {
    code: `Error.prepareStackTrace = (_error, sites) => { for (const site of sites) console.log(site.getThis(), site.getFunction()); return { toString() { throw 1; } }; };`,
    before: 'sequential',
    ends: null,
  },
  'throws from its own stack traces': {
    code: `Error.prepareStackTrace = () => { throw new Error('no'); };`,
    before: 'sequential',
    ends: null,
  },
  'replaces Promise, JSON, TextEncoder and Response': {
    code: `globalThis.Promise = class extends Promise {}; globalThis.JSON = { ...JSON, stringify: () => '[]' };
      globalThis.TextEncoder = class {}; globalThis.Response = class extends Response { get status() { return 200; } };`,
    ends: null,
  },
  'answers with getters that lie': {
    code: `class Liar extends Response { get status() { return 200; } get headers() { return new Headers({ a: 'b' }); } get body() { return null; } }
      const lie = () => new Liar('[]', { status: 500 }); globalThis.Response = Object.assign(lie, { json: lie });`,
    ends: null,
  },
  'uses up the stack before it fetches': {
    code: `const deep = () => { try { deep(); } finally { try { fetch('http://players/players?team_id=1').catch(() => {}); } catch {} } }; try { deep(); } catch {}`,
    ends: 'restless',
  },

  // Modules and files
  'imports the solution by its path': {
    code: `import answer from ${q(solutionFile)};`,
    ends: 'foreign-import',
  },
  'imports the solution by its URL': { code: `await import(${q(`file://${solutionFile}`)});`, ends: 'foreign-import' },
  'imports the solution from a data: URL': {
    code: `await import('data:text/javascript,' + encodeURIComponent('export * from ${q(`file://${solutionFile}`)}'));`,
    ends: 'foreign-import',
  },
  'imports the checks by a relative path': {
    code: `await import('../../../grader/checks/judge.ts');`,
    ends: 'foreign-import',
  },
  'requires the solution': {
    code: `import { createRequire } from 'node:module'; createRequire(${q(inWorkbook('package.json'))})(${q(solutionFile)});`,
    ends: 'foreign-import',
  },
  'requires the solution as if from a package': {
    code: `const { createRequire } = process.getBuiltinModule('module'); createRequire(${q(inWorkbook('node_modules', 'x.js'))})(${q(solutionFile)});`,
    ends: 'closed-file',
  },
  'requires the grader through the insides of modules': {
    code: `process.getBuiltinModule('module')._load(${q(inWorkbook('grader', 'checks', 'judge.ts'))});`,
    ends: 'foreign-import',
  },
  'reads the solution': { code: `import fs from 'node:fs'; fs.readFileSync(${q(solutionFile)});`, ends: 'closed-file' },
  'reads the solution later': {
    code: `import fs from 'node:fs/promises'; await fs.readFile(${q(solutionFile)});`,
    ends: 'closed-file',
  },
  'lists the grader': {
    code: `import fs from 'node:fs'; fs.readdirSync(${q(inWorkbook('grader'))});`,
    ends: 'closed-file',
  },
  'reads what runs inside its process': {
    code: `import fs from 'node:fs'; fs.readFileSync(${q(inWorkbook('grader', 'service', 'inside', 'channel.ts'))});`,
    ends: 'closed-file',
  },
  'links to the solution from its state': {
    code: `import fs from 'node:fs'; fs.symlinkSync(${q(solutionFile)}, process.env.STATE_DIR + 'link'); fs.readFileSync(process.env.STATE_DIR + 'link');`,
    ends: 'closed-file',
  },
  'overwrites the exercise': {
    code: `import fs from 'node:fs'; fs.writeFileSync(import.meta.filename, '');`,
    ends: 'closed-file',
  },
  'attaches a database elsewhere': {
    code: `import { DatabaseSync } from 'node:sqlite'; new DatabaseSync(':memory:').exec(${q(`ATTACH DATABASE '${outside}' AS other; CREATE TABLE other.t (x)`)});`,
    ends: 'load-threw',
  },
  'copies a database elsewhere': {
    code: `import { DatabaseSync } from 'node:sqlite'; new DatabaseSync(':memory:').prepare(${q(`/* then */ VACUUM INTO '${outside}'`)}).run();`,
    ends: 'load-threw',
  },
  'opens a database elsewhere': {
    code: `import { DatabaseSync } from 'node:sqlite'; new DatabaseSync(${q(outside)});`,
    ends: 'forbidden',
  },
  'takes the real database from the prototype': {
    code: `import { DatabaseSync } from 'node:sqlite'; new DatabaseSync.prototype.constructor(${q(pathToFileURL(outside).href)});`,
    ends: 'forbidden',
  },
  'reads its own memory': {
    code: `import fs from 'node:fs'; fs.openSync('/proc/self/mem', 'r');`,
    ends: 'closed-file',
  },
  'reads the memory of the grader': {
    code: `import fs from 'node:fs'; fs.readFileSync('/proc/' + process.ppid + '/environ');`,
    ends: 'closed-file',
  },
  'looks at its descriptors': {
    code: `import fs from 'node:fs'; fs.readdirSync('/proc/self/fd');`,
    ends: 'closed-file',
  },
  'asks for a report of the process': {
    code: `console.log(JSON.stringify(process.report.getReport()).length, process.env);`,
    ends: null,
  },

  // The clock
  'stops its own clocks': {
    code: `Date.now = () => 0; performance.now = () => 0; globalThis.Date = class { getTime() { return 0; } };`,
    before: 'sequential',
    ends: null,
  },
  'fires every timer at once': {
    code: `globalThis.setTimeout = (run) => { queueMicrotask(run); }; globalThis.setImmediate = () => {};`,
    before: 'sequential',
    ends: null,
  },

  // The process
  'kills the grader': {
    code: `try { process.kill(process.ppid, 'SIGKILL'); } catch {}`,
    before: 'solution',
    ends: 'forbidden',
  },
  'kills the grader by the inner function': {
    code: `try { process._kill(process.ppid, 9); } catch {}`,
    before: 'solution',
    ends: 'forbidden',
  },
  'kills the grader by another program': {
    code: `import { execSync } from 'node:child_process'; try { execSync('kill -9 ' + process.ppid); } catch {}`,
    before: 'solution',
    ends: 'spawns',
  },
  'becomes another program': {
    code: `try { process.execve('/bin/sh', ['sh', '-c', 'kill -9 ' + process.ppid], {}); } catch {}`,
    before: 'solution',
    ends: 'forbidden',
  },
  'slows the grader down': {
    code: `import os from 'node:os'; try { os.setPriority(process.ppid, 19); } catch {}`,
    before: 'solution',
    ends: 'forbidden',
  },
  'asks for bindings': { code: `try { process.binding('fs'); } catch {}`, before: 'solution', ends: 'forbidden' },
  'leaves with exit code 0': { code: `setTimeout(() => process.exit(0), 15);`, before: 'solution', ends: 'exit' },
  'leaves by the inner function': {
    code: `setTimeout(() => process.reallyExit(0), 15);`,
    before: 'solution',
    ends: 'exit',
  },
  'removes the listeners of the process': { code: `process.removeAllListeners();`, before: 'solution', ends: 'ended' },
  'says that it rests': { code: `try { process.emit('beforeExit'); } catch {}`, before: 'solution', ends: 'forbidden' },
  'swallows every error': {
    code: `process.setUncaughtExceptionCaptureCallback(() => {}); setTimeout(() => { throw new Error('late'); }, 1);`,
    before: 'sequential',
    ends: null,
  },
  'hooks the imports': {
    code: `import { registerHooks } from 'node:module'; try { registerHooks({ resolve: (specifier, context, next) => next(specifier, context) }); } catch {}`,
    before: 'solution',
    ends: 'forbidden',
  },
  'hooks the imports from another thread': {
    code: `import { register } from 'node:module'; try { register('data:text/javascript,'); } catch {}`,
    before: 'solution',
    ends: 'forbidden',
  },
  'starts a thread': {
    code: `import { Worker } from 'node:worker_threads'; try { new Worker('', { eval: true }); } catch {}`,
    before: 'solution',
    ends: 'spawns',
  },
  'opens the inspector': {
    code: `import inspector from 'node:inspector'; try { inspector.open(); } catch {}`,
    before: 'solution',
    ends: 'forbidden',
  },
  'takes a picture of the heap': {
    code: `import v8 from 'node:v8'; try { v8.getHeapSnapshot(); } catch {}`,
    before: 'solution',
    ends: 'forbidden',
  },
  'changes the flags of the engine': {
    code: `import v8 from 'node:v8'; try { v8.setFlagsFromString('--expose-gc'); } catch {}`,
    before: 'solution',
    ends: 'forbidden',
  },
  'blocks its thread': {
    code: `try { Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0); } catch {}`,
    before: 'solution',
    ends: 'forbidden',
  },
  'takes a real clock from another realm': {
    code: `import vm from 'node:vm'; const real = vm.runInNewContext('Date'); globalThis.Date = real;`,
    before: 'sequential',
    ends: null,
  },
  'takes memory through WebAssembly': {
    code: `const all = []; for (;;) { const memory = new WebAssembly.Memory({ initial: 1000 }); new Uint8Array(memory.buffer).fill(1); all.push(memory); }`,
    ends: 'memory',
  },

  // The network and the checks
  'reaches for the real network': {
    code: `import net from 'node:net'; try { net.connect(80, 'example.com'); } catch {}`,
    before: 'solution',
    ends: 'network-exit',
  },
  'asks more than anyone could answer': {
    code: `for (;;) fetch('http://players/players?team_id=1').catch(() => {});`,
    ends: 'restless',
  },
  'asks without end, one by one': {
    code: `for (;;) await fetch('http://players/players?team_id=1').then((response) => response.text(), () => {});`,
    ends: 'restless',
  },
  'asks a host whose name is endless': {
    code: `await fetch('http://' + 'a'.repeat(1e6) + '/').catch(() => {});`,
    ends: 'unknown-host',
  },
  'sends a body without end': {
    code: `await fetch('http://players/', { method: 'POST', body: 'x'.repeat(2e7) });`,
    ends: 'endless-body',
  },
  'sends requests that are no HTTP': {
    code: `for (const [url, init] of [['http://a:b@players/', {}], ['http://players/', { method: 'TRACE' }], ['ftp://players/', {}], ['http://players:99999/', {}], ['http://players/', { headers: { 'a b': 'c' } }]])
      await fetch(url, init).then(() => {}, () => {});`,
    ends: 'unknown-host',
  },
  'answers values that throw as text': {
    code: `const bad = { toString: 1, valueOf: 1 };
      Response.json = (() => { const real = Response.json; return (value, init) => real({ ...value, players: value.players?.map((one) => ({ ...one, name: bad })) ?? [{ id: bad, name: bad, country: bad }] }, init); })();`,
    before: 'solution',
    ends: null,
  },
  'answers values nested without end': {
    code: `Response.json = (value) => new Response('{"team_id":"' + value.team_id + '","players":[{"name":' + '['.repeat(1e5) + ']'.repeat(1e5) + '}]}');`,
    before: 'solution',
    ends: null,
  },

  ...attacksOnMachine,
};
