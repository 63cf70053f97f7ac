import { Host } from '../../network/host.ts';
import { type Cup, type Player, playersOf, secretOf } from '../data.ts';
import { json } from '../wire/json.ts';
import { refuse, refuseMalformed } from '../wire/problem.ts';
import { queryOf } from '../wire/read.ts';
import { type Call, serve } from '../wire/serve.ts';

/** How many ids one request may ask for. */
export const batchLimit = 100;

export interface PlayersOptions {
  /** How a player's country is called on the wire (ch1 `evolve`). Default: `country`. */
  readonly says?: 'country' | 'nationality' | 'both';
  /** The service's name. Default: `players`; another one for a replica. */
  readonly name?: string;
}

/** The players, by team, by id, in batches and by name. */
export function playersHost(cup: Pick<Cup, 'seed' | 'teams' | 'players'>, options: PlayersOptions = {}): Host {
  const { says = 'country', name = 'players' } = options;
  const sent = (players: readonly Player[]): Response => json(players.map((it) => told(it, says)));

  return new Host(name, (host) => {
    const train = (call: Call): Response => {
      const team = knownTeam(cup, queryOf(call, 'team_id'));
      host.did('training-started', team, { method: call.request.method });
      return json({ team_id: team, working: true, ticket: secretOf(cup, `train/${team}`) });
    };
    return serve(name, {
      'GET /players': (call) => {
        const ids = call.url.searchParams.getAll('id');
        const byTeam = call.url.searchParams.has('team_id');
        if (byTeam && ids.length > 0) {
          refuseMalformed([{ in: 'query', name: 'id', detail: 'is given beside team_id; ask for one of them' }]);
        }
        if (!byTeam && ids.length === 0) {
          const detail = `is required, or id (it may be repeated); received ${call.url.search || 'no query'}`;
          refuseMalformed([{ in: 'query', name: 'team_id', detail }]);
        }
        return sent(byTeam ? playersOf(cup, knownTeam(cup, queryOf(call, 'team_id'))) : batch(cup, ids));
      },
      // The unit's own request, GET included: what a request with effects does when it is repeated can be seen.
      'GET /players/train': train,
      'POST /players/train': train,
      'GET /players/:id': ({ param }) => {
        const player = cup.players.find(({ id }) => id === param('id'));
        if (!player) return refuse(404, 'unknown-player', `No player has the id "${param('id')}".`);
        return json(told(player, says));
      },
      'GET /search': (call) => {
        const wanted = folded(queryOf(call, 'q'));
        return sent(cup.players.filter((player) => folded(player.name).includes(wanted)));
      },
    });
  });
}

function knownTeam(cup: Pick<Cup, 'teams'>, id: string): string {
  if (cup.teams.some((team) => team.id === id)) return id;
  return refuse(404, 'unknown-team', `No team has the id "${id}".`);
}

/** Those of `ids` that exist, each once, in the service's own order, whatever the order asked for. */
function batch(cup: Pick<Cup, 'players'>, ids: readonly string[]): Player[] {
  if (ids.length > batchLimit) {
    refuse(400, 'too-many-ids', `${ids.length} ids in one request; at most ${batchLimit}.`);
  }
  if (ids.includes('')) refuseMalformed([{ in: 'query', name: 'id', detail: 'is empty' }]);
  const asked = new Set(ids);
  return cup.players.filter(({ id }) => asked.has(id)).sort((a, b) => (a.registration < b.registration ? -1 : 1));
}

function told({ country, ...rest }: Player, says: NonNullable<PlayersOptions['says']>): object {
  const named = {
    country: { country },
    nationality: { nationality: country },
    both: { country, nationality: country },
  };
  return { ...rest, ...named[says] };
}

function folded(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase();
}
