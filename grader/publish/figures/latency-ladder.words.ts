import type { Language } from '../../language/bilingual.ts';

type Rung = 'function' | 'loopback' | 'fetch' | 'centre' | 'regions' | 'ocean';

interface Words {
  readonly calls: string;
  readonly title: (calls: number) => string;
  readonly rungs: Readonly<Record<Rung, string>>;
  readonly told: (values: { readonly calls: number; readonly near: string; readonly longest: string }) => string;
}

export const words: Readonly<Record<Language, Words>> = {
  en: {
    calls: 'Calls, one after the other',
    title: (calls) => (calls === 1 ? 'One call takes' : `${calls} calls in a row take`),
    rungs: {
      function: 'a function, same process',
      loopback: 'TCP, same machine',
      fetch: 'fetch, same machine',
      centre: 'same data centre',
      regions: 'between regions of a cloud',
      ocean: 'across an ocean',
    },
    told: ({ calls, near, longest }) =>
      calls === 1
        ? `One call takes ${near} within a data centre and ${longest} across an ocean. Each line of the scale is ten times the one before.`
        : `${calls} calls, one after the other, take ${near} within a data centre and ${longest} across an ocean.`,
  },
  es: {
    calls: 'Llamadas, una tras otra',
    title: (calls) => (calls === 1 ? 'Una llamada tarda' : `${calls} llamadas seguidas tardan`),
    rungs: {
      function: 'una función, mismo proceso',
      loopback: 'TCP, misma máquina',
      fetch: 'fetch, misma máquina',
      centre: 'mismo centro de datos',
      regions: 'entre regiones de una nube',
      ocean: 'al otro lado del océano',
    },
    told: ({ calls, near, longest }) =>
      calls === 1
        ? `Una llamada tarda ${near} dentro de un centro de datos y ${longest} al otro lado del océano. Cada línea de la escala es diez veces la anterior.`
        : `${calls} llamadas, una tras otra, tardan ${near} dentro de un centro de datos y ${longest} al otro lado del océano.`,
  },
};
