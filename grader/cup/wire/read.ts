import { type Mistake, refuse, refuseMalformed } from './problem.ts';
import type { Call } from './serve.ts';

/** The one value of a query parameter; 400 where it is missing, empty or given twice. */
export function queryOf({ url }: Call, name: string): string {
  const values = url.searchParams.getAll(name);
  const received = `received ${url.search || 'no query'}`;
  if (values.length === 0) refuseMalformed([{ in: 'query', name, detail: `is required; ${received}` }]);
  if (values.length > 1) refuseMalformed([{ in: 'query', name, detail: `may be given once; ${received}` }]);
  if (values[0] === '') refuseMalformed([{ in: 'query', name, detail: `is empty; ${received}` }]);
  return values[0] as string;
}

/** What a field of a body must be; returns the complaint, undefined where there is none. */
export type Rule = (value: unknown) => string | undefined;

export const text: Rule = (value) =>
  typeof value === 'string' && value !== '' ? undefined : 'must be a string, not empty';

export const whole =
  (least: number, most: number): Rule =>
  (value) =>
    Number.isInteger(value) && (value as number) >= least && (value as number) <= most
      ? undefined
      : `must be a whole number from ${least} to ${most}`;

export const oneOf =
  (...allowed: readonly string[]): Rule =>
  (value) =>
    allowed.includes(value as string) ? undefined : `must be one of ${allowed.map((item) => `"${item}"`).join(', ')}`;

export const list: Rule = (value) => (Array.isArray(value) ? undefined : 'must be an array');

export const webAddress: Rule = (value) =>
  typeof value === 'string' && /^https?:\/\//.test(value) && URL.canParse(value) ? undefined : 'must be an http URL';

export const mailAddress: Rule = (value) =>
  typeof value === 'string' && /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value) ? undefined : 'must be an e-mail address';

/** The same rule for a field that may be absent. */
export const optional =
  (rule: Rule): Rule =>
  (value) =>
    value === undefined ? undefined : rule(value);

/**
 * The body as a JSON object whose fields obey `rules`. 415 where the Content-Type is not JSON; 400 where it is
 * not JSON, no object, or breaks a rule (every broken one is named). Fields without a rule are left in and ignored.
 */
export async function bodyOf<T extends object>({ request }: Call, rules: Record<keyof T & string, Rule>): Promise<T> {
  const type = request.headers.get('content-type');
  if (!/^application\/(?:[\w.+-]+\+)?json(?:\s*;|$)/i.test(type?.trim() ?? '')) {
    const detail = `Content-Type is ${type === null ? 'missing' : `"${type}"`}; expected application/json.`;
    refuse(415, 'unsupported-media-type', detail, { headers: { Accept: 'application/json' } });
  }
  const sent = await request.text();
  const body = parsed(sent);
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    refuseMalformed([{ in: 'body', name: 'body', detail: `must be a JSON object; received ${shortened(sent)}` }]);
  }
  const mistakes: Mistake[] = [];
  for (const [name, rule] of Object.entries<Rule>(rules)) {
    const value: unknown = Object.hasOwn(body, name) ? (body as Record<string, unknown>)[name] : undefined;
    const complaint = rule(value);
    if (complaint === undefined) continue;
    const received = value === undefined ? 'it is missing' : `received ${shortened(JSON.stringify(value))}`;
    mistakes.push({ in: 'body', name, detail: `${complaint}; ${received}` });
  }
  if (mistakes.length > 0) refuseMalformed(mistakes);
  return body as T;
}

function parsed(sent: string): unknown {
  try {
    return JSON.parse(sent);
  } catch {
    return undefined;
  }
}

function shortened(value: string): string {
  if (value === '') return 'nothing';
  return value.length > 60 ? `${value.slice(0, 60)}…` : value;
}
