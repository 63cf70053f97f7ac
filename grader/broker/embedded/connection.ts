import { ByteReader, CodecError } from '../protocol/bytes.ts';
import { BodyTooLargeError, CommandReader, SequenceError } from '../protocol/commands.ts';
import { type FieldTable, objectToTable, readTable } from '../protocol/fields.ts';
import {
  FRAME_OVERHEAD,
  type Frame,
  FrameError,
  FrameReader,
  HEARTBEAT,
  methodFrame,
  PROTOCOL_HEADER,
} from '../protocol/frames.ts';
import { decodeMethod, type Method, type MethodName, UnknownMethodError } from '../protocol/methods.ts';
import { METHODS, type Methods } from '../protocol/tables.ts';
import { Channel, tooLarge } from './channel.ts';
import type { TimerPurpose } from './clock.ts';
import { AmqpError, erlangBinary } from './errors.ts';
import type { Home } from './home.ts';

/** RabbitMQ's own offer: channels, bytes of a frame. */
const OFFER = { channelMax: 2047, frameMax: 131_072 };

/** Until it is tuned, a frame is small. */
const FIRST_FRAME_MAX = 4096;

/** Milliseconds to shake hands, and to answer a connection.close. */
const HANDSHAKE = 10_000;
const CLOSING = 30_000;

/** What is sent is passed on in pieces of about this many bytes. */
const PIECE = 262_144;

/** What carries the bytes of one connection, seen from the broker. */
export interface Transport {
  send(bytes: Buffer): void;
  /** What was sent before still arrives. */
  close(): void;
  /** Whether the other side reads too slowly to be sent more; it then says `drained()`. */
  congested?(): boolean;
}

type State = 'greeting' | 'starting' | 'tuning' | 'opening' | 'running' | 'closing' | 'closed';

type TimerName = 'handshake' | 'closing' | 'speak' | 'listen';

/** One client: shakes hands, tells channels apart, watches its heartbeat, ends it where it breaks the protocol. */
export class Connection {
  readonly id: number;
  state: State = 'greeting';
  /** `connection_name` of the client's properties. */
  name: string | null = null;
  user = '';
  virtualHost = '/';
  cancelNotify = false;
  readonly channels = new Map<number, Channel>();
  readonly #home: Home;
  readonly #transport: Transport;
  readonly #frames = new FrameReader(FIRST_FRAME_MAX);
  readonly #commands: CommandReader;
  #tuned = { ...OFFER, heartbeat: 0 };
  #out: Buffer[] = [];
  #outBytes = 0;
  #heard = true;
  #spoke = false;
  #silences = 0;
  readonly #timers = new Map<TimerName, () => void>();

  constructor(id: number, transport: Transport, home: Home) {
    this.id = id;
    this.#transport = transport;
    this.#home = home;
    this.#commands = new CommandReader({ largestBody: home.limits.messageBytes });
    this.#after(HANDSHAKE, 'handshake', 'handshake', () => this.end());
  }

  get frameMax(): number {
    return this.#tuned.frameMax;
  }

  receive(bytes: Uint8Array): void {
    this.#heard = true;
    try {
      for (const frame of this.#frames.read(bytes)) {
        if (this.state === 'closed') return;
        this.#accept(frame);
      }
    } catch (error) {
      if (!(error instanceof FrameError)) throw error;
      this.#broken(error);
    }
  }

