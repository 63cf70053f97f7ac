/** The RabbitMQ of a run: started or found before the checks, told to the person, gone afterwards. */

import { type Choice, startBroker } from '../../broker/ladder/ladder.ts';
import type { Running } from '../../broker/ladder/running.ts';
import { Unavailable } from '../../broker/ladder/unavailable.ts';
import { usesBroker } from '../../checks/exercise.ts';
import { fill } from '../../language/bilingual.ts';
import type { Catalogue } from '../../language/catalogue.ts';
import type { GradeCommand } from '../grade/understand.ts';

/** What was asked for is not to be had; the message is one sentence that says what to do. */
export class NoBroker extends Error {}

/** The broker that `command` asks for; null where it asks for the embedded one, or where no exercise needs any. */
export async function brokerFor(
  command: Pick<GradeCommand, 'broker' | 'shared' | 'exercises'>,
  say: Catalogue,
  environment: NodeJS.ProcessEnv,
  tell: (line: string) => void,
): Promise<Running | null> {
  const { broker, shared, exercises } = command;
  if (broker === null || !exercises.some(usesBroker)) return null;
  try {
    tell(fill(say.brokers.starting, { choice: withoutPassword(broker) }));
    const running = await startBroker(broker, {
      environment,
      shared,
      onPull: (image) => tell(fill(say.brokers.pulling, { image })),
    });
    const { version, host, port } = running.node;
    tell(fill(say.brokers.using, { version, place: `${host}:${port}` }));
    return running;
  } catch (error) {
    if (!(error instanceof Unavailable)) throw error;
    throw new NoBroker(fill(say.brokers[error.absence], error.values));
  }
}

function withoutPassword(choice: Choice): string {
  return choice.replace(/\/\/[^@/]*@/, '//');
}
