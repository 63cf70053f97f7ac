import { wrap } from '../journal/columns.ts';
import { fill } from '../language/bilingual.ts';
import { examine, type Finding } from './doctor/examine.ts';
import { type Begun, begin, noWords } from './shared/begin.ts';

const OPTIONS = { json: { type: 'boolean' } } as const;
const MARKS = { well: '✓', ill: '✗', note: '·' } as const satisfies Record<Finding['state'], string>;
const STYLES = { well: 'green', ill: 'red', note: 'dim' } as const;

/** `npm run doctor`: what this machine has and lacks. Exit code 0 all is well, 1 something has to be mended, 2 misuse. */
export function main(argv: string[]): Promise<number> {
  return begin('doctor', OPTIONS, argv, async (begun: Begun<typeof OPTIONS>) => {
    noWords('doctor', begun);
    const { say, screen, values } = begun;
    const findings: Finding[] = [];
    for await (const finding of examine(begun, argv)) {
      findings.push(finding);
      if (values.json) continue;
      const [first = '', ...others] = screenLines(finding.text, screen.width);
      screen.print(`${screen.paint(STYLES[finding.state], MARKS[finding.state])} ${first}`, ...others);
    }
    const count = findings.filter(({ state }) => state === 'ill').length;
    if (values.json) {
      screen.print(JSON.stringify({ format: 'entre-servicios/doctor@1', well: count === 0, findings }, null, 2));
    } else {
      screen.print('');
      screen.say(count === 0 ? say.commands.doctor.well : fill(say.commands.doctor.ill, { count }));
    }
    return count === 0 ? 0 : 1;
  });
}

function screenLines(text: string, width: number): string[] {
  return wrap(text, Math.min(width, 100) - 2).map((line, index) => (index === 0 ? line : `  ${line}`));
}
