import type { Bilingual } from '../language/bilingual.ts';
import type { Need } from '../language/catalogue.ts';
import type { ExportKind } from '../network/member.ts';

/** What a service did instead of what it should. */
export interface FailureText extends Bilingual {
  /** Its own likeliest cause, where the check's is not one; null where the report says enough without any. */
  readonly mostOften?: Bilingual | null;
}

/** What is known of one check without running it. */
export interface CheckFacts {
  readonly points: number;
  /** Checks of the same exercise that must pass before this one can tell anything. */
  readonly after?: readonly string[];
  /** What it needs of a broker; where that is not offered, it is skipped, and the report says so. */
  readonly needs?: Need;
  /** Present-tense behaviour, ten words or fewer: `keeps the order of the team`. */
  readonly title: Bilingual;
  /** The condition that was applied: what the simulated world was like, and what was asked. */
  readonly given: Bilingual;
  /** What was expected, and why it matters. */
  readonly because: Bilingual;
  /** The likeliest cause, as a noun phrase or half a sentence. */
  readonly mostOften: Bilingual;
  /** What the service can have done instead, by name; `{places}` are filled by the check. */
  readonly failures: Readonly<Record<string, FailureText>>;
  /** What costs nothing and is worth a look all the same, by name; told whether the check is passed or not. */
  readonly warnings?: Readonly<Record<string, Bilingual>>;
  /** What a passed check tells of the answer besides, by name: which figures it reached, say, and what it costs. */
  readonly notes?: Readonly<Record<string, Bilingual>>;
}

/** Core is the path of the unit; depth goes further into it; beyond exceeds it. */
export type Tier = 'core' | 'depth' | 'beyond';

/** A call of a service, with places that are filled from the Cup: `{team.id}`, `{order.amount_cents}`. */
export interface ExampleCall {
  /** `GET /squads/{team.id}`; what is filled in is encoded. */
  readonly request: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON; a text that is one place becomes the value itself. */
  readonly body?: Readonly<Record<string, unknown>>;
}

/** The facts of an exercise: all that may be known without running it or importing vitest. */
export interface Exercise<Checks extends Readonly<Record<string, CheckFacts>> = Readonly<Record<string, CheckFacts>>> {
  /** `ch3/squad` */
  readonly id: string;
  /** Folder and file in exercises/, solutions/, checks/ and answers/, without ending: `ch3-synchronous/01-squad`. */
  readonly slug: string;
  readonly tier: Tier;
  readonly title: Bilingual;
  /** The exercise on which it builds: that one's solution is not enough for this one. */
  readonly buildsOn?: string;
  /** The stub is a service to be mended: some of its checks may be passed from the start. Default: none may. */
  readonly mends?: true;
  /** The name of the service under test in the simulated world. */
  readonly service: string;
  /** Its environment besides STATE_DIR. A simulated service that it calls stands here as `http://` and its name. */
  readonly environment: Readonly<Record<string, string>>;
  /**
   * What its file exports, by name. Left out: a service as default. A function `start` makes the default one a
   * consumer: it is called with the environment once the file is loaded, and may return a function that stops it.
   */
  readonly exports?: Readonly<Record<string, ExportKind>>;
  /** What its file is where it is no module: a document, which is read and never run. */
  readonly document?: 'yaml';
  /** How a person calls it by hand (`npm run serve`). Left out: as the first line of its stub says. */
  readonly calls?: readonly ExampleCall[];
  /** Who publishes what it consumes, where a person runs it by hand. Left out: it is called, or hears nobody. */
  readonly hears?: 'warehouse';
  /** In the order in which they are made; `starts` comes before them all by itself. */
  readonly checks: Checks;
}

/** `facts`, with the names of its checks known to the compiler. */
export function exercise<const Checks extends Readonly<Record<string, CheckFacts>>>(
  facts: Exercise<Checks>,
): Exercise<Checks> {
  return facts;
}

/** Every exercise's first check: the file is there, loads and exports what it should. It blocks all others. */
export const STARTS = 'starts';

/** The stable ids of the checks of an exercise, in order: `ch3/squad#starts`, … */
export function checkIds(facts: Exercise): string[] {
  return [STARTS, ...Object.keys(facts.checks)].map((name) => `${facts.id}#${name}`);
}

/** What the file of `facts` exports, by name; a document nothing. */
export function exportsOf(facts: Exercise): Readonly<Record<string, ExportKind>> {
  return facts.exports ?? (facts.document ? {} : { default: 'service' });
}

/** The answer to `facts` below a tree of answers, with forward slashes: `ch3-synchronous/01-squad.ts`. */
export function fileOf({ slug, document }: Exercise): string {
  return `${slug}.${document ?? 'ts'}`;
}

/** Whether the service of `facts` talks to a message broker. */
export function usesBroker(facts: Exercise): boolean {
  return facts.environment.AMQP_URL !== undefined;
}

/** Points that a perfect answer gets. */
export function pointsOf(facts: Exercise): number {
  return Object.values(facts.checks).reduce((sum, { points }) => sum + points, 0);
}
