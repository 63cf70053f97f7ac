import { Host } from '../../network/host.ts';
import { type Cup, secretOf } from '../data.ts';
import { Entries } from '../wire/entries.ts';
import { json, nothing } from '../wire/json.ts';
import { refuse } from '../wire/problem.ts';
import { bodyOf, text, whole } from '../wire/read.ts';
import { remainingOf } from '../wire/remaining.ts';
import { serve } from '../wire/serve.ts';

export interface ReservationRequest {
  readonly sku: string;
  readonly quantity: number;
}

export interface Reservation extends ReservationRequest {
  readonly order_id: string;
  /** Hexadecimal; only `warehouse` knows it. */
  readonly shelf: string;
}

/** The stock of the shop, and what of it is kept for an order. */
export function warehouseHost(cup: Pick<Cup, 'seed' | 'stock'>): Host {
  const stock = new Map(cup.stock.map((item) => [item.sku, { ...item }]));
  const reservations = new Entries<Reservation>();
  const found = (sku: string, status: 404 | 422) =>
    stock.get(sku) ?? refuse(status, 'unknown-sku', `Nothing in the warehouse has the SKU "${sku}".`);

  return new Host('warehouse', (host) =>
    serve('warehouse', {
      'GET /stock': () => json([...stock.values()]),
      'GET /stock/:sku': ({ param }) => json(found(param('sku'), 404)),
      'PUT /reservations/:order_id': async (call) => {
        const order_id = call.param('order_id');
        const remaining_ms = remainingOf(call);
        const body = await bodyOf<ReservationRequest>(call, { sku: text, quantity: whole(1, 1000) });
        const { value, created } = reservations.put(order_id, body, () => {
          const item = found(body.sku, 422);
          if (item.available < body.quantity) {
            refuse(409, 'out-of-stock', `${body.quantity} of "${body.sku}" asked for, ${item.available} available.`);
          }
          item.available -= body.quantity;
          const { sku, quantity } = body;
          return { order_id, sku, quantity, shelf: secretOf(cup, `shelf/${order_id}`) };
        });
        if (created) host.did('stock-reserved', order_id, { ...value, remaining_ms });
        return json(value, { status: created ? 201 : 200 });
      },
      'GET /reservations/:order_id': ({ param }) => json(reservations.get(param('order_id'))),
      'DELETE /reservations/:order_id': ({ param }) => {
        const order_id = param('order_id');
        const released = reservations.withdraw(order_id);
        if (released) {
          found(released.sku, 404).available += released.quantity;
          host.did('stock-released', order_id);
        }
        return nothing();
      },
    }),
  );
}
