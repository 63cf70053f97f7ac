import { inspect } from 'node:util';
import type { Random } from '../../base/random.ts';
import { drawCup } from '../../cup/data.ts';
import type { Bilingual } from '../../language/bilingual.ts';
import { judge } from '../judge.ts';
import type { Scene } from '../scene.ts';
import { excerpt } from '../telling.ts';
import diagnose from './01-diagnose.exercise.ts';

interface Observation {
  readonly asked: { readonly order_id: string; readonly sku: string; readonly quantity: number };
  readonly error: 'ECONNREFUSED' | 'ECONNRESET' | 'TimeoutError' | null;
  readonly status: number | null;
  readonly body: string;
  readonly took_ms: number;
  readonly limit_ms: number;
}

type Failure = 'crash' | 'omission' | 'timing' | 'response' | 'arbitrary';

interface Case {
  readonly observed: Partial<Observation>;
  readonly executed: 'no' | 'yes' | 'unknown';
  readonly possible: readonly Failure[];
  /** What of the answer is not as agreed, where that is what the case is about. */
  readonly flaw?: Bilingual;
}

const SILENCE: readonly Failure[] = ['crash', 'omission', 'timing'];

judge(diagnose, {
  silent: cases(({ limit_ms }) => [
    { observed: { error: 'TimeoutError', took_ms: limit_ms }, executed: 'unknown', possible: SILENCE },
  ]),

  refused: cases(({ random }) => [
    { observed: { error: 'ECONNREFUSED', took_ms: random.integer(0, 3) }, executed: 'no', possible: ['crash'] },
  ]),

  broken: cases(({ random, limit_ms }) => [
    {
      observed: { error: 'ECONNRESET', took_ms: random.integer(5, limit_ms - 1) },
      executed: 'unknown',
      possible: ['crash'],
    },
  ]),

  'status-first': cases(({ random, limit_ms, right, refusal }) => [
    {
      observed: { error: 'ECONNRESET', status: random.pick([200, 201]), body: half(right) },
      executed: 'yes',
      possible: ['crash'],
    },
    {
      observed: { error: 'TimeoutError', status: random.pick([200, 201]), body: half(right), took_ms: limit_ms },
      executed: 'yes',
      possible: SILENCE,
    },
    { observed: { error: 'ECONNRESET', status: 409, body: half(refusal) }, executed: 'no', possible: ['crash'] },
    {
      observed: { error: 'TimeoutError', status: 409, body: half(refusal), took_ms: limit_ms },
      executed: 'no',
      possible: SILENCE,
    },
  ]),

  answered: cases(({ random, right, refusal }) => [
    { observed: { status: 201, body: right }, executed: 'yes', possible: ['arbitrary'] },
    {
      observed: { status: 200, body: JSON.stringify({ note: random.hex(4), ...JSON.parse(right) }) },
      executed: 'yes',
      possible: ['arbitrary'],
    },
    { observed: { status: 409, body: refusal }, executed: 'no', possible: ['arbitrary'] },
    { observed: { status: random.pick([400, 422]), body: '' }, executed: 'no', possible: ['arbitrary'] },
  ]),

  'shows-wrong': cases(({ random, asked, right }) => {
    const answer = JSON.parse(right) as Record<string, unknown>;
    const without = (field: string) => JSON.stringify({ ...answer, [field]: undefined });
    const other = (change: object) => JSON.stringify({ ...answer, ...change });
    const shelf = random.integer(1, 99);
    const missing = random.pick(['order_id', 'sku', 'quantity']);
    const notJson = { en: 'it is no complete JSON', es: 'no es JSON completo' };
    const lacks = (field: string): Bilingual => ({ en: `it lacks ${field}`, es: `le falta ${field}` });
    const bodies: readonly (readonly [string, Bilingual])[] = [
      ['<!doctype html><title>Maintenance</title>', notJson],
      [half(right), notJson],
      ['', { en: 'it is empty', es: 'está vacío' }],
      ['null', { en: 'it is no object', es: 'no es un objeto' }],
      [without('shelf'), lacks('shelf')],
      [without(missing), lacks(missing)],
      [other({ shelf: '' }), { en: 'shelf is an empty text', es: 'shelf es un texto vacío' }],
      [other({ shelf }), { en: `shelf is ${shelf}, not a text`, es: `shelf es ${shelf}, no un texto` }],
      [
        other({ quantity: String(asked.quantity) }),
        { en: 'quantity is a text, not a number', es: 'quantity es un texto, no un número' },
      ],
      [
        other({ quantity: -asked.quantity }),
        { en: 'quantity is not the one asked for', es: 'quantity no es la que se pidió' },
      ],
      [other({ order_id: `o${random.hex(6)}` }), { en: 'it is about another order_id', es: 'habla de otro order_id' }],
    ];
    const seen = (observed: Partial<Observation>, flaw: Bilingual): Case => ({
      observed,
      executed: 'unknown',
      possible: ['response'],
      flaw,
    });
    const code = random.pick([500, 502, 503]);
    return [
      ...bodies.map(([body, flaw]) => seen({ status: 201, body }, flaw)),
      seen({ status: code, body: '' }, { en: `the status is ${code}`, es: `el estado es ${code}` }),
    ];
  }),

  late: cases(({ random, limit_ms, right, refusal }) => {
    const late = { took_ms: limit_ms + random.integer(1, 3000) };
    return [
      { observed: { ...late, status: 201, body: right }, executed: 'yes', possible: ['timing'] },
      { observed: { ...late, status: 409, body: refusal }, executed: 'no', possible: ['timing'] },
      { observed: { ...late, status: 503, body: '' }, executed: 'unknown', possible: ['timing', 'response'] },
      { observed: { took_ms: limit_ms, status: 201, body: right }, executed: 'yes', possible: ['arbitrary'] },
    ];
  }),
});

