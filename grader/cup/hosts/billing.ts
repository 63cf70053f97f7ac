import { Host } from '../../network/host.ts';
import { type Cup, secretOf } from '../data.ts';
import { Entries } from '../wire/entries.ts';
import { json, nothing } from '../wire/json.ts';
import { refuse } from '../wire/problem.ts';
import { bodyOf, oneOf, whole } from '../wire/read.ts';
import { remainingOf } from '../wire/remaining.ts';
import { serve } from '../wire/serve.ts';

export interface ChargeRequest {
  readonly amount_cents: number;
  readonly currency: 'EUR' | 'MXN' | 'USD';
}

export interface Charge extends ChargeRequest {
  readonly order_id: string;
  /** Hexadecimal; only `billing` knows it. */
  readonly receipt: string;
}

export interface BillingOptions {
  /** Orders whose charge is declined with 422. Default: none. */
  readonly declines?: readonly string[];
}

/** Charges orders, each once. */
export function billingHost(cup: Pick<Cup, 'seed'>, options: BillingOptions = {}): Host {
  const charges = new Entries<Charge>();
  return new Host('billing', (host) =>
    serve('billing', {
      'PUT /charges/:order_id': async (call) => {
        const order_id = call.param('order_id');
        const remaining_ms = remainingOf(call);
        const body = await bodyOf<ChargeRequest>(call, {
          amount_cents: whole(1, 100_000_000),
          currency: oneOf('EUR', 'MXN', 'USD'),
        });
        const { value, created } = charges.put(order_id, body, () => {
          if (options.declines?.includes(order_id))
            refuse(422, 'declined', `The charge of "${order_id}" was declined.`);
          const { amount_cents, currency } = body;
          return { order_id, amount_cents, currency, receipt: secretOf(cup, `receipt/${order_id}`) };
        });
        if (created) host.did('order-charged', order_id, { ...value, remaining_ms });
        return json(value, { status: created ? 201 : 200 });
      },
      'GET /charges/:order_id': ({ param }) => json(charges.get(param('order_id'))),
      'DELETE /charges/:order_id': ({ param }) => {
        const order_id = param('order_id');
        if (charges.withdraw(order_id)) host.did('charge-refunded', order_id);
        return nothing();
      },
    }),
  );
}