  send(bytes: Buffer): void {
    if (this.state === 'closed') return;
    this.#out.push(bytes);
    this.#outBytes += bytes.length;
    this.#spoke = true;
    this.#home.dirty(this);
    if (this.#outBytes > PIECE) this.flush();
  }

  /** Passes on what has been said. */
  flush(): void {
    if (this.#out.length === 0) return;
    const bytes = this.#out.length === 1 ? (this.#out[0] as Buffer) : Buffer.concat(this.#out);
    this.#out = [];
    this.#outBytes = 0;
    this.#transport.send(bytes);
  }

  congested(): boolean {
    return this.#transport.congested?.() ?? false;
  }

  wake(): void {
    for (const channel of this.channels.values()) channel.wake();
  }

  /** Ends it as an operator does: with `connection.close`, 320 and `reason`. */
  force(reason: string): void {
    if (this.state === 'running') this.#fail(new AmqpError('CONNECTION_FORCED', reason, 'none'));
    else this.end();
  }

  /** Ends it without a word. */
  end(): void {
    if (this.state === 'closed') return;
    this.#release();
    this.flush();
    this.state = 'closed';
    for (const cancel of this.#timers.values()) cancel();
    this.#transport.close();
    this.#home.gone(this);
  }

  /** Ends it for a fault of the broker's own. */
  crash(): void {
    this.#fail(new AmqpError('INTERNAL_ERROR', 'the embedded broker failed', 'none'));
  }

  /** Ends a channel that failed without having been asked for anything. */
  failChannel(channel: Channel, error: AmqpError): void {
    this.#failed(error, channel.number, null);
  }

  #accept(frame: Frame): void {
    if (this.state === 'greeting') {
      this.#greet(frame);
      return;
    }
    if (frame.kind === 'protocol') {
      this.end();
      return;
    }
    if (frame.channel === 0) this.#control(frame);
    else if (this.state === 'running') this.#command(frame);
    else if (this.state !== 'closing') this.end();
  }

  #greet({ kind, payload }: Frame): void {
    if (kind !== 'protocol' || !payload.equals(PROTOCOL_HEADER)) {
      this.send(PROTOCOL_HEADER);
      this.end();
      return;
    }
    this.state = 'starting';
    this.#say('connection.start', {
      versionMajor: 0,
      versionMinor: 9,
      serverProperties: this.#home.properties(),
      mechanisms: Buffer.from('AMQPLAIN PLAIN'),
      locales: Buffer.from('en_US'),
    });
  }

  #control(frame: Frame): void {
    if (frame.kind === 'heartbeat') return;
    if (frame.kind !== 'method') {
      if (this.state === 'running') this.#fail(unexpected(frame));
      else if (this.state !== 'closing') this.end();
      return;
    }
    let name: MethodName | null = null;
    try {
      const method = decode(frame);
      name = method.name;
      this.#handle(method);
    } catch (error) {
      if (!(error instanceof AmqpError)) throw error;
      this.#failed(error, 0, name);
    }
  }

  #handle({ name, args }: Method): void {
    if (this.state === 'closing') {
      if (name === 'connection.close') this.#say('connection.close-ok');
      if (name === 'connection.close-ok' || name === 'connection.close') this.end();
    } else if (name === 'connection.start-ok' && this.state === 'starting') {
      this.#start(args);
    } else if (name === 'connection.tune-ok' && this.state === 'tuning') {
      this.#tune(args);
    } else if (name === 'connection.open' && this.state === 'opening') {
      this.#open(args);
    } else if (name === 'connection.close' && this.state === 'running') {
      this.#release();
      this.#say('connection.close-ok');
      this.end();
    } else if (name === 'connection.update-secret' && this.state === 'running') {
      this.#say('connection.update-secret-ok');
    } else {
      throw new AmqpError('CHANNEL_ERROR', `unexpected method in connection state ${this.state}`);
    }
  }

  #start({ mechanism, response, clientProperties }: Methods['connection.start-ok']): void {
    const capabilities = clientProperties.get('capabilities')?.value;
    const can = (what: string) => capabilities instanceof Map && capabilities.get(what)?.value === true;
    if (mechanism !== 'PLAIN' && mechanism !== 'AMQPLAIN') {
      throw new AmqpError('COMMAND_INVALID', `unknown authentication mechanism '${mechanism}'`);
    }
    const { user, password } = mechanism === 'PLAIN' ? plain(response) : amqPlain(response);
    if (this.#home.users[user] === undefined || this.#home.users[user] !== password) {
      const advice = 'For details see the broker logfile.';
      const why = `Login was refused using authentication mechanism ${mechanism}. ${advice}`;
      if (can('authentication_failure_close')) this.#sayClose(new AmqpError('ACCESS_REFUSED', why, 'none'), null);
      this.end();
      return;
    }
    this.user = user;
    this.cancelNotify = can('consumer_cancel_notify');
    const name = clientProperties.get('connection_name')?.value;
    if (typeof name === 'string') this.name = name;
    this.state = 'tuning';
    this.#say('connection.tune', { ...OFFER, heartbeat: this.#home.limits.heartbeat });
  }

  #tune({ channelMax, frameMax, heartbeat }: Methods['connection.tune-ok']): void {
    negotiate('frame_max', frameMax, 4096, OFFER.frameMax);
    negotiate('channel_max', channelMax, 1, OFFER.channelMax);
    this.#tuned = { channelMax, frameMax, heartbeat };
    this.#frames.frameMax = frameMax;
    this.state = 'opening';
    if (heartbeat === 0) return;
    this.#speakEvery((heartbeat * 1000) / 2);
    this.#listenEvery(heartbeat * 1000);
  }

  #open({ virtualHost }: Methods['connection.open']): void {
    if (!this.#home.hosts.has(virtualHost)) throw new AmqpError('NOT_ALLOWED', `vhost ${virtualHost} not found`);
    this.virtualHost = virtualHost;
    this.#timers.get('handshake')?.();
    this.state = 'running';
    this.#say('connection.open-ok');
    this.#home.emit({ kind: 'connected', connection: this.id, name: this.name });
  }

  #command(frame: Frame): void {
    if (frame.kind === 'heartbeat') {
      this.#fail(unexpected(frame));
      return;
    }
    const channel = this.channels.get(frame.channel);
    if (channel?.state === 'closing') {
      this.#drain(channel, frame);
      return;
    }
    let name: MethodName | null = frame.kind === 'method' ? methodOf(frame) : null;
    try {
      const command = this.#read(frame);
      if (command === null) return;
      name = command.method.name;
      if (name === 'channel.open') {
        this.#openChannel(frame.channel);
      } else if (channel === undefined) {
        throw new AmqpError('CHANNEL_ERROR', "expected 'channel.open'");
      } else if (name === 'channel.close') {
        this.#closeChannel(channel);
        channel.send('channel.close-ok');
      } else {
        channel.handle(command);
      }
    } catch (error) {
      if (!(error instanceof AmqpError)) throw error;
      this.#failed(error, frame.channel, name);
    }
  }

  #read(frame: Frame) {
    const before = this.#commands.held;
    try {
      return this.#commands.accept(frame);
    } catch (error) {
      if (error instanceof BodyTooLargeError) throw tooLarge(error, this.#home.limits.messageBytes);
      if (error instanceof SequenceError) {
        throw new AmqpError('UNEXPECTED_FRAME', error.message, error.method ?? 'none');
      }
      throw undecodable(error, frame);
    } finally {
      this.#home.hold(this.#commands.held - before);
    }
  }

  /** A channel that failed hears nothing until its closing is acknowledged. */
  #drain(channel: Channel, frame: Frame): void {
    const name = frame.kind === 'method' ? methodOf(frame) : null;
    if (name === 'channel.close') channel.send('channel.close-ok');
    if (name === 'channel.close-ok') this.#closeChannel(channel);
  }

  #openChannel(number: number): void {
    if (this.channels.has(number)) throw new AmqpError('CHANNEL_ERROR', "second 'channel.open' seen");
    const { channelMax } = this.#tuned;
    if (number > channelMax) {
      const reached = `has reached the negotiated channel_max (${channelMax})`;
      throw new AmqpError('NOT_ALLOWED', `number of channels opened (${this.channels.size}) ${reached}`, 'none');
    }
    const channel = new Channel(number, this.#home.channelHome(this));
    this.channels.set(number, channel);
    channel.send('channel.open-ok');
  }

  #closeChannel(channel: Channel): void {
    channel.close();
    this.channels.delete(channel.number);
  }

  #failed(error: AmqpError, channelNumber: number, method: MethodName | null): void {
    const channel = this.channels.get(channelNumber);
    if (channel === undefined || error.hard) {
      this.#fail(error, method, channelNumber);
      return;
    }
    channel.state = 'closing';
    this.#home.hold(-this.#commands.forget(channelNumber));
    channel.release();
    channel.send('channel.close', closing(error, method));
    const from = { connection: this.id, channel: channelNumber };
    this.#home.emit({ kind: 'error', from, code: error.code, text: error.text });
  }

  #fail(error: AmqpError, method: MethodName | null = null, channel = 0): void {
    const from = { connection: this.id, channel };
    this.#home.emit({ kind: 'error', from, code: error.code, text: error.text });
    // A client that fails earlier is not told why.
    const known = this.state === 'running' || this.state === 'opening';
    this.#release();
    if (!known) {
      this.end();
      return;
    }
    this.#sayClose(error, method);
    this.state = 'closing';
    this.#timers.get('handshake')?.();
    this.#after(CLOSING, 'closing', 'closing', () => this.end());
  }

  /** Where a frame should be there is something else: nothing after it can be read. */
  #broken({ reason, type, size, payload, end, channel }: FrameError): void {
    if (this.state === 'greeting') {
      this.send(PROTOCOL_HEADER);
    } else if (this.state === 'running') {
      const largest = this.frameMax - FRAME_OVERHEAD;
      const why = {
        type: 'unknown_frame',
        size: `{frame_too_large,${size},${largest}}`,
        end: `{invalid_frame_end_marker,${end}}`,
      }[reason];
      this.#fail(new AmqpError('FRAME_ERROR', `type ${type}, ${snippet(payload)}: ${why}`, 'none'), null, channel);
    }
    this.end();
  }

  /** Channels go, the exclusive queues with them. */
  #release(): void {
    const channels = [...this.channels.values()];
    // All of them first: what one gives back must not go out on another.
    for (const channel of channels) channel.state = 'closed';
    for (const channel of channels) {
      channel.release();
      this.#home.hold(-this.#commands.forget(channel.number));
    }
    this.channels.clear();
    this.#home.dropExclusive(this);
  }

  #say<Name extends MethodName>(name: Name, args: Partial<Methods[Name]> = {}): void {
    this.send(methodFrame(0, name, args));
  }

  #sayClose(error: AmqpError, method: MethodName | null): void {
    this.#say('connection.close', closing(error, method));
  }

  #listenEvery(milliseconds: number): void {
    this.#after(milliseconds, 'heartbeat', 'listen', () => {
      this.#silences = this.#heard ? 0 : this.#silences + 1;
      this.#heard = false;
      // Twice nothing: the client is taken for dead.
      if (this.#silences > 1) this.end();
      else this.#listenEvery(milliseconds);
    });
  }

  #speakEvery(milliseconds: number): void {
    this.#after(milliseconds, 'heartbeat', 'speak', () => {
      if (!this.#spoke) this.send(HEARTBEAT);
      this.#spoke = false;
      this.#speakEvery(milliseconds);
    });
  }

  #after(milliseconds: number, purpose: TimerPurpose, name: TimerName, act: () => void): void {
    this.#timers.set(name, this.#home.setTimer(milliseconds, act, purpose));
  }
}

