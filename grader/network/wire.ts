/** Replies as they travel: bytes, and how far they get. Faults turn one of these into another. */
import { planOf } from './host.ts';

/** How far a reply gets. */
export type Ending =
  /** All of it arrives. */
  | 'whole'
  /** Nothing of it arrives, and nobody is told. */
  | 'lost'
  /** The connection closes before its first byte. */
  | 'hung-up'
  /** Status, headers and half of the body arrive, then the connection breaks. */
  | 'reset'
  /** Status, headers and half of the body arrive, then nothing more. */
  | 'stalled';

export interface WireReply {
  readonly status: number;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Buffer;
  /** Virtual milliseconds between the request's arrival and the reply's. */
  readonly after: number;
  /** Virtual milliseconds over which a whole body arrives, in parts. Default: all of it at once. */
  readonly over?: number;
  readonly ending: Ending;
}

/** The reply that `response` becomes; it takes `latency` ms unless the host said how long (`after`). */
export async function toWire(response: Response, latency: number): Promise<WireReply> {
  return {
    status: response.status,
    headers: [...response.headers],
    body: Buffer.from(await response.arrayBuffer()),
    after: planOf(response)?.after ?? latency,
    ending: 'whole',
  };
}

/** `reply` with another body; the content-length, where it was told, follows. */
export function withBody(reply: WireReply, body: string | Buffer): WireReply {
  const bytes = Buffer.from(body);
  const headers = reply.headers.map(([name, value]) =>
    name.toLowerCase() === 'content-length' ? ([name, String(bytes.length)] as const) : ([name, value] as const),
  );
  return { ...reply, headers, body: bytes };
}

/** `reply` with `header` set to `value`. */
export function withHeader(reply: WireReply, header: string, value: string): WireReply {
  const others = reply.headers.filter(([name]) => name.toLowerCase() !== header.toLowerCase());
  return { ...reply, headers: [...others, [header, value]] };
}
