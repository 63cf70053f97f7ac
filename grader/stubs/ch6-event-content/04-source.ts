/**
 * ch6/source: the stock of an article is not stored anywhere; it is what its events add up to.
 *
 *   replay(events, from?)                 the stock after all of `events`, from a snapshot or from nothing
 *   stateAt(events, time)                 the stock as it stood at `time`
 *   auditOf(events)                       what happened, one entry an event, with the stock after it
 *   correct(events, version, quantity, occurred_at)   the events, with what puts one of them right
 *
 * Chapter 6, section "source", says what each event does. Grade it: npm run grade ch6/source
 */

export interface StockEvent {
  readonly event_id: string;
  /** stock.received, .reserved, .released, .shipped, .corrected; there may be others that you do not know. */
  readonly type: string;
  readonly schema_version: number;
  readonly occurred_at: string;
  readonly data: {
    readonly sku: string;
    /** 1, 2, 3, … for each article. */
    readonly version: number;
    readonly quantity?: number;
    /** Of a correction: the version that it corrects, and what it adds to the two figures. */
    readonly corrects?: number;
    readonly on_hand?: number;
    readonly reserved?: number;
  };
}

export interface Stock {
  /** The version of the last event that is in it; 0 where none is. */
  readonly version: number;
  readonly on_hand: number;
  readonly reserved: number;
}

export type Entry = Stock & Pick<StockEvent, 'event_id' | 'type' | 'occurred_at'>;

const NOTHING: Stock = { version: 0, on_hand: 0, reserved: 0 };

export function replay(events: readonly StockEvent[], from: Stock = NOTHING): Stock {
  // TODO: here first; the others build on it.
  return events.length > 0 ? NOTHING : from;
}

export function stateAt(events: readonly StockEvent[], _time: string): Stock {
  return replay(events);
}

export function auditOf(_events: readonly StockEvent[]): Entry[] {
  return [];
}

/** No event is ever edited, and none is removed. */
export function correct(events: readonly StockEvent[], _version: number, _quantity: number, _occurred_at: string) {
  return [...events];
}
