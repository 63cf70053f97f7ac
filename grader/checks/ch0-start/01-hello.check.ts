import { type Cup, drawCup, pathTraps, type Team } from '../../cup/data.ts';
import { teamsHost } from '../../cup/hosts/teams.ts';
import { labelOf } from '../../network/exchange.ts';
import type { Reply } from '../../network/reply.ts';
import { judge } from '../judge.ts';
import type { Scene } from '../scene.ts';
import hello from './01-hello.exercise.ts';

judge(hello, {
  alive: async (scene) => {
    await begin(scene);
    const reply = await scene.call('/health');
    await scene.world.settle();
    if (reply.status !== 200) return scene.fail('status', { got: told(reply) });
    const [asked] = scene.world.requests();
    if (asked) return scene.fail('asks', { host: asked.to }, asked);
  },

  greets: async (scene) => {
    const cup = await begin(scene);
    for (const team of scene.random.shuffle(cup.usualTeams)) {
      const reply = await scene.call(pathOf(team));
      const values = { team: team.id, expected: greetingOf(team) };
      if (scene.world.requests().length === 0) return scene.fail('asks-nobody', { ...values, got: told(reply) });
      if (reply.status !== 200) return scene.fail('status', { ...values, got: told(reply) });
      if (!greets(reply, team)) return scene.fail('greeting', { ...values, got: excerpt(reply) });
    }
  },

  'encodes-id': async (scene) => {
    const cup = await begin(scene);
    const awkward = cup.awkwardTeams.filter(({ trap }) => pathTraps.includes(trap));
    // The slash last: unencoded it leads to a path that teams does not have, which is told in other words.
    const others = scene.random.shuffle(awkward.filter(({ trap }) => trap !== '/'));
    for (const { team } of [...others, ...awkward.filter(({ trap }) => trap === '/')]) {
      const reply = await scene.call(pathOf(team));
      if (greets(reply, team)) continue;
      const values = { team: team.id, path: pathOf(team) };
      const asked = scene.world.requests('teams').at(-1);
      if (asked && asked.url.pathname !== `/teams/${encodeURIComponent(team.id)}`)
        return scene.fail('wrong-id', { ...values, request: labelOf(asked) }, asked);
      return scene.fail('answer', { ...values, got: `${told(reply)} ${excerpt(reply)}` }, asked);
    }
  },

  charter: async (scene) => {
    const cup = await begin(scene);
    const team = charterTeam(cup, scene);
    const reply = await scene.call(pathOf(team));
    const { charter } = fieldsOf(reply);
    const values = { team: team.id, expected: team.charter };
    if (typeof charter !== 'string')
      return scene.fail('missing', { ...values, got: `${told(reply)} ${excerpt(reply)}` });
    if (charter !== team.charter) return scene.fail('other', { ...values, got: charter });
  },

  'not-found': async (scene) => {
    const cup = await begin(scene);
    const reply = await scene.call(`/hello/${cup.unknownTeamId}`);
    const values = { team: cup.unknownTeamId };
    const asked = scene.world.requests().at(-1);
    if (reply.status === 200) return scene.fail('greets', { ...values, got: excerpt(reply) }, asked);
    if (reply.status !== 404) return scene.fail('status', { ...values, got: told(reply) }, asked);
  },
});

/** A world with teams in it, and the service under test started. */
async function begin(scene: Scene): Promise<Cup> {
  const cup = drawCup(scene.random.fork('cup'));
  scene.world.add(teamsHost(cup));
  await scene.start();
  return cup;
}

/** The one team whose charter is asked for: with more of them the stub's would be wrong for every seed. */
function charterTeam(cup: Cup, scene: Scene): Team {
  return scene.random.pick(cup.usualTeams);
}

function pathOf(team: Team): string {
  return `/hello/${encodeURIComponent(team.id)}`;
}

function greetingOf({ name }: Team): string {
  return `Hello, ${name}!`;
}

function greets(reply: Reply, team: Team): boolean {
  return reply.status === 200 && fieldsOf(reply).greeting === greetingOf(team);
}

function fieldsOf(reply: Reply): { greeting?: unknown; charter?: unknown } {
  return typeof reply.json === 'object' && reply.json !== null ? reply.json : {};
}

/** What a person reads of a reply: its status, or why none came. */
function told(reply: Reply): string {
  return reply.status === null ? (reply.code ?? '—') : String(reply.status);
}

function excerpt({ text }: Reply): string {
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}
