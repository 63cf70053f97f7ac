import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { Random } from '../../base/random.ts';
import { inWorkbook } from '../../base/workbook.ts';
import type { Decision } from '../../demos/simulate/choosing/decision.ts';
import { follow, unmet } from '../../demos/simulate/choosing/follow.ts';
import { situations } from '../../demos/simulate/choosing/situations.ts';
import { valuesIn } from '../../language/bilingual.ts';
import { decisions } from '../../stubs/ch8-choosing/01-choose.ts';
import choose from './01-choose.exercise.ts';
import { burdensOf, figuresOf, missedOf } from './01-choose.telling.ts';
import { causeWords } from './01-choose.words.ts';

const names = Object.keys(situations);

test('checks, stub and simulation have the same situations', () => {
  expect(Object.keys(choose.checks)).toEqual(names);
  expect(Object.keys(decisions())).toEqual(names);
});

const giveUp: Decision = {
  mechanism: 'request-response',
  time_limit_ms: 800,
  retries: 'caller',
  same_key: true,
  owner: 'players',
  on_failure: 'give-up',
};

describe('a run', () => {
  test('that misses needs is told with all of them, and why', () => {
    const { outcome } = follow(situations.squad, giveUp, new Random(3));
    const { count, all, missed, cause } = valuesIn('en', missedOf(situations.squad, giveUp, outcome));
    expect([count, all]).toEqual([2, 5]);
    expect(missed).toMatch(/^- longest .*: .*at most 2\ss\)\n- operations .*\s%/);
    for (const one of ['limit-of-each', 'nothing-instead'] as const) expect(cause).toContain(causeWords[one].en);
    expect(valuesIn('en', figuresOf(situations.squad, outcome)).met).toContain('none: contradictions');
  });

  test('that meets them is told with what it costs', () => {
    const decision: Decision = { ...giveUp, retries: 'nobody', on_failure: 'degrade' };
    const { outcome } = follow(situations.squad, decision, new Random(3));
    expect(unmet(situations.squad, outcome)).toEqual([]);
    expect(valuesIn('en', figuresOf(situations.squad, outcome)).met).toMatch(
      /^held .*; oldest data .*min \(max\. 45\smin\)/,
    );
    expect(burdensOf(situations.squad, decision).en).toContain('the last answers');
  });

  test('that meets no need at all can be told', () => {
    const nothing = { ...situations.squad, needs: { held: -1 } };
    const { outcome } = follow(situations.squad, giveUp, new Random(3));
    expect(valuesIn('en', figuresOf(nothing, outcome)).met).toBe('no need');
  });
});

test.each(['es', 'en'])('chapter 8 (%s) names each situation and its services', (language) => {
  const chapter = readFileSync(inWorkbook('chapters', language, 'ch8-choosing.md'), 'utf8');
  for (const [name, { sender, receivers }] of Object.entries(situations)) {
    const row = chapter.split('\n').find((line) => line.startsWith(`| \`${name}\` |`)) ?? '';
    for (const service of [sender, ...receivers]) expect(row).toContain(`\`${service}\``);
  }
});
