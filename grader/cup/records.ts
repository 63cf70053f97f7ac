import type { Random } from '../base/random.ts';
import type { Cup, Player } from './shapes.ts';

/** A player as the service `players` keeps it from chapter 6 on: it changes, and not all of it is for everybody. */
export interface PlayerRecord extends Player {
  /** Per player 1, 2, 3, …: grows by one with every change, its deletion included. */
  readonly version: number;
  /** Private. */
  readonly phone: string;
}

/** What the service `players` knows at the moment; a check changes it while services look on. */
export class PlayerRecords {
  readonly #random: Random;
  readonly #teams: readonly string[];
  readonly #records: Map<string, PlayerRecord>;
  readonly #deleted = new Set<string>();
  readonly #withheld = new Set<string>();

  constructor(cup: Pick<Cup, 'players' | 'teams'>, random: Random) {
    this.#random = random;
    this.#teams = cup.teams.map(({ id }) => id);
    this.#records = new Map(
      cup.players.map((player) => [player.id, { ...player, version: 1, phone: drawPhone(random) }]),
    );
  }

  /** The player `id`, as it is now; undefined where there is none, or none any more. */
  find(id: string): PlayerRecord | undefined {
    return this.#deleted.has(id) ? undefined : this.#records.get(id);
  }

  /** Whether `players` may not show the player `id` to other services. */
  isWithheld(id: string): boolean {
    return this.#withheld.has(id);
  }

  /** Another team, another shirt, another registration; returns the player as it is then. One that was deleted is back. */
  change(id: string): PlayerRecord {
    const { team_id, shirt, version, ...rest } = this.#known(id);
    const team = this.#random.pick(this.#teams.filter((one) => one !== team_id));
    const changed = {
      ...rest,
      team_id: team,
      shirt: (shirt % 99) + 1,
      registration: this.#random.hex(16),
      version: version + 1,
    };
    this.#records.set(id, changed);
    this.#deleted.delete(id);
    return changed;
  }

  /** Deletes the player `id`; returns the version of the deletion. */
  delete(id: string): number {
    const record = this.#known(id);
    const version = record.version + 1;
    this.#records.set(id, { ...record, version });
    this.#deleted.add(id);
    return version;
  }

  /** From now on the player `id` is not shown to other services: a matter of a permission, as it stands when they ask. */
  withhold(id: string): void {
    this.#withheld.add(id);
  }

  #known(id: string): PlayerRecord {
    const record = this.#records.get(id);
    if (!record) throw new Error(`no player has the id "${id}"`);
    return record;
  }
}

function drawPhone(random: Random): string {
  return `+56 9 ${random.integer(1000, 9999)} ${random.integer(1000, 9999)}`;
}
