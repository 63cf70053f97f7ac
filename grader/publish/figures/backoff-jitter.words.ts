import type { Language } from '../../language/bilingual.ts';

interface Words {
  readonly clients: string;
  readonly base: string;
  readonly title: string;
  readonly x: string;
  readonly y: (bucket: string) => string;
  readonly plain: string;
  readonly jittered: string;
  readonly told: (values: {
    readonly clients: number;
    readonly plain: number;
    readonly jittered: number;
    readonly bucket: string;
  }) => string;
}

export const words: Readonly<Record<Language, Words>> = {
  en: {
    clients: 'Clients that failed together',
    base: 'First back-off',
    title: 'Attempts that arrive, five retries each',
    x: 'time since the failure (s)',
    y: (bucket) => `attempts per ${bucket}`,
    plain: 'exponential back-off',
    jittered: 'with full jitter',
    told: ({ clients, plain, jittered, bucket }) =>
      `${clients} clients: within ${bucket} at most ${plain} attempts arrive without jitter, ${jittered} with it.`,
  },
  es: {
    clients: 'Clientes que fallaron a la vez',
    base: 'Primera espera',
    title: 'Intentos que llegan, con cinco reintentos',
    x: 'tiempo desde la falla (s)',
    y: (bucket) => `intentos por cada ${bucket}`,
    plain: 'espera creciente, sin variación',
    jittered: 'con variación aleatoria completa',
    told: ({ clients, plain, jittered, bucket }) =>
      `${clients} clientes: en ${bucket} llegan a lo sumo ${plain} intentos sin variación aleatoria, ${jittered} con ella.`,
  },
};
