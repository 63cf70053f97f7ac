import { Random } from '../../base/random.ts';
import { drawCup } from '../../cup/data.ts';
import type { Language } from '../../language/bilingual.ts';
import type { Plot, Point } from '../../plot/plot.ts';
import type { Demo, Experiment } from '../demo.ts';
import { round, significant } from '../round.ts';
import { mean, percentile } from '../simulate/statistics.ts';
import { type ContentWords, question, title, words } from './content.words.ts';
import { type Handled, type Run, runScene, SCENE, type Spell, WAYS, type Way, within } from './subscribers.ts';

/** Seconds that a point of a plot covers. */
const BUCKET = 10;

export const content: Demo = { name: 'content', title, question, run };

function run(seed: number, language: Language): Experiment {
  const say = words[language];
  const random = new Random(seed).fork('ch6');
  const runs = Object.fromEntries(WAYS.map((way) => [way, runScene(way, random)])) as Record<Way, Run>;
  const counted = Object.fromEntries(WAYS.map((way) => [way, count(runs[way])])) as Record<Way, Counted>;
  const bytes = bytesOf(random);
  const row = (name: string, cell: (way: Way) => string | number) => [name, ...WAYS.map((way) => `${cell(way)}`)];
  return {
    outcome: say.outcome(counted['id-only'], counted.full),
    model: say.model(SCENE),
    plots: [queriesPlot(runs, say), behindPlot(runs, say)],
    table: {
      head: [say.counted, ...WAYS.map((way) => say.ways[way])],
      rows: [
        row(say.queries, (way) => counted[way].queries),
        row(say.burst, (way) => counted[way].burst),
        row(say.pages, (way) => counted[way].pages),
        row(say.usual, (way) => counted[way].usual),
        row(say.left, (way) => counted[way].left),
        row(say.refused, (way) => counted[way].refused),
        row(say.longest, (way) => counted[way].longest),
        row(say.outdated, (way) => counted[way].outdated),
        row(say.unseen, (way) => counted[way].unseen),
        row(say.bytes, (way) => bytes[way]),
      ],
    },
    remarks: say.remarks(counted['id-only'], counted.full, bytes),
  };
}

/** What the demo tells of one way, as it is shown. */
export type Counted = Readonly<
  Record<'queries' | 'burst' | 'pages' | 'usual' | 'left' | 'refused' | 'longest' | 'outdated' | 'unseen', string>
>;

export function count({ handled, queries, pages }: Run): Counted {
  const during = (spell: Spell) => queries.filter((at) => within(at, spell)).length;
  const usual = handled.filter(({ subscriber, changed }) => subscriber > 0 && changed < SCENE.burstAt.from);
  // The subscriber that is stopped for a while has a lag of its own, which no event's content can help.
  const later = handled.filter(({ changed }) => changed >= SCENE.burstAt.from);
  const seen = new Set(handled.map(({ subscriber, player, written }) => `${subscriber}/${player}/${written}`));
  const unseen = handled.filter((one) => !seen.has(`${one.subscriber}/${one.player}/${one.announced}`));
  const waited = pages.filter(({ at }) => within(at, SCENE.burstAt)).map(({ took }) => took * 1000);
  return {
    queries: round(queries.length, 0),
    burst: round(during(SCENE.burstAt) / (SCENE.burstAt.until - SCENE.burstAt.from), 0),
    pages: round(percentile(waited, 0.99), 0),
    usual: round(mean(usual.map(lagOf)) * 1000, 0),
    left: round(handled.filter(({ changed, at }) => changed < SCENE.down.from && at >= SCENE.down.until).length, 0),
    refused: round(during(SCENE.down), 0),
    longest: significant(Math.max(...later.map(lagOf)), 2),
    outdated: round(handled.filter(({ written, current }) => written < current).length, 0),
    unseen: round(unseen.length, 0),
  };
}

/** Seconds from the change to the copy. */
function lagOf({ changed, at }: Handled): number {
  return at - changed;
}

/** Bytes of the body of one event in either form, about a player of the seed's Cup. */
function bytesOf(random: Random): Readonly<Record<Way, number>> {
  const player = random.pick(drawCup(random).players);
  const { id: player_id, ...rest } = player;
  const event = (schema_version: number, data: object) => ({
    event_id: '0b7c1d52-5a0e-4c53-9d39-3f0f6f0c7a11',
    type: 'player.changed',
    schema_version,
    occurred_at: '2026-06-11T18:00:00.000Z',
    data,
  });
  const size = (value: object) => Buffer.byteLength(JSON.stringify(value));
  return { 'id-only': size(event(1, { player_id })), full: size(event(2, { player_id, version: 7, ...rest })) };
}

/** A point for each stretch of time, in its middle or at its end. */
function buckets(value: (spell: Spell) => number, at: 'middle' | 'end'): Point[] {
  return Array.from({ length: SCENE.end / BUCKET }, (_, index) => ({
    x: (index + (at === 'end' ? 1 : 0.5)) * BUCKET,
    y: value({ from: index * BUCKET, until: (index + 1) * BUCKET }),
  }));
}

function queriesPlot(runs: Readonly<Record<Way, Run>>, say: ContentWords): Plot {
  return {
    id: 'queries',
    title: say.queriesPlot.title,
    x: { label: say.time, least: 0, most: SCENE.end },
    y: { label: say.queriesPlot.y, least: 0 },
    band: { ...SCENE.burstAt, label: say.burstBand },
    series: WAYS.map((way) => ({
      name: say.ways[way],
      points: buckets((spell) => runs[way].queries.filter((at) => within(at, spell)).length / BUCKET, 'middle'),
    })),
  };
}

function behindPlot(runs: Readonly<Record<Way, Run>>, say: ContentWords): Plot {
  // How far behind the copies are at the end of each stretch: changes made and not yet written.
  const behind = (way: Way, until: number) =>
    runs[way].handled.filter(({ changed, at }) => changed < until && at >= until).length;
  return {
    id: 'behind',
    title: say.behindPlot.title,
    x: { label: say.time, least: 0, most: SCENE.end },
    y: { label: say.behindPlot.y, least: 0 },
    band: { ...SCENE.down, label: say.downBand },
    series: WAYS.map((way) => ({ name: say.ways[way], points: buckets(({ until }) => behind(way, until), 'end') })),
  };
}
