import { describe, expect, test } from 'vitest';
import { NOON, Running } from './running.fixture.ts';

/** What `body` answers, run inside a service with virtual time. */
const inside = (body: string, imports = '') =>
  Running.value(
    `const log = []; const add = (text) => log.push([text, performance.now()]);\n${body}\nreturn Response.json(log);`,
    [],
    imports,
  );
const pause = 'const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));';

describe('timers', () => {
  test('fire in the order of their time, then of their making', async () => {
    const body = `setTimeout(add, 20, 'late'); setTimeout(add, 10, 'first'); setTimeout(add, 10, 'second'); setTimeout(add, 0, 'zero'); ${pause} await pause(30);`;
    expect(await inside(body)).toEqual([
      ['zero', 1],
      ['first', 10],
      ['second', 10],
      ['late', 20],
    ]);
  });

  test('let microtasks and immediates run between them', async () => {
    const body = `setTimeout(() => { add('a'); Promise.resolve().then(() => add('micro')); setImmediate(() => add('immediate')); }, 5); setTimeout(() => add('b'), 5); ${pause} await pause(9);`;
    expect(await inside(body)).toEqual([
      ['a', 5],
      ['micro', 5],
      ['immediate', 5],
      ['b', 5],
    ]);
  });

  test('repeat until they are cleared', async () => {
    const body = `const every = setInterval(() => { add('tick'); if (log.length === 3) clearInterval(every); }, 100); ${pause} await pause(1000);`;
    expect(await inside(body)).toEqual([
      ['tick', 100],
      ['tick', 200],
      ['tick', 300],
    ]);
  });

  test('are cleared by handle, number and text', async () => {
    const body = `clearTimeout(setTimeout(add, 1, 'a')); clearTimeout(+setTimeout(add, 1, 'b')); clearInterval(String(+setInterval(add, 1, 'c'))); clearTimeout(undefined); ${pause} await pause(9);`;
    expect(await inside(body)).toEqual([]);
  });

  test('begin anew when refreshed', async () => {
    const body = `${pause} const timer = setTimeout(add, 50, 'fired'); await pause(40); timer.refresh(); await pause(100); add(String(timer.hasRef())); add(String(timer.unref().hasRef()));`;
    expect(await inside(body)).toEqual([
      ['fired', 90],
      ['true', 140],
      ['false', 140],
    ]);
  });

  test('do not keep the service alive when unrefed', async () => {
    const running = await Running.load(`setTimeout(() => {}, 5).unref(); setTimeout(() => {}, 9); export default {};`);
    expect(running.last).toMatchObject({ next: 5, timers: 1 });
    running.close();
  });

  test('refuse what is no function, as Node does', async () => {
    const real = (() => {
      try {
        setTimeout('x' as never, 1);
      } catch (error) {
        return error as NodeJS.ErrnoException;
      }
      return null;
    })();
    const body = `try { setTimeout('x', 1); } catch (error) { log.push(error.name, error.code); }`;
    expect(await inside(body)).toEqual([real?.name, real?.code]);
  });

  test('are virtual by import and promisified too', async () => {
    const imports = `import { setTimeout as later } from 'node:timers'; import { setTimeout as wait, setInterval as each, scheduler } from 'node:timers/promises'; import { promisify } from 'node:util';`;
    const body = `await new Promise((resolve) => later(resolve, 10)); add('timers'); add(await wait(10, 'promises')); await scheduler.wait(10); add('scheduler'); add(await promisify(setTimeout)(10, 'promisify'));
      for await (const value of each(10, 'each')) { add(value); if (log.length > 5) break; }`;
    expect(await inside(body, imports)).toEqual([
      ['timers', 10],
      ['promises', 20],
      ['scheduler', 30],
      ['promisify', 40],
      ['each', 50],
      ['each', 60],
    ]);
  });

  test('of promises end with their signal, as in Node', async () => {
    const { setTimeout: wait } = await import('node:timers/promises');
    const real = await wait(1000, null, { signal: AbortSignal.abort() }).catch((error: NodeJS.ErrnoException) => [
      error.name,
      error.code,
    ]);
    const body = `await wait(1000, null, { signal: AbortSignal.timeout(5) }).catch((error) => log.push([error.name, error.code], performance.now()));`;
    expect(await inside(body, `import { setTimeout as wait } from 'node:timers/promises';`)).toEqual([real, 5]);
  });
});

test('AbortSignal.timeout aborts in virtual time, as Node does', async () => {
  const real = await new Promise<DOMException>((resolve) => {
    const signal = AbortSignal.timeout(1);
    signal.addEventListener('abort', () => resolve(signal.reason));
  });
  const body = `const signal = AbortSignal.timeout(250); await new Promise((resolve) => signal.addEventListener('abort', resolve));
    log.push(signal.reason.name, signal.reason.message, signal.reason instanceof DOMException, performance.now());`;
  expect(await inside(body)).toEqual([real.name, real.message, true, 250]);
});

test('every clock shows virtual time', async () => {
  const body = `${pause} const start = process.hrtime(); console.time('t'); performance.mark('a'); await pause(1500); console.timeEnd('t');
    log.push(Date.now(), new Date().getTime(), new Date(0).getTime(), new Date() instanceof Date, typeof Date(), Date.UTC(2026, 0),
      process.hrtime(start), String(process.hrtime.bigint()), process.uptime(), performance.timeOrigin, performance.measure('m', 'a').duration,
      globalThis.Temporal?.Now.instant().epochMilliseconds ?? Date.now());`;
  const later = NOON + 1500;
  expect(await inside(body)).toEqual([
    later,
    later,
    0,
    true,
    'string',
    Date.UTC(2026, 0),
    [1, 500_000_000],
    '1500000000',
    1.5,
    NOON,
    1500,
    later,
  ]);
});

test('console.time prints virtual milliseconds', async () => {
  const running = await Running.load(
    `console.time('t'); await new Promise((r) => setTimeout(r, 40)); console.timeEnd('t'); export default { fetch: () => new Response() };`,
  );
  running.now = 40;
  await running.turn({ do: 'tick' });
  expect(running.told('print').map(({ text }) => text)).toEqual(['t: 40ms\n']);
  running.close();
});
