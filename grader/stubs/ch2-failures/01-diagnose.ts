/**
 * ch2/diagnose: diagnose(observation) says of one PUT /reservations/:order_id what its client knows.
 * Chapter 2, section "diagnose", says what follows from what. Grade it: npm run grade ch2/diagnose
 */
export interface Observation {
  /** What the client asked for. */
  asked: { order_id: string; sku: string; quantity: number };
  /** Why it ended before the answer was complete; null where the answer is complete. */
  error: 'ECONNREFUSED' | 'ECONNRESET' | 'TimeoutError' | null;
  /** Null where none came. */
  status: number | null;
  /** As far as it came. Agreed for 201 and 200: { order_id, sku, quantity, shelf } as JSON. */
  body: string;
  /** Milliseconds until the end, whatever it was. */
  took_ms: number;
  /** Milliseconds within which the answer was agreed to be complete. */
  limit_ms: number;
}

export type Failure = 'crash' | 'omission' | 'timing' | 'response' | 'arbitrary';

export interface Diagnosis {
  /** Whether the reservation was made. */
  executed: 'no' | 'yes' | 'unknown';
  /** The types of failure that this may have been, in any order. */
  possible: Failure[];
}

export function diagnose(observation: Observation): Diagnosis {
  const { error, status } = observation;

  // The first case is done: nobody listened, so that no request was sent.
  if (error === 'ECONNREFUSED') return { executed: 'no', possible: ['crash'] };

  // TODO: the others.
  void status;
  return { executed: 'unknown', possible: [] };
}
