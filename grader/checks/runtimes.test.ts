import { describe, expect, test } from 'vitest';
import { complaintIn, onlyNode } from './runtimes.ts';
import type { Reason, Verdict } from './verdict.ts';

function verdict(reason: Reason | null, threw: readonly string[] = [], begins = 0): Verdict {
  const status = reason === null ? 'passed' : 'failed';
  const begun = { begins: { threw: begins, output: 0 } };
  return { id: 'ch3/squad#starts', status, reason, line: 3, threw, output: '', ...begun, journal: [] };
}

const check: Reason = { kind: 'check', name: 'other-order', values: {} };
const problem = (name: 'load-threw' | 'hang' | 'ended', values: Record<string, string>): Reason => ({
  kind: 'problem',
  name,
  values,
});
const noName: Reason = { kind: 'problem', name: 'no-name', values: { module: 'node:util', name: 'debounce' } };

describe('what a runtime had to say', () => {
  test.each([
    ['an error while loading', verdict(problem('load-threw', { error: 'TypeError: x' })), 'TypeError: x'],
    ['the end of the process', verdict(problem('ended', { detail: 'exit code 1' })), 'exit code 1'],
    ['an import that is not there', verdict(noName), 'node:util'],
    ['an error of a handler, in the case that is drawn', verdict(check, ['Error: a', 'Error: b'], 1), 'Error: b'],
  ])('is %s', (_, told, complaint) => {
    expect(complaintIn(told)).toBe(complaint);
  });

  test.each([
    ['where the check is passed', verdict(null, ['Error: a'])],
    ['where the service did something else', verdict(check)],
    ['where it never came to rest', verdict(problem('hang', {}))],
  ])('is nothing %s', (_, told) => {
    expect(complaintIn(told)).toBeNull();
  });
});

test('what only Node takes is told as that, at its line', () => {
  const told = onlyNode(verdict(problem('load-threw', { error: 'TypeError: x' })), 'TypeError: x');
  expect(told).toMatchObject({ status: 'failed', line: 3 });
  expect(told.reason).toEqual({ kind: 'problem', name: 'only-node', values: { error: 'TypeError: x' } });
  expect(onlyNode(verdict(check, ['Error: a']), 'Error: a').reason).toMatchObject({ name: 'only-node' });
});

test('of an import that only Node has, both names are told', () => {
  expect(onlyNode(verdict(noName), 'node:util').reason).toEqual({
    kind: 'problem',
    name: 'only-node-name',
    values: { module: 'node:util', name: 'debounce' },
  });
});
