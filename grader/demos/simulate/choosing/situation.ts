/** What a situation is made of, and the spells of trouble that a run of it draws. Times are virtual milliseconds. */
import type { Random } from '../../../base/random.ts';

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** What is counted of a run; what a situation needs is said as the most that is allowed of some of them. */
export interface Outcome {
  readonly operations: number;
  /** Percent of the operations whose asker got nothing of use. */
  readonly failed: number;
  /** The same, of the operations that fell into no trouble. */
  readonly failed_when_well: number;
  /** The longest time that whoever asked was held, ms. */
  readonly held: number;
  /** The most that were held at the same moment. */
  readonly blocked: number;
  /** The longest time until whoever asked knew what became of it, ms; of those that learnt it. */
  readonly answer: number;
  /** Operations that were announced or accepted, and never done. */
  readonly lost: number;
  /** Operations of which whoever asked never learnt what became. */
  readonly unheard: number;
  readonly twice: number;
  /** Operations that were done although whoever asked had been told that they failed. */
  readonly stranded: number;
  /** The longest time between when an operation could be done and was, ms. */
  readonly late: number;
  /** The age of the oldest data that was used, ms. */
  readonly stale: number;
  /** Changes that contradict each other: sold twice, overwritten, unknown to the owner. */
  readonly clashes: number;
  /** The services that have to be changed for one change. */
  readonly together: number;
  /** Messages between services. */
  readonly messages: number;
}

/** What a need can limit; the others are told as what a choice costs. */
export type Measure = Exclude<keyof Outcome, 'operations' | 'blocked' | 'messages'>;

export interface Situation {
  /** `deed`: something is to be done elsewhere; `reading`: something of elsewhere is to be known; `stock`: a deed with a limit. */
  readonly kind: 'deed' | 'reading' | 'stock';
  /** Who asks, announces or reads. */
  readonly sender: string;
  /** Who does it, or knows it. The first one has the trouble. */
  readonly receivers: readonly string[];
  /** Where a change of the data is known first. */
  readonly home: string;
  /** Operations arrive until then. */
  readonly until: number;
  /** Mean time between two operations. */
  readonly every: number;
  /** Things that the operations are about, one each; Infinity: each operation is about one of its own. */
  readonly entities: number;
  /** How long a receiver takes for one operation; Infinity: it never comes to an end. */
  readonly work: (random: Random) => number;
  /** Whether what a receiver has begun outlives its own outage. */
  readonly outlives: boolean;
  /** A spell in which a receiver takes so long on average. */
  readonly slow?: { readonly lasts: number; readonly work: number };
  readonly down: number;
  /** Share of the answers that get lost. */
  readonly repliesLost: number;
  /** How often the sender is restarted. */
  readonly restarts: number;
  /** Whoever asks is gone after it. */
  readonly patience: number;
  readonly bytes: number;
  /** Mean time between two changes of the data at its home, beside the operations. */
  readonly changes: number;
  /** How long a change takes from reading to writing. */
  readonly editing: number;
  /** Whether the form of the data changes during the run. */
  readonly reshaped: boolean;
  /** Whether a further receiver joins during the run. */
  readonly joined: boolean;
  readonly needs: Partial<Readonly<Record<Measure, number>>>;
}

export interface Spell {
  readonly from: number;
  readonly until: number;
}

export interface Troubles {
  readonly slow: Spell;
  readonly down: Spell;
  /** The broker or the common store is away. */
  readonly between: Spell;
  readonly restarts: readonly Spell[];
}

/** How long the broker or the common store is away, and a restart of the sender takes. */
const AWAY = MINUTE;
const NEVER: Spell = { from: Number.POSITIVE_INFINITY, until: Number.POSITIVE_INFINITY };

/** When the troubles of one run come: slowness first, and right after it the outage. */
export function troublesOf({ until, slow, down, restarts }: Situation, random: Random): Troubles {
  const share = (least: number, most: number): number => until * (least + (most - least) * random.fraction());
  const begin = share(0.35, 0.45);
  const outage = begin + (slow?.lasts ?? 0);
  const between = share(0.1, 0.25);
  const times = Array.from({ length: Math.floor(until / restarts) }, (_, index) => (index + 0.5) * restarts);
  return {
    slow: slow ? { from: begin, until: outage } : NEVER,
    down: { from: outage, until: outage + down },
    between: { from: between, until: between + Math.min(AWAY, until / 50) },
    restarts: times.map((from) => ({ from, until: from + AWAY })),
  };
}

export function within({ from, until }: Spell, at: number): boolean {
  return at >= from && at < until;
}

/** The first moment from `at` on that is outside of `spell`. */
export function after(spell: Spell, at: number): number {
  return within(spell, at) ? spell.until : at;
}

/** A receiver to which nothing happens; the broker and the sender have their troubles all the same. */
export function spared(troubles: Troubles): Troubles {
  return { ...troubles, slow: NEVER, down: NEVER };
}

/** How much of the time from `begin` to `end` lies within `spell`. */
export function overlap(spell: Spell, begin: number, end: number): number {
  return Math.max(0, Math.min(end, spell.until) - Math.max(begin, spell.from));
}

/** Whether the receiver falls over what it does from `begin` to `finish`. */
export function isCutOff({ outlives }: Situation, { down }: Troubles, begin: number, finish: number): boolean {
  return !outlives && begin < down.from && finish > down.from;
}
