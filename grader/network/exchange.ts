/** A request and what became of it, as the network saw it: the evidence on which checks judge. */
import { inspect } from 'node:util';
import { CALL, CALLBACK, decodeValue } from '../base/values.ts';

export type Fate =
  /** A reply reached the caller, whole or in part. */
  | 'answered'
  /** Nothing listened. */
  | 'refused'
  /** The connection closed before the end of the reply. */
  | 'broken'
  /** The caller withdrew it. */
  | 'withdrawn'
  /** It is still running, or was lost. */
  | 'open';

export interface Exchange {
  readonly id: number;
  readonly from: string;
  readonly to: string;
  readonly method: string;
  readonly url: URL;
  readonly headers: Headers;
  /** The body as text; null where there is none. */
  readonly body: string | null;
  readonly bytes: Buffer;
  /** The line of the student's file that made the request, where known. */
  readonly line: number | null;
  /** Virtual milliseconds. */
  readonly startedAt: number;
  /** The place of its beginning and end among all that happened: tells apart what has the same time. */
  readonly startedStep: number;
  /** Whether the service called got it. */
  arrived: boolean;
  fate: Fate;
  status: number | null;
  /** When the caller had all of the reply, an error, or gave up; null while it runs. */
  endedAt: number | null;
  endedStep: number | null;
}

/** The most exchanges of `exchanges` that ran at the same time. */
export function peakOf(exchanges: readonly Exchange[]): number {
  const steps = exchanges.flatMap((exchange) => [
    { at: exchange.startedStep, change: 1 },
    { at: exchange.endedStep ?? Number.POSITIVE_INFINITY, change: -1 },
  ]);
  steps.sort((one, other) => one.at - other.at);
  let running = 0;
  let peak = 0;
  for (const { change } of steps) {
    running += change;
    peak = Math.max(peak, running);
  }
  return peak;
}

/** Characters of a label; a URL may have millions. */
const LABEL_LIMIT = 300;

/** What a person reads of a request: `GET /players?team_id=7`; of the call of a function: `measure(30)`. */
export function labelOf(exchange: Pick<Exchange, 'method' | 'url' | 'bytes'>): string {
  const { method, url, bytes } = exchange;
  const label = method === CALL ? callLabel(url, bytes) : `${method} ${url.pathname}${url.search}`;
  return label.length > LABEL_LIMIT ? `${label.slice(0, LABEL_LIMIT)}…` : label;
}

/** What a person reads of a reply: its status; of a function, how it ended. */
export function replyLabel(exchange: Pick<Exchange, 'method'>, status: number): string {
  if (exchange.method !== CALL) return String(status);
  return status === 200 ? 'return' : 'throw';
}

/** Characters of one argument in a label. */
const ARGUMENT_LIMIT = 40;

function callLabel(url: URL, bytes: Buffer): string {
  let args: unknown;
  try {
    args = decodeValue(bytes);
  } catch {
    args = [];
  }
  const shown = Array.isArray(args) ? args.map(shownArgument) : [];
  return `${url.pathname.slice(1)}(${shown.join(', ')})`;
}

function shownArgument(value: unknown): string {
  const url = typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[CALLBACK] : undefined;
  if (typeof url === 'string') return url.slice(url.lastIndexOf('/') + 1);
  const text = inspect(value, { depth: 1, breakLength: Number.POSITIVE_INFINITY, compact: true });
  return text.length > ARGUMENT_LIMIT ? `${text.slice(0, ARGUMENT_LIMIT)}…` : text;
}
