import { expect, it } from 'vitest';
import { Random } from '../../base/random.ts';
import { ask, told } from '../ask.ts';
import { drawCup } from '../data.ts';
import { cupHost } from './cup.ts';
import { registryHost } from './registry.ts';
import { statsHost } from './stats.ts';
import { teamsHost } from './teams.ts';

const cup = drawCup(new Random(5));

it('answers every team by its encoded id', async () => {
  const teams = teamsHost(cup);
  expect(await (await ask(teams, 'GET /teams')).json()).toEqual(cup.teams);
  for (const team of cup.teams) {
    expect(await (await ask(teams, `GET /teams/${encodeURIComponent(team.id)}`)).json()).toEqual(team);
  }
});

it('answers the countries in the Cup', async () => {
  const [first] = cup.countries;
  expect(await (await ask(cupHost(cup), 'GET /countries')).json()).toEqual(cup.countries);
  expect(await (await ask(cupHost(cup), `GET /countries/${first?.code}`)).json()).toEqual(first);
});

it('answers the same match from every replica', async () => {
  const [match] = cup.matches;
  for (const name of ['stats', 'stats-1', 'stats-2']) {
    expect(await (await ask(statsHost(cup, name), `GET /matches/${match?.id}`)).json()).toEqual(match);
  }
});

it('records a disagreement between replicas', async () => {
  const stats = statsHost(cup);
  const body = { match_id: 'm1', answers: [{ replica: 'stats-1' }] };
  expect((await ask(stats, 'POST /disagreements', { body })).status).toBe(204);
  expect(stats.effects).toMatchObject([{ kind: 'disagreement-reported', key: 'm1', detail: body }]);
});

it('calls the country of a player nationality in the registry', async () => {
  for (const { country, ...rest } of cup.players) {
    const response = await ask(registryHost(cup), `GET /people/${encodeURIComponent(rest.id)}`);
    expect(await response.json()).toEqual({ ...rest, nationality: country });
  }
  expect(await told(ask(registryHost(cup), `GET /people/${cup.unknownPlayerId}`))).toBe('404 unknown-player');
});

it('answers problems for what does not exist', async () => {
  expect(await told(ask(teamsHost(cup), `GET /teams/${cup.unknownTeamId}`))).toBe('404 unknown-team');
  expect(await told(ask(cupHost(cup), 'GET /countries/XX'))).toBe('404 unknown-country');
  expect(await told(ask(statsHost(cup), 'GET /matches/none'))).toBe('404 unknown-match');
  expect(await told(ask(statsHost(cup), 'POST /disagreements', { body: {} }))).toBe(
    '400 malformed-request match_id answers',
  );
});
