import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { exercise } from '../../checks/exercise.ts';
import { LINK, type Packed, tarOf, zipOf } from './archives.fixture.ts';
import { findSubmissions } from './find.ts';
import { ENTRY_LIMIT, FILE_LIMIT, UNPACKED_LIMIT } from './reader.ts';
import { Refused } from './refusal.ts';
import { take } from './take.ts';

const text = { en: 'x', es: 'x' };
const exercises = ['ch0-start/01-hello', 'ch3-synchronous/01-squad'].map((slug) =>
  exercise({
    id: slug.replace(/-.*\/\d\d-/, '/'),
    slug,
    tier: 'core',
    title: text,
    service: 's',
    environment: {},
    checks: {},
  }),
);
const HELLO = 'ch0-start/01-hello.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'entre-servicios-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function put(name: string, bytes: string | Buffer = 'answer'): void {
  mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
  writeFileSync(path.join(folder, name), bytes);
}

/** What is taken from the only submission: its answers as texts, or the reason why there are none. */
async function taken(): Promise<Record<string, string> | string> {
  const [submission] = findSubmissions(folder);
  if (!submission) return 'no submission';
  try {
    const answers = await take(submission, exercises);
    return Object.fromEntries([...answers].map(([file, bytes]) => [file, String(bytes)]));
  } catch (error) {
    if (error instanceof Refused) return error.reason;
    throw error;
  }
}

describe('takes exercise files', () => {
  test.each([
    ['ana/exercises/ch0-start/01-hello.ts'],
    ['ana/workbook/exercises/ch0-start/01-hello.ts'],
    ['ana/ch0-start/01-hello.ts'],
    ['ana/01-hello.ts'],
    ['ana/perez_12_34_01-hello-2.ts'],
    ['ana/01-hello (1).ts'],
  ])('from %s', async (name) => {
    put(name);
    expect(await taken()).toEqual({ [HELLO]: 'answer' });
  });

  test('and nothing else', async () => {
    for (const name of [
      'package.json',
      'node_modules/x/01-hello.ts',
      'grader/01-hello.ts',
      'solutions/ch0-start/01-hello.ts',
    ]) {
      put(`ana/${name}`, 'not this');
    }
    put('ana/exercises/ch0-start/01-hello.ts');
    expect(await taken()).toEqual({ [HELLO]: 'answer' });
  });

  test('from where the workbook has them before any other place', async () => {
    put('ana/01-hello.ts', 'a draft');
    put('ana/exercises/ch0-start/01-hello.ts');
    expect(await taken()).toEqual({ [HELLO]: 'answer' });
  });

  const packed: Packed[] = [
    { name: 'exercises/ch0-start/01-hello.ts', text: 'answer' },
    { name: 'exercises/ch3-synchronous/01-squad.ts', text: 'other' },
    { name: 'README.md', text: 'x'.repeat(5000) },
  ];
  test.each([
    ['ana.zip', zipOf(packed)],
    ['ana.tar', tarOf(packed)],
    ['ana.tar.gz', gzipSync(tarOf(packed))],
    ['ana.tgz', gzipSync(tarOf(packed))],
  ])('from %s', async (name, bytes) => {
    put(name, bytes);
    expect(await taken()).toEqual({ [HELLO]: 'answer', 'ch3-synchronous/01-squad.ts': 'other' });
  });

  test('loose, as Canvas hands them over', async () => {
    put('perezana_LATE_12_34_01-hello.ts');
    put('perezana_12_35_01-squad-1.ts', 'other');
    expect(findSubmissions(folder).map(({ student }) => student)).toEqual(['perezana']);
    expect(await taken()).toEqual({ [HELLO]: 'answer', 'ch3-synchronous/01-squad.ts': 'other' });
  });

  test('as the last commit of a bare repository has them, whatever its configuration says', async ({ skip }) => {
    if (spawnSync('git', ['--version']).status !== 0) skip('git is not on this machine');
    const work = path.join(folder, '.work');
    mkdirSync(path.join(work, 'exercises/ch0-start'), { recursive: true });
    writeFileSync(path.join(work, 'exercises', HELLO), 'answer');
    writeFileSync(path.join(work, '.gitattributes'), '*.ts filter=evil\n');
    const git = (...args: string[]) =>
      execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.org', ...args], {
        cwd: work,
        stdio: 'ignore',
      });
    git('init', '-q');
    git('add', '.');
    git('commit', '-q', '-m', 'x');
    git('clone', '-q', '--bare', '.', path.join(folder, 'ana.git'));
    const mark = path.join(folder, '.mark');
    for (const name of ['filter.evil.smudge', 'core.fsmonitor', 'core.pager']) {
      execFileSync('git', ['config', '--file', path.join(folder, 'ana.git', 'config'), name, `touch ${mark}`]);
    }
    expect(await taken()).toEqual({ [HELLO]: 'answer' });
    expect(spawnSync('ls', [mark]).status).not.toBe(0);
  });
});

