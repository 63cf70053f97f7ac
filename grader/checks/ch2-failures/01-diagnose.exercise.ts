import { exercise } from '../exercise.ts';

/** What every check may tell: the diagnosis was another one, or there was none. */
const failures = {
  executed: {
    en: 'Your function said executed: "{got}"; expected: "{expected}".',
    es: 'Tu función dijo executed: "{got}"; se esperaba: "{expected}".',
  },
  possible: {
    en: 'Your function said possible: [{got}]; expected: [{expected}].',
    es: 'Tu función dijo possible: [{got}]; se esperaba: [{expected}].',
  },
  surplus: {
    en: 'executed is right; possible holds "arbitrary" besides [{expected}], and that type is for answers in which nothing shows.',
    es: 'executed está bien; en possible, además de [{expected}], está "arbitrary", que es para las respuestas en las que nada se nota.',
    mostOften: {
      en: 'adding "arbitrary" whatever was seen, because it can never be excluded.',
      es: 'agregar "arbitrary" se haya visto lo que se haya visto, porque nunca se puede descartar.',
    },
  },
  shape: {
    en: 'Your function returned no { executed, possible }: {got}',
    es: 'Tu función no devolvió { executed, possible }: {got}',
  },
  threw: { en: 'Your function threw {error}', es: 'Tu función lanzó {error}' },
  open: { en: 'Your function never returned.', es: 'Tu función nunca devolvió nada.' },
} as const;

const given = { en: 'The client had observed: {observed}', es: 'El cliente había observado: {observed}' } as const;

export default exercise({
  id: 'ch2/diagnose',
  slug: 'ch2-failures/01-diagnose',
  tier: 'core',
  title: { en: 'What a client knows', es: 'Lo que sabe un cliente' },
  service: 'clerk',
  environment: {},
  exports: { diagnose: 'function' },
  checks: {
    silent: {
      points: 2,
      title: { en: 'silence proves nothing', es: 'el silencio no demuestra nada' },
      given,
      because: {
        en: 'A crash, a lost request, a lost answer and a slow service look alike from here: three types remain possible, and in some of these cases the reservation was made, or will be.',
        es: 'Una caída, una solicitud perdida, una respuesta perdida y un servicio lento se ven iguales desde aquí: quedan tres tipos posibles, y en varios de esos casos la reserva se hizo, o se hará.',
      },
      mostOften: {
        en: 'reading "timed out" as "failed", or as "crashed".',
        es: 'leer "se agotó el tiempo" como "falló", o como "se cayó".',
      },
      failures,
    },
    refused: {
      points: 1,
      after: ['silent'],
      title: { en: 'a refused connection is certain', es: 'una conexión rechazada es segura' },
      given,
      because: {
        en: 'Nobody listened. Without a connection no request was sent, so that nothing was executed: this one error is definite.',
        es: 'Nadie escuchaba. Sin conexión no se envió ninguna solicitud, así que nada se ejecutó: este error sí es definitivo.',
      },
      mostOften: { en: 'one branch for all errors.', es: 'una sola rama para todos los errores.' },
      failures,
    },
    broken: {
      points: 1,
      title: {
        en: 'a broken connection may have carried the request',
        es: 'la solicitud pudo llegar antes del corte',
      },
      given,
      because: {
        en: 'Somebody had accepted the connection and was gone before a status came: a crash, before, during or after the work. Nobody on this side can know which.',
        es: 'Alguien había aceptado la conexión y desapareció antes de enviar un estado: una caída, antes, durante o después del trabajo. De este lado nadie puede saber cuál.',
      },
      mostOften: {
        en: 'taking a broken connection for a refused one.',
        es: 'tomar una conexión cortada por una rechazada.',
      },
      failures,
    },
    'status-first': {
      points: 1,
      after: ['silent', 'broken'],
      title: { en: 'a status that came is still true', es: 'un estado que llegó sigue siendo cierto' },
      given,
      because: {
        en: 'The status comes before the body, and the service sends it when it knows the outcome: 2xx done, 4xx not done. What ended the rest is a question of its own.',
        es: 'El estado llega antes que el cuerpo, y el servicio lo envía cuando conoce el resultado: 2xx, hecho; 4xx, no hecho. Qué cortó el resto es otra pregunta.',
      },
      mostOften: {
        en: 'a branch for the error that does not look at the status.',
        es: 'una rama para el error que no mira el estado.',
      },
      failures,
    },
    answered: {
      points: 2,
      title: { en: 'an answer that looks right may be false', es: 'una respuesta que parece correcta puede ser falsa' },
      given,
      because: {
        en: 'A complete answer in time that is as agreed settles the outcome: 2xx yes, 4xx no (a refusal is an answer and no failure; further fields do no harm). Nothing shows a failure, so that only the one that shows nothing remains: arbitrary.',
        es: 'Una respuesta completa, a tiempo y como se acordó decide el resultado: 2xx, sí; 4xx, no (un rechazo es una respuesta, no una falla; los campos de más no dañan). Nada delata una falla, así que solo queda la que nada delata: arbitrary.',
      },
      mostOften: {
        en: 'taking every 4xx for a failure of the service, or the absence of signs for a proof.',
        es: 'tomar todo 4xx por una falla del servicio, o la falta de señales por una prueba.',
      },
      failures,
    },
    'shows-wrong': {
      points: 2,
      after: ['answered'],
      title: { en: 'a wrong answer is no witness', es: 'una respuesta equivocada no es testigo' },
      given,
      because: {
        en: 'An answer that is not as agreed, or not about what was asked, is a response failure: its wrongness shows. And whoever is wrong in the body proves nothing by the status.',
        es: 'Una respuesta que no es como se acordó, o no habla de lo que se pidió, es una falla de respuesta: se nota que está mal. Y quien se equivoca en el cuerpo no demuestra nada con el estado.',
      },
      mostOften: {
        en: 'believing a 2xx without reading what it brings, or without comparing it with what was asked.',
        es: 'creer en un 2xx sin leer lo que trae, o sin compararlo con lo que se pidió.',
      },
      failures: {
        ...failures,
        executed: {
          en: 'Your function said executed: "{got}"; expected: "{expected}". What is wrong with the answer: {flaw}.',
          es: 'Tu función dijo executed: "{got}"; se esperaba: "{expected}". Lo que está mal en la respuesta: {flaw}.',
        },
        possible: {
          en: 'Your function said possible: [{got}]; expected: [{expected}]. What is wrong with the answer: {flaw}.',
          es: 'Tu función dijo possible: [{got}]; se esperaba: [{expected}]. Lo que está mal en la respuesta: {flaw}.',
        },
      },
    },
    late: {
      points: 1,
      after: ['answered'],
      title: {
        en: 'an answer after the limit is a timing failure',
        es: 'una respuesta tras el límite es una falla de tiempo',
      },
      given,
      because: {
        en: 'Late means after the limit that was agreed (at the limit is in time). A late answer still tells the outcome, and it may be wrong as well: then both types are possible.',
        es: 'Tarde es después del límite acordado (justo en el límite es a tiempo). Una respuesta tardía igual dice el resultado, y además puede estar mal: entonces son posibles ambos tipos.',
      },
      mostOften: {
        en: 'a limit that nobody compares with, or a first sign that ends the search for others.',
        es: 'un límite con el que nadie compara, o una primera señal que termina la búsqueda de otras.',
      },
      failures,
    },
  },
});
