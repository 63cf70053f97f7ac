/** Primer: functions, closures, classes, errors. */

// #region functions
export function price(cents: number, currency = 'USD'): string {
  return `${(cents / 100).toFixed(2)} ${currency}`;
}

export const double = (amount: number): number => 2 * amount; // an arrow: lambda, of any length

/** No keyword arguments: an object with names does their work. */
export function reserve({ sku, quantity = 1 }: { sku: string; quantity?: number }): string {
  return `${quantity} × ${sku}`;
}
// #endregion functions

// #region closures
/** Returns a function that remembers: each call has its own `count`. */
export function counter(): () => number {
  let count = 0;
  return () => {
    count += 1;
    return count;
  };
}
// #endregion closures

// #region errors
export class OutOfStock extends Error {
  override name = 'OutOfStock';
  readonly sku: string;

  constructor(sku: string) {
    super(`nothing left of ${sku}`);
    this.sku = sku;
  }
}

export function answerTo(sell: () => string): string {
  try {
    return sell();
  } catch (error) {
    // One catch for all: what it is has to be asked, and the rest is thrown on.
    if (error instanceof OutOfStock) return `sold out: ${error.sku}`;
    throw error;
  }
}
// #endregion errors

// #region classes
export class Scoreboard {
  readonly #goals = new Map<string, number>(); // # is private, and enforced

  score(team: string): void {
    this.#goals.set(team, this.of(team) + 1); // this. is never left out; nothing like self stands among the parameters
  }

  of(team: string): number {
    return this.#goals.get(team) ?? 0;
  }
}
// #endregion classes
