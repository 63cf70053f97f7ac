/** Calls of a service that a person can paste into a terminal. */
import type { ExampleCall, Exercise } from '../../checks/exercise.ts';
import type { Cup } from '../../cup/data.ts';
import { stubOf } from '../../progress/stubs.ts';

/** `curl` lines for the service of `facts` at `url`, with ids that exist in `cup`. */
export function callsOf(facts: Exercise, all: readonly Exercise[], cup: Cup, url: string): string[] {
  const calls = facts.calls ?? callsInStub(facts, all);
  return (calls.length > 0 ? calls : [{ request: 'GET /' }]).map((call) => curlOf(call, cup, url));
}

/** The `curl` line for one call of a service at `url`. */
export function curlOf(call: ExampleCall, cup: Cup, url: string): string {
  return curl(call, valuesOf(cup), url);
}

/** What places can name: one thing of each kind in the Cup. */
function valuesOf(cup: Cup): Readonly<Record<string, unknown>> {
  return {
    team: cup.usualTeams[0],
    awkward: cup.awkwardTeams.find(({ trap }) => trap === '/')?.team,
    empty: cup.emptyTeam,
    unknown: { id: cup.unknownTeamId },
    player: cup.players.find(({ team_id }) => team_id === cup.usualTeams[0].id),
    order: cup.orders[0],
    match: cup.matches[0],
    item: cup.stock[0],
  };
}

function curl(
  { request, headers = {}, body }: ExampleCall,
  values: Readonly<Record<string, unknown>>,
  url: string,
): string {
  const [method = 'GET', path = '/'] = request.split(/ (.*)/s);
  const target = path.replace(/\{([\w.]+)\}/g, (_, place: string) => encodeURIComponent(String(placed(place, values))));
  const sent = body === undefined ? undefined : JSON.stringify(filled(body, values));
  const all = { ...(sent === undefined ? {} : { 'Content-Type': 'application/json' }), ...headers };
  return [
    'curl -i',
    ...(method === 'GET' ? [] : [`-X ${method}`]),
    ...Object.entries(all).map(([name, value]) => `-H ${quoted(`${name}: ${value}`)}`),
    ...(sent === undefined ? [] : [`-d ${quoted(sent)}`]),
    /^[\w:/.%-]+$/.test(url + target) ? url + target : quoted(url + target),
  ].join(' ');
}

function filled(value: unknown, values: Readonly<Record<string, unknown>>): unknown {
  if (typeof value === 'string') {
    const [, place] = /^\{([\w.]+)\}$/.exec(value) ?? [];
    if (place !== undefined) return placed(place, values);
    return value.replace(/\{([\w.]+)\}/g, (_, inner: string) => String(placed(inner, values)));
  }
  if (Array.isArray(value)) return value.map((one) => filled(one, values));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, filled(one, values)]));
}

/** `team.id`; an Error where there is no such thing, since it would be a fault of the exercise's facts. */
function placed(place: string, values: Readonly<Record<string, unknown>>): unknown {
  let value: unknown = values;
  for (const name of place.split('.')) value = (value as Record<string, unknown> | undefined)?.[name];
  if (value === undefined) throw new Error(`the Cup has no ${place} for an example call`);
  return value;
}

/** In single quotes for a POSIX shell; on Windows in double ones, as cmd and PowerShell take them. */
function quoted(text: string): string {
  if (process.platform === 'win32') return `"${text.replaceAll('"', '\\"')}"`;
  return `'${text.replaceAll("'", "'\\''")}'`;
}

/** The GET requests in the first sentence of a stub (`GET /squads/:team_id answers …`), or of what it builds on. */
function callsInStub(facts: Exercise, all: readonly Exercise[]): ExampleCall[] {
  const [, head = ''] = /^\/\*\*\s*\n?([^\n]*)/.exec(stubOf(facts) ?? '') ?? [];
  const calls = [...head.matchAll(/\bGET (\/[\w/:-]*)/g)].map(([, path = '/']) => ({
    request: `GET ${path.replace(/:(team|player|order|match)_id/g, '{$1.id}')}`,
  }));
  const usable = calls.filter(({ request }) => !request.includes(':'));
  const earlier = all.find(({ id }) => id === facts.buildsOn);
  return usable.length > 0 || !earlier ? usable : callsInStub(earlier, all);
}
