/** A request and what became of it, as the network saw it: the evidence on which checks judge. */

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
  readonly body: string | null;
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

/** What a person reads of a request: `GET /players?team_id=7`. */
export function labelOf(exchange: Pick<Exchange, 'method' | 'url'>): string {
  const label = `${exchange.method} ${exchange.url.pathname}${exchange.url.search}`;
  return label.length > LABEL_LIMIT ? `${label.slice(0, LABEL_LIMIT)}…` : label;
}
