/** What a person types while a command runs: single keys on a terminal, characters of a pipe elsewhere. */

import type { Socket } from 'node:net';

/** Calls `onKey` for each key; `ctrl-c` is one. Gives what puts the terminal back. */
export function listenToKeys(input: NodeJS.ReadStream, onKey: (key: string) => void): () => void {
  const onData = (text: string): void => {
    for (const character of text) onKey(nameOf(character));
  };
  const raw = input.isTTY === true && typeof input.setRawMode === 'function';
  if (raw) input.setRawMode(true);
  input.setEncoding('utf8');
  input.on('data', onData);
  // No stdin at all, or one that breaks, means no keys; the command itself goes on.
  input.on('error', () => {});
  return () => {
    input.off('data', onData);
    if (raw) input.setRawMode(false);
    input.pause();
    // A pipe that was read from and is still open would keep the process alive.
    (input as Partial<Socket>).unref?.();
  };
}

function nameOf(character: string): string {
  if (character === '\u0003') return 'ctrl-c';
  return character === '\r' || character === '\n' ? 'enter' : character.toLowerCase();
}
