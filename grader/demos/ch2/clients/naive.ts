// Calls as if it were a function: no time limit, no look at the status, none at the body.
const TRAINING_URL = process.env.TRAINING_URL ?? 'http://training';

export default {
  async fetch(request: Request): Promise<Response> {
    const response = await fetch(`${TRAINING_URL}/trainings`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID() },
      body: await request.text(),
    });
    const { id, pitch } = (await response.json()) as { id: string; pitch: string };
    return Response.json({ training_id: id, pitch }, { status: 201 });
  },
};
