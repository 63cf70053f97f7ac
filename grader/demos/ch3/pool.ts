import type { Language } from '../../language/bilingual.ts';
import type { Plot } from '../../plot/plot.ts';
import type { Demo, Experiment } from '../demo.ts';
import { round } from '../round.ts';
import { cutMean, refusedShare } from '../simulate/formulas.ts';
import type { Ending } from '../simulate/pool.ts';
import { type PoolWords, question, type SceneWords, sceneWords, title, words } from './pool.words.ts';
import { NAMES, type Run, runScene, SCENE } from './slow-upstream.ts';

export const pool: Demo = { name: 'pool', title, question, run };

function run(seed: number, language: Language): Experiment {
  const [say, scene] = [words[language], sceneWords[language]];
  const without = runScene(seed, { apart: false, limited: false });
  const within = runScene(seed, { apart: false, limited: true });
  const plots = [
    plot('answered', say.answered, without, within, say, scene),
    plot('refused', say.refused, without, within, say, scene),
  ];
  return {
    outcome: say.outcome(round(without.slow.cup.answered), round(cupAnswered(Number.POSITIVE_INFINITY))),
    model: [scene.model({ usual: String(SCENE.usual), slow: String(SCENE.slow / 1000) }), say.model(SCENE.limit)],
    plots,
    table: {
      head: [say.setting, ...Object.values(scene.endings)],
      rows: [...settingRows(say.without, without), ...settingRows(say.within(SCENE.limit), within)],
    },
    remarks: say.remarks({
      pool: String(SCENE.pool),
      needed: String((SCENE.rate * SCENE.slow) / 1000),
      limit: String(SCENE.limit),
      cup: round(within.slow.cup.answered),
      computed: round(cupAnswered(SCENE.limit)),
      gaveUp: round(within.slow.players.gaveUp),
    }),
  };
}

/** Calls per second to `cup` that Erlang's formula lets through while `players` is slow, less those over the limit (ms). */
function cupAnswered(limit: number): number {
  const load = (SCENE.rate * (cutMean(SCENE.usual, limit) + cutMean(SCENE.slow, limit))) / 1000;
  const inTime = 1 - Math.exp(-limit / SCENE.usual);
  return SCENE.rate * (1 - refusedShare(SCENE.pool, load)) * inTime;
}

function plot(
  ending: Ending & ('answered' | 'refused'),
  texts: PoolWords['answered'],
  without: Run,
  within: Run,
  say: PoolWords,
  scene: SceneWords,
): Plot {
  return {
    id: ending,
    title: texts.title,
    x: { label: scene.time, least: 0, most: SCENE.end },
    y: { label: texts.y, least: 0 },
    band: { from: SCENE.from, until: SCENE.until, label: scene.band },
    series: [
      { name: say.without, points: without.over(NAMES, ending) },
      { name: say.within(SCENE.limit), points: within.over(NAMES, ending) },
    ],
  };
}

/** A row for each upstream: how its calls end per second while `players` is slow. */
export function settingRows(setting: string, { slow }: Run): string[][] {
  return NAMES.map((name) => {
    const { answered, refused, gaveUp } = slow[name];
    return [`${setting}: ${name}`, ...[answered, refused, gaveUp].map((rate) => round(rate))];
  });
}
