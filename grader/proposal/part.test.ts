import { expect, test } from 'vitest';
import { drawProposal } from './drawing/svg.ts';
import { partsOf } from './part.ts';
import { readProposal } from './read.ts';

/** Services s0, s1, … by turns in three domains, each calling the next one. */
function chain(count: number) {
  const names = Array.from({ length: count }, (_, index) => `s${index}`);
  const { proposal } = readProposal(
    JSON.stringify({
      title: 'x',
      domains: { one: 'first', two: { es: 'segundo', en: 'second' }, none: 'nobody' },
      services: Object.fromEntries(
        names.map((name, index) => [name, { domain: index < count / 2 ? 'one' : 'two', team: 't' }]),
      ),
      connections: names.slice(1).map((to, index) => ({ from: names[index], to, mechanism: 'request-response' })),
    }),
  );
  if (proposal === null) throw new Error('no proposal');
  return proposal;
}

test('an architecture that fits on a slide has no parts', () => {
  expect(partsOf(chain(10))).toEqual([]);
});

test('a larger one has a part for each domain with services, and what that is connected with', () => {
  const [one, two, ...others] = partsOf(chain(12));
  expect(others).toEqual([]);
  expect(one?.services.map(({ name }) => name)).toEqual(['s0', 's1', 's2', 's3', 's4', 's5', 's6']);
  expect(two?.connections).toHaveLength(6);
  expect(two?.title).toEqual({ es: 'two · segundo', en: 'two · second' });
});

test('a connection has the same number in the whole and in a part', () => {
  const whole = chain(12);
  const two = partsOf(whole)[1];
  expect(two && drawProposal(two, 'en', whole)).toContain('11. s10 to s11, ');
});
