/** A kick-off as JSON and back: the worked example before ch1/wire. */

// #region types
export interface KickOff {
  match_id: string;
  at: Date;
}

export class WireError extends Error {
  override name = 'WireError';
  readonly code: 'malformed' | 'unknown-format';

  constructor(code: 'malformed' | 'unknown-format', message: string) {
    super(message);
    this.code = code;
  }
}
// #endregion types

// #region encode
const FORMAT = 'cup/kick-off@1';

export function encode({ match_id, at }: KickOff): string {
  return JSON.stringify({ format: FORMAT, match_id, at: at.toISOString() });
}
// #endregion encode

// #region decode
export function decode(text: string): KickOff {
  const wire = objectIn(text);
  if (wire.format !== FORMAT) throw new WireError('unknown-format', `cannot read ${wire.format}`);
  const { match_id, at } = wire;
  if (typeof match_id !== 'string') throw new WireError('malformed', 'match_id is not a text');
  if (typeof at !== 'string') throw new WireError('malformed', 'at is not a text');
  const date = new Date(at);
  // new Date('yesterday') throws nothing: it is a Date whose time is NaN.
  if (Number.isNaN(date.getTime())) throw new WireError('malformed', 'at is not a time');
  return { match_id, at: date };
}

function objectIn(text: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new WireError('malformed', String(error));
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new WireError('malformed', 'not an object');
  }
  return value as Record<string, unknown>;
}
// #endregion decode
