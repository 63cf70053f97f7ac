import type { Entry } from './message.ts';

/** Who takes messages from a queue as they come; what it can take depends on its channel. */
export interface Consumer {
  readonly tag: string;
  /** The channel; consumers of one channel die together. */
  readonly owner: object;
  readonly noAck: boolean;
  readonly exclusive: boolean;
  /** Higher ones are served first while they can take more. */
  readonly priority: number;
  /** Unacknowledged messages at most; 0: no limit. */
  readonly prefetch: number;
  canTake(): boolean;
  take(entry: Entry): void;
  /** The queue is gone. */
  cancelled(): void;
}

/** The consumers of a queue, served in turn within a priority; those that can take no more wait outside the turn. */
export class Consumers {
  readonly #singleActive: boolean;
  #line: Consumer[] = [];
  #waiting: Consumer[] = [];
  #active: Consumer | undefined;

  constructor(singleActive: boolean) {
    this.#singleActive = singleActive;
  }

  get count(): number {
    return this.#line.length + this.#waiting.length;
  }

  /** Whether one consumer has the queue for itself. */
  get inExclusiveUse(): boolean {
    return this.all().some(({ exclusive }) => exclusive);
  }

  /** The one that is served where a single one is active. */
  get active(): Consumer | undefined {
    return this.#active;
  }

  all(): Consumer[] {
    return [...this.#line, ...this.#waiting];
  }

  add(consumer: Consumer): void {
    this.#join(consumer);
    if (this.#singleActive) this.#active ??= consumer;
  }

  remove(consumer: Consumer): void {
    this.#line = this.#line.filter((other) => other !== consumer);
    this.#waiting = this.#waiting.filter((other) => other !== consumer);
    if (this.#active === consumer) this.#active = this.#line[0] ?? this.#waiting[0];
  }

  /** Who takes the next message; it then goes to the end of its turn. */
  next(): Consumer | undefined {
    if (this.#singleActive) return this.#active?.canTake() ? this.#active : undefined;
    for (let first = this.#line.shift(); first !== undefined; first = this.#line.shift()) {
      if (first.canTake()) {
        this.#join(first);
        return first;
      }
      this.#waiting.push(first);
    }
    return undefined;
  }

  /** Those that can take messages again join the line. */
  wake(): void {
    const able = this.#waiting.filter((consumer) => consumer.canTake());
    if (able.length === 0) return;
    this.#waiting = this.#waiting.filter((consumer) => !able.includes(consumer));
    for (const consumer of able) this.#join(consumer);
  }

  #join(consumer: Consumer): void {
    const index = this.#line.findIndex((other) => other.priority < consumer.priority);
    this.#line.splice(index < 0 ? this.#line.length : index, 0, consumer);
  }
}
