/**
 * ch2/omission: POST /teams/:team_id/trainings asks for a training whose reply may be lost.
 *
 *   POST {TRAINING_URL}/trainings   with Idempotency-Key and { team_id, focus, minutes }   201 { id, …, pitch }
 *
 * Chapter 2, section "omission", says what is repeated and what your service answers. Grade it: npm run grade ch2/omission
 */
const TRAINING_URL = process.env.TRAINING_URL ?? 'http://training';
/** Requests that one training may take, the first one included. */
const ATTEMPTS = Number(process.env.ATTEMPTS ?? 3);
/** Milliseconds between the end of an attempt and the next one. */
const PAUSE_MS = Number(process.env.PAUSE_MS ?? 200);
/** Milliseconds after which an attempt whose answer is not complete is given up. */
const TIME_LIMIT_MS = Number(process.env.TIME_LIMIT_MS ?? 1000);

export default {
  async fetch(request: Request): Promise<Response> {
    const team_id = decodeURIComponent(new URL(request.url).pathname.split('/')[2] ?? '');
    const { focus, minutes } = (await request.json()) as { focus: string; minutes: number };

    // TODO: ask for the training, at most ATTEMPTS times, and say what you know in the end.
    void [TRAINING_URL, ATTEMPTS, PAUSE_MS, TIME_LIMIT_MS, team_id, focus, minutes];

    return Response.json({ outcome: 'not-executed' }, { status: 503 });
  },
};
