import MiniSearch from 'minisearch';
import { describe, expect, test } from 'vitest';
import { excerpt } from './client/excerpt.ts';
import { fold, wordsOf } from './fold.ts';
import { type Found, searchOptions } from './search-options.ts';

test.each([
  ['Límite', 'limite'],
  ['li\u0301mite', 'limite'],
  ['AÑO', 'año'],
  ['an\u0303o', 'año'],
  ['pingüino', 'pinguino'],
])('folds %s to %s', (word, folded) => {
  expect(fold(word)).toBe(folded);
});

test('parts words, and keeps those that belong together too', () => {
  expect(wordsOf('order.paid, «x-death»: 504!')).toEqual([
    'order.paid',
    'order',
    'paid',
    'x-death',
    'x',
    'death',
    '504',
  ]);
});

describe('the search', () => {
  const index = new MiniSearch<Found>(searchOptions);
  index.addAll([
    { id: 'a', title: 'Un límite a la paciencia', where: 'Capítulo', text: 'El año pasado, una conexión.' },
    { id: 'b', title: 'Otra cosa', where: 'Capítulo', text: 'Nada de eso: order.42.paid' },
  ]);
  const found = (query: string) => index.search(query).map(({ id }) => id);

  test.each(['limite', 'LÍMITE', 'conexion limite', 'limit', 'año', 'limites'])('finds the place for %s', (query) => {
    expect(found(query)).toEqual(['a']);
  });

  test('tells año from ano', () => {
    expect(found('ano')).toEqual([]);
  });

  test('finds code by a part of it', () => {
    expect(found('paid')).toEqual(['b']);
  });
});

test('an excerpt marks what was found, with accents as they were written', () => {
  const text = `${'Palabras sin importancia. '.repeat(10)}Aquí está el límite de la conexión, y sigue ${'mucho más texto '.repeat(20)}`;
  const pieces = excerpt(text, ['limite', 'conexion']);
  expect(pieces.filter(({ marked }) => marked).map(({ text: piece }) => piece)).toEqual(['límite', 'conexión']);
  const whole = pieces.map(({ text: piece }) => piece).join('');
  expect(whole.length).toBeLessThan(200);
  expect(whole).toMatch(/^… .* …$/);
});

test('an excerpt of a short text is the text', () => {
  expect(excerpt('Corto.', ['nada'])).toEqual([{ text: 'Corto.', marked: false }]);
});
