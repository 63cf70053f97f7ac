import { spawn } from 'node:child_process';

/** Runs of each kind; two kinds alternate, so that what else the machine does falls on both. */
export const RUNS = 7;

/** Milliseconds that `node` takes with these arguments, its output dropped; rejects where it ends with another code than 0. */
export function timed(argv: readonly string[], cwd: string): Promise<number> {
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

/** The value in the middle; of an even number of them the greater of the two. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] as number;
}

/** Medians of both, measured in turn `RUNS` times after one run of each that does not count. */
export async function alternating(
  ours: () => Promise<number>,
  theirs: () => Promise<number>,
  runs = RUNS,
): Promise<{ ours: number; theirs: number }> {
  await ours();
  await theirs();
  const times: { ours: number[]; theirs: number[] } = { ours: [], theirs: [] };
  for (let run = 0; run < runs; run += 1) {
    times.ours.push(await ours());
    times.theirs.push(await theirs());
  }
  return { ours: median(times.ours), theirs: median(times.theirs) };
}
