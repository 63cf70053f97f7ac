import { describe, expect, test } from 'vitest';
import { fill } from '../language/bilingual.ts';
import { allFaults } from './faults.ts';
import { readProposal } from './read.ts';
import { faultWords } from './words.ts';

const SOUND = {
  title: 'Bicycles',
  domains: { street: 'Docks' },
  services: {
    docks: { domain: 'street', team: 'Docks', owns: ['bicycles'] },
    rides: { domain: 'street', team: 'Rides' },
  },
  connections: [
    {
      from: 'rides',
      to: 'docks',
      mechanism: 'request-response',
      asks: 'open a dock',
      time_limit: '2 s',
      reason: 'Somebody stands there and waits for it.',
      on_failure: 'Another bicycle is shown.',
      considered: { events: 'It would open later.', 'common-data': 'Nobody reads so often.' },
    },
  ],
};
const [OPENING] = SOUND.connections as [(typeof SOUND)['connections'][number]];

/** The sentences on the proposal that `change` makes of the sound one. */
function sentencesOn(change: object): string[] {
  const { proposal, misshapen } = readProposal(JSON.stringify({ ...SOUND, ...change }));
  if (proposal === null) throw new Error(JSON.stringify(misshapen));
  return allFaults(proposal).flatMap(({ kind, values }) => {
    expect(fill(faultWords[kind].es, values)).not.toContain('undefined');
    return `${kind}: ${fill(faultWords[kind].en, values)}`;
  });
}

const connected = (change: object, ...others: object[]) => ({ connections: [{ ...OPENING, ...change }, ...others] });

test('finds nothing in a proposal that is sound', () => {
  expect(sentencesOn({})).toEqual([]);
});

describe('says which rule it applies to a text', () => {
  test.each([
    // "docks" and "request" are names: of a service, and of the mechanism.
    ['Docks answer a request now', 'thin-reason', '2 of at least 6'],
    ['so so so so so so', 'thin-reason', '1 of at least 6'],
  ])('the reason "%s"', (reason, kind, rule) => {
    expect(sentencesOn(connected({ reason }))).toEqual([expect.stringMatching(`^${kind}: .*${rule} different words`)]);
  });

  test('a plan, and what stands against another mechanism', () => {
    expect(sentencesOn(connected({ on_failure: 'An error.' }))[0]).toMatch(
      /^thin-plan: .*"An error\.".*2 of at least 4/,
    );
    expect(sentencesOn(connected({ considered: { events: 'events, too late' } }))[0]).toMatch(
      /^thin-weighing: .*2 of at least 4/,
    );
  });

  test('the language that says less is the one that is quoted', () => {
    const reason = { es: 'Hay una persona delante que espera.', en: 'She waits.' };
    expect(sentencesOn(connected({ reason }))[0]).toMatch(/"She waits\.".*2 of at least 6/);
  });

  test('six words are enough, however short', () => {
    expect(sentencesOn(connected({ reason: 'It is up, or no go.' }))).toEqual([]);
    expect(sentencesOn(connected({ reason: 'y o a e u i' }))[0]).toContain('0 of at least 6');
  });
});

describe('finds what stands twice', () => {
  test('a connection', () => {
    const again = { ...OPENING, reason: 'The very same thing, said another way.', asks: 'Open a dock!' };
    expect(sentencesOn(connected({}, again))).toEqual([expect.stringMatching(/^same-connection: .* 1 and 2 /)]);
    expect(sentencesOn(connected({}, { ...again, asks: 'lock it' }))).toEqual([]);
  });

  test.each([
    [{ docks: ['bicycles', 'Bicycles'], rides: [] }, 'owned-twice'],
    [{ docks: ['bicycles'], rides: ['Bicycles'] }, 'two-owners'],
  ])('data: %j', ({ docks, rides }, kind) => {
    const services = {
      docks: { ...SOUND.services.docks, owns: docks },
      rides: { ...SOUND.services.rides, owns: rides },
    };
    expect(sentencesOn({ services })).toEqual([expect.stringMatching(`^${kind}: `)]);
  });

  test('the end of a connection', () => {
    expect(sentencesOn(connected({ to: 'rides' }))).toEqual([expect.stringMatching(/^itself: .*rides itself/)]);
  });
});
