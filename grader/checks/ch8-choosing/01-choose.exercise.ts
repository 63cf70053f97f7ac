import { type CheckFacts, exercise } from '../exercise.ts';

/** What every check may tell: that needs were not met, or that there is no decision to follow. */
const failures = {
  undecided: {
    en: 'decisions() gives null for {situation}: nothing is decided yet.',
    es: 'decisions() da null en {situation}: todavía no hay nada decidido.',
    mostOften: null,
  },
  missing: {
    en: 'decisions() gives no object with a decision for {situation}: {got}',
    es: 'decisions() no da un objeto con una decisión para {situation}: {got}',
    mostOften: null,
  },
  flaw: {
    en: 'In the decision for {situation}, {field} is {got}. Possible: {possible}.',
    es: 'En la decisión para {situation}, {field} es {got}. Lo posible: {possible}.',
    mostOften: null,
  },
  threw: { en: 'decisions() threw {error}', es: 'decisions() lanzó {error}', mostOften: null },
  open: { en: 'decisions() never returned.', es: 'decisions() nunca devolvió nada.', mostOften: null },
  unmet: {
    en: 'With {decision}. Needs that are not met, {count} of {all}:\n{missed}\nMet: {met}. In all: {operations} operations, {messages} messages, up to {blocked} waiting at once.',
    es: 'Con {decision}. Necesidades que no se cumplen, {count} de {all}:\n{missed}\nSe cumplen: {met}. En total: {operations} operaciones, {messages} mensajes, hasta {blocked} esperando a la vez.',
  },
} as const;

/** What every decision that passes tells: several do, at different prices. */
const notes = {
  reached: { en: 'Reached: {met}.', es: 'Alcanzado: {met}.' },
  costs: {
    en: 'Price: {messages} messages for {operations} operations, up to {blocked} waiting at once. To build and look after: {burdens}.',
    es: 'Precio: {messages} mensajes para {operations} operaciones, hasta {blocked} esperando a la vez. Por construir y cuidar: {burdens}.',
  },
} as const;

/** The likeliest cause is that of the needs that were not met. */
const mostOften = { en: '{cause}.', es: '{cause}.' } as const;

export type ChooseFailure = keyof typeof failures;

function situation(facts: Omit<CheckFacts, 'failures' | 'notes' | 'mostOften'>) {
  return { ...facts, failures, notes, mostOften };
}

