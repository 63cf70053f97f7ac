/** The warehouse that calls whoever wants to know. */
export default {
  async fetch(request: Request): Promise<Response> {
    const order_id = new URL(request.url).pathname.split('/')[2] ?? '';
    const order = { order_id, ...((await request.json()) as object) };
    try {
      await tell('http://notification/notifications', order);
      await tell('http://billing/charges', order);
      return Response.json({ order_id }, { status: 201 });
    } catch (error) {
      return Response.json({ error: String(error) }, { status: 502 });
    }
  },
};

async function tell(url: string, order: object): Promise<void> {
  const headers = { 'Content-Type': 'application/json' };
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(order) });
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
}
