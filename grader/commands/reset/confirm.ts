import { createInterface } from 'node:readline/promises';

/** Asks on the terminal; anything but one of the words `yes` (`y|yes`), an end of input included, is a no. */
export async function confirm(question: string, yes: string): Promise<boolean> {
  const asking = createInterface({ input: process.stdin, output: process.stderr });
  const closed = new Promise<string>((resolve) => asking.once('close', () => resolve('')));
  const interrupted = new Promise<string>((resolve) => asking.once('SIGINT', () => resolve('')));
  try {
    const answer = await Promise.race([asking.question(`${question} `), closed, interrupted]);
    return yes.split('|').includes(answer.trim().toLowerCase());
  } catch {
    return false;
  } finally {
    asking.close();
  }
}
