/**
 * ch2/catch-it: check(world) tries a service that you do not see, and returns what it has to complain of.
 * A right service gets no complaint, one with a communication mistake at least one.
 * Chapter 2, section "catch-it", has the service's contract and the whole of `world`. Grade it: npm run grade ch2/catch-it
 */
interface World {
  /** Ids of teams that exist. */
  teams: string[];
  /** Calls the service; `status` is null where no answer came, `took` is in milliseconds. */
  call(request: { method: string; path: string; body?: unknown }): Promise<Answer>;
  /** From now on this happens between the service and training: { kind: 'reply-lost', times: 1 }; null: nothing. */
  fault(fault: { kind: string; times?: number; ms?: number; status?: number; field?: string } | null): Promise<void>;
  /** Waits until nothing is under way any more; then what happened since the last journal(). */
  journal(): Promise<Entry[]>;
}

interface Answer {
  status: number | null;
  body: unknown;
  took: number;
}

type Entry =
  /** A request of the service to training; `key` is its Idempotency-Key. */
  | { kind: 'request'; method: string; path: string; key: string | null; at: number; endedAt: number; end: string }
  /** A training that took place. */
  | { kind: 'effect'; at: number; team_id: string; training_id: string; pitch: string };

export async function check(world: World): Promise<string[]> {
  const complaints: string[] = [];
  const [team_id] = world.teams;

  const answer = await world.call({
    method: 'POST',
    path: '/bookings',
    body: { team_id, focus: 'attack', minutes: 60 },
  });
  if (answer.status !== 201) complaints.push(`all was well, and it answered ${answer.status}`);

  // TODO: is it true what it answered? And what does it do when training, or the network, fails?

  return complaints;
}
