import { expect, test } from 'vitest';
import { drawTableSvg } from './table-svg.ts';

const table = { id: 'matrix', title: 'Failures & clients', head: ['failure', 'naive'], rows: [['<silence>', '—']] };

test('shows each cell and tells each row', () => {
  const svg = drawTableSvg(table, { idPrefix: 'ch2-matrix', language: 'en' });
  expect(svg).toContain('<title id="ch2-matrix-title">Failures &amp; clients</title>');
  expect(svg).toContain('failure: &lt;silence&gt;; naive: —.');
  expect(svg).toMatch(/text-anchor="end"[^>]*>—</);
});

test('refuses a prefix that cannot begin an id', () => {
  expect(() => drawTableSvg(table, { idPrefix: '2', language: 'en' })).toThrow(TypeError);
});
