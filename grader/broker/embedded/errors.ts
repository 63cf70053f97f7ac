import type { MethodName } from '../protocol/methods.ts';
import { REPLIES } from '../protocol/tables.ts';

export type ReplyName = keyof typeof REPLIES;

/** What a client did wrong, in RabbitMQ's words; it closes the channel, or the connection where `hard`. */
export class AmqpError extends Error {
  override name = 'AmqpError';
  readonly reply: ReplyName;
  /** The method at fault; `none`: not one method's. Without it, the one that is being handled. */
  readonly method: MethodName | 'none' | undefined;

  constructor(reply: ReplyName, explanation: string, method?: MethodName | 'none') {
    super(explanation);
    this.reply = reply;
    this.method = method;
  }

  get code(): number {
    return REPLIES[this.reply].code;
  }

  get hard(): boolean {
    return REPLIES[this.reply].hard;
  }

  /** The reply text: at most 255 bytes, as it must fit a short string. */
  get text(): string {
    const bytes = Buffer.from(`${this.reply} - ${this.message}`);
    return bytes.length <= 255 ? bytes.toString() : `${bytes.subarray(0, 252).toString()}...`;
  }
}

export const preconditionFailed = (explanation: string) => new AmqpError('PRECONDITION_FAILED', explanation);

/** How RabbitMQ names a thing in its texts: `queue 'mail' in vhost '/'`. */
export function called(kind: 'queue' | 'exchange', name: string, vhost: string): string {
  return `${kind} '${name}' in vhost '${vhost}'`;
}

export const notFound = (thing: string) => new AmqpError('NOT_FOUND', `no ${thing}`);

/** Bytes as Erlang prints them: `<<"text">>` where all can be printed, otherwise `<<1,2,3>>`. */
export function erlangBinary(bytes: Uint8Array): string {
  const printable = bytes.length > 0 && bytes.every((byte) => byte >= 32 && byte < 127);
  if (!printable) return `<<${[...bytes].join(',')}>>`;
  return `<<${JSON.stringify(Buffer.from(bytes).toString('latin1'))}>>`;
}
