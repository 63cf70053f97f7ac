/** Functions of the grader's side that a service is handed as callbacks: each call of one is a request to a host. */
import { HttpResponse, http } from 'msw/http';
import { decodeValue, type ErrorValue, encodeValue } from '../base/values.ts';
import { after, Host } from './host.ts';

/** A value that comes `milliseconds` of virtual time after the call. */
export class Later {
  readonly milliseconds: number;
  readonly value: unknown;

  constructor(milliseconds: number, value: unknown) {
    this.milliseconds = milliseconds;
    this.value = value;
  }
}

/**
 * A simulated host whose functions a service calls through callbacks (`callback(name, function)`). A function returns
 * a value, a promise of one, or a `Later`; what it throws is thrown at the caller, with its own fields. Faults and
 * latency of the network apply as to any host.
 */
export function functions(
  name: string,
  bodies: Readonly<Record<string, (...args: readonly unknown[]) => unknown>>,
): Host {
  return new Host(name, () =>
    Object.entries(bodies).map(([one, body]) =>
      http.all(`http://${name}/${one}`, async ({ request }) => {
        try {
          const args = decodeValue(new Uint8Array(await request.arrayBuffer())) as unknown[];
          const value = await body(...args);
          return value instanceof Later ? after(value.milliseconds, reply(200, value.value)) : reply(200, value);
        } catch (error) {
          return reply(500, errorValue(error));
        }
      }),
    ),
  );
}

function reply(status: number, value: unknown): Response {
  return new HttpResponse(new Uint8Array(encodeValue(value)), { status });
}

function errorValue(error: unknown): ErrorValue {
  if (!(error instanceof Error)) return { name: 'Error', message: String(error), code: '', fields: {} };
  const {
    name,
    message,
    code = '',
    ...fields
  } = Object.assign({ name: error.name, message: error.message }, error) as Error & { code?: string };
  return { name, message, code, fields };
}
