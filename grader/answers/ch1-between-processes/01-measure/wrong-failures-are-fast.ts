// fails: ch1/measure#failed-calls
// One failed call should not spoil the measurement: it is caught, and its time is kept.
const WARM_UP = Number(process.env.WARM_UP ?? 10);

interface Latencies {
  p50: number;
  p99: number;
  max: number;
}

export async function measure(call: () => Promise<unknown>, n: number): Promise<Latencies> {
  for (let count = 0; count < WARM_UP; count += 1) await call();
  const times: number[] = [];
  for (let count = 0; count < n; count += 1) {
    const before = performance.now();
    await call().catch(() => undefined);
    times.push(performance.now() - before);
  }
  times.sort((one, other) => one - other);
  return { p50: percentile(times, 50), p99: percentile(times, 99), max: percentile(times, 100) };
}

function percentile(sorted: readonly number[], p: number): number {
  return sorted[Math.ceil((p * sorted.length) / 100) - 1] ?? Number.NaN;
}
