/** Plays half an hour of the warehouse and its report, minute by minute, with one disturbance. */
import { mkdirSync, mkdtempSync, renameSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Random } from '../../base/random.ts';
import { remove } from '../../base/remove.ts';
import { type Stock, WAYS, type WayName } from './ways.ts';

export const MINUTES = 30;
export const DISTURBANCES = ['schema', 'slow', 'outage'] as const;
export type Disturbance = (typeof DISTURBANCES)[number];

/** From the first of these minutes to the last but one. */
export type Spell = Readonly<Record<'from' | 'until', number>>;

/** How many of the half-hour's reports were of the latest stock, of an earlier one, of none that ever was; or missing. */
export interface Counted {
  readonly latest: number;
  readonly old: number;
  readonly wrong: number;
  readonly missing: number;
  /** Changes between the oldest report and the latest stock, at most. */
  readonly behind: number;
  /** Changes that the warehouse itself could not make. */
  readonly refused: number;
}

/** When each disturbance begins and ends; of `schema`, when the column is renamed, and when `report` is deployed. */
export function drawSpells(random: Random): Readonly<Record<Disturbance, Spell>> {
  const spell = (least: number, most: number): Spell => {
    const from = random.integer(8, 11);
    return { from, until: from + random.integer(least, most) };
  };
  return { schema: spell(12, 17), slow: spell(3, 7), outage: spell(3, 7) };
}

export function play(name: WayName, disturbance: Disturbance, { from, until }: Spell, random: Random): Counted {
  const root = mkdtempSync(path.join(os.tmpdir(), 'entre-servicios-demo-'));
  const [store, own] = [path.join(root, 'store'), path.join(root, 'own')];
  mkdirSync(store);
  mkdirSync(own);
  const states: Stock[] = [drawStock(random)];
  const way = WAYS[name]({ store, own }, states[0] as Stock);
  const counted = { latest: 0, old: 0, wrong: 0, missing: 0, behind: 0, refused: 0 };
  /** Ends the change that takes several minutes. */
  let finish = () => {};
  const work = (minute: number) => {
    if (disturbance === 'slow' && minute > from && minute < until) return;
    const stock = drawStock(random);
    try {
      finish();
      finish = () => {};
      if (disturbance === 'slow' && minute === from) {
        const end = way.begin(stock);
        finish = () => {
          end();
          states.push(stock);
        };
      } else {
        way.change(stock);
        states.push(stock);
      }
    } catch {
      counted.refused += 1;
    }
  };
  try {
    for (let minute = 1; minute <= MINUTES; minute += 1) {
      if (disturbance === 'schema' && minute === from) way.rename();
      if (disturbance === 'outage' && minute === from) renameSync(store, `${store}-away`);
      if (disturbance === 'outage' && minute === until) renameSync(`${store}-away`, store);
      work(minute);
      const known = disturbance === 'schema' && minute >= until ? 'units' : 'available';
      const age = ageOf(() => way.report(known), states);
      counted[age === 0 ? 'latest' : typeof age === 'number' ? 'old' : age] += 1;
      if (typeof age === 'number') counted.behind = Math.max(counted.behind, age);
    }
    return counted;
  } finally {
    way.close();
    remove(root);
  }
}

/** How many changes ago the reported stock was the latest; `wrong` where it never was. */
function ageOf(report: () => Stock, states: readonly Stock[]): number | 'wrong' | 'missing' {
  let reported: string;
  try {
    reported = canonical(report());
  } catch {
    return 'missing';
  }
  const place = states.findLastIndex((stock) => canonical(stock) === reported);
  return place < 0 ? 'wrong' : states.length - 1 - place;
}

function canonical(stock: Stock): string {
  return JSON.stringify(Object.entries(stock).sort());
}

function drawStock(random: Random): Stock {
  return Object.fromEntries(['scarf', 'ball', 'shirt', 'cap'].map((sku) => [sku, random.integer(0, 999)]));
}
