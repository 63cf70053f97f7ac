import { describe, expect, it } from 'vitest';
import { Random } from '../base/random.ts';
import {
  type Cup,
  drawCup,
  explained,
  pathTraps,
  playersOf,
  queryTraps,
  rosterOf,
  secretOf,
  squadOf,
  type Team,
} from './data.ts';

const cups = Array.from({ length: 200 }, (_, seed) => drawCup(new Random(seed)));
const checked = (cup: Cup): Team[] => [...cup.usualTeams, ...cup.awkwardTeams.map(({ team }) => team)];
const everyTeam = cups.flatMap((cup) => checked(cup).map((team) => ({ cup, team })));

describe('drawCup', () => {
  it('draws the same Cup from the same seed', () => {
    expect(drawCup(new Random(7))).toEqual(drawCup(new Random(7)));
  });

  it('draws different Cups from different seeds', () => {
    expect(new Set(cups.map((cup) => JSON.stringify(cup.countries))).size).toBe(200);
    expect(new Set(cups.map((cup) => cup.players[0]?.registration)).size).toBe(200);
    expect(new Set(cups.map((cup) => secretOf(cup, 'receipt'))).size).toBe(200);
  });

  it('gives each id once', () => {
    for (const { teams, players, unknownTeamId, unknownPlayerId } of cups) {
      const teamIds = [...teams.map(({ id }) => id), unknownTeamId];
      const playerIds = [...players.map(({ id }) => id), unknownPlayerId];
      expect(new Set(teamIds).size).toBe(teamIds.length);
      expect(new Set(playerIds).size).toBe(playerIds.length);
    }
  });

  it('has some players in the Cup and some not', () => {
    for (const { cup, team } of everyTeam) {
      const [all, squad] = [playersOf(cup, team.id).length, squadOf(cup, team.id).length];
      expect(squad).toBeGreaterThanOrEqual(4);
      expect(all - squad).toBeGreaterThanOrEqual(2);
      expect(all).toBeLessThanOrEqual(12);
    }
  });

  it('keeps players in an order that no field explains', () => {
    for (const { cup, team } of everyTeam) {
      expect(explained(playersOf(cup, team.id))).toBe(false);
      expect(explained(squadOf(cup, team.id))).toBe(false);
    }
  });

  it('gives a shirt once a team and registrations once', () => {
    for (const { cup, team } of everyTeam) {
      const players = playersOf(cup, team.id);
      expect(new Set(players.map(({ shirt }) => shirt)).size).toBe(players.length);
    }
    for (const { players } of cups) {
      expect(new Set(players.map(({ registration }) => registration)).size).toBe(players.length);
    }
  });

  it('has outsiders without a squad and a team without players', () => {
    for (const cup of cups) {
      expect(playersOf(cup, cup.outsiderTeam.id).length).toBeGreaterThanOrEqual(5);
      expect(squadOf(cup, cup.outsiderTeam.id)).toEqual([]);
      expect(playersOf(cup, cup.emptyTeam.id)).toEqual([]);
      expect(cup.teams).toContain(cup.emptyTeam);
    }
  });

  it('needs no encoding for the usual teams', () => {
    for (const { usualTeams } of cups) {
      for (const { id } of usualTeams) expect(encodeURIComponent(id)).toBe(id);
    }
  });

  it('has a team for each trap, its id changed without encoding', () => {
    for (const { awkwardTeams, teams } of cups) {
      for (const { trap, team } of awkwardTeams) {
        if (trap === 'leading zero') {
          expect(String(Number(team.id))).not.toBe(team.id);
          continue;
        }
        expect(encodeURIComponent(team.id)).not.toBe(team.id);
        const url = `http://players/teams/${team.id}?team_id=${team.id}`;
        const wrong = [new URL(url).pathname.split('/')[2], new URL(url).searchParams.get('team_id')];
        const others = teams.filter(({ id }) => id !== team.id).map(({ id }) => id);
        for (const id of wrong) expect(others).not.toContain(id);
      }
    }
  });

  it('breaks queries and paths where it says', () => {
    for (const { awkwardTeams } of cups) {
      const broken = (read: (id: string) => string | null | undefined) =>
        awkwardTeams.filter(({ team: { id } }) => read(id) !== id).map(({ trap }) => trap);
      const query = (id: string) => new URL(`http://players/players?team_id=${id}`).searchParams.get('team_id');
      const path = (id: string) => decodeURIComponent(new URL(`http://teams/teams/${id}`).pathname.split('/')[2] ?? '');
      expect(broken(query)).toEqual(queryTraps);
      expect(broken(path)).toEqual(pathTraps);
    }
  });

  it('writes names in more than one script', () => {
    for (const { players } of cups) {
      const names = players.map(({ name }) => name);
      expect(names.some((name) => /\p{Script=Latin}/u.test(name))).toBe(true);
      expect(names.some((name) => /[^\p{Script=Latin}\s’-]/u.test(name))).toBe(true);
      expect(names.every((name) => name === name.normalize('NFC') && name.includes('undefined') === false)).toBe(true);
    }
  });

  it('gives orders ids that fit a routing key', () => {
    for (const { orders, stock } of cups) {
      for (const { id, sku, quantity, amount_cents } of orders) {
        expect(id).toMatch(/^[a-z0-9]+$/);
        expect(stock.find((item) => item.sku === sku)?.price_cents).toBe(amount_cents / quantity);
      }
      expect(new Set(orders.map(({ id }) => id)).size).toBe(orders.length);
    }
  });
});

describe('rosterOf', () => {
  it('draws as many players as asked, some to be encoded', () => {
    for (let seed = 0; seed < 50; seed += 1) {
      const roster = rosterOf(new Random(seed), 300);
      expect(new Set(roster.map(({ id }) => id)).size).toBe(300);
      expect(roster.some(({ id }) => encodeURIComponent(id) !== id)).toBe(true);
    }
    expect(rosterOf(new Random(1), 300)).toEqual(rosterOf(new Random(1), 300));
  });
});

describe('secretOf', () => {
  it('keeps one value a label', () => {
    const cup = cups[0] as Cup;
    expect(secretOf(cup, 'a')).toBe(secretOf(cup, 'a'));
    expect(secretOf(cup, 'a')).not.toBe(secretOf(cup, 'b'));
  });
});