export default exercise({
  id: 'ch8/choose',
  slug: 'ch8-choosing/01-choose',
  tier: 'core',
  title: { en: 'Eight situations of the Cup', es: 'Ocho situaciones de la Copa' },
  service: 'federation',
  environment: {},
  exports: { decisions: 'function' },
  checks: {
    squad: situation({
      points: 2,
      title: {
        en: 'shows a squad while players is slow or down',
        es: 'muestra una convocatoria con players lento o caído',
      },
      given: {
        en: 'The run is an hour: two fans a second open a squad. players is slow for 5 minutes and down for 15; once its team gives the data a new form.',
        es: 'La ejecución dura una hora: dos hinchas por segundo abren una convocatoria. players está 5 minutos lento y 15 caído; una vez, su equipo da otra forma a los datos.',
      },
      because: {
        en: 'A fan waits 2 s and is gone; a squad of 45 minutes ago will do, none will not (1 % at most).',
        es: 'Un hincha espera 2 s y se va; una convocatoria de hace 45 minutos le sirve, quedarse sin ninguna no (1 % a lo sumo).',
      },
    }),
    charge: situation({
      points: 2,
      title: { en: 'charges once and tells the customer in time', es: 'cobra una vez y avisa a tiempo al cliente' },
      given: {
        en: 'The run is three hours: an order every 3 s. Of the answers of billing 2 % get lost; billing is slow for 10 minutes (30 s a charge) and down for 20.',
        es: 'La ejecución dura tres horas: un pedido cada 3 s. Se pierde 2 % de las respuestas de billing; billing está 10 minutos lento (30 s por cobro) y 20 caído.',
      },
      because: {
        en: 'The customer stands before the screen for 10 s and has to know. An order may fail; a charge without an order, or twice for one, may not.',
        es: 'El cliente está 10 s frente a la pantalla y tiene que saber. Un pedido puede fallar; un cobro sin pedido, o dos por uno, no puede ser.',
      },
    }),
    stock: situation({
      points: 1,
      title: { en: 'sells no scarf that is not there', es: 'no vende ninguna bufanda que no está' },
      given: {
        en: 'The run is three minutes of a rush: three sellers, 20 articles of 60 pieces, 20 sales a second. warehouse is down for 30 s.',
        es: 'La ejecución dura tres minutos de gran demanda: tres vendedores, 20 artículos de 60 unidades, 20 ventas por segundo. warehouse está caído 30 s.',
      },
      because: {
        en: 'What is sold must be there, and the fan wants to know within 3 s. A refused sale costs less than a broken promise; up to 20 pieces may lie reserved for nobody until the evening.',
        es: 'Lo vendido tiene que estar, y el hincha quiere saberlo en 3 s. Una venta rechazada cuesta menos que una promesa rota; hasta 20 unidades pueden quedar reservadas para nadie hasta la noche.',
      },
    }),
    training: situation({
      points: 1,
      title: {
        en: 'keeps a training request through an outage',
        es: 'conserva una solicitud de entrenamiento durante una caída',
      },
      given: {
        en: 'The run is eight hours: a request every 20 s. A training takes 20 s to arrange; training is down for an hour, and forgets one request in a hundred for good.',
        es: 'La ejecución dura ocho horas: una solicitud cada 20 s. Organizar un entrenamiento toma 20 s; training está caído una hora, y olvida para siempre una solicitud de cada cien.',
      },
      because: {
        en: 'The coach does not wait (1 s), but has to hear within a day what became of the request. An outage is no reason to lose or to refuse it (3 % at most), nor to train twice.',
        es: 'Quien entrena no espera (1 s), pero tiene que saber en un día qué fue de su solicitud. Una caída no es razón para perderla ni rechazarla (3 % a lo sumo), ni para entrenar dos veces.',
      },
    }),
    transfer: situation({
      points: 1,
      title: { en: 'waits days for a person, not for ever', es: 'espera días a una persona, no para siempre' },
      given: {
        en: 'The run is thirty days: a transfer every 30 minutes. A person decides within 72 hours, in 2 % of the cases never; transfers is restarted once a week.',
        es: 'La ejecución dura treinta días: un traspaso cada 30 minutos. Una persona decide en 72 horas, y en 2 % de los casos nunca; transfers se reinicia una vez por semana.',
      },
      because: {
        en: 'The club is not held (1 s), and hears within 5 days: approved, rejected or expired. A decision that comes in time counts (4 % may expire).',
        es: 'El club no espera (1 s), y en 5 días sabe el resultado: aprobado, rechazado o vencido. Una decisión que llega a tiempo cuenta (4 % puede vencer).',
      },
    }),
    packaged: situation({
      points: 1,
      title: {
        en: 'tells everybody about a package, newcomers too',
        es: 'avisa a todos de un paquete, también a quien se suma',
      },
      given: {
        en: 'The run is four hours: a package every 4 s. notification is down for an hour; the broker or the common place for a minute. points joins notification and billing.',
        es: 'La ejecución dura cuatro horas: un paquete cada 4 s. notification está caído una hora; el broker o el lugar compartido, un minuto. points se suma a notification y billing.',
      },
      because: {
        en: 'Packing never waits (1 s) and never fails because somebody is away; each package is handled once by each, 5 minutes after it could be; whoever joins changes nobody else.',
        es: 'Empacar nunca espera (1 s) ni falla porque alguien no está; cada quien atiende cada paquete una vez, a lo sumo 5 minutos después de poder hacerlo; quien se suma no cambia a nadie más.',
      },
    }),
    season: situation({
      points: 1,
      title: { en: 'hands over 40 MB for each match', es: 'entrega 40 MB por cada partido' },
      given: {
        en: 'The run is thirty days: once an hour an analyst takes the tracking data of a match, 40 MB that take half a minute. stats is down for 3 hours. The form of the data never changes.',
        es: 'La ejecución dura treinta días: cada hora un analista toma los datos de seguimiento de un partido, 40 MB que tardan medio minuto. stats está caído 3 horas. La forma de los datos nunca cambia.',
      },
      because: {
        en: 'Data of two days ago will do, and nobody is in a hurry (12 hours); 2.5 % may fail. What stats has corrected must not be written over.',
        es: 'Datos de hace dos días sirven, y nadie tiene prisa (12 horas); 2.5 % puede fallar. Lo que stats corrigió no debe sobrescribirse.',
      },
    }),
    audit: situation({
      points: 1,
      title: { en: 'leaves out no change of a registration', es: 'no omite ningún cambio de una inscripción' },
      given: {
        en: 'The run is four hours: a change every 4 s, of 100 registrations. audit is down for an hour; the broker or the common place for a minute.',
        es: 'La ejecución dura cuatro horas: un cambio cada 4 s, sobre 100 inscripciones. audit está caído una hora; el broker o el lugar compartido, un minuto.',
      },
      because: {
        en: 'Registering never waits (1 s) and never fails because audit is away. audit gets every change, also those that the next one replaced, once, at most 2 hours after it could have it.',
        es: 'Inscribir nunca espera (1 s) ni falla porque audit no está. audit recibe todos los cambios, también los que el siguiente reemplazó, una vez, a lo sumo 2 horas después de poder tenerlos.',
      },
    }),
  },
});
