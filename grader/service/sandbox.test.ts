import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { inWorkbook } from '../base/workbook.ts';
import { inSandbox, sandboxHere } from './sandbox.ts';

const sandbox = sandboxHere();
const folder = mkdtempSync(path.join(tmpdir(), 'entre-servicios-'));
const written = mkdtempSync(path.join(folder, 'written-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What a script says that runs in the sandbox without Node's permission model: as if that had been broken. */
function said(script: string, read: readonly string[] = []): string {
  const reach = { read: [process.execPath, ...read], write: [`${written}/`] };
  const [file, ...args] = inSandbox(sandbox, [process.execPath, '-e', script], reach);
  const { stdout, stderr } = spawnSync(file, args, {
    encoding: 'utf8',
    timeout: 20_000,
    env: { PATH: '/usr/bin:/bin' },
  });
  return stdout.trim() + stderr.trim();
}

/** The code of the error that a statement throws there; `none` where it does not. */
function thrown(statement: string): string {
  return said(
    `const fs = require('fs'); try { ${statement}; console.log('none'); } catch (error) { console.log(error.code); }`,
  );
}

test('is not used where the program is not there', () => {
  expect(sandboxHere('no-such-program')).toEqual({ kind: 'permissions' });
  expect(inSandbox({ kind: 'permissions' }, ['a', 'b'], { read: [], write: [] })).toEqual(['a', 'b']);
});

describe('bubblewrap', () => {
  beforeEach(({ skip }) =>
    skip(sandbox.kind !== 'bubblewrap', 'bubblewrap is not on this machine, or may not be used'),
  );

  test.each([
    ['the solutions', `fs.readdirSync(${JSON.stringify(inWorkbook('solutions'))})`, 'ENOENT'],
    ['the checks', `fs.readdirSync(${JSON.stringify(inWorkbook('grader', 'checks'))})`, 'ENOENT'],
    ['the users of the machine', `fs.readFileSync('/etc/passwd')`, 'ENOENT'],
    [
      'the temporary files of others',
      `fs.readdirSync(${JSON.stringify(folder)}).length > 1 || fs.readFileSync('/x')`,
      'ENOENT',
    ],
    ['the home of whoever grades', `fs.readdirSync('/root')`, 'ENOENT'],
  ])('hides %s', (_, statement, code) => {
    writeFileSync(path.join(folder, 'other'), '');
    expect(thrown(statement)).toBe(code);
  });

  test('lets what it shows be read, and not written', () => {
    const file = path.join(folder, 'shown.txt');
    writeFileSync(file, 'as it was');
    const script = `const fs = require('fs'); const file = ${JSON.stringify(file)};
      console.log(fs.readFileSync(file, 'utf8')); try { fs.writeFileSync(file, 'changed'); } catch (error) { console.log(error.code); }`;
    expect(said(script, [file])).toBe('as it was\nEROFS');
    expect(readFileSync(file, 'utf8')).toBe('as it was');
  });

  test('lets the state of a service be written, up to a limit', () => {
    expect(thrown(`fs.writeFileSync(${JSON.stringify(path.join(written, 'state'))}, 'x')`)).toBe('none');
    expect(readdirSync(written)).toContain('state');
    const much = JSON.stringify(path.join(written, 'much'));
    expect(thrown(`process.on('SIGXFSZ', () => {}); fs.writeFileSync(${much}, Buffer.alloc(80 * 1024 * 1024))`)).toBe(
      'EFBIG',
    );
  });

  test('has no network', () => {
    expect(
      said(`console.log(Object.keys(require('os').networkInterfaces()).filter((name) => name !== 'lo').length)`),
    ).toBe('0');
    expect(said(`require('net').connect(80, '192.0.2.1').on('error', ({ code }) => console.log(code))`)).toBe(
      'ENETUNREACH',
    );
  });

  test('shows no process of the machine', ({ skip }) => {
    skip(sandbox.kind === 'bubblewrap' && !sandbox.proc, 'this machine lets it mount no /proc');
    expect(
      Number(thrown(`throw { code: fs.readdirSync('/proc').filter((name) => /^\\d+$/.test(name)).length }`)),
    ).toBeLessThan(5);
    expect(thrown(`process.kill(${process.pid}, 0)`)).toBe('ESRCH');
  });

  test('ends with whatever was started in it', async () => {
    const mark = `entre-${process.pid}-left-behind`;
    const script = `require('child_process').spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)', '${mark}'], { detached: true, stdio: 'ignore' }).unref();
      setTimeout(() => process.exit(0), 200);`;
    said(script);
    // The kernel takes a moment to end a namespace.
    await expect
      .poll(() => readdirSync('/proc').filter((pid) => /^\d+$/.test(pid) && commandLine(pid).includes(mark)))
      .toEqual([]);
  });

  test('hands descriptors on', () => {
    const [file, ...args] = inSandbox(sandbox, [process.execPath, '-e', `require('fs').writeSync(3, 'through')`], {
      read: [process.execPath],
      write: [],
    });
    const { output } = spawnSync(file, args, { stdio: ['ignore', 'pipe', 'pipe', 'pipe'], encoding: 'utf8' });
    expect(output[3]).toBe('through');
  });
});

function commandLine(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}
