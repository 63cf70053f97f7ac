import { createInterface } from 'node:readline';

/** The reader pressed Ctrl-C. */
export class Interrupted extends Error {}

/** A line that the reader types after `prompt`; empty where the input ends. Rejects with Interrupted on Ctrl-C. */
export function ask(prompt: string, input: NodeJS.ReadableStream, output: NodeJS.WritableStream): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = createInterface({ input, output, terminal: true, historySize: 0 });
    reader.on('SIGINT', () => {
      reject(new Interrupted());
      reader.close();
    });
    reader.on('close', () => {
      output.write('\n');
      resolve('');
    });
    reader.question(prompt, (answer) => {
      resolve(answer.trim());
      reader.close();
    });
  });
}
