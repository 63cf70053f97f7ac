/** Processes started ahead of need: starting one takes about 50 ms, taking a spare one nothing. */

import type { Reach } from './launch.ts';
import { ServiceProcess } from './process.ts';

export class Spares {
  readonly #reach: Reach;
  readonly #turnLimit: number | undefined;
  readonly #count: number;
  readonly #waiting: ServiceProcess[] = [];
  readonly #taken = new Set<ServiceProcess>();
  #expected = 0;
  #closed = false;

  /** Keeps at most `count` processes waiting, all with the same reach. */
  constructor(reach: Reach, count: number, turnLimitSeconds?: number) {
    this.#reach = reach;
    this.#count = count;
    this.#turnLimit = turnLimitSeconds;
  }

  /** Announces that `takes` more processes will be taken: no more are started ahead than that. */
  expect(takes: number): void {
    this.#expected += takes;
    this.#refill();
  }

  /** A process in which no student code has run yet; another is started in its place. */
  take(): ServiceProcess {
    const spare = this.#waiting.shift() ?? this.#start();
    this.#taken.add(spare);
    this.#expected = Math.max(0, this.#expected - 1);
    this.#refill();
    return spare;
  }

  /** Kills every process, those taken too. */
  close(): void {
    this.#closed = true;
    for (const one of [...this.#waiting, ...this.#taken]) one.kill();
    this.#waiting.length = 0;
    this.#taken.clear();
  }

  #start(): ServiceProcess {
    return new ServiceProcess(this.#reach, this.#turnLimit);
  }

  #refill(): void {
    for (const one of this.#taken) if (one.dead) this.#taken.delete(one);
    const wanted = Math.min(this.#count, this.#expected);
    while (!this.#closed && this.#waiting.length < wanted) this.#waiting.push(this.#start());
  }
}
