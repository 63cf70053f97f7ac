import type { Field, FieldTable } from '../protocol/fields.ts';
import { AmqpError, preconditionFailed } from './errors.ts';
import { same } from './routing.ts';

export type QueueType = 'classic' | 'quorum';

/** RabbitMQ's names of the field types, which stand in its texts. */
export const TYPES: Record<Field['type'], string> = {
  t: 'bool',
  b: 'byte',
  B: 'unsignedbyte',
  s: 'short',
  u: 'unsignedshort',
  I: 'signedint',
  i: 'unsignedint',
  l: 'long',
  f: 'float',
  d: 'double',
  D: 'decimal',
  S: 'longstr',
  x: 'binary',
  A: 'array',
  T: 'timestamp',
  F: 'table',
  V: 'void',
};

/** Ten years in milliseconds: the longest TTL that RabbitMQ accepts. */
const LONGEST_TTL = 315_360_000_000;

/** What is wrong with a value, as RabbitMQ prints it; undefined: nothing. */
type Check = (field: Field, args: FieldTable) => string | undefined;

const integer: Check = ({ type }) =>
  ['b', 's', 'I', 'l', 'B', 'u', 'i'].includes(type) ? undefined : `"expected integer, got ${TYPES[type]}"`;

const notNegative: Check = (field, args) =>
  integer(field, args) ?? ((field.value as number) < 0 ? `{value_negative,${field.value}}` : undefined);

const ttl: Check = (field, args) => integer(field, args) ?? expiryProblem(field.value as number);

const expires: Check = (field, args) =>
  integer(field, args) ?? (field.value === 0 ? '{value_zero,0}' : ttl(field, args));

const maxPriority: Check = (field, args) =>
  notNegative(field, args) ?? ((field.value as number) > 255 ? `{max_value_exceeded,${field.value}}` : undefined);

const text: Check = ({ type }) => (type === 'S' ? undefined : `{unacceptable_type,${TYPES[type]}}`);

const flag: Check = ({ type }) => (type === 't' ? undefined : `{unacceptable_type,${TYPES[type]}}`);

const oneOf =
  (values: readonly string[], otherwise: (value: unknown) => string): Check =>
  (field, args) =>
    text(field, args) ?? (values.includes(field.value as string) ? undefined : otherwise(field.value));

const deadLetterKey: Check = (field, args) =>
  text(field, args) ?? (args.has('x-dead-letter-exchange') ? undefined : 'routing_key_but_no_dlx_defined');

const CHECKS: Record<string, Check> = {
  'x-expires': expires,
  'x-message-ttl': ttl,
  'x-dead-letter-routing-key': deadLetterKey,
  'x-dead-letter-strategy': oneOf(['at-most-once', 'at-least-once'], () => 'invalid_dlx_strategy'),
  'x-max-length': notNegative,
  'x-max-length-bytes': notNegative,
  'x-max-in-memory-length': notNegative,
  'x-max-in-memory-bytes': notNegative,
  'x-max-priority': maxPriority,
  'x-overflow': oneOf(['drop-head', 'reject-publish', 'reject-publish-dlx'], () => 'invalid_overflow'),
  'x-queue-mode': oneOf(['default', 'lazy'], (value) => `"unsupported queue mode '${value}'"`),
  'x-single-active-consumer': flag,
};

const queueType = oneOf(['classic', 'quorum', 'stream'], (value) => `"unsupported queue type '${value}'"`);

const COMMON = [
  'x-dead-letter-exchange',
  'x-dead-letter-routing-key',
  'x-expires',
  'x-max-length',
  'x-max-length-bytes',
  'x-message-ttl',
  'x-overflow',
  'x-queue-type',
  'x-single-active-consumer',
];

/** The arguments that each type of queue knows; another type's is refused. */
const KNOWN: Record<QueueType, readonly string[]> = {
  classic: [...COMMON, 'x-max-priority', 'x-queue-master-locator', 'x-queue-mode', 'x-queue-version'],
  quorum: [
    ...COMMON,
    'x-dead-letter-strategy',
    'x-delivery-limit',
    'x-max-in-memory-bytes',
    'x-max-in-memory-length',
    'x-queue-leader-locator',
    'x-quorum-initial-group-size',
  ],
};

