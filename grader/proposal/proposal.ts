/** A proposal: domains, services, events and connections, each with its place in the file. */
import type { Spot } from '../base/yaml.ts';
import type { Bilingual, Language } from '../language/bilingual.ts';

export const MECHANISMS = ['request-response', 'async-request-response', 'events', 'common-data'] as const;

export type Mechanism = (typeof MECHANISMS)[number];

/** What a student wrote: once, for readers of either language, or in both. */
export type Text = string | Bilingual;

export interface Proposal {
  readonly title: Text;
  readonly authors: readonly string[];
  readonly problem: Text | null;
  readonly domains: readonly Domain[];
  readonly services: readonly Service[];
  readonly events: readonly Event[];
  readonly connections: readonly Connection[];
}

export interface Domain {
  readonly name: string;
  readonly about: Text;
  readonly spot: Spot;
}

export interface Service {
  readonly name: string;
  readonly domain: string;
  readonly team: Text;
  readonly does: Text | null;
  readonly owns: readonly { readonly name: string; readonly spot: Spot }[];
  /** Percent of the time; null where it is not said. */
  readonly availability: number | null;
  readonly spot: Spot;
}

export interface Event {
  readonly name: string;
  readonly publisher: string;
  readonly carries: 'id' | 'full' | 'reference' | null;
  /** Why it is right that nobody listens; null where somebody should. */
  readonly unheard: Text | null;
  readonly spot: Spot;
}

export interface Connection {
  readonly from: string;
  readonly to: string;
  readonly mechanism: Mechanism;
  readonly asks: Text | null;
  readonly event: string | null;
  readonly data: string | null;
  readonly timeLimit: TimeLimit | null;
  readonly reason: Text | null;
  readonly onFailure: Text | null;
  readonly considered: readonly { readonly mechanism: Mechanism; readonly reason: Text; readonly spot: Spot }[];
  readonly spot: Spot;
}

export interface TimeLimit {
  /** As it was written: `800 ms`. */
  readonly text: string;
  readonly milliseconds: number;
}

/** `text` for a reader of `language`. */
export function textIn(text: Text, language: Language): string {
  return typeof text === 'string' ? text : text[language];
}

/** `squads → players`: how a connection is named in a sentence. */
export function nameOf({ from, to }: Pick<Connection, 'from' | 'to'>): string {
  return `${from} → ${to}`;
}

/** `name` without what a reader does not see: capitals, and spaces more than one or around it. */
export function folded(name: string): string {
  return name.trim().replace(/\s+/g, ' ').toLowerCase();
}
