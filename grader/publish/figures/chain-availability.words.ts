import type { Language } from '../../language/bilingual.ts';

type Told = Readonly<Record<'success' | 'down' | 'mean' | 'p99' | 'added', string>> & { readonly calls: number };

interface Words {
  readonly controls: Readonly<Record<'calls' | 'each' | 'mean', string>>;
  readonly x: string;
  readonly success: Readonly<Record<'title' | 'y' | 'product' | 'simulated' | 'shared', string>>;
  readonly delay: Readonly<Record<'title' | 'y' | 'mean' | 'p99' | 'added', string>>;
  readonly told: (values: Told) => readonly string[];
}

export const words: Readonly<Record<Language, Words>> = {
  en: {
    controls: { calls: 'Calls in a row', each: 'Success of each call', mean: 'Mean duration of each call' },
    x: 'calls in the chain',
    success: {
      title: 'Requests that succeed',
      y: 'share (%)',
      product: 'independent: the product',
      simulated: 'independent: simulated',
      shared: 'one cause for all',
    },
    delay: {
      title: 'How long they take',
      y: 'time (ms)',
      mean: 'mean: adds up',
      p99: '99th percentile of the sum',
      added: '99th percentiles added: wrong',
    },
    told: ({ calls, success, down, mean, p99, added }) => [
      `With ${calls === 1 ? '1 call' : `${calls} calls`}, ${success} of the requests succeed: over 30 days that is ${down} of failure.`,
      calls === 1
        ? `It takes ${mean} on average, and 99 of 100 stay below ${p99}.`
        : `They take ${mean} on average, and 99 of 100 stay below ${p99}, not ${added}: bad moments seldom meet.`,
    ],
  },
  es: {
    controls: {
      calls: 'Llamadas seguidas',
      each: 'Éxito de cada llamada',
      mean: 'Duración media de cada llamada',
    },
    x: 'llamadas en la cadena',
    success: {
      title: 'Solicitudes que resultan',
      y: 'proporción (%)',
      product: 'sin relación: el producto',
      simulated: 'sin relación: simulado',
      shared: 'una causa para todas',
    },
    delay: {
      title: 'Cuánto tardan',
      y: 'tiempo (ms)',
      mean: 'media: se suma',
      p99: 'percentil 99 de la suma',
      added: 'percentiles 99 sumados: error',
    },
    told: ({ calls, success, down, mean, p99, added }) => [
      `Con ${calls === 1 ? '1 llamada' : `${calls} llamadas`} resulta ${success} de las solicitudes: en 30 días son ${down} de falla.`,
      calls === 1
        ? `Tarda ${mean} en promedio, y 99 de cada 100 quedan bajo ${p99}.`
        : `Tardan ${mean} en promedio, y 99 de cada 100 quedan bajo ${p99}, no ${added}: los malos momentos rara vez coinciden.`,
    ],
  },
};
