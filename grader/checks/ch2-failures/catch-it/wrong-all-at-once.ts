// Wrong: three attempts at the same time.
const TRAINING_URL = process.env.TRAINING_URL ?? 'http://training';

export default {
  async fetch(request: Request): Promise<Response> {
    const body = await request.text();
    const key = crypto.randomUUID();
    const all = await Promise.all([1, 2, 3].map(() => attempt(key, body)));
    const found = all.find((one) => one instanceof Response);
    if (found) return found;
    const surely = all.every((one) => one === 'refused');
    return Response.json({ outcome: surely ? 'not-executed' : 'unknown' }, { status: surely ? 503 : 504 });
  },
};

async function attempt(key: string, body: string): Promise<Response | string> {
  const headers = { 'Content-Type': 'application/json', 'Idempotency-Key': key };
  const init = { method: 'POST', headers, body, signal: AbortSignal.timeout(1000) };
  try {
    const { status, ...response } = await fetch(`${TRAINING_URL}/trainings`, init).then(async (one) => ({
      status: one.status,
      text: await one.text(),
    }));
    if (status >= 400 && status < 500) return Response.json({ outcome: 'refused' }, { status });
    const { id, pitch } = JSON.parse(response.text) as { id?: unknown; pitch?: unknown };
    if (status !== 201 || typeof id !== 'string' || typeof pitch !== 'string') return 'unknown';
    return Response.json({ training_id: id, pitch }, { status: 201 });
  } catch (error) {
    return ((error as Error).cause as { code?: string } | undefined)?.code === 'ECONNREFUSED' ? 'refused' : 'unknown';
  }
}
