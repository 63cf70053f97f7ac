// Wrong: it stops waiting, and the request goes on.
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
        const late = new Promise<never>((_, reject) => setTimeout(reject, LIMIT_MS, new Error('late')));
        const { status, told } = await Promise.race([send(key, body), late]);
        if (status >= 400 && status < 500) return Response.json({ outcome: 'refused' }, { status });
        const { id, pitch } = told();
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

async function send(key: string, body: string) {
  const response = await fetch(`${TRAINING_URL}/trainings`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': key },
    body,
  });
  const text = await response.text();
  return { status: response.status, told: () => JSON.parse(text) as { id?: unknown; pitch?: unknown } };
}

function isRefused(error: unknown): boolean {
  return ((error as Error).cause as { code?: string } | undefined)?.code === 'ECONNREFUSED';
}
