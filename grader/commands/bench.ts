import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { inWorkbook } from '../base/workbook.ts';
import { Host } from '../network/host.ts';
import { World } from '../network/world.ts';
import { Spares } from '../service/spares.ts';
import { words } from './bench/words.ts';
import { chooseLanguage } from './start/language.mjs';

/** Runs of each kind; the two kinds alternate, so that what else the machine does falls on both. */
const RUNS = 7;

/**
 * `npm run bench`: what grading costs, as ratios against a named peer measured in the same run. It passes no judgement:
 * exit code 0 once it has printed them, 2 misuse.
 */
export async function main(argv: string[]): Promise<number> {
  const say = words[chooseLanguage(argv, process.env)];
  if (argv.includes('--help') || argv.includes('-h')) {
    process.stdout.write(say.help);
    return 0;
  }
  print(say.machine(os.availableParallelism(), os.loadavg()[0] ?? 0));
  await gradeAgainstVitest(say);
  await limitOfThirtySeconds(say);
  return 0;
}

type Words = (typeof words)['en'];

/** One exercise graded against a bare vitest run of one msw spec with as many checks; both are started through npm. */
async function gradeAgainstVitest(say: Words): Promise<void> {
  const npm = process.env.npm_execpath;
  const viaNpm = (...rest: string[]): string[] => (npm ? [npm, ...rest] : []);
  if (!npm) return print(say.needsNpm);
  const grading = (): Promise<number> =>
    timed(viaNpm('run', '-s', 'grade', 'ch3/squad', '--', '--solutions', '--seed', '42'), inWorkbook());
  const peer = (): Promise<number> =>
    timed(viaNpm('exec', '--', 'vitest', 'run'), inWorkbook('grader', 'bench', 'peer'));
  await grading();
  await peer();
  const times: { ours: number[]; theirs: number[] } = { ours: [], theirs: [] };
  for (let run = 0; run < RUNS; run += 1) {
    times.ours.push(await grading());
    times.theirs.push(await peer());
  }
  const [ours, theirs] = [median(times.ours), median(times.theirs)];
  print(say.grading(Math.round(ours), Math.round(theirs), (ours / theirs).toFixed(2)));
}

/** A request that is given up after 30 virtual seconds: real milliseconds and turns beyond starting the process. */
async function limitOfThirtySeconds(say: Words): Promise<void> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'entre-servicios-bench-'));
  const spares = new Spares({ read: [inWorkbook('grader', 'bench') + path.sep], write: [folder + path.sep] }, 1);
  const costs: number[] = [];
  let turns = 0;
  for (let run = 0; run < RUNS; run += 1) {
    const world = new World({ seed: String(run), spares });
    world.add(new Host('silent', () => []));
    world.fault('silent', { family: 'omission', variant: 'request-lost', selection: {}, request: 'lost' });
    const member = await world.start('patient', inWorkbook('grader', 'bench', 'patient.ts'));
    const began = performance.now();
    const reply = await world.call('patient', '/');
    costs.push(performance.now() - began);
    turns = member.turns;
    if (reply.took !== 30_000) throw new Error(`the service gave up after ${reply.took} virtual ms, not 30000`);
    await world.close();
  }
  spares.close();
  rmSync(folder, { recursive: true, force: true });
  print(say.limit(Number(median(costs).toFixed(1)), turns));
}

/** Milliseconds that `node` takes with these arguments; its output is dropped. */
function timed(argv: readonly string[], cwd: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const began = performance.now();
    const child = spawn(process.execPath, argv, { cwd, stdio: 'ignore' });
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve(performance.now() - began);
      else reject(new Error(`${argv.slice(1).join(' ')} ended with code ${code}`));
    });
  });
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] as number;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
