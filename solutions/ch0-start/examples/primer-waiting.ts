/** Primer: promises, and what comes from another service. */
import { setTimeout as pause } from 'node:timers/promises';

// #region promises
/** Takes 20 ms, then gives `name`; notes when it begins and ends. */
export async function slowly(name: string, log: string[]): Promise<string> {
  log.push(`begin ${name}`);
  await pause(20);
  log.push(`end ${name}`);
  return name;
}

/** 40 ms. */
export async function oneAfterTheOther(log: string[]): Promise<string[]> {
  const players = await slowly('players', log);
  const countries = await slowly('countries', log);
  return [players, countries];
}

/** 20 ms. */
export async function atOnce(log: string[]): Promise<string[]> {
  return Promise.all([slowly('players', log), slowly('countries', log)]);
}
// #endregion promises

// #region begun
export function begun(log: string[]): Promise<string> {
  const answer = slowly('players', log);
  // It has begun: log holds 'begin players' already.
  log.push('on the next line');
  return answer;
}
// #endregion begun

// #region asking
const TEAMS_URL = process.env.TEAMS_URL ?? 'http://teams';

/**
 * The name of a team; null where there is no such team. Throws where
 * teams answers anything else, or nothing within a second.
 */
export async function nameOf(teamId: string): Promise<string | null> {
  const url = `${TEAMS_URL}/teams/${encodeURIComponent(teamId)}`;
  const signal = AbortSignal.timeout(1000);
  const response = await fetch(url, { signal });
  if (response.status === 404) return null;
  if (!response.ok) throw new Error(`teams answered ${response.status}`);
  const team = (await response.json()) as { name: string };
  return team.name;
}
// #endregion asking
