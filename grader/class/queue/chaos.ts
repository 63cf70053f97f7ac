/**
 * `node grader/class/queue/chaos.ts [JOBS] [DEATHS] [POISON] [URL]`, for maintainers: jobs on a real RabbitMQ, workers killed at
 * random moments, jobs that kill every worker, and a restart of the broker when half of the jobs are told (of the one at
 * URL, which is not ours, there is none). Grading is pretended: what is tried is that nothing is lost or told twice.
 * Prints its figures; exit code 0 where all jobs came back once and all poison was put aside, 1 where not.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { connect } from 'amqplib';
import { Random } from '../../base/random.ts';
import { runControl } from '../../broker/control.ts';
import { startLocal } from '../../broker/ladder/local.ts';
import type { Running } from '../../broker/ladder/running.ts';
import { exercise } from '../../checks/exercise.ts';
import type { ExerciseRecord } from '../../run/record.ts';
import { answerPath } from '../intake/place.ts';
import { Store } from '../store.ts';
import type { Result, Task } from '../task.ts';
import { namesFor } from './queues.ts';
import { gradeElsewhere } from './send.ts';
import { serveQueue } from './serve.ts';

const WORKERS = 6;
/** Real milliseconds that grading is pretended to take, and between two deaths. */
const [GRADING, BETWEEN] = [
  [5, 60],
  [40, 120],
] as const;
const POISON = 'poison';
const text = { en: 'x', es: 'x' };
const facts = exercise({
  ...{
    id: 'ch9/chaos',
    slug: 'ch9-chaos/01-chaos',
    tier: 'core',
    title: text,
    service: 's',
    environment: {},
    checks: {},
  },
});
const conditions = { seed: 1, language: 'en', sandbox: { kind: 'permissions' }, extra: null } as const;

if (process.argv[2] === 'worker') await work(process.argv[3] ?? '', process.argv[4] ?? '');
else await main(process.argv.slice(2));

async function main([jobs = '200', deaths = '40', poison = '5', given]: string[]): Promise<void> {
  const running = given === undefined ? await startLocal() : null;
  const url = given ?? `amqp://127.0.0.1:${running?.node.port}`;
  const run = `chaos-${process.pid}`;
  const [names, results, random] = [namesFor(run), `entre-servicios.results.${run}`, new Random(run)];
  const folder = mkdtempSync(path.join(tmpdir(), 'entre-servicios-chaos-'));
  const store = new Store(path.join(folder, 'graded'));
  const tasks = Array.from({ length: Number(jobs) }, (_, index) => taskIn(folder, index, index < Number(poison)));
  const pool = new Set<ChildProcess>();
  const ready = new Set<ChildProcess>();
  let [killed, told, twice, isOver] = [0, 0, 0, false];
  let restart: Promise<void> | null = null;
  const aside: string[] = [];
  const start = (): void => {
    if (isOver) return;
    const child = fork(import.meta.filename, ['worker', url, run], { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
    pool.add(child);
    child.on('message', () => ready.add(child));
    child.on('exit', () => {
      pool.delete(child);
      ready.delete(child);
      start();
    });
  };
  for (let worker = 0; worker < WORKERS; worker += 1) start();
  const began = performance.now();
  const kill = (): void => {
    if (killed >= Number(deaths) || isOver) return;
    // One that is still starting has no job to lose.
    if (ready.size > 0 && random.pick([...ready]).kill('SIGKILL')) killed += 1;
    setTimeout(kill, random.integer(...BETWEEN));
  };
  kill();
  await gradeElsewhere(random.shuffle(tasks), {
    ...{ url, names, results, conditions, exercises: [facts], signal: new AbortController().signal },
    onNoWorkers: () => {},
    onResult: ({ key }, result) => {
      told += 1;
      if (running?.node.restart && told * 2 >= tasks.length) restart ??= restarted(running.node.restart);
      if (result.kind === 'error') aside.push(key);
      else if (!store.add(key, result)) twice += 1;
    },
  });
  isOver = true;
  await restart;
  for (const child of pool) child.kill('SIGKILL');
  const lost = tasks.filter(({ key }) => store.get(key) === null && !aside.includes(key)).length;
  const dead = await remove(url, [names.jobs, names.dead, results], names.dead);
  await running?.stop();
  rmSync(folder, { recursive: true, force: true });
  // One that was in hand at four deaths is put aside like poison: named, never lost, graded when the class goes on.
  const found = aside.filter((key) => Number(key) < Number(poison)).length;
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  console.log(
    `${jobs} jobs, ${killed} workers killed, ${poison} poison jobs, ${restart ? 'the broker restarted, ' : ''}${seconds} s`,
  );
  console.log(`told ${told}, lost ${lost}, twice ${twice}; put aside: poison ${found}, others ${aside.length - found}`);
  console.log(`messages in the dead-letter queue: ${dead}`);
  const isRight = lost === 0 && twice === 0 && told === tasks.length && found === Number(poison);
  process.exitCode = isRight ? 0 : 1;
}

async function restarted({ stop, start }: NonNullable<Running['node']['restart']>): Promise<void> {
  await runControl(stop);
  await runControl(start);
}

function taskIn(folder: string, index: number, isPoison: boolean): Task {
  const tree = path.join(folder, String(index));
  const file = path.join(tree, answerPath(facts));
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, isPoison ? POISON : String(index));
  return { key: String(index), exercise: facts.id, tree };
}

/** Serves as `npm run class-worker` does, but for the grading. */
async function work(url: string, run: string): Promise<void> {
  const random = new Random(process.pid);
  const grade = async ({ tree }: Task): Promise<Result> => {
    const answer = readFileSync(path.join(tree, answerPath(facts)), 'utf8');
    if (answer === POISON) process.kill(process.pid, 'SIGKILL');
    await new Promise((resolve) => setTimeout(resolve, random.integer(...GRADING)));
    return { kind: 'graded', record: { id: answer } as ExerciseRecord, sandbox: 'none' };
  };
  process.on('disconnect', () => process.exit());
  await serveQueue({
    ...{ url, names: namesFor(run), exercises: [facts], conditions, lanes: [{ grade }] },
    signal: new AbortController().signal,
    onReady: () => process.send?.('ready'),
    onDone: () => {},
  });
}

/** Takes the queues of this run away; how many messages `dead` had. */
async function remove(url: string, queues: readonly string[], dead: string): Promise<number> {
  const connection = await connect(url);
  const channel = await connection.createChannel();
  const { messageCount } = await channel.checkQueue(dead);
  for (const queue of queues) await channel.deleteQueue(queue);
  await connection.close();
  return messageCount;
}
