/** Outcomes as a person reads them; units are the same in both languages. */
import type { Values } from '../../../language/bilingual.ts';
import { round } from '../../round.ts';
import { DAY, HOUR, MINUTE, type Outcome, SECOND } from './situation.ts';

/** `340 ms`, `9.6 s`, `20 min`, `3.5 h`, `5 d`. */
export function duration(ms: number): string {
  if (ms < SECOND) return `${round(ms, 0)} ms`;
  if (ms < 2 * MINUTE) return `${round(ms / SECOND)} s`;
  if (ms < 2 * HOUR) return `${round(ms / MINUTE)} min`;
  if (ms < 2 * DAY) return `${round(ms / HOUR)} h`;
  return `${round(ms / DAY)} d`;
}

const DURATIONS: readonly (keyof Outcome)[] = ['held', 'answer', 'late', 'stale'];

/** One figure of an outcome. */
export function shown(measure: keyof Outcome, value: number): string {
  return DURATIONS.includes(measure) ? duration(value) : round(value);
}

/** Every figure of an outcome, by name. */
export function told(outcome: Outcome): Values {
  const measures = Object.keys(outcome) as (keyof Outcome)[];
  return Object.fromEntries(measures.map((measure) => [measure, shown(measure, outcome[measure])]));
}
