/** ch1/wire: a match report as JSON and back. */
export interface MatchReport {
  match_id: string;
  kicked_off_at: Date;
  broadcast_id: bigint;
  goals: Map<string, number>;
  referee?: string;
}

export class WireError extends Error {
  override name = 'WireError';
  readonly code: 'malformed' | 'unknown-format';

  constructor(code: 'malformed' | 'unknown-format', message: string) {
    super(message);
    this.code = code;
  }
}

const FORMAT = 'cup/match-report@1';

export function encode({ match_id, kicked_off_at, broadcast_id, goals, referee }: MatchReport): string {
  // Each field in a form that JSON has; JSON.stringify leaves out a field that is undefined, which is what absent means.
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
  const wire = objectIn(text);
  // First of all: the fields below are those of this format, and another one may have others.
  if (wire.format !== FORMAT) throw new WireError('unknown-format', `format is ${JSON.stringify(wire.format)}`);
  const report: MatchReport = {
    match_id: textIn(wire, 'match_id'),
    kicked_off_at: dateIn(wire, 'kicked_off_at'),
    broadcast_id: bigintIn(wire, 'broadcast_id'),
    goals: goalsIn(wire),
  };
  // Set only where it is there: a field that holds undefined is not an absent field.
  if (wire.referee !== undefined) report.referee = textIn(wire, 'referee');
  return report;
}

type Wire = Readonly<Record<string, unknown>>;

function malformed(message: string): WireError {
  return new WireError('malformed', message);
}

function objectIn(text: string): Wire {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw malformed(String(error));
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw malformed('not an object');
  return value as Wire;
}

function textIn(wire: Wire, field: string): string {
  const value = wire[field];
  if (typeof value !== 'string') throw malformed(`${field} is not a text`);
  return value;
}

function dateIn(wire: Wire, field: string): Date {
  const date = new Date(textIn(wire, field));
  // An invalid Date throws nothing by itself: its time is NaN.
  if (Number.isNaN(date.getTime())) throw malformed(`${field} is not a time`);
  return date;
}

function bigintIn(wire: Wire, field: string): bigint {
  const text = textIn(wire, field);
  if (!/^\d+$/.test(text)) throw malformed(`${field} is not a whole number`);
  return BigInt(text);
}

function goalsIn({ goals }: Wire): Map<string, number> {
  const isEntry = (entry: unknown): entry is [string, number] =>
    Array.isArray(entry) && typeof entry[0] === 'string' && Number.isInteger(entry[1]);
  if (!Array.isArray(goals) || !goals.every(isEntry)) throw malformed('goals is not a list of pairs');
  return new Map(goals);
}
