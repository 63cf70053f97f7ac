import type { Bilingual, Language } from '../../language/bilingual.ts';

export const title: Bilingual = {
  en: 'The queueing curve of an overloaded service',
  es: 'La curva de la cola de un servicio sobrecargado',
};

export const question: Bilingual = {
  en: 'A service needs 10 ms for a request, one at a time. When it is busy half of the time (utilisation 50 %), a request takes 20 ms on average, its waiting included. How many milliseconds does it take at 90 %?',
  es: 'Un servicio necesita 10 ms por solicitud y las atiende de una en una. Cuando está ocupado la mitad del tiempo (utilización de 50 %), una solicitud tarda 20 ms en promedio, incluida la espera. ¿Cuántos milisegundos tarda con 90 %?',
};

type Values<Key extends string> = Readonly<Record<Key, string>>;

export interface QueueingWords {
  readonly outcome: (computed: string, simulated: string, p99: string) => string;
  readonly model: (service: number, places: number) => string[];
  readonly curve: {
    readonly title: string;
    readonly x: string;
    readonly y: string;
    readonly computed: (what: string) => string;
    readonly simulated: (what: string) => string;
  };
  readonly mean: string;
  readonly overload: {
    readonly title: string;
    readonly x: string;
    readonly y: string;
    readonly band: string;
    readonly computed: string;
    readonly unbounded: string;
    readonly bounded: (places: number) => string;
  };
  readonly head: readonly string[];
  readonly remarks: (values: Values<'last' | 'longest' | 'after' | 'bounded' | 'refused' | 'places'>) => string[];
}

export const words: Readonly<Record<Language, QueueingWords>> = {
  en: {
    outcome: (computed, simulated, p99) =>
      `${computed} ms by the formula, ${simulated} ms in the simulation; one request in a hundred takes over ${p99} ms`,
    model: (service, places) => [
      `Model M/M/1: requests arrive independently (Poisson), are served one at a time in order of arrival, in ${service} ms on average (exponential), and nobody leaves the queue. Mean time in system: ${service} ms / (1 − ρ), ρ being the utilisation; p99: 4.6 times that.`,
      `Overload: a minute at 80 %, two at 120 %, then 80 % again; once with a queue of any length, once with ${places} requests inside at most and the others refused at once.`,
    ],
    curve: {
      title: 'Time in system, waiting included',
      x: 'utilisation (%)',
      y: 'time (ms)',
      computed: (what) => `${what}: formula`,
      simulated: (what) => `${what}: simulated`,
    },
    mean: 'mean',
    overload: {
      title: 'Past 100 %: how long a request takes that arrives at this moment',
      x: 'time of arrival (s)',
      y: 'time in system (s)',
      band: 'overload',
      computed: 'surplus added up: computed',
      unbounded: 'queue of any length',
      bounded: (places) => `${places} inside at most`,
    },
    head: ['utilisation %', '1/(1−ρ)', 'mean ms formula', 'mean ms simulated', 'p99 ms formula', 'p99 ms simulated'],
    remarks: ({ last, longest, after, bounded, refused, places }) => [
      `The curve is no straight line: from 50 % to 90 % the time grows fivefold, and at 99 % it is ${last} ms. There the simulation wavers: the nearer to 100 %, the longer chance needs to even out.`,
      `Past 100 % there is no average any more. Each second of 120 % adds 0.2 s of waiting: a request that arrives at the end of the overload takes ${longest} s, and the overload, 120 s long, is felt for about ${after} s after it ended.`,
      `With ${places} inside at most nobody takes over ${bounded} s; the price is ${refused} % refused during the overload. Who is refused at once can still do something else.`,
    ],
  },
  es: {
    outcome: (computed, simulated, p99) =>
      `${computed} ms según la fórmula, ${simulated} ms en la simulación; una solicitud de cada cien tarda más de ${p99} ms`,
    model: (service, places) => [
      `Modelo M/M/1: las solicitudes llegan de forma independiente (Poisson), se atienden de una en una y en orden de llegada, en ${service} ms en promedio (exponencial), y nadie abandona la cola. Tiempo medio en el sistema: ${service} ms / (1 − ρ), donde ρ es la utilización; p99: 4.6 veces eso.`,
      `Sobrecarga: un minuto a 80 %, dos a 120 % y después otra vez 80 %; primero con una cola de cualquier largo, luego con ${places} solicitudes dentro como máximo y las demás rechazadas al instante.`,
    ],
    curve: {
      title: 'Tiempo en el sistema, incluida la espera',
      x: 'utilización (%)',
      y: 'tiempo (ms)',
      computed: (what) => `${what}: fórmula`,
      simulated: (what) => `${what}: simulación`,
    },
    mean: 'promedio',
    overload: {
      title: 'Más allá de 100 %: cuánto tarda una solicitud que llega en ese momento',
      x: 'momento de llegada (s)',
      y: 'tiempo en el sistema (s)',
      band: 'sobrecarga',
      computed: 'exceso acumulado: cálculo',
      unbounded: 'cola de cualquier largo',
      bounded: (places) => `${places} dentro como máximo`,
    },
    head: [
      'utilización %',
      '1/(1−ρ)',
      'promedio ms fórmula',
      'promedio ms simulado',
      'p99 ms fórmula',
      'p99 ms simulado',
    ],
    remarks: ({ last, longest, after, bounded, refused, places }) => [
      `La curva no es una recta: de 50 % a 90 % el tiempo se multiplica por cinco, y con 99 % es de ${last} ms. Ahí la simulación oscila: cuanto más cerca de 100 %, más tarda el azar en compensarse.`,
      `Más allá de 100 % ya no hay promedio. Cada segundo a 120 % agrega 0.2 s de espera: la solicitud que llega al final de la sobrecarga tarda ${longest} s, y la sobrecarga, de 120 s, se siente todavía unos ${after} s después de terminar.`,
      `Con ${places} dentro como máximo, nadie tarda más de ${bounded} s; el precio es un ${refused} % de rechazos durante la sobrecarga. Quien recibe el rechazo al instante todavía puede hacer otra cosa.`,
    ],
  },
};
