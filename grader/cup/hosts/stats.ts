import { Host } from '../../network/host.ts';
import type { Cup } from '../data.ts';
import { json, nothing } from '../wire/json.ts';
import { refuse } from '../wire/problem.ts';
import { bodyOf, list, text } from '../wire/read.ts';
import { serve } from '../wire/serve.ts';

/** What a client reports when replicas disagree: one entry a replica, with what it said. */
export interface Disagreement {
  readonly match_id: string;
  readonly answers: readonly unknown[];
}

/** Results of matches; `name` tells replicas apart (`stats-1`, `stats-2`, `stats-3`). Default: `stats`. */
export function statsHost(cup: Pick<Cup, 'matches'>, name = 'stats'): Host {
  return new Host(name, (host) =>
    serve(name, {
      'GET /matches/:id': ({ param }) => {
        const match = cup.matches.find(({ id }) => id === param('id'));
        if (!match) return refuse(404, 'unknown-match', `No match has the id "${param('id')}".`);
        return json(match);
      },
      'POST /disagreements': async (call) => {
        const body = await bodyOf<Disagreement>(call, { match_id: text, answers: list });
        host.did('disagreement-reported', body.match_id, body);
        return nothing();
      },
    }),
  );
}
