// fails: ch1/wire#absent
// undefined and absent are the same, so the field may as well be there.
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

export function decode(text: string): MatchReport {
  const wire = parsed(text);
  if (wire.format !== FORMAT) throw new WireError('unknown-format', String(wire.format));
  const { match_id, kicked_off_at, broadcast_id, goals, referee } = wire;
  if (typeof match_id !== 'string') throw malformed('match_id');
  if (typeof kicked_off_at !== 'string' || Number.isNaN(Date.parse(kicked_off_at))) throw malformed('kicked_off_at');
  if (typeof broadcast_id !== 'string' || !/^\d+$/.test(broadcast_id)) throw malformed('broadcast_id');
  if (!Array.isArray(goals) || !goals.every(isPair)) throw malformed('goals');
  if (referee !== undefined && typeof referee !== 'string') throw malformed('referee');
  return {
    match_id,
    kicked_off_at: new Date(kicked_off_at),
    broadcast_id: BigInt(broadcast_id),
    goals: new Map(goals),
    referee: referee as string,
  };
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

function isPair(entry: unknown): entry is [string, number] {
  return Array.isArray(entry) && typeof entry[0] === 'string' && Number.isInteger(entry[1]);
}
