/** What is still to happen in a world, in the order of virtual time; at one time, in the order of planning. */

export interface Planned {
  readonly at: number;
  readonly run: () => Promise<void> | void;
}

export class Schedule {
  readonly #planned: Planned[] = [];

  /** Plans `run` for virtual time `at`; returns a way to call it off. */
  plan(at: number, run: Planned['run']): () => void {
    const entry: Planned = { at, run };
    let place = this.#planned.length;
    while (place > 0 && (this.#planned[place - 1] as Planned).at > at) place -= 1;
    this.#planned.splice(place, 0, entry);
    return () => {
      const index = this.#planned.indexOf(entry);
      if (index >= 0) this.#planned.splice(index, 1);
    };
  }

  /** When the next thing happens; Infinity where nothing is planned. */
  get next(): number {
    return this.#planned[0]?.at ?? Number.POSITIVE_INFINITY;
  }

  /** Takes the next thing off the schedule. */
  take(): Planned | undefined {
    return this.#planned.shift();
  }
}
