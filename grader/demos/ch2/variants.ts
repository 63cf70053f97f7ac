/** The failures that the demos of chapter 2 play: each family of the unit in its variants. */
import {
  bodyStalls,
  type Family,
  type Fault,
  falsified,
  hungUp,
  late,
  missingField,
  notJson,
  refused,
  replyLost,
  requestLost,
  resetMidBody,
  status,
  truncated,
} from '../../network/faults.ts';

/** Virtual ms by which a late reply is late; the clients that have a limit wait for 1000. */
const LATE_MS = 5000;

/** A pitch that does not exist, and looks like any other. */
const FALSE_PITCH = 'c0ffee0ddba1';

/** Every failure; an answer without one takes `usual` virtual ms. */
const faultsFor = (usual: number) => ({
  refused: refused(),
  'hung-up': hungUp(),
  'reset-mid-body': resetMidBody(),
  'request-lost': requestLost(),
  'reply-lost': replyLost(),
  'reply-lost-once': replyLost({ times: 1 }),
  'body-stalls': bodyStalls(),
  late: late(LATE_MS + usual),
  status: status(503),
  'missing-field': missingField('pitch'),
  truncated: truncated(),
  'not-json': notJson(),
  falsified: falsified((training) => ({ ...(training as object), pitch: FALSE_PITCH })),
});

export type Variant = keyof ReturnType<typeof faultsFor>;

export const variantNames = Object.keys(faultsFor(0)) as Variant[];

export function faultOf(variant: Variant, usual: number): Fault {
  return faultsFor(usual)[variant];
}

/** The variants of a family, in order. */
export function variantsOf(family: Family): Variant[] {
  return variantNames.filter((name) => faultOf(name, 0).family === family);
}
