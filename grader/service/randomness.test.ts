import { mkdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { Running } from './running.fixture.ts';

const DRAW = `import { randomUUID, randomBytes, randomInt, getRandomValues } from 'node:crypto';
  export default { async fetch() {
    const form = new FormData(); form.set('a', 'b');
    return Response.json([Math.random(), crypto.randomUUID(), [...crypto.getRandomValues(new Uint8Array(4))], randomUUID(), randomBytes(4).toString('hex'), randomInt(1e6), getRandomValues(new Uint8Array(4)).join(), await new Response(form).text()]);
  } };`;

async function draws(seed: string): Promise<unknown[]> {
  const running = await Running.load(DRAW, { seed });
  try {
    return JSON.parse(await running.call());
  } finally {
    running.close();
  }
}

test('the same seed draws the same from every source', async () => {
  expect(await draws('run/service/1')).toEqual(await draws('run/service/1'));
});

test('instances and incarnations draw differently from every source', async () => {
  const [first, instance, restarted] = await Promise.all([
    draws('run/service/1'),
    draws('run/other/1'),
    draws('run/service/2'),
  ]);
  for (const [index, one] of (first as unknown[]).entries()) {
    expect(instance?.[index]).not.toEqual(one);
    expect(restarted?.[index]).not.toEqual(one);
  }
});

test('a UUID has the form of version 4', async () => {
  expect((await draws('run'))[1]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});

test('STATE_DIR survives a restart', async () => {
  const code = `import fs from 'node:fs'; import { DatabaseSync } from 'node:sqlite'; const file = process.env.STATE_DIR + 'count';
    const db = new DatabaseSync(process.env.STATE_DIR + 'count.db'); db.exec('CREATE TABLE IF NOT EXISTS starts (id)'); db.exec('INSERT INTO starts VALUES (1)');
    fs.appendFileSync(file, 'x'); export default { fetch: () => Response.json([fs.readFileSync(file, 'utf8'), db.prepare('SELECT count(*) AS n FROM starts').get().n]) };`;
  const first = await Running.load('export default { fetch: () => Response.json(0) };');
  mkdirSync(first.state, { recursive: true });
  const counts: unknown[] = [];
  for (let start = 0; start < 2; start += 1) {
    const next = await Running.load(code, { beside: first });
    counts.push(JSON.parse(await next.call()));
    next.close();
  }
  first.close();
  expect(counts).toEqual([
    ['x', 1],
    ['xx', 2],
  ]);
});
