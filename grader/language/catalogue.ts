/** The words of the grader, one catalogue a language, with the same keys: the compiler sees to that. */

import type { YamlFaultKind } from '../base/yaml.ts';
import type { JournalWords } from '../journal/words.ts';
import type { Language } from './bilingual.ts';
import type { commandsEn } from './commands.en.ts';
import { en } from './en.ts';
import { es } from './es.ts';

/** What can be wrong in any exercise. */
export type ProblemName =
  | 'missing-file'
  | 'folder'
  | 'empty-file'
  | 'not-utf8'
  | 'too-large'
  | 'syntax'
  | 'not-erasable'
  | 'load-threw'
  | 'start-threw'
  | 'load-unsettled'
  | 'no-package'
  | 'no-name'
  | 'no-default'
  | 'no-fetch'
  | 'no-export'
  | 'wrong-export'
  | 'hang'
  | 'restless'
  | 'exit'
  | 'crash'
  | 'rejection'
  | 'memory'
  | 'ended'
  | 'forged'
  | 'closed-file'
  | 'network-exit'
  | 'listens'
  | 'spawns'
  | 'watches'
  | 'forbidden'
  | 'foreign-import'
  | 'not-a-response'
  | 'not-a-value'
  | 'endless-body'
  | 'only-node'
  | 'only-node-name'
  | 'deno-waits'
  | 'unknown-host'
  | 'unknown-route'
  | YamlFaultKind;

/** Why a RabbitMQ cannot be had. */
export type Absence =
  /** No Docker daemon, no rabbitmq-server, no AMQP_URL. */
  | 'none'
  | 'no-docker'
  | 'no-local'
  /** It was there, and did not start or let us in. */
  | 'failed'
  /** Nothing answers at the URL. */
  | 'no-answer'
  /** A broker that is not ours, where no virtual host can be made. */
  | 'shared';

/** What a check may need besides a broker: its clock on virtual time, or that it can be stopped and started. */
export type Need = 'virtual-time' | 'restart';

/** What the service did, and what to do about it. */
export interface ProblemWords {
  readonly did: string;
  readonly todo: string;
}

export interface Catalogue {
  readonly report: Readonly<
    Record<
      | 'points'
      | 'starts'
      | 'reads'
      | 'waits'
      | 'waiting'
      | 'passedChecks'
      | 'passedCheck'
      | 'waitingChecks'
      | 'waitingCheck'
      | 'mostOften'
      | 'threw'
      | 'printed'
      | 'again'
      | 'another'
      | 'next'
      | 'hint'
      | 'seed'
      | 'allPassed'
      | 'onePassed'
      | 'warnings'
      | 'could'
      | 'detail'
      | 'judging'
      | 'stopped',
      string
    > & { readonly tiers: Readonly<Record<'core' | 'depth' | 'beyond', string>> }
  >;
  readonly brokers: Readonly<Record<Absence | 'starting' | 'pulling' | 'using', string>>;
  /** Why a check was left out on this run's broker. */
  readonly needs: Readonly<Record<Need, string>>;
  readonly problems: Readonly<Record<ProblemName, ProblemWords>>;
  readonly near: string;
  readonly journal: JournalWords;
  /** What the network notes at one participant alone. */
  readonly notes: Readonly<Record<'crash' | 'restart', string>>;
  readonly grade: Readonly<
    Record<
      | 'help'
      | 'unknownWhat'
      | 'badSeed'
      | 'unknownCheck'
      | 'badReplay'
      | 'noFolder'
      | 'noSolutions'
      | 'badReport'
      | 'cannotWrite'
      | 'badBroker'
      | 'badRuntime'
      | 'noDeno',
      string
    >
  >;
  /** The other commands, and what all of them say alike. */
  readonly commands: typeof commandsEn;
}

export const catalogues: Readonly<Record<Language, Catalogue>> = { en, es };
