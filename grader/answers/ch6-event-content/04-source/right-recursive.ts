// Functions over a sorted list: the stock after an event is the stock before it, and what the event adds.
type Data = { sku: string; version: number; quantity?: number; corrects?: number; on_hand?: number; reserved?: number };
type Happened = { event_id: string; type: string; schema_version: number; occurred_at: string; data: Data };
type State = { version: number; on_hand: number; reserved: number };

const SIGNS: Record<string, readonly [onHand: number, reserved: number]> = {
  'stock.received': [1, 0],
  'stock.reserved': [0, 1],
  'stock.released': [0, -1],
  'stock.shipped': [-1, -1],
};

const change = ({ type, data }: Happened): readonly [number, number] => {
  if (type === 'stock.corrected') return [data.on_hand ?? 0, data.reserved ?? 0];
  const [onHand, reserved] = SIGNS[type] ?? [0, 0];
  return [onHand * (data.quantity ?? 0), reserved * (data.quantity ?? 0)];
};

const inOrder = (events: readonly Happened[]) => [
  ...new Map(
    [...events].sort((a, b) => a.data.version - b.data.version).map((one) => [one.data.version, one]),
  ).values(),
];

const step = ({ version, on_hand, reserved }: State, event: Happened): State => {
  if (event.data.version !== version + 1) throw new RangeError(`expected version ${version + 1}`);
  const [onHand, held] = change(event);
  return { version: version + 1, on_hand: on_hand + onHand, reserved: reserved + held };
};

export const replay = (events: readonly Happened[], from: State = { version: 0, on_hand: 0, reserved: 0 }): State => {
  const [first, ...rest] = inOrder(events).filter(({ data }) => data.version > from.version);
  return first === undefined ? from : replay(rest, step(from, first));
};

export const stateAt = (events: readonly Happened[], time: string) => {
  const until = Math.max(0, ...events.filter((one) => one.occurred_at <= time).map((one) => one.data.version));
  return replay(events.filter((one) => one.data.version <= until));
};

export const auditOf = (events: readonly Happened[]) =>
  inOrder(events).map(({ event_id, type, occurred_at }, index, all) => ({
    ...{ event_id, type, occurred_at },
    ...replay(all.slice(0, index + 1)),
  }));

export const correct = (events: Happened[], version: number, quantity: number, occurred_at: string): Happened[] => {
  const about = events.filter(({ data }) => data.version === version || data.corrects === version);
  const [target] = about.filter(({ data }) => data.version === version);
  if (target === undefined) throw new RangeError(`no version ${version}`);
  const [onHand, held] = change({ ...target, data: { ...target.data, quantity } });
  const [on_hand = 0, reserved = 0] = [0, 1].map((which) =>
    about.reduce((left, one) => left - (change(one)[which] ?? 0), [onHand, held][which] ?? 0),
  );
  return events.concat({
    event_id: crypto.randomUUID(),
    type: 'stock.corrected',
    schema_version: 1,
    occurred_at,
    data: { sku: target.data.sku, version: events.length + 1, corrects: version, on_hand, reserved },
  });
};
