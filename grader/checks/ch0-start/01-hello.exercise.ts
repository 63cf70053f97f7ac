import { exercise } from '../exercise.ts';

/** With this seed the charter that is written out in the stub is right: chapter 0 shows what a seed proves with it. */
export const DEMO_SEED = 2026;

export default exercise({
  id: 'ch0/hello',
  slug: 'ch0-start/01-hello',
  tier: 'core',
  title: { en: 'A greeting to mend', es: 'Un saludo por reparar' },
  mends: true,
  service: 'greeter',
  environment: { TEAMS_URL: 'http://teams' },
  checks: {
    alive: {
      points: 1,
      title: { en: 'says that it is up without asking anybody', es: 'dice que está en pie sin preguntar a nadie' },
      given: { en: 'The client asked for /health.', es: 'El cliente pidió /health.' },
      because: {
        en: '200 on /health says that this process is up; where it does not come, the process is restarted. It depends on no other service: otherwise a failure of teams would restart a greeter that is well.',
        es: '200 en /health dice que este proceso está en pie; si no llega, alguien reinicia el proceso. No depende de ningún otro servicio: de lo contrario, una falla de teams reiniciaría un greeter que está bien.',
      },
      mostOften: {
        en: 'a route that got lost while another one was mended, or a greeting for whatever path comes.',
        es: 'una ruta que se perdió al reparar otra, o un saludo para cualquier ruta que llegue.',
      },
      failures: {
        status: { en: 'Your service answered {got}.', es: 'Tu servicio respondió {got}.' },
        asks: {
          en: 'Your service answered 200, but asked {host} as well.',
          es: 'Tu servicio respondió 200, pero además preguntó a {host}.',
        },
      },
    },
    greets: {
      points: 3,
      title: { en: 'greets a team by its name', es: 'saluda a un equipo por su nombre' },
      given: {
        en: 'The client asked for the greeting of team {team}; teams was well.',
        es: 'El cliente pidió el saludo del equipo {team}; teams estaba bien.',
      },
      because: {
        en: 'The client shows the greeting to people, so it carries the name that teams gives for this very id: {expected}',
        es: 'El cliente muestra el saludo a personas; por eso lleva el nombre que teams da justo para ese id: {expected}',
      },
      mostOften: {
        en: 'a path that teams does not have, or an answer that is kept from an earlier request.',
        es: 'una ruta que teams no tiene, o una respuesta que quedó de una solicitud anterior.',
      },
      failures: {
        'asks-nobody': {
          en: 'Your service answered {got} and asked nobody for the name.',
          es: 'Tu servicio respondió {got} y no preguntó el nombre a nadie.',
        },
        status: { en: 'Your service answered {got}.', es: 'Tu servicio respondió {got}.' },
        greeting: { en: 'Your service answered 200 with {got}', es: 'Tu servicio respondió 200 con {got}' },
      },
    },
    'encodes-id': {
      points: 1,
      after: ['greets'],
      title: { en: "encodes the team's id", es: 'codifica el id del equipo' },
      given: {
        en: 'The client asked for the greeting of the team whose id is "{team}", written {path} in the URL.',
        es: 'El cliente pidió el saludo del equipo cuyo id es "{team}", que en la URL se escribe {path}.',
      },
      because: {
        en: 'In a URL characters such as / ? # % have a meaning of their own. An id is decoded when it arrives and encoded when it leaves, or another team is asked for.',
        es: 'En una URL, caracteres como / ? # % tienen un significado propio. Un id se decodifica al llegar y se codifica al salir; si no, se pregunta por otro equipo.',
      },
      mostOften: {
        en: 'encodeURIComponent or decodeURIComponent that got lost while the path was mended.',
        es: 'un encodeURIComponent o decodeURIComponent que se perdió al reparar la ruta.',
      },
      failures: {
        'wrong-id': {
          en: 'Your service sent {request} to teams: that is another id.',
          es: 'Tu servicio envió {request} a teams: ese es otro id.',
        },
        answer: {
          en: 'Your service asked for the right id, and yet answered {got}',
          es: 'Tu servicio preguntó por el id correcto y, sin embargo, respondió {got}',
        },
      },
    },
    charter: {
      points: 2,
      after: ['greets'],
      title: { en: "tells the team's own charter", es: 'entrega el acta de ese equipo' },
      given: {
        en: 'The client asked for the greeting of team {team}. Its charter is drawn anew in every run; only teams knows it.',
        es: 'El cliente pidió el saludo del equipo {team}. Su acta (charter) se sortea en cada ejecución; solo teams la conoce.',
      },
      because: {
        en: 'Teams says "{expected}". The seed of a run decides its teams, ids and charters: a value that was right once is right for that one seed.',
        es: 'Teams dice "{expected}". La semilla decide los equipos, ids y actas de cada ejecución: un valor que una vez fue correcto lo es solo para esa semilla.',
      },
      mostOften: {
        en: 'a value copied from one answer into the code, where it should be read from the answer of this request.',
        es: 'un valor copiado de una respuesta al código, en lugar de leerlo de la respuesta a esta solicitud.',
      },
      failures: {
        other: { en: 'Your service says "{got}".', es: 'Tu servicio dice "{got}".' },
        missing: {
          en: 'Your service answered {got}, without the field charter.',
          es: 'Tu servicio respondió {got}, sin el campo charter.',
        },
      },
    },
    'not-found': {
      points: 3,
      after: ['greets'],
      title: { en: 'answers 404 for an unknown team', es: 'responde 404 para un equipo desconocido' },
      given: {
        en: 'The client asked for the greeting of team {team}, which does not exist.',
        es: 'El cliente pidió el saludo del equipo {team}, que no existe.',
      },
      because: {
        en: '200 says "here is what you asked for", and the client believes it. 404 says that there is no such team, and that asking again is useless.',
        es: '200 dice "aquí está lo que pediste", y el cliente lo cree. 404 dice que ese equipo no existe y que repetir la pregunta no sirve.',
      },
      mostOften: {
        en: 'a response.status that nobody looked at; for fetch a 404 is an answer like any other, and it throws only where none came.',
        es: 'un response.status que nadie miró; para fetch un 404 es una respuesta como cualquier otra, y solo lanza un error si no llegó ninguna.',
      },
      failures: {
        greets: { en: 'Your service answered 200 with {got}', es: 'Tu servicio respondió 200 con {got}' },
        status: { en: 'Your service answered {got}.', es: 'Tu servicio respondió {got}.' },
      },
    },
  },
});
