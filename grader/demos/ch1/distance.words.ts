import type { Bilingual, Language } from '../../language/bilingual.ts';
import type { Path } from './paths.ts';

export const title: Bilingual = {
  en: 'A call in the process, to a neighbour, and far away',
  es: 'Una llamada en el proceso, al vecino y a lo lejos',
};

export const question: Bilingual = {
  en: 'A function looks a player up in a Map. Now the Map stands in another process, on this very machine, and the look-up is a request over HTTP. How many times as long does it take? And across an ocean?',
  es: 'Una función busca a un jugador en un Map. Ahora el Map está en otro proceso, en esta misma máquina, y la búsqueda es una solicitud HTTP. ¿Cuántas veces más tarda? ¿Y al otro lado de un océano?',
};

export interface DistanceWords {
  readonly outcome: (times: Readonly<Record<'near' | 'millions', string>>) => string;
  readonly model: (values: Readonly<Record<'together' | 'zone' | 'ocean', string>>) => string[];
  readonly plot: string;
  readonly x: string;
  readonly y: string;
  readonly path: string;
  readonly calls: (count: number) => string;
  readonly paths: Readonly<Record<Path, string>>;
  readonly remarks: (values: Readonly<Record<'loopback' | 'many' | 'manyFar' | 'tail', string>>) => string[];
}

export const words: Readonly<Record<Language, DistanceWords>> = {
  en: {
    outcome: ({ near, millions }) =>
      `${near} times to the neighbour, ${millions} million times across the ocean (medians)`,
    model: ({ together, zone, ocean }) => [
      `Measured on this machine, just now: the look-up in a Map, in samples of ${together} calls since one is too short for the clock; and fetch with keep-alive to a second Node process over 127.0.0.1, answer read as JSON. 1500 samples of each after 200 that are left out, one at a time. Another run gives other figures.`,
      `Simulated: a round trip within one zone of a cloud, at least ${zone} ms, and across an ocean, at least ${ocean} ms; queues on the way add an exponential time. No such network is asked.`,
    ],
    plot: 'How long a look-up takes',
    x: 'duration (µs), each step ten times the one before',
    y: 'share of calls that took no longer (%)',
    path: 'path',
    calls: (count) => `${count} in a row (ms)`,
    paths: {
      process: 'in the process',
      loopback: 'same machine',
      zone: 'same zone (sim.)',
      ocean: 'ocean (sim.)',
    },
    remarks: ({ loopback, many, manyFar, tail }) => [
      `The neighbour is on the same chip, and a call still takes ${loopback} µs: text is written and read twice, the system changes from one process to the other and back. Distance comes on top.`,
      `300 look-ups in a row are nothing in the process. Within a zone they are ${many} ms, across the ocean ${manyFar} s. Three calls that ask for 100 each cost a hundredth.`,
      `On the same machine p99 is ${tail} times the median. A single figure hides that: state the path and the percentile.`,
    ],
  },
  es: {
    outcome: ({ near, millions }) =>
      `${near} veces hasta el vecino, ${millions} millones de veces al otro lado del océano (medianas)`,
    model: ({ together, zone, ocean }) => [
      `Medido en esta máquina, ahora mismo: la búsqueda en un Map, en muestras de ${together} llamadas, porque una sola es demasiado corta para el reloj; y fetch con conexión reutilizada a un segundo proceso de Node por 127.0.0.1, con la respuesta leída como JSON. 1500 muestras de cada una, tras 200 que no cuentan, de una en una. Otra ejecución da otras cifras.`,
      `Simulado: una ida y vuelta dentro de una zona de una nube, ${zone} ms como mínimo, y a través de un océano, ${ocean} ms como mínimo; las colas del camino agregan un tiempo exponencial. A ninguna red así se le pregunta.`,
    ],
    plot: 'Cuánto tarda una búsqueda',
    x: 'duración (µs), cada paso diez veces el anterior',
    y: 'proporción de llamadas que no tardó más (%)',
    path: 'camino',
    calls: (count) => `${count} seguidas (ms)`,
    paths: {
      process: 'en el proceso',
      loopback: 'misma máquina',
      zone: 'misma zona (sim.)',
      ocean: 'océano (sim.)',
    },
    remarks: ({ loopback, many, manyFar, tail }) => [
      `El vecino está en el mismo chip y aun así una llamada tarda ${loopback} µs: el texto se escribe y se lee dos veces, el sistema pasa de un proceso al otro y vuelve. La distancia se suma a eso.`,
      `300 búsquedas seguidas no son nada en el proceso. Dentro de una zona son ${many} ms; a través del océano, ${manyFar} s. Tres llamadas que piden 100 cada una cuestan la centésima parte.`,
      `En la misma máquina, p99 es ${tail} veces la mediana. Una sola cifra lo esconde: di el camino y el percentil.`,
    ],
  },
};
