// A class that counts; replicas are told what they said without await; the answer waits for the count, not for a replica.
import { deepStrictEqual } from 'node:assert';

const urls = (process.env.STATS_URLS ?? '').split(',');
const reports = `${process.env.REPORTS_URL ?? 'http://stats'}/disagreements`;
const limit = Number(process.env.TIME_LIMIT_MS ?? 1000);

type Match = object | null;

class Tally {
  readonly groups: { match: Match; replicas: string[] }[] = [];
  #left: number;
  readonly #decide: (winner: Match | undefined) => void;
  readonly #finish: () => void;

  constructor(voters: number, decide: (winner: Match | undefined) => void, finish: () => void) {
    this.#left = voters;
    this.#decide = decide;
    this.#finish = finish;
  }

  vote(replica: string, match: Match): void {
    let group = this.groups.find((one) => equal(one.match, match));
    if (!group) {
      group = { match, replicas: [] };
      this.groups.push(group);
    }
    group.replicas.push(replica);
    if (group.replicas.length === 2) this.#decide(match);
    this.done();
  }

  done(): void {
    this.#left -= 1;
    if (this.#left > 0) return;
    this.#decide(undefined);
    this.#finish();
  }
}

function equal(one: Match, other: Match): boolean {
  try {
    deepStrictEqual(one, other);
    return true;
  } catch {
    return false;
  }
}

export default {
  fetch({ url }: Request): Promise<Response> {
    const match_id = decodeURIComponent(new URL(url).pathname.slice('/matches/'.length));
    return new Promise((resolve) => {
      const tally = new Tally(
        urls.length,
        (winner) => {
          if (winner === undefined) resolve(Response.json({ reason: 'no majority' }, { status: 503 }));
          else resolve(winner === null ? Response.json({}, { status: 404 }) : Response.json(winner));
        },
        () => {
          if (tally.groups.length < 2) return;
          const answers = tally.groups.flatMap(({ match, replicas }) =>
            replicas.map((replica) => ({ replica, match })),
          );
          const signal = AbortSignal.timeout(5 * limit);
          const init = { method: 'POST', headers: { 'Content-Type': 'application/json' }, signal };
          fetch(reports, { ...init, body: JSON.stringify({ match_id, answers }) }).then(
            (response) => response.body?.cancel(),
            (error) => console.warn('not reported:', error.message),
          );
        },
      );
      for (const replica of urls) {
        fetch(`${replica}/matches/${match_id}`, { signal: AbortSignal.timeout(limit) })
          .then((response) => {
            if (response.status === 404) return null;
            return response.status === 200 ? (response.json() as Promise<object>) : Promise.reject(response.status);
          })
          .then(
            (match) => tally.vote(replica, match),
            () => tally.done(),
          );
      }
    });
  },
};
