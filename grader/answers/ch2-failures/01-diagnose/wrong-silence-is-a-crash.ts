// fails: ch2/diagnose#silent
// Who says nothing is down.
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
  if (error === 'ECONNREFUSED') return { executed: 'no', possible: ['crash'] };
  if (error === 'ECONNRESET') return { executed: saidBy(status), possible: ['crash'] };
  if (error === 'TimeoutError')
    return { executed: saidBy(status), possible: status === null ? ['crash'] : ['crash', 'omission', 'timing'] };

  const possible: Failure[] = [];
  if (took_ms > limit_ms) possible.push('timing');
  const isWrong = status === null || status >= 500 || (status < 300 && !isAsAgreed(observation));
  if (isWrong) possible.push('response');
  if (possible.length === 0) possible.push('arbitrary');
  return { executed: isWrong ? 'unknown' : saidBy(status), possible };
}

function saidBy(status: number | null): Diagnosis['executed'] {
  if (status === null || status >= 500) return 'unknown';
  return status >= 400 ? 'no' : 'yes';
}

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
