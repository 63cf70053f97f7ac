// fails: ch1/wire#refuses-malformed
// An error is an error: those of JSON.parse and BigInt say what is wrong, too.
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
  const wire = JSON.parse(text);
  if (wire.format !== FORMAT) throw new WireError('unknown-format', String(wire.format));
  const { match_id, kicked_off_at, broadcast_id, goals, referee } = wire;
  if (typeof match_id !== 'string') throw new TypeError('match_id');
  return {
    match_id,
    kicked_off_at: new Date(kicked_off_at),
    broadcast_id: BigInt(broadcast_id),
    goals: new Map(goals),
    ...(referee === undefined ? {} : { referee }),
  };
}
