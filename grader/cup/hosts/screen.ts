import { Host } from '../../network/host.ts';
import { nothing } from '../wire/json.ts';
import { bodyOf, list, oneOf } from '../wire/read.ts';
import { serve } from '../wire/serve.ts';

/** What people see: the players for `text`, or that they are not to be had. */
export interface View {
  /** What was searched for; empty where the box is. */
  readonly text: string;
  readonly state: 'found' | 'unavailable' | 'empty';
  readonly players: readonly unknown[];
}

/** A screen in the stadium. It shows what it was told last, in the effect `shown`, and knows nothing of what is newer. */
export function screenHost(): Host {
  return new Host('screen', (host) =>
    serve('screen', {
      'PUT /results': async (call) => {
        const { text, state, players } = await bodyOf<View>(call, {
          text: (value) => (typeof value === 'string' ? undefined : 'must be a string'),
          state: oneOf('found', 'unavailable', 'empty'),
          players: list,
        });
        host.did('shown', text, { state, players });
        return nothing();
      },
    }),
  );
}
