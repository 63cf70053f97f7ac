// Another style: a plain object with its error made on the spot, and a class that holds the report.
interface MatchReport {
  match_id: string;
  kicked_off_at: Date;
  broadcast_id: bigint;
  goals: Map<string, number>;
  referee?: string;
}

const fault = (code: string, message: string): Error => Object.assign(new Error(message), { name: 'WireError', code });

class Wire {
  format = 'cup/match-report@1';
  readonly match_id: string;
  readonly kicked_off_at: string;
  readonly broadcast_id: string;
  readonly goals: [string, number][] = [];

  constructor(report: MatchReport) {
    this.match_id = report.match_id;
    this.kicked_off_at = report.kicked_off_at.toISOString();
    this.broadcast_id = report.broadcast_id.toString(10);
    report.goals.forEach((count, id) => {
      this.goals.push([id, count]);
    });
    if (report.referee !== undefined) Object.assign(this, { referee: report.referee });
  }
}

export const encode = (report: MatchReport): string => JSON.stringify(new Wire(report));

export const decode = (text: string): MatchReport => {
  const wire = tryTo(() => JSON.parse(text));
  need(wire !== null && typeof wire === 'object' && !Array.isArray(wire), 'an object');
  if (wire.format !== 'cup/match-report@1') throw fault('unknown-format', `cannot read ${wire.format}`);
  need(typeof wire.match_id === 'string', 'match_id');
  need(typeof wire.kicked_off_at === 'string', 'kicked_off_at');
  need(typeof wire.broadcast_id === 'string', 'broadcast_id');
  const kicked_off_at = new Date(wire.kicked_off_at);
  need(Number.isFinite(kicked_off_at.valueOf()), 'kicked_off_at');
  const broadcast_id = tryTo(() => BigInt(wire.broadcast_id)) as bigint;
  need(Array.isArray(wire.goals), 'goals');
  const goals = new Map<string, number>();
  for (const pair of wire.goals) {
    need(Array.isArray(pair) && typeof pair[0] === 'string' && Number.isSafeInteger(pair[1]), 'a pair of goals');
    goals.set(pair[0], pair[1]);
  }
  const report: MatchReport = { match_id: wire.match_id, kicked_off_at, broadcast_id, goals };
  if (Object.hasOwn(wire, 'referee')) {
    need(typeof wire.referee === 'string', 'referee');
    report.referee = wire.referee;
  }
  return report;
};

function need(good: boolean, what: string): void {
  if (!good) throw fault('malformed', `${what} was expected`);
}

// biome-ignore lint/suspicious/noExplicitAny: what JSON holds is not known before it is looked at.
function tryTo(read: () => unknown): any {
  try {
    return read();
  } catch (error) {
    throw fault('malformed', String(error));
  }
}
