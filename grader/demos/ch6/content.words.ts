import type { Bilingual, Language } from '../../language/bilingual.ts';
import type { Counted } from './content.ts';
import type { SCENE, Way } from './subscribers.ts';

export const title: Bilingual = {
  en: 'Only the id, or all the information',
  es: 'Solo el id, o toda la información',
};

export const question: Bilingual = {
  en: 'Four services keep a copy of the players. For a minute 50 changes a second are announced; then players is down for a minute. How many queries a second come to players in the minute of the many changes, and how long does the last change need to reach the copies, if events carry only the id, and if they carry everything?',
  es: 'Cuatro servicios guardan una copia de los jugadores. Durante un minuto se anuncian 50 cambios por segundo; después players está caído un minuto. ¿Cuántas consultas por segundo llegan a players en el minuto con muchos cambios, y cuánto tarda el último cambio en llegar a las copias, si los eventos llevan solo el id, y si lo llevan todo?',
};

type Scene = typeof SCENE;

export interface ContentWords {
  readonly outcome: (id: Counted, full: Counted) => string;
  readonly model: (scene: Scene) => readonly string[];
  readonly ways: Readonly<Record<Way, string>>;
  readonly time: string;
  readonly burstBand: string;
  readonly downBand: string;
  readonly queriesPlot: { readonly title: string; readonly y: string };
  readonly behindPlot: { readonly title: string; readonly y: string };
  readonly counted: string;
  readonly queries: string;
  readonly burst: string;
  readonly pages: string;
  readonly usual: string;
  readonly left: string;
  readonly refused: string;
  readonly longest: string;
  readonly outdated: string;
  readonly unseen: string;
  readonly bytes: string;
  readonly remarks: (id: Counted, full: Counted, bytes: Readonly<Record<Way, number>>) => readonly string[];
}