describe('refuses', () => {
  const archives: Record<string, [reason: string, entries: Packed[]]> = {
    'a path that leads out': ['outside', [{ name: '../../01-hello.ts', text: 'x' }]],
    'an absolute path': ['outside', [{ name: '/tmp/01-hello.ts', text: 'x' }]],
    'a link': ['link', [{ name: '01-hello.ts', text: '/etc/passwd', mode: LINK }]],
    'a linked folder': ['link', [{ name: 'exercises', text: '/etc', mode: LINK }]],
    'a file that is too large': ['tooLarge', [{ name: '01-hello.ts', text: 'x'.repeat(FILE_LIMIT + 1) }]],
    'two files that differ': [
      'ambiguous',
      [
        { name: 'a/01-hello.ts', text: 'x' },
        { name: 'b/01-hello.ts', text: 'y' },
      ],
    ],
    'what holds no answer': ['nothing', [{ name: 'notes.txt', text: 'x' }]],
    'too many files': ['tooMany', Array.from({ length: ENTRY_LIMIT + 1 }, (_, index) => ({ name: `${index}` }))],
  };
  test.each(Object.entries(archives))('%s, in a zip and in a tar', async (_, [reason, entries]) => {
    put('ana.zip', zipOf(entries));
    expect(await taken()).toBe(reason);
    rmSync(path.join(folder, 'ana.zip'));
    put('ana.tar.gz', gzipSync(tarOf(entries)));
    expect(await taken()).toBe(reason);
  });

  test('a zip that says less than it holds', async () => {
    put('ana.zip', zipOf([{ name: '01-hello.ts', text: 'x'.repeat(FILE_LIMIT * 3), says: 10 }]));
    expect(await taken()).toBe('unreadable');
  });

  test('a zip with a password', async () => {
    put('ana.zip', zipOf([{ name: '01-hello.ts', text: 'x', encrypted: true }]));
    expect(await taken()).toBe('encrypted');
  });

  test('a tar that unpacks without end', async () => {
    const says = UNPACKED_LIMIT * 2;
    const head = tarOf([{ name: 'zeros', says }]).subarray(0, 512);
    // Members of gzip follow one another: megabytes of zeros from kilobytes.
    const zeros = gzipSync(Buffer.alloc(32 * 1024 * 1024));
    put('ana.tar.gz', Buffer.concat([gzipSync(head), ...Array.from({ length: 20 }, () => zeros)]));
    expect(await taken()).toBe('bomb');
  });

  test.each([
    ['ana.zip', 'PK no zip'],
    ['ana.tar.gz', 'no gzip'],
    ['ana.tar.gz', gzipSync('no tar')],
    ['ana.tar.gz', gzipSync(gzipSync(tarOf([{ name: '01-hello.ts', text: 'x' }])))],
    ['ana.tar.gz', gzipSync(tarOf([{ name: '01-hello.ts', text: 'x'.repeat(9000) }])).subarray(0, 100)],
    ['ana.zip', zipOf([{ name: '01-hello.ts', text: 'x' }]).subarray(0, 40)],
    ['ana.zip', ''],
    ['ana.tar', ''],
  ])('%s that cannot be read', async (name, bytes) => {
    put(name, bytes);
    expect(await taken()).toBe('unreadable');
  });

  test('formats that it does not read', async () => {
    put('ana.rar');
    expect(await taken()).toBe('format');
  });

  test.skipIf(process.platform === 'win32')('links and pipes in a folder', async () => {
    mkdirSync(path.join(folder, 'ana'));
    symlinkSync('/etc/passwd', path.join(folder, 'ana', '01-hello.ts'));
    expect(await taken()).toBe('link');
    rmSync(path.join(folder, 'ana', '01-hello.ts'));
    execFileSync('mkfifo', [path.join(folder, 'ana', '01-hello.ts')]);
    expect(await taken()).toBe('special');
    rmSync(path.join(folder, 'ana'), { recursive: true });
    symlinkSync('/etc', path.join(folder, 'ana'));
    expect(await taken()).toBe('link');
  });

  test('two submissions for one attempt', async () => {
    put('ana/01-hello.ts');
    put('ana.zip', zipOf([{ name: '01-hello.ts', text: 'x' }]));
    expect(await taken()).toBe('twice');
  });
});

test('finds attempts, and what lies beside submissions is none', () => {
  for (const name of ['ana.attempt-2.zip', 'ana.zip', 'roster.csv', '.DS_Store', 'notes.txt']) put(name);
  put('Zoë Núñez/01-hello.ts');
  expect(findSubmissions(folder).map(({ student, attempt, kind }) => [student, attempt, kind])).toEqual([
    ['Zoë Núñez', 1, 'folder'],
    ['ana', 1, 'zip'],
    ['ana', 2, 'zip'],
  ]);
});
