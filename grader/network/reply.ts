/** What a caller of the service under test got. */
import type { HeaderList } from '../service/frames.ts';
import type { Exchange } from './exchange.ts';
import { tame } from './tame.ts';
import type { Caller } from './traffic.ts';

export class Reply implements Caller {
  readonly #now: () => number;
  readonly #parts: Buffer[] = [];
  /** Null where no status came. */
  status: number | null = null;
  headers = new Headers();
  /** Whether an end came: the last byte of the answer, or an error. */
  complete = false;
  /** Node's code where the connection failed: ECONNREFUSED, ECONNRESET. */
  code: string | null = null;
  /** Virtual ms when the end came. */
  at: number | null = null;
  /** The exchange in the network's record. */
  exchange: Exchange | null = null;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** The body so far. */
  get bytes(): Buffer {
    return Buffer.concat(this.#parts);
  }

  /** The body so far, as text. */
  get text(): string {
    return this.bytes.toString('utf8');
  }

  /** The body as a value that a check can handle without care (see tame.ts); undefined where it is not JSON. */
  get json(): unknown {
    try {
      return tame(JSON.parse(this.text));
    } catch {
      return undefined;
    }
  }

  /** Virtual ms from the call to the end of the answer; Infinity where none came. */
  get took(): number {
    return this.at === null || this.exchange === null ? Number.POSITIVE_INFINITY : this.at - this.exchange.startedAt;
  }

  reply(status: number, headers: HeaderList, body: Buffer, more: boolean): void {
    this.status = status;
    this.headers = new Headers(headers);
    this.part(body, more);
  }

  part(body: Buffer, more: boolean): void {
    this.#parts.push(body);
    if (!more) this.#finish();
  }

  broke(code: string): void {
    this.code = code;
    this.#finish();
  }

  #finish(): void {
    this.complete = true;
    this.at = this.#now();
  }
}
