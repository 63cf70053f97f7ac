import type { Method } from '../protocol/methods.ts';
import type { Methods } from '../protocol/tables.ts';
import { type Channel, REPLY_TO } from './channel.ts';
import { AmqpError, called, notFound, preconditionFailed } from './errors.ts';
import { notReserved } from './virtual-host.ts';

/** Does the methods of exchanges and queues; false: `method` is none of them. */
export function declare(channel: Channel, { name, args }: Method): boolean {
  const host = channel.home.host();
  switch (name) {
    case 'exchange.declare': {
      const { type, passive, durable, autoDelete, internal, nowait } = args;
      const exchange = plainName(args.exchange);
      if (passive) {
        if (exchange === '') host.deleteExchange(exchange, false); // refuses, as for every use of the default one
        host.exchange(exchange);
      } else {
        host.declareExchange({ name: exchange, type, durable, autoDelete, internal, args: args.arguments });
      }
      if (!nowait) channel.send('exchange.declare-ok');
      return true;
    }
    case 'exchange.delete':
      host.deleteExchange(plainName(args.exchange), args.ifUnused);
      if (!args.nowait) channel.send('exchange.delete-ok');
      return true;
    case 'exchange.bind':
    case 'exchange.unbind': {
      const { routingKey, arguments: table } = args;
      const [source, destination] = [plainName(args.source), plainName(args.destination)];
      const binding = { source, kind: 'exchange' as const, destination, routingKey, args: table };
      const binds = name === 'exchange.bind';
      host[binds ? 'bind' : 'unbind'](binding, channel.home);
      if (!args.nowait) channel.send(binds ? 'exchange.bind-ok' : 'exchange.unbind-ok');
      return true;
    }
    case 'queue.declare':
      declareQueue(channel, args);
      return true;
    case 'queue.bind':
    case 'queue.unbind': {
      const destination = plainName(channel.queueName(args.queue));
      const routingKey = args.queue === '' && args.routingKey === '' ? destination : args.routingKey;
      const source = plainName(args.exchange);
      const binding = { source, kind: 'queue' as const, destination, routingKey, args: args.arguments };
      if (name === 'queue.bind') {
        host.bind(binding, channel.home);
        if (!args.nowait) channel.send('queue.bind-ok');
      } else {
        host.unbind(binding, channel.home);
        channel.send('queue.unbind-ok');
      }
      return true;
    }
    case 'queue.purge': {
      const messageCount = host.queue(channel.queueName(args.queue), channel.home).purge();
      if (!args.nowait) channel.send('queue.purge-ok', { messageCount });
      return true;
    }
    case 'queue.delete':
      deleteQueue(channel, args);
      return true;
    default:
      return false;
  }
}

function declareQueue(channel: Channel, args: Methods['queue.declare']): void {
  const { home } = channel;
  const host = home.host();
  const asked = plainName(args.queue);
  if (asked.startsWith(REPLY_TO)) {
    if (!home.hasReply(asked.slice(REPLY_TO.length + 1))) throw notFound(called('queue', asked, host.name));
    reply(channel, asked, 0, 1, args.nowait);
    return;
  }
  if (args.passive) {
    const queue = host.queue(asked, home);
    queue.touch();
    reply(channel, asked, queue.backlog.length, queue.consumers.count, args.nowait);
    return;
  }
  const type = args.arguments.get('x-queue-type')?.value;
  if (asked === '' && type === 'quorum') {
    throw preconditionFailed('Cannot declare a server-named queue for type rabbit_quorum_queue');
  }
  if (asked !== '') notReserved('queue', host.queues.has(asked) ? '' : asked);
  const name = asked === '' ? home.unique('amq.gen') : asked;
  const { exclusive, autoDelete } = args;
  const durable = args.durable && !exclusive;
  const wanted = { name, durable, autoDelete, args: args.arguments };
  const queue = home.declareQueue(wanted, exclusive);
  reply(channel, name, queue.backlog.length, queue.consumers.count, args.nowait);
}

function reply(channel: Channel, queue: string, messageCount: number, consumerCount: number, nowait: boolean): void {
  channel.lastQueue = queue;
  if (!nowait) channel.send('queue.declare-ok', { queue, messageCount, consumerCount });
}

function deleteQueue(channel: Channel, { queue: asked, ifUnused, ifEmpty, nowait }: Methods['queue.delete']): void {
  const host = channel.home.host();
  const name = plainName(channel.queueName(asked));
  if (!host.queues.has(name)) {
    if (!nowait) channel.send('queue.delete-ok', { messageCount: 0 });
    return;
  }
  const queue = host.queue(name, channel.home);
  const thing = called('queue', name, host.name);
  if (queue.type === 'quorum' && (ifUnused || ifEmpty)) {
    const flag = ifUnused ? 'if-unused' : 'if-empty';
    const why = `queue.delete operations with ${flag} flag set are not supported by quorum queues`;
    throw new AmqpError('NOT_IMPLEMENTED', `cannot delete ${thing}. ${why}`);
  }
  if (ifEmpty && queue.backlog.length > 0) throw preconditionFailed(`${thing} not empty`);
  if (ifUnused && queue.consumers.count > 0) throw preconditionFailed(`${thing} in use`);
  const messageCount = queue.backlog.length;
  channel.home.deleteQueue(queue);
  if (!nowait) channel.send('queue.delete-ok', { messageCount });
}

/** Names are taken without line ends, as RabbitMQ does. */
function plainName(name: string): string {
  return name.replace(/[\r\n]/g, '');
}
