/** Has tasks graded by workers elsewhere: puts them on a queue, and takes results as they come. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type Channel, type ChannelModel, type ConfirmChannel, type ConsumeMessage, connect } from 'amqplib';
import type { Exercise } from '../../checks/exercise.ts';
import { answerPath } from '../intake/place.ts';
import type { Conditions, Result, Task } from '../task.ts';
import { type Done, type Job, readMessage } from './messages.ts';
import { declareJobs, declareResults, type Names } from './queues.ts';

export interface SendOptions {
  readonly url: string;
  readonly names: Names;
  /** The queue for results. */
  readonly results: string;
  readonly conditions: Conditions;
  readonly exercises: readonly Exercise[];
  readonly signal: AbortSignal;
  readonly onResult: (task: Task, result: Result) => void;
  /** Nobody waits for jobs so far. */
  readonly onNoWorkers: () => void;
}

/**
 * Resolves when each of `tasks` has its result, or when it was aborted; rejects where the broker cannot be reached at
 * the beginning. A broker that goes away later is waited for. A result that comes twice is told once.
 */
export async function gradeElsewhere(tasks: readonly Task[], options: SendOptions): Promise<void> {
  const open = new Map(tasks.map((task) => [task.key, task]));
  const confirmed = new Set<string>();
  const { signal, names, results } = options;
  if (open.size === 0 || signal.aborted) return;
  let finish = (): void => {};
  const finished = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const tell = (key: string, result: Result): void => {
    const task = open.get(key);
    if (!task || signal.aborted) return;
    open.delete(key);
    options.onResult(task, result);
    if (open.size === 0) finish();
  };
  let isBegun = false;
  const connection = await connect(options.url, {
    recovery: {
      initialMaxRetries: 2,
      initialDelay: 200,
      maxDelay: 2000,
      setup: async (model: ChannelModel) => {
        // amqplib listens itself only once this is over; a connection that is cut before would end the process.
        model.on('error', () => {});
        const channel: ConfirmChannel = await model.createConfirmChannel();
        channel.on('error', () => {});
        const workers = await declareJobs(channel, names);
        if (workers === 0 && !isBegun) options.onNoWorkers();
        isBegun = true;
        await declareResults(channel, results);
        await channel.consume(results, (message) => takeResult(channel, message, tell));
        // Looked at and left where they are: what was put aside is for a person to look into.
        await channel.consume(names.dead, (message) => {
          const job = message && readMessage<Job>('entre-servicios/job@1', message.content);
          if (job) tell(job.key, { kind: 'error', detail: `put aside: its workers died, see the queue ${names.dead}` });
        });
        for (const task of [...open.values()].filter(({ key }) => !confirmed.has(key))) {
          const properties = { persistent: true, mandatory: true, messageId: task.key, replyTo: results };
          channel.publish('', names.jobs, Buffer.from(JSON.stringify(jobOf(task, options))), properties, (error) => {
            if (!error) confirmed.add(task.key);
          });
        }
      },
    },
  });
  connection.on('error', () => {});
  signal.addEventListener('abort', finish, { once: true });
  await finished;
  signal.removeEventListener('abort', finish);
  await connection.close().catch(() => {});
}

/** Acknowledged once it is told, since what tells it stores it. */
function takeResult(
  channel: Channel,
  message: ConsumeMessage | null,
  tell: (key: string, result: Result) => void,
): void {
  if (message === null) return;
  const done = readMessage<Done>('entre-servicios/result@1', message.content);
  if (done) tell(done.key, done.result);
  channel.ack(message);
}

function jobOf(task: Task, { exercises, conditions }: SendOptions): Job {
  const facts = exercises.find(({ id }) => id === task.exercise) as Exercise;
  const { seed, language } = conditions;
  const place = answerPath(facts);
  let answer: string | null = null;
  try {
    answer = readFileSync(path.join(task.tree, place)).toString('base64');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  return {
    format: 'entre-servicios/job@1',
    key: task.key,
    exercise: task.exercise,
    path: place,
    answer,
    seed,
    language,
  };
}
