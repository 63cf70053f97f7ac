// A loop that takes the next answer of those still out; a vote is counted by its fields in alphabetical order.
const { STATS_URLS = '', REPORTS_URL = 'http://stats', TIME_LIMIT_MS = '1000' } = process.env;
const replicas = STATS_URLS.split(',').map((url) => url.trim());

interface Answer {
  replica: string;
  /** Undefined: it did not say anything. */
  match: Record<string, unknown> | null | undefined;
}

const keyOf = ({ match }: Answer): string => JSON.stringify(match && Object.entries(match).sort());

async function ask(replica: string, id: string, signal: AbortSignal): Promise<Answer> {
  let match: Answer['match'];
  try {
    const response = await fetch(new URL(`/matches/${encodeURIComponent(id)}`, replica), { signal });
    if (response.status === 404) match = null;
    else if (response.ok) match = await response.json();
  } catch {
    match = undefined;
  }
  return { replica, match };
}

async function listen(id: string, answerClient: (response: Response) => void): Promise<void> {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), Number(TIME_LIMIT_MS));
  const out = new Map(replicas.map((replica) => [replica, ask(replica, id, abort.signal)]));
  const votes = new Map<string, Answer[]>();
  while (out.size > 0) {
    const answer = await Promise.race(out.values());
    out.delete(answer.replica);
    if (answer.match === undefined) continue;
    const same = votes.get(keyOf(answer)) ?? [];
    votes.set(keyOf(answer), [...same, answer]);
    if (2 * (same.length + 1) > replicas.length) {
      answerClient(answer.match ? Response.json(answer.match) : new Response(null, { status: 404 }));
    }
  }
  clearTimeout(timer);
  answerClient(new Response(null, { status: 503, headers: { 'Retry-After': '1' } }));
  if (votes.size < 2) return;
  const body = JSON.stringify({ match_id: id, answers: [...votes.values()].flat() });
  const headers = { 'Content-Type': 'application/json' };
  await fetch(`${REPORTS_URL}/disagreements`, { method: 'POST', headers, body }).catch(() => undefined);
}

export default {
  fetch(request: Request): Promise<Response> {
    const id = decodeURIComponent(request.url.split('/matches/')[1] ?? '');
    return new Promise((resolve) => void listen(id, resolve));
  },
};
