import { backoffJitter } from './backoff-jitter.ts';
import { chainAvailabilityFigure } from './chain-availability.ts';
import type { Figure } from './figure.ts';
import { latencyLadder } from './latency-ladder.ts';
import { queueingCurve } from './queueing-curve.ts';
import { routingKeys } from './routing-keys.ts';
import { serialiseTime } from './serialise-time.ts';

/** What may stand after ```` ```figure ```` in a chapter. */
export const figures: Readonly<Record<string, Figure>> = {
  'backoff-jitter': backoffJitter,
  'chain-availability': chainAvailabilityFigure,
  'latency-ladder': latencyLadder,
  'queueing-curve': queueingCurve,
  'routing-keys': routingKeys,
  'serialise-time': serialiseTime,
};

/** Their names, for the reader to refuse any other. */
export const figureNames: ReadonlySet<string> = new Set(Object.keys(figures));
