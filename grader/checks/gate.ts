/** A gate between the process's main thread and one of its workers: whoever comes to it waits until it opens. */
let gates = 0;

type Word = 'here' | 'go' | 'leave';

/** The main thread's side. It may be opened before anybody waits at it. */
export class Gate {
  readonly name: string;
  readonly #channel: BroadcastChannel;
  #word: Word | null = null;

  constructor() {
    gates += 1;
    this.name = `entre-servicios/gate/${gates}`;
    this.#channel = new BroadcastChannel(this.name);
    this.#channel.onmessage = () => {
      if (this.#word !== null) this.#channel.postMessage(this.#word);
    };
  }

  /** Lets through who waits, or comes later. */
  open(): void {
    this.#say('go');
  }

  /** Sends away who waits, or comes later. */
  dismiss(): void {
    this.#say('leave');
  }

  close(): void {
    this.#channel.close();
  }

  #say(word: Word): void {
    this.#word ??= word;
    this.#channel.postMessage(this.#word);
  }
}

/** A worker's side: resolves when the gate called `name` opens, rejects when it sends everybody away. */
export function waitAt(name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const channel = new BroadcastChannel(name);
    channel.onmessage = (event: unknown) => {
      const word = (event as { data: Word }).data;
      if (word === 'here') return;
      channel.close();
      if (word === 'go') resolve();
      else reject(new Error('sent away'));
    };
    channel.postMessage('here' satisfies Word);
  });
}
