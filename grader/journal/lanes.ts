/** Columns that something needs between two lifelines: over the gaps `from` to `to - 1` and the lifelines between. */
export interface Need {
  readonly from: number;
  readonly to: number;
  /** Without this many columns the drawing is no use. */
  readonly least: number;
  /** With this many it is complete. */
  readonly ideal: number;
}

/** No lifelines stand closer than this. */
const CLOSEST = 3;

/**
 * The width of the gap to the right of each of `count` lifelines (the last one: the margin), or undefined where even
 * the least does not fit into `available` columns, lifelines included. What is spare goes first to whoever has least.
 */
export function gapsFor(count: number, needs: readonly Need[], available: number): number[] | undefined {
  const gaps = Array.from<unknown, number>({ length: count }, (_, index) => (index < count - 1 ? CLOSEST : 0));
  const spare = () => available - count - gaps.reduce((sum, gap) => sum + gap, 0);
  for (const need of [...needs].sort((one, other) => one.to - one.from - (other.to - other.from))) {
    while (spanOf(gaps, need) < need.least) grow(gaps, need);
  }
  if (spare() < 0) return undefined;
  for (let left = spare(); left > 0; left -= 1) {
    const hungry = needs.filter((need) => spanOf(gaps, need) < need.ideal);
    if (hungry.length === 0) break;
    const poorest = hungry.reduce((one, other) => (spanOf(gaps, other) < spanOf(gaps, one) ? other : one));
    grow(gaps, poorest);
  }
  return gaps;
}

/** How many columns lie strictly between the lifelines that bound `need`. */
export function spanOf(gaps: readonly number[], { from, to }: Pick<Need, 'from' | 'to'>): number {
  return gaps.slice(from, to).reduce((sum, gap) => sum + gap, 0) + (to - from - 1);
}

function grow(gaps: number[], { from, to }: Need): void {
  let smallest = from;
  for (let index = from; index < to; index += 1) {
    if ((gaps[index] as number) < (gaps[smallest] as number)) smallest = index;
  }
  gaps[smallest] = (gaps[smallest] as number) + 1;
}
