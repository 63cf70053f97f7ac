import { Lane } from '../class/pool.ts';
import { hostOf, namesFor } from '../class/queue/queues.ts';
import { serveQueue } from '../class/queue/serve.ts';
import { sandboxName } from '../class/task.ts';
import { graderVersion } from '../class/version.ts';
import { fill } from '../language/bilingual.ts';
import { sandboxHere } from '../service/sandbox.ts';
import { exercisesWith, isFolder, jobsOf, queueOf } from './class/understand.ts';
import { begin, noWords } from './shared/begin.ts';
import { refuse } from './shared/options.ts';

const OURS = 3;
const OPTIONS = {
  queue: { type: 'string', example: 'amqp://user:password@host' },
  jobs: { type: 'string', example: '4' },
  checks: { type: 'string', example: 'hidden' },
} as const;

/** `npm run class-worker -- --queue URL`. Exit code 0 stopped, 2 the command was wrong, 3 no broker. */
export function main(argv: string[]): Promise<number> {
  return begin('class-worker', OPTIONS, argv, async ({ values, words, say, screen }) => {
    const text = say.commands['class-worker'];
    const { class: shared } = say.commands;
    noWords('class-worker', { words, say });
    if (values.queue === undefined) return refuse(text.whichQueue);
    const url = queueOf(values.queue, say);
    const extra = values.checks === undefined ? null : isFolder(values.checks, shared.noFolder);
    const { all } = await exercisesWith(extra, say);
    const jobs = jobsOf(values.jobs, say);
    const sandbox = sandboxHere();
    const here =
      sandbox.kind === 'permissions' ? shared.permissions : fill(shared.sandboxed, { name: sandboxName(sandbox) });
    screen.say(here);
    const stop = new AbortController();
    for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => stop.abort());
    const { signal } = stop;
    const lanes = Array.from({ length: jobs }, () => new Lane({ signal }));
    const version = graderVersion(extra);
    const host = hostOf(url);
    try {
      await serveQueue({
        url,
        names: namesFor(version),
        exercises: all,
        conditions: { sandbox, extra },
        lanes,
        signal,
        onReady: () => screen.say(fill(text.ready, { host, version })),
        onDone: ({ exercise }, result) => {
          const failed = result.kind === 'error' ? result.detail.split('\n')[0] : undefined;
          screen.say(
            failed === undefined ? fill(text.done, { exercise }) : fill(text.failed, { exercise, detail: failed }),
          );
        },
      });
      return 0;
    } catch (error) {
      process.stderr.write(`${fill(shared.noQueue, { host, error: (error as Error).message })}\n`);
      return OURS;
    } finally {
      await Promise.all(lanes.map((lane) => lane.close()));
    }
  });
}
