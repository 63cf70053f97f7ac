// fails: ch2/catch-it#tells-apart
// What the service answers is all that is looked at, while all is well and while it is not needed.
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

export async function check(world: World): Promise<string[]> {
  const complaints: string[] = [];
  for (const team_id of world.teams) {
    const body = { team_id, focus: 'fitness', minutes: 45 };
    const { status, body: told, took } = await world.call({ method: 'POST', path: '/bookings', body });
    const { training_id, pitch } = told as { training_id?: unknown; pitch?: unknown };
    if (status !== 201) complaints.push(`status ${status}`);
    if (typeof training_id !== 'string' || typeof pitch !== 'string')
      complaints.push('training_id or pitch is missing');
    if (took > 5000) complaints.push(`took ${took} ms`);
  }
  return complaints;
}
