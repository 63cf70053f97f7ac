import { connect } from 'amqplib';
import { inWorkbook } from '../../base/workbook.ts';
import type { Language } from '../../language/bilingual.ts';
import { catalogues } from '../../language/catalogue.ts';
import { allExercises } from '../../run/exercises.ts';
import { select } from '../../run/select.ts';
import { brokerFor, NoBroker } from '../shared/broker.ts';
import { median, RUNS, timed } from './measure.ts';
import { listening, rates } from './messages.ts';
import type { Words } from './words.ts';

const CHAPTER = 'ch5';

/** The embedded broker against a real one, the first of the ladder: getting ready, messages a second, chapter 5 graded. */
export async function broker(say: Words, language: Language): Promise<string> {
  const npm = process.env.npm_execpath;
  if (!npm) return say.needsNpm;
  const grade = async (...more: string[]): Promise<number> => {
    const command = ['run', '-s', 'grade', CHAPTER, '--', '--solutions', '--json', '--seed', '42', ...more];
    return Number(((await timed([npm, ...command], inWorkbook())) / 1000).toFixed(1));
  };
  const began = performance.now();
  const real = await realOne(language);
  const node = typeof real === 'string' ? null : real.node;
  // One that ran already was not waited for.
  const started = node?.restart ? Math.round(performance.now() - began) : null;
  const lines = [say.against(say.broker.ready, await ready(), started), ...(await rates(say, node))];
  if (typeof real !== 'string') await real.stop();
  lines.push(say.against(say.broker.chapter, await grade(), node && (await grade('--broker', 'rabbitmq'))));
  lines.push(typeof real === 'string' ? say.noPeer(real) : say.peer(real.node.version));
  return lines.join('\n');
}

/** Milliseconds until the embedded broker has opened its first connection over TCP. */
async function ready(): Promise<number> {
  const costs: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const began = performance.now();
    const listener = await listening();
    const connection = await connect(listener.url, { noDelay: true });
    costs.push(performance.now() - began);
    await connection.close();
    await listener.close();
  }
  return Number(median(costs).toFixed(1));
}

/** A RabbitMQ, started or found; or why there is none. */
async function realOne(language: Language) {
  const exercises = select(await allExercises(), [CHAPTER]);
  if ('what' in exercises) throw new Error(`there is no ${exercises.what}`);
  try {
    const command = { broker: 'rabbitmq', shared: false, exercises } as const;
    const running = await brokerFor(command, catalogues[language], process.env, () => {});
    if (running === null) throw new Error(`no exercise of ${CHAPTER} has a broker`);
    return running;
  } catch (error) {
    if (error instanceof NoBroker) return error.message;
    throw error;
  }
}
