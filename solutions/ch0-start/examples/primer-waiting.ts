/** Primer: promises, and what comes from another service. */
import { setTimeout as pause } from 'node:timers/promises';

// #region promises
/** Takes `ms`, then gives `value`; notes when it begins and ends. */
export async function slowly<T>(value: T, ms: number, log: string[]): Promise<T> {
  log.push(`begin ${value}`);
  await pause(ms);
  log.push(`end ${value}`);
  return value;
}

export async function oneAfterTheOther(log: string[]): Promise<string[]> {
  const players = await slowly('players', 20, log);
  const countries = await slowly('countries', 20, log);
  return [players, countries]; // 40 ms
}

export async function atOnce(log: string[]): Promise<string[]> {
  return Promise.all([slowly('players', 20, log), slowly('countries', 20, log)]); // 20 ms
}
// #endregion promises

// #region begun
export function begun(log: string[]): Promise<string> {
  const answer = slowly('players', 20, log); // it has begun: log holds 'begin players' already
  log.push('on the next line');
  return answer;
}
// #endregion begun

// #region asking
const TEAMS_URL = process.env.TEAMS_URL ?? 'http://teams';

/** The name of a team; null where there is no such team. Throws where nobody answers within a second. */
export async function nameOf(teamId: string): Promise<string | null> {
  const url = `${TEAMS_URL}/teams/${encodeURIComponent(teamId)}`;
  const response = await fetch(url, { signal: AbortSignal.timeout(1000) });
  if (response.status === 404) return null;
  if (!response.ok) throw new Error(`teams answered ${response.status}`);
  const team = (await response.json()) as { name: string };
  return team.name;
}
// #endregion asking
