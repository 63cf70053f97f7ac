// One switch over the kinds of ending, the answer judged by a class of its own.
type Verdict = 'no' | 'yes' | 'unknown';

interface Seen {
  asked: { order_id: string; sku: string; quantity: number };
  error: string | null;
  status: number | null;
  body: string;
  took_ms: number;
  limit_ms: number;
}

class Answer {
  readonly seen: Seen;

  constructor(seen: Seen) {
    this.seen = seen;
  }

  get says(): Verdict {
    const kind = Math.floor((this.seen.status ?? 500) / 100);
    return kind === 2 ? 'yes' : kind === 4 ? 'no' : 'unknown';
  }

  get isWrong(): boolean {
    if (this.says !== 'yes') return this.says === 'unknown';
    let reservation: unknown;
    try {
      reservation = JSON.parse(this.seen.body);
    } catch {
      return true;
    }
    if (typeof reservation !== 'object' || reservation === null) return true;
    const { order_id, sku, quantity, shelf } = reservation as Record<string, unknown>;
    const { asked } = this.seen;
    if (order_id !== asked.order_id || sku !== asked.sku || quantity !== asked.quantity) return true;
    return !(typeof shelf === 'string' && shelf.length > 0);
  }
}

export function diagnose(seen: Seen): { executed: Verdict; possible: string[] } {
  const answer = new Answer(seen);
  switch (seen.error) {
    case 'ECONNREFUSED':
      return { executed: 'no', possible: ['crash'] };
    case 'ECONNRESET':
      return { executed: answer.says, possible: ['crash'] };
    case 'TimeoutError':
      return { executed: answer.says, possible: ['omission', 'crash', 'timing'] };
    default: {
      const isLate = seen.took_ms > seen.limit_ms;
      if (answer.isWrong) return { executed: 'unknown', possible: isLate ? ['response', 'timing'] : ['response'] };
      return { executed: answer.says, possible: [isLate ? 'timing' : 'arbitrary'] };
    }
  }
}
