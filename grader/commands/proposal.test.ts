/** What is made of a proposal, in a copy of the workbook. */
import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { TemporaryWorkbook } from './shared/workbook.fixture.ts';

const FILE = 'exercises/ch8-choosing/02-proposal.yaml';
const SOUND = `title: { es: Bicicletas, en: Bicycles }
domains: { street: Docks and rides }
services:
  rides: { domain: street, team: Rides, owns: [rides] }
  docks: { domain: street, team: Docks, owns: [bicycles] }
connections:
  - from: rides
    to: docks
    mechanism: request-response
    asks: unlock | now
    time_limit: 2 s
    reason: The ride begins when the lock has opened and not before that.
    on_failure: The rider is told to take another bicycle.
    considered:
      events: A lock that opens later opens for whoever stands there by then.
      common-data: Nobody rereads a table every second to open a lock.
`;

/** Paragraphs as they were before they were broken into lines. */
const unwrapped = (text: string): string => text.replace(/\n\s+/g, ' ');

let workbook: TemporaryWorkbook;
beforeAll(() => {
  workbook = new TemporaryWorkbook();
});
afterAll(() => workbook.remove());
beforeEach(() => {
  workbook.write(FILE, SOUND);
  workbook.delete('dist');
});

describe('npm run proposal', () => {
  test('writes the page, the drawing, the deck and the slides', async () => {
    const { exitCode, stdout, stderr } = await workbook.run(['proposal']);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout).toContain('dist/proposal/presentation.md');
    expect(unwrapped(stdout)).toContain(
      `${FILE}:7:5: How available the longest chain (rides → docks) is cannot be said`,
    );
    expect(workbook.read('dist/proposal/architecture.svg')).toContain('1. rides to docks, request-response');
    expect(workbook.read('dist/proposal/presentation.md')).toContain('unlock \\| now');
    const slides = workbook.read('dist/proposal/presentation.html');
    expect(slides).toContain('src="data:image/svg+xml;base64,');
    // A note of a licence in Marp's own script is no address that anybody asks.
    expect(slides.replaceAll(/https:\/\/unpkg\.com\S+LICENSE\.txt/g, '')).not.toMatch(
      /(src|href)="?https?:|url\("?https?:/,
    );
  });

  test('speaks Spanish in all that it makes', async () => {
    await workbook.run(['proposal', '--lang', 'es']);
    expect(workbook.read('dist/proposal/proposal.html')).toMatch(/<html lang="es">(.|\n)*<h1>Bicicletas<\/h1>/);
    expect(workbook.read('dist/proposal/presentation.md')).toContain('## De quién son los datos');
  });

  test('leaves a deck alone that was changed by hand', async () => {
    await workbook.run(['proposal']);
    const deck = workbook.read('dist/proposal/presentation.md');
    workbook.write('dist/proposal/presentation.md', deck.replace('## The problem', '## Our problem'));
    workbook.write(FILE, SOUND.replace('2 s', '5 s'));
    const { stdout } = await workbook.run(['proposal']);
    expect(stdout).toContain('presentation.md was changed by hand');
    expect(workbook.read('dist/proposal/presentation.html')).toContain('Our problem');
    expect(workbook.read('dist/proposal/architecture.svg')).toContain('at most 5 s');

    const anew = await workbook.run(['proposal', '--anew']);
    expect(unwrapped(anew.stdout)).toMatch(/The deck as it was before: dist.proposal.presentation\..*\.md/);
    expect(workbook.read('dist/proposal/presentation.md')).toContain('## The problem');
  });

  test('makes the deck anew of another proposal while nobody has changed it', async () => {
    await workbook.run(['proposal']);
    workbook.write(FILE, SOUND.replace('2 s', '5 s'));
    const { stdout } = await workbook.run(['proposal', '--lang', 'en']);
    expect(stdout).not.toContain('changed by hand');
    expect(workbook.read('dist/proposal/presentation.md')).toContain('5\u00a0s');
  });

  test('draws a proposal that contradicts itself, and says where', async () => {
    workbook.write(FILE, SOUND.replace('    on_failure: The rider is told to take another bicycle.\n', ''));
    const { exitCode, stderr } = await workbook.run(['proposal', '--out', 'elsewhere']);
    expect(exitCode).toBe(1);
    expect(stderr).toContain(`${FILE}:7:5: The connection rides → docks does not say what happens when it fails`);
    expect(workbook.has('elsewhere/proposal.html')).toBe(true);
  });

  test.each([
    ['a tab', '\tx: 1\n', 'en', `${FILE}:1:1: The file is not YAML yet: line 1 is indented with a tab.`],
    [
      'a missing field',
      SOUND.replace('    to: docks\n', ''),
      'es',
      `${FILE}:7:5: Falta connections#1.to, o no hay nada`,
    ],
  ])('says in one sentence that there is %s', async (_, text, language, sentence) => {
    workbook.write(FILE, text);
    const { exitCode, stdout, stderr } = await workbook.run(['proposal', '--lang', language]);
    expect([exitCode, stdout]).toEqual([2, '']);
    expect(stderr).toContain(sentence);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });

  test('refuses a limit of nothing, and says where', async () => {
    workbook.write(FILE, SOUND.replace('2 s', '0 s'));
    const { exitCode, stderr } = await workbook.run(['proposal']);
    expect([exitCode, stderr.trim().split('\n').length]).toEqual([2, 1]);
    expect(stderr).toContain(`${FILE}:11:5: "0 s" is no time limit: that is a number above 0`);
  });

  test.each([
    ['UTF-16', Buffer.from(`\ufeff${SOUND}`, 'utf16le'), 'The file is not written in UTF-8.'],
    ['5 MB', Buffer.from(SOUND + '# much more\n'.repeat(450_000)), 'The file has more than 1024 KiB.'],
    ['nothing', Buffer.from(' \n'), 'The file is empty.'],
  ])('refuses a file of %s', async (_, bytes, sentence) => {
    writeFileSync(workbook.file(FILE), bytes);
    const { exitCode, stdout, stderr } = await workbook.run(['proposal']);
    expect([exitCode, stdout, stderr]).toEqual([2, '', `${FILE}: ${sentence}\n`]);
  });

  test.each([
    [['none.yaml'], 'There is no file none.yaml.'],
    [['exercises'], 'exercises: There is a folder where a file belongs.'],
    [['a.yaml', 'b.yaml'], 'takes one file, not 2'],
    [['--out', 'package.json/x'], 'Nothing can be written to package.json/x'],
    [['--output', 'x'], 'no option of proposal'],
  ])('refuses %j', async (argv, sentence) => {
    const { exitCode, stderr } = await workbook.run(['proposal', ...argv]);
    expect([exitCode, stderr.trim().split('\n').length]).toEqual([2, 1]);
    expect(stderr).toContain(sentence);
  });

  test.each(['en', 'es'])('has help in %s', async (language) => {
    const { exitCode, stdout } = await workbook.run(['proposal', '--help', '--lang', language]);
    expect(exitCode).toBe(0);
    for (const option of ['--out', '--anew', '--lang', 'presentation.md']) expect(stdout).toContain(option);
    expect(Math.max(...stdout.split('\n').map(({ length }) => length))).toBeLessThanOrEqual(120);
  });
});
