/**
 * ch1/wire: a match report as a text that another process can read, and back.
 *
 *   encode(report)   the text: JSON, in the form of section "wire" of chapter 1
 *   decode(text)     the report that it says; throws a WireError for any other text
 *
 * Grade it: npm run grade ch1/wire
 */
export interface MatchReport {
  match_id: string;
  kicked_off_at: Date;
  /** Larger than a number can hold exactly. */
  broadcast_id: bigint;
  /** Goals by the id of the player, in the order of the first goal of each. */
  goals: Map<string, number>;
  /** Absent as long as nobody knows who whistles. */
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

export function encode(report: MatchReport): string {
  // TODO: JSON has no dates, no big integers, no maps, and nothing for what is absent.
  return JSON.stringify({ format: FORMAT, match_id: report.match_id });
}

export function decode(text: string): MatchReport {
  // TODO: is it the format that you know? Is every field there, and of its type?
  return JSON.parse(text) as MatchReport;
}
