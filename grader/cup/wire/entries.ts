import { canonical } from './idempotency.ts';
import { refuse } from './problem.ts';

interface Entry<T> {
  readonly print: string;
  readonly value: T;
}

/**
 * What was put under ids that the callers chose. PUT and DELETE may be repeated: the same content again changes
 * nothing. What was withdrawn stays withdrawn, even where the DELETE arrives first: so an unknown outcome can be
 * compensated, and a PUT that comes late has no effect.
 */
export class Entries<T> {
  readonly #entries = new Map<string, Entry<T>>();
  readonly #withdrawn = new Set<string>();

  /** `created` tells a new entry; 409 `withdrawn`, or 409 `other-content` where `id` stands for something else. */
  put(id: string, body: object, make: () => T): { value: T; created: boolean } {
    if (this.#withdrawn.has(id)) refuse(409, 'withdrawn', `"${id}" was withdrawn; it cannot be put again.`);
    const print = canonical(body);
    const known = this.#entries.get(id);
    if (known && known.print !== print) {
      refuse(409, 'other-content', `"${id}" holds ${known.print}; this request says ${print}.`);
    }
    if (known) return { value: known.value, created: false };
    const value = make();
    this.#entries.set(id, { print, value });
    return { value, created: true };
  }

  /** 404 `unknown-entry` where nothing was put, or where it was withdrawn. */
  get(id: string): T {
    const known = this.#entries.get(id);
    return known ? known.value : refuse(404, 'unknown-entry', `There is nothing with the id "${id}".`);
  }

  /** Withdraws `id` for good; returns what was there, undefined where there was nothing (any more). */
  withdraw(id: string): T | undefined {
    const known = this.#entries.get(id);
    this.#entries.delete(id);
    this.#withdrawn.add(id);
    return known?.value;
  }
}
