/** Something wrong in a chapter, told to its author: where, what, and what to do. */
export class ChapterError extends Error {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly what: string;
  readonly todo: string;

  constructor(file: string, line: number, what: string, todo: string) {
    super(`${file}:${line}: ${what}\n  ${todo.replaceAll('\n', '\n  ')}`);
    this.name = 'ChapterError';
    this.file = file;
    this.line = line;
    this.what = what;
    this.todo = todo;
  }
}

/** Takes note of a problem; reading goes on, so that an author sees all of them at once. */
export type Report = (line: number, what: string, todo: string) => void;

/** What is written in a chapter, made visible and short enough for a message. */
export function quote(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return `"${line.length > 60 ? `${line.slice(0, 60)}…` : line}"`;
}
