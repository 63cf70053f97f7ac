/** What the exercises on the events of `players` have in common: the players, events about them, and the replica. */
import type { Random } from '../../base/random.ts';
import type { Broker } from '../../broker/broker.ts';
import type { Delivery } from '../../broker/evidence.ts';
import { jsonMessage } from '../../broker/operator.ts';
import { type Cup, drawCup, pathTraps } from '../../cup/data.ts';
import { type PlayerRecord, PlayerRecords } from '../../cup/records.ts';
import type { Reply } from '../../network/reply.ts';
import type { Scene } from '../scene.ts';
import { excerpt, told } from '../telling.ts';

/** The exchange of the service `players`. */
export const PLAYERS = 'players';

/** An event about a player, as its JSON. */
export interface PlayerEvent {
  readonly event_id: string;
  readonly type: 'player.changed' | 'player.deleted';
  readonly schema_version: number;
  /** RFC 3339. */
  readonly occurred_at: string;
  readonly data: { readonly player_id: string } & Readonly<Record<string, unknown>>;
}

/** The players of a Cup, and the ids of eight of them in random order: one in each half needs encoding in a URL. */
export function drawRecords({ random }: Pick<Scene, 'random'>): { records: PlayerRecords; ids: readonly string[] } {
  const cup = drawAwkwardCup(random);
  const records = new PlayerRecords(cup, random.fork('records'));
  const plain = random.sample(
    idsOf(cup).filter((id) => !isAwkward(id)),
    6,
  );
  // A check that takes the first few meets one of each kind, whatever the seed.
  const halves = random
    .sample(idsOf(cup).filter(isAwkward), 2)
    .map((id, half) => random.shuffle([id, ...plain.slice(3 * half, 3 * half + 3)]));
  return { records, ids: halves.flat() };
}

/** A Cup with at least two players whose ids need encoding: one Cup in fifty has fewer. */
function drawAwkwardCup(random: Random): Cup {
  const cup = drawCup(random.fork('cup'));
  return idsOf(cup).filter(isAwkward).length < 2 ? drawAwkwardCup(random.fork('another')) : cup;
}

function idsOf({ players }: Cup): string[] {
  return players.map(({ id }) => id);
}

function isAwkward(id: string): boolean {
  return pathTraps.some((trap) => id.includes(trap));
}

/** An event with an id of its own; `data` has the form `schema_version`. It happens now, by the publisher's clock. */
export function eventOf(
  scene: Scene,
  type: PlayerEvent['type'],
  schema_version: number,
  data: PlayerEvent['data'],
): PlayerEvent {
  const occurred_at = new Date(scene.world.wallClock).toISOString();
  return { event_id: scene.random.hex(16), type, schema_version, occurred_at, data };
}

/** Publishes `event` as the service `players` does. */
export function announce(broker: Broker, event: PlayerEvent): Promise<boolean> {
  const { event_id: messageId, type, data } = event;
  const routingKey = type.replace('player.', `player.${data.player_id}.`);
  return broker.publish(PLAYERS, {
    exchange: PLAYERS,
    routingKey,
    ...jsonMessage(event, { messageId, type, deliveryMode: 2 }),
  });
}

/** How often `event` was delivered to `service`, in order. */
export function deliveriesOf(broker: Broker, service: string, { event_id }: PlayerEvent): Delivery[] {
  return broker.evidence.delivered(service).filter(({ properties }) => properties.messageId === event_id);
}

/** What `stats` shows of a player: everything but what is private. The version first: it tells most. */
export function publicOf({ phone: _, version, ...others }: PlayerRecord): Omit<PlayerRecord, 'phone'> {
  return { version, ...others };
}

/** What the service under test answers to GET /players/:id. */
export function read(scene: Scene, id: string): Promise<Reply> {
  return scene.call(`/players/${encodeURIComponent(id)}`);
}

/** Where `reply` does not show `record`: what it shows there, and what it should; null where it does. More may stand beside it. */
export function differenceOf(reply: Reply, record: PlayerRecord): { got: string; wanted: string } | null {
  const status = told(reply);
  if (reply.status !== 200) return { got: status, wanted: '200' };
  const found = (reply.json ?? {}) as Record<string, unknown>;
  const wrong = Object.entries(publicOf(record)).find(([name, value]) => found[name] !== value);
  if (!wrong) return null;
  const [name, value] = wrong;
  const [got, wanted] = [found[name], value].map((one) => `${status} ${name}: ${excerpt(JSON.stringify(one) ?? '—')}`);
  return { got: got as string, wanted: wanted as string };
}
