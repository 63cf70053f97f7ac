// Errors become values first; then two short loops.
const env = (name: string, usual: string): string => process.env[name] ?? usual;
const players = env('PLAYERS_URL', 'http://players');
const mail = env('MAIL_URL', 'http://mail');
const attempts = Number(env('ATTEMPTS', '4'));
const pause = Number(env('PAUSE_MS', '300'));

type Outcome = { status: number; body: string | null } | 'refused' | 'broken';

const wait = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, pause));

async function ask(url: string, init?: RequestInit): Promise<Outcome> {
  let response: Response;
  try {
    response = await fetch(url, init);
  } catch (error) {
    const { code } = ((error as Error).cause ?? {}) as { code?: string };
    return code === 'ECONNREFUSED' ? 'refused' : 'broken';
  }
  try {
    return { status: response.status, body: await response.text() };
  } catch {
    return { status: response.status, body: null };
  }
}

async function read(team: string): Promise<Outcome> {
  const url = `${players}/players?team_id=${encodeURIComponent(team)}`;
  let outcome = await ask(url);
  const isBad = (): boolean => typeof outcome === 'string' || outcome.body === null;
  for (let made = 1; made < attempts && isBad(); made += 1) {
    await wait();
    outcome = await ask(url);
  }
  return isBad() ? 'broken' : outcome;
}

async function send(content: object): Promise<Outcome> {
  const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(content) };
  let outcome = await ask(`${mail}/mails`, init);
  for (let made = 1; made < attempts && outcome === 'refused'; made += 1) {
    await wait();
    outcome = await ask(`${mail}/mails`, init);
  }
  return outcome;
}

async function announce(request: Request): Promise<[string, number]> {
  const team = decodeURIComponent(new URL(request.url).pathname.split('/')[2] ?? '');
  const { to } = (await request.json()) as { to: string };
  const list = await read(team);
  if (typeof list === 'string') return ['not-sent', 503];
  if (list.status === 404) return ['not-sent', 404];
  const names = (JSON.parse(list.body ?? '[]') as { name: string }[]).map(({ name }) => name);
  const outcome = await send({ to, subject: `Team ${team}`, text: names.join('\n'), about: team });
  if (outcome === 'refused') return ['not-sent', 503];
  if (outcome === 'broken') return ['unknown', 502];
  return outcome.status === 201 ? ['sent', 201] : ['not-sent', 422];
}

export default {
  async fetch(request: Request): Promise<Response> {
    const team_id = decodeURIComponent(new URL(request.url).pathname.split('/')[2] ?? '');
    const [outcome, status] = await announce(request);
    return Response.json({ team_id, mail: outcome }, { status });
  },
};
