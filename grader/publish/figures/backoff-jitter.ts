import { Random } from '../../base/random.ts';
import { drawPlotSvg } from '../../plot/svg.ts';
import { plotWords } from '../../plot/words.ts';
import { withoutStyle } from '../html.ts';
import { words } from './backoff-jitter.words.ts';
import { type Figure, sayTime } from './figure.ts';

/** Attempts of each client after its first one. */
const RETRIES = 5;
/** Attempts are counted in tenths of the first back-off. */
const TENTHS = 10;
/** One more than the last attempt can need: at base·(2⁵ − 1). */
const BUCKETS = TENTHS * (2 ** RETRIES - 1) + 1;

/**
 * When the attempts of many clients arrive that all failed at the same moment: exponential back-off alone brings them
 * back together, full jitter (random(0, base·2ⁿ)) spreads them. Every attempt fails; none takes any time itself.
 */
export const backoffJitter: Figure = {
  controls: (language) => [
    {
      kind: 'choice',
      name: 'clients',
      label: words[language].clients,
      values: [10, 20, 50, 100, 200, 500, 1000],
      initial: 100,
      say: String,
    },
    {
      kind: 'choice',
      name: 'base',
      label: words[language].base,
      values: [50, 100, 200, 500, 1000, 2000],
      initial: 100,
      say: sayTime,
    },
  ],
  draw: ({ number }, language, id) => {
    const text = words[language];
    const [clients, base] = [number('clients'), number('base')];
    const together = arrivals(clients, base, () => 1);
    const random = new Random('backoff-jitter');
    const spread = arrivals(clients, base, () => random.fraction());
    const bucket = base / TENTHS;
    const [plain, jittered] = [together, spread].map((times) => histogram(times, bucket)) as [number[], number[]];
    const series = (counts: readonly number[]) => counts.map((y, index) => ({ x: ((index + 0.5) * bucket) / 1000, y }));
    const svg = drawPlotSvg(
      {
        id: 'backoff-jitter',
        title: text.title,
        x: { label: text.x, least: 0 },
        y: { label: text.y(sayTime(bucket)), least: 0 },
        series: [
          { name: text.plain, points: series(plain), as: 'line', look: 1 },
          { name: text.jittered, points: series(jittered), as: 'line', look: 0 },
        ],
      },
      { words: plotWords[language], idPrefix: id, language },
    );
    const told = text.told({
      clients,
      plain: Math.max(...plain),
      jittered: Math.max(...jittered),
      bucket: sayTime(bucket),
    });
    return { html: withoutStyle(svg), told: [told] };
  },
};

/** Milliseconds at which attempts after the first one arrive; `share` of the full back-off is waited before each. */
function arrivals(clients: number, base: number, share: () => number): number[] {
  return Array.from({ length: clients }, () => {
    let now = 0;
    return Array.from({ length: RETRIES }, (_, retry) => {
      now += share() * base * 2 ** retry;
      return now;
    });
  }).flat();
}

function histogram(times: readonly number[], bucket: number): number[] {
  const counts = new Array<number>(BUCKETS).fill(0);
  for (const time of times) {
    const index = Math.min(BUCKETS - 1, Math.floor(time / bucket));
    counts[index] = (counts[index] ?? 0) + 1;
  }
  return counts;
}
