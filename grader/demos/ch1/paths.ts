/** How long a look-up takes by each path, in microseconds: two measured on this machine, two simulated. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { Random } from '../../base/random.ts';
import { inWorkbook } from '../../base/workbook.ts';
import { exponential } from '../simulate/statistics.ts';

export const PATHS = ['process', 'loopback', 'zone', 'ocean'] as const;
export type Path = (typeof PATHS)[number];
export type Samples = Readonly<Record<Path, Float64Array>>;

/** Calls in a sample of the path `process`: a single one is shorter than what a clock can tell. */
export const TOGETHER = 1000;
const SAMPLES = 1500;
const WARM_UP = 200;
/**
 * Round trips in microseconds of the simulated paths: what distance and equipment take at least (Microsoft's and public
 * ping measurements for a zone, the Dean and Norvig list for an ocean), and the mean of what queues on the way add.
 */
export const ROUND_TRIPS = { zone: { least: 600, queues: 150 }, ocean: { least: 148_000, queues: 2000 } } as const;

let measured: Promise<Pick<Samples, 'process' | 'loopback'>> | undefined;

/** Samples of every path. This machine is measured once a process: what is told of it is the same in every language. */
export async function samplesOf(seed: number): Promise<Samples> {
  measured ??= measure();
  const random = new Random(`demos/distance/${seed}`);
  const simulated = (path: keyof typeof ROUND_TRIPS): Float64Array =>
    Float64Array.from(
      { length: SAMPLES },
      () => ROUND_TRIPS[path].least + exponential(random, ROUND_TRIPS[path].queues),
    );
  return { ...(await measured), zone: simulated('zone'), ocean: simulated('ocean') };
}

async function measure(): Promise<Pick<Samples, 'process' | 'loopback'>> {
  return { process: inProcess(), loopback: await overLoopback() };
}

function inProcess(): Float64Array {
  const players = new Map(Array.from({ length: TOGETHER }, (_, index) => [`p${index}`, { shirt: index % 99 }]));
  const ids = [...players.keys()];
  const lookUp = (id: string): number => players.get(id)?.shirt ?? 0;
  let sum = 0;
  const sample = (): number => {
    const before = performance.now();
    for (const id of ids) sum += lookUp(id);
    return ((performance.now() - before) * 1000) / TOGETHER;
  };
  for (let count = 0; count < WARM_UP; count += 1) sample();
  const samples = Float64Array.from({ length: SAMPLES }, sample);
  // The sum is used, so that nobody may leave the calls out.
  if (sum < 0) throw new Error('a sum of shirts below 0');
  return samples;
}

async function overLoopback(): Promise<Float64Array> {
  const child = spawn(process.execPath, [inWorkbook('grader', 'demos', 'ch1', 'lookup-server.ts')], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  try {
    const [said] = (await Promise.race([once(child.stdout, 'data'), once(child, 'exit')])) as [unknown];
    const url = `http://127.0.0.1:${Number(String(said))}/players/p41c7`;
    const sample = async (): Promise<number> => {
      const before = performance.now();
      await (await fetch(url)).json();
      return (performance.now() - before) * 1000;
    };
    for (let count = 0; count < WARM_UP; count += 1) await sample();
    const samples = new Float64Array(SAMPLES);
    for (let index = 0; index < SAMPLES; index += 1) samples[index] = await sample();
    return samples;
  } finally {
    child.stdin.end();
  }
}
