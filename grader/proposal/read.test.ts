import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { fill } from '../language/bilingual.ts';
import { MECHANISMS } from './proposal.ts';
import { readProposal } from './read.ts';
import { shapeWords } from './words.ts';

const SOUND = `title: Bicycles
domains: { street: Docks }
services:
  docks: { domain: street, team: Docks, owns: [bicycles] }
  rides: { domain: street, team: Rides }
connections:
  - from: rides
    to: docks
    mechanism: request-response
    time_limit: 1.5 s
`;

test('reads a proposal with the places of its parts', () => {
  const { proposal } = readProposal(SOUND);
  expect(proposal?.services.map(({ name, spot }) => [name, spot.line])).toEqual([
    ['docks', 4],
    ['rides', 5],
  ]);
  expect(proposal?.connections[0]).toMatchObject({
    timeLimit: { milliseconds: 1500 },
    reason: null,
    spot: { line: 7 },
  });
});

test('reads an accent that is written in two ways as one', () => {
  const { proposal } = readProposal(SOUND.replace('  rides:', '  vi\u00f3:').replace('from: rides', 'from: vio\u0301'));
  expect(proposal?.connections[0]?.from).toBe(proposal?.services[1]?.name);
});

test('takes a key without a value for one that is not there yet', () => {
  const { proposal } = readProposal(`${SOUND}    reason:\nevents:\n`);
  expect(proposal?.connections[0]?.reason).toBeNull();
});

type Case = [what: string, text: string, kind: string, line: number];

const many = Array.from({ length: 60 }, (_, index) => `  s${index}: { domain: street, team: t }\n`).join('');

describe('says what is not as the schema says', () => {
  test.each<Case>([
    ['nothing but a comment', '# later\n', 'missing-field', 1],
    ['a list in place of everything', '[]\n', 'not-map', 1],
    ['a missing field', SOUND.replace('team: Docks, ', ''), 'missing-field', 4],
    ['a field without a value', SOUND.replace('    to: docks', '    to:'), 'missing-field', 8],
    ['a field of another name', SOUND.replace('time_limit', 'timeout'), 'unknown-field', 10],
    ['a comma that ends a text', SOUND.replace('Bicycles', '{ es: Pan, queso, en: Bread }'), 'stray-text', 1],
    ['half an alternative', `${SOUND}    considered: { events: Too late, and too seldom }\n`, 'stray-text', 11],
    ['half a domain', SOUND.replace('street: Docks', 'street: Docks, and bicycles'), 'stray-text', 2],
    ['a domain that is not said', SOUND.replace('street: Docks', 'street:'), 'missing-field', 2],
    ['a mechanism of another name', SOUND.replace('request-response', 'rest'), 'unknown-value', 9],
    ['an alternative of another name', `${SOUND}    considered: { kafka: too large }\n`, 'unknown-value', 11],
    ['a number as a name', SOUND.replace('from: rides', 'from: 7'), 'not-name', 7],
    ['a mechanism that is no text', SOUND.replace('request-response', '7'), 'unknown-value', 9],
    ['a text in one language', SOUND.replace('Bicycles', '{ es: Bicicletas }'), 'missing-field', 1],
    ['a text as a list', SOUND.replace('[bicycles]', 'bicycles'), 'not-list', 4],
    ...['120', '0', '-1', '0.999', '.nan', '.inf', '99.9 %', 'high'].map((value): Case => {
      const text = SOUND.replace('team: Rides', `team: Rides, availability: ${value}`);
      return [`an availability of ${value}`, text, 'not-percent', 5];
    }),
    ...['"1500"', '1500', '0 s', '0.0 ms', '-5 s', '2 weeks', '1e9 d', '4000 d', 's', '[2 s]'].map((value): Case => {
      return [`a time limit of ${value}`, SOUND.replace('1.5 s', value), 'bad-time', 10];
    }),
    ['a number of retries', `${SOUND}    retries: 1000\n`, 'unknown-field', 11],
    ['an event of a call', `${SOUND}    event: ride.ended\n`, 'other-field', 11],
    ['a request of an event', SOUND.replace('request-response', 'events\n    asks: a dock'), 'other-field', 10],
    ['an empty text', SOUND.replace('Bicycles', '""'), 'empty-text', 1],
    ['a text of spaces', SOUND.replace('Bicycles', '{ es: "  ", en: x }'), 'empty-text', 1],
    ['a name of spaces', SOUND.replace('from: rides', 'from: " "'), 'empty-text', 7],
    [
      'names that differ in capitals',
      `${SOUND}`.replace('connections', '  Docks: { domain: street, team: D }\n$&'),
      'same-name',
      6,
    ],
    ['an empty list', SOUND.replace(/connections:[\s\S]*/, 'connections: []\n'), 'too-few', 6],
    ['more services than fit', SOUND.replace('connections', `${many}$&`), 'too-many', 3],
    [
      'a name that is a story',
      SOUND.replace('domain: street, team: R', `domain: ${'x'.repeat(61)}, team: R`),
      'too-long',
      5,
    ],
    ['a single service', SOUND.replace(/ {2}rides.*\n/, ''), 'too-few', 3],
  ])('%s', (_, text, kind, line) => {
    const { misshapen } = readProposal(text);
    expect(misshapen).toMatchObject({ kind, spot: { line } });
    const words = shapeWords[misshapen?.kind ?? 'too-few'];
    for (const sentence of [words.en, words.es]) expect(fill(sentence, misshapen?.values)).not.toContain('undefined');
  });
});

test('offers editors the mechanisms that it knows', () => {
  const schema = JSON.parse(readFileSync(new URL('proposal.schema.json', import.meta.url), 'utf8'));
  expect(schema.definitions.mechanism.enum).toEqual([...MECHANISMS]);
});