/** Refuses what RabbitMQ refuses in the arguments of `thing`, in its words; says which type of queue is asked for. */
export function checkQueueArguments(thing: string, args: FieldTable): QueueType {
  const exchange = args.get('x-dead-letter-exchange');
  if (exchange && exchange.type !== 'S') {
    throw preconditionFailed(`invalid type '${TYPES[exchange.type]}' for arg 'x-dead-letter-exchange' in ${thing}`);
  }
  const asked = args.get('x-queue-type');
  check(thing, 'x-queue-type', asked && queueType(asked, args));
  const type = (asked?.value ?? 'classic') as QueueType | 'stream';
  if (type === 'stream')
    throw new AmqpError('NOT_IMPLEMENTED', `${thing} is a stream, which the embedded broker has not`);
  const problems = Object.entries(CHECKS).filter(([name]) => KNOWN[type].includes(name));
  for (const [name, isWrong] of problems) {
    const field = args.get(name);
    check(thing, name, field && isWrong(field, args));
  }
  for (const name of args.keys()) {
    if (!KNOWN[type].includes(name) && (KNOWN.classic.includes(name) || KNOWN.quorum.includes(name))) {
      throw preconditionFailed(`invalid arg '${name}' for ${thing} of queue type rabbit_${type}_queue`);
    }
  }
  return type;
}

export function checkConsumerArguments(thing: string, args: FieldTable): void {
  const priority = args.get('x-priority');
  check(thing, 'x-priority', priority && integer(priority, args));
}

function check(thing: string, name: string, problem: string | undefined): void {
  if (problem !== undefined) throw preconditionFailed(`invalid arg '${name}' for ${thing}: ${problem}`);
}

/** What is wrong with a TTL in milliseconds, as RabbitMQ prints it. */
export function expiryProblem(milliseconds: number): string | undefined {
  if (milliseconds < 0) return `{value_negative,${milliseconds}}`;
  return milliseconds > LONGEST_TTL ? `{value_too_large,${milliseconds}}` : undefined;
}

/** Refuses a second declaration of `thing` that differs from the first in a property. */
export function assertSame(thing: string, name: string, current: boolean | string, received: boolean | string): void {
  if (current !== received) throw inequivalent(thing, name, `'${received}'`, `'${current}'`);
}

/** Refuses a second declaration of `thing` that differs from the first in an argument among `names`. */
export function assertSameArguments(
  thing: string,
  names: readonly string[],
  current: FieldTable,
  received: FieldTable,
): void {
  for (const name of [...names].sort()) {
    const [was, is] = [current.get(name), received.get(name)];
    const ofType = name === 'x-queue-type' ? 'classic' : undefined;
    if ((was?.value ?? ofType) === undefined && (is?.value ?? ofType) === undefined) continue;
    if (was && is) {
      if (classOf(was) === classOf(is) && same(was.value, is.value)) continue;
      throw inequivalent(thing, name, `'${print(is)}'`, `'${print(was)}'`);
    }
    if ((was?.value ?? ofType) !== (is?.value ?? ofType)) throw inequivalent(thing, name, typed(is), typed(was));
  }
}

export const sameQueueArguments = (thing: string, type: QueueType, current: FieldTable, received: FieldTable) =>
  assertSameArguments(thing, KNOWN[type], current, received);

function inequivalent(thing: string, name: string, received: string, current: string): AmqpError {
  return preconditionFailed(`inequivalent arg '${name}' for ${thing}: received ${received} but current is ${current}`);
}

function classOf({ type }: Field): string {
  if ('bBsuIilD'.includes(type)) return 'int';
  return type === 'f' || type === 'd' ? 'float' : type;
}

function typed(field: Field | undefined): string {
  return field ? `the value '${print(field)}' of type '${TYPES[field.type]}'` : 'none';
}

function print({ value }: Field): string {
  return String(value);
}
