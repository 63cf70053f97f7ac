/**
 * What travels between the services of the Cup. Names are those on the wire (snake_case), so that a shape here
 * and the JSON that a student sees are the same thing.
 */

/** A country, by its ISO 3166-1 alpha-2 code. */
export interface Country {
  readonly code: string;
  readonly name: string;
}

export interface Team {
  /** Opaque: a string, never a number, and not always one that may stand in a URL as it is. */
  readonly id: string;
  readonly name: string;
  readonly city: string;
  /** Hexadecimal, drawn from the seed: only the `teams` service knows it. */
  readonly charter: string;
}

export interface Player {
  readonly id: string;
  readonly team_id: string;
  readonly name: string;
  /** The code of a country, in the Cup or not. */
  readonly country: string;
  /** 1 to 99; once a team, but for a roster of more than 99. */
  readonly shirt: number;
  /** Hexadecimal, drawn from the seed: only the `players` service knows it. */
  readonly registration: string;
}

export interface Match {
  readonly id: string;
  readonly home_team_id: string;
  readonly away_team_id: string;
  readonly home_goals: number;
  readonly away_goals: number;
  readonly attendance: number;
  /** Grows by one with every correction of the result. */
  readonly version: number;
}

/** What the shop sells and how much of it lies in the warehouse. */
export interface StockItem {
  readonly sku: string;
  readonly name: string;
  readonly price_cents: number;
  /** Never negative. */
  readonly available: number;
}

/** An order of the shop; `id` has no character that means something in a routing key. */
export interface Order {
  readonly id: string;
  readonly sku: string;
  readonly quantity: number;
  readonly amount_cents: number;
  readonly currency: 'EUR' | 'MXN' | 'USD';
  /** Whom to tell when it is packaged. */
  readonly email: string;
}

/** A team whose id breaks a URL, and how. */
export interface AwkwardTeam {
  readonly trap: Trap;
  readonly team: Team;
}

/** What is awkward about an id: the character in it, or that it reads as another number. */
export type Trap = ' ' | '&' | '/' | 'ñ' | '+' | '%' | '?' | '#' | 'leading zero';

/** The world that one run of a check plays in, drawn from its seed. */
export interface Cup {
  /** Names what the hosts make up while they answer (receipts, ids): see `secretOf`. */
  readonly seed: string;
  /** The countries in the Cup, in no order. */
  readonly countries: readonly Country[];
  /** Every team: the usual and the awkward ones, the outsiders, the empty one. */
  readonly teams: readonly Team[];
  /** Every player of every team; a team's players stand in the team's order. */
  readonly players: readonly Player[];
  readonly matches: readonly Match[];
  readonly stock: readonly StockItem[];
  readonly orders: readonly Order[];
  /** Teams for ordinary checks: their ids need no encoding. */
  readonly usualTeams: readonly [Team, Team, Team];
  /** One team for each trap; their rosters are like those of the usual ones. */
  readonly awkwardTeams: readonly AwkwardTeam[];
  /** A team with players, none of them in the Cup: its squad is an empty list, and rightly so. */
  readonly outsiderTeam: Team;
  /** A team without players. */
  readonly emptyTeam: Team;
  /** Ids that look like the others and belong to nobody. */
  readonly unknownTeamId: string;
  readonly unknownPlayerId: string;
}
