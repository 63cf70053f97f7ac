/** The warehouse that announces what happened, whoever wants to know. */
import amqp from 'amqplib';

const connection = await amqp.connect(process.env.AMQP_URL ?? 'amqp://localhost');
const channel = await connection.createConfirmChannel();
await channel.assertExchange('warehouse', 'topic', { durable: true });

export default {
  async fetch(request: Request): Promise<Response> {
    const order_id = new URL(request.url).pathname.split('/')[2] ?? '';
    const order = { order_id, ...((await request.json()) as object) };
    channel.publish('warehouse', `order.${order_id}.packaged`, Buffer.from(JSON.stringify(order)), {
      persistent: true,
      contentType: 'application/json',
    });
    await channel.waitForConfirms();
    return Response.json({ order_id }, { status: 201 });
  },
};
