/**
 * How points become a mark: a JSON file that an instructor writes. All of it may be left out; these are its fields:
 *
 *   { "weights": { "ch3/squad": 2, "ch3/squad#keeps-order": 3 },   multiply points; of a check, or of all of an exercise's
 *     "visibility": { "ch0/hello-extra": "hidden",                 "shown" (the default), "hidden",
 *                     "ch3/squad#keeps-order": "2026-12-01" },     or the day from which it is shown
 *     "late": { "percentPerDay": 10, "graceMinutes": 15, "mostPercent": 50 },
 *     "attempts": "best",                                          or "last"
 *     "canvas": "points",                                          what goes to Canvas: points of its assignment, or "mark"
 *     "scale": { "lowest": 1, "pass": 4, "highest": 7, "passAt": 0.6, "decimals": 1 } }
 */
import type { Values } from '../../language/bilingual.ts';
import { CHILEAN, type Scale } from './scale.ts';

export interface Policy {
  /** By check or exercise; 1 where absent. */
  readonly weights: Readonly<Record<string, number>>;
  /** By check or exercise: `shown`, `hidden`, or a date from which it is shown. */
  readonly visibility: Readonly<Record<string, string>>;
  readonly late: { readonly percentPerDay: number; readonly graceMinutes: number; readonly mostPercent: number };
  readonly attempts: 'best' | 'last';
  readonly canvas: 'points' | 'mark';
  readonly scale: Scale;
}

export const PLAIN: Policy = {
  weights: {},
  visibility: {},
  late: { percentPerDay: 0, graceMinutes: 0, mostPercent: 100 },
  attempts: 'best',
  canvas: 'points',
  scale: CHILEAN,
};

/** What is wrong in a file of an instructor; its text is `faults[fault]` of the words of a class. */
export class PolicyFault extends Error {
  readonly fault: 'notJson' | 'unknownField' | 'badValue' | 'unknownCheck' | 'badScale';
  readonly values: Values;

  constructor(fault: PolicyFault['fault'], values: Values = {}) {
    super(`${fault} ${JSON.stringify(values)}`);
    this.fault = fault;
    this.values = values;
  }
}

/** The policy that `text` says; `known` are the ids of exercises and checks. Throws PolicyFault where it makes no sense. */
export function readPolicy(text: string, known: readonly string[]): Policy {
  let given: unknown;
  try {
    given = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new PolicyFault('notJson', { error: (error as Error).message });
  }
  const fields = objectOf(given, '');
  onlyKnown(fields, Object.keys(PLAIN), '');
  const weights = objectOf(fields.weights ?? {}, 'weights');
  const visibility = objectOf(fields.visibility ?? {}, 'visibility');
  for (const id of [...Object.keys(weights), ...Object.keys(visibility)]) {
    if (!known.includes(id)) throw new PolicyFault('unknownCheck', { id });
  }
  for (const [id, weight] of Object.entries(weights)) numberOf(weight, `weights["${id}"]`, 0, 1000);
  for (const [id, value] of Object.entries(visibility)) {
    const isDate = typeof value === 'string' && !Number.isNaN(Date.parse(value));
    if (value !== 'shown' && value !== 'hidden' && !isDate) {
      throw bad(`visibility["${id}"]`, value, 'shown, hidden, 2026-12-01');
    }
  }
  const { attempts = PLAIN.attempts, canvas = PLAIN.canvas } = fields;
  if (attempts !== 'best' && attempts !== 'last') throw bad('attempts', attempts, 'best, last');
  if (canvas !== 'points' && canvas !== 'mark') throw bad('canvas', canvas, 'points, mark');
  return {
    weights: weights as Policy['weights'],
    visibility: visibility as Policy['visibility'],
    late: numbers(fields.late, 'late', PLAIN.late, { percentPerDay: 100, graceMinutes: 100_000, mostPercent: 100 }),
    attempts,
    canvas,
    scale: scaleOf(fields.scale),
  };
}

function scaleOf(given: unknown): Scale {
  const limits = { lowest: 1000, pass: 1000, highest: 1000, passAt: 1, decimals: 4 };
  const scale = numbers(given, 'scale', CHILEAN, limits);
  const { lowest, pass, highest, passAt } = scale;
  if (lowest > pass || pass > highest || passAt <= 0 || passAt >= 1) throw new PolicyFault('badScale');
  return scale;
}

/** An object of numbers from 0 to `limits`, completed by `usual`. */
function numbers<Names extends string>(
  given: unknown,
  where: string,
  usual: Readonly<Record<Names, number>>,
  limits: Readonly<Record<Names, number>>,
): Readonly<Record<Names, number>> {
  const fields = objectOf(given ?? {}, where);
  onlyKnown(fields, Object.keys(usual), `${where}.`);
  for (const [name, value] of Object.entries(fields)) numberOf(value, `${where}.${name}`, 0, limits[name as Names]);
  return { ...usual, ...(fields as Record<Names, number>) };
}

function onlyKnown(fields: object, known: readonly string[], prefix: string): void {
  for (const field of Object.keys(fields)) {
    if (!known.includes(field))
      throw new PolicyFault('unknownField', { field: prefix + field, known: known.join(', ') });
  }
}

function numberOf(value: unknown, where: string, least: number, most: number): void {
  if (typeof value !== 'number' || !(value >= least && value <= most)) throw bad(where, value, `${least} … ${most}`);
}

function objectOf(value: unknown, where: string): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw bad(where || '{ }', value, '{ … }');
  return value as Record<string, unknown>;
}

function bad(field: string, value: unknown, known: string): PolicyFault {
  return new PolicyFault('badValue', { field, value: JSON.stringify(value) ?? 'undefined', known });
}
