import type { Language } from '../../language/bilingual.ts';
import type { Client } from './play.ts';
import type { Variant } from './variants.ts';

export interface Ch2Words {
  readonly clients: Readonly<Record<Client, string>>;
  readonly variants: Readonly<Record<Variant, string>>;
  readonly failure: string;
  readonly happened: string;
  /** What the demos take for granted, and how the cells are read. */
  readonly model: readonly string[];
  readonly diagram: (variant: string) => string;
}

export const words: Readonly<Record<Language, Ch2Words>> = {
  en: {
    clients: { naive: 'naive', limited: 'limited', careful: 'careful' },
    variants: {
      refused: 'connection refused',
      'hung-up': 'cut before the reply',
      'reset-mid-body': 'cut in mid-body',
      'request-lost': 'request lost',
      'reply-lost': 'reply lost, each time',
      'reply-lost-once': 'reply lost, once',
      'body-stalls': 'body stops half-way',
      late: 'reply after 5 s',
      status: 'status 503',
      'missing-field': '201 without pitch',
      truncated: '201, JSON cut off',
      'not-json': '200, an HTML page',
      falsified: '201, a false pitch',
    },
    failure: 'failure of training',
    happened: 'trainings',
    model: [
      'A coach books a training; the client asks training for it, POST with an Idempotency-Key. Three clients: naive (no limit, believes what comes), limited (1 s, and every trouble is "not executed"), careful (1 s an attempt, up to three attempts with one key, checks the body, has three outcomes).',
      'In the table: 201 executed, 503 not executed, 504 unknown, 500 the client broke, — nothing within 60 s, when the coach has left; then how long it took. "!" marks what is not so. trainings: how many took place.',
    ],
    diagram: (variant) => `The careful client: ${variant}`,
  },
  es: {
    clients: { naive: 'confiado', limited: 'con límite', careful: 'cuidadoso' },
    variants: {
      refused: 'conexión rechazada',
      'hung-up': 'corte antes de responder',
      'reset-mid-body': 'corte a mitad del cuerpo',
      'request-lost': 'solicitud perdida',
      'reply-lost': 'respuesta perdida siempre',
      'reply-lost-once': 'respuesta perdida una vez',
      'body-stalls': 'el cuerpo queda a medias',
      late: 'respuesta a los 5 s',
      status: 'estado 503',
      'missing-field': '201 sin la cancha',
      truncated: '201, JSON interrumpido',
      'not-json': '200, una página HTML',
      falsified: '201, una cancha falsa',
    },
    failure: 'falla de training',
    happened: 'hechos',
    model: [
      'Una entrenadora reserva un entrenamiento; el cliente se lo pide a training, un POST con una Idempotency-Key. Tres clientes: el confiado (sin límite, cree lo que llega), el que tiene límite (1 s, y todo problema es "no ejecutado") y el cuidadoso (1 s por intento, hasta tres intentos con una misma clave, revisa el cuerpo, tiene tres resultados).',
      'En la tabla: 201 ejecutado, 503 no ejecutado, 504 desconocido, 500 el cliente se rompió, — nada en 60 s, cuando la entrenadora ya se fue; después, cuánto tardó. "!" marca lo que no es así. hechos: cuántos entrenamientos ocurrieron.',
    ],
    diagram: (variant) => `El cliente cuidadoso: ${variant}`,
  },
};
