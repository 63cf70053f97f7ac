/** What the exercises about requests that are answered later have in common: how answers and requests are read. */

import type { Random } from '../../base/random.ts';
import { ask } from '../../cup/ask.ts';
import type { Bilingual } from '../../language/bilingual.ts';
import type { Exchange } from '../../network/exchange.ts';
import type { Host } from '../../network/host.ts';
import type { Reply } from '../../network/reply.ts';

/** Virtual ms that an answer "at once" may take: generous, and far below what any other service needs here. */
export const SLACK = 100;

/** A training request as a client words it. */
export interface Wish {
  readonly focus: 'attack' | 'defence' | 'fitness';
  readonly minutes: number;
}

export function drawWish(random: Random): Wish {
  return { focus: random.pick(['attack', 'defence', 'fitness'] as const), minutes: random.integer(15, 180) };
}

/** Bodies that are no training request, each as a client would send it. */
export function wrongWishes(random: Random): readonly (readonly [string, unknown])[] {
  const right = drawWish(random);
  const wrong = [
    { ...right, focus: 'party' },
    { focus: right.focus },
    { ...right, minutes: random.integer(181, 900) },
    { ...right, minutes: random.integer(0, 14) },
    { ...right, minutes: String(right.minutes) },
    { ...right, minutes: random.integer(15, 179) + 0.5 },
  ];
  const asJson = wrong.map((body) => [JSON.stringify(body), body] as const);
  return random.shuffle([...asJson, ['{"focus": "att', '{"focus": "att'], ['[]', []], ['null', null]]);
}

/** A field of a JSON object; undefined where the body is none or lacks it. */
export function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}

/** A field of an answer that must be a text with something in it; undefined where it is not. */
export function textOf(value: unknown, name: string): string | undefined {
  const field = fieldOf(value, name);
  return typeof field === 'string' && field !== '' ? field : undefined;
}

/** The body of a request as a value; undefined where it is not JSON. */
export function bodyOf(exchange: Exchange): unknown {
  try {
    return JSON.parse(exchange.body ?? '');
  } catch {
    return undefined;
  }
}

/** What a person reads of a reply: its status, or that none came. */
export function told(reply: Reply): string {
  return reply.status === null ? (reply.code ?? '—') : String(reply.status);
}

export function excerpt(text: string): string {
  return text.length > 90 ? `${text.slice(0, 90)}…` : text;
}

/** The same with the body behind it. */
export function toldWhole(reply: Reply): string {
  return `${told(reply)} ${excerpt(reply.text)}`.trim();
}

/** Virtual ms until the answer was there; those until now, where none came. */
export function waited(reply: Reply, now: number): number {
  return Number.isFinite(reply.took) ? reply.took : now - (reply.exchange?.startedAt ?? 0);
}

/** What became of a request, as the end of a sentence about it: its status and when, or that nothing came. */
export function answered(reply: Reply, now: number): Bilingual {
  const took = Math.round(waited(reply, now));
  const got = told(reply);
  if (reply.status !== null || reply.code !== null) {
    return { en: `was answered with ${got} after ${took} ms`, es: `recibió ${got} a los ${took} ms` };
  }
  const seconds = Math.round(took / 1000);
  return { en: `was not answered within ${seconds} s`, es: `no tuvo respuesta en ${seconds} s` };
}

/** How long `exchange` was open, or has been until `now`: virtual ms. */
export function openFor({ startedAt, endedAt }: Exchange, now: number): number {
  return Math.round((endedAt ?? now) - startedAt);
}

/** Why `host`, which knows of no earlier request, refuses `exchange`: the detail of its answer; null where it does not. */
export async function whyRefused(host: Host, { method, url, headers, body }: Exchange): Promise<string | null> {
  const answer = await ask(host, `${method} ${url.pathname}${url.search}`, {
    headers: Object.fromEntries(headers),
    ...(body === null ? {} : { body }),
  });
  if (answer.ok) return null;
  const { detail } = (await answer.json()) as { detail?: string };
  return detail ?? '—';
}
