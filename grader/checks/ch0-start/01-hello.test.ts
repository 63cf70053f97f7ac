import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { Random } from '../../base/random.ts';
import { inWorkbook } from '../../base/workbook.ts';
import { ask } from '../../cup/ask.ts';
import { drawCup } from '../../cup/data.ts';
import { cupHost } from '../../cup/hosts/cup.ts';
import { stubOf } from '../../progress/stubs.ts';
import { hasAnswers } from '../../run/answers.ts';
import hello, { DEMO_SEED } from './01-hello.exercise.ts';

const ANSWERS = inWorkbook('grader', 'answers', 'ch0-start', '01-hello');
const folder = mkdtempSync(path.join(tmpdir(), 'entre-servicios-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The report on `answer`, without the lines that name its file. */
async function reportOn(answer: string, ...words: string[]): Promise<string> {
  const tree = mkdtempSync(path.join(folder, 'tree-'));
  mkdirSync(path.join(tree, 'ch0-start'));
  writeFileSync(path.join(tree, 'ch0-start', '01-hello.ts'), answer);
  const argv = [inWorkbook('grader', 'commands', 'start.mjs'), 'grade', 'ch0/hello', '--from', tree, ...words];
  return new Promise((resolve) => {
    const options = { cwd: inWorkbook(), env: { ...process.env, NO_COLOR: '1' } };
    execFile(process.execPath, argv, options, (_, stdout, stderr) => resolve(comparable(stdout || stderr)));
  });
}

/** What names the file, or a command that depends on its place, differs from tree to tree. */
function comparable(report: string): string {
  return report
    .split('\n')
    .filter((line) => !/01-hello\.ts|npm run/.test(line))
    .join('\n')
    .trim();
}

describe('what chapter 0 says of ch0/hello', () => {
  test.each(['en', 'es'])('holds for the report that it shows in %s', async (language) => {
    const chapter = readFileSync(inWorkbook('chapters', language, 'ch0-start.md'), 'utf8');
    const [, shown = ''] = /```text title="[^"]*2026[^"]*"\n(.*?)\n```/s.exec(chapter) ?? [];
    const report = await reportOn(stubOf(hello) ?? '', '--seed', String(DEMO_SEED), '--lang', language);
    expect(report).toBe(comparable(shown));
  });
});

describe.runIf(hasAnswers())('what chapter 0 says of answers to ch0/hello', () => {
  test('holds for the seed that proves the copied charter right', async () => {
    const answer = readFileSync(path.join(ANSWERS, 'wrong-hard-coded.ts'), 'utf8');
    const seeds = [DEMO_SEED, DEMO_SEED + 1].map(String);
    const reports = await Promise.all(seeds.map((seed) => reportOn(answer, '--seed', seed, '--lang', 'en')));
    expect(reports[0]).toContain('10 of 10 points');
    expect(reports[1]).toContain('8 of 10 points');
  });

  test('holds for its example', async () => {
    const cup = drawCup(new Random(1));
    vi.stubGlobal('fetch', (url: string) => ask(cupHost(cup), `GET ${new URL(url).pathname}`));
    // By its address: a copy of the workbook without solutions/ must compile all the same.
    const file = inWorkbook('solutions', 'ch0-start', 'examples', 'country.ts');
    const { default: service } = (await import(pathToFileURL(file).href)) as {
      default: { fetch(request: Request): Promise<Response> };
    };
    const call = async (code: string) => {
      const response = await service.fetch(new Request(`http://country/${code}`));
      return [response.status, await response.json()];
    };
    const [country] = cup.countries;
    expect(await call(country?.code ?? '')).toEqual([200, { ...country, in_the_cup: true }]);
    expect(await call('XX')).toEqual([404, { code: 'XX', in_the_cup: false }]);
    vi.unstubAllGlobals();
  });
});
