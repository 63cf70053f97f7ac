/** Work that is done one after the other; what waits already is not added again. */
export class Queue {
  readonly #waiting = new Map<string, () => Promise<void>>();
  #running = false;

  /** Does `work` when everything before it is done. It must not reject. */
  add(name: string, work: () => Promise<void>): void {
    this.#waiting.set(name, work);
    if (!this.#running) void this.#run();
  }

  async #run(): Promise<void> {
    this.#running = true;
    for (let next = this.#take(); next; next = this.#take()) await next();
    this.#running = false;
  }

  #take(): (() => Promise<void>) | undefined {
    const [first] = this.#waiting;
    if (first) this.#waiting.delete(first[0]);
    return first?.[1];
  }
}
