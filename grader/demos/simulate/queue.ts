/**
 * One server with a line before it, on virtual time in milliseconds. Model M/M/1: requests arrive independently of each
 * other (Poisson), service times are exponential, one request is served at a time, first come first served, and nobody
 * leaves the line. With one server and that order the next departure follows from the one before it (Lindley, 1952), so
 * events need no agenda: a request departs at max(its arrival, the departure before it) + its service time.
 */
import type { Random } from '../../base/random.ts';
import { exponential, percentile } from './statistics.ts';

export interface Steady {
  /** Arrivals per unit of what the server can do; below 1, else there is no steady state. */
  readonly utilisation: number;
  /** Mean service time, ms. */
  readonly service: number;
  /** How many are measured; a twentieth as many come before them, unmeasured, to fill the empty line. */
  readonly requests: number;
  readonly random: Random;
}

/** Of the times in system the mean takes all, the percentile so many, evenly spread: neighbours hardly differ. */
const KEPT = 100_000;

/** Mean and 99th percentile of the time in system (waiting and service), ms. */
export function steadyQueue({ utilisation, service, requests, random }: Steady): { mean: number; p99: number } {
  const [arrivals, services] = [random.fork('arrivals'), random.fork('services')];
  const between = service / utilisation;
  const warmUp = Math.ceil(requests / 20);
  const stride = Math.max(1, Math.floor(requests / KEPT));
  const kept: number[] = [];
  let [waiting, sum] = [0, 0];
  for (let index = -warmUp; index < requests; index += 1) {
    const inSystem = waiting + exponential(services, service);
    if (index >= 0) {
      sum += inSystem;
      if (index % stride === 0) kept.push(inSystem);
    }
    waiting = Math.max(0, inSystem - exponential(arrivals, between));
  }
  return { mean: sum / requests, p99: percentile(kept, 0.99) };
}

export interface Phase {
  /** Virtual ms at which it ends. */
  readonly until: number;
  /** Above 1, more arrives than the server can do. */
  readonly utilisation: number;
}

export interface Changing {
  readonly phases: readonly Phase[];
  /** Mean service time, ms. */
  readonly service: number;
  /** Requests in the system at most, the one in service included; more are refused at once. Infinity: no bound. */
  readonly places: number;
  readonly random: Random;
}

export interface Visit {
  /** Virtual ms of its arrival. */
  readonly at: number;
  /** Time in system, ms; null where it was refused. */
  readonly took: number | null;
}

/** Every request of a load that changes over time. The same seed brings the same arrivals, however many places there are. */
export function changingQueue({ phases, service, places, random }: Changing): Visit[] {
  const services = random.fork('services');
  const departures: number[] = [];
  let gone = 0;
  return arrivalsOf(phases, service, random.fork('arrivals')).map((at) => {
    const duration = exponential(services, service);
    while (gone < departures.length && (departures[gone] as number) <= at) gone += 1;
    if (departures.length - gone >= places) return { at, took: null };
    const departure = Math.max(at, departures.at(-1) ?? 0) + duration;
    departures.push(departure);
    return { at, took: departure - at };
  });
}

/** Times between arrivals have no memory: one that crosses the end of a phase is drawn anew from there. */
function arrivalsOf(phases: readonly Phase[], service: number, random: Random): number[] {
  const times: number[] = [];
  let from = 0;
  for (const { until, utilisation } of phases) {
    for (let at = from; ; ) {
      at += exponential(random, service / utilisation);
      if (at >= until) break;
      times.push(at);
    }
    from = until;
  }
  return times;
}
