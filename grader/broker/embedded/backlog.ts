import type { Entry } from './message.ts';

/** The ready messages of a queue: first in, first out within a priority; one that comes back takes its old place. */
export class Backlog {
  readonly #lanes: Lane[] = [];
  readonly #returned: Entry[] = [];
  length = 0;
  /** The bytes of all bodies. */
  bytes = 0;

  push(entry: Entry): void {
    this.#lane(entry.priority).push(entry);
    this.#count(entry, 1);
  }

  /** Puts an entry that was taken back to where it stood. */
  restore(entry: Entry): void {
    this.#lane(entry.priority).restore(entry);
    this.#count(entry, 1);
  }

  /** Puts an entry before all others but those that were returned earlier: what a quorum queue does. */
  giveBack(entry: Entry): void {
    this.#returned.push(entry);
    this.#count(entry, 1);
  }

  peek(): Entry | undefined {
    return this.#returned[0] ?? this.#first()?.peek();
  }

  shift(): Entry | undefined {
    const entry = this.#returned.shift() ?? this.#first()?.shift();
    if (entry) this.#count(entry, -1);
    return entry;
  }

  clear(): Entry[] {
    const all = [...this];
    this.#lanes.length = 0;
    this.#returned.length = 0;
    this.length = 0;
    this.bytes = 0;
    return all;
  }

  *[Symbol.iterator](): Generator<Entry, void> {
    yield* this.#returned;
    for (const lane of this.#lanes) yield* lane.entries();
  }

  #first(): Lane | undefined {
    return this.#lanes.find((lane) => lane.length > 0);
  }

  #lane(priority: number): Lane {
    let index = this.#lanes.findIndex((lane) => lane.priority <= priority);
    if (index < 0) index = this.#lanes.length;
    if (this.#lanes[index]?.priority !== priority) this.#lanes.splice(index, 0, new Lane(priority));
    return this.#lanes[index] as Lane;
  }

  #count(entry: Entry, sign: 1 | -1): void {
    this.length += sign;
    this.bytes += sign * entry.message.body.length;
  }
}

/** Entries of one priority in order of position; taking from the front moves `#start` instead of the array. */
class Lane {
  readonly priority: number;
  #entries: (Entry | undefined)[] = [];
  #start = 0;

  constructor(priority: number) {
    this.priority = priority;
  }

  get length(): number {
    return this.#entries.length - this.#start;
  }

  entries(): Entry[] {
    return this.#entries.slice(this.#start) as Entry[];
  }

  peek(): Entry | undefined {
    return this.#entries[this.#start];
  }

  push(entry: Entry): void {
    this.#entries.push(entry);
  }

  shift(): Entry | undefined {
    const entry = this.#entries[this.#start];
    if (entry === undefined) return undefined;
    this.#entries[this.#start] = undefined;
    this.#start += 1;
    if (this.#start * 2 > this.#entries.length) {
      this.#entries = this.#entries.slice(this.#start);
      this.#start = 0;
    }
    return entry;
  }

  restore(entry: Entry): void {
    let low = this.#start;
    let high = this.#entries.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#entries[middle] as Entry).position < entry.position) low = middle + 1;
      else high = middle;
    }
    if (low === this.#start && low > 0) {
      this.#start -= 1;
      this.#entries[this.#start] = entry;
    } else {
      this.#entries.splice(low, 0, entry);
    }
  }
}
