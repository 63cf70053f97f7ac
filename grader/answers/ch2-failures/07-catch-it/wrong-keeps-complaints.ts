// fails: ch2/catch-it#tells-apart
// One list for all services: whoever comes after a wrong one is accused of what that one did.
type Fault = { kind: string; times?: number; ms?: number; status?: number; field?: string };

interface World {
  teams: string[];
  call(request: { method: string; path: string; body?: unknown }): Promise<Answer>;
  fault(fault: Fault | null): Promise<void>;
  journal(): Promise<Entry[]>;
}

interface Answer {
  status: number | null;
  body: unknown;
  took: number;
}

interface Attempt {
  kind: 'request';
  method: string;
  path: string;
  key: string | null;
  at: number;
  endedAt: number;
  end: string;
}
interface Effect {
  kind: 'effect';
  at: number;
  team_id: string;
  training_id: string;
  pitch: string;
}
type Entry = Attempt | Effect;
const [ATTEMPT_MS, ANSWER_MS, LEAST, MOST] = [1000, 5000, 2, 3];

interface Situation {
  fault: Fault | null;
  stranger?: boolean;
  status: number;
  outcome?: 'not-executed' | 'unknown';
  attempts?: number;
}
const SITUATIONS: Situation[] = [
  { fault: null, status: 201 },
  { fault: null, stranger: true, status: 422 },
  { fault: { kind: 'refused' }, status: 503, outcome: 'not-executed', attempts: LEAST },
  { fault: { kind: 'reply-lost', times: 1 }, status: 201, attempts: LEAST },
  ...[
    { kind: 'request-lost' },
    { kind: 'reply-lost' },
    { kind: 'body-stalls' },
    { kind: 'late', ms: 20_000 },
    { kind: 'hung-up' },
    { kind: 'reset-mid-body' },
    { kind: 'truncated' },
    { kind: 'not-json' },
    { kind: 'status', status: 500 },
    { kind: 'status', status: 503 },
    { kind: 'missing-field', field: 'id' },
    { kind: 'missing-field', field: 'pitch' },
  ].map((fault): Situation => ({ fault, status: 504, outcome: 'unknown', attempts: LEAST })),
];

const complaints: string[] = [];

export async function check(world: World): Promise<string[]> {
  const keys = new Set<string | null>();
  for (const situation of SITUATIONS) {
    const { fault, stranger, status, outcome, attempts: least = 1 } = situation;
    const complain = (complaint: string) => complaints.push(`${fault?.kind ?? 'all well'}: ${complaint}`);
    await world.fault(fault);
    const team_id = stranger ? 'nobody' : world.teams[0];
    const body = { team_id, focus: 'attack', minutes: 60 };
    const answer = await world.call({ method: 'POST', path: '/bookings', body });
    const journal = await world.journal();
    const attempts = journal.filter((one) => one.kind === 'request').filter(({ method }) => method === 'POST');
    const effects = journal.filter((one) => one.kind === 'effect');
    const told = (answer.body ?? {}) as { training_id?: unknown; pitch?: unknown; outcome?: unknown };

    if (answer.status !== status) complain(`answers ${answer.status} in place of ${status}`);
    if (outcome && told.outcome !== outcome) complain(`says "${told.outcome}" in place of "${outcome}"`);
    if (answer.took > ANSWER_MS) complain(`answers after ${answer.took} ms`);
    if (answer.status === 201) {
      const [done] = effects;
      const isTrue = told.training_id === done?.training_id && told.pitch === done?.pitch;
      if (!done || !isTrue) complain('tells of a training that did not take place so');
    }
    if (effects.length > 1) complain(`one booking, ${effects.length} trainings`);
    if (attempts.length < least) complain(`gives up after ${attempts.length} attempts`);
    if (attempts.length > (status === 422 ? 1 : MOST)) complain(`makes ${attempts.length} attempts`);
    for (const [index, { key, at, endedAt }] of attempts.entries()) {
      if (key === null || key !== attempts[0]?.key) complain('another key, or none, for another attempt');
      if (endedAt - at > ATTEMPT_MS) complain(`leaves an attempt running for ${endedAt - at} ms`);
      if (at < (attempts[index - 1]?.endedAt ?? 0)) complain('begins an attempt before the last one has ended');
    }
    const key = attempts[0]?.key ?? null;
    if (keys.has(key)) complain('the key of another booking');
    keys.add(key);
  }
  return complaints;
}
