/** The failure matrix: every failure, every client, what was told. */
import type { Language } from '../../language/bilingual.ts';
import type { Demo, Experiment } from '../demo.ts';
import { question, title, words } from './matrix.words.ts';
import { CLIENTS, type Client, PATIENCE_MS, plays } from './play.ts';
import { tableOf } from './tables.ts';
import { variantNames } from './variants.ts';
import { words as shared } from './words.ts';

export const matrix: Demo = { name: 'matrix', title, question, run };

async function run(seed: number, language: Language): Promise<Experiment> {
  const say = words[language];
  const played = await plays(seed);
  const all = (client: Client) => variantNames.map((variant) => played[client][variant]);
  const count = Object.fromEntries(
    CLIENTS.map((client) => [client, all(client).filter(({ isFalse }) => isFalse).length]),
  ) as Record<Client, number>;
  const stuck = all('naive').filter(({ took }) => took >= PATIENCE_MS).length;
  const longest = Math.max(...all('careful').map(({ took }) => took)) / 1000;
  return {
    outcome: say.outcome(count, variantNames.length),
    model: shared[language].model,
    plots: [],
    table: { ...tableOf(variantNames, played, language), id: 'matrix', title: say.caption },
    remarks: say.remarks({ ...count, stuck, longest: longest.toFixed(1), all: variantNames.length }),
  };
}
