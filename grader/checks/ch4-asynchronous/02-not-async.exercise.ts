import { exercise } from '../exercise.ts';

/** Milliseconds that one attempt at one call may take. */
export const TIME_LIMIT_MS = 5000;
/** Milliseconds between two attempts, at least; the checks set others. */
export const RETRY_MS = 5000;
/** Milliseconds from the return of a service to the mail, at most. */
export const CATCH_UP_MS = 60_000;

export default exercise({
  id: 'ch4/not-async',
  slug: 'ch4-asynchronous/02-not-async',
  tier: 'core',
  title: { en: 'Await is not asynchronous', es: 'Un await no es asincrónico' },
  mends: true,
  service: 'sheets',
  environment: {
    PLAYERS_URL: 'http://players',
    MAIL_URL: 'http://mail',
    TIME_LIMIT_MS: String(TIME_LIMIT_MS),
    RETRY_MS: String(RETRY_MS),
  },
  calls: [
    { request: 'POST /sheets', body: { team_id: '{team.id}', to: 'coach@cup.example' } },
    { request: 'POST /sheets', body: { team_id: '{unknown.id}', to: 'coach@cup.example' } },
  ],
  checks: {
    'mails-sheet': {
      points: 1,
      title: { en: "mails the team's sheet, once", es: 'envía la planilla del equipo una sola vez' },
      given: {
        en: 'The client asked for the sheet of team {team}, to be sent to {to}; players and mail were well.',
        es: 'El cliente pidió la planilla del equipo {team}, para {to}; players y mail estaban bien.',
      },
      because: {
        en: 'The answer carries an id; one mail goes to that address, about that id, with the subject "Team sheet" and a line for each player of the team, in its order. The stub does that already: it should stay so.',
        es: 'La respuesta trae un id; a esa dirección va un correo, con ese id en about, con el asunto "Team sheet" y una línea por cada jugador del equipo, en su orden. La plantilla ya lo hace: así debe quedar.',
      },
      mostOften: {
        en: 'a request that nobody sends any more since the await was taken away, or an answer without the id.',
        es: 'una solicitud que ya nadie envía desde que se quitó el await, o una respuesta sin el id.',
      },
      failures: {
        status: {
          en: 'Your service answered {got}, not 202 with an id.',
          es: 'Tu servicio respondió {got}, no 202 con un id.',
        },
        none: { en: 'No mail about {id} was sent.', es: 'No se envió ningún correo con about {id}.' },
        twice: {
          en: '{count} mails about {id} were sent.',
          es: 'Se enviaron {count} correos con about {id}.',
        },
        other: {
          en: 'The mail about {id} is another one: {got}',
          es: 'El correo con about {id} es otro: {got}',
        },
      },
    },
    'still-validates': {
      points: 1,
      title: { en: 'still refuses a wrong request with 400', es: 'sigue rechazando con 400 lo que está mal' },
      given: { en: 'The client sent this body: {body}', es: 'El cliente envió este cuerpo: {body}' },
      because: {
        en: 'team_id is a text, and to an address. What is wrong at first sight is refused while somebody still listens, and asks nobody else. The stub does that already.',
        es: 'team_id es un texto, y to una dirección. Lo que está mal a primera vista se rechaza mientras alguien todavía escucha, y no se pregunta a nadie más. La plantilla ya lo hace.',
      },
      mostOften: {
        en: 'a validation that moved to the background together with the rest.',
        es: 'una validación que se fue al segundo plano junto con lo demás.',
      },
      failures: {
        accepted: {
          en: 'Your service answered {got} instead of 400.',
          es: 'Tu servicio respondió {got} en lugar de 400.',
        },
        sent: {
          en: 'Your service answered 400, and sent {request} to {host} all the same.',
          es: 'Tu servicio respondió 400 y, aun así, envió {request} a {host}.',
        },
      },
    },
    'answers-first': {
      points: 1,
      after: ['mails-sheet'],
      title: { en: 'answers before players and mail do', es: 'responde antes que players y mail' },
      given: {
        en: 'players took {players} ms and mail {mail} ms. The client asked for a sheet.',
        es: 'players tardaba {players} ms y mail, {mail} ms. El cliente pidió una planilla.',
      },
      because: {
        en: 'An await frees the thread and not the client: it still waits for the longest chain of what is awaited before the answer. 202 goes out at once; the mail follows when it is ready.',
        es: 'Un await libera el hilo, no al cliente: este sigue esperando toda la cadena de lo que se espera antes de responder. El 202 sale de inmediato; el correo llega cuando está listo.',
      },
      mostOften: {
        en: 'an await between the request and the answer, whatever was started early.',
        es: 'un await entre la solicitud y la respuesta, por más que algo se haya iniciado antes.',
      },
      failures: {
        waited: {
          en: 'Your service answered {got} after {took} ms: the client waited for other services.',
          es: 'Tu servicio respondió {got} a los {took} ms: el cliente esperó a otros servicios.',
        },
        status: {
          en: 'Your service answered {got} instead of 202.',
          es: 'Tu servicio respondió {got} en lugar de 202.',
        },
        lost: {
          en: 'Your service answered at once, and the mail about {id} was never sent.',
          es: 'Tu servicio respondió de inmediato, y el correo con about {id} nunca se envió.',
        },
      },
    },
    'callee-down': {
      points: 2,
      after: ['answers-first'],
      title: {
        en: 'accepts while a service it needs is down',
        es: 'acepta aunque un servicio que necesita esté caído',
      },
      given: {
        en: '{host} was stopped ({how}), and then the client asked for a sheet.',
        es: 'Se detuvo {host} ({how}), y entonces el cliente pidió una planilla.',
      },
      because: {
        en: 'Stop the callee: whoever fails now was coupled to it in time. This client is not; its answer is 202, at once, for nothing that it needs now depends on {host}.',
        es: 'Detén el servicio llamado: quien falla ahora estaba acoplado a él en el tiempo. Este cliente no lo está; recibe 202 de inmediato, porque nada de lo que necesita ahora depende de {host}.',
      },
      mostOften: {
        en: 'a first attempt that is made before the answer, or a failure in the background that ends the process.',
        es: 'un primer intento que se hace antes de responder, o una falla en segundo plano que termina el proceso.',
      },
      failures: {
        coupled: {
          en: 'Your service answered {got} after {took} ms: the client failed together with {host}.',
          es: 'Tu servicio respondió {got} a los {took} ms: el cliente falló junto con {host}.',
        },
      },
    },
    patient: {
      points: 1,
      after: ['callee-down'],
      title: { en: 'waits between two attempts', es: 'espera entre un intento y otro' },
      given: {
        en: 'RETRY_MS was {retry}. {host} answered 503 for {minutes} minutes to every request.',
        es: 'RETRY_MS era {retry}. {host} respondió 503 a toda solicitud durante {minutes} minutos.',
      },
      because: {
        en: 'After a failed attempt the next one comes RETRY_MS later at the earliest: a service that tries to get up is not helped by a storm of questions, and nobody here is waiting.',
        es: 'Tras un intento fallido, el siguiente llega como mínimo RETRY_MS después: a un servicio que intenta levantarse no le sirve una tormenta de preguntas, y aquí nadie espera.',
      },
      mostOften: {
        en: 'a loop without a pause, a wait that begins at 0, or a number in the code in place of RETRY_MS.',
        es: 'un ciclo sin pausa, una espera que empieza en 0, o un número en el código en lugar de RETRY_MS.',
      },
      failures: {
        hurried: {
          en: 'Your service asked {host} again {gap} ms after a failed attempt; it made {attempts} in {minutes} minutes.',
          es: 'Tu servicio preguntó otra vez a {host} {gap} ms después de un intento fallido; hizo {attempts} en {minutes} minutos.',
        },
      },
    },
    'catches-up': {
      points: 2,
      after: ['patient'],
      title: { en: 'does the work when the service is back', es: 'hace el trabajo cuando el servicio vuelve' },
      given: {
        en: '{host} was down for {minutes} minutes ({how}). Meanwhile the client asked for a sheet and got 202.',
        es: '{host} estuvo caído {minutes} minutos ({how}). Mientras tanto el cliente pidió una planilla y recibió 202.',
      },
      because: {
        en: 'Over HTTP a request reaches only who is up at the moment of sending, so whoever accepted the work keeps it and sends again, until an answer comes: at the latest one minute after the other service is back the mail is there, once.',
        es: 'Por HTTP una solicitud solo llega a quien está en pie en el momento de enviarla; por eso quien aceptó el trabajo lo guarda y vuelve a enviar hasta tener respuesta: a más tardar un minuto después de que el otro servicio vuelve, el correo está, una sola vez.',
      },
      mostOften: {
        en: 'a call that is only sent and forgotten, a number of attempts that is used up too early, or a wait that doubles without a cap.',
        es: 'una llamada que solo se envía y se olvida, una cantidad de intentos que se agota demasiado pronto, o una espera que se duplica sin tope.',
      },
      failures: {
        unlimited: {
          en: 'A request to {host} was still open after {seconds} s; TIME_LIMIT_MS allows {limit} s.',
          es: 'Una solicitud a {host} seguía abierta a los {seconds} s; TIME_LIMIT_MS permite {limit} s.',
          mostOften: {
            en: 'a call without AbortSignal.timeout(TIME_LIMIT_MS): without a limit an attempt that got lost keeps the next one from beginning.',
            es: 'una llamada sin AbortSignal.timeout(TIME_LIMIT_MS): sin límite, un intento que se perdió impide que empiece el siguiente.',
          },
        },
        lost: {
          en: 'One minute after {host} was back, no mail about {id} had been sent. Attempts that it had made for this sheet: {attempts}.',
          es: 'Un minuto después de que {host} volvió no se había enviado ningún correo con about {id}. Intentos que hizo para esta planilla: {attempts}.',
        },
        twice: {
          en: '{count} mails about {id} were sent.',
          es: 'Se enviaron {count} correos con about {id}.',
        },
      },
    },
    'mails-once': {
      points: 1,
      after: ['callee-down'],
      title: {
        en: 'sends one mail though an answer got lost',
        es: 'envía un solo correo aunque se pierda una respuesta',
      },
      given: {
        en: 'mail sent the mail, but your service could not learn it ({how}). Then mail was well again.',
        es: 'mail envió el correo, pero tu servicio no pudo saberlo ({how}). Después mail volvió a estar bien.',
      },
      because: {
        en: 'No answer means that the outcome is unknown, so the request is made again, with the same Idempotency-Key: it names the operation, not the attempt, and mail recognises the repetition.',
        es: 'Sin respuesta el resultado es desconocido, así que la solicitud se repite con la misma Idempotency-Key: nombra la operación, no el intento, y mail reconoce la repetición.',
      },
      mostOften: {
        en: 'a key drawn for each attempt, or none; or another text under the same key.',
        es: 'una clave nueva en cada intento, o ninguna; o bien otro texto con la misma clave.',
      },
      failures: {
        twice: {
          en: '{count} mails about {id} were sent, with the keys {keys}.',
          es: 'Se enviaron {count} correos con about {id}, con las claves {keys}.',
        },
        refused: {
          en: 'mail answered {got} to a request with the key {key}, which it had seen with another text.',
          es: 'mail respondió {got} a una solicitud con la clave {key}, que ya había visto con otro texto.',
        },
      },
    },
    'tells-failure': {
      points: 1,
      after: ['answers-first'],
      title: { en: 'mails the bad news, too', es: 'también envía la mala noticia' },
      given: {
        en: 'The client asked for the sheet of team {team}, which does not exist: players answers 404.',
        es: 'El cliente pidió la planilla del equipo {team}, que no existe: players responde 404.',
      },
      because: {
        en: 'When the work is over, well or not, whoever asked hears of it. The answer was 202, so it cannot be 404 any more: a mail about that id with the subject "No team sheet" says it, once, and players is not asked again for what will not change.',
        es: 'Cuando el trabajo termina, bien o mal, quien lo pidió se entera. La respuesta fue 202, así que ya no puede ser 404: lo dice un correo con ese id en about y el asunto "No team sheet", una sola vez, y a players no se le pregunta de nuevo lo que no va a cambiar.',
      },
      mostOften: {
        en: 'a 404 that is dropped, or repeated as if it were a failure of the service.',
        es: 'un 404 que se descarta, o que se repite como si fuera una falla del servicio.',
      },
      failures: {
        status: {
          en: 'Your service answered {got} instead of 202: it had asked players first.',
          es: 'Tu servicio respondió {got} en lugar de 202: primero preguntó a players.',
        },
        silent: {
          en: 'No mail about {id} said so. Requests to players: {count}.',
          es: 'Ningún correo con about {id} lo dijo. Solicitudes a players: {count}.',
        },
        subject: {
          en: 'The mail about {id} has the subject "{got}".',
          es: 'El correo con about {id} tiene el asunto "{got}".',
        },
        repeated: {
          en: 'players was asked {count} times for a team that does not exist.',
          es: 'A players se le preguntó {count} veces por un equipo que no existe.',
        },
      },
    },
  },
});
