/** Primer: types, which exist until the program runs. */

// #region shapes
export interface Order {
  readonly order_id: string;
  readonly items: readonly { readonly sku: string; readonly quantity: number }[];
  readonly gift?: string;
}

export function pieces(order: Order): number {
  return order.items.reduce((sum, { quantity }) => sum + quantity, 0);
}
// #endregion shapes

// #region unions
export type Outcome =
  | { readonly state: 'done'; readonly receipt: string }
  | { readonly state: 'refused'; readonly reason: string }
  | { readonly state: 'unknown' };

export function told(outcome: Outcome): string {
  switch (outcome.state) {
    case 'done':
      return `paid, receipt ${outcome.receipt}`; // only here is there a receipt, and the compiler knows it
    case 'refused':
      return `refused: ${outcome.reason}`;
    case 'unknown':
      return 'we are still finding out';
  }
}
// #endregion unions

// #region unknown
/** `as` would only silence the compiler. What comes from outside is looked at. */
export function orderIdIn(body: unknown): string | null {
  if (typeof body !== 'object' || body === null || !('order_id' in body)) return null;
  return typeof body.order_id === 'string' ? body.order_id : null;
}
// #endregion unknown

// #region generics
/** T stands for whatever type the list has: first(['a']) is a string or undefined. */
export function first<T>(list: readonly T[]): T | undefined {
  return list[0]; // past the end there is no IndexError, there is undefined
}
// #endregion generics
