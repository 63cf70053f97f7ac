/**
 * ch4/train: POST /teams/:team_id/trainings answers 202 at once and sends the request on; GET /failures tells what failed.
 *
 *   POST {TRAINING_URL}/trainings   { team_id, focus, minutes } and an Idempotency-Key
 *                                   201 when the training is over, which takes a while; 4xx, 5xx: it did not work out
 *
 * Chapter 4, section "train", says what your service answers, and when. Grade it: npm run grade ch4/train
 */
const TRAINING_URL = process.env.TRAINING_URL ?? 'http://training';
/** Milliseconds after which a request that was sent on counts as failed. */
const TIME_LIMIT_MS = Number(process.env.TIME_LIMIT_MS ?? 30_000);

interface Training {
  focus: 'attack' | 'defence' | 'fitness';
  /** Whole, from 15 to 180. */
  minutes: number;
}

/** What was accepted and failed later. */
const failures: { id: string; team_id: string; reason: string }[] = [];

export default {
  async fetch(request: Request): Promise<Response> {
    const [, first, team = ''] = new URL(request.url).pathname.split('/');
    if (request.method === 'GET' && first === 'failures') return Response.json(failures);

    const teamId = decodeURIComponent(team);
    const training = (await request.json()) as Training;

    // TODO: refuse what is wrong, send the rest on without waiting, and answer 202; record what fails.
    void [TRAINING_URL, TIME_LIMIT_MS, training];

    return Response.json({ team_id: teamId, state: 'unknown' }, { status: 501 });
  },
};
