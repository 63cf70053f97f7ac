// Right: two attempts with a pause between them, a key in quotes, more fields than the contract asks for.
const { TRAINING_URL = 'http://training' } = process.env;

type Booked = { id?: unknown; pitch?: unknown } | null;

export default {
  async fetch(request: Request): Promise<Response> {
    const body = await request.text();
    const key = `"booking/${crypto.randomUUID()}"`;
    const since = performance.now();
    const first = await attempt(key, body);
    if (first instanceof Response) return first;
    await new Promise((resolve) => setTimeout(resolve, 200 + 300 * Math.random()));
    const second = await attempt(key, body);
    if (second instanceof Response) return second;
    const surely = first === 'refused' && second === 'refused';
    const told = { attempts: 2, milliseconds: Math.round(performance.now() - since), reason: second };
    return Response.json(
      { ...told, outcome: surely ? 'not-executed' : 'unknown' },
      { status: surely ? 503 : 504, headers: { 'Retry-After': '5' } },
    );
  },
};

async function attempt(key: string, body: string): Promise<Response | string> {
  const headers = { 'Content-Type': 'application/json', 'Idempotency-Key': key };
  const signal = AbortSignal.timeout(800);
  try {
    const response = await fetch(`${TRAINING_URL}/trainings`, { method: 'POST', headers, body, signal });
    if (response.status >= 400 && response.status < 500) {
      return new Response(await response.text(), { status: response.status });
    }
    const booked = (await response.json()) as Booked;
    if (response.status !== 201) return `status ${response.status}`;
    if (typeof booked?.id !== 'string' || typeof booked.pitch !== 'string') return 'incomplete';
    return Response.json({ ...booked, training_id: booked.id, attempts: 1 }, { status: 201 });
  } catch (error) {
    const { name, cause } = error as Error & { cause?: { code?: string } };
    return cause?.code === 'ECONNREFUSED' ? 'refused' : name;
  }
}
