/**
 * ch3/chain: POST /orders reserves at the warehouse, then charges at billing, within the time that the caller has left.
 *
 *   PUT {WAREHOUSE_URL}/reservations/:order_id   { sku, quantity }             201 or 200 { shelf, … }, or 409, 422
 *   PUT {BILLING_URL}/charges/:order_id          { amount_cents, currency }    201 or 200 { receipt, … }, or 409, 422
 *   DELETE of either takes it back: 204, also where there is nothing to take back.
 *
 * Chapter 3, section "chain", says what your service answers, and when. Grade it: npm run grade ch3/chain
 */
const WAREHOUSE_URL = process.env.WAREHOUSE_URL ?? 'http://warehouse';
const BILLING_URL = process.env.BILLING_URL ?? 'http://billing';
/** Milliseconds that an order may take where the header Remaining-Ms is missing. */
const TIME_LIMIT_MS = Number(process.env.TIME_LIMIT_MS ?? 2000);
/** Milliseconds that a DELETE may take; the deadline of the order does not count for it. */
const RELEASE_LIMIT_MS = Number(process.env.RELEASE_LIMIT_MS ?? 1000);

interface Order {
  order_id: string;
  sku: string;
  quantity: number;
  amount_cents: number;
  currency: string;
}

export default {
  async fetch(request: Request): Promise<Response> {
    const order = (await request.json()) as Order;

    // TODO: reserve, then charge, with one deadline for both; where something fails, take back what may have happened.
    void [WAREHOUSE_URL, BILLING_URL, TIME_LIMIT_MS, RELEASE_LIMIT_MS];
    const shelf = '';
    const receipt = '';

    return Response.json({ order_id: order.order_id, shelf, receipt }, { status: 201 });
  },
};