export const words: Readonly<Record<Language, ContentWords>> = {
  en: {
    outcome: (id, full) =>
      `only the id: ${id.burst} a second, ${id.longest} s at worst; everything: ${full.burst} a second, ${full.longest} s`,
    model: ({
      subscribers,
      players,
      usual,
      burst,
      pages,
      service,
      hop,
      prefetch,
      pause,
      stopped,
      burstAt,
      down,
      end,
    }) => [
      `Virtual time, ${end} s. ${players} players change, at random, ${usual} times a second; from second ${burstAt.from} to ${burstAt.until}, ${burst} times. From ${down.from} to ${down.until} players is down: it refuses everything and announces nothing. It answers one request at a time, in ${service * 1000} ms on average (exponential), first come first served; the site asks it for ${pages} pages a second besides.`,
      `${subscribers} subscribers, each with a queue of its own and at most ${prefetch} events in work; each way over the network takes ${hop * 1000} ms. With an id only, a subscriber asks players for each event, and again ${pause} s after a refusal. One of them is stopped from second ${stopped.from} to ${stopped.until}.`,
    ],
    ways: { 'id-only': 'only the id', full: 'everything' },
    time: 'time (s)',
    burstBand: 'many changes',
    downBand: 'players is down',
    queriesPlot: { title: 'Queries of the subscribers that come to players', y: 'queries a second' },
    behindPlot: { title: 'Events that wait in front of the four copies', y: 'events' },
    counted: 'what is counted',
    queries: 'queries to players, in all',
    burst: 'a second, while much changes',
    pages: 'ms a page of the site waits then (p99)',
    usual: 'ms from change to copy, usually (mean)',
    left: 'events still waiting after the outage',
    refused: 'queries refused in the outage',
    longest: 's from change to copy, from the burst on (longest)',
    outdated: 'written though players knew better by then',
    unseen: 'announced states a copy never had',
    bytes: 'bytes of one event',
    remarks: (id, full, bytes) => [
      `Each change became four queries, and players is asked most when it has most to do. The site pays as well: its pages wait up to ${id.pages} ms (p99) in place of ${full.pages}, though they have nothing to do with the copies.`,
      `When players went down, ${id.left} events were waiting, though the broker had delivered them all to the right queues: they needed players once more. Asking again brought ${id.refused} refusals and nothing else. With everything in the event ${full.left} were left.`,
      `Only the id has its merits. What it writes is fresh: ${id.outdated} times a copy was given a state that players had already left, ${full.outdated} times with everything in the event, most of them from the queue of the service that had been stopped. And an event is small: ${bytes['id-only']} bytes in place of ${bytes.full}.`,
      `It is the other side of the same thing that the copies never had ${id.unseen} of the states that were announced: asked late, players told a later one. For a screen this does not matter; for a record of all changes it is fatal.`,
    ],
  },
  es: {
    outcome: (id, full) =>
      `solo el id: ${id.burst} por segundo, ${id.longest} s en el peor caso; todo: ${full.burst} por segundo, ${full.longest} s`,
    model: ({
      subscribers,
      players,
      usual,
      burst,
      pages,
      service,
      hop,
      prefetch,
      pause,
      stopped,
      burstAt,
      down,
      end,
    }) => [
      `Tiempo virtual, ${end} s. Hay ${players} jugadores que cambian, al azar, ${usual} veces por segundo; del segundo ${burstAt.from} al ${burstAt.until}, ${burst} veces. Del ${down.from} al ${down.until} players está caído: rechaza todo y no anuncia nada. Atiende una solicitud a la vez, en ${service * 1000} ms en promedio (exponencial), por orden de llegada; además el sitio le pide ${pages} páginas por segundo.`,
      `Hay ${subscribers} suscriptores, cada uno con su cola y a lo sumo ${prefetch} eventos en curso; cada tramo de red toma ${hop * 1000} ms. Con solo el id, un suscriptor consulta a players por cada evento, y otra vez ${pause} s después de un rechazo. Uno de ellos está detenido del segundo ${stopped.from} al ${stopped.until}.`,
    ],
    ways: { 'id-only': 'solo el id', full: 'todo' },
    time: 'tiempo (s)',
    burstBand: 'muchos cambios',
    downBand: 'players caído',
    queriesPlot: { title: 'Consultas de los suscriptores que llegan a players', y: 'consultas por segundo' },
    behindPlot: { title: 'Eventos que esperan delante de las cuatro copias', y: 'eventos' },
    counted: 'lo que se cuenta',
    queries: 'consultas a players, en total',
    burst: 'por segundo, mientras cambia mucho',
    pages: 'ms que espera entonces una página del sitio (p99)',
    usual: 'ms del cambio a la copia, normalmente (promedio)',
    left: 'eventos que esperan aún después de la caída',
    refused: 'consultas rechazadas durante la caída',
    longest: 's del cambio a la copia, desde la ráfaga (máximo)',
    outdated: 'escritos cuando players ya sabía algo más nuevo',
    unseen: 'estados anunciados que una copia nunca tuvo',
    bytes: 'bytes de un evento',
    remarks: (id, full, bytes) => [
      `Cada cambio se volvió cuatro consultas, y se consulta más a players justo cuando más tiene que hacer. También paga el sitio: sus páginas esperan hasta ${id.pages} ms (p99) en lugar de ${full.pages}, aunque no tienen nada que ver con las copias.`,
      `Cuando players cayó esperaban ${id.left} eventos, aunque el broker los había puesto todos en las colas correctas: necesitaban a players una vez más. Insistir trajo ${id.refused} rechazos y nada más. Con todo en el evento quedaron ${full.left}.`,
      `Solo el id tiene sus méritos. Lo que escribe es actual: ${id.outdated} veces una copia recibió un estado que players ya había dejado atrás, y ${full.outdated} veces con todo en el evento, la mayoría desde la cola del servicio que estuvo detenido. Y el evento es pequeño: ${bytes['id-only']} bytes en lugar de ${bytes.full}.`,
      `Lo mismo, visto del otro lado: ${id.unseen} de los estados anunciados no los tuvo nunca la copia; consultado tarde, players contó uno posterior. A una pantalla no le importa; a un registro de todos los cambios lo arruina.`,
    ],
  },
};
