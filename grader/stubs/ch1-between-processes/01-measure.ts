/**
 * ch1/measure: measure(call, n) says how long `call` takes: { p50, p99, max }, in milliseconds, of n measured calls.
 * Chapter 1, section "measure", says how. Grade it: npm run grade ch1/measure
 */
/** Calls that are made first and not measured. */
const WARM_UP = Number(process.env.WARM_UP ?? 10);

export interface Latencies {
  p50: number;
  p99: number;
  max: number;
}

export async function measure(call: () => Promise<unknown>, n: number): Promise<Latencies> {
  const times: number[] = [];
  // TODO: warm up, then measure n calls, each begun when the one before has ended.
  void [call, n, WARM_UP];
  return { p50: percentile(times, 50), p99: percentile(times, 99), max: percentile(times, 100) };
}

/** The nearest rank: the smallest of `times` that p percent of them do not exceed. */
function percentile(times: readonly number[], p: number): number {
  // TODO
  return times[p] ?? 0;
}
