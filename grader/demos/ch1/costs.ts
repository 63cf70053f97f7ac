/** What it costs to send rosters of players as JSON, measured on this machine. */
import { Random } from '../../base/random.ts';
import { type Player, rosterOf } from '../../cup/data.ts';
import { percentile } from '../simulate/statistics.ts';

export interface Cost {
  readonly players: number;
  /** UTF-8 bytes of the JSON text. */
  readonly bytes: number;
  /** Medians in microseconds. */
  readonly passing: number;
  readonly writing: number;
  readonly reading: number;
}

export const SIZES = [1, 10, 100, 300, 1000, 5000] as const;
/** Rounds of each measurement; of several calls each where one is too short for the clock. */
const ROUNDS = 25;
const known = new Map<number, readonly Cost[]>();

/** The costs of rosters drawn from `seed`; measured once a process, so that every language tells the same. */
export function costsOf(seed: number): readonly Cost[] {
  const before = known.get(seed);
  if (before) return before;
  const roster = rosterOf(new Random(`demos/serialise/${seed}`), SIZES.at(-1) as number);
  const costs = SIZES.map((players) => costOf(roster.slice(0, players)));
  known.set(seed, costs);
  return costs;
}

function costOf(players: readonly Player[]): Cost {
  const text = JSON.stringify(players);
  let seen = 0;
  const passing = medianOf(1000, () => {
    seen += shirtOf(players);
  });
  const calls = Math.max(1, Math.floor(300 / players.length));
  const writing = medianOf(calls, () => {
    seen += JSON.stringify(players).length;
  });
  const reading = medianOf(calls, () => {
    seen += (JSON.parse(text) as Player[]).length;
  });
  // What was seen is used, so that nobody may leave the calls out.
  if (seen < 0) throw new Error('less than nothing was seen');
  return { players: players.length, bytes: Buffer.byteLength(text), passing, writing, reading };
}

/** What passing a reference comes to: the callee gets the list itself and looks at its last player. */
function shirtOf(players: readonly Player[]): number {
  return players.at(-1)?.shirt ?? 0;
}

/** Microseconds of one call of `work`: the median of rounds of `calls` each, after rounds that are left out. */
function medianOf(calls: number, work: () => void): number {
  const round = (): number => {
    const before = performance.now();
    for (let count = 0; count < calls; count += 1) work();
    return ((performance.now() - before) * 1000) / calls;
  };
  for (let count = 0; count < 5; count += 1) round();
  return percentile(Array.from({ length: ROUNDS }, round), 0.5);
}
