import type { Bilingual } from '../language/bilingual.ts';
import type { ContainerName } from './containers.ts';

/** What stands above a container that has no title of its own; nothing above a hint, whoever shows it says which. */
export const TITLES: Readonly<Record<ContainerName, Bilingual>> = {
  outcomes: { en: 'What you will be able to do', es: 'Qué podrás hacer' },
  recall: { en: 'Before you begin', es: 'Antes de empezar' },
  story: { en: 'What happened', es: 'Qué pasó' },
  quiz: { en: 'Question', es: 'Pregunta' },
  predict: { en: 'Predict, then run', es: 'Predice y luego ejecuta' },
  answer: { en: 'What you will see', es: 'Qué verás' },
  hint: { en: '', es: '' },
  decision: { en: 'Your decision', es: 'Tu decisión' },
  scope: { en: 'Not here', es: 'Lo que no está aquí' },
  note: { en: 'Note', es: 'Nota' },
  warning: { en: 'Warning', es: 'Advertencia' },
  'in-python': { en: 'In Python', es: 'En Python' },
};
