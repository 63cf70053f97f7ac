/** ch2/diagnose: what the client of one PUT /reservations/:order_id knows, and what it cannot. */
export interface Observation {
  asked: { order_id: string; sku: string; quantity: number };
  error: 'ECONNREFUSED' | 'ECONNRESET' | 'TimeoutError' | null;
  status: number | null;
  body: string;
  took_ms: number;
  limit_ms: number;
}

export type Failure = 'crash' | 'omission' | 'timing' | 'response' | 'arbitrary';

export interface Diagnosis {
  executed: 'no' | 'yes' | 'unknown';
  possible: Failure[];
}

export function diagnose(observation: Observation): Diagnosis {
  const { error, status, took_ms, limit_ms } = observation;
  // Nobody listened, so that no request was sent: the one error after which the outcome is certain.
  if (error === 'ECONNREFUSED') return { executed: 'no', possible: ['crash'] };
  // Somebody was there and is gone. What the status said before that still holds.
  if (error === 'ECONNRESET') return { executed: saidBy(status), possible: ['crash'] };
  // Silence: the service may be down, a message may be lost, or the answer may be on its way.
  if (error === 'TimeoutError') return { executed: saidBy(status), possible: ['crash', 'omission', 'timing'] };

  const possible: Failure[] = [];
  if (took_ms > limit_ms) possible.push('timing');
  const isWrong = status === null || status >= 500 || (status < 300 && !isAsAgreed(observation));
  if (isWrong) possible.push('response');
  // Nothing shows. That is no proof: the answer may be well-formed and false.
  if (possible.length === 0) possible.push('arbitrary');
  // An answer that is wrong in one place is no witness in another: its status proves nothing.
  return { executed: isWrong ? 'unknown' : saidBy(status), possible };
}

function saidBy(status: number | null): Diagnosis['executed'] {
  if (status === null || status >= 500) return 'unknown';
  return status >= 400 ? 'no' : 'yes';
}

/** Whether the body is what was agreed, about what was asked. Fields beyond that do no harm. */
function isAsAgreed({ asked, body }: Observation): boolean {
  let answer: Record<string, unknown> | null;
  try {
    answer = JSON.parse(body);
  } catch {
    return false;
  }
  return (
    answer !== null &&
    answer.order_id === asked.order_id &&
    answer.sku === asked.sku &&
    answer.quantity === asked.quantity &&
    typeof answer.shelf === 'string' &&
    answer.shelf !== ''
  );
}
