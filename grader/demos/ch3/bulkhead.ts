import type { Language } from '../../language/bilingual.ts';
import type { Plot } from '../../plot/plot.ts';
import type { Demo, Experiment } from '../demo.ts';
import { round } from '../round.ts';
import { refusedShare } from '../simulate/formulas.ts';
import { type BulkheadWords, question, title, words } from './bulkhead.words.ts';
import { settingRows } from './pool.ts';
import { type SceneWords, sceneWords } from './pool.words.ts';
import { type Name, type Run, runScene, SCENE } from './slow-upstream.ts';

/** Connections of each pool. */
const EACH = SCENE.pool / 2;
const SECONDS_A_YEAR = 365.25 * 24 * 3600;

export const bulkhead: Demo = { name: 'bulkhead', title, question, run };

function run(seed: number, language: Language): Experiment {
  const [say, scene] = [words[language], sceneWords[language]];
  const shared = runScene(seed, { apart: false, limited: false });
  const apart = runScene(seed, { apart: true, limited: false });
  const limited = runScene(seed, { apart: true, limited: true });
  const load = (SCENE.rate * SCENE.usual) / 1000;
  return {
    outcome: say.outcome(round(apart.slow.cup.answered), round(shared.slow.cup.answered)),
    model: [scene.model({ usual: String(SCENE.usual), slow: String(SCENE.slow / 1000) }), say.model(EACH, SCENE.pool)],
    plots: [plot('cup', shared, apart, say, scene), plot('players', shared, apart, say, scene)],
    table: {
      head: [say.setting, ...Object.values(scene.endings)],
      rows: [
        ...settingRows(say.shared(SCENE.pool), shared),
        ...settingRows(say.apart(EACH), apart),
        ...settingRows(say.limited(SCENE.limit), limited),
      ],
    },
    remarks: say.remarks({
      years: round(1 / (SCENE.rate * refusedShare(EACH, load) * SECONDS_A_YEAR), 0),
      load: round(load),
      each: String(EACH),
      apart: round(apart.slow.players.answered),
      shared: round(shared.slow.players.answered),
      limit: String(SCENE.limit),
    }),
  };
}

function plot(name: Name, shared: Run, apart: Run, say: BulkheadWords, scene: SceneWords): Plot {
  return {
    id: name,
    title: say[name].title,
    x: { label: scene.time, least: 0, most: SCENE.end },
    y: { label: say[name].y, least: 0 },
    band: { from: SCENE.from, until: SCENE.until, label: scene.band },
    series: [
      { name: say.shared(SCENE.pool), points: shared.over([name], 'answered') },
      { name: say.apart(EACH), points: apart.over([name], 'answered') },
    ],
  };
}
