// fails: ch2/catch-it#catches-silence, ch2/catch-it#catches-repeats
// Every failure is tried, and the answers are right; what happens behind them is not looked at.
interface World {
  teams: string[];
  call(request: { method: string; path: string; body?: unknown }): Promise<Answer>;
  fault(fault: { kind: string; times?: number; ms?: number; status?: number; field?: string } | null): Promise<void>;
  journal(): Promise<Entry[]>;
}

interface Answer {
  status: number | null;
  body: unknown;
  took: number;
}

type Entry =
  | { kind: 'request'; method: string; path: string; key: string | null; at: number; endedAt: number; end: string }
  | { kind: 'effect'; at: number; team_id: string; training_id: string; pitch: string };

const CASES: [Parameters<World['fault']>[0], number, string?][] = [
  [null, 201],
  [{ kind: 'refused' }, 503, 'not-executed'],
  [{ kind: 'reply-lost', times: 1 }, 201],
  [{ kind: 'reply-lost' }, 504, 'unknown'],
  [{ kind: 'request-lost' }, 504, 'unknown'],
  [{ kind: 'body-stalls' }, 504, 'unknown'],
  [{ kind: 'reset-mid-body' }, 504, 'unknown'],
  [{ kind: 'status', status: 500 }, 504, 'unknown'],
  [{ kind: 'not-json' }, 504, 'unknown'],
  [{ kind: 'missing-field', field: 'id' }, 504, 'unknown'],
  [{ kind: 'missing-field', field: 'pitch' }, 504, 'unknown'],
];

export async function check(world: World): Promise<string[]> {
  const complaints: string[] = [];
  for (const [fault, status, outcome] of CASES) {
    await world.fault(fault);
    const body = { team_id: world.teams[1], focus: 'defence', minutes: 90 };
    const answer = await world.call({ method: 'POST', path: '/bookings', body });
    const told = answer.body as { outcome?: string };
    const isRight = answer.status === status && told.outcome === outcome && answer.took <= 5000;
    if (!isRight) complaints.push(`${fault?.kind}: ${answer.status} ${told.outcome} after ${answer.took} ms`);
  }
  return complaints;
}
