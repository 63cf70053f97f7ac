import { rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { inWorkbook } from '../base/workbook.ts';
import { FakeWorkbook } from './start/workbook.fixture.ts';
import { format, parse, sum } from './test/counts.ts';
import { words } from './test/words.ts';

/** A stand-in for vitest that leaves this report. */
const vitestWith = (report: object, exitCode = 0) => `
  import { writeFileSync } from 'node:fs';
  writeFileSync(process.env.ENTRE_UNIT_REPORT, ${JSON.stringify(JSON.stringify(report))});
  console.log('the output of vitest');
  process.exit(${exitCode});`;
const sweepWith = (lines: string, exitCode = 0) => `export async function main(argv: string[]) {
  console.log(argv.join(' '));
  console.log(${JSON.stringify(lines)});
  return ${exitCode};
}`;

describe('npm test', () => {
  let workbook: FakeWorkbook;
  beforeEach(() => {
    workbook = new FakeWorkbook();
    for (const path of ['grader/commands/test.ts', 'grader/commands/test', 'grader/base/workbook.ts'])
      workbook.copy(path);
    workbook.install();
    workbook.write('node_modules/typescript/bin/tsc', '');
    workbook.write('node_modules/@biomejs/biome/bin/biome', '');
    workbook.write('node_modules/vitest/vitest.mjs', vitestWith({ passed: 4, failed: 0, skipped: [] }));
    workbook.write('grader/commands/sweep.ts', sweepWith('10 passed, 0 failed'));
  });
  afterEach(() => workbook.remove());

  test('ends with one plain line that sums everything', async () => {
    const { exitCode, stdout, stderr } = await workbook.run(['test']);
    expect(stdout.trimEnd().split('\n').at(-1)).toBe('16 passed, 0 failed');
    expect([exitCode, stderr]).toEqual([0, '']);
  });

  test('runs the contracts on one seed', async () => {
    expect((await workbook.run(['test'])).stdout).toContain('\n--seeds 1 --named\n');
  });

  test('counts types and style as a test each and shows what they say', async () => {
    workbook.write('node_modules/typescript/bin/tsc', `console.log('a.ts(1,1): error'); process.exitCode = 2;`);
    workbook.write('node_modules/@biomejs/biome/bin/biome', `console.error('b.ts format'); process.exitCode = 1;`);
    const { exitCode, stdout } = await workbook.run(['test']);
    expect(stdout).toContain('a.ts(1,1): error');
    expect(stdout).toContain('b.ts format');
    expect(stdout).toMatch(/\n14 passed, 2 failed\n$/);
    expect(exitCode).toBe(1);
  });

  test('prints the reason of every skipped test', async () => {
    const many = [1, 2, 3, 4].map((number) => ({ name: `c.test.ts > ${number}`, reason: 'no Docker' }));
    const skipped = [{ name: 'a.test.ts > waits', reason: 'no Docker' }, { name: 'b' }, ...many];
    workbook.write('node_modules/vitest/vitest.mjs', vitestWith({ passed: 1, failed: 0, skipped }));
    workbook.write('grader/commands/sweep.ts', sweepWith('skipped: ch3 (no solutions)\n2 passed, 0 failed, 1 skipped'));
    const { exitCode, stdout } = await workbook.run(['test']);
    expect(stdout).toContain('skipped: a.test.ts > waits (no Docker)');
    expect(stdout).toContain('skipped: b (this copy has no solutions and answers)');
    expect(stdout).toContain('skipped: 4 tests of c.test.ts (no Docker)');
    expect(stdout).toContain('skipped: ch3 (no solutions)');
    expect(stdout).toMatch(/\n5 passed, 0 failed, 7 skipped\n$/);
    expect(exitCode).toBe(0);
  });

  test('shows the output of unit tests that fail', async () => {
    workbook.write('node_modules/vitest/vitest.mjs', vitestWith({ passed: 1, failed: 2, skipped: [] }, 1));
    const { stdout } = await workbook.run(['test']);
    expect(stdout).toContain('the output of vitest');
    expect(stdout).toMatch(/\n13 passed, 2 failed\n$/);
  });

  test('counts a stage that dies without a report as failed', async () => {
    workbook.write('node_modules/vitest/vitest.mjs', 'process.exit(0);');
    expect((await workbook.run(['test'])).stdout).toMatch(/\n12 passed, 1 failed\n$/);
  });

  test('believes no exit code that contradicts the counts', async () => {
    workbook.write('grader/commands/sweep.ts', sweepWith('10 passed, 0 failed', 1));
    expect((await workbook.run(['test'])).stdout).toMatch(/\n16 passed, 1 failed\n$/);
    workbook.write('grader/commands/sweep.ts', sweepWith('no counts here'));
    expect((await workbook.run(['test'])).stdout).toMatch(/\n6 passed, 1 failed\n$/);
  });

  test('says which tool is missing', async () => {
    workbook.remove();
    workbook = new FakeWorkbook();
    for (const path of ['grader/commands/test.ts', 'grader/commands/test', 'grader/base/workbook.ts'])
      workbook.copy(path);
    workbook.install();
    const { exitCode, stdout } = await workbook.run(['test']);
    expect(stdout).toContain('node_modules/typescript/bin/tsc is missing: run npm ci');
    expect(stdout).toMatch(/\n0 passed, 3 failed, 1 skipped\n$/);
    expect(exitCode).toBe(1);
  });

  test('explains itself in both languages', async () => {
    expect((await workbook.run(['test', '--help', '--lang', 'es'])).stdout).toBe(words.es.help);
    expect((await workbook.run(['test', '--help'])).stdout).toBe(words.en.help);
  });

  test('refuses an option that it does not know', async () => {
    const { exitCode, stderr } = await workbook.run(['test', '--sed']);
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining('"--sed"')]);
  });
});

