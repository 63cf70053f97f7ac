import { expect, it } from 'vitest';
import { Random } from '../../base/random.ts';
import { ask, told } from '../ask.ts';
import { drawCup, type Player, playersOf, rosterOf } from '../data.ts';
import { batchLimit, playersHost } from './players.ts';

const cup = drawCup(new Random(3));
const host = playersHost(cup);
const team = cup.usualTeams[0];
const idsOf = async (answer: Promise<Response>) => ((await (await answer).json()) as Player[]).map(({ id }) => id);
const batchOf = (ids: string[]) => `GET /players?${ids.map((id) => `id=${encodeURIComponent(id)}`).join('&')}`;

it('answers the players of a team in its order', async () => {
  const response = await ask(host, `GET /players?team_id=${team.id}&unheard=of`);
  expect(response.status).toBe(200);
  expect(await response.json()).toEqual(playersOf(cup, team.id));
});

it('finds every awkward team by its encoded id', async () => {
  for (const { team } of cup.awkwardTeams) {
    const answer = ask(host, `GET /players?team_id=${encodeURIComponent(team.id)}`);
    expect(await idsOf(answer)).toEqual(playersOf(cup, team.id).map(({ id }) => id));
  }
});

it('answers an empty list for a team without players', async () => {
  expect(await idsOf(ask(host, `GET /players?team_id=${cup.emptyTeam.id}`))).toEqual([]);
});

it('names what is wrong with a query', async () => {
  expect(await told(ask(host, 'GET /players'))).toBe('400 malformed-request team_id');
  expect(await told(ask(host, 'GET /players?team_id='))).toBe('400 malformed-request team_id');
  expect(await told(ask(host, 'GET /players?team_id=a&team_id=b'))).toBe('400 malformed-request team_id');
  expect(await told(ask(host, 'GET /players?team_id=a&id=b'))).toBe('400 malformed-request id');
  expect(await told(ask(host, 'GET /players?id='))).toBe('400 malformed-request id');
  expect(await told(ask(host, 'GET /search?q='))).toBe('400 malformed-request q');
});

it('answers 404 for what it does not know', async () => {
  expect(await told(ask(host, `GET /players?team_id=${cup.unknownTeamId}`))).toBe('404 unknown-team');
  expect(await told(ask(host, `GET /players/${cup.unknownPlayerId}`))).toBe('404 unknown-player');
  expect(await told(ask(host, 'GET /player?team_id=7'))).toBe('404 unknown-route');
  expect(await told(ask(host, 'GET /'))).toBe('404 unknown-route');
});

it('answers 405 with Allow for another method', async () => {
  expect(await told(ask(host, 'DELETE /players'))).toBe('405 method-not-allowed');
  expect((await ask(host, 'DELETE /players')).headers.get('allow')).toBe('GET');
  expect((await ask(host, 'DELETE /players/train')).headers.get('allow')).toBe('GET, POST');
});

it('answers each player by its encoded id', async () => {
  for (const player of cup.players) {
    const response = await ask(host, `GET /players/${encodeURIComponent(player.id)}`);
    expect(await response.json()).toEqual(player);
  }
});

it('answers a batch in its own order, each once', async () => {
  const roster = rosterOf(new Random(3), 300);
  const large = playersHost({ ...cup, players: roster });
  const asked = roster.slice(0, batchLimit - 2).map(({ id }) => id);
  const found = await idsOf(ask(large, batchOf([...asked, asked[0] as string, cup.unknownPlayerId])));
  expect(found.toSorted()).toEqual(asked.toSorted());
  expect(found).not.toEqual(asked);
});

it('answers only unknown ids with an empty list', async () => {
  expect(await idsOf(ask(host, batchOf([cup.unknownPlayerId])))).toEqual([]);
});

it('refuses more than a hundred ids', async () => {
  const ids = rosterOf(new Random(3), batchLimit + 1).map(({ id }) => id);
  expect(await told(ask(host, batchOf(ids)))).toBe('400 too-many-ids');
  expect((await ask(host, batchOf(ids.slice(1)))).status).toBe(200);
});

it('searches names without accents and case', async () => {
  const players = [{ ...(cup.players[0] as Player), name: 'Íñigo MUÑOZ' }];
  const small = playersHost({ ...cup, players });
  for (const q of ['inigo', 'ÍÑ', 'munoz']) {
    expect(await idsOf(ask(small, `GET /search?q=${encodeURIComponent(q)}`))).toHaveLength(1);
  }
  expect(await idsOf(ask(small, 'GET /search?q=zz'))).toEqual([]);
});

it('calls the country what the contract calls it', async () => {
  const player = cup.players[0] as Player;
  const { country, ...rest } = player;
  const said = async (says: 'nationality' | 'both') =>
    (await ask(playersHost(cup, { says }), `GET /players/${encodeURIComponent(player.id)}`)).json();
  expect(await said('nationality')).toEqual({ ...rest, nationality: country });
  expect(await said('both')).toEqual({ ...player, nationality: country });
});

it('trains once a request, as the unit asks for it', async () => {
  const fresh = playersHost(cup);
  for (const method of ['GET', 'GET', 'POST']) await ask(fresh, `${method} /players/train?team_id=${team.id}`);
  expect(fresh.effects.map(({ kind, key }) => `${kind} ${key}`)).toEqual(Array(3).fill(`training-started ${team.id}`));
  expect(await told(ask(fresh, 'GET /players/train'))).toBe('400 malformed-request team_id');
  expect(await told(ask(fresh, `POST /players/train?team_id=${cup.unknownTeamId}`))).toBe('404 unknown-team');
});
