import type { FieldTable } from '../protocol/fields.ts';
import type { ChannelHome } from './channel.ts';
import type { TimerPurpose } from './clock.ts';
import type { Connection } from './connection.ts';
import type { UntimedEvent } from './events.ts';
import type { Limits } from './limits.ts';
import type { VirtualHost } from './virtual-host.ts';

/** What a connection needs of the broker. */
export interface Home {
  readonly limits: Limits;
  /** Passwords by user. */
  readonly users: Readonly<Record<string, string>>;
  readonly hosts: ReadonlyMap<string, VirtualHost>;
  /** What `connection.start` says about the server. */
  properties(): FieldTable;
  setTimer(milliseconds: number, fire: () => void, purpose: TimerPurpose): () => void;
  emit(event: UntimedEvent): void;
  /** The connection has something to pass on when the turn is over. */
  dirty(connection: Connection): void;
  gone(connection: Connection): void;
  /** Bytes of unfinished bodies: more, or fewer. Throws where the broker holds too much. */
  hold(bytes: number): void;
  dropExclusive(connection: Connection): void;
  channelHome(connection: Connection): ChannelHome;
}
