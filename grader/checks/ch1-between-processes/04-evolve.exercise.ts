import { exercise } from '../exercise.ts';

export default exercise({
  id: 'ch1/evolve',
  slug: 'ch1-between-processes/04-evolve',
  tier: 'core',
  title: { en: 'A field gets another name', es: 'Un campo cambia de nombre' },
  mends: true,
  service: 'players',
  environment: { REGISTRY_URL: 'http://registry', PLAYERS_URL: 'http://players' },
  exports: { provider: 'service', consumer: 'service' },
  calls: [{ request: 'GET /players/{player.id}' }],
  checks: {
    'new-new': {
      points: 1,
      title: {
        en: 'new consumer × new provider: makes a badge',
        es: 'consumidor nuevo × proveedor nuevo: hace una credencial',
      },
      given: {
        en: 'New consumer × new provider: your badges asked your players, and the client asked for the badge of {player}.',
        es: 'Consumidor nuevo × proveedor nuevo: tu badges preguntó a tu players, y el cliente pidió la credencial de {player}.',
      },
      because: {
        en: 'Once both teams have deployed, both of your services are what runs. The badge is "{badge}", with the registration that only the registry knows; for a player whom nobody knows it is 404.',
        es: 'Cuando ambos equipos hayan desplegado, lo que corre son tus dos servicios. La credencial es "{badge}", con el registro que solo registry conoce; para un jugador que nadie conoce es 404.',
      },
      mostOften: {
        en: 'two sides that were changed for the old ones and never tried with each other.',
        es: 'dos lados que se cambiaron pensando en los viejos y nunca se probaron entre sí.',
      },
      failures: {
        'asks-nobody': {
          en: 'Your badges answered {got} without asking players.',
          es: 'Tu badges respondió {got} sin preguntar a players.',
        },
        status: { en: 'Your badges answered {got}.', es: 'Tu badges respondió {got}.' },
        badge: { en: 'Your badges answered 200 with {got}', es: 'Tu badges respondió 200 con {got}' },
        unknown: {
          en: 'For a player whom nobody knows your badges answered {got}.',
          es: 'Para un jugador que nadie conoce, tu badges respondió {got}.',
        },
      },
    },
    'old-new': {
      points: 3,
      title: {
        en: 'old consumer × new provider: finds country, and all else',
        es: 'consumidor viejo × proveedor nuevo: encuentra country y lo demás',
      },
      given: {
        en: 'Old consumer × new provider: badges as it was deployed last year asked your players for {player}.',
        es: 'Consumidor viejo × proveedor nuevo: badges, tal como se desplegó el año pasado, pidió {player} a tu players.',
      },
      because: {
        en: 'You deploy players today; the badges team deploys when it is ready, perhaps in March. Until then its service reads what was agreed: country with the same value, and every other field and status as before.',
        es: 'Tú despliegas players hoy; el equipo de badges desplegará cuando pueda, quizás en marzo. Hasta entonces su servicio lee lo acordado: country con el mismo valor, y los demás campos y estados como antes.',
      },
      mostOften: {
        en: 'the old name taken away on the day the new one came; expand first, contract when nobody reads it any more.',
        es: 'el nombre viejo quitado el mismo día en que llegó el nuevo; primero expande, y contrae cuando ya nadie lo lea.',
      },
      failures: {
        country: {
          en: 'The old badges printed "{badge}": in your answer, country is {got}.',
          es: 'El badges viejo imprimió "{badge}": en tu respuesta, country es {got}.',
        },
        field: {
          en: 'The old badges looked for {field}, which was always {expected}; in your answer it is {got}.',
          es: 'El badges viejo buscó {field}, que siempre fue {expected}; en tu respuesta es {got}.',
        },
        status: { en: 'Your players answered {got}.', es: 'Tu players respondió {got}.' },
        unknown: {
          en: 'For a player whom nobody knows players always answered 404; yours answered {got}.',
          es: 'Para un jugador que nadie conoce, players siempre respondió 404; el tuyo respondió {got}.',
        },
      },
    },
    renames: {
      points: 1,
      title: { en: 'the new provider says nationality too', es: 'el proveedor nuevo también dice nationality' },
      given: {
        en: 'A consumer that will be written next month asked your players for {player} and read nationality.',
        es: 'Un consumidor que se escribirá el mes que viene pidió {player} a tu players y leyó nationality.',
      },
      because: {
        en: 'Keeping the old name is half of the change. Only when the new one is there as well can consumers move over, each in its own time.',
        es: 'Conservar el nombre viejo es la mitad del cambio. Solo si el nuevo también está pueden pasarse los consumidores, cada uno a su tiempo.',
      },
      mostOften: {
        en: 'a rename that was taken back altogether so as not to break anybody.',
        es: 'un cambio de nombre que se deshizo por completo para no romperle nada a nadie.',
      },
      failures: {
        nationality: {
          en: 'In your answer nationality is {got}; the registry says {expected}.',
          es: 'En tu respuesta, nationality es {got}; registry dice {expected}.',
        },
      },
    },
    'new-old': {
      points: 2,
      title: {
        en: 'new consumer × old provider: makes the same badge',
        es: 'consumidor nuevo × proveedor viejo: hace la misma credencial',
      },
      given: {
        en: 'New consumer × old provider: your badges was deployed first; players still says country, and only that.',
        es: 'Consumidor nuevo × proveedor viejo: tu badges se desplegó primero; players todavía dice country y nada más.',
      },
      because: {
        en: 'Nobody may have to wait for the other team, and after a rollback the old players is back. The badge is "{badge}" with either name.',
        es: 'Nadie debería tener que esperar al otro equipo, y tras una vuelta atrás el players viejo está de regreso. La credencial es "{badge}" con cualquiera de los dos nombres.',
      },
      mostOften: {
        en: 'a consumer that reads the new name only.',
        es: 'un consumidor que lee solo el nombre nuevo.',
      },
      failures: {
        status: { en: 'Your badges answered {got}.', es: 'Tu badges respondió {got}.' },
        badge: { en: 'Your badges answered 200 with {got}', es: 'Tu badges respondió 200 con {got}' },
      },
    },
    contracted: {
      points: 1,
      title: {
        en: 'new consumer × contracted provider: needs country no more',
        es: 'consumidor nuevo × proveedor ya contraído: no necesita country',
      },
      given: {
        en: 'New consumer × contracted provider: nobody reads country any more, so players says nationality only.',
        es: 'Consumidor nuevo × proveedor ya contraído: ya nadie lee country, así que players dice solo nationality.',
      },
      because: {
        en: 'This is where the change was to lead. A consumer that still needs the old name keeps it alive for ever. The badge is "{badge}".',
        es: 'A esto debía llegar el cambio. Un consumidor que todavía necesita el nombre viejo lo mantiene vivo para siempre. La credencial es "{badge}".',
      },
      mostOften: {
        en: 'a consumer that stayed with the old name, since that worked with everything so far.',
        es: 'un consumidor que se quedó con el nombre viejo, porque hasta ahora funcionaba con todo.',
      },
      failures: {
        status: { en: 'Your badges answered {got}.', es: 'Tu badges respondió {got}.' },
        badge: { en: 'Your badges answered 200 with {got}', es: 'Tu badges respondió 200 con {got}' },
      },
    },
    'next-provider': {
      points: 1,
      title: {
        en: 'new consumer × next provider: takes no offence at additions',
        es: 'consumidor nuevo × proveedor siguiente: no se molesta por lo agregado',
      },
      given: {
        en: 'New consumer × next provider: players has fields that badges has never heard of, nationality is {nationality}, and country now says where the player lives, {country}.',
        es: 'Consumidor nuevo × proveedor siguiente: players trae campos que badges no conoce, nationality es {nationality}, y country ahora dice dónde vive el jugador, {country}.',
      },
      because: {
        en: 'A tolerant reader takes what it needs and leaves the rest alone: then its provider may grow without asking. And where both names are there, the new one is meant. The badge is "{badge}".',
        es: 'Un lector tolerante toma lo que necesita y deja lo demás: así su proveedor puede crecer sin pedir permiso. Y donde están los dos nombres, vale el nuevo. La credencial es "{badge}".',
      },
      mostOften: {
        en: 'the old name read before the new one, or a check that refuses fields it does not know.',
        es: 'el nombre viejo leído antes que el nuevo, o una validación que rechaza campos que no conoce.',
      },
      failures: {
        status: { en: 'Your badges answered {got}.', es: 'Tu badges respondió {got}.' },
        badge: { en: 'Your badges answered 200 with {got}', es: 'Tu badges respondió 200 con {got}' },
      },
    },
    'neither-name': {
      points: 1,
      title: { en: 'makes no badge without a country', es: 'no hace credenciales sin país' },
      given: {
        en: 'New consumer × broken provider: players answered 200 for {player}, with neither country nor nationality.',
        es: 'Consumidor nuevo × proveedor roto: players respondió 200 para {player}, sin country ni nationality.',
      },
      because: {
        en: "Tolerant is not blind: what a badge cannot do without must be there. 502 says that a service behind yours failed; a badge with a gap hangs round somebody's neck.",
        es: 'Tolerante no es ciego: lo que la credencial necesita tiene que estar. 502 dice que falló un servicio detrás del tuyo; una credencial con un hueco termina colgada del cuello de alguien.',
      },
      mostOften: {
        en: 'undefined put into a text, or a default that looks like a value.',
        es: 'undefined puesto en un texto, o un valor por omisión que parece verdadero.',
      },
      failures: {
        badge: { en: 'Your badges answered 200 with {got}', es: 'Tu badges respondió 200 con {got}' },
        status: { en: 'Your badges answered {got}.', es: 'Tu badges respondió {got}.' },
        'no-answer': { en: 'Your badges gave no answer at all.', es: 'Tu badges no dio ninguna respuesta.' },
      },
    },
  },
});
