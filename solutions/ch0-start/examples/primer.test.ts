import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { asNumbers, asTexts, byCountry, label, moved, squadOf, total } from './primer-collections.ts';
import { answerTo, counter, double, OutOfStock, price, reserve, Scoreboard } from './primer-functions.ts';
import { first, orderIdIn, pieces, told } from './primer-types.ts';
import { alike, falsy, greeting, half, large, shownAs, strict, sum, third, truthy } from './primer-values.ts';
import { atOnce, begun, nameOf, oneAfterTheOther } from './primer-waiting.ts';

const players = [
  { name: 'Vera', country: 'CL', shirt: 10 },
  { name: 'Itzel', country: 'MX', shirt: 9 },
  { name: 'Ana', country: 'CL', shirt: 4 },
];

test('values are what the comments say', () => {
  expect(greeting).toBe('Goal number 1 in the Azteca!');
  expect([third, half, sum]).toEqual([1 / 3, 3, 0.30000000000000004]);
  expect(String(large)).toBe('9007199254740993');
  expect(truthy).toEqual([true, true, true, true]);
  expect(falsy).toEqual([false, false, false, false, false]);
  expect([strict, alike]).toEqual([true, false]);
});

test('nothing has two forms', () => {
  expect(shownAs({ name: 'Vera', nickname: null })).toBe('Vera');
  expect(shownAs({ name: 'Vera', nickname: 'Veri', phone: '555 123' })).toBe('Veri (…123)');
});

test('collections are what the comments say', () => {
  expect(squadOf(players, new Set(['CL']))).toEqual(['Vera', 'Ana']);
  expect(total([10, 9, 4])).toBe(23);
  expect([asTexts, asNumbers]).toEqual([
    [1, 10, 9],
    [1, 9, 10],
  ]);
  expect([label(moved), moved.country]).toEqual(['10 Vera', 'MX']);
  expect([...byCountry(players)]).toEqual([
    ['CL', 2],
    ['MX', 1],
  ]);
});

test('functions, closures, classes and errors work as told', () => {
  expect([price(450), price(450, 'MXN'), double(4)]).toEqual(['4.50 USD', '4.50 MXN', 8]);
  expect([reserve({ sku: 'scarf' }), reserve({ sku: 'scarf', quantity: 3 })]).toEqual(['1 × scarf', '3 × scarf']);
  const [one, other] = [counter(), counter()];
  expect([one(), one(), other()]).toEqual([1, 2, 1]);
  const board = new Scoreboard();
  board.score('CL');
  expect([board.of('CL'), board.of('MX')]).toEqual([1, 0]);
  const soldOut = () => {
    throw new OutOfStock('scarf');
  };
  expect(answerTo(soldOut)).toBe('sold out: scarf');
  expect(() => answerTo(() => JSON.parse('{'))).toThrow(SyntaxError);
});

test('types narrow to what is there', () => {
  expect(pieces({ order_id: 'o1', items: [{ sku: 'scarf', quantity: 2 }] })).toBe(2);
  expect(told({ state: 'done', receipt: 'r7' })).toBe('paid, receipt r7');
  expect([told({ state: 'refused', reason: 'no funds' }), told({ state: 'unknown' })]).toEqual([
    'refused: no funds',
    'we are still finding out',
  ]);
  expect([{ order_id: 'o1' }, { order_id: 1 }, {}, null, 'o1'].map(orderIdIn)).toEqual(['o1', null, null, null, null]);
  expect([first(['a']), first([])]).toEqual(['a', undefined]);
});

test('promises begin at once, and may overlap', async () => {
  const [apart, together, before]: string[][] = [[], [], []];
  expect(await oneAfterTheOther(apart as string[])).toEqual(await atOnce(together as string[]));
  expect(apart).toEqual(['begin players', 'end players', 'begin countries', 'end countries']);
  expect(together?.slice(0, 2)).toEqual(['begin players', 'begin countries']);
  await begun(before as string[]);
  expect(before).toEqual(['begin players', 'on the next line', 'end players']);
});

describe('asking another service', () => {
  beforeEach(() => void vi.spyOn(globalThis, 'fetch'));
  afterEach(() => void vi.restoreAllMocks());

  test('encodes the id, and tells none from unavailable', async () => {
    vi.mocked(fetch).mockResolvedValueOnce(Response.json({ name: 'Cóndores' }));
    expect(await nameOf('t/1')).toBe('Cóndores');
    expect(vi.mocked(fetch).mock.calls[0]?.[0]).toBe('http://teams/teams/t%2F1');
    vi.mocked(fetch).mockResolvedValueOnce(new Response(null, { status: 404 }));
    expect(await nameOf('t2')).toBeNull();
    vi.mocked(fetch).mockResolvedValueOnce(new Response(null, { status: 503 }));
    await expect(nameOf('t3')).rejects.toThrow('teams answered 503');
  });
});
