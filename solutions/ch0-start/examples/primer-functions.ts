/** Primer: functions, closures, classes, errors. */

// #region functions
export function price(cents: number, currency = 'USD'): string {
  return `${(cents / 100).toFixed(2)} ${currency}`;
}

// An arrow is a lambda of any length.
export const double = (amount: number): number => 2 * amount;

// No keyword arguments: an object with names does their work.
interface Wish {
  sku: string;
  quantity?: number;
}

export function reserve({ sku, quantity = 1 }: Wish): string {
  return `${quantity} × ${sku}`;
}
// #endregion functions

// #region closures
/** Returns a function that remembers: each counter has its own `count`. */
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
    // One catch for all: look what it is, and throw on what is not yours.
    if (error instanceof OutOfStock) return `sold out: ${error.sku}`;
    throw error;
  }
}
// #endregion errors

// #region classes
export class Scoreboard {
  // # is private, and enforced.
  readonly #goals = new Map<string, number>();

  // `this` is never left out, and is no parameter.
  score(team: string): void {
    this.#goals.set(team, this.of(team) + 1);
  }

  of(team: string): number {
    return this.#goals.get(team) ?? 0;
  }
}
// #endregion classes
