import type { Bilingual, Language } from '../../language/bilingual.ts';

export const title: Bilingual = {
  en: 'What it costs to send a roster',
  es: 'Lo que cuesta enviar una nómina',
};

export const question: Bilingual = {
  en: 'In one process a roster of 300 players is handed over as a reference, and that takes as long as for one player. As JSON: how many bytes is it, how long does writing it take, and how long reading?',
  es: 'Dentro de un proceso, una nómina de 300 jugadores se entrega como referencia, y eso tarda lo mismo que con uno solo. Como JSON, ¿cuántos bytes son, cuánto tarda escribirla y cuánto leerla?',
};

export interface SerialiseWords {
  readonly outcome: (values: Readonly<Record<'kilobytes' | 'writing' | 'reading' | 'passing', string>>) => string;
  readonly model: readonly string[];
  readonly plot: string;
  readonly x: string;
  readonly y: string;
  readonly passing: string;
  readonly writing: string;
  readonly reading: string;
  readonly players: string;
  readonly bytes: string;
  readonly passingHead: string;
  readonly writingHead: string;
  readonly readingHead: string;
  readonly remarks: (values: Readonly<Record<'each' | 'both', string>>) => string[];
}

export const words: Readonly<Record<Language, SerialiseWords>> = {
  en: {
    outcome: ({ kilobytes, writing, reading, passing }) =>
      `${kilobytes} kB, ${writing} µs to write and ${reading} µs to read; the reference ${passing} µs`,
    model: [
      'Measured on this machine, just now: JSON.stringify and JSON.parse of players of the Cup, and a call that gets the list itself and looks at its last player. Medians of 25 rounds, after 5 that are left out. Bytes in UTF-8, uncompressed. Another run gives other times, and for the same seed the same bytes.',
    ],
    plot: 'Time to hand over a roster',
    x: 'players in the roster, each step ten times the one before',
    y: 'time (µs), each step ten times the one before',
    passing: 'reference',
    writing: 'writing JSON',
    reading: 'reading JSON',
    players: 'players',
    bytes: 'bytes',
    passingHead: 'reference (µs)',
    writingHead: 'writing (µs)',
    readingHead: 'reading (µs)',
    remarks: ({ each, both }) => [
      `A reference costs the same whatever it refers to. A copy is paid for by its size: about ${each} bytes for each player, written once, carried, read once, and let go again.`,
      `Between two services it is paid twice for each call, for the question and for the answer, on both sides. A roster of 300 both ways comes to about ${both} ms of computing, during which the one thread does nothing else.`,
      'So few calls are not all: ask for what you need. And a copy is a photograph: what changes afterwards at the other side is not in it.',
    ],
  },
  es: {
    outcome: ({ kilobytes, writing, reading, passing }) =>
      `${kilobytes} kB, ${writing} µs para escribirla y ${reading} µs para leerla; la referencia, ${passing} µs`,
    model: [
      'Medido en esta máquina, ahora mismo: JSON.stringify y JSON.parse de jugadores de la Copa, y una llamada que recibe la lista misma y mira a su último jugador. Medianas de 25 rondas, tras 5 que no cuentan. Bytes en UTF-8, sin comprimir. Otra ejecución da otros tiempos y, con la misma semilla, los mismos bytes.',
    ],
    plot: 'Tiempo para entregar una nómina',
    x: 'jugadores en la nómina, cada paso diez veces el anterior',
    y: 'tiempo (µs), cada paso diez veces el anterior',
    passing: 'referencia',
    writing: 'escribir JSON',
    reading: 'leer JSON',
    players: 'jugadores',
    bytes: 'bytes',
    passingHead: 'referencia (µs)',
    writingHead: 'escribir (µs)',
    readingHead: 'leer (µs)',
    remarks: ({ each, both }) => [
      `Una referencia cuesta lo mismo, apunte a lo que apunte. Una copia se paga según su tamaño: unos ${each} bytes por jugador que se escriben, viajan, se leen y después se descartan.`,
      `Entre dos servicios se paga dos veces por llamada, por la pregunta y por la respuesta, en ambos lados. Una nómina de 300 de ida y de vuelta suma cerca de ${both} ms de cálculo, en los que el único hilo no hace otra cosa.`,
      'Por eso no basta con hacer pocas llamadas: pide lo que necesitas. Y una copia es una fotografía: lo que cambie después en el otro lado no está en ella.',
    ],
  },
};
