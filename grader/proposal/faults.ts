/** What contradicts itself in a proposal, or is left open, in the order of the file. None of it judges a choice. */
import { type Finding, found } from './finding.ts';
import { type Connection, folded, nameOf, type Proposal, type Text } from './proposal.ts';

/** Different words of a reason, the names in the connection left aside. */
const WORDS_OF_A_REASON = 6;
/** Of a plan for a failure, of an alternative that was dropped. */
const WORDS_OF_A_PLAN = 4;
/** Different mechanisms that stand under `considered`. */
const MECHANISMS_WEIGHED = 2;

type Placed = Finding<'unknown-domain' | 'empty-domain'>[];
type Joined = Finding<'unknown-service' | 'itself' | 'same-connection'>[];
type Heard = Finding<
  'no-event' | 'unknown-event' | 'other-publisher' | 'no-publisher' | 'nobody-listens' | 'heard-after-all'
>[];
type Owned = Finding<'two-owners' | 'owned-twice' | 'no-data' | 'not-the-owner' | 'ownerless'>[];
type Limited = Finding<'no-limit' | 'no-plan' | 'thin-plan'>[];
type Reasoned = Finding<'no-reason' | 'thin-reason' | 'same-reason'>[];
type Weighed = Finding<'none-weighed' | 'one-weighed' | 'weighed-itself' | 'thin-weighing'>[];

export type FaultKind = (Placed | Joined | Heard | Owned | Limited | Reasoned | Weighed)[number]['kind'];

/** Every service is in a domain that exists, and every domain has one. */
export function placed({ domains, services }: Proposal): Placed {
  const known = domains.map(({ name }) => name);
  return [
    ...services
      .filter(({ domain }) => !known.includes(domain))
      .map(({ name, domain, spot }) =>
        found('unknown-domain', { service: name, domain, known: known.join(', ') }, spot),
      ),
    ...domains
      .filter(({ name }) => !services.some(({ domain }) => domain === name))
      .map(({ name, spot }) => found('empty-domain', { domain: name }, spot)),
  ];
}

/** Every connection joins two services that exist, and stands once. */
export function joined({ services, connections }: Proposal): Joined {
  const known = services.map(({ name }) => name);
  return connections.flatMap((connection, index): Joined => {
    const { from, to, spot } = connection;
    const values = { connection: nameOf(connection), known: known.join(', ') };
    const unknown = [from, to].find((name) => !known.includes(name));
    if (unknown !== undefined) return [found('unknown-service', { ...values, service: unknown }, spot)];
    if (from === to) return [found('itself', { service: from }, spot)];
    const twin = connections.slice(0, index).findIndex((other) => isSame(other, connection));
    return twin === -1 ? [] : [found('same-connection', { ...values, first: twin + 1, second: index + 1 }, spot)];
  });
}

/** Every event has one publisher that exists, and is heard or declared unheard. */
export function heard({ services, events, connections }: Proposal): Heard {
  const using = connections.filter(({ mechanism }) => mechanism === 'events');
  const known = events.map(({ name }) => name).join(', ');
  return [
    ...events
      .filter(({ publisher }) => !services.some(({ name }) => name === publisher))
      .map(({ name, publisher, spot }) => found('no-publisher', { event: name, publisher }, spot)),
    ...using.flatMap((connection): Heard => {
      const { event, from, spot } = connection;
      const named = nameOf(connection);
      if (event === null) return [found('no-event', { connection: named, known }, spot)];
      const declared = events.find(({ name }) => name === event);
      if (!declared) return [found('unknown-event', { connection: named, event, known }, spot)];
      if (declared.publisher === from) return [];
      const values = { connection: named, event, publisher: declared.publisher, from };
      return [found('other-publisher', values, spot)];
    }),
    ...events.flatMap(({ name, unheard, spot }): Heard => {
      const count = using.filter(({ event }) => event === name).length;
      if (count === 0 && unheard === null) return [found('nobody-listens', { event: name }, spot)];
      if (count === 0 || unheard === null) return [];
      return [found('heard-after-all', { event: name, count }, spot)];
    }),
  ];
}

/** Every piece of data has one owner, and what is shared is the data of whoever writes it. */
export function owned({ services, connections }: Proposal): Owned {
  const owners = new Map<string, string>();
  const twice = services.flatMap(
    ({ name: service, owns }): Owned =>
      owns.flatMap(({ name: data, spot }): Owned => {
        const other = owners.get(folded(data));
        owners.set(folded(data), other ?? service);
        if (other === undefined) return [];
        if (other === service) return [found('owned-twice', { data, service }, spot)];
        return [found('two-owners', { data, one: other, other: service }, spot)];
      }),
  );
  const shared = connections
    .filter(({ mechanism }) => mechanism === 'common-data')
    .flatMap((connection): Owned => {
      const { data, from, spot } = connection;
      const named = nameOf(connection);
      if (data === null) return [found('no-data', { connection: named }, spot)];
      const owner = owners.get(folded(data));
      if (owner === undefined) return [found('ownerless', { connection: named, data }, spot)];
      if (owner === from) return [];
      return [found('not-the-owner', { connection: named, data, owner, from }, spot)];
    });
  return [...twice, ...shared];
}

