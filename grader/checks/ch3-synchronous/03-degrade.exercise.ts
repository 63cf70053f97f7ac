import { exercise } from '../exercise.ts';

/** Milliseconds from the client's request to the latest answer. */
export const TIME_LIMIT_MS = 1000;

export default exercise({
  id: 'ch3/degrade',
  slug: 'ch3-synchronous/03-degrade',
  tier: 'depth',
  title: { en: 'The last good answer', es: 'La última respuesta buena' },
  buildsOn: 'ch3/squad',
  service: 'squads',
  environment: { PLAYERS_URL: 'http://players', CUP_URL: 'http://cup', TIME_LIMIT_MS: String(TIME_LIMIT_MS) },
  checks: {
    'serves-stale': {
      points: 2,
      title: { en: 'answers with the last good squad, marked', es: 'responde con la última convocatoria, marcada' },
      given: {
        en: 'The client asked for the squad of team {team} while both services were well, and again while {host} failed: {how}.',
        es: 'El cliente pidió la convocatoria del equipo {team} con ambos servicios bien, y otra vez mientras {host} fallaba: {how}.',
      },
      because: {
        en: 'Each time both services are asked first. The second answer is 200 with the same team_id and players, and "stale": true. A squad from a moment ago is of use to the client, as long as it can tell that it is old: the first answer says nothing of the kind.',
        es: 'Cada vez se pregunta primero a ambos servicios. La segunda respuesta es 200 con el mismo team_id y los mismos players, y "stale": true. Una convocatoria de hace un momento le sirve al cliente, siempre que pueda notar que es vieja: la primera respuesta no dice nada parecido.',
      },
      mostOften: {
        en: 'a good answer that is not remembered, or is served as if it were fresh, or before the services were asked.',
        es: 'una respuesta buena que no se recuerda, o que se entrega como si fuera nueva, o antes de preguntar a los servicios.',
      },
      failures: {
        fresh: {
          en: 'While both were well, your service answered {got}, not 200 with the squad: {body}',
          es: 'Con ambos servicios bien, tu servicio respondió {got}, no 200 con la convocatoria: {body}',
        },
        'marked-fresh': {
          en: 'While both were well, your service already called its answer stale.',
          es: 'Con ambos servicios bien, tu servicio ya marcó su respuesta como stale.',
        },
        'not-asked': {
          en: 'The second time your service answered {got} without asking {host}, so it could not know whether that still holds.',
          es: 'La segunda vez tu servicio respondió {got} sin preguntar a {host}, así que no podía saber si eso aún vale.',
        },
        status: {
          en: 'The second time your service answered {got}.',
          es: 'La segunda vez tu servicio respondió {got}.',
        },
        players: {
          en: 'The second time your service answered 200, but with something other than before: {body}',
          es: 'La segunda vez tu servicio respondió 200, pero con algo distinto de lo anterior: {body}',
        },
        unmarked: {
          en: 'The second time your service answered the same, and without "stale": true: the client takes it for fresh.',
          es: 'La segunda vez tu servicio respondió lo mismo y sin "stale": true: el cliente lo toma por nuevo.',
        },
      },
    },
    'in-time': {
      points: 1,
      after: ['serves-stale'],
      title: { en: 'degrades within the time limit, too', es: 'también degrada dentro del tiempo límite' },
      given: {
        en: 'TIME_LIMIT_MS was {limit}. The client had asked for the squad of team {team} before; now the service {host} took {late} ms.',
        es: 'TIME_LIMIT_MS era {limit}. El cliente ya había pedido la convocatoria del equipo {team}; ahora el servicio {host} tardó {late} ms.',
      },
      because: {
        en: 'To this client an answer that comes too late is as good as none. So a slow service is treated like a failed one: when time is up, 200 with the last good squad and "stale": true.',
        es: 'A este cliente una respuesta que llega tarde le sirve tan poco como ninguna. Por eso un servicio lento se trata como uno que falla: al agotarse el tiempo, 200 con la última convocatoria buena y "stale": true.',
      },
      mostOften: {
        en: 'no time limit, or a 504 that is answered before the memory is looked at.',
        es: 'falta un tiempo límite, o se responde 504 antes de mirar lo recordado.',
      },
      failures: {
        slow: {
          en: 'Your service kept the client waiting for {took} ms.',
          es: 'Tu servicio hizo esperar {took} ms al cliente.',
        },
        status: {
          en: 'Your service answered {got} after {took} ms.',
          es: 'Tu servicio respondió {got} a los {took} ms.',
        },
        other: {
          en: 'Your service answered 200 after {took} ms, but not with the squad from before, marked as stale: {body}',
          es: 'Tu servicio respondió 200 a los {took} ms, pero no con la convocatoria anterior, marcada como stale: {body}',
        },
      },
    },
    'tells-age': {
      points: 2,
      after: ['serves-stale'],
      title: { en: 'says how old the answer is', es: 'dice qué edad tiene la respuesta' },
      given: {
        en: 'The squad of team {team} was fetched at {fetched}. Then {host} failed, and the client asked again {age} s later.',
        es: 'La convocatoria del equipo {team} se obtuvo en el instante {fetched}. Después {host} falló, y el cliente volvió a preguntar {age} s más tarde.',
      },
      because: {
        en: 'How old is too old, only the client knows. as_of is the moment at which the squad was good, in RFC 3339 (toISOString writes it), and stays the same however often it is served; the header Age is the whole seconds since then.',
        es: 'Cuándo algo es demasiado viejo solo lo sabe el cliente. as_of es el momento en que la convocatoria era buena, en RFC 3339 (toISOString lo escribe), y no cambia por más veces que se entregue; la cabecera Age son los segundos enteros desde entonces.',
      },
      mostOften: {
        en: 'the time of the answer in place of the time of what it says, or milliseconds where seconds are due.',
        es: 'la hora de la respuesta en lugar de la hora de lo que dice, o milisegundos donde van segundos.',
      },
      failures: {
        'no-as-of': {
          en: 'The stale answer has no as_of that is a time in RFC 3339: {got}',
          es: 'La respuesta desactualizada no trae un as_of que sea un instante en RFC 3339: {got}',
        },
        'wrong-as-of': {
          en: 'The stale answer says that it is as of {got}.',
          es: 'La respuesta desactualizada dice que es del instante {got}.',
        },
        'no-age': {
          en: 'The stale answer has no header Age.',
          es: 'La respuesta desactualizada no trae la cabecera Age.',
        },
        'wrong-age': {
          en: 'The stale answer has the header "Age: {got}".',
          es: 'La respuesta desactualizada trae la cabecera "Age: {got}".',
        },
      },
    },
    refreshes: {
      points: 1,
      after: ['serves-stale'],
      title: { en: 'gives the fresh answer as soon as possible', es: 'da la respuesta nueva en cuanto puede' },
      given: {
        en: 'Team {team} had been asked for, then {host} failed, then it was well again; meanwhile {name} had left the team.',
        es: 'Se había pedido el equipo {team}, después {host} falló y luego volvió a estar bien; entretanto {name} había dejado el equipo.',
      },
      because: {
        en: 'What is remembered is for the time of need. A fresh answer is not marked, and it replaces the one that was remembered.',
        es: 'Lo recordado es para cuando haga falta. Una respuesta nueva no va marcada, y reemplaza a la que se recordaba.',
      },
      mostOften: {
        en: 'a mark that is set and never taken away, or a memory that is written only once.',
        es: 'una marca que se pone y nunca se quita, o una memoria que se escribe una sola vez.',
      },
      failures: {
        'still-stale': {
          en: 'When both were well again, your service still called its answer stale.',
          es: 'Con ambos bien otra vez, tu servicio todavía marcó su respuesta como stale.',
        },
        old: {
          en: 'When both were well again, your service did not answer with the squad of now: {got} {body}',
          es: 'Con ambos bien otra vez, tu servicio no respondió con la convocatoria actual: {got} {body}',
        },
        'old-memory': {
          en: 'When {host} failed anew, your service did not answer with the squad it had fetched last: {got} {body}',
          es: 'Cuando {host} volvió a fallar, tu servicio no respondió con la última convocatoria que obtuvo: {got} {body}',
        },
      },
    },
    unavailable: {
      points: 2,
      after: ['serves-stale', 'in-time'],
      title: { en: 'answers 503 when there is nothing to serve', es: 'responde 503 cuando no hay nada que dar' },
      given: {
        en: 'The client had asked for team {known} while both services were well. Now {host} was unavailable ({how}), and it asked for team {team}, for the first time.',
        es: 'El cliente había pedido el equipo {known} con ambos servicios bien. Ahora {host} no estaba disponible ({how}), y pidió el equipo {team} por primera vez.',
      },
      because: {
        en: 'There is no last good answer of this team. So the answer is 503: this service cannot do it for the moment, and Retry-After says in seconds when to try again. An empty list would say that nobody is in the Cup, the squad of another team would be false, and one made of parts of different age would be as of no moment.',
        es: 'De este equipo no hay una última respuesta buena. Por eso la respuesta es 503: este servicio no puede por el momento, y Retry-After dice en segundos cuándo volver a intentar. Una lista vacía diría que nadie está en la Copa, la convocatoria de otro equipo sería falsa y una armada con partes de distinta edad no sería de ningún momento.',
      },
      mostOften: {
        en: 'an empty list as a default, one memory for all teams, or the 502 and 504 of ch3/squad that are still there.',
        es: 'una lista vacía por omisión, una sola memoria para todos los equipos, o los 502 y 504 de ch3/squad que siguen ahí.',
      },
      failures: {
        list: {
          en: 'Your service answered 200 with {count} players.',
          es: 'Tu servicio respondió 200 con {count} jugadores.',
        },
        slow: {
          en: 'Your service kept the client waiting for {took} ms; TIME_LIMIT_MS was {limit}.',
          es: 'Tu servicio hizo esperar {took} ms al cliente; TIME_LIMIT_MS era {limit}.',
        },
        status: { en: 'Your service answered {got}.', es: 'Tu servicio respondió {got}.' },
        'no-retry-after': {
          en: 'Your service answered 503 without the header Retry-After.',
          es: 'Tu servicio respondió 503 sin la cabecera Retry-After.',
          mostOften: {
            en: 'an answer that was given its status alone; the headers stand beside it, in the second argument of Response.json.',
            es: 'una respuesta a la que solo se le dio el estado; las cabeceras van junto a él, en el segundo argumento de Response.json.',
          },
        },
        'wrong-retry-after': {
          en: 'Your service answered 503 with "Retry-After: {got}", which names no moment ahead.',
          es: 'Tu servicio respondió 503 con "Retry-After: {got}", que no indica un momento por venir.',
          mostOften: {
            en: 'a 0, a fraction, or a date that has passed; whole seconds from 1 on say it best.',
            es: 'un 0, un número con decimales o una fecha que ya pasó; lo más claro son segundos enteros, desde 1.',
          },
        },
      },
    },
    'nobody-is-an-answer': {
      points: 1,
      after: ['serves-stale'],
      title: { en: 'tells nobody from unavailable', es: 'distingue entre nadie y no disponible' },
      given: {
        en: 'Team {team} has players, none of them in the Cup. The client asked for it while both services were well, and again while {host} failed.',
        es: 'El equipo {team} tiene jugadores, ninguno en la Copa. El cliente lo pidió con ambos servicios bien, y otra vez mientras {host} fallaba.',
      },
      because: {
        en: 'An empty squad is a true answer, and is remembered like any other: 200 with an empty list, the second time with "stale": true. Unavailable would say that nobody knows, but it is known that there is nobody.',
        es: 'Una convocatoria vacía es una respuesta verdadera y se recuerda como cualquier otra: 200 con una lista vacía, la segunda vez con "stale": true. No disponible diría que no se sabe, pero se sabe que no hay nadie.',
      },
      mostOften: {
        en: 'the length of the list taken as a sign that there is something to remember.',
        es: 'tomar el largo de la lista como señal de que hay algo que recordar.',
      },
      failures: {
        fresh: {
          en: 'While both were well, your service answered {got}.',
          es: 'Con ambos servicios bien, tu servicio respondió {got}.',
        },
        stale: {
          en: 'While {host} failed, your service answered {got}.',
          es: 'Mientras {host} fallaba, tu servicio respondió {got}.',
        },
      },
    },
    'not-found': {
      points: 1,
      after: ['serves-stale'],
      title: { en: 'passes 404 on and never covers it', es: 'transmite el 404 y nunca lo tapa' },
      given: {
        en: 'Both services were well. The client asked for a team that does not exist, and for one whose squad it had got before and which exists no longer.',
        es: 'Ambos servicios estaban bien. El cliente pidió un equipo que no existe y otro cuya convocatoria ya había recibido y que dejó de existir.',
      },
      because: {
        en: 'A 404 of the players service is an answer, not a failure: there is no such team, now. It goes to the client as 404, whatever is remembered of that team from before.',
        es: 'Un 404 del servicio players es una respuesta, no una falla: ahora no existe tal equipo. Llega al cliente como 404, se recuerde lo que se recuerde de ese equipo.',
      },
      mostOften: {
        en: 'one catch for everything that is not 200, which looks into the memory first.',
        es: 'un solo catch para todo lo que no es 200, que mira primero lo recordado.',
      },
      failures: {
        unknown: {
          en: 'For the team that does not exist, players answered 404 and your service {got}.',
          es: 'Para el equipo que no existe, players respondió 404 y tu servicio {got}.',
        },
        covered: {
          en: 'For the team that exists no longer, players answered 404 and your service {got}: {body}',
          es: 'Para el equipo que dejó de existir, players respondió 404 y tu servicio {got}: {body}',
        },
      },
    },
  },
});
