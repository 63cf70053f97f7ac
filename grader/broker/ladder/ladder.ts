/** Which RabbitMQ a run uses: the one that was asked for, or the first that is to be had. */
import { hasDocker, startDocker } from './docker.ts';
import { findExisting } from './existing.ts';
import { scriptsFolder, startLocal } from './local.ts';
import type { Running } from './running.ts';
import { Unavailable } from './unavailable.ts';

/** `rabbitmq` is the first of AMQP_URL, Docker and a local rabbitmq-server. */
export type Choice = 'rabbitmq' | 'docker' | 'local' | `amqp://${string}`;

export interface LadderOptions {
  readonly environment: NodeJS.ProcessEnv;
  /** Whether a broker that is not ours may be used though no virtual host can be made in it. */
  readonly shared: boolean;
  /** An image is about to be fetched, which takes a while the first time. */
  readonly onPull: (image: string) => void;
}

/** Whether `text` is a choice. */
export function isChoice(text: string): text is Choice {
  return ['rabbitmq', 'docker', 'local'].includes(text) || (text.startsWith('amqp://') && URL.canParse(text));
}

/** Starts or finds the broker of `choice`. Throws Unavailable: never another one in its place. */
export async function startBroker(choice: Choice, options: LadderOptions): Promise<Running> {
  const { environment, shared, onPull } = options;
  const existing = (url: string) => findExisting(url, environment.RABBITMQ_MANAGEMENT_URL, shared);
  if (choice === 'docker') return startDocker(onPull);
  if (choice === 'local') return startLocal();
  if (choice !== 'rabbitmq') return existing(choice);
  if (environment.AMQP_URL) return existing(environment.AMQP_URL);
  if (await hasDocker()) return startDocker(onPull);
  if (scriptsFolder() !== null) return startLocal();
  throw new Unavailable('none');
}