test('npm test reads the counts of a real vitest', async () => {
  const workbook = new FakeWorkbook();
  try {
    for (const path of [
      'grader/commands/test.ts',
      'grader/commands/test',
      'grader/base/workbook.ts',
      'vitest.config.ts',
    ]) {
      workbook.copy(path);
    }
    workbook.write(
      'grader/some.test.ts',
      `import { afterAll, describe, expect, test } from 'vitest';
       test('passes', () => expect(1).toBe(1));
       test('fails', () => expect(1).toBe(2));
       test('asserts nothing', () => {});
       test('waits', ({ skip }) => skip('no Docker'));
       describe('with a hook', () => {
         afterAll(() => { throw new Error('hook'); });
         test('passes too', () => expect(1).toBe(1));
       });`,
    );
    workbook.write('grader/broken.test.ts', `import './absent.ts';`);
    symlinkSync(inWorkbook('node_modules'), join(workbook.root, 'node_modules'), 'junction');
    // Without a lockfile there is nothing to compare, and nothing is noted in the real node_modules.
    rmSync(join(workbook.root, 'package-lock.json'));
    const { stdout } = await workbook.run(['test']);
    expect(stdout).toContain('skipped: grader/some.test.ts > waits (no Docker)');
    expect(stdout).toMatch(/unit tests +2 passed, 4 failed, 1 skipped/);
  } finally {
    workbook.remove();
  }
});

describe('counts', () => {
  test('are written and read back', () => {
    const some = { passed: 12, failed: 0, skipped: 3 };
    expect(format(some)).toBe('12 passed, 0 failed, 3 skipped');
    expect(parse(format(some))).toEqual(some);
    expect(parse('1 passed, 2 failed')).toEqual({ passed: 1, failed: 2, skipped: 0 });
    expect(parse('all passed')).toBeUndefined();
  });

  test('add up', () => {
    const one = { passed: 1, failed: 2, skipped: 3 };
    expect(sum([one, one])).toEqual({ passed: 2, failed: 4, skipped: 6 });
  });
});
