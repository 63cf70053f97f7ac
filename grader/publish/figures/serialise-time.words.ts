import type { Language } from '../../language/bilingual.ts';

type Told = Readonly<Record<'size' | 'reference' | 'writing' | 'reading', string>> & { readonly players: number };

interface Words {
  readonly players: string;
  readonly title: string;
  readonly x: string;
  readonly y: string;
  readonly reference: string;
  readonly writing: string;
  readonly reading: string;
  readonly told: (values: Told) => string;
}

export const words: Readonly<Record<Language, Words>> = {
  en: {
    players: 'Players in the roster',
    title: 'Time to hand over a roster',
    x: 'players, steps of ten times',
    y: 'time (µs), steps of ten times',
    reference: 'reference',
    writing: 'writing JSON',
    reading: 'reading JSON',
    told: ({ players, size, reference, writing, reading }) =>
      `${players === 1 ? '1 player' : `${players} players`}: ${size} of JSON, ${writing} to write and ${reading} to read; a reference takes ${reference}.`,
  },
  es: {
    players: 'Jugadores en la nómina',
    title: 'Tiempo para entregar una nómina',
    x: 'jugadores, pasos de diez veces',
    y: 'tiempo (µs), pasos de diez veces',
    reference: 'referencia',
    writing: 'escribir JSON',
    reading: 'leer JSON',
    told: ({ players, size, reference, writing, reading }) =>
      `${players === 1 ? '1 jugador' : `${players} jugadores`}: ${size} de JSON, ${writing} para escribirlo y ${reading} para leerlo; una referencia tarda ${reference}.`,
  },
};
