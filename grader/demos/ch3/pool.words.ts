import type { Bilingual, Language } from '../../language/bilingual.ts';

export const title: Bilingual = {
  en: 'A bounded pool of connections that fills up',
  es: 'Un pool de conexiones limitado que se llena',
};

export const question: Bilingual = {
  en: 'A service makes 100 calls a second to players and 100 to cup, through one pool of 50 connections and without a time limit. players slows down from 50 ms to 5 s; cup is as fast as ever. How many of the 100 calls a second to cup are still answered?',
  es: 'Un servicio hace 100 llamadas por segundo a players y 100 a cup, por un mismo pool de 50 conexiones y sin tiempo límite. players pasa de 50 ms a 5 s; cup sigue tan rápido como siempre. De las 100 llamadas por segundo a cup, ¿cuántas reciben todavía su respuesta?',
};

/** The words of both demos of pools that tell the scene. */
export interface SceneWords {
  readonly model: (values: Readonly<Record<'usual' | 'slow', string>>) => string;
  readonly time: string;
  readonly band: string;
  readonly endings: Readonly<Record<'answered' | 'refused' | 'gaveUp', string>>;
}

export const sceneWords: Readonly<Record<Language, SceneWords>> = {
  en: {
    model: ({ usual, slow }) =>
      `Model: calls arrive independently (Poisson); a call takes a free connection or is refused at once, and holds it until its answer comes, after ${usual} ms on average (exponential), or ${slow} s if it goes to players between seconds 20 and 40. Virtual time.`,
    time: 'time (s)',
    band: 'players is slow',
    endings: { answered: 'answered /s', refused: 'refused /s', gaveUp: 'given up /s' },
  },
  es: {
    model: ({ usual, slow }) =>
      `Modelo: las llamadas llegan de forma independiente (Poisson); una llamada toma una conexión libre o se rechaza al instante, y la ocupa hasta que llega su respuesta, a los ${usual} ms en promedio (exponencial), o a los ${slow} s si va a players entre los segundos 20 y 40. Tiempo virtual.`,
    time: 'tiempo (s)',
    band: 'players está lento',
    endings: { answered: 'con respuesta /s', refused: 'rechazadas /s', gaveUp: 'abandonadas /s' },
  },
};

export interface PoolWords {
  readonly outcome: (simulated: string, computed: string) => string;
  readonly model: (limit: number) => string;
  readonly answered: { readonly title: string; readonly y: string };
  readonly refused: { readonly title: string; readonly y: string };
  readonly without: string;
  readonly within: (limit: number) => string;
  readonly setting: string;
  readonly remarks: (
    values: Readonly<Record<'pool' | 'needed' | 'limit' | 'cup' | 'gaveUp' | 'computed', string>>,
  ) => string[];
}

export const words: Readonly<Record<Language, PoolWords>> = {
  en: {
    outcome: (simulated, computed) => `${simulated} of 100 in the simulation; ${computed} by Erlang's loss formula`,
    model: (limit) =>
      `Run twice with the same calls: without a time limit, and with one of ${limit} ms, which ends the call and frees its connection. Formula: Erlang's share of refused calls, for the load in connections (calls per second × seconds held).`,
    answered: { title: 'Answered calls, to players and cup together', y: 'answered calls per second' },
    refused: { title: 'Calls refused because no connection is free', y: 'refused calls per second' },
    without: 'no time limit',
    within: (limit) => `time limit of ${limit} ms`,
    setting: 'setting, while slow',
    remarks: ({ pool, needed, limit, cup, gaveUp, computed }) => [
      `Slow calls would hold ${needed} connections and there are ${pool}: the pool is full within a second, nearly all of it with calls to players, and calls to cup are refused though cup is well. The slow upstream takes the healthy one down with it.`,
      `A time limit of ${limit} ms frees each connection early: ${cup} calls a second to cup are answered (by formula ${computed}). It does not heal players: ${gaveUp} calls a second to it are given up, their outcome unknown.`,
      'After second 40 the pool stays full for a while without a limit: calls begun while players was slow still hold their connections.',
    ],
  },
  es: {
    outcome: (simulated, computed) =>
      `${simulated} de 100 en la simulación; ${computed} según la fórmula de pérdidas de Erlang`,
    model: (limit) =>
      `Se ejecuta dos veces con las mismas llamadas: sin tiempo límite y con uno de ${limit} ms, que termina la llamada y libera su conexión. Fórmula: la proporción de rechazos de Erlang, para la carga en conexiones (llamadas por segundo × segundos ocupadas).`,
    answered: { title: 'Llamadas con respuesta, a players y cup en conjunto', y: 'llamadas con respuesta por segundo' },
    refused: { title: 'Llamadas rechazadas porque no hay conexión libre', y: 'llamadas rechazadas por segundo' },
    without: 'sin tiempo límite',
    within: (limit) => `tiempo límite de ${limit} ms`,
    setting: 'caso, durante la lentitud',
    remarks: ({ pool, needed, limit, cup, gaveUp, computed }) => [
      `Las llamadas lentas ocuparían ${needed} conexiones y hay ${pool}: el pool se llena en menos de un segundo, casi todo con llamadas a players, y las llamadas a cup se rechazan aunque cup esté bien. El servicio lento arrastra al sano.`,
      `Un tiempo límite de ${limit} ms libera antes cada conexión: ${cup} llamadas por segundo a cup reciben respuesta (según la fórmula, ${computed}). No cura a players: ${gaveUp} llamadas por segundo se abandonan, con resultado desconocido.`,
      'Sin límite, después del segundo 40 el pool sigue lleno un rato: las llamadas que empezaron durante la lentitud todavía ocupan sus conexiones.',
    ],
  },
};
