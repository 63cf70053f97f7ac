// Assertions of node:assert, each situation a function of its own; what they throw is a complaint.
import assert from 'node:assert/strict';

type Fault = { kind: string; times?: number; ms?: number; status?: number; field?: string } | null;
type Body = { training_id?: string; pitch?: string; outcome?: string };
type Answer = { status: number | null; body: unknown; took: number };
type Entry = { kind: string; method: string; key: string | null; at: number; endedAt: number } & Body;

interface World {
  teams: string[];
  call(request: { method: string; path: string; body?: unknown }): Promise<Answer>;
  fault(fault: Fault): Promise<void>;
  journal(): Promise<Entry[]>;
}

class Bench {
  readonly #world: World;
  readonly #keys: (string | null)[] = [];

  constructor(world: World) {
    this.#world = world;
  }

  async book(fault: Fault, team_id = this.#world.teams[2]) {
    await this.#world.fault(fault);
    const request = { method: 'POST', path: '/bookings', body: { team_id, focus: 'fitness', minutes: 30 } };
    const { status, body, took } = await this.#world.call(request);
    const entries = await this.#world.journal();
    const posts = entries.filter(({ kind, method }) => kind === 'request' && method === 'POST');
    const trainings = entries.filter(({ kind }) => kind === 'effect');
    assert.ok(took <= 5000, `the client waited ${took} ms`);
    assert.ok(trainings.length <= 1, 'trained twice');
    assert.ok(posts.length >= 1 && posts.length <= 3, `${posts.length} attempts`);
    assert.equal(new Set(posts.map(({ key }) => key)).size, 1, 'several keys');
    posts.forEach(({ at, endedAt }, index) => {
      assert.ok(endedAt <= at + 1000, 'an attempt without an end');
      if (index > 0) assert.ok(at >= (posts[index - 1]?.endedAt ?? 0), 'attempts overlap');
    });
    this.#keys.push(posts[0]?.key ?? null);
    return { status, body: Object(body) as Body, posts, trainings };
  }

  booked({ status, body, trainings }: Awaited<ReturnType<Bench['book']>>): void {
    assert.equal(status, 201);
    assert.equal(body.training_id, trainings[0]?.training_id);
    assert.equal(body.pitch, trainings[0]?.pitch);
    assert.ok(body.pitch);
  }

  async well(): Promise<void> {
    this.booked(await this.book(null));
    this.booked(await this.book(null));
    assert.equal(new Set(this.#keys).size, this.#keys.length, 'two bookings with one key');
  }

  async repeated(): Promise<void> {
    this.booked(await this.book({ kind: 'reply-lost', times: 1 }));
    this.booked(await this.book({ kind: 'request-lost', times: 1 }));
  }

  async refused(): Promise<void> {
    const { status, body, posts } = await this.book({ kind: 'refused' });
    assert.equal(status, 503);
    assert.equal(body.outcome, 'not-executed');
    assert.ok(posts.length >= 2);
    const stranger = await this.book(null, 'no-such-team');
    assert.equal(stranger.status, 422);
    assert.equal(stranger.posts.length, 1);
  }

  async unknown(fault: Fault): Promise<void> {
    const { status, body, posts } = await this.book(fault);
    assert.equal(status, 504, `${fault?.kind}: ${status}`);
    assert.equal(body.outcome, 'unknown');
    assert.ok(posts.length >= 2);
  }
}

export async function check(world: World): Promise<string[]> {
  const bench = new Bench(world);
  const kinds = ['request-lost', 'reply-lost', 'body-stalls', 'hung-up', 'reset-mid-body', 'truncated', 'not-json'];
  const tests = [
    () => bench.well(),
    () => bench.repeated(),
    () => bench.refused(),
    ...kinds.map((kind) => () => bench.unknown({ kind })),
    () => bench.unknown({ kind: 'status', status: 502 }),
    () => bench.unknown({ kind: 'late', ms: 10_000 }),
    () => bench.unknown({ kind: 'missing-field', field: 'pitch' }),
    () => bench.unknown({ kind: 'missing-field', field: 'id' }),
  ];
  const complaints: string[] = [];
  for (const test of tests) {
    try {
      await test();
    } catch (error) {
      complaints.push((error as Error).message);
    }
  }
  return complaints;
}
