import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { inWorkbook } from '../../base/workbook.ts';
import { situations } from '../../demos/simulate/choosing/situations.ts';
import { decisions } from '../../stubs/ch8-choosing/01-choose.ts';
import choose from './01-choose.exercise.ts';

const names = Object.keys(situations);

test('checks, stub and simulation have the same situations', () => {
  expect(Object.keys(choose.checks)).toEqual(names);
  expect(Object.keys(decisions())).toEqual(names);
});

test('what a situation needs can be told', () => {
  for (const [name, { needs }] of Object.entries(situations)) {
    const { failures } = choose.checks[name as keyof typeof choose.checks];
    expect(Object.keys(failures)).toEqual(expect.arrayContaining(Object.keys(needs)));
  }
});

test.each(['es', 'en'])('chapter 8 (%s) names each situation and its services', (language) => {
  const chapter = readFileSync(inWorkbook('chapters', language, 'ch8-choosing.md'), 'utf8');
  for (const [name, { sender, receivers }] of Object.entries(situations)) {
    const row = chapter.split('\n').find((line) => line.startsWith(`| \`${name}\` |`)) ?? '';
    for (const service of [sender, ...receivers]) expect(row).toContain(`\`${service}\``);
  }
});
