import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type ConfirmChannel, connect } from 'amqplib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Random } from '../../base/random.ts';
import { EmbeddedBroker } from '../../broker/embedded/broker.ts';
import { realClock } from '../../broker/embedded/clock.ts';
import { type Listener, listen } from '../../broker/embedded/listen.ts';
import { exercise } from '../../checks/exercise.ts';
import type { ExerciseRecord } from '../../run/record.ts';
import type { Conditions, Result, Task } from '../task.ts';
import { namesFor } from './queues.ts';
import { gradeElsewhere } from './send.ts';
import { serveQueue } from './serve.ts';

const text = { en: 'x', es: 'x' };
const facts = exercise({
  id: 'ch9/x',
  slug: 'ch9-x/01-x',
  tier: 'core',
  title: text,
  service: 's',
  environment: {},
  checks: {},
});
const conditions: Conditions = { seed: 1, language: 'en', sandbox: { kind: 'permissions' }, extra: null };
const names = namesFor('1');
const graded = (id: string): Result => ({ kind: 'graded', record: { id } as ExerciseRecord, sandbox: 'none' });

let broker: Listener;
let folder: string;
let stops: AbortController[];
beforeEach(async () => {
  broker = await listen(new EmbeddedBroker({ clock: realClock, random: new Random('queue') }));
  folder = mkdtempSync(path.join(tmpdir(), 'entre-servicios-'));
  stops = [];
});
afterEach(async () => {
  for (const stop of stops) stop.abort();
  await broker.close();
  rmSync(folder, { recursive: true, force: true });
});

const tasks = (count: number): Task[] =>
  Array.from({ length: count }, (_, index) => ({ key: `k${index}`, exercise: 'ch9/x', tree: folder }));

/** Starts a worker that grades with `grade`; resolves when it waits for jobs. */
function worker(grade: (task: Task) => Promise<Result>): Promise<{ stop: () => void; done: string[] }> {
  const stop = new AbortController();
  stops.push(stop);
  const done: string[] = [];
  return new Promise((resolve) => {
    void serveQueue({
      url: broker.url,
      names,
      exercises: [facts],
      conditions,
      lanes: [{ grade }],
      signal: stop.signal,
      onReady: () => resolve({ stop: () => stop.abort(), done }),
      onDone: ({ key }) => done.push(key),
    });
  });
}

/** Sends `all`, and gives every result that is told, in order. */
async function send(all: readonly Task[], signal = new AbortController().signal): Promise<[string, Result][]> {
  const told: [string, Result][] = [];
  await gradeElsewhere(all, {
    url: broker.url,
    names,
    results: 'results',
    conditions,
    exercises: [facts],
    signal,
    onResult: ({ key }, result) => told.push([key, result]),
    onNoWorkers: () => told.push(['no workers', { kind: 'error', detail: '' }]),
  });
  return told;
}

async function onChannel<T>(run: (channel: ConfirmChannel) => Promise<T>): Promise<T> {
  const connection = await connect(broker.url);
  connection.on('error', () => {});
  const channel = await connection.createConfirmChannel();
  const result = await run(channel);
  await connection.close();
  return result;
}

describe('jobs on a queue', () => {
  test('are shared among workers, each told once', async () => {
    const workers = await Promise.all([1, 2, 3].map(() => worker(async ({ key }) => graded(key))));
    const told = await send(tasks(60));
    expect(told.map(([key]) => key).sort()).toEqual(
      tasks(60)
        .map(({ key }) => key)
        .sort(),
    );
    expect(told.every(([key, result]) => result.kind === 'graded' && result.record.id === key)).toBe(true);
    expect(workers.filter(({ done }) => done.length > 0).length).toBeGreaterThan(1);
  });

  test('carry the answer', async () => {
    await worker(async ({ tree }) => graded(readFileSync(path.join(tree, 'ch9-x/01-x.ts'), 'utf8')));
    mkdirSync(path.join(folder, 'ch9-x'));
    writeFileSync(path.join(folder, 'ch9-x', '01-x.ts'), 'ñandú');
    expect(await send(tasks(1))).toEqual([['k0', graded('ñandú')]]);
  });

  test('come again when a worker dies with them', async () => {
    let begun = (): void => {};
    const holds = new Promise<void>((resolve) => {
      begun = resolve;
    });
    const dying = await worker(() => {
      begun();
      return new Promise(() => {});
    });
    const sending = send(tasks(3));
    await holds;
    dying.stop();
    await worker(async ({ key }) => graded(key));
    expect((await sending).map(([key]) => key).sort()).toEqual(['k0', 'k1', 'k2']);
  });

  test('are put aside when they kill every worker, and named as our error', async () => {
    const sending = send(tasks(1));
    for (let death = 0; death < 4; death += 1) {
      await new Promise<void>((resolve) => {
        const dying = worker(() => {
          void dying.then(({ stop }) => stop());
          resolve();
          return new Promise(() => {});
        });
      });
    }
    const told = await sending;
    expect(told.at(-1)).toEqual(['k0', { kind: 'error', detail: expect.stringContaining('put aside') }]);
    expect(await onChannel(async (channel) => (await channel.checkQueue(names.dead)).messageCount)).toBe(1);
  });

  test('that are none are put aside and disturb nobody', async () => {
    await worker(async ({ key }) => graded(key));
    await onChannel(async (channel) => {
      for (const nonsense of [
        '',
        'null',
        '{"format":"entre-servicios/job@1","key":"x","exercise":"ch9/x","path":"../../x"}',
      ]) {
        channel.publish('', names.jobs, Buffer.from(nonsense));
      }
      await channel.waitForConfirms();
    });
    expect(await send(tasks(2))).toHaveLength(2);
    expect(await onChannel(async (channel) => (await channel.checkQueue(names.dead)).messageCount)).toBe(3);
  });

  test('are sent and answered over a broker that goes away in between', async () => {
    const embedded = new EmbeddedBroker({ clock: realClock, random: new Random('queue') });
    await broker.close();
    broker = await listen(embedded, { port: broker.port });
    let count = 0;
    await worker(async ({ key }) => {
      count += 1;
      if (count === 5) {
        // Every connection is cut; the queues live on.
        await broker.close();
        broker = await listen(embedded, { port: broker.port });
      }
      return graded(key);
    });
    const told = await send(tasks(12));
    expect(told.map(([key]) => key).sort()).toEqual(
      tasks(12)
        .map(({ key }) => key)
        .sort(),
    );
  });

  test('tell when nobody waits for them, and can be given up', async () => {
    const stop = new AbortController();
    const sending = send(tasks(1), stop.signal);
    setTimeout(() => stop.abort(), 300);
    expect((await sending).map(([key]) => key)).toEqual(['no workers']);
  });

  test('cannot be sent where no broker answers', async () => {
    await broker.close();
    await expect(send(tasks(1))).rejects.toThrow();
    broker = await listen(new EmbeddedBroker({ clock: realClock, random: new Random('queue') }));
  });
});
