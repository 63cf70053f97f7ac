import type { Bilingual, Language } from '../../language/bilingual.ts';
import type { ChoiceName } from './prices.ts';

export const title: Bilingual = {
  en: 'Two right decisions for each situation',
  es: 'Dos decisiones correctas para cada situación',
};

export const question: Bilingual = {
  en: 'Each of the eight situations is decided in two ways that meet its needs (this gives answers of ch8/choose away). How many messages between services does it take to show squads for an hour, asking each time or keeping a replica by events? And to tell audit every change, by requests or by events?',
  es: 'Cada una de las ocho situaciones se decide de dos maneras que cumplen (esto revela respuestas de ch8/choose). ¿Cuántos mensajes entre servicios cuesta mostrar convocatorias durante una hora, preguntando cada vez o manteniendo una réplica con eventos? ¿Y contarle a audit cada cambio, con solicitudes o con eventos?',
};

export interface PricesWords {
  readonly outcome: (asked: number, replica: number, sent: number, announced: number) => string;
  readonly model: string;
  readonly head: readonly string[];
  readonly choices: Readonly<Record<ChoiceName, string>>;
  readonly remarks: readonly string[];
}

export const words: Readonly<Record<Language, PricesWords>> = {
  en: {
    outcome: (asked, replica, sent, announced) =>
      `squads: ${asked} asking, ${replica} with a replica; audit: ${sent} by requests, ${announced} by events`,
    model:
      'The runs of the exercise ch8/choose, with outages and losses drawn from the seed. Age: of the oldest data that was used, or of the longest delay of something that could have been done. Stranded: done although whoever asked was told that it failed.',
    head: ['decision', 'failed %', 'longest wait', 'age', 'stranded', 'messages'],
    choices: {
      squadAsked: 'squad: ask, last answer',
      squadReplica: 'squad: events, replica',
      chargeThrice: 'charge: 3 attempts of 3 s',
      chargeOnce: 'charge: 1 attempt of 8 s',
      stockCompensated: 'stock: ask, compensate',
      stockGivenUp: 'stock: ask, give up',
      trainingResent: 'training: sent again',
      trainingQueued: 'training: through a queue',
      transferResent: 'transfer: sent again',
      transferQueued: 'transfer: through a queue',
      packagedAnnounced: 'packaged: events',
      packagedListed: 'packaged: a list, each minute',
      seasonStored: 'season: a store, each day',
      seasonAsked: 'season: ask, up to an hour',
      auditAnnounced: 'audit: events',
      auditSent: 'audit: requests, kept',
    },
    remarks: [
      'A replica takes a message a change, asking takes two a look: which is less depends on whether the data is read or changed more often. The replica has to be kept correct, though, which no column shows.',
      'Three short attempts save more charges than one long one, as a lost answer is noticed earlier. Both compensate; without that, a hundred or two would be stranded.',
      'Who sends again each minute pays for an outage in messages, and the flood comes when the other one is back. A queue does not ask.',
      'Giving up strands some pieces, and spares a compensation. The situation allows it; a bank would not.',
    ],
  },
  es: {
    outcome: (asked, replica, sent, announced) =>
      `convocatorias: ${asked} preguntando, ${replica} con una réplica; audit: ${sent} con solicitudes, ${announced} con eventos`,
    model:
      'Las ejecuciones del ejercicio ch8/choose, con caídas y pérdidas sorteadas con la semilla. Edad: la de los datos más viejos que se usaron, o la mayor demora de algo que ya se podía hacer. Sueltas: hechas aunque a quien pidió se le dijo que fallaron.',
    head: ['decisión', 'falló %', 'espera máx.', 'edad', 'sueltas', 'mensajes'],
    choices: {
      squadAsked: 'squad: pide, o la última',
      squadReplica: 'squad: eventos, réplica',
      chargeThrice: 'charge: 3 intentos de 3 s',
      chargeOnce: 'charge: 1 intento de 8 s',
      stockCompensated: 'stock: pide, compensa',
      stockGivenUp: 'stock: pide, desiste',
      trainingResent: 'training: se reenvía',
      trainingQueued: 'training: por una cola',
      transferResent: 'transfer: se reenvía',
      transferQueued: 'transfer: por una cola',
      packagedAnnounced: 'packaged: eventos',
      packagedListed: 'packaged: lista, cada minuto',
      seasonStored: 'season: almacén, cada día',
      seasonAsked: 'season: pide, hasta una hora',
      auditAnnounced: 'audit: eventos',
      auditSent: 'audit: solicitudes, guardadas',
    },
    remarks: [
      'Una réplica cuesta un mensaje por cambio; preguntar, dos por mirada: qué es menos depende de si los datos se leen o se cambian más. Pero la réplica hay que mantenerla correcta, y eso no lo muestra ninguna columna.',
      'Tres intentos cortos salvan más cobros que uno largo, porque una respuesta perdida se nota antes. Ambos compensan; sin eso quedarían sueltos uno o dos centenares.',
      'Quien reenvía cada minuto paga la caída en mensajes, y la avalancha llega cuando el otro vuelve. Una cola no pregunta.',
      'Desistir deja sueltas algunas piezas, y ahorra una compensación. La situación lo permite; un banco no.',
    ],
  },
};
