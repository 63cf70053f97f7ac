/**
 * A service that calls several upstreams through bounded pools of connections: a discrete-event simulation on virtual
 * time in seconds. Model: calls to each upstream arrive independently (Poisson); a call takes a free connection of its
 * upstream's pool or is refused at once (no line); it holds the connection until the answer comes, an exponential time,
 * or until the time limit, which closes it. A call begun while the upstream was slow stays slow. This is Erlang's loss
 * system (M/G/c/c) while nothing changes: `refusedShare` in formulas.ts.
 */
import type { Random } from '../../base/random.ts';
import { Schedule } from '../../network/schedule.ts';
import { exponential } from './statistics.ts';

export interface Upstream {
  readonly name: string;
  /** Calls per second. */
  readonly rate: number;
  /** The name of its pool; upstreams may share one. */
  readonly pool: string;
}

export interface Spell {
  readonly upstream: string;
  /** Virtual seconds. */
  readonly from: number;
  readonly until: number;
  /** Mean answer time within it, seconds. */
  readonly answer: number;
}

export interface Pooled {
  readonly upstreams: readonly Upstream[];
  /** Connections of each pool. */
  readonly pools: Readonly<Record<string, number>>;
  /** Mean answer time, seconds. */
  readonly answer: number;
  readonly slow: Spell;
  /** Seconds after which a call is given up; Infinity: none. */
  readonly limit: number;
  /** Virtual seconds in all. */
  readonly until: number;
  readonly random: Random;
}

export type Ending = 'answered' | 'refused' | 'gaveUp';

export interface Ended {
  /** Virtual seconds; within `until`. */
  readonly at: number;
  readonly upstream: string;
  readonly ending: Ending;
}

/**
 * How every call ended that did within the time, in order. The same seed brings the same calls and answers, however the
 * pools and the limit are set.
 */
export function pooledCalls({ upstreams, pools, answer, slow, limit, until, random }: Pooled): Ended[] {
  const schedule = new Schedule();
  const free = new Map(Object.entries(pools));
  const ended: Ended[] = [];
  let now = 0;
  for (const { name, rate, pool } of upstreams) {
    const [arrivals, answers] = [random.fork(`arrivals/${name}`), random.fork(`answers/${name}`)];
    const end = (ending: Ending) => ended.push({ at: now, upstream: name, ending });
    const next = () => void schedule.plan(now + exponential(arrivals, 1 / rate), arrive);
    const arrive = () => {
      next();
      const isSlow = slow.upstream === name && now >= slow.from && now < slow.until;
      const duration = exponential(answers, isSlow ? slow.answer : answer);
      const left = free.get(pool) ?? 0;
      if (left === 0) return void end('refused');
      free.set(pool, left - 1);
      schedule.plan(now + Math.min(duration, limit), () => {
        free.set(pool, (free.get(pool) ?? 0) + 1);
        end(duration <= limit ? 'answered' : 'gaveUp');
      });
    };
    next();
  }
  while (schedule.next < until) {
    now = schedule.next;
    schedule.take()?.run();
  }
  return ended;
}

/** Endings per second of each kind and upstream within [from, until), virtual seconds. */
export function rateOf(calls: readonly Ended[], upstream: string, ending: Ending, from: number, until: number): number {
  const within = calls.filter((call) => call.upstream === upstream && call.ending === ending);
  return within.filter(({ at }) => at >= from && at < until).length / (until - from);
}
