/** ch1/measure: how long a call takes, as its caller sees it. */
const WARM_UP = Number(process.env.WARM_UP ?? 10);

export interface Latencies {
  p50: number;
  p99: number;
  max: number;
}

export async function measure(call: () => Promise<unknown>, n: number): Promise<Latencies> {
  // The first calls open connections and load code: they tell how a beginning is, not how it goes on.
  for (let count = 0; count < WARM_UP; count += 1) await call();

  const times: number[] = [];
  for (let count = 0; count < n; count += 1) {
    // Monotonic: unlike Date.now(), it is never set by anybody. A call that fails is no time at all, so its error
    // goes to whoever asked for the measurement.
    const before = performance.now();
    await call();
    times.push(performance.now() - before);
  }

  // Without a function, sort() compares texts, and 100 comes before 20.
  times.sort((one, other) => one - other);
  return { p50: percentile(times, 50), p99: percentile(times, 99), max: percentile(times, 100) };
}

/** The nearest rank: the ⌈p/100 · n⌉-th smallest of n sorted values, counted from 1. */
function percentile(sorted: readonly number[], p: number): number {
  const rank = Math.ceil((p * sorted.length) / 100);
  return sorted[rank - 1] ?? Number.NaN;
}
