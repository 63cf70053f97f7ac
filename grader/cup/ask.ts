import { getResponse } from 'msw';
import type { Host } from '../network/host.ts';

/**
 * Asks a host directly, without a network, a clock or faults: for the hosts' own tests and for trying one out.
 * `line` is `GET /players?team_id=t41c`; an object as `body` is sent as JSON. Throws where the host has no handler.
 */
export async function ask(
  host: Host,
  line: string,
  { body, headers = {} }: { body?: unknown; headers?: Record<string, string> } = {},
): Promise<Response> {
  const [method, path] = line.split(/ (.*)/s) as [string, string];
  const json = body !== undefined && typeof body !== 'string';
  const request = new Request(`http://${host.name}${path}`, {
    method,
    headers: { ...(json ? { 'Content-Type': 'application/json' } : {}), ...headers },
    ...(body === undefined ? {} : { body: json ? JSON.stringify(body) : body }),
  });
  const response = await getResponse([...host.handlers], request);
  if (!response) throw new Error(`${host.name} has no handler for ${line}`);
  return response;
}

/** The code and status of an error answer, and what it named: `400 malformed-request team_id`. */
export async function told(answer: Promise<Response>): Promise<string> {
  const response = await answer;
  if (response.headers.get('content-type') !== 'application/problem+json')
    return `${response.status} without a problem`;
  const body = (await response.json()) as { type: string; status: number; errors?: { name: string }[] };
  const code = body.type.replace('https://cup.example/problems/', '');
  const names = (body.errors ?? []).map(({ name }) => name);
  return [response.status === body.status ? body.status : 'status?', code, ...names].join(' ');
}
