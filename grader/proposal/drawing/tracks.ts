/** Which of the lines that turn between two columns turns first: so that few cross, and none lies on another. */

/** A line through a channel: it comes from the left at `left`, or leaves to the right at `right`, or both. */
export interface Turn {
  /** Null where it comes from a gutter, or goes into one. */
  readonly left: number | null;
  readonly right: number | null;
  /** Where its upright part begins and ends. */
  readonly top: number;
  readonly bottom: number;
}

/** Units by which two lines are one to the eye. */
const NEAR = 5;
const OVERLAP = 10;

/** The place of each turn from the left, in the order of `turns`. */
export function tracksOf(turns: readonly Turn[]): number[] {
  // Those that go down take the upper line last, those that go up the lower one: side by side they do not cross.
  const order = turns.map((_, index) => index).sort((one, other) => rank(turns[one]) - rank(turns[other]));
  let best = costOf(order, turns);
  for (let improved = best > 0; improved; ) {
    improved = false;
    for (let one = 0; one < order.length; one += 1) {
      for (let other = one + 1; other < order.length; other += 1) {
        swap(order, one, other);
        const cost = costOf(order, turns);
        if (cost < best) {
          best = cost;
          improved = true;
        } else swap(order, one, other);
      }
    }
  }
  const places = new Array<number>(turns.length);
  for (const [place, index] of order.entries()) places[index] = place;
  return places;
}

function rank(turn: Turn | undefined): number {
  if (!turn) return 0;
  const from = turn.left ?? (turn.right === turn.top ? turn.bottom : turn.top);
  return from === turn.top ? -from : from;
}

/** Crossings, and lines on top of each other, of turns from left to right in this order. */
function costOf(order: readonly number[], turns: readonly Turn[]): number {
  let cost = 0;
  for (const [place, index] of order.entries()) {
    const turn = turns[index] as Turn;
    for (const later of order.slice(place + 1)) {
      const other = turns[later] as Turn;
      // What leaves to the right passes every later upright; what comes from the left passes every earlier one.
      if (turn.right !== null) cost += passing(turn.right, other);
      if (other.left !== null) cost += passing(other.left, turn);
      if (turn.right !== null && other.left !== null && Math.abs(turn.right - other.left) < NEAR) cost += OVERLAP;
    }
  }
  return cost;
}

function passing(y: number, { top, bottom }: Turn): number {
  return y > top && y < bottom ? 1 : 0;
}

function swap(list: number[], one: number, other: number): void {
  const kept = list[one] as number;
  list[one] = list[other] as number;
  list[other] = kept;
}
