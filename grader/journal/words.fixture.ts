import type { JournalWords } from './words.ts';

/** English words for the tests of the drawings. */
export const english: JournalWords = {
  unit: 'ms',
  marks: {
    late: ['late, nobody waits any more', 'late'],
    lost: ['lost'],
    refused: ['refused'],
    reset: ['cut'],
    stalled: ['stalled, the rest never comes', 'stalled'],
    aborted: ['gives up'],
  },
  sentences: {
    request: ({ from, to, label }) => `${from} sends ${label || 'a request'} to ${to}`,
    reply: ({ from, to, label }) => `${from} answers ${to}${label && ` with ${label}`}`,
    abort: ({ from, to, label }) => `${from} gives up${label && ` (${label})`} and closes its connection to ${to}`,
    message: ({ from, to, label }) => `${from} → ${to}: ${label}`,
    note: ({ from, label }) => `${from}: ${label}`,
  },
  outcomes: {
    late: 'it arrives late, nobody waits any more',
    lost: 'lost',
    refused: 'refused at once',
    reset: 'the connection is cut half-way',
    stalled: 'it stalls, its rest never arrives',
    aborted: 'withdrawn before the answer',
  },
  more: (count) => (count === 1 ? '1 more message' : `${count} more messages`),
  nothing: 'No message was sent.',
  title: 'Messages between services',
};

/** Spanish words for the tests of the drawings. */
export const spanish: JournalWords = {
  unit: 'ms',
  marks: {
    late: ['tarde, ya nadie espera', 'tarde'],
    lost: ['se perdió'],
    refused: ['rechazada'],
    reset: ['se cortó'],
    stalled: ['a medias, el resto no llega', 'a medias'],
    aborted: ['desiste'],
  },
  sentences: {
    request: ({ from, to, label }) => `${from} envía ${label || 'una petición'} a ${to}`,
    reply: ({ from, to, label }) => `${from} responde${label && ` ${label}`} a ${to}`,
    abort: ({ from, to, label }) => `${from} desiste${label && ` (${label})`} y cierra su conexión con ${to}`,
    message: ({ from, to, label }) => `${from} → ${to}: ${label}`,
    note: ({ from, label }) => `${from}: ${label}`,
  },
  outcomes: {
    late: 'llega tarde, ya nadie espera',
    lost: 'se perdió',
    refused: 'rechazada al instante',
    reset: 'la conexión se cortó a la mitad',
    stalled: 'queda a medias, el resto nunca llega',
    aborted: 'retirada antes de la respuesta',
  },
  more: (count) => (count === 1 ? '1 mensaje más' : `${count} mensajes más`),
  nothing: 'No se envió ningún mensaje.',
  title: 'Mensajes entre servicios',
};
