import { expect, test } from 'vitest';
import { Running } from './running.fixture.ts';

const NONCE = 'c0ffee00c0ffee00c0ffee00c0ffee00';

/**
 * Replaces every method of every built-in object that it can reach by one that keeps all that passes through it, puts
 * getters where fs asks a buffer for its size, and looks through the memory that Buffer hands out. All of it is printed.
 */
const HUNTER = `
import fs from 'node:fs'; import util from 'node:util';
const log = console.log; const apply = Reflect.apply; const define = Object.defineProperty; const ownKeys = Reflect.ownKeys;
const describe = Object.getOwnPropertyDescriptor; const found = new Set(); const add = Set.prototype.add; const latin1 = Buffer.prototype.latin1Slice;
let busy = false;
const look = (value) => {
  if (typeof value === 'string') { if (value.includes('"say"') || value.length === 32) apply(add, found, [value]); }
  else if (ArrayBuffer.isView(value)) { const text = apply(latin1, new Uint8Array(value.buffer), []); const at = text.indexOf('{"say"'); if (at >= 0) apply(add, found, [text.slice(Math.max(0, at - 64), at + 20)]); }
};
const wrap = (original) => function (...all) {
  if (!busy) { busy = true; try { look(this); for (let i = 0; i < all.length; i++) look(all[i]); } catch {} finally { busy = false; } }
  const result = new.target ? Reflect.construct(original, all, new.target) : apply(original, this, all);
  if (!busy) { busy = true; try { look(result); } catch {} finally { busy = false; } }
  return result;
};
const typed = Object.getPrototypeOf(Uint8Array.prototype);
const owners = { JSON, fs, Buffer, BufferPrototype: Buffer.prototype, Uint8Array: Uint8Array.prototype, typed, String: String.prototype, Array: Array.prototype,
  RegExp: RegExp.prototype, Map: Map.prototype, Set: Set.prototype, WeakMap: WeakMap.prototype, WeakRef: WeakRef.prototype, Promise: Promise.prototype,
  Object, Reflect, Number, Symbol: Symbol.prototype, TextEncoder: TextEncoder.prototype, TextDecoder: TextDecoder.prototype, ArrayBuffer: ArrayBuffer.prototype, Error };
const leave = new Set(['constructor', 'includes', 'slice', 'indexOf', 'apply', 'defineProperty', 'isView', 'prepareStackTrace']);
export default { async fetch() {
  const wrapped = [];
  for (const owner of Object.values(owners)) for (const name of ownKeys(owner)) {
    const descriptor = describe(owner, name);
    if (leave.has(name) || !descriptor?.configurable) continue;
    try {
      if (typeof descriptor.value === 'function') define(owner, name, { ...descriptor, value: wrap(descriptor.value) });
      else if (descriptor.get) define(owner, name, { ...descriptor, get: wrap(descriptor.get) });
      else continue;
      wrapped.push(name);
    } catch {}
  }
  for (const name of ['call', 'apply', 'bind']) define(Function.prototype, name, { value: wrap(Function.prototype[name]), configurable: true, writable: true });
  Error.prepareStackTrace = (error, sites) => { for (const site of sites) { look(site.getThis()); look(site.getFunction()); } return ''; };
  for (const name of ['say', 'nonce', 'toJSON', 'value']) define(Object.prototype, name, { configurable: true, get() { look(this); return undefined; }, set(value) { look(value); } });
  for (let round = 0; round < 5; round += 1) { fetch('http://players/' + round).catch(() => {}); process.stdout.write('x'); await null; }
  busy = true;
  look(Buffer.from('pool'));
  for (const size of [16, 200, 4096, 65536, 196608]) for (let one = 0; one < 50; one += 1) { look(Buffer.allocUnsafe(size)); look(Buffer.allocUnsafeSlow(size)); }
  try { look(process.report.getReport()); look(JSON.stringify(process.report.getReport())); } catch {}
  log('wrapped ' + wrapped.length);
  for (const one of found) log(one);
  return new Response('hunted');
} };`;

test('the nonce is in nothing that scripts can see', async () => {
  const running = await Running.load(HUNTER, { nonce: NONCE });
  expect(await running.call([{}, {}, {}, {}, {}])).toBe('hunted');
  const printed = running
    .told('print')
    .map(({ text }) => text)
    .join('');
  expect(Number(/wrapped (\d+)/.exec(printed)?.[1])).toBeGreaterThan(200);
  expect(printed).not.toContain(NONCE);
  expect(running.last?.death).toBeNull();
  running.close();
});

test('who knows the nonce says nothing that breaks the grader', async () => {
  const frames = [
    '{"say":"fetch","fetch":1,"method":"TRACE","url":"none","headers":[],"body":null,"line":null}',
    '{"say":"threw"}',
    '{"say":"valueOf"}',
    'null',
    '[]',
    '{"say":"rest","next":-1,"timers":0}',
  ];
  for (const frame of frames) {
    const code = `import fs from 'node:fs'; fs.writeSync(3, '${NONCE}${frame}\\n'); export default {};`;
    const running = await Running.load(code, { nonce: NONCE });
    expect(running.last?.death).toEqual({ kind: 'forged' });
    running.close();
  }
});

test('long and foreign texts pass the channel unharmed', async () => {
  const running = await Running.load(
    `export default { fetch: async () => { const r = await fetch('http://players'); return new Response(await r.text()); } };`,
  );
  const body = 'ñ→𝄞\\n"\u2028'.repeat(200_000);
  expect(await running.call([{ body }])).toBe(body);
  running.close();
});

test('a process that is told to hang up ends by itself', async () => {
  const running = await Running.load('export default {};');
  running.close();
  expect((await running.turn({ do: 'tick' })).death).toEqual({ kind: 'ended', detail: 'SIGKILL' });
});
