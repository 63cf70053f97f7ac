import { mkdtempSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { Spares } from '../service/spares.ts';
import { World } from './world.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'entre-servicios-power-'));
const spares = new Spares({ read: [folder + path.sep], write: [folder + path.sep] }, 1);
afterAll(() => spares.close());

/** A service that works off `write` at PUT, and tells by GET what is left of it. */
async function serviceOf(name: string, write: string): Promise<World> {
  const world = new World({ seed: name, spares });
  const file = path.join(folder, `${name}.ts`);
  const source = `
    import { existsSync, writeFileSync, promises } from 'node:fs';
    import { DatabaseSync } from 'node:sqlite';
    const at = (name) => ${JSON.stringify(path.join(folder, name))} + '-' + name;
    const database = new DatabaseSync(at('sqlite'));
    database.exec('CREATE TABLE IF NOT EXISTS t (name TEXT)');
    const insert = (name) => database.prepare('INSERT INTO t VALUES (?)').run(name);
    export default { async fetch(request) {
      if (request.method === 'PUT') { ${write} }
      const rows = database.prepare('SELECT name FROM t').all().map(({ name }) => name);
      return Response.json([...rows, ...['a', 'b'].filter((name) => existsSync(at(name)))]);
    } };`;
  writeFileSync(file, source);
  await world.start('shop', file);
  return world;
}

/** What is left after the power failed at write number `after`, and the service was started again. */
async function leftOf(world: World, after: number): Promise<unknown> {
  await world.failPower('shop', { after });
  await world.call('shop', '/', { method: 'PUT' });
  expect(world.member('shop').up).toBe(false);
  await world.restart('shop');
  const { json } = await world.call('shop', '/');
  await world.close();
  return json;
}

describe('failPower', () => {
  test('falls between two statements', async () => {
    const world = await serviceOf('apart', "insert('a'); insert('b');");
    expect(await leftOf(world, 1)).toEqual(['a']);
  });

  test('leaves nothing of a transaction that has not ended', async () => {
    const world = await serviceOf(
      'together',
      "database.exec('BEGIN'); insert('a'); insert('b'); database.exec('COMMIT');",
    );
    expect(await leftOf(world, 2)).toEqual([]);
  });

  test('leaves all of a transaction that has ended', async () => {
    const world = await serviceOf(
      'ended',
      "database.exec('BEGIN'); insert('a'); insert('b'); database.exec('COMMIT');",
    );
    expect(await leftOf(world, 3)).toEqual(['a', 'b']);
  });

  test('falls between two files, whichever way they are written', async () => {
    const world = await serviceOf('files', "writeFileSync(at('a'), ''); await promises.writeFile(at('b'), '');");
    expect(await leftOf(world, 1)).toEqual(['a']);
    const promised = await serviceOf('promised', "await promises.writeFile(at('b'), ''); writeFileSync(at('a'), '');");
    expect(await leftOf(promised, 1)).toEqual(['b']);
  });

  test('falls while the file is loaded', async () => {
    const world = await serviceOf('loaded', "insert('a');");
    await world.call('shop', '/', { method: 'PUT' });
    // The file's CREATE TABLE is a write, whether there is a table already or not.
    await world.restart('shop', { powerFailsAfter: 1 });
    expect(world.member('shop').up).toBe(false);
    await world.restart('shop');
    expect((await world.call('shop', '/')).json).toEqual(['a']);
    await world.close();
  });

  test('does not fall while fewer are written', async () => {
    const world = await serviceOf('fewer', "insert('a'); insert('b');");
    await world.failPower('shop', { after: 3 });
    expect((await world.call('shop', '/', { method: 'PUT' })).json).toEqual(['a', 'b']);
    await world.close();
  });
});
