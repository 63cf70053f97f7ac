import { HttpResponse } from 'msw/http';
import { Random } from '../../base/random.ts';
import { Host } from '../../network/host.ts';
import type { Cup } from '../data.ts';
import { serve } from '../wire/serve.ts';

/** What one round brought a team. */
export interface Standing {
  readonly team_id: string;
  readonly name: string;
  /** Points of this round alone: 0, 1 or 3. */
  readonly points: number;
  /** After this round; with up to two decimals. */
  readonly rating: number;
}

/** What every team got in `round` (1, 2, …), in the league's own order. Only `league` knows it. */
export function standingsOf(cup: Pick<Cup, 'seed' | 'usualTeams' | 'awkwardTeams'>, round: number): Standing[] {
  const random = new Random(`${cup.seed}/round/${round}`);
  const teams = [...cup.usualTeams, ...cup.awkwardTeams.map(({ team }) => team)];
  return random.shuffle(teams).map(({ id, name }) => ({
    team_id: id,
    name,
    points: random.pick([0, 1, 3]),
    rating: random.integer(100_000, 199_999) / 100,
  }));
}

/** Tells one round after the other, each request the next one: a JSON text a line. */
export function leagueHost(cup: Pick<Cup, 'seed' | 'usualTeams' | 'awkwardTeams'>): Host {
  let round = 0;
  return new Host('league', (host) =>
    serve('league', {
      'GET /standings': () => {
        round += 1;
        host.did('round-told', String(round));
        const lines = standingsOf(cup, round).map((row) => `${JSON.stringify(row)}\n`);
        return new HttpResponse(lines.join(''), { headers: { 'Content-Type': 'application/x-ndjson' } });
      },
    }),
  );
}
