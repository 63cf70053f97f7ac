// With a time limit, the body looked at, up to three attempts with one key, and three outcomes to tell.
const TRAINING_URL = process.env.TRAINING_URL ?? 'http://training';
const ATTEMPTS = 3;
const LIMIT_MS = 1000;

export default {
  async fetch(request: Request): Promise<Response> {
    const body = await request.text();
    const key = crypto.randomUUID();
    let refused = 0;
    for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
      try {
        const response = await send(key, body);
        const { status } = response;
        if (status >= 400 && status < 500) return Response.json({ outcome: 'refused' }, { status });
        const { id, pitch } = (await response.json()) as { id?: unknown; pitch?: unknown };
        if (status === 201 && typeof id === 'string' && typeof pitch === 'string') {
          return Response.json({ training_id: id, pitch }, { status: 201 });
        }
      } catch (error) {
        if (isRefused(error)) refused += 1;
      }
    }
    if (refused === ATTEMPTS) return Response.json({ outcome: 'not-executed' }, { status: 503 });
    return Response.json({ outcome: 'unknown' }, { status: 504 });
  },
};

function send(key: string, body: string): Promise<Response> {
  return fetch(`${TRAINING_URL}/trainings`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': key },
    body,
    signal: AbortSignal.timeout(LIMIT_MS),
  });
}

function isRefused(error: unknown): boolean {
  return ((error as Error).cause as { code?: string } | undefined)?.code === 'ECONNREFUSED';
}
