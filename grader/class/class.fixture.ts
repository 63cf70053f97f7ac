/** A small class for tests: what students hand in, and what should become of it. */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { remove } from '../base/remove.ts';
import { inWorkbook } from '../base/workbook.ts';
import { LINK, tarOf, zipOf } from './intake/archives.fixture.ts';

const SLUG = 'ch0-start/01-hello';

/** Read when they are asked for: a copy without solutions must load this file all the same. */
const answers = {
  right: () => read('solutions', `${SLUG}.ts`),
  stub: () => read('grader', 'stubs', `${SLUG}.ts`),
  /** Fails ch0/hello#not-found. */
  wrong: () => read('grader', 'answers', SLUG, 'wrong-status-ignored.ts'),
};

function read(...parts: string[]): string {
  return readFileSync(inWorkbook(...parts), 'utf8');
}

/** The folder of a class, with `in/` for submissions; `remove` it. */
export class SmallClass {
  readonly root: string = mkdtempSync(path.join(tmpdir(), 'entre-servicios-curso '));

  file(...parts: string[]): string {
    return path.join(this.root, ...parts);
  }

  write(name: string, bytes: string | Buffer): void {
    mkdirSync(path.dirname(this.file(name)), { recursive: true });
    writeFileSync(this.file(name), bytes);
  }

  read(name: string): string {
    return readFileSync(this.file(name), 'utf8');
  }

  /** One of each kind. */
  handIn(): void {
    this.write(`in/aracely/exercises/${SLUG}.ts`, answers.right());
    this.write('in/benito.zip', zipOf([{ name: `cuaderno/exercises/${SLUG}.ts`, text: answers.stub() }]));
    this.write('in/carla.tar.gz', gzipSync(tarOf([{ name: '01-hello.ts', text: answers.wrong() }])));
    this.write('in/dora/01-hello.ts', '');
    this.write('in/emilio.zip', zipOf([{ name: '../../../01-hello.ts', text: answers.right() }]));
    this.write('in/fito/01-hello.ts', 'for (;;);\n');
    // In an archive: on Windows not everyone may make a link.
    this.write(
      'in/gina.zip',
      zipOf([{ name: '01-hello.ts', text: inWorkbook('solutions', `${SLUG}.ts`), mode: LINK }]),
    );
    this.write('roster.csv', 'student\naracely\nbenito\nhugo\n');
  }

  copy(from: string, to: string): void {
    cpSync(this.file(from), this.file(to), { recursive: true });
  }

  remove(): void {
    remove(this.root);
  }
}
