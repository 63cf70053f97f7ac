/** Timing one call: the worked example before ch1/measure. */

// #region time-of
/** Milliseconds from the call to its answer. */
export async function timeOf(call: () => Promise<unknown>): Promise<number> {
  const before = performance.now();
  await call();
  return performance.now() - before;
}
// #endregion time-of

// #region not-the-time
/** Milliseconds that it takes to *ask*: the answer is still under way. */
export function timeOfAsking(call: () => Promise<unknown>): number {
  const before = performance.now();
  void call();
  return performance.now() - before;
}
// #endregion not-the-time
