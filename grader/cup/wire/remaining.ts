import { refuseMalformed } from './problem.ts';
import type { Call } from './serve.ts';

/** The header that carries a deadline from hop to hop: the milliseconds that are left, never a time of day. */
export const remainingHeader = 'Remaining-Ms';

const day = 86_400_000;

/** The milliseconds that the caller has left; undefined where it did not say, 400 where it sent anything else. */
export function remainingOf({ request }: Call): number | undefined {
  const sent = request.headers.get(remainingHeader);
  if (sent === null) return undefined;
  const milliseconds = Number(sent);
  if (/^\d+$/.test(sent) && milliseconds >= 1 && milliseconds <= day) return milliseconds;
  const hint = milliseconds > day ? ' (it says how long is left, not when)' : '';
  const detail = `must be a whole number from 1 to ${day}; received "${sent}"${hint}`;
  return refuseMalformed([{ in: 'header', name: remainingHeader, detail }]);
}
