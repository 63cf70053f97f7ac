/**
 * What follows where several sellers sell from one stock, piece by piece. What is sold beyond it is a clash. Times are
 * virtual milliseconds.
 */
import type { Random } from '../../../base/random.ts';
import { accept } from './accepted.ts';
import { ask, type Contact, type Setting } from './contact.ts';
import { type Decision, SHARED } from './decision.ts';
import { followDeeds } from './deeds.ts';
import type { Outcome, Situation, Troubles } from './situation.ts';

const SELLERS = 3;
/** Pieces of each article at the beginning. */
export const PIECES = 60;
/** Virtual ms from reading a number in a common table to writing it back. */
const READ_TO_WRITE = 40;
/** In the rush, an announced sale is known to the other sellers after so long. */
const SPREAD = { least: 200, most: 2000 } as const;

/** The outcome of the sales as of any deed; its clashes are the pieces sold that were not there. */
export function followSales(
  situation: Situation,
  decision: Decision,
  troubles: Troubles,
  times: readonly number[],
  random: Random,
) {
  const deeds = followDeeds(situation, decision, troubles, times, random);
  const setting: Setting = { situation, decision, troubles, random: random.fork('sales') };
  const sales = times.map((at) => ({
    at,
    article: random.integer(1, situation.entities),
    seller: random.integer(1, SELLERS),
  }));
  return { ...deeds, ...soldBy(setting, sales) };
}

interface Sale {
  readonly at: number;
  readonly article: number;
  readonly seller: number;
}

function soldBy(setting: Setting, sales: readonly Sale[]): Pick<Outcome, 'clashes'> & Partial<Outcome> {
  const { decision } = setting;
  const writesItself =
    decision.owner === SHARED || decision.mechanism === 'common-data' || decision.mechanism === 'events';
  if (!writesItself) return { clashes: asked(setting, sales) };
  // Whoever decides by what it has before it waits for nobody.
  return { clashes: fromCopies(setting, sales), answer: 0, unheard: 0, lost: 0 };
}

/** Each sale is decided where the stock is; what was promised without an answer may be more than there is. */
function asked(setting: Setting, sales: readonly Sale[]): number {
  const way: (setting: Setting, at: number) => Contact =
    setting.decision.mechanism === 'request-response' ? ask : accept;
  const left = new Map<number, number>();
  const steps = sales.flatMap((sale) => {
    const { executions, told, held, withdrawn } = way(setting, sale.at);
    if (withdrawn) return [];
    const promised = told === 'without' || (told === 'accepted' && setting.decision.mechanism === 'request-response');
    // Without an answer the last known number decides, and it says that there are some.
    if (executions.length === 0) return promised ? [{ at: sale.at + held, sale, promised }] : [];
    return executions.map((at) => ({ at, sale, promised }));
  });
  let over = 0;
  for (const { sale, promised } of steps.sort((one, other) => one.at - other.at)) {
    const pieces = left.get(sale.article) ?? PIECES;
    if (pieces > 0) left.set(sale.article, pieces - 1);
    else if (promised) over += 1;
  }
  return over;
}

/** Each seller decides by the number that it has: a row read a moment ago, a copy, a replica. */
function fromCopies({ decision, random }: Setting, sales: readonly Sale[]): number {
  const sold = new Map<number, { at: number; knownAt: number; seller: number }[]>();
  let over = 0;
  for (const { at, article, seller } of sales) {
    const before = sold.get(article) ?? [];
    const known = before.filter(
      (one) => one.knownAt <= at || (one.seller === seller && decision.owner !== SHARED),
    ).length;
    if (known >= PIECES) continue;
    if (before.length >= PIECES) over += 1;
    before.push({ at, knownAt: knownAt(decision, at, random), seller });
    sold.set(article, before);
  }
  return over;
}

/** When another seller takes a sale at `at` into account. */
function knownAt({ mechanism, owner, time_limit_ms }: Decision, at: number, random: Random): number {
  if (mechanism === 'events') return at + random.integer(SPREAD.least, SPREAD.most);
  if (owner === SHARED) return at + READ_TO_WRITE;
  if (time_limit_ms === null) return Number.POSITIVE_INFINITY;
  return (Math.floor(at / time_limit_ms) + 1) * time_limit_ms;
}
