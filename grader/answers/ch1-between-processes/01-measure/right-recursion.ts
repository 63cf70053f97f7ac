// Another style: promises only, each call begun by the end of the one before, and each time put in its place.
const WARM_UP = Number(process.env.WARM_UP ?? 10);

export function measure(call: () => Promise<unknown>, n: number): Promise<object> {
  return repeated(call, WARM_UP, [])
    .then(() => repeated(call, n, []))
    .then((times) => {
      const at = (p: number): number => times.find((_, index) => (index + 1) * 100 >= p * n) ?? Number.NaN;
      return { max: at(100), p50: at(50), p99: at(99) };
    });
}

/** The times of `left` calls, sorted. */
function repeated(call: () => Promise<unknown>, left: number, times: number[]): Promise<number[]> {
  if (left === 0) return Promise.resolve(times);
  const before = performance.now();
  return call().then(() => {
    const time = performance.now() - before;
    const place = times.findIndex((other) => other > time);
    times.splice(place === -1 ? times.length : place, 0, time);
    return repeated(call, left - 1, times);
  });
}
