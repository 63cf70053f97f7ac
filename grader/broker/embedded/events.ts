import type { DeathReason } from './dead-letter.ts';
import type { Message } from './message.ts';

/** Where a message came from or went: one channel of one connection. */
export interface Place {
  /** Connections are counted from 1 in each broker. */
  connection: number;
  channel: number;
}

/** What an observer is told, as it happens; `at` in milliseconds of the broker's clock. */
export type BrokerEvent = { at: number } & (
  | { kind: 'connected'; connection: number; name: string | null }
  | { kind: 'disconnected'; connection: number }
  /** `from` is null where the broker's owner published. `queues`: those it was routed to, sorted; may be none. */
  | { kind: 'published'; message: Message; from: Place | null; queues: string[] }
  | { kind: 'returned'; message: Message; to: Place }
  /** The answer to a publish on a confirm channel; `ok` false: a queue refused it. */
  | { kind: 'confirmed'; message: Message; to: Place; ok: boolean }
  | {
      kind: 'delivered';
      message: Message;
      queue: string;
      to: Place;
      /** null: taken with basic.get. */
      consumerTag: string | null;
      deliveryTag: number;
      redelivered: boolean;
      noAck: boolean;
    }
  | {
      kind: 'acknowledged' | 'rejected' | 'requeued';
      message: Message;
      queue: string;
      from: Place;
      deliveryTag: number;
    }
  /** A queue gave a message up; `to` is null where no dead-letter exchange took it, `queues` those it came to. */
  | { kind: 'dead-lettered'; message: Message; queue: string; reason: DeathReason; to: string | null; queues: string[] }
  | { kind: 'queue-deleted'; queue: string; because: 'asked' | 'expired' | 'unused' | 'owner-gone' }
  /** A channel or connection was closed for what the client did. */
  | { kind: 'error'; from: Place; code: number; text: string }
);

type Untimed<Event> = Event extends unknown ? Omit<Event, 'at'> : never;

export type UntimedEvent = Untimed<BrokerEvent>;
