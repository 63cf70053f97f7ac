// fails: ch2/catch-it#catches-silence, ch2/catch-it#catches-repeats, ch2/catch-it#catches-outcomes
// Exact about everything, but only as long as nothing fails.
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
  for (const [index, team_id] of world.teams.entries()) {
    const body = { team_id, focus: 'attack', minutes: 15 + index };
    const { status, body: told, took } = await world.call({ method: 'POST', path: '/bookings', body });
    const { training_id, pitch } = told as { training_id?: unknown; pitch?: unknown };
    const effects = (await world.journal()).filter((entry) => entry.kind === 'effect');
    const [effect] = effects;
    if (status !== 201 || took > 5000) complaints.push(`status ${status} after ${took} ms`);
    if (effects.length !== 1) complaints.push(`${effects.length} trainings`);
    if (effect?.training_id !== training_id || effect?.pitch !== pitch) complaints.push('another training than told');
    if (effect?.team_id !== team_id) complaints.push('another team');
  }
  return complaints;
}
