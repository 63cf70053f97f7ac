import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { Random } from '../base/random.ts';
import { drawCup } from './data.ts';
import { everyHost } from './hosts/all.ts';
import { problemTitles } from './wire/problem.ts';

const readme = readFileSync(new URL('README.md', import.meta.url), 'utf8');
const sectionOf = (host: string) => readme.split(/^### /m).find((part) => part.startsWith(`\`http://${host}\``)) ?? '';

it('lists every route of every host', () => {
  for (const { name, handlers } of everyHost(drawCup(new Random(1)))) {
    const section = sectionOf(name.replace(/-\d$/, ''));
    for (const { info } of handlers) {
      const path = String(info.path).replace(`http://${name}`, '');
      if (path !== '/*') expect(section).toContain(`\`${String(info.method)} ${path}`);
    }
  }
});

it('marks as built exactly the hosts that exist', () => {
  const built = [...readme.matchAll(/^### `http:\/\/([\w-]+)`.* · built$/gm)].map((match) => match[1]);
  const names = everyHost(drawCup(new Random(1))).map(({ name }) => name.replace(/-\d$/, ''));
  expect(built.toSorted()).toEqual([...new Set(names)].toSorted());
});

it('lists every problem', () => {
  for (const code of Object.keys(problemTitles)) expect(readme).toContain(`\`${code}\``);
});
