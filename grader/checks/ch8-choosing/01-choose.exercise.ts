import { type CheckFacts, exercise } from '../exercise.ts';

/** The run in figures, at the end of every failure that a run showed. */
const figures = {
  en: ' In all: {operations} operations; {failed} % failed, {lost} lost, {unheard} never answered, {twice} done twice, {stranded} done but told as failed; {clashes} contradictions; longest wait {held}, {blocked} waiting at once; oldest data {stale}; {together} to change together; {messages} messages.',
  es: ' En total: {operations} operaciones; {failed} % fallidas, {lost} perdidas, {unheard} sin respuesta, {twice} hechas dos veces, {stranded} hechas pero dadas por fallidas; {clashes} contradicciones; espera más larga {held}, {blocked} esperando a la vez; datos más viejos {stale}; {together} por cambiar juntos; {messages} mensajes.',
} as const;

function followed(en: string, es: string) {
  return { en: `With {decision}: ${en}${figures.en}`, es: `Con {decision}: ${es}${figures.es}` };
}

/** What every check may tell: that a need was not met, or that there is no decision to follow. */
const failures = {
  undecided: {
    en: 'decisions() gives null for {situation}: nothing is decided yet.',
    es: 'decisions() da null en {situation}: todavía no hay nada decidido.',
  },
  missing: {
    en: 'decisions() gives no object with a decision for {situation}: {got}',
    es: 'decisions() no da un objeto con una decisión para {situation}: {got}',
  },
  flaw: {
    en: 'In the decision for {situation}, {field} is {got}. Possible: {possible}.',
    es: 'En la decisión para {situation}, {field} es {got}. Lo posible: {possible}.',
  },
  threw: { en: 'decisions() threw {error}', es: 'decisions() lanzó {error}' },
  open: { en: 'decisions() never returned.', es: 'decisions() nunca devolvió nada.' },
  held: followed(
    'whoever asked was held for up to {held} ({need} at most).',
    'a quien pidió se lo hizo esperar hasta {held} (a lo sumo {need}).',
  ),
  answer: followed(
    'until whoever asked knew what became of it, up to {answer} passed ({need} at most).',
    'hasta que quien pidió supo qué fue de lo pedido pasaron hasta {answer} (a lo sumo {need}).',
  ),
  failed: followed(
    '{failed} % of the operations brought nothing of use to whoever asked ({need} % at most).',
    '{failed} % de las operaciones no dieron nada útil a quien pidió (a lo sumo {need} %).',
  ),
  failed_when_well: followed(
    '{failed_when_well} % of the operations failed although nothing was slow or down ({need} % at most).',
    '{failed_when_well} % de las operaciones fallaron aunque nada estaba lento ni caído (a lo sumo {need} %).',
  ),
  lost: followed(
    '{lost} operations were never done, and nobody was told so.',
    '{lost} operaciones no se hicieron nunca, y nadie se enteró.',
  ),
  unheard: followed(
    'in {unheard} cases whoever asked never learnt what became of it.',
    'en {unheard} casos quien pidió nunca supo qué fue de lo pedido.',
  ),
  twice: followed('{twice} operations were done twice.', '{twice} operaciones se hicieron dos veces.'),
  stranded: followed(
    '{stranded} operations were done although whoever asked had been told that they failed ({need} at most).',
    '{stranded} operaciones se hicieron aunque a quien pidió se le había dicho que fallaron (a lo sumo {need}).',
  ),
  late: followed(
    'what could be done was done up to {late} late ({need} at most).',
    'lo que se podía hacer se hizo con hasta {late} de demora (a lo sumo {need}).',
  ),
  stale: followed(
    'data up to {stale} old was used ({need} at most).',
    'se usaron datos de hasta {stale} (a lo sumo {need}).',
  ),
  clashes: followed(
    '{clashes} changes contradict each other: overwritten, unknown to the owner, or sold where nothing was left.',
    '{clashes} cambios se contradicen: sobrescritos, desconocidos para el dueño, o vendidos donde ya no quedaba nada.',
  ),
  together: followed(
    'for one change, {together} services had to be changed together ({need} at most).',
    'para un solo cambio hubo que cambiar juntos {together} servicios (a lo sumo {need}).',
  ),
} as const;

export type ChooseFailure = keyof typeof failures;