/** Every synchronous connection has a time limit, and a plan for when it fails. */
export function limited({ connections }: Proposal): Limited {
  return connections
    .filter(({ mechanism }) => mechanism === 'request-response')
    .flatMap((connection): Limited => {
      const { timeLimit, onFailure, spot } = connection;
      const values = { connection: nameOf(connection) };
      if (timeLimit === null) return [found('no-limit', values, spot)];
      if (onFailure === null) return [found('no-plan', values, spot)];
      const thin = thinnerThan(WORDS_OF_A_PLAN, onFailure, []);
      return thin === null ? [] : [found('thin-plan', { ...values, ...thin }, spot)];
    });
}

/** Every connection has a reason of its own, of some substance. */
export function reasoned({ connections }: Proposal): Reasoned {
  return connections.flatMap((connection, index): Reasoned => {
    const { reason, event, mechanism, from, to, spot } = connection;
    const values = { connection: nameOf(connection), mechanism };
    if (reason === null) return [found('no-reason', values, spot)];
    const thin = thinnerThan(WORDS_OF_A_REASON, reason, [from, to, mechanism]);
    if (thin !== null) return [found('thin-reason', { ...values, ...thin }, spot)];
    // Whoever listens to the same event may well do so for the same reason.
    const twin = connections
      .slice(0, index)
      .find((other) => sameText(other.reason, reason) && (event === null || other.event !== event));
    return twin ? [found('same-reason', { ...values, other: nameOf(twin) }, spot)] : [];
  });
}

/** Somewhere the proposal says what else was thought of, and why not. */
export function weighed({ connections }: Proposal): Weighed {
  const dropped = connections.flatMap((connection) =>
    connection.considered.map((one) => ({ ...one, connection, values: { connection: nameOf(connection) } })),
  );
  const faults = dropped.flatMap(({ mechanism, reason, connection, values, spot }): Weighed => {
    if (mechanism === connection.mechanism) return [found('weighed-itself', { ...values, mechanism }, spot)];
    const thin = thinnerThan(WORDS_OF_A_PLAN, reason, [connection.from, connection.to, mechanism]);
    return thin === null ? [] : [found('thin-weighing', { ...values, mechanism, ...thin }, spot)];
  });
  if (faults.length > 0) return faults;
  const mechanisms = [...new Set(dropped.map(({ mechanism }) => mechanism))];
  if (mechanisms.length >= MECHANISMS_WEIGHED) return [];
  const spot = dropped[0]?.spot ?? (connections[0] as Connection).spot;
  const [only] = mechanisms;
  if (only === undefined) return [found('none-weighed', {}, spot)];
  return [found('one-weighed', { mechanism: only }, spot)];
}

/** Every fault, in the order of the checks. */
export function allFaults(proposal: Proposal): Finding<FaultKind>[] {
  return [placed, joined, heard, owned, limited, reasoned, weighed].flatMap((find): Finding<FaultKind>[] =>
    find(proposal),
  );
}

/** The variant of `text` that has fewer than `least` different words, names and single letters not counted; null where none has. */
function thinnerThan(
  least: number,
  text: Text,
  names: readonly string[],
): { count: number; least: number; text: string } | null {
  const aside = new Set(names.flatMap((name) => [name.toLowerCase(), ...split(name)]));
  const variants = (typeof text === 'string' ? [text] : [text.es, text.en]).map((variant) => {
    return {
      count: new Set(split(variant).filter((word) => word.length > 1 && !aside.has(word))).size,
      least,
      text: cut(variant),
    };
  });
  return variants.find(({ count }) => count < least) ?? null;
}

function split(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

function cut(text: string): string {
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}

/** Whether two connections are one that was written twice: of requests without `asks` that cannot be said. */
function isSame(one: Connection, other: Connection): boolean {
  const subject = ({ asks, event, data }: Connection): Text | null => asks ?? event ?? data;
  return (
    nameOf(one) === nameOf(other) && one.mechanism === other.mechanism && sameText(subject(one), subject(other) ?? '')
  );
}

function sameText(one: Text | null, other: Text): boolean {
  const plain = (text: Text): string => split(typeof text === 'string' ? text : `${text.es} ${text.en}`).join(' ');
  return one !== null && plain(one) === plain(other);
}
