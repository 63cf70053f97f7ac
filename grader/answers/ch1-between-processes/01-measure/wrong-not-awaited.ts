// fails: ch1/measure#one-at-a-time
// The call is made between the two looks at the clock, so its time is measured; the answers are collected later.
const WARM_UP = Number(process.env.WARM_UP ?? 10);

interface Latencies {
  p50: number;
  p99: number;
  max: number;
}

export async function measure(call: () => Promise<unknown>, n: number): Promise<Latencies> {
  for (let count = 0; count < WARM_UP; count += 1) await call();
  const times: number[] = [];
  const calls: Promise<unknown>[] = [];
  for (let count = 0; count < n; count += 1) {
    const before = performance.now();
    calls.push(call());
    times.push(performance.now() - before);
  }
  await Promise.all(calls);
  times.sort((one, other) => one - other);
  return { p50: percentile(times, 50), p99: percentile(times, 99), max: percentile(times, 100) };
}

function percentile(sorted: readonly number[], p: number): number {
  return sorted[Math.ceil((p * sorted.length) / 100) - 1] ?? Number.NaN;
}