function closing(error: AmqpError, handled: MethodName | null): Methods['connection.close'] {
  const method = error.method === undefined ? handled : error.method;
  const { classId, methodId } = method === null || method === 'none' ? { classId: 0, methodId: 0 } : METHODS[method];
  return { replyCode: error.code, replyText: error.text, classId, methodId };
}

function decode(frame: Frame): Method {
  try {
    return decodeMethod(frame.payload);
  } catch (error) {
    throw undecodable(error, frame);
  }
}

function undecodable(error: unknown, { payload }: Frame): unknown {
  if (error instanceof UnknownMethodError) return new AmqpError('COMMAND_INVALID', error.message, 'none');
  if (!(error instanceof CodecError)) return error;
  return new AmqpError('FRAME_ERROR', `cannot decode <<${[...payload.subarray(4)].join(',')}>>`);
}

function methodOf(frame: Frame): MethodName | null {
  try {
    return decodeMethod(frame.payload).name;
  } catch {
    return null;
  }
}

function unexpected({ kind, payload }: Frame): AmqpError {
  const type = { protocol: 0, method: 1, header: 2, body: 3, heartbeat: 8 }[kind];
  return new AmqpError('UNEXPECTED_FRAME', `type ${type}, ${snippet(payload)}`, 'none');
}

