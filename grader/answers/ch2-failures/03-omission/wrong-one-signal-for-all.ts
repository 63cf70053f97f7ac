// fails: ch2/omission#time-limit
// The limit is made once: when it has fired, no further attempt is sent at all.
import { setTimeout as sleep } from 'node:timers/promises';

const TRAINING_URL = process.env.TRAINING_URL ?? 'http://training';
const ATTEMPTS = Number(process.env.ATTEMPTS ?? 3);
const PAUSE_MS = Number(process.env.PAUSE_MS ?? 200);
const TIME_LIMIT_MS = Number(process.env.TIME_LIMIT_MS ?? 1000);

/** What one attempt tells: the training took place, it was refused, it cannot have happened, or nothing for certain. */
type Heard = { kind: 'done'; training: unknown } | { kind: 'refused' | 'not-sent' | 'nothing' };

export default {
  async fetch(request: Request): Promise<Response> {
    const team_id = decodeURIComponent(new URL(request.url).pathname.split('/')[2] ?? '');
    const { focus, minutes } = (await request.json()) as { focus: string; minutes: number };
    const body = JSON.stringify({ team_id, focus, minutes });
    // It names the operation, not the attempt: made once, here, and random, so that no other operation has it, not
    // even one with the same content or after a restart.
    const key = crypto.randomUUID();
    const signal = AbortSignal.timeout(TIME_LIMIT_MS);
    let mayHaveHappened = false;
    for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
      if (attempt > 1) await sleep(PAUSE_MS);
      const heard = await ask(key, body, signal);
      if (heard.kind === 'done') return Response.json(heard.training, { status: 201 });
      if (heard.kind === 'refused') return Response.json({ outcome: 'not-executed' }, { status: 422 });
      // One unanswered attempt is enough: that a later one was refused says nothing about it.
      if (heard.kind === 'nothing') mayHaveHappened = true;
    }
    return mayHaveHappened
      ? Response.json({ outcome: 'unknown' }, { status: 504 })
      : Response.json({ outcome: 'not-executed' }, { status: 503 });
  },
};

async function ask(key: string, body: string, signal: AbortSignal): Promise<Heard> {
  try {
    const response = await fetch(`${TRAINING_URL}/trainings`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': key },
      body,
      signal,
    });
    // 409: the first attempt with this key arrived and is being worked on. That is no refusal.
    const isRefusal = response.status >= 400 && response.status < 500 && response.status !== 409;
    if (isRefusal) return { kind: 'refused' };
    if (!response.ok) return { kind: 'nothing' };
    return { kind: 'done', training: await response.json() };
  } catch (error) {
    return { kind: codeOf(error) === 'ECONNREFUSED' ? 'not-sent' : 'nothing' };
  }
}

/** Node's word for a connection that failed; fetch hides it in the cause of its error. */
function codeOf(error: unknown): unknown {
  return error instanceof Error && (error.cause as { code?: unknown } | undefined)?.code;
}
