import type { Bilingual, Language } from '../../language/bilingual.ts';
import type { Client } from './play.ts';

export const title: Bilingual = { en: 'The failure matrix', es: 'La matriz de fallas' };

export const question: Bilingual = {
  en: 'Thirteen failures, each against three clients: naive, limited by 1 s, careful. In how many of the thirteen does each of them tell the coach something that is not so?',
  es: 'Trece fallas, cada una contra tres clientes: el confiado, el que tiene límite de 1 s y el cuidadoso. ¿En cuántas de las trece le dice cada uno a la entrenadora algo que no es así?',
};

interface Values extends Readonly<Record<Client, number>> {
  /** Failures in which the naive client kept the coach waiting until she left. */
  readonly stuck: number;
  /** Seconds that the careful client took at most. */
  readonly longest: string;
  readonly all: number;
}

interface MatrixWords {
  readonly outcome: (count: Readonly<Record<Client, number>>, all: number) => string;
  readonly caption: string;
  readonly remarks: (values: Values) => string[];
}

export const words: Readonly<Record<Language, MatrixWords>> = {
  en: {
    outcome: ({ naive, limited, careful }, all) =>
      `naive in ${naive}, limited in ${limited}, careful in ${careful} of ${all}`,
    caption: 'The failure matrix: what each client tells',
    remarks: ({ naive, limited, careful, stuck, longest, all }) => [
      `The naive client breaks or hangs where it can: in ${stuck} of ${all} the coach leaves after 60 s. What it tells is false in ${naive}, since it believes whatever can be read.`,
      `The limited client always answers, and more often falsely: ${limited} times. A time limit turns silence into an answer; which answer is a decision, and "not executed" is the wrong one.`,
      `The careful client is never later than ${longest} s. It says "unknown" where that is the truth, and is wrong in ${careful}: the arbitrary failure, which no single answer shows.`,
    ],
  },
  es: {
    outcome: ({ naive, limited, careful }, all) =>
      `el confiado en ${naive}, el que tiene límite en ${limited}, el cuidadoso en ${careful} de ${all}`,
    caption: 'La matriz de fallas: qué dice cada cliente',
    remarks: ({ naive, limited, careful, stuck, longest, all }) => [
      `El cliente confiado se rompe o se cuelga donde puede: en ${stuck} de ${all} la entrenadora se va a los 60 s. Lo que dice es falso en ${naive}, porque cree todo lo que se pueda leer.`,
      `El cliente con límite siempre responde, y más veces algo falso: ${limited}. Un tiempo límite convierte el silencio en una respuesta; cuál, es una decisión, y "no ejecutado" es la equivocada.`,
      `El cliente cuidadoso nunca tarda más de ${longest} s. Dice "desconocido" donde esa es la verdad, y se equivoca en ${careful}: la falla arbitraria, que ninguna respuesta por sí sola delata.`,
    ],
  },
};
