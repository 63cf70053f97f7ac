import { type Cup, drawCup, type Player } from '../../cup/data.ts';
import { type PlayersOptions, playersHost } from '../../cup/hosts/players.ts';
import { registryHost } from '../../cup/hosts/registry.ts';
import { falsified, missingField } from '../../network/faults.ts';
import type { Reply } from '../../network/reply.ts';
import { judge } from '../judge.ts';
import type { Scene } from '../scene.ts';
import evolve from './04-evolve.exercise.ts';

/** What the student's services are called in the world. */
const PROVIDER = { role: 'provider', as: 'players' };
const CONSUMER = { role: 'consumer', as: 'badges' };

judge(evolve, {
  'new-new': async (scene) => {
    const { cup, player } = draw(scene);
    scene.world.add(registryHost(cup));
    await scene.start({}, PROVIDER);
    await scene.start({}, CONSUMER);
    const values = { player: player.id, badge: badgeOf(player) };
    const reply = await badgeFor(scene, player.id);
    if (scene.world.requests('players').length === 0) return scene.fail('asks-nobody', { ...values, got: told(reply) });
    if (reply.status !== 200) return scene.fail('status', { ...values, got: told(reply) });
    if (!isBadgeOf(player, reply)) return scene.fail('badge', { ...values, got: reply.text });
    const unknown = await badgeFor(scene, cup.unknownPlayerId);
    if (unknown.status !== 404) return scene.fail('unknown', { ...values, got: told(unknown) });
  },

  'old-new': async (scene) => {
    const { cup } = draw(scene);
    scene.world.add(registryHost(cup));
    await scene.start({}, PROVIDER);
    for (const player of scene.random.sample(cup.players, 6)) {
      const values = { player: player.id };
      const reply = await playerFor(scene, player.id);
      if (reply.status !== 200) return scene.fail('status', { ...values, got: told(reply) });
      const got = fieldsOf(reply);
      if (got.country !== player.country) {
        const badge = `${got.name} (${got.country})`;
        return scene.fail('country', { ...values, badge, got: shown(got.country) });
      }
      for (const [field, expected] of Object.entries(player)) {
        if (got[field] !== expected)
          return scene.fail('field', { ...values, field, expected: shown(expected), got: shown(got[field]) });
      }
    }
    const unknown = await playerFor(scene, cup.unknownPlayerId);
    if (unknown.status !== 404) return scene.fail('unknown', { player: cup.unknownPlayerId, got: told(unknown) });
  },

  renames: async (scene) => {
    const { cup, player } = draw(scene);
    scene.world.add(registryHost(cup));
    await scene.start({}, PROVIDER);
    const got = fieldsOf(await playerFor(scene, player.id)).nationality;
    if (got !== player.country)
      return scene.fail('nationality', { player: player.id, got: shown(got), expected: shown(player.country) });
  },

  'new-old': (scene) => withProvider(scene, { says: 'country' }),

  contracted: (scene) => withProvider(scene, { says: 'nationality' }),

  'next-provider': async (scene) => {
    const { cup, player } = draw(scene);
    const country = scene.random.pick(cup.players.filter((one) => one.country !== player.country)).country;
    const grown = (answer: unknown): unknown => ({
      caps: scene.random.integer(1, 120),
      ...(answer as object),
      country,
      club: { name: 'Atlético', since: 2024 },
      positions: ['left back', 'winger'],
    });
    scene.world.add(playersHost(cup, { says: 'both' }));
    scene.world.fault('players', falsified(grown));
    await scene.start({}, CONSUMER);
    const reply = await badgeFor(scene, player.id);
    const values = { nationality: player.country, country, badge: badgeOf(player) };
    if (reply.status !== 200) return scene.fail('status', { ...values, got: told(reply) });
    if (!isBadgeOf(player, reply)) return scene.fail('badge', { ...values, got: reply.text });
  },

  'neither-name': async (scene) => {
    const { cup, player } = draw(scene);
    scene.world.add(playersHost(cup));
    scene.world.fault('players', missingField('country'));
    await scene.start({}, CONSUMER);
    const reply = await badgeFor(scene, player.id);
    const values = { player: player.id };
    if (reply.status === null) return scene.fail('no-answer', values);
    if (reply.status === 200) return scene.fail('badge', { ...values, got: reply.text });
    if (reply.status !== 502) return scene.fail('status', { ...values, got: told(reply) });
  },
});

/** The student's consumer beside a provider of ours. */
async function withProvider(scene: Scene<'status' | 'badge'>, options: PlayersOptions): Promise<void> {
  const { cup } = draw(scene);
  scene.world.add(playersHost(cup, options));
  await scene.start({}, CONSUMER);
  for (const player of scene.random.sample(cup.players, 3)) {
    const values = { badge: badgeOf(player) };
    const reply = await badgeFor(scene, player.id);
    if (reply.status !== 200) return scene.fail('status', { ...values, got: told(reply) });
    if (!isBadgeOf(player, reply)) return scene.fail('badge', { ...values, got: reply.text });
  }
}

function draw(scene: Scene): { cup: Cup; player: Player } {
  const cup = drawCup(scene.random.fork('cup'));
  return { cup, player: scene.random.pick(cup.players) };
}

function badgeFor(scene: Scene, id: string): Promise<Reply> {
  return scene.world.call(CONSUMER.as, `/badges/${encodeURIComponent(id)}`);
}

/** What badges asks, as it was deployed last year. */
function playerFor(scene: Scene, id: string): Promise<Reply> {
  return scene.world.call(PROVIDER.as, `/players/${encodeURIComponent(id)}`, { as: 'old badges' });
}

function badgeOf({ name, country }: Player): string {
  return `${name} (${country})`;
}

function isBadgeOf(player: Player, reply: Reply): boolean {
  const { player_id, badge, registration } = fieldsOf(reply);
  return player_id === player.id && badge === badgeOf(player) && registration === player.registration;
}

function fieldsOf(reply: Reply): Readonly<Record<string, unknown>> {
  const { json } = reply;
  return typeof json === 'object' && json !== null ? (json as Record<string, unknown>) : {};
}

function told(reply: Reply): string {
  return reply.status === null ? (reply.code ?? '—') : String(reply.status);
}

/** A value as JSON writes it; what is not there is `undefined`. */
function shown(value: unknown): string {
  return JSON.stringify(value) ?? 'undefined';
}
