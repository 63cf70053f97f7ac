import { exercise } from '../exercise.ts';

/** Requests that one call may take. */
export const ATTEMPTS = 4;
/** Milliseconds between two attempts. */
export const PAUSE_MS = 300;

export default exercise({
  id: 'ch2/crash',
  slug: 'ch2-failures/02-crash',
  tier: 'depth',
  title: { en: 'A client that survives a restart', es: 'Un cliente que sobrevive a un reinicio' },
  service: 'herald',
  environment: {
    PLAYERS_URL: 'http://players',
    MAIL_URL: 'http://mail',
    ATTEMPTS: String(ATTEMPTS),
    PAUSE_MS: String(PAUSE_MS),
  },
  calls: [{ request: 'POST /teams/{team.id}/announcements', body: { to: '{order.email}' } }],
  checks: {
    answers: {
      points: 1,
      title: { en: 'mails the names of the players', es: 'envía por correo los nombres del equipo' },
      given: {
        en: 'Both services were well; the client asked for an announcement of team {team} to {to}.',
        es: 'Ambos servicios estaban bien; el cliente pidió anunciar el equipo {team} a {to}.',
      },
      because: {
        en: 'One mail: to the address, about the team, its text the names in the order of the team, one a line. Once mail has confirmed it, your answer is 201 { team_id, "mail": "sent" }.',
        es: 'Un correo: a esa dirección (to), about con el id del equipo, text con los nombres en el orden del equipo, uno por línea. Cuando mail lo confirma, tu respuesta es 201 { team_id, "mail": "sent" }.',
      },
      mostOften: {
        en: 'a field that has another name, or a mail that is not awaited.',
        es: 'un campo con otro nombre, o un correo que no se espera con await.',
      },
      failures: {
        'no-mail': {
          en: 'Your service answered {got}, and no mail was sent.',
          es: 'Tu servicio respondió {got} y no se envió ningún correo.',
        },
        mails: { en: '{count} mails were sent.', es: 'Se enviaron {count} correos.' },
        field: {
          en: 'The field {field} of the mail was: {value}',
          es: 'El campo {field} del correo era: {value}',
        },
        'not-awaited': {
          en: 'Your service answered {got} before mail had answered.',
          es: 'Tu servicio respondió {got} antes de que mail respondiera.',
        },
        status: { en: 'Your service answered {got}.', es: 'Tu servicio respondió {got}.' },
      },
    },
    survives: {
      points: 2,
      after: ['answers'],
      title: { en: 'survives a restart of players', es: 'sobrevive a un reinicio de players' },
      given: {
        en: 'players restarted: {how}, back after {down} ms. ATTEMPTS was {attempts}, PAUSE_MS {pause}.',
        es: 'players se reinició: {how}, de vuelta a los {down} ms. ATTEMPTS era {attempts} y PAUSE_MS, {pause}.',
      },
      because: {
        en: 'A restart takes a moment. Reading is safe, so that it may be repeated after any crash until the attempts are used up; the answer is 201 "sent".',
        es: 'Un reinicio toma un momento. Leer es seguro, así que se repite tras cualquier caída mientras queden intentos; la respuesta es 201 "sent".',
      },
      mostOften: {
        en: 'a repetition without a pause, or one that knows only one of the two errors.',
        es: 'una repetición sin pausa, o que conoce solo uno de los dos errores.',
      },
      failures: {
        'gave-up': {
          en: 'Requests to players: {count}, the last one after {last} ms. Your service answered {got}.',
          es: 'Solicitudes a players: {count}, la última a los {last} ms. Tu servicio respondió {got}.',
        },
        mails: { en: '{count} mails were sent.', es: 'Se enviaron {count} correos.' },
      },
    },
    'whole-list': {
      points: 1,
      after: ['survives'],
      title: { en: 'never uses half a list', es: 'nunca usa media lista' },
      given: {
        en: 'players answered 200 and crashed in the middle of the list; a moment later it was well.',
        es: 'players respondió 200 y se cayó en medio de la lista; un momento después estaba bien.',
      },
      because: {
        en: 'The status comes before the body: ok is true and the list is not there. Reading the body is part of the attempt.',
        es: 'El estado llega antes que el cuerpo: ok es verdadero y la lista no está. Leer el cuerpo es parte del intento.',
      },
      mostOften: {
        en: 'a body that is read outside of what is repeated.',
        es: 'un cuerpo que se lee fuera de lo que se repite.',
      },
      failures: {
        'no-mail': {
          en: 'Requests to players: {count}. Your service answered {got}; no mail was sent.',
          es: 'Solicitudes a players: {count}. Tu servicio respondió {got}; no se envió ningún correo.',
        },
        text: {
          en: 'The mail held {count} of {expected} names.',
          es: 'El correo traía {count} de {expected} nombres.',
        },
      },
    },
    attempts: {
      points: 1,
      after: ['survives'],
      title: { en: 'makes exactly as many attempts as allowed', es: 'hace exactamente los intentos permitidos' },
      given: {
        en: '{host} was down for good ({how}). ATTEMPTS was {attempts}, PAUSE_MS {pause}.',
        es: '{host} estaba caído y no volvía ({how}). ATTEMPTS era {attempts} y PAUSE_MS, {pause}.',
      },
      because: {
        en: 'The first request is an attempt too. After the last one it is certain that no mail was sent: 503 "not-sent".',
        es: 'La primera solicitud también es un intento. Tras el último es seguro que no se envió ningún correo: 503 "not-sent".',
      },
      mostOften: {
        en: 'counting repetitions instead of requests, or a number written into the code.',
        es: 'contar las repeticiones en lugar de las solicitudes, o un número escrito en el código.',
      },
      failures: {
        count: {
          en: 'Your service made this many requests to it: {count}.',
          es: 'Solicitudes que le hizo tu servicio: {count}.',
        },
        hasty: {
          en: 'Your service asked again {waited} ms after a failure.',
          es: 'Tu servicio volvió a preguntar {waited} ms después de una falla.',
        },
        status: { en: 'Your service answered {got}.', es: 'Tu servicio respondió {got}.' },
      },
    },
    'mail-refused': {
      points: 1,
      after: ['survives'],
      title: { en: 'repeats a mail that nobody got', es: 'repite un correo que nadie recibió' },
      given: {
        en: 'mail restarted: connections were refused (ECONNREFUSED), back after {down} ms.',
        es: 'mail se reinició: rechazaba las conexiones (ECONNREFUSED), de vuelta a los {down} ms.',
      },
      because: {
        en: 'A refused connection carried no request: nothing was sent, so that the mail (and only it) may be asked for again, POST or not. The answer is 201 "sent".',
        es: 'Una conexión rechazada no llevó ninguna solicitud: nada se envió, así que el correo (y solo él) puede pedirse otra vez, aunque sea POST. La respuesta es 201 "sent".',
      },
      mostOften: {
        en: 'a rule that looks at the method alone, or a loop around the whole operation.',
        es: 'una regla que mira solo el método, o un ciclo alrededor de toda la operación.',
      },
      failures: {
        'gave-up': {
          en: 'Requests to mail: {count}. Your service answered {got}.',
          es: 'Solicitudes a mail: {count}. Tu servicio respondió {got}.',
        },
        'all-again': {
          en: 'Your service asked players {count} times, though players had answered the first time.',
          es: 'Tu servicio preguntó a players {count} veces, aunque players respondió a la primera.',
        },
        mails: { en: '{count} mails were sent.', es: 'Se enviaron {count} correos.' },
      },
    },
    'not-twice': {
      points: 2,
      after: ['answers'],
      title: { en: 'does not send the same mail twice', es: 'no envía dos veces el mismo correo' },
      given: {
        en: 'mail sent the mail and crashed before its answer: the connection broke (ECONNRESET).',
        es: 'mail envió el correo y se cayó antes de responder: la conexión se cortó (ECONNRESET).',
      },
      because: {
        en: 'A connection that breaks may have carried the request: it is unknown whether the mail was sent. A POST without a key is not repeated then; the answer is 502 "unknown".',
        es: 'Una conexión que se corta pudo haber llevado la solicitud: no se sabe si el correo salió. Un POST sin clave no se repite entonces; la respuesta es 502 "unknown".',
      },
      mostOften: {
        en: 'one rule for every error; refused and broken differ in error.cause.code.',
        es: 'una sola regla para todo error; rechazada y cortada se distinguen en error.cause.code.',
      },
      failures: {
        repeated: {
          en: 'Your service asked mail {count} times, and the fan got {mails} mails.',
          es: 'Tu servicio preguntó a mail {count} veces y al hincha le llegaron {mails} correos.',
        },
        answer: {
          en: 'Your service answered {got}.',
          es: 'Tu servicio respondió {got}.',
        },
      },
    },
    'sent-is-sent': {
      points: 1,
      after: ['not-twice'],
      title: { en: 'believes a 201 whose body broke off', es: 'cree en un 201 aunque su cuerpo se corte' },
      given: {
        en: 'mail answered 201 and crashed in the middle of the body.',
        es: 'mail respondió 201 y se cayó en medio del cuerpo.',
      },
      because: {
        en: 'The status was there, and it says that the mail was sent; the body has nothing that you need. The answer is 201 "sent".',
        es: 'El estado llegó, y dice que el correo se envió; el cuerpo no trae nada que necesites. La respuesta es 201 "sent".',
      },
      mostOften: {
        en: 'reading a body that nobody needs.',
        es: 'leer un cuerpo que nadie necesita.',
      },
      failures: {
        repeated: {
          en: 'Your service asked mail {count} times, and the fan got {mails} mails.',
          es: 'Tu servicio preguntó a mail {count} veces y al hincha le llegaron {mails} correos.',
        },
        answer: { en: 'Your service answered {got}.', es: 'Tu servicio respondió {got}.' },
      },
    },
    'answers-count': {
      points: 1,
      after: ['answers'],
      title: { en: 'takes a "no" for an answer', es: 'acepta un "no" por respuesta' },
      given: {
        en: '{host} was well and answered {code} {what}.',
        es: '{host} estaba bien y respondió {code} {what}.',
      },
      because: {
        en: 'A service that answers has not crashed. Asking again changes nothing, and it is certain that no mail was sent: {expected} "not-sent".',
        es: 'Un servicio que responde no se ha caído. Repetir no cambia nada, y es seguro que no se envió ningún correo: {expected} "not-sent".',
      },
      mostOften: {
        en: 'an error thrown for a status and then repeated like a crash.',
        es: 'un error que se lanza por un estado y después se repite como una caída.',
      },
      failures: {
        repeated: { en: 'Your service asked {count} times.', es: 'Tu servicio preguntó {count} veces.' },
        answer: { en: 'Your service answered {got}.', es: 'Tu servicio respondió {got}.' },
        mailed: {
          en: 'Your service asked mail all the same.',
          es: 'Tu servicio llamó a mail de todos modos.',
        },
      },
    },
  },
});
