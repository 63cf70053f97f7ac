/** Takes the exercise files of a submission, and nothing else of it. */
import { lstatSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Exercise } from '../../checks/exercise.ts';
import type { Submission } from './find.ts';
import { kindOf, readFolder, showFile } from './folder.ts';
import { readGit } from './git.ts';
import { answerPath, ignored, leadsOutside, placeOf } from './place.ts';
import { ARCHIVE_LIMIT, type Entry, FILE_LIMIT, type Reader, type Visitor } from './reader.ts';
import { Refused } from './refusal.ts';
import { readTar } from './tar.ts';
import { readZip } from './zip.ts';

/** The bytes of the answers of a submission, by their place below the folder of answers: `ch0-start/01-hello.ts`. */
export type Answers = ReadonlyMap<string, Buffer>;

const readers: Readonly<Record<Exclude<Submission['kind'], 'files' | 'link' | 'unknown' | 'twice'>, Reader>> = {
  folder: readFolder,
  zip: readZip,
  tar: readTar,
  git: readGit,
};

/** The answers in `submission` to `exercises`; throws Refused where it is not to be trusted, or holds none. */
export async function take(submission: Submission, exercises: readonly Exercise[]): Promise<Answers> {
  const { kind, places } = submission;
  const [place = ''] = places;
  const names = places.map((one) => path.basename(one)).join(', ');
  if (kind === 'link') throw new Refused('link', { path: names });
  if (kind === 'unknown') throw new Refused('format', { path: names });
  if (kind === 'twice') throw new Refused('twice', { paths: names, student: submission.student });
  const taking = new Taking(exercises);
  if (kind === 'files') {
    for (const file of places) await showFile(file, path.basename(file), taking, kindOf(lstatSync(file)));
  } else {
    if (kind !== 'folder' && kind !== 'git' && statSync(place).size > ARCHIVE_LIMIT) {
      throw new Refused('archiveTooLarge', { path: names, limit: ARCHIVE_LIMIT / 1024 / 1024 });
    }
    await readers[kind](place, taking);
  }
  return taking.answers();
}

interface Found {
  readonly path: string;
  readonly rank: number;
  readonly bytes: Buffer;
}

class Taking implements Visitor {
  readonly #exercises: readonly Exercise[];
  readonly #found = new Map<string, Found[]>();

  constructor(exercises: readonly Exercise[]) {
    this.#exercises = exercises;
  }

  wants({ path: place, kind, size }: Entry): boolean {
    if (leadsOutside(place)) throw new Refused('outside', { path: place });
    if (ignored(place)) return false;
    if (kind !== 'file') throw new Refused(kind, { path: place });
    if (placeOf(place, this.#exercises) === null) return false;
    if (size > FILE_LIMIT) throw new Refused('tooLarge', { path: place, limit: FILE_LIMIT / 1024 });
    return true;
  }

  takes({ path: place }: Entry, bytes: Buffer): void {
    const fits = placeOf(place, this.#exercises);
    if (fits === null) return;
    const file = answerPath(fits.exercise);
    const known = this.#found.get(file) ?? [];
    known.push({ path: place, rank: fits.rank, bytes });
    this.#found.set(file, known);
  }

  /** The surest file for each exercise; two that are as sure must not differ. */
  answers(): Answers {
    const answers = new Map<string, Buffer>();
    for (const [file, found] of this.#found) {
      const best = Math.min(...found.map(({ rank }) => rank));
      const [first, ...others] = found.filter(({ rank }) => rank === best);
      if (!first) continue;
      const other = others.find(({ bytes }) => !bytes.equals(first.bytes));
      if (other) throw new Refused('ambiguous', { one: first.path, other: other.path, file });
      answers.set(file, first.bytes);
    }
    if (answers.size === 0) {
      const wanted = [...new Set(this.#exercises.map(answerPath))];
      throw new Refused('nothing', { known: wanted.slice(0, 3).join(', ') + (wanted.length > 3 ? ', …' : '') });
    }
    return answers;
  }
}
