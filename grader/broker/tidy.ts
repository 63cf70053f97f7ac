/** Keeps a virtual host that is not ours as it was: what a check declares there is deleted again, and nothing else. */
import type { Declaration } from './evidence.ts';
import type { Operator } from './operator.ts';

export class Tidy {
  /** `queue mails`, by kind and name; whether it was there before. */
  readonly #known = new Map<string, boolean>();

  /** To be called before each of `declarations` reaches the broker. */
  async before(
    operator: Operator,
    declarations: readonly Pick<Declaration, 'kind' | 'name' | 'passive'>[],
  ): Promise<void> {
    for (const { kind, name, passive } of declarations) {
      const key = `${kind} ${name}`;
      if (kind === 'binding' || passive || name === '' || this.#known.has(key)) continue;
      this.#known.set(key, await operator.has(kind, name));
    }
  }

  /** Deletes what was not there before. */
  async after(operator: Operator): Promise<void> {
    for (const [key, wasThere] of this.#known) {
      const [kind, ...name] = key.split(' ');
      if (!wasThere) await operator.remove(kind as 'exchange' | 'queue', name.join(' '));
    }
    this.#known.clear();
  }
}
