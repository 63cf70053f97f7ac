import { expect, test } from 'vitest';
import { parseSequence } from './mermaid.ts';

const sequence = (...lines: string[]) => parseSequence(['sequenceDiagram', ...lines].join('\n'));

test('reads requests and replies as one exchange', () => {
  expect(sequence('  a->>b: GET /x', '%% 200 ms', 'b -->> a : 200').events).toEqual([
    { at: 0, arrivedAt: 0, from: 'a', to: 'b', kind: 'request', label: 'GET /x', outcome: 'delivered', exchange: 1 },
    { at: 200, arrivedAt: 200, from: 'b', to: 'a', kind: 'reply', label: '200', outcome: 'delivered', exchange: 1 },
  ]);
});

test('reads crossed arrows as lost messages', () => {
  expect(sequence('a-xb: GET /x', 'b--xa: 200').events).toEqual([
    { at: 0, from: 'a', to: 'b', kind: 'request', label: 'GET /x', outcome: 'lost', exchange: 1 },
    { at: 0, from: 'b', to: 'a', kind: 'reply', label: '200', outcome: 'lost' },
  ]);
});

test('lists participants by label, declared ones first', () => {
  const { events, participants } = sequence('participant c as the client', 'participant d', 'b->>c: hello');
  expect(participants).toEqual(['the client', 'd', 'b']);
  expect([events[0]?.from, events[0]?.to]).toEqual(['b', 'the client']);
});

test('reads notes', () => {
  expect(sequence('%% 5 ms', 'Note over a: crashes: now').events).toEqual([
    { at: 5, arrivedAt: 5, from: 'a', to: 'a', kind: 'note', label: 'crashes: now', outcome: 'delivered' },
  ]);
});

test.each(['late', 'refused', 'reset', 'stalled', 'aborted'])('takes the outcome %s from a comment', (outcome) => {
  const { events } = sequence(`%% outcome ${outcome}`, 'a->>b: x', 'a->>b: y');
  expect(events.map((event) => event.outcome)).toEqual([outcome, 'delivered']);
});

test('gives an arrival to what arrives only', () => {
  const arrives = (outcome: string) => sequence(`%% outcome ${outcome}`, 'a->>b: x').events[0]?.arrivedAt;
  expect(['late', 'refused', 'reset', 'stalled'].map(arrives)).toEqual([0, undefined, undefined, 0]);
});

test('withdraws the open request', () => {
  const { events } = sequence('a->>b: x', 'a->>c: y', '%% abort', 'a->>b: stop', '%% outcome late', 'b-->>a: 200');
  expect(events.map(({ kind, exchange }) => [kind, exchange])).toEqual([
    ['request', 1],
    ['request', 2],
    ['abort', 1],
    ['reply', 1],
  ]);
});

test('pairs a reply with the latest request that arrived', () => {
  const { events } = sequence('a->>b: 1', 'a->>b: 2', 'a-xb: 3', 'b-->>a: of 2', 'b-->>a: of 1', 'b-->>a: of none');
  expect(events.slice(3).map(({ exchange }) => exchange)).toEqual([2, 1, undefined]);
});

test('ignores other comments and blank lines', () => {
  expect(sequence('', '%% the outcome is late', '%%', 'a->>b: x').events).toHaveLength(1);
});

test('names file, line and what is allowed', () => {
  const source = 'sequenceDiagram\r\na->>b: x\r\nloop \u001b[31mforever';
  const parse = () => parseSequence(source, { file: 'chapters/en/ch3.md', firstLine: 40 });
  expect(parse).toThrow('chapters/en/ch3.md:42: not understood: "loop ␛[31mforever"\nAllowed in a sequence diagram:');
  expect(parse).toThrow('  a->>b: request\n');
});

test.each([
  ['a->>b', 'line 2: not understood'],
  ['a->>b: x\n%% 9 ms\n%% 3 ms', 'line 4: time goes back from 9 ms'],
  ['%% 3 s', 'line 2: a time is a whole number of ms'],
  ['%% outcome lately\na->>b: x', 'line 2: unknown outcome'],
  ['%% outcome late\na-xb: x', 'line 3: an arrow that ends in x is lost already'],
  ['%% outcome late\n%% outcome reset', 'line 3: no message between "%% outcome late" and'],
  ['%% outcome late', 'line 2: no message follows "%% outcome late"'],
  ['%% abort\na->>b: x', 'line 3: only ->> can withdraw a request'],
  ['a->>b: x\n%% abort\na-->>b: x', 'line 4: only ->> can withdraw a request'],
  ['a->>b: x\n%% abort\na->>b: y\n%% abort\na->>b: y', 'line 6: only ->> can withdraw a request'],
  ['participant a\nparticipant a as A', 'line 3: a is already a participant'],
  ['participant a\nparticipant b as a', 'line 3: another participant has this label'],
  ['Note over a,b: x', 'line 2: not understood'],
])('refuses %j', (lines, problem) => {
  expect(() => sequence(lines)).toThrow(problem);
});

test('asks for sequenceDiagram first', () => {
  expect(() => parseSequence('a->>b: x')).toThrow('line 1: a sequence diagram begins with sequenceDiagram');
  expect(() => parseSequence('')).toThrow('line 1: a sequence diagram begins with sequenceDiagram');
});
