/** What is worth a look in a proposal and may well be right. */
import { availabilityOf, chainsOf } from './chains.ts';
import { type Finding, found } from './finding.ts';
import { nameOf, type Proposal } from './proposal.ts';

/** Calls one after the other, from which on a chain is called long. */
const LONG = 3;
/** Hours of a month: 365.25 · 24 / 12. */
const MONTH = 730.5;

type Warnings<Kind extends string> = Finding<Kind>[];

/** Chains of synchronous calls: their length, circles, limits, and how available the longest one is. */
export function chainWarnings(
  proposal: Proposal,
): Warnings<'long-chain' | 'circle' | 'outer-limit' | 'availability' | 'availability-unknown'> {
  const { longest, cycles, pairs } = chainsOf(proposal);
  const circles = cycles.map(({ services, call }) => found('circle', { chain: services.join(' → ') }, call.spot));
  const limits = pairs
    .filter(([outer, inner]) => (outer.timeLimit?.milliseconds ?? Infinity) < (inner.timeLimit?.milliseconds ?? 0))
    .map(([outer, inner]) =>
      found(
        'outer-limit',
        {
          outer: nameOf(outer),
          limit: outer.timeLimit?.text ?? '',
          inner: nameOf(inner),
          innerLimit: inner.timeLimit?.text ?? '',
        },
        outer.spot,
      ),
    );
  if (longest === null) return [...circles, ...limits];
  const chain = longest.services.map(({ name }) => name).join(' → ');
  const spot = (longest.calls[0] as { spot: Finding['spot'] }).spot;
  const long = longest.calls.length < LONG ? [] : [found('long-chain', { chain, count: longest.calls.length }, spot)];
  const availability = availabilityOf(longest);
  if (availability === null) {
    const missing = longest.services.filter((service) => service.availability === null).map(({ name }) => name);
    const values = { chain, missing: missing.join(', ') };
    return [...long, ...circles, ...limits, found('availability-unknown', values, spot)];
  }
  const values = {
    chain,
    factors: longest.services.map((service) => `${service.availability} %`).join(' × '),
    percent: rounded(availability * 100, 2),
    hours: rounded((1 - availability) * MONTH, 1),
  };
  return [...long, ...circles, ...limits, found('availability', values, spot)];
}

/** Services without a connection. */
export function serviceWarnings({ services, connections, events }: Proposal): Warnings<'lonely'> {
  const used = new Set([
    ...connections.flatMap(({ from, to }) => [from, to]),
    ...events.map(({ publisher }) => publisher),
  ]);
  return services
    .filter(({ name }) => !used.has(name))
    .map(({ name, spot }) => found('lonely', { service: name }, spot));
}

/** Replies that are waited for without end, though not synchronously. */
export function replyWarnings({ connections }: Proposal): Warnings<'endless'> {
  return connections
    .filter(({ mechanism, timeLimit }) => mechanism === 'async-request-response' && timeLimit === null)
    .map((connection) => found('endless', { connection: nameOf(connection) }, connection.spot));
}

/** Events that nobody hears, and events of an id alone whose subscribers cannot ask for the rest. */
export function eventWarnings({ events, connections }: Proposal): Warnings<'unheard' | 'no-way-back'> {
  const carried = new Map(events.map(({ name, carries }) => [name, carries]));
  return [
    ...events
      .filter(({ unheard }) => unheard !== null)
      .map(({ name, publisher, spot }) => found('unheard', { event: name, publisher }, spot)),
    ...connections
      .filter(({ mechanism, event }) => mechanism === 'events' && carried.get(event ?? '') === 'id')
      .filter(({ from, to }) => !connections.some((other) => other.from === to && other.to === from))
      .map(({ event, from, to, spot }) =>
        found('no-way-back', { event: event ?? '', publisher: from, subscriber: to }, spot),
      ),
  ];
}

/** Data that others read where its owner keeps it. */
export function dataWarnings({ connections }: Proposal): Warnings<'shared'> {
  return connections
    .filter(({ mechanism, data }) => mechanism === 'common-data' && data !== null)
    .map(({ data, from, to, spot }) => found('shared', { data: data ?? '', owner: from, reader: to }, spot));
}

/** Every warning, in the order of the checks. */
export function allWarnings(proposal: Proposal): Finding<WarningKind>[] {
  return [serviceWarnings, eventWarnings, dataWarnings, chainWarnings, replyWarnings].flatMap(
    (find): Finding<WarningKind>[] => find(proposal),
  );
}

export type WarningKind = ReturnType<
  typeof serviceWarnings | typeof eventWarnings | typeof dataWarnings | typeof chainWarnings | typeof replyWarnings
>[number]['kind'];

function rounded(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
