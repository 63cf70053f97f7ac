/**
 * One service that announces changes, and several that keep a copy: a discrete-event simulation on virtual time in
 * seconds. Model: the publisher serves one request at a time, first come first served, in exponential times (M/M/1);
 * each subscriber has a queue and works on at most `prefetch` events at a time. With an id only it asks the publisher
 * for each event and writes what the answer says; with all the information it writes what the event says.
 */
import type { Random } from '../../base/random.ts';
import { Schedule } from '../../network/schedule.ts';
import { exponential } from '../simulate/statistics.ts';

export const WAYS = ['id-only', 'full'] as const;
export type Way = (typeof WAYS)[number];

/** Virtual seconds, counts, and rates a second. */
export const SCENE = {
  subscribers: 4,
  players: 100,
  /** Changes a second, and during the burst. */
  usual: 5,
  burst: 50,
  /** Pages of the site that ask the publisher, a second. */
  pages: 50,
  /** Mean time of an answer. */
  service: 0.005,
  /** One way over the network; what a subscriber takes to write. */
  hop: 0.001,
  write: 0.001,
  prefetch: 10,
  /** A refused event is tried again after that. */
  pause: 1,
  /** The first subscriber is stopped. */
  stopped: { from: 10, until: 40 },
  burstAt: { from: 60, until: 120 },
  /** The publisher refuses everything, and announces nothing. */
  down: { from: 120, until: 180 },
  end: 240,
} as const;

/** An event that one subscriber has dealt with. */
export interface Handled {
  readonly subscriber: number;
  readonly player: number;
  /** When the change was made, and when the subscriber wrote it. */
  readonly changed: number;
  readonly at: number;
  /** The version that the event is about, the one that was written, and the publisher's at that moment. */
  readonly announced: number;
  readonly written: number;
  readonly current: number;
}

export interface Run {
  readonly handled: readonly Handled[];
  /** When each query of a subscriber came to the publisher, refused ones included. */
  readonly queries: readonly number[];
  /** Pages of the site: when they asked, and how long they waited. Refused ones are left out. */
  readonly pages: readonly { readonly at: number; readonly took: number }[];
}

interface Announced {
  readonly player: number;
  readonly version: number;
  readonly changed: number;
}

/** Virtual seconds, the end not included. */
export interface Spell {
  readonly from: number;
  readonly until: number;
}

export function within(at: number, { from, until }: Spell): boolean {
  return at >= from && at < until;
}

/** The scene with one kind of event. The same seed brings the same changes and pages, whatever the events carry. */
export function runScene(way: Way, random: Random): Run {
  const schedule = new Schedule();
  const versions = new Array<number>(SCENE.players).fill(0);
  const [handled, queries, pages]: [Handled[], number[], { at: number; took: number }[]] = [[], [], []];
  const services = random.fork('services');
  let now = 0;
  let free = 0;

  /** Calls `answered` when the publisher answers, with the time of its answer; `refused` at once where it is down. */
  const ask = (answered: () => void, refused: () => void): void => {
    if (within(now, SCENE.down)) return void refused();
    free = Math.max(now, free) + exponential(services, SCENE.service);
    // A crash loses what is under way.
    const lost = within(free, SCENE.down);
    schedule.plan(lost ? Math.max(now, SCENE.down.from) : free, lost ? refused : answered);
    if (lost) free = SCENE.down.from;
  };

  const queues = Array.from({ length: SCENE.subscribers }, (): Announced[] => []);
  const busy = new Array<number>(SCENE.subscribers).fill(0);
  const pull = (subscriber: number): void => {
    if (subscriber === 0 && within(now, SCENE.stopped)) return;
    while ((busy[subscriber] as number) < SCENE.prefetch) {
      const event = queues[subscriber]?.shift();
      if (event === undefined) return;
      busy[subscriber] = (busy[subscriber] as number) + 1;
      handle(subscriber, event);
    }
  };
  const handle = (subscriber: number, event: Announced): void => {
    if (way === 'full') return void schedule.plan(now + SCENE.write, () => write(subscriber, event, event.version));
    schedule.plan(now + SCENE.hop, () => {
      queries.push(now);
      ask(
        () => {
          const told = versions[event.player] as number;
          schedule.plan(now + SCENE.hop + SCENE.write, () => write(subscriber, event, told));
        },
        () => schedule.plan(now + SCENE.pause, () => handle(subscriber, event)),
      );
    });
  };
  const write = (subscriber: number, { player, version, changed }: Announced, written: number): void => {
    const current = versions[player] as number;
    handled.push({ subscriber, player, changed, at: now, announced: version, written, current });
    busy[subscriber] = (busy[subscriber] as number) - 1;
    pull(subscriber);
  };

  const announce = (player: number): void => {
    if (within(now, SCENE.down)) return;
    versions[player] = (versions[player] as number) + 1;
    const event = { player, version: versions[player] as number, changed: now };
    for (const [subscriber, queue] of queues.entries()) {
      schedule.plan(now + 2 * SCENE.hop, () => {
        queue.push(event);
        pull(subscriber);
      });
    }
  };
  /** Calls `happen` `rate` times a second on average, at random and independently (Poisson). */
  const often = (label: string, rate: number, { from, until }: Spell, happen: (drawn: Random) => void): void => {
    const [times, drawn] = [random.fork(`${label}/times`), random.fork(label)];
    const next = (at: number): void => {
      if (at >= until) return;
      schedule.plan(at, () => {
        next(at + exponential(times, 1 / rate));
        happen(drawn);
      });
    };
    next(from + exponential(times, 1 / rate));
  };
  const whole = { from: 0, until: SCENE.end };
  const change = (drawn: Random): void => announce(drawn.integer(0, SCENE.players - 1));
  often('changes', SCENE.usual, whole, change);
  often('burst', SCENE.burst - SCENE.usual, SCENE.burstAt, change);
  often('pages', SCENE.pages, whole, () => {
    const at = now;
    ask(
      () => pages.push({ at, took: now - at }),
      () => {},
    );
  });
  schedule.plan(SCENE.stopped.until, () => pull(0));

  while (schedule.next < Number.POSITIVE_INFINITY) {
    now = schedule.next;
    schedule.take()?.run();
  }
  return { handled, queries, pages };
}
