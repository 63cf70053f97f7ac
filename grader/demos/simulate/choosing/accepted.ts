/**
 * Requests that are accepted at once and answered later, one operation at a time: sent by the caller, or through a queue.
 * Times are virtual milliseconds.
 */
import { ATTEMPTS, BACKOFF, beforeCrash, type Contact, note, RESEND, type Setting, workFor } from './contact.ts';
import { after, isCutOff, SECOND, spared, within } from './situation.ts';

/** Share of what a receiver takes from a queue or a table in the middle of which its process ends. */
export const CUT_OFF = 0.004;
/** A submission, which takes no work, is given up after it. */
const SUBMISSION_LIMIT = 5 * SECOND;
/** How often a reply is asked for. */
const POLL = SECOND;

/** Asynchronous request-response: accepted at once, done and answered later, or expired. */
export function accept(setting: Setting, at: number): Contact {
  const { decision, troubles, random } = setting;
  const held = random.integer(2, 10);
  const deadline = at + (decision.time_limit_ms ?? Number.POSITIVE_INFINITY);
  const way = decision.retries === 'receiver' ? throughQueue(setting, at) : submitted(setting, at, deadline);
  const told = { held, withdrawn: false, messages: way.messages };
  const forgetting = troubles.restarts.find(({ from }) => from > at && from < Math.min(way.end, deadline));
  // Only what is kept outlives a restart of the one who asked: nobody is left who would take the reply.
  if (forgetting && decision.on_failure !== 'keep') {
    return { ...told, answer: null, told: 'accepted', executions: way.executions };
  }
  if (way.end > deadline) {
    // Who keeps it, or undoes what it can, calls it off when it expires; otherwise it is done all the same.
    const calledOff = decision.on_failure === 'keep' || decision.on_failure === 'compensate';
    const outcome = decision.on_failure === 'degrade' ? 'without' : 'failed';
    return { ...told, answer: deadline - at, told: outcome, executions: way.executions, withdrawn: calledOff };
  }
  const { executions } = way;
  if (way.end === Number.POSITIVE_INFINITY) return { ...told, answer: null, told: 'accepted', executions };
  const answer = way.end - at + random.fraction() * POLL;
  if (way.done) return { ...told, answer, told: 'done', executions };
  const without = decision.on_failure === 'degrade';
  return {
    ...told,
    answer,
    told: without ? 'without' : 'failed',
    executions,
    withdrawn: decision.on_failure === 'compensate',
  };
}

interface Way {
  /** When it is known how it went; Infinity: never. */
  readonly end: number;
  readonly done: boolean;
  readonly executions: readonly number[];
  readonly messages: number;
}

/** The caller sends it itself. The receiver says at once that it has it, and calls when it is done. */
function submitted(setting: Setting, at: number, deadline: number): Way {
  const { decision, situation, troubles, random } = setting;
  const keeps = decision.on_failure === 'keep';
  const executions: number[] = [];
  let messages = 0;
  let now = at;
  for (let count = 1; now < Math.min(deadline, situation.until * 3); count += 1) {
    messages += 2;
    const isDown = within(troubles.down, now);
    const confirmed = random.fraction() >= situation.repliesLost;
    const work = workFor(situation, troubles, random, now);
    let finish = now + work;
    const crash = !isDown && isCutOff(situation, troubles, now, finish);
    if (!isDown) {
      if (crash) note(executions, beforeCrash(now, finish, troubles.down.from, random), decision);
      else if (Number.isFinite(finish)) note(executions, finish, decision);
      if (decision.same_key && executions.length > 0) finish = executions[0] as number;
      // Nobody hears of what was under way in a crash: whoever keeps it asks, and sends it again.
      if (crash && !keeps) return { end: troubles.down.from, done: false, executions, messages };
      if (!crash && confirmed) return { end: finish, done: true, executions, messages };
      if (!crash && decision.retries === 'nobody') return { end: finish, done: true, executions, messages };
    }
    const quick = decision.retries === 'caller' && count < ATTEMPTS;
    if (!quick && !keeps) return { end: now + SUBMISSION_LIMIT, done: false, executions, messages };
    // It is kept, and nobody sends it again.
    if (!quick && decision.retries === 'nobody') break;
    now = crash ? troubles.down.from : now;
    now += quick ? (isDown ? 0 : SUBMISSION_LIMIT) + random.fraction() * BACKOFF * 2 ** count : RESEND;
  }
  return { end: Number.POSITIVE_INFINITY, done: false, executions, messages };
}

/** A queue keeps it until the receiver has done it; kept in a queue of the receiver's own process it goes with that. */
function throughQueue(setting: Setting, at: number): Way {
  const { situation, decision, troubles, random } = setting;
  const keeps = decision.on_failure === 'keep';
  const sent = after(troubles.between, at) + random.integer(5, 25);
  // Whoever sent it and had no confirmation sends it again.
  const copies = random.fraction() < situation.repliesLost ? 2 : 1;
  if (!keeps && (within(troubles.between, at) || within(troubles.down, sent))) {
    return { end: sent, done: false, executions: [], messages: 1 };
  }
  const executions: number[] = [];
  for (let copy = 0; copy < copies; copy += 1) {
    for (const moment of taken(setting, after(troubles.down, sent), keeps)) note(executions, moment, decision);
  }
  const end = executions.at(-1) ?? Number.POSITIVE_INFINITY;
  return { end, done: executions.length > 0, executions, messages: 1 + copies };
}

/**
 * When a receiver has done what it takes up at `begin`, from a queue or a table. After a crash it does it once more, if it
 * had not ticked it off before the work (`again`).
 */
export function taken({ situation, troubles, random }: Setting, begin: number, again: boolean): number[] {
  const finish = begin + workFor(situation, troubles, random, begin);
  const falls = isCutOff(situation, troubles, begin, finish);
  const stumbles = !situation.outlives && Number.isFinite(finish) && random.fraction() < CUT_OFF;
  if (!falls && !stumbles) return Number.isFinite(finish) ? [finish] : [];
  const crash = falls ? troubles.down.from : begin + (finish - begin) * random.fraction();
  const before = beforeCrash(begin, finish, crash, random);
  const executions = before === null ? [] : [before];
  if (again)
    executions.push((falls ? troubles.down.until : finish) + workFor(situation, spared(troubles), random, finish));
  return executions;
}