interface Draw {
  readonly random: Random;
  readonly asked: Observation['asked'];
  readonly limit_ms: number;
  /** The body of a reservation that was made. */
  readonly right: string;
  /** The body of one that was refused. */
  readonly refusal: string;
}

/** Asks for the diagnosis of each case that `draw` gives, in random order. */
function cases(draw: (drawn: Draw) => readonly Case[]) {
  return async (scene: Scene<'executed' | 'possible' | 'surplus' | 'shape' | 'threw' | 'open'>): Promise<void> => {
    await scene.start();
    const { random } = scene;
    const { id: order_id, sku, quantity } = random.pick(drawCup(random.fork('cup')).orders);
    const asked = { order_id, sku, quantity };
    const limit_ms = random.integer(6, 30) * 100;
    const right = JSON.stringify({ ...asked, shelf: random.hex(12) });
    const refusal = JSON.stringify({ type: 'https://cup.example/problems/out-of-stock', status: 409 });
    const usual = { asked, error: null, status: null, body: '', took_ms: random.integer(20, 400), limit_ms };
    for (const one of random.shuffle(draw({ random, asked, limit_ms, right, refusal }))) {
      const { observed, executed, possible, flaw = '' } = one;
      const observation: Observation = { ...usual, ...observed };
      const ended = await scene.invoke('diagnose', [observation]);
      const told = { observed: shown(observation), flaw };
      if (ended.state === 'threw') {
        return scene.fail('threw', { ...told, error: `${ended.error.name}: ${ended.error.message}` });
      }
      if (ended.state !== 'returned') return scene.fail('open', told);
      const diagnosis = (ended.value ?? {}) as { executed?: unknown; possible?: unknown };
      if (!Array.isArray(diagnosis.possible) || typeof diagnosis.executed !== 'string') {
        return scene.fail('shape', { ...told, got: excerpt(inspect(ended.value)) });
      }
      if (diagnosis.executed !== executed) {
        return scene.fail('executed', { ...told, got: diagnosis.executed, expected: executed });
      }
      const got = diagnosis.possible.map(String).toSorted().join(', ');
      const expected = possible.toSorted().join(', ');
      const isSurplus = got === [...possible, 'arbitrary'].toSorted().join(', ');
      if (isSurplus) return scene.fail('surplus', { ...told, expected });
      if (got !== expected) return scene.fail('possible', { ...told, got, expected });
    }
  };
}

function half(text: string): string {
  return text.slice(0, Math.floor(text.length / 2));
}

/** What a person reads of an observation, in the words of its fields. */
function shown({ asked, error, status, body, took_ms, limit_ms }: Observation): string {
  const request = `asked ${asked.order_id}, ${asked.sku}, ${asked.quantity}`;
  return `error ${error}, status ${status}, took_ms ${took_ms}, limit_ms ${limit_ms}, ${request}, body \`${body}\``;
}
