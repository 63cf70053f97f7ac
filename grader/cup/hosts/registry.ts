import { Host } from '../../network/host.ts';
import type { Cup } from '../data.ts';
import { json } from '../wire/json.ts';
import { refuse } from '../wire/problem.ts';
import { serve } from '../wire/serve.ts';

/** Where the players are kept (ch1 `evolve`): the same people, whose country is called `nationality` there. */
export function registryHost(cup: Pick<Cup, 'players'>): Host {
  return new Host('registry', () =>
    serve('registry', {
      'GET /people/:id': ({ param }) => {
        const person = cup.players.find(({ id }) => id === param('id'));
        if (!person) return refuse(404, 'unknown-player', `Nobody has the id "${param('id')}".`);
        const { country, ...rest } = person;
        return json({ ...rest, nationality: country });
      },
    }),
  );
}
