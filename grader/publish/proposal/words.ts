import type { Language } from '../../language/bilingual.ts';

export interface ProposalWords {
  readonly proposal: string;
  readonly problem: string;
  readonly problemTodo: string;
  readonly domains: string;
  readonly architecture: string;
  readonly data: string;
  readonly events: string;
  readonly connections: string;
  readonly weighed: string;
  readonly delicate: string;
  readonly questions: string;
  readonly rubric: string;
  readonly rubricNote: string;
  readonly inconsistent: string;
  readonly columns: Readonly<
    Record<
      | 'number'
      | 'domain'
      | 'service'
      | 'team'
      | 'does'
      | 'owns'
      | 'owner'
      | 'data'
      | 'others'
      | 'event'
      | 'publisher'
      | 'carries'
      | 'listeners'
      | 'connection'
      | 'mechanism'
      | 'about'
      | 'limit'
      | 'reason'
      | 'failure'
      | 'insteadOf'
      | 'whyNot'
      | 'criterion',
      string
    >
  >;
  readonly carries: Readonly<Record<'id' | 'full' | 'reference', string>>;
  readonly unheard: (why: string) => string;
  readonly nobody: string;
  readonly by: (mechanism: string) => string;
  readonly down: (service: string, callers: readonly string[]) => string;
  readonly moreQuestions: readonly string[];
  /** Notes for whoever presents, a slide each. */
  readonly notes: Readonly<
    Record<
      | 'title'
      | 'problem'
      | 'domains'
      | 'architecture'
      | 'part'
      | 'connections'
      | 'data'
      | 'weighed'
      | 'delicate'
      | 'questions',
      string
    >
  >;
}

const en: ProposalWords = {
  proposal: 'Architecture proposal',
  problem: 'The problem',
  problemTodo: 'TODO: what the project solves, and for whom (the field "problem").',
  domains: 'Domains and services',
  architecture: 'The architecture',
  data: 'Who owns which data',
  events: 'Events',
  connections: 'Connections',
  weighed: 'What else was thought of',
  delicate: 'Where it is delicate',
  questions: 'What if …?',
  rubric: 'What it is judged by',
  rubricNote: 'Appendix, for the audience: level 3 is what is asked for.',
  inconsistent: 'What still contradicts itself',
  columns: {
    number: 'No.',
    domain: 'Domain',
    service: 'Service',
    team: 'Team',
    does: 'What it does',
    owns: 'Owns',
    owner: 'Owner',
    data: 'Data',
    others: 'Who else uses it, and how',
    event: 'Event',
    publisher: 'Published by',
    carries: 'Carries',
    listeners: 'Heard by',
    connection: 'Connection',
    mechanism: 'Mechanism',
    about: 'What',
    limit: 'Limit',
    reason: 'Why so',
    failure: 'When it fails',
    insteadOf: 'Alternative',
    whyNot: 'Why not',
    criterion: 'Criterion',
  },
  carries: { id: 'the id alone', full: 'all the information', reference: 'a claim check' },
  unheard: (why) => `nobody yet: ${why}`,
  nobody: 'nobody directly',
  by: (mechanism) => `Connections by ${mechanism}`,
  down: (service, callers) => `**${service}** is down for an hour? ${callers.join(', ')} would wait for it.`,
  moreQuestions: [
    'The broker is down: what is lost, and who notices?',
    'An event arrives twice, or in another order?',
    'Ten times as many requests in one minute?',
    'A team has to rename a field that others read?',
  ],
  notes: {
    title: 'Say in one sentence who you are and what the project is.',
    problem: 'Who has the problem today, and how would they notice that it is solved? One minute.',
    domains: 'Why these borders: which part of the business changes for reasons of its own?',
    architecture: 'Follow one request from left to right first, then one failure. Do not read out every box.',
    part: 'One domain by itself: what does it ask of the others, and what do they ask of it? Skip the parts that nobody will question.',
    connections:
      'For each: what it needs, what the mechanism gives, what you give up. Then what a user sees when it fails.',
    data: 'One owner for each. For copies: how old may they be, and who says so?',
    weighed: 'Be fair to the alternative: when would it be the better one?',
    delicate: 'Say it before you are asked, with the figure and its conditions.',
    questions: 'Prepare an answer to each; replace them by those that your own architecture invites.',
  },
};

const es: ProposalWords = {
  proposal: 'Propuesta de arquitectura',
  problem: 'El problema',
  problemTodo: 'TODO: qué resuelve el proyecto, y para quién (el campo "problem").',
  domains: 'Dominios y servicios',
  architecture: 'La arquitectura',
  data: 'De quién son los datos',
  events: 'Eventos',
  connections: 'Conexiones',
  weighed: 'Qué más se pensó',
  delicate: 'Dónde es delicada',
  questions: '¿Y si…?',
  rubric: 'Con qué se evalúa',
  rubricNote: 'Apéndice, para el público: lo que se pide es el nivel 3.',
  inconsistent: 'Lo que todavía se contradice',
  columns: {
    number: 'N.º',
    domain: 'Dominio',
    service: 'Servicio',
    team: 'Equipo',
    does: 'Qué hace',
    owns: 'Posee',
    owner: 'Dueño',
    data: 'Datos',
    others: 'Quién más los usa, y cómo',
    event: 'Evento',
    publisher: 'Lo publica',
    carries: 'Lleva',
    listeners: 'Lo escucha',
    connection: 'Conexión',
    mechanism: 'Mecanismo',
    about: 'Qué',
    limit: 'Límite',
    reason: 'Por qué así',
    failure: 'Si falla',
    insteadOf: 'Alternativa',
    whyNot: 'Por qué no',
    criterion: 'Criterio',
  },
  carries: { id: 'solo el id', full: 'toda la información', reference: 'un resguardo' },
  unheard: (why) => `nadie todavía: ${why}`,
  nobody: 'nadie directamente',
  by: (mechanism) => `Conexiones por ${mechanism}`,
  down: (service, callers) => `¿Se cae **${service}** una hora? Quedarían esperando: ${callers.join(', ')}.`,
  moreQuestions: [
    '¿Se cae el broker? ¿Qué se pierde, y quién se da cuenta?',
    '¿Un evento llega dos veces, o en otro orden?',
    '¿Diez veces más solicitudes en un minuto?',
    '¿Un equipo debe cambiarle el nombre a un campo que otros leen?',
  ],
  notes: {
    title: 'Di en una frase quiénes son y de qué trata el proyecto.',
    problem: '¿Quién tiene hoy el problema, y cómo notaría que está resuelto? Un minuto.',
    domains: 'Por qué estos límites: ¿qué parte del negocio cambia por razones propias?',
    architecture: 'Primero sigue una solicitud de izquierda a derecha; después, una falla. No leas cada caja.',
    part: 'Un dominio por sí solo: ¿qué les pide a los demás, y qué le piden? Salta las partes que nadie va a cuestionar.',
    connections:
      'De cada una: qué necesita, qué da el mecanismo, a qué se renuncia. Después, qué ve una persona cuando falla.',
    data: 'Un dueño para cada uno. De las copias: ¿qué edad pueden tener, y quién lo dice?',
    weighed: 'Sé justo con la alternativa: ¿cuándo sería la mejor?',
    delicate: 'Dilo antes de que te lo pregunten, con la cifra y sus condiciones.',
    questions: 'Prepara una respuesta para cada una; cámbialas por las que tu arquitectura invite a hacer.',
  },
};

export const proposalWords: Readonly<Record<Language, ProposalWords>> = { en, es };
