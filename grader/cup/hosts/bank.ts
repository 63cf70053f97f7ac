import { Host } from '../../network/host.ts';
import { type Cup, secretOf } from '../data.ts';
import { Entries } from '../wire/entries.ts';
import { json } from '../wire/json.ts';
import { bodyOf, oneOf, whole } from '../wire/read.ts';
import { serve } from '../wire/serve.ts';

export interface Payment {
  readonly order_id: string;
  readonly amount_cents: number;
  readonly currency: 'EUR' | 'MXN' | 'USD';
  /** Hexadecimal; only `bank` knows it. */
  readonly receipt: string;
}

/** Has orders paid, each once: the PUT of one order may be repeated, and so may its answer. */
export function bankHost(cup: Pick<Cup, 'seed'>): Host {
  const payments = new Entries<Payment>();
  return new Host('bank', (host) =>
    serve('bank', {
      'PUT /payments/:order_id': async (call) => {
        const order_id = call.param('order_id');
        const body = await bodyOf<Pick<Payment, 'amount_cents' | 'currency'>>(call, {
          amount_cents: whole(1, 100_000_000),
          currency: oneOf('EUR', 'MXN', 'USD'),
        });
        const { value, created } = payments.put(order_id, body, () => {
          const { amount_cents, currency } = body;
          return { order_id, amount_cents, currency, receipt: secretOf(cup, `payment/${order_id}`) };
        });
        if (created) host.did('payment-made', order_id, value);
        return json(value, { status: created ? 201 : 200 });
      },
      'GET /payments/:order_id': ({ param }) => json(payments.get(param('order_id'))),
    }),
  );
}
