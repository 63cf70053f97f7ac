// One list of steps and a stack of what to undo; whatever is in doubt is withdrawn, asking afterwards whether it stands.
const WAREHOUSE_URL = process.env.WAREHOUSE_URL ?? 'http://warehouse';
const BILLING_URL = process.env.BILLING_URL ?? 'http://billing';
const TIME_LIMIT_MS = Number(process.env.TIME_LIMIT_MS ?? 2000);
const RELEASE_LIMIT_MS = Number(process.env.RELEASE_LIMIT_MS ?? 1000);

const MAXIMUM = 24 * 60 * 60 * 1000;

function problem(status: number, detail: string): Response {
  return new Response(JSON.stringify({ status, detail }), {
    status,
    headers: { 'content-type': 'application/problem+json' },
  });
}

async function undoAll(stack: string[]): Promise<void> {
  for (let url = stack.pop(); url !== undefined; url = stack.pop()) {
    const options = { signal: AbortSignal.timeout(RELEASE_LIMIT_MS / 2) };
    try {
      // Twice where the first did not get through: a DELETE may be repeated.
      const gone = await fetch(url, { ...options, method: 'DELETE' });
      if (gone.status >= 500) await fetch(url, { ...options, method: 'DELETE' });
    } catch {
      console.error('not undone:', url);
    }
  }
}

async function handle(request: Request): Promise<Response> {
  const arrived = performance.now();
  const header = request.headers.get('Remaining-Ms');
  if (header !== null && !/^\d+$/.test(header)) return problem(400, `Remaining-Ms: ${header}`);
  const limit = header === null ? TIME_LIMIT_MS : Number.parseInt(header, 10);
  if (limit < 1 || limit > MAXIMUM) return problem(400, `Remaining-Ms: ${header}`);

  const late = AbortSignal.timeout(limit);
  const { order_id, sku, quantity, amount_cents, currency } = await request.json();
  const result: Record<string, unknown> = { order_id };
  const undo: string[] = [];
  const steps = [
    { url: `${WAREHOUSE_URL}/reservations/${order_id}`, body: { sku, quantity }, field: 'shelf' },
    { url: `${BILLING_URL}/charges/${order_id}`, body: { amount_cents, currency }, field: 'receipt' },
  ];
  for (const { url, body, field } of steps) {
    const used = performance.now() - arrived;
    const sent = fetch(url, {
      method: 'PUT',
      signal: AbortSignal.any([late, request.signal]),
      headers: { 'Content-Type': 'application/json', 'Remaining-Ms': String(Math.round(limit - used)) },
      body: JSON.stringify(body),
    });
    const outcome = await sent
      .then(async (response) => ({ status: response.status, json: await response.json() }))
      .catch((reason: unknown) => ({ status: 0, json: { reason } }));
    const { status, json } = outcome;
    if (status >= 200 && status < 300) {
      undo.push(url);
      result[field] = json[field];
      continue;
    }
    if (status < 400 || status > 499) undo.push(url);
    const undone = undoAll(undo);
    if (late.aborted) return problem(504, 'time is up');
    await undone;
    return status === 409 || status === 422 ? problem(status, json.detail) : problem(502, `${url} failed`);
  }
  return Response.json(result, { status: 201 });
}

export default { fetch: handle };
