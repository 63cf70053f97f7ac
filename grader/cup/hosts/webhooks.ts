import { Host } from '../../network/host.ts';
import { nothing } from '../wire/json.ts';
import { refuse } from '../wire/problem.ts';
import { bodyOf, text } from '../wire/read.ts';
import { serve } from '../wire/serve.ts';

interface Received {
  readonly id: string;
  readonly source: string;
  readonly type: string;
}

/**
 * A partner that is told of events over HTTP, as structured CloudEvents. The effect `event-received` has the source and
 * the id as its key, a space between: an event that comes twice is one event, received twice.
 */
export function webhooksHost(): Host {
  return new Host('webhooks', (host) =>
    serve('webhooks', {
      'POST /events': async (call) => {
        const type = call.request.headers.get('content-type') ?? '';
        if (!/^application\/cloudevents\+json\s*(;|$)/i.test(type)) {
          refuse(415, 'unsupported-media-type', `Content-Type is "${type}"; expected application/cloudevents+json.`);
        }
        const event = await bodyOf<Received>(call, { id: text, source: text, type: text });
        host.did('event-received', `${event.source} ${event.id}`, event);
        return nothing();
      },
    }),
  );
}
