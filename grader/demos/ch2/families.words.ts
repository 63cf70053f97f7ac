import type { Bilingual, Language } from '../../language/bilingual.ts';
import type { Family } from '../../network/faults.ts';

export interface FamilyValues {
  /** What the careful client told, and when. */
  readonly told: string;
  readonly attempts: number;
  readonly effects: number;
  /** The clients that told 201. */
  readonly believers: readonly string[];
}

interface Texts {
  readonly outcome: (values: FamilyValues) => string;
  readonly remarks: readonly string[];
}

type FamilyTexts = { readonly title: Bilingual; readonly question: Bilingual } & Readonly<Record<Language, Texts>>;

export const families: Readonly<Record<Family, FamilyTexts>> = {
  crash: {
    title: { en: 'Crash: it was there, and is gone', es: 'Falla catastrófica (crash): estaba, y ya no está' },
    question: {
      en: 'training does the work and goes down before the first byte of its reply, at every attempt. What may the careful client tell the coach: executed, not executed, or unknown? And how many trainings take place?',
      es: 'training hace el trabajo y se cae antes del primer byte de su respuesta, en cada intento. ¿Qué puede decirle el cliente cuidadoso a la entrenadora: ejecutado, no ejecutado o desconocido? ¿Y cuántos entrenamientos ocurren?',
    },
    en: {
      outcome: ({ told, attempts, effects }) =>
        `unknown (${told}); ${effects} training, though it asked ${attempts} times`,
      remarks: [
        'A refused connection is a piece of knowledge: nothing was executed, and the client may say so. It is the only failure here of which that is true.',
        'A connection that breaks later says nothing about the work: cut before the reply or in the middle of it, the training took place. Who then says "not executed" invites the coach to book it once more.',
        'In mid-body the status has arrived already: 201, and response.ok is true. Only reading the body fails. The work was done, the status says so; which pitch it is, nobody knows, and the careful client calls that unknown.',
      ],
    },
    es: {
      outcome: ({ told, attempts, effects }) =>
        `desconocido (${told}); ${effects} entrenamiento, aunque preguntó ${attempts} veces`,
      remarks: [
        'Una conexión rechazada es un dato: no se ejecutó nada, y el cliente puede decirlo. Es la única falla de aquí de la que eso es cierto.',
        'Una conexión que se corta después no dice nada del trabajo: cortada antes de la respuesta o a mitad de ella, el entrenamiento ocurrió. Quien entonces dice "no ejecutado" invita a la entrenadora a reservar otra vez.',
        'A mitad del cuerpo el estado ya llegó: 201, y response.ok es verdadero. Solo falla leer el cuerpo. El trabajo se hizo, eso dice el estado; en qué cancha, nadie lo sabe, y a eso el cliente cuidadoso lo llama desconocido.',
      ],
    },
  },
  omission: {
    title: { en: 'Omission: nothing comes', es: 'Falla de omisión: no llega nada' },
    question: {
      en: 'training trains the team, and its reply gets lost, once. The careful client waits for 1 s and repeats with the same key. How many trainings take place, and what is the coach told?',
      es: 'training entrena al equipo y su respuesta se pierde, una vez. El cliente cuidadoso espera 1 s y repite con la misma clave. ¿Cuántos entrenamientos ocurren, y qué se le dice a la entrenadora?',
    },
    en: {
      outcome: ({ told, effects, attempts }) => `${effects} training with ${attempts} requests; ${told}: executed`,
      remarks: [
        'Request lost and reply lost look exactly alike to the client: compare their drawings. In one nothing took place, in the other everything did.',
        'The key makes the repetition harmless: training recognises it, and answers with the training that it has.',
        'A limit on the headers alone would not have helped where the body stops half-way: the headers came in time.',
      ],
    },
    es: {
      outcome: ({ told, effects, attempts }) =>
        `${effects} entrenamiento con ${attempts} solicitudes; ${told}: ejecutado`,
      remarks: [
        'Solicitud perdida y respuesta perdida son idénticas para el cliente: compara sus dibujos. En una no ocurrió nada; en la otra, todo.',
        'La clave vuelve inofensiva la repetición: training la reconoce, y responde con el entrenamiento que ya tiene.',
        'Un límite solo para las cabeceras no habría servido donde el cuerpo queda a medias: las cabeceras llegaron a tiempo.',
      ],
    },
  },
  timing: {
    title: { en: 'Timing: too late', es: 'Falla de tiempo: demasiado tarde' },
    question: {
      en: 'training needs 5 s for each reply. The careful client waits 1 s at each of three attempts. After how long does the coach hear something, what, and has the team been trained?',
      es: 'training necesita 5 s para cada respuesta. El cliente cuidadoso espera 1 s en cada uno de tres intentos. ¿Cuándo recibe algo la entrenadora, qué recibe, y entrenó el equipo?',
    },
    en: {
      outcome: ({ told, effects }) => `${told}: unknown; ${effects} training took place`,
      remarks: [
        'The client withdraws its requests, and training works on: giving up ends the waiting, not the work.',
        'Only the limit makes this a failure: the naive client hears 201 after 5 s, and is right. Without a stated bound nobody is too late.',
        'Too early exists as well: a reply that overtakes an older one. That one needs two requests; the exercise timing plays it.',
      ],
    },
    es: {
      outcome: ({ told, effects }) => `${told}: desconocido; ocurrió ${effects} entrenamiento`,
      remarks: [
        'El cliente retira sus solicitudes, y training sigue trabajando: desistir termina la espera, no el trabajo.',
        'Solo el límite convierte esto en una falla: el cliente confiado recibe 201 a los 5 s, y es verdad. Sin un plazo declarado nadie llega tarde.',
        'También existe el demasiado temprano: una respuesta que se adelanta a otra más vieja. Para eso hacen falta dos solicitudes; el ejercicio timing lo muestra.',
      ],
    },
  },
  response: {
    title: { en: 'Response: an answer that is wrong', es: 'Falla de respuesta: llega una y está mal' },
    question: {
      en: 'training answers 201, and leaves out the pitch. Which of the three clients tell the coach 201 all the same?',
      es: 'training responde 201 y omite la cancha (pitch). ¿Cuáles de los tres clientes le dicen 201 a la entrenadora de todos modos?',
    },
    en: {
      outcome: ({ believers }) => believers.join(' and '),
      remarks: [
        'A status of 2xx says that an answer came. Whether it is one shows in the body: somebody has to look.',
        'Unreadable answers throw by themselves, and so even the limited client notices them. A field that is missing throws nothing: it becomes undefined, and travels on.',
        'The training took place each time. A wrong answer is no proof that nothing was done, and "not executed" is as false here as after a silence.',
      ],
    },
    es: {
      outcome: ({ believers }) => believers.join(' y '),
      remarks: [
        'Un estado 2xx dice que llegó una respuesta. Si lo es de verdad se ve en el cuerpo: alguien tiene que mirar.',
        'Las respuestas ilegibles se delatan solas, con una excepción, y hasta el cliente con límite las nota. Un campo que falta no lanza nada: se vuelve undefined, y sigue viaje.',
        'El entrenamiento ocurrió cada vez. Una respuesta mala no prueba que no se hizo nada, y "no ejecutado" es aquí tan falso como después de un silencio.',
      ],
    },
  },
  arbitrary: {
    title: { en: 'Arbitrary: wrong, and nothing shows it', es: 'Falla arbitraria: está mal y nada lo delata' },
    question: {
      en: 'training answers 201 with a pitch that does not exist: twelve hexadecimal digits like any other. Which of the three clients notice?',
      es: 'training responde 201 con una cancha (pitch) que no existe: doce cifras hexadecimales como cualquier otra. ¿Cuáles de los tres clientes lo notan?',
    },
    en: {
      outcome: ({ believers }) => `none: ${believers.length} of 3 tell it as it came`,
      remarks: [
        'No look at this one answer gives it away. Neither does asking the same service again: it may say the same.',
        'What helps is a second source that fails independently. The exercise arbitrary asks three.',
      ],
    },
    es: {
      outcome: ({ believers }) => `ninguno: ${believers.length} de 3 lo cuentan tal como llegó`,
      remarks: [
        'Mirar esta única respuesta no la delata. Tampoco preguntar otra vez al mismo servicio: puede decir lo mismo.',
        'Lo que ayuda es otra fuente, que falle por su cuenta. El ejercicio arbitrary pregunta a tres.',
      ],
    },
  },
};
