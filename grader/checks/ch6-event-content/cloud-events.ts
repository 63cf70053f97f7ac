/** CloudEvents 1.0 as the checks make and judge them; the judge is the project's own library. */
import { CloudEvent } from 'cloudevents';

export const STRUCTURED = 'application/cloudevents+json';

/** An event in its structured form: what is one JSON on every carrier. */
export type Structured = Readonly<Record<string, unknown>> & { readonly id: string; readonly source: string };

/** Whether a content type says that the body is a structured CloudEvent. */
export function isStructured(contentType: string): boolean {
  return contentType.split(';')[0]?.trim().toLowerCase() === STRUCTURED;
}

/** What is wrong with `value` as a CloudEvent 1.0, in the words of the standard's library; null where nothing is. */
export function complaintOf(value: unknown): string | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return 'no JSON object';
  const event = value as Record<string, unknown>;
  // The library makes up what is missing of these, so that it cannot complain.
  for (const name of ['specversion', 'id']) if (typeof event[name] !== 'string' || !event[name]) return missing(name);
  if (event.specversion !== '1.0') return `specversion ${JSON.stringify(event.specversion)}`;
  try {
    new CloudEvent(event);
    return null;
  } catch (error) {
    return told(error);
  }
}

function missing(name: string): string {
  return `must have required property '${name}'`;
}

/** The library's complaints about single attributes, where it has any; else its first line. */
function told(error: unknown): string {
  const { errors, message } = error as { errors?: { instancePath?: string; message?: string }[]; message: string };
  const each = (errors ?? []).map((one) => `${one.instancePath ?? ''} ${one.message ?? ''}`.trim());
  return each[0] ?? message.split('\n')[0] ?? '';
}
