// Rules as functions over what was seen; it stops at the first complaint.
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

interface Seen extends Answer {
  fault: string;
  team: string;
  posts: Extract<Entry, { kind: 'request' }>[];
  effects: Extract<Entry, { kind: 'effect' }>[];
}

const FAULTS = `none refused reply-lost*1 request-lost*1 refused*1 request-lost reply-lost body-stalls hung-up
  reset-mid-body truncated not-json late:3000 status:500 missing-field:pitch missing-field:id stranger none`;

const expected = (fault: string): [number, string | undefined] => {
  if (fault === 'none' || fault.endsWith('*1')) return [201, undefined];
  if (fault === 'stranger') return [422, undefined];
  return fault === 'refused' ? [503, 'not-executed'] : [504, 'unknown'];
};
const outcomeOf = (body: unknown) => (body as { outcome?: string } | null)?.outcome;

const RULES: Record<string, (seen: Seen) => boolean> = {
  'status and outcome': ({ fault, status, body }) => {
    const [wanted, outcome] = expected(fault);
    return status === wanted && (outcome === undefined || outcomeOf(body) === outcome);
  },
  'in time': ({ took }) => took <= 5000,
  'one training': ({ effects }) => effects.length < 2,
  'what is told took place': ({ status, body, effects: [effect] }) => {
    const { training_id, pitch } = Object(body) as Record<string, unknown>;
    return status !== 201 || (effect !== undefined && effect.training_id === training_id && effect.pitch === pitch);
  },
  'two or three attempts, one where it is answered': ({ fault, posts: { length } }) => {
    if (fault === 'none' || fault === 'stranger') return length === 1;
    return length === 2 || length === 3;
  },
  'one key': ({ posts }) => new Set(posts.map(({ key }) => key)).size === 1 && posts[0]?.key !== null,
  'one after the other, a second each': ({ posts }) =>
    posts.every(({ at, endedAt }, index) => endedAt - at <= 1000 && at >= (posts[index - 1]?.endedAt ?? 0)),
};

export async function check(world: World): Promise<string[]> {
  const keys: unknown[] = [];
  for (const fault of FAULTS.split(/\s+/)) {
    const [, kind = '', times, value = ''] = /^([\w-]+?)(\*1)?(?::(\w+))?$/.exec(fault) ?? [];
    const team = fault === 'stranger' ? 'stranger' : (world.teams[keys.length % world.teams.length] ?? '');
    const more = { late: { ms: Number(value) }, status: { status: Number(value) }, 'missing-field': { field: value } }[
      kind
    ];
    if (kind === 'none' || kind === 'stranger') await world.fault(null);
    else await world.fault({ kind, ...(times ? { times: 1 } : {}), ...more });
    const body = { team_id: team, focus: 'attack', minutes: 15 + keys.length };
    const answer = await world.call({ method: 'POST', path: '/bookings', body });
    const journal = await world.journal();
    const posts = journal.filter((entry) => entry.kind === 'request').filter(({ method }) => method === 'POST');
    const seen: Seen = { ...answer, fault, team, posts, effects: journal.filter((entry) => entry.kind === 'effect') };
    const broken = Object.keys(RULES).find((rule) => !RULES[rule]?.(seen));
    if (broken) return [`${fault}: ${broken}`];
    if (keys.includes(posts[0]?.key)) return ['two bookings with one key'];
    keys.push(posts[0]?.key);
  }
  return [];
}
