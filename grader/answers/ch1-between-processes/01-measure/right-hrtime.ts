// Another style: nanoseconds as big integers, in a typed array that sorts numbers by itself.
const warmUp = Number(process.env.WARM_UP ?? '10');

export const measure = async (call: () => Promise<unknown>, n: number) => {
  const times = new Float64Array(n);
  for (let index = -warmUp; index < n; index += 1) {
    const before = process.hrtime.bigint();
    await call();
    if (index >= 0) times[index] = Number(process.hrtime.bigint() - before) / 1e6;
  }
  times.sort();
  const rank = (share: number) => times.at(Math.ceil(share * n) - 1);
  return { p50: rank(0.5), p99: rank(0.99), max: times.at(-1) };
};
