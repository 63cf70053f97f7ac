/** How the call of an exported function ended. */
import { decodeValue, type ErrorValue } from '../base/values.ts';
import type { Exchange } from './exchange.ts';
import type { Reply } from './reply.ts';

export type Ended = {
  readonly exchange: Exchange;
  /** Virtual ms from the call to its end; Infinity where none came. */
  readonly took: number;
} & (
  | { readonly state: 'returned'; readonly value: unknown }
  | { readonly state: 'threw'; readonly error: ErrorValue }
  /** It neither returned nor threw, and nothing was left that could have brought it to an end. */
  | { readonly state: 'open' }
  /** Its process died. */
  | { readonly state: 'broken' }
);

/** What `reply` says of the function that was called. */
export function endOf(reply: Reply): Ended {
  const common = { exchange: reply.exchange as Exchange, took: reply.took };
  if (!reply.complete) return { ...common, state: 'open' };
  if (reply.code !== null) return { ...common, state: 'broken' };
  if (reply.status === 200) return { ...common, state: 'returned', value: decodeValue(reply.bytes) };
  if (reply.status === 500) return { ...common, state: 'threw', error: decodeValue(reply.bytes) as ErrorValue };
  return { ...common, state: 'broken' };
}
