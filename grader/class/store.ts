/** Results that are kept: a file for each key, written whole or not at all, and never over another. */
import { linkSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Graded } from './task.ts';

const FORMAT = 'entre-servicios/graded@2';

export class Store {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
    mkdirSync(folder, { recursive: true });
  }

  /** What is kept under `key`; null where there is none that can be read. */
  get(key: string): Graded | null {
    try {
      const { format, record, sandbox } = JSON.parse(readFileSync(this.#file(key), 'utf8'));
      return format === FORMAT ? { record, sandbox } : null;
    } catch {
      return null;
    }
  }

  /** Keeps a result; whether there was none yet that can be read. */
  add(key: string, { record, sandbox }: Graded): boolean {
    const file = this.#file(key);
    if (this.get(key) !== null) return false;
    const temporary = `${file}.${process.pid}`;
    writeFileSync(temporary, JSON.stringify({ format: FORMAT, record, sandbox }));
    try {
      // Not a rename: of two writers, the first one's stays.
      linkSync(temporary, file);
      return true;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      if (this.get(key) !== null) return false;
      writeFileSync(file, readFileSync(temporary));
      return true;
    } finally {
      rmSync(temporary, { force: true });
    }
  }

  forget(key: string): void {
    rmSync(this.#file(key), { force: true });
  }

  /** Adds what another store holds; how many were new here. */
  addAll(other: Store): number {
    const keys = readdirSync(other.#folder).flatMap((name) => /^([0-9a-f]{32})\.json$/.exec(name)?.[1] ?? []);
    return keys.filter((key) => {
      const graded = other.get(key);
      return graded !== null && this.add(key, graded);
    }).length;
  }

  #file(key: string): string {
    return path.join(this.#folder, `${key}.json`);
  }
}
