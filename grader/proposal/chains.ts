/** The synchronous calls of a proposal as chains: who waits for whom. */
import type { Connection, Proposal, Service } from './proposal.ts';

/** Synchronous connections one after the other; `services` has one more than `calls`. */
export interface Chain {
  readonly services: readonly Service[];
  readonly calls: readonly Connection[];
}

export interface Chains {
  /** The longest chain; of several that are as long, the one that is least available. Null where nothing is synchronous. */
  readonly longest: Chain | null;
  /** Services that wait for each other in a circle, the first one repeated at the end. */
  readonly cycles: readonly { readonly services: readonly string[]; readonly call: Connection }[];
  /** Pairs of calls of which the second is made while the first is waited for. */
  readonly pairs: readonly (readonly [Connection, Connection])[];
}

/** Follows each call once: a call that closes a circle is told as such and is in no chain. */
export function chainsOf({ services, connections }: Proposal): Chains {
  const known = new Map(services.map((service) => [service.name, service]));
  const calls = connections.filter(
    ({ mechanism, from, to }) => mechanism === 'request-response' && known.has(from) && known.has(to) && from !== to,
  );
  const best = new Map<string, Chain>();
  const cycles: { services: string[]; call: Connection }[] = [];
  const pairs: [Connection, Connection][] = [];
  const path: string[] = [];
  const from = (service: Service): Chain => {
    const done = best.get(service.name);
    if (done) return done;
    path.push(service.name);
    let longest: Chain = { services: [service], calls: [] };
    for (const call of calls.filter((one) => one.from === service.name)) {
      const start = path.indexOf(call.to);
      if (start !== -1) {
        cycles.push({ services: [...path.slice(start), call.to], call });
        continue;
      }
      const rest = from(known.get(call.to) as Service);
      const chain = { services: [service, ...rest.services], calls: [call, ...rest.calls] };
      if (isWorse(chain, longest)) longest = chain;
      pairs.push(
        ...calls.filter((next) => next.from === call.to).map((next): [Connection, Connection] => [call, next]),
      );
    }
    path.pop();
    best.set(service.name, longest);
    return longest;
  };
  let longest: Chain | null = null;
  for (const service of services) {
    const chain = from(service);
    if (chain.calls.length > 0 && (longest === null || isWorse(chain, longest))) longest = chain;
  }
  return { longest, cycles, pairs };
}

/** The part of the time in which all services of `chain` answer, from 0 to 1; null where one does not say. */
export function availabilityOf({ services }: Chain): number | null {
  return services.reduce<number | null>(
    (product, { availability }) => (product === null || availability === null ? null : (product * availability) / 100),
    1,
  );
}

function isWorse(one: Chain, other: Chain): boolean {
  if (one.calls.length !== other.calls.length) return one.calls.length > other.calls.length;
  return (availabilityOf(one) ?? 1) < (availabilityOf(other) ?? 1);
}
