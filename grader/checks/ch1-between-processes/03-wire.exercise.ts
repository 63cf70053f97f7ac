import { exercise } from '../exercise.ts';

/** The only format that there is so far. */
export const FORMAT = 'cup/match-report@1';

export default exercise({
  id: 'ch1/wire',
  slug: 'ch1-between-processes/03-wire',
  tier: 'depth',
  title: { en: 'A match report on the wire', es: 'El informe de un partido, por el cable' },
  service: 'reports',
  environment: {},
  exports: { encode: 'function', decode: 'function' },
  checks: {
    'round-trip': {
      points: 3,
      title: { en: 'decodes what it encoded', es: 'decodifica lo que codificó' },
      given: {
        en: 'A report of match {match} was encoded, and the text decoded again.',
        es: 'Se codificó un informe del partido {match}, y el texto se volvió a decodificar.',
      },
      because: {
        en: 'Whoever receives a report goes on with it as if it had never been a text: a Date is a Date, a bigint keeps its last digit, a Map its entries and their order.',
        es: 'Quien recibe un informe sigue con él como si nunca hubiera sido un texto: un Date es un Date, un bigint conserva su último dígito, un Map sus entradas y el orden de estas.',
      },
      mostOften: {
        en: 'JSON.stringify and JSON.parse on their own: they turn dates into texts, maps into {}, and refuse big integers.',
        es: 'JSON.stringify y JSON.parse sin más: convierten fechas en textos, mapas en {}, y rechazan enteros grandes.',
      },
      failures: {
        'not-text': { en: 'encode returned {got}, not a text.', es: 'encode devolvió {got}, no un texto.' },
        threw: { en: '{function} threw {error}', es: '{function} lanzó {error}' },
        open: { en: '{function} never ended.', es: '{function} no terminó nunca.' },
        field: {
          en: '{field} was {expected} and came back as {got}',
          es: '{field} era {expected} y volvió como {got}',
        },
      },
    },
    'agreed-form': {
      points: 2,
      title: { en: 'writes the agreed form', es: 'escribe la forma acordada' },
      given: {
        en: 'A report of match {match} was encoded, and its text read as JSON.',
        es: 'Se codificó un informe del partido {match}, y su texto se leyó como JSON.',
      },
      because: {
        en: 'Services in other languages read this text. They have no Map and no bigint, but the agreement: format, ISO times, big integers as texts, goals as pairs.',
        es: 'Este texto lo leen servicios escritos en otros lenguajes. No tienen Map ni bigint, pero sí el acuerdo: format, horas ISO, enteros grandes como textos, goles como pares.',
      },
      mostOften: {
        en: 'a form that only the own decode understands.',
        es: 'una forma que solo entiende el decode propio.',
      },
      failures: {
        'no-text': { en: 'encode gave no text: {got}', es: 'encode no entregó un texto: {got}' },
        'not-json': { en: 'The text is no JSON object: {got}', es: 'El texto no es un objeto JSON: {got}' },
        field: {
          en: 'In the text, {field} is {got}; agreed is {expected}',
          es: 'En el texto, {field} es {got}; lo acordado es {expected}',
        },
      },
    },
    absent: {
      points: 1,
      after: ['round-trip'],
      title: { en: 'leaves absent what is absent', es: 'deja ausente lo que está ausente' },
      given: {
        en: 'The report of match {match} had no referee and no goals yet.',
        es: 'El informe del partido {match} todavía no tenía árbitro ni goles.',
      },
      because: {
        en: 'Absent says "not known"; null, an empty text or a field that holds undefined each say something else, and "referee" in report tells them apart. No goals is a Map without entries.',
        es: 'Ausente dice "no se sabe"; null, un texto vacío o un campo que contiene undefined dicen otra cosa, y "referee" in report los distingue. Sin goles es un Map sin entradas.',
      },
      mostOften: {
        en: '?? null on the way out, or referee: wire.referee on the way in.',
        es: '?? null a la salida, o referee: wire.referee a la entrada.',
      },
      failures: {
        'in-text': { en: 'The text says {got} for referee.', es: 'El texto dice {got} para referee.' },
        'in-report': {
          en: 'The decoded report has a field referee, which holds {got}.',
          es: 'El informe decodificado tiene un campo referee, que contiene {got}.',
        },
        goals: { en: 'The decoded goals are {got}', es: 'Los goles decodificados son {got}' },
        threw: { en: '{function} threw {error}', es: '{function} lanzó {error}' },
      },
    },
    copies: {
      points: 1,
      after: ['round-trip'],
      title: { en: 'makes a copy that stands on its own', es: 'hace una copia que vale por sí sola' },
      given: {
        en: 'Two reports of match {match}, before and after one more goal, were encoded in one process and decoded in another that had never seen them.',
        es: 'Dos informes del partido {match}, antes y después de un gol más, se codificaron en un proceso y se decodificaron en otro que no los había visto nunca.',
      },
      because: {
        en: 'Between processes there is no common memory to point into. The text is all that arrives, and it says what was true when it was written.',
        es: 'Entre procesos no hay una memoria común a la cual apuntar. El texto es todo lo que llega, y dice lo que era cierto cuando se escribió.',
      },
      mostOften: {
        en: 'a Map in the module that remembers reports by their id.',
        es: 'un Map en el módulo que recuerda los informes por su id.',
      },
      failures: {
        threw: {
          en: 'In the other process decode threw {error}',
          es: 'En el otro proceso, decode lanzó {error}',
        },
        field: {
          en: 'In the {which} report {field} was {expected} and arrived as {got}',
          es: 'En el {which} informe, {field} era {expected} y llegó como {got}',
        },
      },
    },
    'refuses-malformed': {
      points: 1,
      after: ['round-trip'],
      title: { en: 'refuses a malformed text', es: 'rechaza un texto mal formado' },
      given: {
        en: 'decode was given a text that is no report ({what}): {text}',
        es: 'A decode se le dio un texto que no es un informe ({what}): {text}',
      },
      because: {
        en: 'What comes from outside is not what its type says. Refused at the border, with a WireError whose code is "malformed", it does no harm; let in, it fails later, somewhere else.',
        es: 'Lo que viene de afuera no es lo que dice su tipo. Rechazado en la frontera, con un WireError de code "malformed", no hace daño; si entra, falla más tarde y en otra parte.',
      },
      mostOften: {
        en: 'as MatchReport in place of a look at the fields, or an error of JSON.parse, BigInt or Map that gets out as it is.',
        es: 'as MatchReport en lugar de mirar los campos, o un error de JSON.parse, BigInt o Map que sale tal cual.',
      },
      failures: {
        accepted: { en: 'decode returned {got}', es: 'decode devolvió {got}' },
        error: {
          en: 'decode threw {error} (code: {code}), no WireError with code "malformed".',
          es: 'decode lanzó {error} (code: {code}), y no un WireError con code "malformed".',
        },
        open: { en: 'decode never ended.', es: 'decode no terminó nunca.' },
      },
    },
    'refuses-unknown-format': {
      points: 1,
      after: ['round-trip'],
      title: { en: 'refuses a format that it does not know', es: 'rechaza un formato que no conoce' },
      given: {
        en: 'decode was given a text whose format is {format}, with other fields: {text}',
        es: 'A decode se le dio un texto cuyo format es {format}, con otros campos: {text}',
      },
      because: {
        en: 'Another format is no damage: its sender is well, and newer. A code of its own, "unknown-format", lets whoever reads the error tell "mend the data" from "update me".',
        es: 'Otro formato no es un daño: quien lo envió está bien, y es más nuevo. Un code propio, "unknown-format", permite distinguir "reparen los datos" de "actualícenme".',
      },
      mostOften: {
        en: 'a format that nobody looks at, or that is looked at after the fields.',
        es: 'un format que nadie mira, o que se mira después que los campos.',
      },
      failures: {
        accepted: { en: 'decode returned {got}', es: 'decode devolvió {got}' },
        error: {
          en: 'decode threw {error} (code: {code}), no WireError with code "unknown-format".',
          es: 'decode lanzó {error} (code: {code}), y no un WireError con code "unknown-format".',
        },
        open: { en: 'decode never ended.', es: 'decode no terminó nunca.' },
      },
    },
    'ignores-additions': {
      points: 1,
      after: ['round-trip'],
      title: { en: 'ignores fields that it does not know', es: 'ignora los campos que no conoce' },
      given: {
        en: 'decode was given a text of the known format with a field more: {field}',
        es: 'A decode se le dio un texto del formato conocido con un campo más: {field}',
      },
      because: {
        en: 'Additions are how a format grows without a new number. A reader that refuses them forces everybody to be deployed at once.',
        es: 'Agregar campos es como un formato crece sin cambiar de número. Un lector que los rechaza obliga a que todos se desplieguen a la vez.',
      },
      mostOften: {
        en: 'a list of allowed fields.',
        es: 'una lista de campos permitidos.',
      },
      failures: {
        threw: { en: 'decode threw {error}', es: 'decode lanzó {error}' },
        field: {
          en: 'decode returned {got} for {name}, and not {expected}',
          es: 'decode devolvió {got} en {name}, y no {expected}',
        },
      },
    },
  },
});
