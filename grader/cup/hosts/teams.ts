import { Host } from '../../network/host.ts';
import type { Cup } from '../data.ts';
import { json } from '../wire/json.ts';
import { refuse } from '../wire/problem.ts';
import { serve } from '../wire/serve.ts';

/** The teams, each by its id. */
export function teamsHost(cup: Pick<Cup, 'teams'>): Host {
  return new Host('teams', () =>
    serve('teams', {
      'GET /teams': () => json(cup.teams),
      'GET /teams/:id': ({ param }) => {
        const team = cup.teams.find(({ id }) => id === param('id'));
        if (!team) return refuse(404, 'unknown-team', `No team has the id "${param('id')}".`);
        return json(team);
      },
    }),
  );
}
