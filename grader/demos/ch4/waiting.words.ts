import type { Bilingual, Language } from '../../language/bilingual.ts';

export const title: Bilingual = {
  en: 'The same request, waited for and not',
  es: 'La misma solicitud, con espera y sin ella',
};

export const question: Bilingual = {
  en: 'A service gets 10 training requests a second and passes each on to the service training, which slows down from 200 ms to 5 s. How long does a client wait now, if the service waits for training, and if it answers 202 at once? And how many requests to training are open in each case?',
  es: 'Un servicio recibe 10 solicitudes de entrenamiento por segundo y pasa cada una al servicio training, que se vuelve lento: de 200 ms a 5 s. ¿Cuánto espera ahora un cliente si el servicio espera a training, y cuánto si responde 202 de inmediato? ¿Y cuántas solicitudes a training hay abiertas en cada caso?',
};

export interface WaitingWords {
  readonly outcome: (seconds: string, milliseconds: string, open: string) => string;
  readonly model: (rate: number, usual: number, slow: number, accept: string) => string;
  readonly waits: { readonly title: string; readonly y: string };
  readonly opens: { readonly title: string; readonly y: string };
  readonly time: string;
  readonly band: string;
  readonly blocking: string;
  readonly accepting: string;
  readonly both: string;
  readonly head: string[];
  readonly usual: (way: string) => string;
  readonly slow: (way: string) => string;
  readonly remarks: (expected: number, open: string) => string[];
}

export const words: Readonly<Record<Language, WaitingWords>> = {
  en: {
    outcome: (seconds, milliseconds, open) =>
      `${seconds} s on average, and ${milliseconds} ms; about ${open} requests are open, in both cases`,
    model: (rate, usual, slow, accept) =>
      `${rate} requests a second, at random. A training takes ${usual} ms on average, ${slow} s while the service is slow (exponential, no limit to how many run at once). To check and accept a request takes ${accept} ms. There is no time limit.`,
    waits: { title: 'How long the client waits for its answer', y: 'mean wait (ms)' },
    opens: { title: 'Requests to training that are open', y: 'open requests' },
    time: 'time (s)',
    band: 'training is slow',
    blocking: 'waits for training',
    accepting: 'answers 202 at once',
    both: 'either way',
    head: ['', 'mean wait of the client (ms)', 'open requests to training'],
    usual: (way) => `usual: ${way}`,
    slow: (way) => `slow: ${way}`,
    remarks: (expected, open) => [
      'The client of the second service does not notice that training is slow. That is the gain: the two are no longer coupled in time by the wait for an answer.',
      `The work has not become less. Requests a second times seconds each gives about ${expected} open requests (Little's law; ${open} here), whether a client stands behind each or not: memory, connections, and a line that nobody sees. So a time limit is needed here as well, and a bound on how much is accepted.`,
      'A 202 says nothing of the outcome. How the client learns it is the other half of the design.',
    ],
  },
  es: {
    outcome: (seconds, milliseconds, open) =>
      `${seconds} s en promedio, y ${milliseconds} ms; quedan abiertas unas ${open} solicitudes, en ambos casos`,
    model: (rate, usual, slow, accept) =>
      `Llegan ${rate} solicitudes por segundo, al azar. Un entrenamiento tarda ${usual} ms en promedio, ${slow} s mientras el servicio está lento (exponencial, sin límite de cuántos a la vez). Revisar y aceptar una solicitud tarda ${accept} ms. No hay tiempo límite.`,
    waits: { title: 'Cuánto espera el cliente su respuesta', y: 'espera media (ms)' },
    opens: { title: 'Solicitudes a training que están abiertas', y: 'solicitudes abiertas' },
    time: 'tiempo (s)',
    band: 'training está lento',
    blocking: 'espera a training',
    accepting: 'responde 202 de inmediato',
    both: 'de las dos maneras',
    head: ['', 'espera media del cliente (ms)', 'solicitudes abiertas a training'],
    usual: (way) => `normal: ${way}`,
    slow: (way) => `lento: ${way}`,
    remarks: (expected, open) => [
      'El cliente del segundo servicio no nota que training está lento. Esa es la ganancia: la espera de una respuesta ya no acopla a los dos en el tiempo.',
      `El trabajo no es menos. Solicitudes por segundo, por los segundos que dura cada una, dan unas ${expected} solicitudes abiertas (ley de Little; aquí ${open}), haya o no un cliente detrás de cada una: memoria, conexiones y una fila que nadie ve. Por eso también aquí hace falta un tiempo límite, y un tope a cuánto se acepta.`,
      'Un 202 no dice nada del resultado. Cómo se entera el cliente es la otra mitad del diseño.',
    ],
  },
};
