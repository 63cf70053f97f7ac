/** Worlds for services of the grader's own: planted ones, clients of demos. No file of a student runs in their processes. */
import path from 'node:path';
import { Spares } from '../service/spares.ts';
import { World } from './world.ts';

export class Stage {
  readonly #spares: Spares;

  /** The processes of its services may read `folder` and nothing else; about `starts` of them will be needed. */
  constructor(folder: string, starts: number) {
    this.#spares = new Spares({ read: [folder + path.sep], write: [] }, WAITING);
    this.#spares.expect(starts);
  }

  /** A fresh world; everything random in it is drawn from `seed`. */
  world(seed: string): World {
    return new World({ seed, spares: this.#spares });
  }

  /** Announces that about `starts` more services will be started. */
  expect(starts: number): void {
    this.#spares.expect(starts);
  }

  /** Ends every process of every world. */
  close(): void {
    this.#spares.close();
  }
}

/** Processes kept waiting. */
const WAITING = 3;
