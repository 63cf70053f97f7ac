/** Stack traces in what a service printed: its own file and lines, and nothing of the grader that runs it. */
import path from 'node:path';
import { pathToFileURL } from 'node:url';

/** A line of a trace that is the runtime's, or of what the grader has put into the process, or that Node leaves out. */
const FOREIGN =
  /^[ \t]+(?:at (?:[^(]*\()?(?:node:|ext:|file:\/\/\S*[/\\]service[/\\]inside-)|\.\.\. \d+ lines matching cause stack trace)/;
/** Characters of a line that may be one of a trace: what is longer is none, and not worth the time. */
const LONGEST = 1000;

/** `text` as it was printed by the service in `file`, which is called by its name; the same on every machine. */
export function withOwnTraces(text: string, file: string): string {
  const name = path.basename(file);
  return text
    .replaceAll(pathToFileURL(file).href, name)
    .replaceAll(file, name)
    .split('\n')
    .filter((line) => line.length > LONGEST || !FOREIGN.test(line))
    .join('\n');
}
