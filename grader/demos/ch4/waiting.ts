import { Random } from '../../base/random.ts';
import type { Language } from '../../language/bilingual.ts';
import type { Plot, Point } from '../../plot/plot.ts';
import type { Demo, Experiment } from '../demo.ts';
import { round } from '../round.ts';
import { mean } from '../simulate/statistics.ts';
import { arrivals, exponential } from './arrivals.ts';
import { question, title, type WaitingWords, words } from './waiting.words.ts';

const SCENE = {
  /** Requests per second. */
  rate: 10,
  /** Mean seconds that training takes, and while it is slow. */
  usual: 0.2,
  slow: 5,
  /** Seconds that accepting a request takes: reading, checking, remembering. */
  accept: 0.005,
  from: 20,
  until: 40,
  end: 60,
} as const;
/** Seconds that a point of a plot averages over. */
const BUCKET = 2;
/** Seconds that open requests are given to pile up before the slow spell is measured. */
const FILLING = 10;

export const waiting: Demo = { name: 'waiting', title, question, run };

interface Request {
  readonly at: number;
  readonly takes: number;
}

function run(seed: number, language: Language): Experiment {
  const say = words[language];
  const random = new Random(seed).fork('waiting');
  const requests = arrivals(random.fork('arrivals'), SCENE.rate, SCENE.end).map((at) => {
    const isSlow = at >= SCENE.from && at < SCENE.until;
    return { at, takes: exponential(random, isSlow ? SCENE.slow : SCENE.usual) };
  });
  const usual = figures(requests, 0, SCENE.from);
  const slow = figures(requests, SCENE.from + FILLING, SCENE.until);
  const ms = String(SCENE.accept * 1000);
  return {
    outcome: say.outcome(round(slow.wait), ms, round(slow.open, 0)),
    model: [say.model(SCENE.rate, SCENE.usual * 1000, SCENE.slow, ms)],
    plots: [waits(requests, say), opens(requests, say)],
    table: {
      head: say.head,
      rows: [
        [say.usual(say.blocking), round(usual.wait * 1000, 0), round(usual.open)],
        [say.usual(say.accepting), ms, round(usual.open)],
        [say.slow(say.blocking), round(slow.wait * 1000, 0), round(slow.open)],
        [say.slow(say.accepting), ms, round(slow.open)],
      ],
    },
    remarks: say.remarks(SCENE.rate * SCENE.slow, round(slow.open, 0)),
  };
}

/** From second `from` to second `until`: the mean time of a training, s, and how many are open on average. */
function figures(requests: readonly Request[], from: number, until: number): { wait: number; open: number } {
  const takes = requests.filter(({ at }) => at >= from && at < until).map((one) => one.takes);
  return { wait: mean(takes), open: openDuring(requests, from, until) };
}

function openDuring(requests: readonly Request[], from: number, until: number): number {
  const overlap = ({ at, takes }: Request): number => Math.max(0, Math.min(until, at + takes) - Math.max(from, at));
  return requests.reduce((sum, one) => sum + overlap(one), 0) / (until - from);
}

function over(value: (from: number, until: number) => number): Point[] {
  return Array.from({ length: SCENE.end / BUCKET }, (_, index) => ({
    x: (index + 0.5) * BUCKET,
    y: value(index * BUCKET, (index + 1) * BUCKET),
  }));
}

function waits(requests: readonly Request[], say: WaitingWords): Plot {
  const blocking = over((from, until) => 1000 * Math.max(SCENE.accept, figures(requests, from, until).wait));
  return {
    id: 'waits',
    title: say.waits.title,
    x: { label: say.time, least: 0, most: SCENE.end },
    y: { label: say.waits.y, kind: 'logarithmic', least: 1, most: 10_000 },
    band: { from: SCENE.from, until: SCENE.until, label: say.band },
    series: [
      { name: say.blocking, points: blocking },
      { name: say.accepting, points: over(() => 1000 * SCENE.accept) },
    ],
  };
}

function opens(requests: readonly Request[], say: WaitingWords): Plot {
  return {
    id: 'open',
    title: say.opens.title,
    x: { label: say.time, least: 0, most: SCENE.end },
    y: { label: say.opens.y, least: 0 },
    band: { from: SCENE.from, until: SCENE.until, label: say.band },
    series: [{ name: say.both, points: over((from, until) => openDuring(requests, from, until)) }],
  };
}
