/** What the exercises about squads have in common: their world, and how their answers are read. */
import { type Cup, drawCup, type Player, squadOf } from '../../cup/data.ts';
import { cupHost } from '../../cup/hosts/cup.ts';
import { playersHost } from '../../cup/hosts/players.ts';
import type { Reply } from '../../network/reply.ts';
import type { Scene } from '../scene.ts';

export { excerpt, SLACK, told, tookOf } from '../telling.ts';

/** How a service failed where its status was 200, as a person reads it. */
export const BROKEN_OFF = { en: '200, then the body broke off', es: '200, y el cuerpo se cortó' };
export const HALF = { en: '200 with half a body', es: '200 con medio cuerpo' };
export const PAGE = { en: '200 with an HTML page', es: '200 con una página HTML' };

/** The services on which a squad depends. */
export const HOSTS = ['players', 'cup'] as const;

/** A world with players and cup, and the service under test started in it. */
export async function begin(scene: Scene, environment: Readonly<Record<string, string>> = {}): Promise<Cup> {
  const cup = drawCup(scene.random.fork('cup'));
  scene.world.add(playersHost(cup), cupHost(cup));
  await scene.start(environment);
  return cup;
}

export function pathOf(team: string): string {
  return `/squads/${encodeURIComponent(team)}`;
}

/** The players in an answer; undefined where it is not an object with a list of them. */
export function playersIn(reply: Reply): Partial<Player>[] | undefined {
  const { players } = (reply.json ?? {}) as { players?: unknown };
  return Array.isArray(players) && players.every((one) => typeof one === 'object' && one !== null)
    ? players
    : undefined;
}

export function sameFields(original: Player, player: Partial<Player>): boolean {
  return Object.entries(original).every(([name, value]) => player[name as keyof Player] === value);
}

/** Whether `reply` tells the squad of `team` as `cup` has it: the players, their order, each with its fields. */
export function isSquadOf(cup: Pick<Cup, 'players' | 'countries'>, team: string, reply: Reply): boolean {
  const players = playersIn(reply);
  const expected = squadOf(cup, team);
  const isFor = (reply.json as { team_id?: unknown } | undefined)?.team_id === team;
  return (
    isFor && players?.length === expected.length && expected.every((one, at) => sameFields(one, players[at] ?? {}))
  );
}
