/** The commands of the reading site, in a copy of the workbook with chapters of its own. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { INTERRUPTED } from './shared/interrupted.fixture.ts';
import { TemporaryWorkbook } from './shared/workbook.fixture.ts';

const chapter = (title: string, rest = ''): string =>
  `# ${title}\n\n::: outcomes 10\n- Read.\n:::\n\n## One {#one}\n\nText.\n${rest}`;

let workbook: TemporaryWorkbook;
beforeAll(() => {
  workbook = new TemporaryWorkbook();
});
afterAll(() => workbook.remove());
beforeEach(() => {
  workbook.write('chapters/es/ch0-start.md', chapter('Empieza aquí'));
  workbook.write('chapters/en/ch0-start.md', chapter('Start here'));
  workbook.delete('dist');
});

describe('npm run site', () => {
  test('writes the pages and says where', async () => {
    const { exitCode, stdout, stderr } = await workbook.run(['site']);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout).toMatch(/^5 pages written\. Open dist.site.index\.html\n$/);
    expect(workbook.read('dist/site/es/ch0-start.html')).toContain('Empieza aquí');
  });

  test('leaves nothing of an earlier chapter behind', async () => {
    workbook.write('dist/site/es/ch9-gone.html', '');
    await workbook.run(['site']);
    expect(workbook.has('dist/site/es/ch9-gone.html')).toBe(false);
  });

  test('names an unknown figure by file and line, and writes nothing', async () => {
    workbook.write('chapters/en/ch0-start.md', chapter('Start here', '\n```figure pie\nA pie.\n```\n'));
    const { exitCode, stdout, stderr } = await workbook.run(['site']);
    expect([exitCode, stdout]).toEqual([1, '']);
    expect(stderr).toContain('chapters/en/ch0-start.md:11: there is no figure pie\n  one of: backoff-jitter,');
    expect(workbook.has('dist/site/index.html')).toBe(false);
  });

  test('shows a link to a page that is planned as text, and says so', async () => {
    workbook.write('chapters/en/ch0-start.md', chapter('Start here', '\n[Later](ch8-choosing.md#map).\n'));
    const { exitCode, stdout } = await workbook.run(['site']);
    expect(exitCode).toBe(0);
    expect(stdout).toContain('1 link leads to a page that is not written yet');
    expect(workbook.read('dist/site/en/ch0-start.html')).toContain(
      'Later <span class="quiet">(not written yet)</span>',
    );
  });

  test.each([
    ['es', ['site', '--help'], 0, 'Escribe el sitio de lectura'],
    ['en', ['site', '--help'], 0, 'Writes the reading site'],
    ['es', ['start', '--help'], 0, 'Muestra el sitio de lectura'],
    ['en', ['start', '--help'], 0, 'Shows the reading site'],
    ['en', ['site', 'ch3'], 2, 'npm run site takes no "ch3".'],
    ['en', ['start', '--port', 'x'], 2, '--port takes a whole number'],
  ])('in %s answers %j with %i', async (language, args, expected, text) => {
    const { exitCode, stdout, stderr } = await workbook.run([...args, '--lang', language]);
    expect(exitCode).toBe(expected);
    expect(expected === 0 ? stdout : stderr).toContain(text);
  });
});

describe('npm start', () => {
  test('shows what is saved, errors included, and stops when told', async () => {
    const started = workbook.start(['start']);
    await started.until(/The site is at/);
    const [url = ''] = /http:\/\/127\.0\.0\.1:\d+\//.exec(started.said.stdout) ?? [];
    const page = async (): Promise<string> => (await fetch(`${url}en/ch0-start.html`)).text();
    expect(await page()).toContain('src="/live.js"');
    const events = await changesOf(`${url}live`);

    workbook.write('chapters/en/ch0-start.md', chapter('Begin here'));
    await events.next();
    expect(await page()).toContain('<h1>Begin here</h1>');

    workbook.write('chapters/en/ch0-start.md', chapter('Begin here', '\n::: nonsense\nX\n:::\n'));
    await events.next();
    expect(await page()).toContain('there is no container &quot;nonsense&quot;');
    expect(started.said.stderr).toContain('chapters/en/ch0-start.md:11: there is no container "nonsense"');

    expect((await fetch(`${url}../package.json`)).status).toBe(404);
    await events.stop();
    started.child.kill('SIGINT');
    expect((await started.ended).exitCode).toBe(INTERRUPTED);
  });
});

/** The server's events, one at a time. */
async function changesOf(url: string): Promise<{ next: () => Promise<void>; stop: () => Promise<void> }> {
  const reader = (await fetch(url)).body?.pipeThrough(new TextDecoderStream()).getReader();
  let said = '';
  return {
    next: async () => {
      while (!said.includes('data: changed')) {
        const { value, done } = (await reader?.read()) ?? { done: true };
        if (done) throw new Error('the events ended');
        said += value;
      }
      said = '';
    },
    stop: async () => reader?.cancel(),
  };
}
