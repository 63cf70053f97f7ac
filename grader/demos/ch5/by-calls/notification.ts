/** Told of an order by the warehouse: sends a mail, and answers once it is sent. */
export default {
  async fetch(request: Request): Promise<Response> {
    const { order_id, email } = (await request.json()) as { order_id: string; email: string };
    const mail = { to: email, subject: 'Your order', text: `Order ${order_id} is packaged.`, about: order_id };
    const { ok } = await fetch('http://mail/mails', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(mail),
    });
    return new Response(null, { status: ok ? 204 : 502 });
  },
};
