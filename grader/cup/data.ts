import { Random } from '../base/random.ts';
import { type Origin, origins } from './countries.ts';
import { Ids, traps } from './ids.ts';
import { drawName, drawTeamName } from './names.ts';
import type { Country, Cup, Player, Team } from './shapes.ts';
import { drawMatches, drawOrders, drawStock } from './shop.ts';

export { pathTraps, queryTraps } from './ids.ts';
export type { AwkwardTeam, Country, Cup, Match, Order, Player, StockItem, Team, Trap } from './shapes.ts';

/**
 * The world of one check. The same seed gives the same Cup. Guaranteed for the usual and the awkward teams: 6 to 12
 * players, at least four in the Cup and two not, and neither the team nor its squad is in the order of any field.
 */
export function drawCup(random: Random): Cup {
  const places = random.fork('countries');
  const invited = places.sample(origins, places.integer(28, 40));
  const others = origins.filter((origin) => !invited.includes(origin));
  const countries = invited.map(({ code, name }) => ({ code, name }));

  const teamsRandom = random.fork('teams');
  const teamIds = new Ids(teamsRandom.fork('ids'));
  const draw = (id: string): Team => ({ id, ...drawTeamName(teamsRandom), charter: teamsRandom.hex(12) });
  const usualTeams = [draw(teamIds.plain('t')), draw(teamIds.plain('t')), draw(teamIds.plain('t'))] as const;
  const awkwardTeams = traps.map((trap) => ({ trap, team: draw(teamIds.awkward(trap)) }));
  const outsiderTeam = draw(teamIds.plain('t'));
  const emptyTeam = draw(teamIds.plain('t'));

  const playersRandom = random.fork('players');
  const playerIds = new Ids(playersRandom.fork('ids'));
  const mixed = [...usualTeams, ...awkwardTeams.map(({ team }) => team)].flatMap((team) => {
    const [inside, outside] = [playersRandom.integer(4, 8), playersRandom.integer(2, 4)];
    const from = [...playersRandom.sample(invited, inside), ...playersRandom.sample(others, outside)];
    return unsorted(playersRandom, drawPlayers(playersRandom, playerIds, team.id, from), countries);
  });
  const outside = playersRandom.sample(others, playersRandom.integer(5, 8));
  const players = [...mixed, ...drawPlayers(playersRandom, playerIds, outsiderTeam.id, outside)];

  const teams = teamsRandom.shuffle([...usualTeams, ...awkwardTeams.map(({ team }) => team), outsiderTeam, emptyTeam]);
  const stock = drawStock(random.fork('stock'));
  return {
    seed: random.fork('hosts').seed,
    countries,
    teams,
    players,
    matches: drawMatches(random.fork('matches'), usualTeams),
    stock,
    orders: drawOrders(random.fork('orders'), stock),
    usualTeams: [...usualTeams],
    awkwardTeams,
    outsiderTeam,
    emptyTeam,
    unknownTeamId: teamIds.plain('t'),
    unknownPlayerId: playerIds.plain('p'),
  };
}

/** The players of a team, in the team's order; empty for a team that does not exist, too. */
export function playersOf(cup: Pick<Cup, 'players'>, teamId: string): Player[] {
  return cup.players.filter((player) => player.team_id === teamId);
}

/** Those of a team's players whose country is in the Cup, in the team's order. */
export function squadOf(cup: Pick<Cup, 'players' | 'countries'>, teamId: string): Player[] {
  const codes = new Set(cup.countries.map(({ code }) => code));
  return playersOf(cup, teamId).filter(({ country }) => codes.has(country));
}

/** `count` players of one large team, for batches and sizes; about one in nine has an id that must be encoded. */
export function rosterOf(random: Random, count: number): Player[] {
  const ids = new Ids(random.fork('ids'));
  const from = Array.from({ length: count }, () => random.pick(origins));
  return drawPlayers(random, ids, 'roster', from);
}

/** `digits` hexadecimal digits that only a host of this Cup can know; the same for the same label. */
export function secretOf(cup: Pick<Cup, 'seed'>, label: string, digits = 12): string {
  return new Random(`${cup.seed}/${label}`).hex(digits);
}

function drawPlayers(random: Random, ids: Ids, team_id: string, from: readonly Origin[]): Player[] {
  const numbers = random.shuffle(Array.from({ length: 99 }, (_, index) => index + 1));
  return from.map((origin, index) => ({
    id: random.integer(1, 9) === 1 ? ids.awkward(random.pick(traps)) : ids.plain('p'),
    team_id,
    name: drawName(random, origin.culture),
    country: origin.code,
    shirt: numbers[index % 99] as number,
    registration: random.hex(16),
  }));
}

/**
 * The players in an order that no field explains, in the whole team or in its squad: otherwise an answer that was
 * sorted, or built country by country, would look as if it had kept the team's order.
 */
function unsorted(random: Random, players: readonly Player[], countries: readonly Country[]): Player[] {
  const rank = new Map(countries.map(({ code }, index) => [code, index]));
  const inCup = (player: Player): boolean => rank.has(player.country);
  for (;;) {
    const order = random.shuffle(players);
    const squad = order.filter(inCup);
    if (explained(order) || explained(squad)) continue;
    if (follows(squad, (a, b) => (rank.get(a.country) as number) - (rank.get(b.country) as number))) continue;
    return order;
  }
}

const fields = ['id', 'name', 'country', 'shirt', 'registration'] as const;

/** Whether `players` stand in ascending or descending order of one of their fields. */
export function explained(players: readonly Player[]): boolean {
  return (
    fields.some((field) => follows(players, (a, b) => (a[field] < b[field] ? -1 : a[field] > b[field] ? 1 : 0))) ||
    follows(players, (a, b) => (folded(a.name) < folded(b.name) ? -1 : 1))
  );
}

/** A name as a dictionary would sort it, near enough; localeCompare differs between platforms, and a seed must not. */
function folded(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase();
}

function follows(players: readonly Player[], compare: (a: Player, b: Player) => number): boolean {
  const steps = players.slice(1).map((player, index) => compare(players[index] as Player, player));
  return steps.every((step) => step <= 0) || steps.every((step) => step >= 0);
}
