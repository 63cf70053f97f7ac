/** A worker of the queue: takes one job after the other, and lets go of none before its result is in the broker's keeping. */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type ChannelModel, type ConfirmChannel, type ConsumeMessage, connect } from 'amqplib';
import { remove } from '../../base/remove.ts';
import type { Exercise } from '../../checks/exercise.ts';
import { answerPath } from '../intake/place.ts';
import type { Conditions, Result, Task } from '../task.ts';
import { type Done, type Job, readMessage } from './messages.ts';
import { declareJobs, type Names } from './queues.ts';

export interface ServeOptions {
  readonly url: string;
  readonly names: Names;
  readonly exercises: readonly Exercise[];
  /** What is this machine's own; seed and language come with each job. */
  readonly conditions: Pick<Conditions, 'sandbox' | 'extra'>;
  /** Each grades one job at a time. */
  readonly lanes: readonly { grade(task: Task, conditions: Conditions): Promise<Result> }[];
  readonly signal: AbortSignal;
  readonly onReady: () => void;
  readonly onDone: (job: Job, result: Result) => void;
}

/** Serves until it is aborted; rejects where the broker cannot be reached at the beginning. */
export async function serveQueue(options: ServeOptions): Promise<void> {
  const { signal, names, lanes } = options;
  const connection = await connect(options.url, {
    recovery: {
      initialMaxRetries: 2,
      initialDelay: 200,
      maxDelay: 2000,
      setup: async (model: ChannelModel) => {
        // amqplib listens itself only once this is over; a connection that is cut before would end the process.
        model.on('error', () => {});
        for (const [index, lane] of lanes.entries()) {
          const channel = await model.createConfirmChannel();
          channel.on('error', () => {});
          if (index === 0) await declareJobs(channel, names);
          await channel.prefetch(1);
          const handle = (message: ConsumeMessage): Promise<void> => gradeOne(channel, message, lane, options);
          await channel.consume(names.jobs, (message) => {
            // Whatever fails on the way to the broker: the job is not acknowledged, and comes again.
            if (message) handle(message).catch(() => {});
          });
        }
        options.onReady();
      },
    },
  });
  connection.on('error', () => {});
  if (!signal.aborted) await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
  await connection.close().catch(() => {});
}

async function gradeOne(
  channel: ConfirmChannel,
  message: ConsumeMessage,
  lane: ServeOptions['lanes'][number],
  { exercises, conditions, signal, onDone }: ServeOptions,
): Promise<void> {
  const job = readMessage<Job>('entre-servicios/job@1', message.content);
  const facts = exercises.find(({ id }) => id === job?.exercise);
  // What is no job of ours is put aside at once.
  if (!job || !facts || job.path !== answerPath(facts)) return channel.reject(message, false);
  const tree = mkdtempSync(path.join(tmpdir(), 'entre-servicios-job-'));
  try {
    if (job.answer !== null) {
      mkdirSync(path.dirname(path.join(tree, job.path)), { recursive: true });
      writeFileSync(path.join(tree, job.path), Buffer.from(job.answer, 'base64'));
    }
    const { key, exercise, seed, language } = job;
    const result = await lane.grade({ key, exercise, tree }, { ...conditions, seed, language });
    if (signal.aborted) return;
    const done: Done = { format: 'entre-servicios/result@1', key, result };
    channel.publish('', message.properties.replyTo, Buffer.from(JSON.stringify(done)), {
      persistent: true,
      messageId: key,
    });
    await channel.waitForConfirms();
    channel.ack(message);
    onDone(job, result);
  } finally {
    remove(tree);
  }
}
