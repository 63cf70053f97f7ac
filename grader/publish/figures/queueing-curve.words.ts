import type { Language } from '../../language/bilingual.ts';

interface Words {
  readonly busy: string;
  readonly service: string;
  readonly title: string;
  readonly x: string;
  readonly y: string;
  readonly mean: string;
  readonly p99: string;
  readonly chosen: (busy: string) => string;
  readonly told: (values: Readonly<Record<'busy' | 'mean' | 'p99' | 'times', string>>) => string;
}

export const words: Readonly<Record<Language, Words>> = {
  en: {
    busy: 'Busy',
    service: 'Time a request needs by itself',
    title: 'Time in the service, waiting included',
    x: 'busy (% of the time)',
    y: 'time (ms)',
    mean: 'mean',
    p99: '99th percentile',
    chosen: (busy) => `at ${busy}`,
    told: ({ busy, mean, p99, times }) =>
      `Busy ${busy} of the time: ${mean} on average, ${times} times what a request needs by itself; 99 of 100 stay below ${p99}.`,
  },
  es: {
    busy: 'Ocupado',
    service: 'Lo que una solicitud necesita por sí sola',
    title: 'Tiempo en el servicio, incluida la espera',
    x: 'ocupado (% del tiempo)',
    y: 'tiempo (ms)',
    mean: 'media',
    p99: 'percentil 99',
    chosen: (busy) => `con ${busy}`,
    told: ({ busy, mean, p99, times }) =>
      `Ocupado ${busy} del tiempo: ${mean} en promedio, ${times} veces lo que una solicitud necesita por sí sola; 99 de cada 100 quedan bajo ${p99}.`,
  },
};