function situation(facts: Omit<CheckFacts, 'failures'>) {
  return { ...facts, failures };
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
        en: 'An hour was simulated: two fans a second open a squad. players was slow for 5 minutes and down for 15; the team of players gave its data a new form once.',
        es: 'Se simuló una hora: dos hinchas por segundo abren una convocatoria. players estuvo 5 minutos lento y 15 caído; el equipo de players dio una vez otra forma a sus datos.',
      },
      because: {
        en: 'A fan waits 2 s and is gone; a squad of 45 minutes ago will do, none will not (1 % at most).',
        es: 'Un hincha espera 2 s y se va; una convocatoria de hace 45 minutos le sirve, quedarse sin ninguna no (1 % a lo sumo).',
      },
      mostOften: {
        en: 'an answer that must be fresh where an old one would do, or attempts that add up beyond the patience of the fan.',
        es: 'exigir una respuesta fresca donde bastaba una vieja, o intentos que sumados superan la paciencia del hincha.',
      },
    }),
    charge: situation({
      points: 2,
      title: { en: 'charges once and tells the customer in time', es: 'cobra una vez y avisa a tiempo al cliente' },
      given: {
        en: 'Three hours of orders were simulated, one every 3 s. Of the answers of billing 2 % got lost; billing was slow for 10 minutes (30 s a charge) and down for 20.',
        es: 'Se simularon tres horas de pedidos, uno cada 3 s. Se perdió 2 % de las respuestas de billing; billing estuvo 10 minutos lento (30 s por cobro) y 20 caído.',
      },
      because: {
        en: 'The customer stands before the screen for 10 s and has to know. An order may fail; a charge without an order, or twice for one, may not.',
        es: 'El cliente está 10 s frente a la pantalla y tiene que saber. Un pedido puede fallar; un cobro sin pedido, o dos por uno, no puede ser.',
      },
      mostOften: {
        en: 'taking "no answer in time" for "not charged": the outcome is unknown, and billing may be done a moment later.',
        es: 'tomar "sin respuesta a tiempo" por "no cobrado": el resultado es desconocido, y billing puede terminar un momento después.',
      },
    }),
    stock: situation({
      points: 1,
      title: { en: 'sells no scarf that is not there', es: 'no vende ninguna bufanda que no está' },
      given: {
        en: 'Three minutes of a rush were simulated: three sellers, 20 articles of 60 pieces, 20 sales a second. warehouse was down for 30 s.',
        es: 'Se simularon tres minutos de gran demanda: tres vendedores, 20 artículos de 60 unidades, 20 ventas por segundo. warehouse estuvo caído 30 s.',
      },
      because: {
        en: 'What is sold must be there, and the fan wants to know within 3 s. A refused sale costs less than a broken promise; up to 20 pieces may lie reserved for nobody until the evening.',
        es: 'Lo vendido tiene que estar, y el hincha quiere saberlo en 3 s. Una venta rechazada cuesta menos que una promesa rota; hasta 20 unidades pueden quedar reservadas para nadie hasta la noche.',
      },
      mostOften: {
        en: 'a seller that decides by a number which was true a moment ago.',
        es: 'un vendedor que decide por un número que era cierto hace un momento.',
      },
    }),
    training: situation({
      points: 1,
      title: {
        en: 'keeps a training request through an outage',
        es: 'conserva una solicitud de entrenamiento durante una caída',
      },
      given: {
        en: 'Eight hours were simulated, a request every 20 s. A training takes 20 s to arrange, training was down for an hour, and forgets one request in a hundred for good.',
        es: 'Se simularon ocho horas, una solicitud cada 20 s. Organizar un entrenamiento toma 20 s, training estuvo caído una hora, y olvida para siempre una solicitud de cada cien.',
      },
      because: {
        en: 'The coach does not wait (1 s), but has to hear within a day what became of the request. An outage is no reason to lose or to refuse it (3 % at most), nor to train twice.',
        es: 'Quien entrena no espera (1 s), pero tiene que saber en un día qué fue de su solicitud. Una caída no es razón para perderla ni rechazarla (3 % a lo sumo), ni para entrenar dos veces.',
      },
      mostOften: {
        en: 'a request that nobody keeps until training is up again, or that nobody ever gives up.',
        es: 'una solicitud que nadie conserva hasta que training vuelve, o que nadie da nunca por terminada.',
      },
    }),
    transfer: situation({
      points: 1,
      title: { en: 'waits days for a person, not for ever', es: 'espera días a una persona, no para siempre' },
      given: {
        en: 'Thirty days were simulated, a transfer every 30 minutes. A person decides within 72 hours, in 2 % of the cases never; transfers is restarted once a week.',
        es: 'Se simularon treinta días, un traspaso cada 30 minutos. Una persona decide en 72 horas, y en 2 % de los casos nunca; transfers se reinicia una vez por semana.',
      },
      because: {
        en: 'The club is not held (1 s), and hears within 5 days: approved, rejected or expired. A decision that comes in time counts (4 % may expire).',
        es: 'El club no espera (1 s), y en 5 días sabe el resultado: aprobado, rechazado o vencido. Una decisión que llega a tiempo cuenta (4 % puede vencer).',
      },
      mostOften: {
        en: 'a time limit for machines where a person decides, none at all, or a memory that a restart empties.',
        es: 'un tiempo límite de máquinas donde decide una persona, ninguno, o una memoria que un reinicio vacía.',
      },
    }),
    packaged: situation({
      points: 1,
      title: {
        en: 'tells everybody about a package, newcomers too',
        es: 'avisa a todos de un paquete, también a quien se suma',
      },
      given: {
        en: 'Four hours were simulated, a package every 4 s. notification was down for an hour; the broker or the common store for a minute. points joined notification and billing.',
        es: 'Se simularon cuatro horas, un paquete cada 4 s. notification estuvo caído una hora; el broker o el lugar común, un minuto. points se sumó a notification y billing.',
      },
      because: {
        en: 'Packing never waits (1 s) and never fails because somebody is away; each package is handled once by each, 5 minutes after it could be; whoever joins changes nobody else.',
        es: 'Empacar nunca espera (1 s) ni falla porque alguien no está; cada quien atiende cada paquete una vez, a lo sumo 5 minutos después de poder hacerlo; quien se suma no cambia a nadie más.',
      },
      mostOften: {
        en: 'a publisher that knows its listeners, or a queue that goes when its listener goes.',
        es: 'quien publica conoce a quienes escuchan, o la cola se va cuando se va quien escucha.',
      },
    }),
    season: situation({
      points: 1,
      title: { en: 'hands over 40 MB for each match', es: 'entrega 40 MB por cada partido' },
      given: {
        en: 'Thirty days were simulated; once an hour an analyst takes the tracking data of a match, 40 MB that take half a minute. stats was down for 3 hours. Their form never changes.',
        es: 'Se simularon treinta días; cada hora un analista toma los datos de seguimiento de un partido, 40 MB que tardan medio minuto. stats estuvo caído 3 horas. Su forma nunca cambia.',
      },
      because: {
        en: 'Data of two days ago will do, and nobody is in a hurry (12 hours); 2.5 % may fail. What stats has corrected must not be written over.',
        es: 'Datos de hace dos días sirven, y nadie tiene prisa (12 horas); 2.5 % puede fallar. Lo que stats corrigió no debe sobrescribirse.',
      },
      mostOften: {
        en: 'a mechanism for small messages (a broker refuses 40 MB), a limit shorter than the transfer, or many writers of one file.',
        es: 'un mecanismo para mensajes pequeños (un broker rechaza 40 MB), un límite menor que el traslado, o muchos que escriben un mismo archivo.',
      },
    }),
    audit: situation({
      points: 1,
      title: { en: 'leaves out no change of a registration', es: 'no omite ningún cambio de una inscripción' },
      given: {
        en: 'Four hours were simulated, a change every 4 s, of 100 registrations. audit was down for an hour; the broker or the common store for a minute.',
        es: 'Se simularon cuatro horas, un cambio cada 4 s, sobre 100 inscripciones. audit estuvo caído una hora; el broker o el lugar común, un minuto.',
      },
      because: {
        en: 'Registering never waits (1 s) and never fails because audit is away. audit gets every change, also those that the next one replaced, once, at most 2 hours after it could have it.',
        es: 'Inscribir nunca espera (1 s) ni falla porque audit no está. audit recibe todos los cambios, también los que el siguiente reemplazó, una vez, a lo sumo 2 horas después de poder tenerlos.',
      },
      mostOften: {
        en: 'a place that shows how things are now: it forgets how they were in between.',
        es: 'un lugar que muestra cómo están las cosas ahora: olvida cómo estuvieron en el medio.',
      },
    }),
  },
});
