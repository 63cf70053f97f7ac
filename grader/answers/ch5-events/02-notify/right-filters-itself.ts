// Binds to everything, and looks at the key itself: more work than a binding, and right.
import amqp, { type ChannelModel, type ConsumeMessage } from 'amqplib';

const { AMQP_URL = 'amqp://localhost', MAIL_URL = 'http://mail' } = process.env;

class Notification {
  readonly #connection: ChannelModel;

  constructor(connection: ChannelModel) {
    this.#connection = connection;
  }

  async listen(): Promise<void> {
    const channel = await this.#connection.createChannel();
    await channel.assertExchange('warehouse', 'topic', { durable: true });
    await channel.assertQueue('notification', { durable: true, arguments: { 'x-queue-type': 'quorum' } });
    await channel.bindQueue('notification', 'warehouse', '#');
    const settle = (message: ConsumeMessage, isDone: boolean) => {
      if (isDone) channel.ack(message);
      else setTimeout(() => channel.reject(message, true), 2000);
    };
    await channel.consume('notification', (message) => {
      if (!message) return;
      this.#handle(message).then(
        (isDone) => settle(message, isDone),
        () => settle(message, false),
      );
    });
  }

  /** Resolves with whether the event is done. */
  async #handle({ fields, content }: ConsumeMessage): Promise<boolean> {
    if (!/^order\.[^.]*\.packaged$/.test(fields.routingKey)) return true;
    const { order_id, email } = JSON.parse(String(content)).data;
    const response = await fetch(new URL('/mails', MAIL_URL), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ to: email, subject: order_id, text: 'On its way.', about: order_id }),
    });
    return response.status === 201;
  }
}

export const start = async () => new Notification(await amqp.connect(AMQP_URL)).listen();
