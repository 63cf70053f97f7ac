import { Host } from '../../network/host.ts';
import type { PlayerRecords } from '../records.ts';
import { json } from '../wire/json.ts';
import { refuse } from '../wire/problem.ts';
import { serve } from '../wire/serve.ts';

/**
 * The service `players` of chapter 6: one player at a time, as it is at the moment of asking, with its version and,
 * being for services of the federation, with its phone. Whoever does not send `token` is not told anything.
 */
export function playerRecordsHost(records: PlayerRecords, token: string): Host {
  return new Host('players', () =>
    serve('players', {
      'GET /players/:id': ({ request, param }) => {
        const id = param('id');
        if (request.headers.get('authorization') !== `Bearer ${token}`) {
          const headers = { 'WWW-Authenticate': 'Bearer' };
          refuse(401, 'unknown-caller', 'Authorization must be "Bearer" and your PLAYERS_TOKEN.', { headers });
        }
        const player = records.find(id);
        if (!player) return refuse(404, 'unknown-player', `No player has the id "${id}".`);
        if (records.isWithheld(id)) refuse(403, 'not-permitted', `You may not see the player "${id}".`);
        return json(player);
      },
    }),
  );
}
