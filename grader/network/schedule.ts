/** What is still to happen in a world, in the order of virtual time; at one time, in the order of planning. */

export interface Planned {
  readonly at: number;
  readonly run: () => Promise<void> | void;
  /** It happens when its time comes, but nobody waits for it: a world where only such things are left is at rest. */
  readonly background: boolean;
}

export class Schedule {
  readonly #planned: Planned[] = [];
  #background = 0;

  /** Plans `run` for virtual time `at`; returns a way to call it off. */
  plan(at: number, run: Planned['run'], background = false): () => void {
    const entry: Planned = { at, run, background };
    let place = this.#planned.length;
    while (place > 0 && (this.#planned[place - 1] as Planned).at > at) place -= 1;
    this.#planned.splice(place, 0, entry);
    if (background) this.#background += 1;
    return () => {
      const index = this.#planned.indexOf(entry);
      if (index < 0) return;
      this.#planned.splice(index, 1);
      if (background) this.#background -= 1;
    };
  }

  /** When the next thing happens; Infinity where nothing is planned. */
  get next(): number {
    return this.#planned[0]?.at ?? Number.POSITIVE_INFINITY;
  }

  /** Whether nothing is left but what happens in the background. */
  get idle(): boolean {
    return this.#planned.length === this.#background;
  }

  /** Takes the next thing off the schedule. */
  take(): Planned | undefined {
    const entry = this.#planned.shift();
    if (entry?.background) this.#background -= 1;
    return entry;
  }
}
