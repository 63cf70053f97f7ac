// A recursion in place of the loop, a controller in place of AbortSignal.timeout, a quoted key as the RFC draft writes it.
import { randomUUID } from 'node:crypto';

const { TRAINING_URL = 'http://training', ATTEMPTS = '3', PAUSE_MS = '200', TIME_LIMIT_MS = '1000' } = process.env;

interface Operation {
  readonly key: string;
  readonly body: string;
}

const say = (outcome: string, status: number): Response => Response.json({ outcome }, { status });

async function attempt(operation: Operation, left: number, inDoubt: boolean): Promise<Response> {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), Number(TIME_LIMIT_MS));
  let doubt = inDoubt;
  try {
    const response = await fetch(new URL('/trainings', TRAINING_URL), {
      method: 'POST',
      headers: new Headers([
        ['content-type', 'application/json'],
        ['idempotency-key', `"${operation.key}"`],
      ]),
      body: operation.body,
      signal: controller.signal,
    });
    const text = await response.text();
    if (response.status === 201) return Response.json(JSON.parse(text), { status: 201 });
    if ([400, 415, 422].includes(response.status)) return say('not-executed', 422);
    doubt = true;
  } catch (error) {
    const cause = (error as { cause?: { code?: string } }).cause;
    if (cause?.code !== 'ECONNREFUSED') doubt = true;
  } finally {
    clearTimeout(timer);
  }
  if (left <= 1) return doubt ? say('unknown', 504) : say('not-executed', 503);
  await new Promise((resolve) => setTimeout(resolve, Number(PAUSE_MS)));
  return attempt(operation, left - 1, doubt);
}

export default {
  async fetch(request: Request): Promise<Response> {
    const [, , segment = ''] = new URL(request.url).pathname.split('/');
    const wanted = (await request.json()) as object;
    const body = JSON.stringify({ ...wanted, team_id: decodeURIComponent(segment) });
    return attempt({ key: randomUUID(), body }, Number(ATTEMPTS), false);
  },
};
