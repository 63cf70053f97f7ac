import { expect, test } from 'vitest';
import { columns } from './columns.ts';
import { message, randomJournal } from './events.fixture.ts';
import { drawText } from './text.ts';
import { english, spanish } from './words.fixture.ts';

const journal = [
  message({ label: 'GET /squads/7' }),
  message({ from: 'squads', to: 'players', label: 'GET /players' }),
  message({ at: 200, from: 'players', to: 'squads', kind: 'reply', label: '200' }),
  message({ at: 200, from: 'squads', to: 'cup', label: 'GET /countries' }),
  message({ at: 300, from: 'cup', to: 'squads', kind: 'reply', label: '200', outcome: 'reset' }),
  message({ at: 300, from: 'cup', to: 'cup', kind: 'note', label: 'restarts' }),
];

test('draws one row a message, the time where it changes', () => {
  expect(drawText(journal, { words: english, width: 72 })).toEqual([
    '    client             squads            players  cup',
    '  0 ms │─ GET /squads/7 ─▶│                 │      │',
    '       │                  │─ GET /players ─▶│      │',
    '200 ms │                  │◀────── 200 ─────│      │',
    '       │                  │─ GET /countries ┼─────▶│',
    '300 ms │                  │ cut ╱╱──────────┼ 200 ─│',
    '       │                  │                 │      ● restarts',
  ]);
});

test('speaks Spanish', () => {
  expect(drawText(journal, { words: spanish }).join('\n')).toContain('se cortó ╱╱');
});

test('orders participants as told', () => {
  const [names] = drawText(journal, { words: english, participants: ['cup', 'client'] });
  expect(names?.trim().split(/\s+/)).toEqual(['cup', 'client', 'squads', 'players']);
});

test('never exceeds the width, whatever the journal', () => {
  const wide: string[] = [];
  for (let seed = 0; seed < 150; seed += 1) {
    for (const width of [20, 33, 40, 60, 80, 132]) {
      for (const ascii of [false, true]) {
        const lines = drawText(randomJournal(seed), { words: seed % 2 === 0 ? english : spanish, width, ascii });
        wide.push(...lines.filter((line) => columns(line) > width).map((line) => `${seed}/${width}: ${line}`));
      }
    }
  }
  expect(wide).toEqual([]);
});

test('keeps every lifeline in its column', () => {
  const events = ['x', '選手', '👍🏽', 'e\u0301\u0301\u0301\u0301'].map((label) => message({ label }));
  const lines = drawText(events, { words: english }).slice(1);
  expect(new Set(lines.map((line) => columns(line))).size).toBe(1);
});

test('lets no control character through', () => {
  const lines = Array.from({ length: 100 }, (_, seed) => drawText(randomJournal(seed), { words: english })).flat();
  expect(lines.filter((line) => /[\p{Cc}\p{Cf}\p{Cs}]/u.test(line))).toEqual([]);
  expect(lines.some((line) => line.includes('␛'))).toBe(true);
});

test('keeps to ASCII when asked', () => {
  const lines = Array.from({ length: 100 }, (_, seed) =>
    drawText(randomJournal(seed), { words: spanish, ascii: true }),
  ).flat();
  expect(lines.filter((line) => /[^ -~]/.test(line))).toEqual([]);
  expect(lines.some((line) => line.includes('se perdio'))).toBe(true);
});

test('becomes a list where the lanes do not fit', () => {
  const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
  const events = names.map((from, index) => message({ from, to: names[index + 1] ?? 'h', label: 'GET /players' }));
  expect(drawText(events, { words: english, width: 40 })[0]).toBe('0 ms: a sends GET /players to b');
  expect(drawText(events, { words: english, width: 90 })[1]).toContain('│─GET /p');
});

test('shows a note at its participant', () => {
  const events = [message(), message({ from: 'client', to: 'client', kind: 'note', label: 'crashes' })];
  expect(drawText(events, { words: english })[2]).toMatch(/^ +● crashes {2,}│$/);
});

test('marks what a participant sends to itself', () => {
  const events = [message({ to: 'client', outcome: 'lost' })];
  expect(drawText(events, { words: english })[1]).toBe('0 ms │ ↺ GET / (lost)');
});

test('leaves out the middle of long journals', () => {
  const events = Array.from({ length: 500 }, (_, at) => message({ at }));
  const lines = drawText(events, { words: english });
  expect(lines).toHaveLength(62);
  expect(lines.filter((line) => line.includes('440 more messages'))).toHaveLength(1);
  expect(lines.at(-1)).toContain('499 ms');
});

test('says that nothing happened', () => {
  expect(drawText([], { words: english })).toEqual(['No message was sent.']);
});