function snippet(payload: Buffer): string {
  if (payload.length <= 16) return `all octets = ${erlangBinary(payload)}`;
  return `first 16 octets = ${erlangBinary(payload.subarray(0, 16))}`;
}

function negotiate(field: string, value: number, least: number, most: number): void {
  const wrong = (bound: string, relation: string, limit: number, detail = '') =>
    new AmqpError(
      'NOT_ALLOWED',
      `negotiated ${field} = ${value}${detail} is ${relation} than the ${bound} allowed value (${limit})`,
      'connection.tune',
    );
  if (value !== 0 && value < least) throw wrong('minimum', 'lower', least);
  if (value !== 0 && value <= most) return;
  throw wrong('maximum', 'higher', most, value === 0 && field === 'channel_max' ? ' (no limit)' : '');
}

function plain(response: Buffer): { user: string; password: string } {
  const [, user = '', password = ''] = response.toString('utf8').split('\0');
  return { user, password };
}

function amqPlain(response: Buffer): { user: string; password: string } {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(response.length);
  let table: FieldTable;
  try {
    table = readTable(new ByteReader(Buffer.concat([length, response])));
  } catch {
    table = objectToTable({});
  }
  return { user: String(table.get('LOGIN')?.value ?? ''), password: String(table.get('PASSWORD')?.value ?? '') };
}
