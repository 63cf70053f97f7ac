import { exercise } from '../exercise.ts';

/** Milliseconds after which a squad that is not complete is too late. */
export const TIME_LIMIT_MS = 1000;

export default exercise({
  id: 'ch3/squad',
  slug: 'ch3-synchronous/01-squad',
  tier: 'core',
  title: { en: 'Players in the Cup', es: 'Jugadores en la Copa' },
  service: 'squads',
  environment: { PLAYERS_URL: 'http://players', CUP_URL: 'http://cup', TIME_LIMIT_MS: String(TIME_LIMIT_MS) },
  checks: {
    answers: {
      points: 2,
      title: {
        en: "answers with the team's players in the Cup",
        es: 'responde con los jugadores del equipo en la Copa',
      },
      given: {
        en: 'The client asked for the squad of team {team}; both services were well.',
        es: 'El cliente pidió la convocatoria del equipo {team}; ambos servicios estaban bien.',
      },
      because: {
        en: 'The answer is 200 with {"team_id", "players"}: those players of the team whose country is in the Cup, each as the players service tells it. A client builds on exactly that.',
        es: 'La respuesta es 200 con {"team_id", "players"}: los jugadores del equipo cuyo país está en la Copa, cada uno tal como lo entrega el servicio players. El cliente se apoya justo en eso.',
      },
      mostOften: {
        en: 'a filter that is missing, or that compares a country code with a whole country object.',
        es: 'un filtro que falta, o que compara un código de país con el objeto completo del país.',
      },
      failures: {
        status: { en: 'Your service answered {got}.', es: 'Tu servicio respondió {got}.' },
        threw: {
          en: 'Your service answered {got}, because an error left its fetch.',
          es: 'Tu servicio respondió {got}, porque un error salió de su fetch.',
          // The error is told right below.
          mostOften: null,
        },
        'own-error': {
          en: 'Both services answered 200, yet your service answered {got}: something of its own failed in between.',
          es: 'Ambos servicios respondieron 200 y, aun así, tu servicio respondió {got}: entre medio falló algo propio.',
          mostOften: {
            en: 'an error of your own code (a name that does not exist, a value of another shape) caught as if it were theirs; console.error(error) in the catch shows it.',
            es: 'un error de tu propio código (un nombre que no existe, un valor de otra forma) atrapado como si fuera de ellos; console.error(error) en el catch lo muestra.',
          },
        },
        'asks-nobody': {
          en: 'Your service answered {got} and asked neither players nor cup.',
          es: 'Tu servicio respondió {got} sin preguntar ni a players ni a cup.',
        },
        shape: {
          en: 'Your service answered 200, but not an object with team_id and a list of players: {got}',
          es: 'Tu servicio respondió 200, pero no un objeto con team_id y una lista players: {got}',
        },
        extra: {
          en: 'Your answer holds {name} ({country}), who does not belong there.',
          es: 'Tu respuesta incluye a {name} ({country}), que no corresponde.',
        },
        missing: {
          en: 'Your answer lacks {name}, whose country ({country}) is in the Cup.',
          es: 'En tu respuesta falta {name}, cuyo país ({country}) está en la Copa.',
        },
        altered: {
          en: 'Your answer tells {name} in another way than the players service did.',
          es: 'Tu respuesta presenta a {name} de otra manera que el servicio players.',
        },
      },
    },
    'keeps-order': {
      points: 1,
      after: ['answers'],
      title: { en: 'keeps the order of the team', es: 'conserva el orden del equipo' },
      given: {
        en: "The players of team {team} came in the team's own order.",
        es: 'Los jugadores del equipo {team} llegaron en el orden propio del equipo.',
      },
      because: {
        en: 'The order is part of what the players service says (captain first, as the coach wrote it); a service in between passes it on.',
        es: 'El orden es parte de lo que dice el servicio players (la capitana primero, como lo escribió el cuerpo técnico); un servicio intermedio lo transmite.',
      },
      mostOften: {
        en: 'going through the countries instead of the players, or a sort that nobody asked for.',
        es: 'recorrer los países en lugar de los jugadores, o un ordenamiento que nadie pidió.',
      },
      failures: {
        order: {
          en: 'Your service put {first} before {second}; in the team it is the other way round.',
          es: 'Tu servicio puso a {first} antes que a {second}; en el equipo es al revés.',
        },
      },
    },
    'encodes-id': {
      points: 1,
      after: ['answers'],
      title: { en: "encodes the team's id", es: 'codifica el id del equipo' },
      given: {
        en: 'The client asked for the squad of the team whose id is "{team}", written {path} in the URL.',
        es: 'El cliente pidió la convocatoria del equipo cuyo id es "{team}", que en la URL se escribe {path}.',
      },
      because: {
        en: 'An id is data: in a URL its special characters mean something else, so one decodes it when it arrives and encodes it when it leaves. Otherwise another team is asked for, or none.',
        es: 'Un id es un dato: en una URL sus caracteres especiales significan otra cosa, así que se decodifica al llegar y se codifica al salir. Si no, se pregunta por otro equipo, o por ninguno.',
      },
      mostOften: {
        en: 'a URL put together as text; URLSearchParams or encodeURIComponent does it right, and decodeURIComponent on the way in.',
        es: 'una URL armada como texto; URLSearchParams o encodeURIComponent lo hacen bien, y decodeURIComponent a la entrada.',
      },
      failures: {
        'wrong-id': {
          en: 'Your service asked the players service for team "{got}".',
          es: 'Tu servicio preguntó al servicio players por el equipo "{got}".',
        },
        'no-request': {
          en: 'Your service answered {got} without asking the players service.',
          es: 'Tu servicio respondió {got} sin preguntar al servicio players.',
        },
        answer: {
          en: 'Your service asked for the right team, and yet answered {got}.',
          es: 'Tu servicio preguntó por el equipo correcto y, sin embargo, respondió {got}.',
        },
        'answer-id': {
          en: 'Your service asked for the right team, but says in its answer that the team is "{got}".',
          es: 'Tu servicio preguntó por el equipo correcto, pero en su respuesta dice que el equipo es "{got}".',
        },
      },
    },
    'asks-at-once': {
      points: 1,
      after: ['answers'],
      title: { en: 'asks both services at once', es: 'pregunta a ambos servicios a la vez' },
      given: {
        en: 'Both services were slowed down to 200 ms; the client asked for the squad of team {team}.',
        es: 'Ambos servicios tardaban 200 ms; el cliente pidió la convocatoria del equipo {team}.',
      },
      because: {
        en: 'Neither answer needs the other, so the client should wait for the longest of the two, not for their sum.',
        es: 'Ninguna de las dos respuestas necesita a la otra: el cliente debería esperar la más larga, no la suma.',
      },
      mostOften: {
        en: 'an await in front of each call; start both, then await them together.',
        es: 'un await delante de cada llamada; inicia ambas y después espéralas juntas.',
      },
      failures: {
        sequential: {
          en: 'Your service asked {second} only after {first} had answered: {took} ms in all, one call at a time.',
          es: 'Tu servicio preguntó a {second} solo cuando {first} ya había respondido: {took} ms en total, una llamada a la vez.',
        },
        slow: {
          en: 'Your service took {took} ms, though both answers were there after 200 ms.',
          es: 'Tu servicio tardó {took} ms, aunque ambas respuestas estaban a los 200 ms.',
        },
      },
    },
    'not-found': {
      points: 1,
      after: ['answers'],
      title: {
        en: 'tells an unknown team from an empty squad',
        es: 'distingue un equipo desconocido de una convocatoria vacía',
      },
      given: {
        en: 'The client asked for a team that does not exist (players answers 404), and for one that has nobody in the Cup.',
        es: 'El cliente pidió un equipo que no existe (players responde 404) y otro que no tiene a nadie en la Copa.',
      },
      because: {
        en: 'A team that does not exist is 404: asking again is useless. A team with nobody in the Cup is 200 with an empty list: that is a true answer. And neither is a failure of a service.',
        es: 'Un equipo que no existe es 404: repetir la pregunta no sirve. Un equipo sin nadie en la Copa es 200 con una lista vacía: esa es una respuesta verdadera. Y ninguno de los dos es una falla de un servicio.',
      },
      mostOften: {
        en: 'one branch for every status that is not 200, or a test of the length of the list.',
        es: 'una sola rama para todo estado que no es 200, o una prueba del largo de la lista.',
      },
      failures: {
        unknown: {
          en: 'For the team that does not exist your service answered {got} instead of 404.',
          es: 'Para el equipo que no existe tu servicio respondió {got} en lugar de 404.',
        },
        empty: {
          en: 'For the team with nobody in the Cup your service answered {got} instead of 200 and an empty list.',
          es: 'Para el equipo sin nadie en la Copa tu servicio respondió {got} en lugar de 200 y una lista vacía.',
        },
      },
    },
    'upstream-failure': {
      points: 2,
      after: ['answers'],
      title: { en: 'answers 502 when a service fails', es: 'responde 502 cuando falla un servicio' },
      given: {
        en: 'The service {host} failed: {how}. The other one was well.',
        es: 'El servicio {host} falló: {how}. El otro estaba bien.',
      },
      because: {
        en: 'Without both answers there is no squad. 502 says that a service behind yours failed; an empty list would say that nobody is in the Cup, and the client would believe it.',
        es: 'Sin ambas respuestas no hay convocatoria. 502 dice que falló un servicio detrás del tuyo; una lista vacía diría que nadie está en la Copa, y el cliente lo creería.',
      },
      mostOften: {
        en: 'response.ok not looked at (fetch rejects only when no response came), a body parsed outside the try, or a catch that returns an empty list.',
        es: 'no mirar response.ok (fetch solo se rechaza si no llegó respuesta), leer el cuerpo fuera del try, o un catch que devuelve una lista vacía.',
      },
      failures: {
        list: {
          en: 'Your service answered 200 with {count} players.',
          es: 'Tu servicio respondió 200 con {count} jugadores.',
        },
        status: { en: 'Your service answered {got}.', es: 'Tu servicio respondió {got}.' },
        'no-answer': {
          en: 'Your service gave no answer.',
          es: 'Tu servicio no dio respuesta.',
        },
      },
    },
    'too-late': {
      points: 1,
      after: ['answers'],
      title: { en: 'answers 504 when a service is too late', es: 'responde 504 cuando un servicio tarda demasiado' },
      given: {
        en: 'TIME_LIMIT_MS is {limit}. The service {host} took {late} ms.',
        es: 'TIME_LIMIT_MS es {limit}. El servicio {host} tardó {late} ms.',
      },
      because: {
        en: 'A caller that waits without limit is down with whoever it waits for. Up to the limit the answer still counts; then 504 says that time ran out: not that the service failed, only that nobody knows yet.',
        es: 'Quien espera sin límite cae junto con aquel a quien espera. Hasta el límite la respuesta todavía vale; después, 504 dice que se agotó el tiempo: no que el servicio falló, solo que aún no se sabe.',
      },
      mostOften: {
        en: 'no time limit (fetch alone waits for 300 s), one on a single call of the two, or one error status for every kind of error.',
        es: 'falta un tiempo límite (fetch por sí solo espera 300 s), hay uno en una sola de las dos llamadas, o un mismo estado para todo tipo de error.',
      },
      failures: {
        'too-soon': {
          en: 'Your service answered {got} after {took} ms; the answer would have come in time.',
          es: 'Tu servicio respondió {got} a los {took} ms; la respuesta habría llegado a tiempo.',
        },
        slow: {
          en: 'Your service kept the client waiting for {took} ms.',
          es: 'Tu servicio hizo esperar {took} ms al cliente.',
        },
        status: {
          en: 'Your service answered {got} after {took} ms.',
          es: 'Tu servicio respondió {got} a los {took} ms.',
        },
      },
    },
    withdraws: {
      points: 1,
      after: ['too-late'],
      title: { en: 'withdraws requests it no longer waits for', es: 'retira las solicitudes que ya no espera' },
      given: {
        en: 'TIME_LIMIT_MS is {limit}. The service {host} took {late} ms, and your service answered 504 in time.',
        es: 'TIME_LIMIT_MS es {limit}. El servicio {host} tardó {late} ms, y tu servicio respondió 504 a tiempo.',
      },
      because: {
        en: 'A request that nobody waits for still holds a connection here and work there: in an overloaded system they pile up. Giving up means telling the other side.',
        es: 'Una solicitud que nadie espera todavía ocupa una conexión aquí y trabajo allá: en un sistema sobrecargado se acumulan. Desistir significa avisarle al otro lado.',
      },
      mostOften: {
        en: 'Promise.race with a timer: it stops waiting, but not the request. A signal (AbortSignal.timeout) ends both.',
        es: 'Promise.race con un temporizador: deja de esperar, pero no detiene la solicitud. Una señal (AbortSignal.timeout) termina ambas cosas.',
      },
      failures: {
        running: {
          en: 'After the answer to the client your request {request} went on for another {extra} ms.',
          es: 'Después de responder al cliente, tu solicitud {request} siguió en curso otros {extra} ms.',
        },
      },
    },
  },
});
