import { expect, test } from 'vitest';
import type { JournalEvent } from '../journal/event.ts';
import { saidIn } from './said.ts';

/** Two calls of the client, one after the other, each answered. */
const journal = [1, 2].flatMap((exchange): JournalEvent[] => [
  { at: exchange * 10, from: 'client', to: 'orders', kind: 'request', label: 'POST /', outcome: 'delivered', exchange },
  { at: exchange * 10, from: 'orders', to: 'client', kind: 'reply', label: '500', outcome: 'delivered', exchange },
]);
const fault = (message: string, line: number, after: number) => ({
  name: 'Error',
  message,
  code: '',
  line,
  column: null,
  after,
});
const member = {
  thrown: [fault('of the first call', 7, 1), fault('of the second call', 9, 3)],
  prints: [
    { text: 'loaded\n', after: 0 },
    { text: 'first\n', after: 2 },
    { text: 'second\n', after: 3 },
  ],
};

test('tells what belongs to the call that explains from what came before', () => {
  const { threw, output, begins, line } = saidIn({ journal, members: [member] });
  expect(threw.slice(begins.threw)).toEqual(['Error: of the second call (:9)']);
  expect(output.slice(begins.output)).toBe('second\n');
  expect(line).toBe(9);
});

test('keeps all of it', () => {
  const { threw, output } = saidIn({ journal, members: [member] });
  expect(threw).toHaveLength(2);
  expect(output).toBe('loaded\nfirst\nsecond\n');
});

test('says what came while the file was loaded where there was one call', () => {
  const { begins } = saidIn({ journal: journal.slice(0, 2), members: [member] });
  expect(begins).toEqual({ threw: 0, output: 0 });
});
