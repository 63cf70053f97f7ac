/** Told of an order by the warehouse: has it paid, and answers once it is. */
export default {
  async fetch(request: Request): Promise<Response> {
    const { order_id, amount_cents, currency } = (await request.json()) as Record<string, unknown>;
    const { ok } = await fetch(`http://bank/payments/${order_id}`, {
      method: 'PUT',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ amount_cents, currency }),
    });
    return new Response(null, { status: ok ? 204 : 502 });
  },
};
