import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { inWorkbook } from '../../base/workbook.ts';
import { type Control, valuesOf } from './figure.ts';
import { figures } from './figures.ts';

const LANGUAGES = ['es', 'en'] as const;

function changesOf(control: Control): (number | string)[] {
  if (control.kind === 'text') return ['', 'order.#', '<b>&"'];
  return [...control.values];
}

describe.each(Object.entries(figures))('%s', (_, figure) => {
  test('draws itself for every value of every control', () => {
    for (const language of LANGUAGES) {
      const controls = figure.controls(language);
      for (const control of controls) {
        for (const value of changesOf(control)) {
          const { html, told } = figure.draw(valuesOf(controls, { [control.name]: value }), language, 'f');
          expect(html).not.toContain('<b>');
          expect(html + told.join()).not.toMatch(/NaN|Infinity|undefined/);
        }
      }
    }
  });

  test('says something else when a value changes', () => {
    const controls = figure.controls('en');
    const first = figure.draw(valuesOf(controls), 'en', 'f').told;
    const changed = controls.map((control) => {
      const value =
        control.kind === 'text' ? 'order.42.paid' : (control.values.find((one) => one !== control.initial) ?? 0);
      return figure.draw(valuesOf(controls, { [control.name]: value }), 'en', 'f');
    });
    expect(
      changed.filter(({ html, told }) => html + told === figure.draw(valuesOf(controls), 'en', 'f').html + first),
    ).toEqual([]);
  });

  test('has the same controls in both languages, and starts from one of their values', () => {
    const [es, en] = LANGUAGES.map((language) => figure.controls(language));
    expect(es?.map(({ name, initial }) => [name, initial])).toEqual(en?.map(({ name, initial }) => [name, initial]));
    for (const control of en ?? []) if (control.kind === 'choice') expect(control.values).toContain(control.initial);
  });
});

test('the figures say the numbers of their captions', () => {
  const told = (name: string, changes: Record<string, number>) => {
    const figure = figures[name];
    return figure?.draw(valuesOf(figure.controls('en'), changes), 'en', 'f').told.join(' ');
  };
  expect(told('queueing-curve', { busy: 50 })).toContain('20 ms on average');
  expect(told('queueing-curve', { busy: 90 })).toContain('100 ms on average, 10 times');
  expect(told('queueing-curve', { busy: 90 })).toContain('below 461 ms');
  expect(told('queueing-curve', { busy: 99 })).toContain('1 s on average');
  expect(told('chain-availability', { calls: 5 })).toContain('95.1 %');
  expect(told('chain-availability', { calls: 10 })).toContain('90.44 %');
  expect(told('chain-availability', { calls: 10 })).toContain('below 376 ms, not 921 ms');
  expect(told('serialise-time', { players: 5000 })).toContain('608 kB of JSON');
  expect(told('latency-ladder', { calls: 300 })).toContain('45 s across an ocean');
});

test("the authors' guide names every figure", () => {
  const guide = readFileSync(inWorkbook('chapters', 'README.md'), 'utf8');
  expect(Object.keys(figures).filter((name) => !guide.includes(`\`${name}\``))).toEqual([]);
});
