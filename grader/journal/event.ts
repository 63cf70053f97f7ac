/**
 * What happened between services, one event a message. The grader records it, the checks read it, the drawings show it.
 */

/** What became of a message. */
export type Outcome =
  /** It reached `to`. */
  | 'delivered'
  /** It reached `to` after `to` had given up waiting for it. */
  | 'late'
  /** It never reached `to`, and nobody was told. */
  | 'lost'
  /** `to` was not there: the sender was told at once. */
  | 'refused'
  /** The connection broke while the message was under way: the receiver got a part of it and an error. */
  | 'reset'
  /** Its beginning (status and headers) arrived, the rest never did, and nobody was told. */
  | 'stalled'
  /** The sender of the request withdrew it before the answer came. */
  | 'aborted';

export type Kind =
  /** A request on its way from the caller to the service called. */
  | 'request'
  /** The answer to a request: `from` is the service called, `to` the caller. */
  | 'reply'
  /** The caller closes the connection of a request that is still running. */
  | 'abort'
  /** What a service and a broker say to each other: a message published or delivered, its acknowledgement. */
  | 'message'
  /** Something that happened at one participant alone (`from` equals `to`): it crashed, restarted, a timer fired. */
  | 'note';

export interface JournalEvent {
  /** Virtual milliseconds since the start of the check, when the message left `from`. */
  readonly at: number;
  /** When it reached `to`; absent where it never did. */
  readonly arrivedAt?: number;
  /** Names of services (`squads`, `players`), or `client`, the one who calls the service under test. */
  readonly from: string;
  readonly to: string;
  readonly kind: Kind;
  /** What a person reads on the arrow: `GET /players?team_id=7`, `200`, `504`. */
  readonly label: string;
  readonly outcome: Outcome;
  /** The same number on a request, its reply and its abort. */
  readonly exchange?: number;
  /** The line of the student's file that sent it, counted from 1, where it is known. */
  readonly line?: number;
}
