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

test('takes a key without a value for one that is not there yet', () => {
  const { proposal } = readProposal(`${SOUND}    reason:\nevents:\n`);
  expect(proposal?.connections[0]?.reason).toBeNull();
});

describe('says what is not as the schema says', () => {
  test.each([
    ['nothing but a comment', '# later\n', 'missing-field', 1],
    ['a list in place of everything', '[]\n', 'not-map', 1],
    ['a missing field', SOUND.replace('team: Docks, ', ''), 'missing-field', 4],
    ['a field without a value', SOUND.replace('    to: docks', '    to:'), 'missing-field', 8],
    ['a field of another name', SOUND.replace('time_limit', 'timeout'), 'unknown-field', 10],
    ['a comma that ends a text', SOUND.replace('Bicycles', '{ es: Pan, queso, en: Bread }'), 'stray-text', 1],
    ['a mechanism of another name', SOUND.replace('request-response', 'rest'), 'unknown-value', 9],
    ['an alternative of another name', `${SOUND}    considered: { kafka: too large }\n`, 'unknown-value', 11],
    ['a number as a name', SOUND.replace('from: rides', 'from: 7'), 'not-text', 7],
    ['a text in one language', SOUND.replace('Bicycles', '{ es: Bicicletas }'), 'missing-field', 1],
    ['a text as a list', SOUND.replace('[bicycles]', 'bicycles'), 'not-list', 4],
    ['an availability above all', SOUND.replace('team: Rides', 'team: Rides, availability: 101'), 'not-number', 5],
    ['a time limit without a unit', SOUND.replace('1.5 s', '"1500"'), 'bad-time', 10],
    ['an empty text', SOUND.replace('Bicycles', '""'), 'empty-text', 1],
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
