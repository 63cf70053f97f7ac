/** What a service and a broker said to each other, as the tap between them heard it: on this the checks judge. */
import type { FieldTable } from './protocol/fields.ts';
import type { Properties } from './protocol/tables.ts';

/** When it was heard. */
interface Heard {
  /** Virtual ms since the start of the check; in real time, ms since the broker was started for it. */
  readonly at: number;
  /** The place among all that happened: tells apart what has the same time. */
  readonly step: number;
}

/** A message, whoever sent it. */
export interface Message {
  readonly exchange: string;
  readonly routingKey: string;
  readonly properties: Properties;
  readonly body: Buffer;
}

export interface Publication extends Heard, Message {
  /** The service that published it. */
  readonly from: string;
  readonly mandatory: boolean;
  /** Whether its channel was in confirm mode. */
  readonly confirming: boolean;
  /** How and when the broker confirmed it; null where it did not (yet). */
  confirmed: (Heard & { readonly how: 'ack' | 'nack' }) | null;
  /** Why and when the broker returned it (`NO_ROUTE`); null where it did not. */
  returned: (Heard & { readonly code: number; readonly text: string }) | null;
}

export interface Delivery extends Heard, Message {
  /** The service that it was delivered to. */
  readonly to: string;
  /** The queue that it came from. */
  readonly queue: string;
  readonly redelivered: boolean;
  /** Whether the consumer asked for no acknowledgements: then it counts as handled when it is sent. */
  readonly noAck: boolean;
  /** How and when the service acknowledged it; null where it did not (yet). */
  settled: (Heard & { readonly how: 'ack' | 'nack' | 'reject'; readonly requeue: boolean }) | null;
  /** When its channel or connection ended before that: the broker gives it to somebody again. */
  abandoned: Heard | null;
}

export interface Consumer extends Heard {
  readonly by: string;
  readonly queue: string;
  readonly tag: string;
  readonly noAck: boolean;
  readonly exclusive: boolean;
  /** Messages that may be unacknowledged at a time, as the channel said before; 0 is no limit. */
  readonly prefetch: number;
  cancelled: boolean;
}

/** An exchange, a queue or a binding that a service asked for, and whether the broker agreed. */
export interface Declaration extends Heard {
  readonly by: string;
  readonly kind: 'exchange' | 'queue' | 'binding';
  /** The name of the exchange or queue; of a binding, its source. A queue named by the broker has that name. */
  name: string;
  readonly passive: boolean;
  readonly durable: boolean;
  readonly exclusive: boolean;
  readonly autoDelete: boolean;
  /** `topic`, of an exchange. */
  readonly type: string;
  /** Of a binding: its destination and key. */
  readonly to: string;
  readonly key: string;
  readonly arguments: FieldTable;
  agreed: boolean;
}

/** The broker closed a channel or a connection because of an error. */
export interface Refusal extends Heard {
  readonly to: string;
  readonly code: number;
  readonly text: string;
}

export class Evidence {
  readonly publications: Publication[] = [];
  readonly deliveries: Delivery[] = [];
  readonly consumers: Consumer[] = [];
  readonly declarations: Declaration[] = [];
  readonly refusals: Refusal[] = [];

  /** What service `from` published; all of it, where none is named. */
  published(from?: string): Publication[] {
    return this.publications.filter((one) => from === undefined || one.from === from);
  }

  /** What was delivered to service `to`; to anyone, where none is named. */
  delivered(to?: string): Delivery[] {
    return this.deliveries.filter((one) => to === undefined || one.to === to);
  }

  /** The most messages that service `to` had been given and not yet acknowledged at the same time. */
  peakUnsettled(to: string): number {
    const changes = this.delivered(to)
      .filter(({ noAck }) => !noAck)
      .flatMap(({ step, settled, abandoned }) => [
        { step, change: 1 },
        { step: (settled ?? abandoned)?.step ?? Number.POSITIVE_INFINITY, change: -1 },
      ])
      .sort((one, other) => one.step - other.step);
    let open = 0;
    let peak = 0;
    for (const { change } of changes) {
      open += change;
      peak = Math.max(peak, open);
    }
    return peak;
  }
}
