/** What the requests over the broker are judged with: training, as a check plays it, and a client of coach. */
import type { Random } from '../../base/random.ts';
import type { Message } from '../../broker/evidence.ts';
import { jsonMessage } from '../../broker/operator.ts';
import type { Reply } from '../../network/reply.ts';
import type { Scene } from '../scene.ts';
import { excerpt, told } from '../telling.ts';
import { fieldOf } from './events.ts';

/** The queue of training. */
export const REQUESTS = 'training.requests';
/** A client has patience for so many virtual ms. */
export const PATIENCE = 5000;

export interface Wish {
  readonly team_id: string;
  readonly focus: string;
  readonly minutes: number;
}

/** The client asks `instance` of coach. */
export function post(scene: Scene, { team_id, ...body }: Wish, instance: string): Promise<Reply> {
  const path = `/teams/${encodeURIComponent(team_id)}/trainings`;
  return scene.world.call(instance, path, { method: 'POST', body, giveUpAfter: PATIENCE });
}

/** Training replies to `message`; whether a queue took the reply. */
export function answer(scene: Scene, { properties }: Pick<Message, 'properties'>, value: unknown): Promise<boolean> {
  const { correlationId, replyTo = '' } = properties;
  const copied = correlationId === undefined ? {} : { correlationId };
  return scene.broker.publish('training', { exchange: '', routingKey: replyTo, ...jsonMessage(value, copied) });
}

export function drawWish(random: Random, team_id: string): Wish {
  return { team_id, focus: random.pick(['attack', 'defence', 'fitness']), minutes: random.integer(15, 180) };
}

export type Training = ReturnType<typeof drawTraining>;

export function drawTraining(random: Random, wish: Wish) {
  return { id: `tr-${random.hex(8)}`, ...wish, pitch: random.hex(12) };
}

/** The path of Location; null where there is none, or none that can be called. */
export function locationOf({ headers }: Reply): string | null {
  const location = headers.get('location');
  if (location === null || !URL.canParse(location, 'http://coach')) return null;
  const { pathname, search } = new URL(location, 'http://coach');
  return pathname + search;
}

export function stateOf(status: Reply): unknown {
  return status.status === 200 ? fieldOf(status.json, 'state') : undefined;
}

export function pitchOf(status: Reply): unknown {
  return fieldOf(fieldOf(status.json, 'training'), 'pitch');
}

export function shown(status: Reply): string {
  return `${told(status)} ${excerpt(status.text)}`.trim();
}
