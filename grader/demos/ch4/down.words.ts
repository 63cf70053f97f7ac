import type { Bilingual, Language } from '../../language/bilingual.ts';

export const title: Bilingual = {
  en: 'The callee is down at the moment of sending',
  es: 'El servicio llamado está caído en el momento de enviar',
};

export const question: Bilingual = {
  en: 'A service passes on 2 training requests a second. training is down for two minutes, and in the middle of that the service itself is restarted. Of the requests of these two minutes, how many trainings take place in the end, if it waits for training, if it answers 202 and sends once, if it keeps what failed in memory and sends again, and if it keeps it on disk?',
  es: 'Un servicio pasa a training 2 solicitudes por segundo. training está caído dos minutos, y en la mitad de ellos se reinicia el propio servicio. De las solicitudes de esos dos minutos, ¿cuántos entrenamientos se hacen al final si espera a training, si responde 202 y envía una sola vez, si guarda lo fallido en memoria y lo envía de nuevo, y si lo guarda en disco?',
};

type Ways<T> = Readonly<Record<'blocking' | 'forgotten' | 'memory' | 'disk', T>>;

export interface DownWords {
  readonly outcome: (all: number, done: readonly number[]) => string;
  readonly model: (scene: Readonly<Record<'rate' | 'from' | 'until' | 'restart' | 'end' | 'retry', number>>) => string;
  readonly done: { readonly title: string; readonly y: string };
  readonly promised: { readonly title: string; readonly y: string };
  readonly time: string;
  readonly band: string;
  readonly ways: Ways<string>;
  readonly head: string[];
  readonly remarks: (latest: string, peak: string, rate: number) => string[];
}

export const words: Readonly<Record<Language, DownWords>> = {
  en: {
    outcome: (all, [blocking, forgotten, memory, disk]) =>
      `${blocking}, ${forgotten}, ${memory} and ${disk} of ${all}; in the first case the clients know it`,
    model: ({ rate, from, until, restart, end, retry }) =>
      `${rate} requests a second, at random, for ${end / 60} minutes. training refuses connections from minute ${from / 60} to minute ${until / 60}; a training takes no time. The service is restarted at minute ${restart / 60}. What failed is sent again after ${retry} to ${2 * retry} s, at random. No client asks again.`,
    done: { title: 'Trainings that have taken place', y: 'trainings, in all' },
    promised: { title: 'Accepted with 202, and not done', y: 'requests' },
    time: 'time (minutes)',
    band: 'training is down',
    ways: {
      blocking: 'waits for training',
      forgotten: '202, sends once',
      memory: '202, keeps in memory',
      disk: '202, keeps on disk',
    },
    head: ['requests of the two minutes', 'client told of a failure', 'lost after a 202', 'done in the end'],
    remarks: (latest, peak, rate) => [
      'A 202 alone takes nothing away: over HTTP a request reaches only who is up at the moment of sending. Sending once has lost as much as waiting, and those who asked do not know it.',
      `Only who keeps the request and sends it again has cut the coupling in time: the last training came ${latest} s after its request, and nobody noticed. And only a disk outlasts the own restart.`,
      `When training is back, everything comes at once: up to ${peak} requests in a second in place of ${rate}. The random waits spread them; without them it would be one flood. A queue between the two (chapter 5) keeps, repeats and doses for both.`,
    ],
  },
  es: {
    outcome: (all, [blocking, forgotten, memory, disk]) =>
      `${blocking}, ${forgotten}, ${memory} y ${disk} de ${all}; en el primer caso los clientes lo saben`,
    model: ({ rate, from, until, restart, end, retry }) =>
      `Llegan ${rate} solicitudes por segundo, al azar, durante ${end / 60} minutos. training rechaza conexiones desde el minuto ${from / 60} hasta el ${until / 60}; un entrenamiento no toma tiempo. El servicio se reinicia en el minuto ${restart / 60}. Lo que falló se envía de nuevo tras ${retry} a ${2 * retry} s, al azar. Ningún cliente vuelve a pedir.`,
    done: { title: 'Entrenamientos que ya se hicieron', y: 'entrenamientos, en total' },
    promised: { title: 'Aceptadas con 202 y no hechas', y: 'solicitudes' },
    time: 'tiempo (minutos)',
    band: 'training está caído',
    ways: {
      blocking: 'espera a training',
      forgotten: '202, envía una vez',
      memory: '202, guarda en memoria',
      disk: '202, guarda en disco',
    },
    head: [
      'solicitudes de los dos minutos',
      'con aviso de falla al cliente',
      'perdidas tras un 202',
      'hechas al final',
    ],
    remarks: (latest, peak, rate) => [
      'El 202 por sí solo no quita nada: por HTTP una solicitud solo llega a quien está en pie en el momento de enviarla. Enviar una vez perdió tanto como esperar, y quienes pidieron no lo saben.',
      `Solo quien guarda la solicitud y la envía de nuevo cortó el acoplamiento temporal: el último entrenamiento llegó ${latest} s después de su solicitud, y nadie lo notó. Y solo un disco sobrevive al propio reinicio.`,
      `Cuando training vuelve, todo llega de golpe: hasta ${peak} solicitudes en un segundo en lugar de ${rate}. Las esperas al azar las reparten; sin ellas sería una sola avalancha. Una cola entre los dos (capítulo 5) guarda, repite y dosifica por ambos.`,
    ],
  },
};
