/** Primer: types, which exist until the program runs. */

// #region shapes
interface Item {
  readonly sku: string;
  readonly quantity: number;
}

export interface Order {
  readonly order_id: string;
  readonly items: readonly Item[];
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
      // Only here is there a receipt, and the compiler knows it.
      return `paid, receipt ${outcome.receipt}`;
    case 'refused':
      return `refused: ${outcome.reason}`;
    case 'unknown':
      return 'we are still finding out';
  }
}
// #endregion unions

// #region unknown
/** The id in a body that came from outside; null where there is none. */
export function orderIdIn(body: unknown): string | null {
  if (typeof body !== 'object' || body === null) return null;
  if (!('order_id' in body)) return null;
  return typeof body.order_id === 'string' ? body.order_id : null;
}
// #endregion unknown

// #region generics
/** T is whatever the list holds: first(['a']) is a string or undefined. */
export function first<T>(list: readonly T[]): T | undefined {
  // Past the end there is no IndexError, there is undefined.
  return list[0];
}
// #endregion generics
