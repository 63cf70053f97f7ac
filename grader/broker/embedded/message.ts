import type { Properties } from '../protocol/tables.ts';

/** A message as it was published, or as a dead-letter exchange received it; never changed once made. */
export interface Message {
  /** One number per publish and per dead-lettering, counted from 1 in each broker. */
  readonly id: number;
  readonly exchange: string;
  readonly routingKey: string;
  readonly properties: Properties;
  readonly body: Buffer;
}

/** A message in one queue. */
export interface Entry {
  readonly message: Message;
  /** Its place in the queue, which it keeps when it is requeued. */
  readonly position: number;
  readonly priority: number;
  /** When it expires, in milliseconds of the broker's clock; null: never. */
  readonly expiresAt: number | null;
  /** It was delivered before, and not acknowledged. */
  redelivered: boolean;
  /** Times it came back to a quorum queue. */
  returns: number;
}
