/** What waits for a core is not the service's doing: how much of its real time counts. */
import os from 'node:os';

/** At most so many times longer may something take on a machine that others use as well. */
export const CROWDED_AT_MOST = 8;

/**
 * How many times longer than alone a process takes on a machine with `cores` and that `load` (what waits for a core,
 * averaged over a minute). Windows knows no load: there the benefit of the doubt is whole.
 */
export function crowding(
  load: number = os.loadavg()[0] ?? 0,
  cores: number = os.availableParallelism(),
  platform: string = process.platform,
): number {
  if (platform === 'win32') return CROWDED_AT_MOST;
  return Math.min(CROWDED_AT_MOST, Math.max(1, load / cores));
}
