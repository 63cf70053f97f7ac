import { expect, test } from 'vitest';
import { Queue } from './queue.ts';

test('works off one after the other and nothing twice', async () => {
  const queue = new Queue();
  const done: string[] = [];
  let open = (): void => {};
  const gate = new Promise<void>((resolve) => {
    open = resolve;
  });
  queue.add('a', async () => {
    await gate;
    done.push('a');
  });
  const last = new Promise<void>((resolve) => {
    for (const name of ['b', 'a', 'b']) queue.add(name, async () => void done.push(`${name} again`));
    queue.add('end', async () => resolve());
  });
  open();
  await last;
  expect(done).toEqual(['a', 'b again', 'a again']);
});
