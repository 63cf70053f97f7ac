import { Host } from '../../network/host.ts';
import type { Cup } from '../data.ts';
import { json } from '../wire/json.ts';
import { refuse } from '../wire/problem.ts';
import { serve } from '../wire/serve.ts';

/** Which countries are in the Cup. */
export function cupHost(cup: Pick<Cup, 'countries'>): Host {
  return new Host('cup', () =>
    serve('cup', {
      'GET /countries': () => json(cup.countries),
      'GET /countries/:code': ({ param }) => {
        const country = cup.countries.find(({ code }) => code === param('code'));
        if (!country) return refuse(404, 'unknown-country', `"${param('code')}" is not in the Cup.`);
        return json(country);
      },
    }),
  );
}
