import type { Language } from '../../language/bilingual.ts';
import type { Demo, Experiment } from '../demo.ts';
import { question, title, words } from './joining.words.ts';
import { changesOf, ORDERS, playBoth, STYLES } from './play.ts';

export const joining: Demo = { name: 'joining', title, question, run };

async function run(seed: number, language: Language): Promise<Experiment> {
  const say = words[language];
  const played = await playBoth(seed);
  const both = STYLES.map((style) => ({ ...played[style], ...changesOf(style) }));
  const [calls, events] = both as [(typeof both)[number], (typeof both)[number]];
  const row = (name: string, cell: (one: (typeof both)[number]) => number) => [
    name,
    ...both.map((one) => `${cell(one)}`),
  ];
  return {
    outcome: say.outcome(calls.changed, events.changed),
    model: say.model(ORDERS),
    diagrams: STYLES.map((style) => ({ id: style, title: say.diagrams[style], events: played[style].events })),
    plots: [],
    table: {
      head: ['', say.styles['by-calls'], say.styles['by-events']],
      rows: [
        row(say.changed, ({ changed }) => changed),
        row(say.added, ({ added }) => added),
        row(say.messages, ({ messages }) => messages),
        row(say.took, ({ took }) => took),
        row(say.accepted(ORDERS), ({ accepted }) => accepted),
        row(say.mails, ({ mails }) => mails),
        row(say.payments, ({ payments }) => payments),
      ],
    },
    remarks: say.remarks({ calls, events }),
  };
}
