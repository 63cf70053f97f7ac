import type { Bilingual, Language } from '../../language/bilingual.ts';
import type { Way } from './screens.ts';

export const title: Bilingual = {
  en: 'One situation, decided in seven ways',
  es: 'Una situación, decidida de siete maneras',
};

export const question: Bilingual = {
  en: 'Screens in the stadiums show the scores of eight matches, which stats knows. stats is slow for 5 minutes and down for 10. How old is the oldest score that a screen shows, if it asks with a time limit and falls back on its last answer, if it listens to events, and if it reads a common place every 30 s?',
  es: 'Las pantallas de los estadios muestran el marcador de ocho partidos, que conoce stats. stats está 5 minutos lento y 10 caído. ¿Cuán viejo es el marcador más viejo que muestra una pantalla si pregunta con tiempo límite y recurre a su última respuesta, si escucha eventos, y si lee un lugar compartido cada 30 s?',
};

export interface ScreensWords {
  readonly outcome: (degrades: string, announced: string, owned: string) => string;
  readonly model: string;
  readonly head: readonly string[];
  readonly ways: Readonly<Record<Way, string>>;
  readonly remarks: readonly string[];
}

export const words: Readonly<Record<Language, ScreensWords>> = {
  en: {
    outcome: (degrades, announced, owned) =>
      `${degrades} when asking, ${announced} with events, ${owned} with a common place`,
    model:
      'Seven ways: to ask and wait without a time limit; with one of 1 s; the same with the last answer to fall back on; to be answered later (202), with the same; events that keep a replica in the screen; a common place, read every 30 s, in which stats alone writes, or both. Two hours, two looks a second at random, a change of a score every 2 minutes. stats needs 40 ms on average, 8 s while it is slow, and refuses connections while it is down; 0.2 % of its answers get lost. The broker or the common store is away for a minute. A screen is restarted every 25 minutes and takes a minute for it. Once the team of stats gives its data another form. Wanted: nobody waits over 3 s, at most 1 % see nothing, no score is older than 3 minutes, one service to change for one change.',
    head: [
      'way',
      'blank %',
      'longest wait',
      'waiting at once',
      'oldest score',
      'change together',
      'messages',
      'needs met',
    ],
    ways: {
      waits: 'asks, no limit',
      limited: 'asks, 1 s',
      degrades: 'asks, last answer',
      accepted: 'answered later',
      announced: 'events, replica',
      owned: 'place, one writes',
      shared: 'place, both write',
    },
    remarks: [
      'Asking couples the screen to stats in time: with a time limit it is blank, with the last answer it is old, for as long as stats is away. Being answered later changes nothing for somebody who looks now.',
      'A replica and a copy do not ask at all when somebody looks. They are old by what is still on the way: a minute while the broker is away, the interval of reading, and what came in a restart.',
      'Where both write, the same figures hold until the form of the data changes: then two services must be deployed together. That is the coupling by common data; nothing shows of it on a good day.',
      'Events cost a broker and a replica to keep right, the common place a store that both need. Neither column of this table says how much work that is: it belongs into the decision all the same.',
    ],
  },
  es: {
    outcome: (degrades, announced, owned) =>
      `${degrades} al preguntar, ${announced} con eventos, ${owned} con un lugar compartido`,
    model:
      'Siete maneras: preguntar y esperar sin tiempo límite; con uno de 1 s; lo mismo, con la última respuesta como recurso; que respondan después (202), con el mismo recurso; eventos que mantienen una réplica en la pantalla; un lugar compartido, leído cada 30 s, en el que escribe solo stats, o escriben ambos. Dos horas, dos miradas por segundo al azar, un cambio de marcador cada 2 minutos. stats necesita 40 ms en promedio, 8 s mientras está lento, y rechaza conexiones mientras está caído; se pierde 0.2 % de sus respuestas. El broker o el lugar compartido falta un minuto. Una pantalla se reinicia cada 25 minutos y tarda uno en hacerlo. Una vez, el equipo de stats da otra forma a sus datos. Se pide: que nadie espere más de 3 s, que a lo sumo 1 % no vea nada, que ningún marcador tenga más de 3 minutos, un solo servicio por cambiar en cada cambio.',
    head: ['manera', 'vacía %', 'espera máx.', 'esperan a la vez', 'dato más viejo', 'juntos', 'mensajes', 'cumple'],
    ways: {
      waits: 'pide, sin límite',
      limited: 'pide, 1 s',
      degrades: 'pide, o la última',
      accepted: 'responden luego',
      announced: 'eventos, réplica',
      owned: 'lugar, uno solo',
      shared: 'lugar, ambos',
    },
    remarks: [
      'Preguntar acopla la pantalla a stats en el tiempo: con un límite queda vacía, con la última respuesta queda vieja, tanto como dure la ausencia de stats. Que le respondan después no cambia nada para quien mira ahora.',
      'Una réplica y una copia no preguntan nada cuando alguien mira. Su atraso es lo que viene en camino: un minuto mientras falta el broker, el intervalo entre lecturas, y lo que llegó durante un reinicio.',
      'Donde escriben ambos valen las mismas cifras hasta que cambia la forma de los datos: entonces dos servicios deben desplegarse juntos. Ese es el acoplamiento por datos comunes; en un buen día no se nota.',
      'Los eventos cuestan un broker y una réplica que hay que mantener correcta; el lugar compartido, un almacén que ambos necesitan. Ninguna columna de esta tabla dice cuánto trabajo es eso: igual tiene que estar en la decisión.',
    ],
  },
};
