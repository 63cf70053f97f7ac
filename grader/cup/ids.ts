import type { Random } from '../base/random.ts';
import type { Trap } from './shapes.ts';

/** Every way in which an id of the Cup is awkward. */
export const traps: readonly Trap[] = [' ', '&', '/', 'ñ', '+', '%', '?', '#', 'leading zero'];

/** Those that change or cut a query in which they stand unencoded; a URL parser repairs the others by itself. */
export const queryTraps: readonly Trap[] = ['&', '+', '%', '#'];

/** Those that do so in a path. */
export const pathTraps: readonly Trap[] = ['/', '%', '?', '#'];

/** Hands out ids, each once; no id is what is left of another one that was not encoded. */
export class Ids {
  readonly #random: Random;
  readonly #given = new Set<string>();

  constructor(random: Random) {
    this.#random = random;
  }

  /** An id of letters and digits, such as `r41c`. */
  plain(prefix: string): string {
    return this.#fresh(() => `${prefix}${this.#random.integer(10, 99)}${this.#random.hex(2)}`);
  }

  /** An id that reaches a service changed, cut or not at all unless it is encoded. */
  awkward(trap: Trap): string {
    return this.#fresh(() => {
      if (trap === 'leading zero') return `00${this.#random.integer(1000, 9999)}`;
      const [head, tail] = [this.#random.hex(4), this.#random.hex(4)];
      // Two digits that are the code of a letter: sent as it is, `%4b` arrives as `K`.
      return trap === '%' ? `x${head}%4b${tail}` : `x${head}${trap}${tail}`;
    });
  }

  #fresh(draw: () => string): string {
    for (;;) {
      const id = draw();
      if (this.#given.has(id)) continue;
      this.#given.add(id);
      return id;
    }
  }
}
