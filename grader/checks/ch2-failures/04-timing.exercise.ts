import { exercise } from '../exercise.ts';

/** Milliseconds after which a search counts as unavailable. */
export const TIME_LIMIT_MS = 1500;

export default exercise({
  id: 'ch2/timing',
  slug: 'ch2-failures/04-timing',
  tier: 'depth',
  title: {
    en: 'A search whose answers overtake each other',
    es: 'Una búsqueda cuyas respuestas se adelantan',
  },
  service: 'scout',
  environment: {
    PLAYERS_URL: 'http://players',
    SCREEN_URL: 'http://screen',
    TIME_LIMIT_MS: String(TIME_LIMIT_MS),
  },
  calls: [{ request: 'PUT /search', body: { text: 'mu' } }],
  checks: {
    shows: {
      points: 1,
      title: { en: 'shows the players for the text', es: 'muestra los jugadores para el texto' },
      given: {
        en: 'Everything was well; "{text}" stood in the box.',
        es: 'Todo estaba bien; en el cuadro decía "{text}".',
      },
      because: {
        en: 'The screen is told once with PUT /results: { text, state: "found", players }, the players as the players service told them, also where there are none. The answer to PUT /search is 204.',
        es: 'A la pantalla se le dice una vez, con PUT /results: { text, state: "found", players }, con los jugadores tal como los entregó players, también si no hay ninguno. La respuesta a PUT /search es 204.',
      },
      mostOften: {
        en: 'a field that is missing, or players that were changed on the way.',
        es: 'un campo que falta, o jugadores que se modificaron en el camino.',
      },
      failures: {
        nothing: {
          en: 'Your service answered {got}, and the screen showed nothing for it.',
          es: 'Tu servicio respondió {got} y la pantalla no mostró nada para ese texto.',
        },
        view: {
          en: 'The screen showed: {view}. players had told {expected}.',
          es: 'La pantalla mostró: {view}. players había entregado {expected}.',
        },
        status: { en: 'Your service answered {got}.', es: 'Tu servicio respondió {got}.' },
      },
    },
    'late-answer': {
      points: 3,
      after: ['shows'],
      title: {
        en: 'a late answer never overwrites a newer one',
        es: 'una respuesta tardía nunca reemplaza a una más nueva',
      },
      given: {
        en: 'The box changed every {gap} ms: {texts}. players needed {delays} ms for them, in this order.',
        es: 'El cuadro cambió cada {gap} ms: {texts}. players necesitó para ellos {delays} ms, en ese orden.',
      },
      because: {
        en: 'Answers do not come in the order of the questions. Each text is asked for at once; once something newer was shown, nothing older may follow, and at the end the screen shows the text in the box.',
        es: 'Las respuestas no llegan en el orden de las preguntas. Por cada texto se pregunta de inmediato; cuando ya se mostró algo más nuevo, nada anterior puede seguirlo, y al final la pantalla muestra el texto del cuadro.',
      },
      mostOften: {
        en: 'showing whatever arrives; note before asking which change it belongs to, and compare after waiting.',
        es: 'mostrar todo lo que llega; anota antes de preguntar a qué cambio pertenece y compara después de esperar.',
      },
      failures: {
        overwritten: {
          en: 'The screen showed "{newer}", and after that "{older}", which had been typed before.',
          es: 'La pantalla mostró "{newer}" y después "{older}", que se había escrito antes.',
        },
        last: {
          en: 'At the end the screen showed "{shown}" instead of "{text}".',
          es: 'Al final la pantalla mostraba "{shown}" en lugar de "{text}".',
        },
        waited: {
          en: 'Your service asked for "{text}" only {waited} ms after it was typed.',
          es: 'Tu servicio preguntó por "{text}" recién {waited} ms después de que se escribió.',
        },
      },
    },
    'same-text': {
      points: 1,
      after: ['late-answer'],
      title: {
        en: 'the same text again is a newer question',
        es: 'el mismo texto otra vez es una pregunta más nueva',
      },
      given: {
        en: 'The box changed from "{text}" to "{other}" and back. In between a player joined; the first answer for "{text}" came last.',
        es: 'El cuadro cambió de "{text}" a "{other}" y de vuelta. Entre medio llegó un jugador nuevo; la primera respuesta para "{text}" llegó al final.',
      },
      because: {
        en: 'The first answer is older than the second one, though the texts are equal: what tells them apart is when they were asked.',
        es: 'La primera respuesta es más vieja que la segunda aunque los textos sean iguales: las distingue cuándo se preguntó.',
      },
      mostOften: {
        en: 'comparing the text with the box; number the questions instead.',
        es: 'comparar el texto con el del cuadro; en su lugar, numera las preguntas.',
      },
      failures: {
        stale: {
          en: 'Players on the screen at the end: {count}; it should be {expected}. That is the older answer.',
          es: 'Jugadores en la pantalla al final: {count}; debían ser {expected}. Es la respuesta anterior.',
        },
      },
    },
    'old-failure': {
      points: 1,
      after: ['late-answer'],
      title: {
        en: 'an old failure does not hide a newer answer',
        es: 'una falla vieja no tapa una respuesta más nueva',
      },
      given: {
        en: 'The search for "{older}" failed ({how}) after the one for "{newer}" had been answered.',
        es: 'La búsqueda de "{older}" falló ({how}) cuando la de "{newer}" ya tenía respuesta.',
      },
      because: {
        en: 'A failure is late news too. What belongs to an older question is not shown, good or bad.',
        es: 'Una falla también puede ser una noticia vieja. Lo que pertenece a una pregunta anterior no se muestra, sea bueno o malo.',
      },
      mostOften: {
        en: 'a comparison in the try, and none in the catch.',
        es: 'una comparación en el try, y ninguna en el catch.',
      },
      failures: {
        hidden: {
          en: 'After the players for "{newer}" the screen showed "{shown}" as {state}.',
          es: 'Después de los jugadores de "{newer}" la pantalla mostró "{shown}" como {state}.',
        },
      },
    },
    cleared: {
      points: 1,
      after: ['late-answer'],
      title: { en: 'an empty box stays empty', es: 'un cuadro vacío queda vacío' },
      given: {
        en: 'The box held "{text}" and was emptied before the answer came.',
        es: 'El cuadro decía "{text}" y se vació antes de que llegara la respuesta.',
      },
      because: {
        en: 'Emptying is a change like any other, the newest one: { "text": "", "state": "empty", "players": [] } at once, without asking players, and nothing after it.',
        es: 'Vaciarlo es un cambio como cualquier otro, el más nuevo: { "text": "", "state": "empty", "players": [] } de inmediato, sin preguntar a players, y nada después.',
      },
      mostOften: {
        en: 'a shortcut for the empty text that leaves before it is counted.',
        es: 'un atajo para el texto vacío que sale antes de contarlo.',
      },
      failures: {
        filled: {
          en: 'The screen showed "{shown}" after the box was empty.',
          es: 'La pantalla mostró "{shown}" cuando el cuadro ya estaba vacío.',
        },
        'not-empty': {
          en: '{took} ms after the box was emptied the screen had not shown it as empty.',
          es: 'A los {took} ms de vaciarse el cuadro, la pantalla no lo mostraba vacío.',
        },
        asked: {
          en: 'Your service asked players for the empty text.',
          es: 'Tu servicio preguntó a players por el texto vacío.',
        },
      },
    },
    unavailable: {
      points: 1,
      after: ['shows'],
      title: { en: 'tells "nobody" from "not to be had"', es: 'distingue "nadie" de "no disponible"' },
      given: {
        en: 'The search for "{text}", the newest, met this: {how}.',
        es: 'A la búsqueda de "{text}", la más nueva, le ocurrió esto: {how}.',
      },
      because: {
        en: 'An empty list says that nobody has that name. Here nobody knows: { text, state: "unavailable", players: [] } replaces what was there.',
        es: 'Una lista vacía dice que nadie se llama así. Aquí nadie lo sabe: { text, state: "unavailable", players: [] } reemplaza lo que había.',
      },
      mostOften: {
        en: 'a catch that returns an empty list, or none at all; and fetch does not reject for a 503.',
        es: 'un catch que devuelve una lista vacía, o que no existe; y fetch no se rechaza con un 503.',
      },
      failures: {
        view: { en: 'The screen showed: {view}', es: 'La pantalla mostró: {view}' },
        nothing: {
          en: 'The screen showed nothing for it.',
          es: 'La pantalla no mostró nada para ese texto.',
        },
      },
    },
    'too-late': {
      points: 2,
      after: ['unavailable'],
      title: { en: 'says so in time, and stays with it', es: 'lo dice a tiempo y se queda con eso' },
      given: {
        en: 'players needed {late} ms for "{text}", the newest; the limit is {limit} ms.',
        es: 'players necesitó {late} ms para "{text}", la más nueva; el límite es de {limit} ms.',
      },
      because: {
        en: 'Within the limit the answer is shown; after it "unavailable". What comes later than that changes nothing: nobody expects it any more.',
        es: 'Dentro del límite se muestra la respuesta; después, "unavailable". Lo que llegue más tarde no cambia nada: ya nadie lo espera.',
      },
      mostOften: {
        en: 'no limit, or a timer beside the search that does not end it; AbortSignal.timeout does.',
        es: 'ningún límite, o un temporizador junto a la búsqueda que no la termina; AbortSignal.timeout lo hace.',
      },
      failures: {
        'too-soon': {
          en: 'The screen showed: {view}',
          es: 'La pantalla mostró: {view}',
        },
        silent: {
          en: '{after} ms after the question the screen did not say "unavailable".',
          es: 'A los {after} ms de la pregunta la pantalla no decía "unavailable".',
        },
        revived: {
          en: 'It showed "unavailable", and {at} ms after the question the late answer after all.',
          es: 'Mostró "unavailable" y, a los {at} ms de la pregunta, la respuesta tardía de todos modos.',
        },
      },
    },
  },
});
