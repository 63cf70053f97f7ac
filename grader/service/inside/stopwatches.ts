/** What measures durations besides timers: performance, process.hrtime and console.time, all on the virtual clock. */
import { performance as hooks } from 'node:perf_hooks';
import process from 'node:process';

/** Puts virtual time (`now`, ms since the start of the check) behind them; `wallClock` is its zero, ms since 1970. */
export function installStopwatches(now: () => number, wallClock: () => number): void {
  const mark = hooks.mark.bind(hooks);
  const measure = hooks.measure.bind(hooks);
  const replace = {
    now,
    mark: (name: string, options?: PerformanceMarkOptions) => mark(name, { startTime: now(), ...options }),
    measure: (name: string, from?: string | PerformanceMeasureOptions, to?: string) => {
      if (to !== undefined || (typeof from === 'object' && from !== null)) return measure(name, from as string, to);
      return measure(name, { start: from ?? 0, end: now() });
    },
  };
  for (const [name, value] of Object.entries(replace)) {
    Object.defineProperty(hooks, name, { value, writable: true, configurable: true });
  }
  Object.defineProperty(hooks, 'timeOrigin', { get: wallClock, configurable: true });

  const hrtime = (since?: [number, number]): [number, number] => {
    const seconds = Math.trunc(now() / 1000) - (since?.[0] ?? 0);
    const nanoseconds = Math.round((now() % 1000) * 1e6) - (since?.[1] ?? 0);
    return nanoseconds < 0 ? [seconds - 1, nanoseconds + 1e9] : [seconds, nanoseconds];
  };
  process.hrtime = Object.assign(hrtime, { bigint: () => BigInt(Math.round(now() * 1e6)) });
  process.uptime = () => now() / 1000;

  const started = new Map<string, number>();
  const tell = (label: string, rest: unknown[]): void => {
    const since = started.get(label);
    if (since !== undefined) console.log('%s: %sms', label, now() - since, ...rest);
  };
  Object.assign(console, {
    time: (label = 'default') => void started.set(label, now()),
    timeLog: (label = 'default', ...rest: unknown[]) => tell(label, rest),
    timeEnd: (label = 'default') => {
      tell(label, []);
      started.delete(label);
    },
  });
}
