import { describe, expect, it } from 'vitest';
import { Random } from '../../base/random.ts';
import { ask, told } from '../ask.ts';
import { drawCup, type Order, type StockItem } from '../data.ts';
import { billingHost } from './billing.ts';
import { warehouseHost } from './warehouse.ts';

const cup = drawCup(new Random(19));
const item = cup.stock[0] as StockItem;
const { id, amount_cents, currency } = cup.orders[0] as Order;
const wanted = { sku: item.sku, quantity: 2 };
const left = (ms: string) => ({ body: wanted, headers: { 'Remaining-Ms': ms } });

describe('warehouseHost', () => {
  const stocked = async (host: ReturnType<typeof warehouseHost>) =>
    ((await (await ask(host, `GET /stock/${item.sku}`)).json()) as StockItem).available;

  it('answers its stock', async () => {
    expect(await (await ask(warehouseHost(cup), 'GET /stock')).json()).toEqual(cup.stock);
    expect(await told(ask(warehouseHost(cup), 'GET /stock/none'))).toBe('404 unknown-sku');
  });

  it('reserves once and releases what it reserved', async () => {
    const host = warehouseHost(cup);
    const first = await ask(host, `PUT /reservations/${id}`, left('800'));
    const again = await ask(host, `PUT /reservations/${id}`, { body: wanted });
    expect([first.status, again.status]).toEqual([201, 200]);
    expect(await again.json()).toEqual(await (await ask(host, `GET /reservations/${id}`)).json());
    expect(await stocked(host)).toBe(item.available - 2);
    for (const _ of [1, 2]) expect((await ask(host, `DELETE /reservations/${id}`)).status).toBe(204);
    expect(await stocked(host)).toBe(item.available);
    expect(host.effects).toMatchObject([
      { kind: 'stock-reserved', key: id, detail: { remaining_ms: 800 } },
      { kind: 'stock-released', key: id },
    ]);
  });

  it('refuses a reservation that comes after its release', async () => {
    const host = warehouseHost(cup);
    await ask(host, `DELETE /reservations/${id}`);
    expect(await told(ask(host, `PUT /reservations/${id}`, { body: wanted }))).toBe('409 withdrawn');
    expect(host.effects).toEqual([]);
  });

  it('refuses what it cannot reserve', async () => {
    const put = (body: object) => told(ask(warehouseHost(cup), `PUT /reservations/${id}`, { body }));
    expect(await put({ ...wanted, quantity: 1000 })).toBe('409 out-of-stock');
    expect(await put({ ...wanted, sku: 'none' })).toBe('422 unknown-sku');
    expect(await put({ quantity: -1 })).toBe('400 malformed-request sku quantity');
    const host = warehouseHost(cup);
    await ask(host, `PUT /reservations/${id}`, { body: wanted });
    const other = ask(host, `PUT /reservations/${id}`, { body: { ...wanted, quantity: 3 } });
    expect(await told(other)).toBe('409 other-content');
    expect(await told(ask(host, 'GET /reservations/none'))).toBe('404 unknown-entry');
  });

  it('refuses a deadline that is not milliseconds left', async () => {
    for (const ms of ['0', '-5', '1.5', '800ms', '', String(Date.UTC(2026, 5, 11))]) {
      const answer = ask(warehouseHost(cup), `PUT /reservations/${id}`, left(ms));
      expect(await told(answer)).toBe('400 malformed-request Remaining-Ms');
    }
  });
});

describe('billingHost', () => {
  const charge = { amount_cents, currency };

  it('charges once and refunds once', async () => {
    const host = billingHost(cup);
    const first = await ask(host, `PUT /charges/${id}`, { body: charge });
    const again = await ask(host, `PUT /charges/${id}`, { body: charge });
    expect([first.status, again.status]).toEqual([201, 200]);
    expect(await first.json()).toEqual(await (await ask(host, `GET /charges/${id}`)).json());
    for (const _ of [1, 2]) await ask(host, `DELETE /charges/${id}`);
    expect(host.effects.map(({ kind, key }) => `${kind} ${key}`)).toEqual([
      `order-charged ${id}`,
      `charge-refunded ${id}`,
    ]);
    expect(await told(ask(host, `PUT /charges/${id}`, { body: charge }))).toBe('409 withdrawn');
  });

  it('declines where told to and charges nothing', async () => {
    const host = billingHost(cup, { declines: [id] });
    expect(await told(ask(host, `PUT /charges/${id}`, { body: charge }))).toBe('422 declined');
    expect(host.effects).toEqual([]);
    expect(await told(ask(host, `GET /charges/${id}`))).toBe('404 unknown-entry');
  });

  it('names what is wrong with a charge', async () => {
    const put = (body: object) => told(ask(billingHost(cup), `PUT /charges/${id}`, { body }));
    expect(await put({ amount_cents: '5', currency: 'XXX' })).toBe('400 malformed-request amount_cents currency');
    const late = ask(billingHost(cup), `PUT /charges/${id}`, { body: charge, headers: { 'Remaining-Ms': '0' } });
    expect(await told(late)).toBe('400 malformed-request Remaining-Ms');
  });
});
