import type { Bilingual, Language } from '../../language/bilingual.ts';

export const title: Bilingual = {
  en: 'A bulkhead: a pool for each upstream',
  es: 'Compartimento estanco (bulkhead): un pool por servicio',
};

export const question: Bilingual = {
  en: 'The same service, but with two pools: 25 connections for players and 25 for cup, still without a time limit. players slows down from 50 ms to 5 s. How many of the 100 calls a second to cup are answered now?',
  es: 'El mismo servicio, pero con dos pools: 25 conexiones para players y 25 para cup, siempre sin tiempo límite. players pasa de 50 ms a 5 s. De las 100 llamadas por segundo a cup, ¿cuántas reciben respuesta ahora?',
};

export interface BulkheadWords {
  readonly outcome: (apart: string, shared: string) => string;
  readonly model: (each: number, both: number) => string;
  readonly cup: { readonly title: string; readonly y: string };
  readonly players: { readonly title: string; readonly y: string };
  readonly shared: (connections: number) => string;
  readonly apart: (connections: number) => string;
  readonly limited: (limit: number) => string;
  readonly setting: string;
  readonly remarks: (
    values: Readonly<Record<'years' | 'load' | 'each' | 'apart' | 'shared' | 'limit', string>>,
  ) => string[];
}

export const words: Readonly<Record<Language, BulkheadWords>> = {
  en: {
    outcome: (apart, shared) => `${apart} of about 100; with the shared pool it was ${shared}`,
    model: (each, both) =>
      `The same calls as in the demo pool, with ${each} connections for each upstream in place of ${both} for both.`,
    cup: { title: 'Answered calls to cup, the healthy upstream', y: 'answered calls per second' },
    players: { title: 'Answered calls to players, the slow upstream', y: 'answered calls per second' },
    shared: (connections) => `one pool of ${connections} for both`,
    apart: (connections) => `a pool of ${connections} each`,
    limited: (limit) => `a pool each, limit ${limit} ms`,
    setting: 'setting, while slow',
    remarks: ({ years, load, each, apart, shared, limit }) => [
      `cup needs ${load} connections on average and has ${each} of its own: by Erlang's formula, one refusal in about ${years} years. That players is slow does not reach it.`,
      `players gains nothing: ${apart} calls a second to it are answered, ${shared} with the shared pool, since it can no longer borrow connections. A bulkhead bounds the damage; it does not repair.`,
      `Both together do most: the time limit of ${limit} ms frees connections, the bulkhead keeps what is left of the trouble in its place.`,
    ],
  },
  es: {
    outcome: (apart, shared) => `${apart} de unas 100; con el pool compartido eran ${shared}`,
    model: (each, both) =>
      `Las mismas llamadas que en la demostración pool, con ${each} conexiones para cada servicio en lugar de ${both} para ambos.`,
    cup: { title: 'Llamadas a cup (el sano) con respuesta', y: 'llamadas con respuesta por segundo' },
    players: { title: 'Llamadas a players (el lento) con respuesta', y: 'llamadas con respuesta por segundo' },
    shared: (connections) => `un pool de ${connections} para ambos`,
    apart: (connections) => `un pool de ${connections} para cada uno`,
    limited: (limit) => `un pool cada uno, límite ${limit} ms`,
    setting: 'caso, durante la lentitud',
    remarks: ({ years, load, each, apart, shared, limit }) => [
      `cup necesita ${load} conexiones en promedio y tiene ${each} propias: según la fórmula de Erlang, un rechazo en unos ${years} años. La lentitud de players no lo alcanza.`,
      `players no gana nada: ${apart} llamadas por segundo reciben respuesta, frente a ${shared} con el pool compartido, porque ya no puede tomar conexiones prestadas. El compartimento estanco limita el daño; no lo repara.`,
      `Lo mejor es combinar ambos: el tiempo límite de ${limit} ms libera conexiones y el compartimento estanco mantiene en su lugar lo que quede del problema.`,
    ],
  },
};
