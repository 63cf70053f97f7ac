import { expect, test } from 'vitest';
import { columns } from '../journal/columns.ts';
import { crossing, randomPlot } from './plot.fixture.ts';
import { drawPlot } from './text.ts';

test('shows title, axes with units, band and legend', () => {
  expect(drawPlot({ ...crossing, series: crossing.series.slice(0, 1) }, { width: 40, rows: 5 })).toEqual([
    'Lines that cross',
    'calls per second',
    '              ├───── slow ─────┤',
    '100 ┤',
    '    │                          ⢀⣀⣀⠤⠔⠒⠒⠉●',
    ' 50 ┤                 ●⣀⡠⠤⠤⠒⠒⠉⠉●',
    '    │        ⣀●⡠⠤⠤⠒⠒⠉⠉⠁',
    '  0 ┤●⡠⠤⠤⠒⠒⠉⠉',
    '    └┬────────┬───────┬────────┬───────┬',
    '     0        2       4        6       8',
    '     time (s)',
    '  ⠤⠤●⠤⠤ rising',
  ]);
});

test('never exceeds its width', () => {
  for (let seed = 0; seed < 200; seed += 1) {
    for (const [width, ascii] of [
      [40, false],
      [80, true],
    ] as const) {
      const wide = drawPlot(randomPlot(seed), { width, ascii }).filter((line) => columns(line) > width);
      expect(wide, `seed ${seed}`).toEqual([]);
    }
  }
});

test('uses no control characters without a painter', () => {
  for (let seed = 0; seed < 50; seed += 1) {
    expect(drawPlot(randomPlot(seed)).join('\n')).not.toMatch(/[^\P{Cc}\n]/u);
  }
});

test('draws with ASCII alone where asked', () => {
  for (let seed = 0; seed < 50; seed += 1) {
    expect(drawPlot(randomPlot(seed), { ascii: true }).join('')).toMatch(/^[ -~]*$/);
  }
});

test('tells series apart without colours', () => {
  const legends = [{}, { ascii: true }].map((options) => drawPlot(crossing, options).at(-1) ?? '');
  expect(legends).toEqual(['  ⠤⠤●⠤⠤ rising   ⠤⠤○ ⠠ falling', '  --*-- rising   ..o.. falling']);
});

test('paints series by their look', () => {
  const plot = { ...crossing, series: crossing.series.map((series) => ({ ...series, look: 1 })) };
  const lines = drawPlot(plot, { paint: (look, text) => (text === '○' ? `<${look}>` : text) });
  expect(lines.join('\n')).toContain('<1>');
  expect(lines.join('\n')).not.toContain('<0>');
});

test('leaves out what lies beyond an axis', () => {
  const { series } = crossing;
  const lines = drawPlot(
    { ...crossing, y: { label: 'y', least: 0, most: 40 }, series: series.slice(0, 1) },
    { rows: 4 },
  );
  expect(lines.filter((line) => line.includes('●')).length).toBeGreaterThan(1);
  expect(lines.find((line) => line.startsWith('40'))).not.toMatch(/●\s*●/);
});

test('shows whole decades on a logarithmic axis', () => {
  const points = [1, 2, 3].map((x) => ({ x, y: 3 ** (x * 2) }));
  const lines = drawPlot({ ...crossing, y: { label: 'y', kind: 'logarithmic' }, series: [{ name: 'a', points }] });
  expect(lines.map((line) => /^ *(\d+) ┤/.exec(line)?.[1]).filter(Boolean)).toEqual(['1000', '100', '10', '1']);
});
