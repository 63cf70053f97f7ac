import { connect } from 'amqplib';
import { Random } from '../../base/random.ts';
import { EmbeddedBroker, FOLLOWS } from '../embedded/broker.ts';
import { realClock } from '../embedded/clock.ts';
import { listen } from '../embedded/listen.ts';

export interface Embedded {
  url: string;
  broker: EmbeddedBroker;
  close(): Promise<void>;
}

/** An embedded broker on TCP, in real time. */
export async function startEmbedded(): Promise<Embedded> {
  const broker = new EmbeddedBroker({ clock: realClock, random: new Random('conformance') });
  const listener = await listen(broker);
  return { url: listener.url, broker, close: () => listener.close() };
}

/** The real RabbitMQ of AMQP_URL or on this machine, of the version that the embedded broker follows; or why not. */
export async function findRabbit(): Promise<{ url: string } | { reason: string }> {
  // biome-ignore lint/complexity/useLiteralKeys: process.env has an index signature
  const url = process.env['AMQP_URL'] ?? 'amqp://guest:guest@127.0.0.1:5672';
  try {
    const connection = await connect(url, { noDelay: true, timeout: 2000 });
    const { product, version } = connection.connection.serverProperties;
    await connection.close();
    const follows = FOLLOWS.split('.').slice(0, 2).join('.');
    if (product === 'RabbitMQ' && version.startsWith(`${follows}.`)) return { url };
    return { reason: `at ${new URL(url).host} is ${product} ${version}; RabbitMQ ${follows} is what is followed` };
  } catch (error) {
    return { reason: `no RabbitMQ answers at ${new URL(url).host} (${(error as Error).message})` };
  }
}

/** Whether a machine without RabbitMQ is a fault, as in CI: then nothing that needs one is skipped. */
export function isRabbitRequired(): boolean {
  // biome-ignore lint/complexity/useLiteralKeys: process.env has an index signature
  return process.env['RABBITMQ_REQUIRED'] !== undefined;
}
