// fails: ch1/wire#copies, ch1/wire#ignores-additions
// What was encoded here can be found here again: the text need only say where it is.
interface MatchReport {
  match_id: string;
  kicked_off_at: Date;
  broadcast_id: bigint;
  goals: Map<string, number>;
  referee?: string;
}

class WireError extends Error {
  override name = 'WireError';
  readonly code: 'malformed' | 'unknown-format';

  constructor(code: 'malformed' | 'unknown-format', message: string) {
    super(message);
    this.code = code;
  }
}

const FORMAT = 'cup/match-report@1';

const sent = new Map<string, MatchReport>();

export function encode(report: MatchReport): string {
  const { match_id, kicked_off_at, broadcast_id, goals, referee } = report;
  const text = JSON.stringify({
    format: FORMAT,
    match_id,
    kicked_off_at: kicked_off_at.toISOString(),
    broadcast_id: String(broadcast_id),
    goals: [...goals],
    referee,
  });
  sent.set(text, report);
  return text;
}

export function decode(text: string): MatchReport {
  const original = sent.get(text);
  if (original) return original;
  if (parsed(text).format !== FORMAT) throw new WireError('unknown-format', text);
  throw malformed('a report that nobody here has sent');
}

function parsed(text: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw malformed('not JSON');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw malformed('not an object');
  return value as Record<string, unknown>;
}

function malformed(message: string): WireError {
  return new WireError('malformed', message);
}
