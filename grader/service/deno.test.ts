import { describe, expect, test } from 'vitest';
import type { Frame } from './frames.ts';
import { Running } from './running.fixture.ts';
import { findDeno, INSTALL_DENO, node, type Runtime } from './runtime.ts';

const deno = findDeno();
const services: Running[] = [];

async function load(code: string, runtime: Runtime | null = deno): Promise<Running> {
  const service = await Running.load(code, runtime ? { runtime } : {});
  services.push(service);
  return service;
}

/** What the service answers to one call, as JSON. */
async function answered(service: Running): Promise<unknown> {
  return JSON.parse(await service.call());
}

const service = (body: string, imports = ''): string =>
  `${imports}\nexport default { async fetch(request: Request) {\n${body}\n} };`;

describe('a service inside Deno', () => {
  test.beforeEach(({ skip }) => skip(deno === null, `no Deno here: ${INSTALL_DENO}`));
  test.afterEach(() => {
    for (const one of services.splice(0)) one.close();
  });

  test('waits at its top level in virtual time', async () => {
    const waiting = await load(
      `import { setTimeout as sleep } from 'node:timers/promises';\nawait sleep(3_600_000);\n${service('return Response.json(Date.now() - START)', 'const START = Date.now();')}`,
    );
    expect([waiting.told('loaded'), waiting.last?.next]).toEqual([[], 3_600_000]);
    waiting.now = 3_600_000;
    await waiting.turn({ do: 'tick' });
    expect(waiting.told('loaded')).toHaveLength(1);
    expect(await answered(waiting)).toBe(0);
  });

  test('draws and times as on Node, by whatever name', async () => {
    const code = service(
      `await sleep(50);
      await new Promise((resolve) => later(resolve, 50));
      return Response.json([performance.now(), Date.now(), Math.random(), crypto.randomUUID(), randomUUID()]);`,
      `import { randomUUID } from 'node:crypto';
      import { setTimeout as later } from 'node:timers';
      import { setTimeout as sleep } from 'node:timers/promises';`,
    );
    const onDeno = await answered(await load(code));
    expect(onDeno).toEqual(await answered(await load(code, node)));
    expect((onDeno as number[])[0]).toBe(100);
  });

  test('has of built-ins and of itself what it has on Node', async () => {
    const code = service(
      `const { filename, dirname, url, main } = import.meta;
      return Response.json([
        typeof pid, typeof platform, typeof title, typeof exitCode, given.one,
        [filename, dirname].every((place) => url.includes(encodeURI(place))), main, import.meta.resolve('amqplib'),
      ]);`,
      `import { exitCode, pid, platform, title } from 'node:process';
      import given from 'data:application/json,{"one":1}' with { type: 'json' };`,
    );
    const onDeno = await answered(await load(code));
    expect(onDeno).toEqual(await answered(await load(code, node)));
    expect((onDeno as unknown[])[0]).toBe('number');
  });

  test('may have an enum, but then no waiting top level', async () => {
    const fate = 'enum Fate { Answered, Lost }\n';
    expect(await answered(await load(`${fate}${service('return Response.json(Fate.Lost)')}`))).toBe(1);
    const waiting = await load(`${fate}await new Promise((resolve) => setTimeout(resolve, 1));\n${service('')}`);
    expect(waiting.last?.death).toMatchObject({ kind: 'ended', detail: expect.stringContaining('Top-level await') });
  });

  test('prints whatever it writes to standard streams', async () => {
    const printing = await load(
      service(
        `console.log('%s', 'a'); console.error('b'); process.stdout.write('c'); fs.writeSync(1, 'd');
        Deno.stdout.writeSync(new TextEncoder().encode('e')); await Deno.stderr.write(new TextEncoder().encode('f'));
        alert('g');
        return Response.json(Deno.stdin.readSync(new Uint8Array(9)));`,
        "import fs from 'node:fs';",
      ),
    );
    expect(await answered(printing)).toBe(null);
    const printed = printing.told('print').map(({ text }) => text);
    expect(printed.join('')).toBe('a\nb\ncdefg\n');
  });

  test.each([
    ['network-exit', 'await Deno.connect({ port: 5672 })'],
    ['listens', 'Deno.serve(() => new Response())'],
    ['spawns', "new Deno.Command('ls')"],
    ['spawns', "new Worker('data:,')"],
    ['watches', "Deno.watchFs('.')"],
    ['forbidden', 'Deno.kill(1)'],
    ['forbidden', 'fs.readSync(0, new Uint8Array(9))'],
    ['forbidden', "new DatabaseSync('/tmp/entre-servicios-deno.db')"],
  ])('is told %s of %s', async (kind, statement) => {
    const imports = "import fs from 'node:fs'; import { DatabaseSync } from 'node:sqlite';";
    const trying = await load(
      service(`try { ${statement}; return Response.json(''); } catch (e) { return Response.json(e.code); }`, imports),
    );
    expect(await answered(trying)).toBe('ERR_REFUSED_BY_GRADER');
    expect(trying.told('problem').map((frame) => frame.kind)).toEqual([kind]);
  });

  test('is told of a file of the workbook that it imports', async () => {
    const importing = await load("import '../grader/cup/all.ts';\n");
    expect(importing.told('problem').map(({ kind }) => kind)).toEqual(['foreign-import']);
  });

  test('keeps its database in STATE_DIR', async () => {
    const keeping = await load(
      service(
        `fs.mkdirSync(process.env.STATE_DIR);
        const db = new DatabaseSync(process.env.STATE_DIR + 'a.db'); db.exec('CREATE TABLE t (n)');
        db.prepare('INSERT INTO t VALUES (?)').run(7);
        return Response.json(db.prepare('SELECT n FROM t').get());`,
        "import fs from 'node:fs'; import { DatabaseSync } from 'node:sqlite';",
      ),
    );
    expect(await answered(keeping)).toEqual({ n: 7 });
  });

  test('meets a locked database as on Node', async () => {
    const code = service(
      `fs.mkdirSync(process.env.STATE_DIR, { recursive: true });
      const file = process.env.STATE_DIR + 'a.db';
      const holder = new DatabaseSync(file); holder.exec('CREATE TABLE t (n); BEGIN EXCLUSIVE');
      const reader = new DatabaseSync(file, { readOnly: true, timeout: 10 });
      const writer = new DatabaseSync(file, { timeout: 10 });
      const codes = [];
      for (const attempt of [() => reader.prepare('SELECT * FROM t').all(), () => writer.exec('BEGIN IMMEDIATE')])
        try { attempt(); } catch (error) { codes.push(error.errcode); }
      return Response.json([codes, reader.prepare('PRAGMA busy_timeout').get()]);`,
      "import fs from 'node:fs'; import { DatabaseSync } from 'node:sqlite';",
    );
    expect(await answered(await load(code))).toEqual([[5, 5], { timeout: 10 }]);
  });

  test.each([
    ['export default {\n', { name: 'SyntaxError', line: 1 }],
    ["import 'entre-servicios-absent';\n", { code: 'ERR_MODULE_NOT_FOUND' }],
    ["import 'node:absent';\n", { code: 'ERR_UNKNOWN_BUILTIN_MODULE' }],
    ["import fs from 'node:fs';\nfs.readFileSync('/etc/passwd');\n", { name: 'NotCapable', line: 2 }],
  ])('says why %j does not load', async (code, fault) => {
    const broken = await load(code);
    const told = broken.frames.find(
      (frame): frame is Extract<Frame, { say: 'unloadable' }> => frame.say === 'unloadable',
    );
    expect(told?.fault).toMatchObject(fault);
  });
});
