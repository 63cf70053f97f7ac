import type { HttpHandler } from 'msw/http';

/** Something that a simulated host did because it was asked to: a mail sent, a training begun. Counted by the checks. */
export interface Effect {
  /** What was done, in the words of the domain: `training-started`, `mail-sent`. */
  readonly kind: string;
  /** What it was done to: an id. Two effects with one kind and key are one effect done twice. */
  readonly key: string;
  /** Virtual milliseconds when it happened. */
  readonly at: number;
  readonly detail?: unknown;
}

/**
 * A simulated service: its name on the network (`players` answers `http://players`) and msw request handlers,
 * which say what it answers. When it answers, and whether the answer arrives, is the network's business (faults).
 */
export class Host {
  readonly name: string;
  readonly handlers: readonly HttpHandler[];
  readonly effects: Effect[] = [];
  /** The world's clock; the world sets it when the host joins it. */
  now: () => number = () => 0;

  /** `routes` is given the host itself, so that its handlers can record effects. */
  constructor(name: string, routes: (host: Host) => HttpHandler[]) {
    this.name = name;
    this.handlers = routes(this);
  }

  /** Records that the host did something, at the virtual time of the request being handled. */
  did(kind: string, key: string, detail?: unknown): void {
    this.effects.push({ kind, key, at: this.now(), ...(detail === undefined ? {} : { detail }) });
  }
}

const plans = new WeakMap<Response, ReplyPlan>();

/** How long the host itself takes before it answers, in virtual milliseconds. */
export interface ReplyPlan {
  readonly after: number;
}

/**
 * Has the host take `milliseconds` of virtual time before `response` leaves it; returns the same response.
 * (msw's own `delay()` waits in real time: never in a check.)
 */
export function after(milliseconds: number, response: Response): Response {
  plans.set(response, { after: milliseconds });
  return response;
}

/** What `after` was told of `response`; undefined where it was not told anything. */
export function planOf(response: Response): ReplyPlan | undefined {
  return plans.get(response);
}

const unexpected = new WeakMap<Response, readonly string[]>();

/**
 * Marks `response` as the answer to a request that nobody expects: the host has no such route, it has `routes`. The
 * network names it as a problem of the caller. Returns the same response.
 */
export function notExpected(routes: readonly string[], response: Response): Response {
  unexpected.set(response, routes);
  return response;
}

/** The routes that there are, where `response` was marked by `notExpected`. */
export function routesInsteadOf(response: Response): readonly string[] | undefined {
  return unexpected.get(response);
}
