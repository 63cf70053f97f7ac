/**
 * Connections to the message broker: sockets whose bytes go over the grader's channel. To the places that the grader
 * names, and to no other.
 */
import { Duplex } from 'node:stream';
import type { Command } from '../frames.ts';
import { say } from './channel.ts';
import { after, cancel } from './clock.ts';
import { connectionError } from './errors.ts';
import { fromBase64, lengthOf, SafeMap, toBase64, toText } from './intrinsics.ts';
import { problem } from './problem.ts';
import { callingLine } from './thrown.ts';

const sockets = new SafeMap<number, ChannelSocket>();
const places = new SafeMap<string, true>();
let last = 0;

/** What of net.Socket a client of a broker uses; everything else is a Duplex. */
class ChannelSocket extends Duplex {
  connecting = true;
  readonly #id: number;
  readonly #place: string;
  #held: (() => void)[] = [];
  #limit: unknown = null;
  #quiet = 0;

  constructor(place: string) {
    // As net.Socket: when the other side has ended, this one ends too and closes.
    super({ allowHalfOpen: false });
    last += 1;
    this.#id = last;
    this.#place = place;
    sockets.set(this.#id, this);
    say({ say: 'dial', socket: this.#id, place, line: callingLine() });
  }

  established(): void {
    this.connecting = false;
    this.#touch();
    const held = this.#held;
    this.#held = [];
    for (let index = 0; index < held.length; index += 1) held[index]?.();
    this.emit('connect');
    this.emit('ready');
  }

  arrive(bytes: Uint8Array): void {
    this.#touch();
    this.push(bytes);
  }

  /** The other side has closed (null), or the connection broke with a code of Node. */
  gone(code: string | null): void {
    sockets.delete(this.#id);
    if (code === null) this.push(null);
    else this.destroy(connectionError(code, this.#place));
  }

  override _read(): void {}

  override _write(chunk: Uint8Array, _encoding: string, done: () => void): void {
    const send = (): void => {
      this.#touch();
      if (sockets.has(this.#id)) say({ say: 'send', socket: this.#id, bytes: toBase64(chunk) });
      done();
    };
    if (this.connecting) this.#held[this.#held.length] = send;
    else send();
  }

  override _final(done: () => void): void {
    this.#leave();
    done();
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    cancel(this.#limit);
    this.#leave();
    done(error);
  }

  /** As net.Socket: 'timeout' is emitted when nothing came or went for so long, in virtual time. */
  setTimeout(milliseconds: number, listener?: () => void): this {
    this.#quiet = milliseconds;
    if (listener) {
      if (milliseconds > 0) this.once('timeout', listener);
      else this.off('timeout', listener);
    }
    this.#touch();
    return this;
  }

  setNoDelay(): this {
    return this;
  }
  setKeepAlive(): this {
    return this;
  }
  ref(): this {
    return this;
  }
  unref(): this {
    return this;
  }
  address(): object {
    return { address: '127.0.0.1', family: 'IPv4', port: 0 };
  }

  #touch(): void {
    cancel(this.#limit);
    this.#limit = this.#quiet > 0 ? after(this.#quiet, () => this.emit('timeout')) : null;
  }

  #leave(): void {
    if (!sockets.has(this.#id)) return;
    sockets.delete(this.#id);
    say({ say: 'hang-up', socket: this.#id });
  }
}

/** From now on connections to `place` (`rabbitmq:5672`) are carried. */
export function allow(place: string): void {
  places.set(place, true);
}

/** `net.connect` as the student's file has it. */
export function connect(...args: unknown[]): ChannelSocket {
  const [first, second] = args;
  const isObject = typeof first === 'object' && first !== null;
  const given = isObject ? (first as { host?: unknown; port?: unknown }) : { port: first, host: second };
  const host = typeof given.host === 'string' ? given.host : 'localhost';
  const place = `${host}:${toText(given.port)}`;
  if (!places.has(place)) throw problem('network-exit', 'net.connect');
  const socket = new ChannelSocket(place);
  const listener = args[args.length - 1];
  if (typeof listener === 'function') socket.once('connect', listener as () => void);
  return socket;
}

/** The grader's word on one of the sockets. */
export function receiveOnSocket(command: Extract<Command, { do: 'dialled' | 'receive' | 'hang-up' }>): void {
  const socket = sockets.get(command.socket);
  if (!socket) return;
  if (command.do === 'dialled') socket.established();
  else if (command.do === 'hang-up') socket.gone(command.code);
  else {
    const bytes = fromBase64(command.bytes);
    if (lengthOf(bytes) > 0) socket.arrive(bytes);
  }
}
