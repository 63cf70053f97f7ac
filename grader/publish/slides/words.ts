import type { Bilingual, Language } from '../../language/bilingual.ts';
import type { Kind } from './slide.ts';

/** What stands above a slide's heading; nothing above a plain one. */
export const LABELS: Readonly<Partial<Record<Kind, (minutes: number) => Bilingual>>> = {
  story: () => ({ es: 'Qué pasó', en: 'What happened' }),
  demo: () => ({ es: 'Predice y luego ejecuta', en: 'Predict, then run' }),
  question: () => ({
    es: 'Pregunta · vota, conversa con quien tienes al lado, vota otra vez',
    en: 'Question · vote, talk to your neighbour, vote again',
  }),
  answer: () => ({ es: 'Respuesta', en: 'Answer' }),
  activity: (minutes) => ({
    es: `Actividad · ${minutes} min · sin computador`,
    en: `Activity · ${minutes} min · no computers`,
  }),
};

interface Words {
  readonly name: string;
  readonly chapter: (number: string) => string;
  readonly unit: string;
  readonly right: string;
  readonly wrong: string;
  readonly schedule: {
    readonly title: string;
    readonly from: string;
    readonly slide: string;
    readonly minutes: string;
  };
  readonly total: (minutes: number, of: number) => string;
  readonly handout: string;
  readonly slideOf: (number: number, count: number, minutes: number) => string;
  readonly code: string;
  readonly index: {
    readonly title: string;
    readonly lead: string;
    readonly keys: string;
    readonly deck: string;
    readonly size: string;
    readonly files: string;
    readonly sizeOf: (slides: number, minutes: number) => string;
    readonly formats: Readonly<Record<'html' | 'pdf' | 'pptx' | 'notes' | 'notes-pdf', string>>;
  };
}

const es: Words = {
  name: 'Entre servicios',
  chapter: (number) => `Capítulo ${number}`,
  unit: 'La unidad',
  right: 'correcta',
  wrong: 'no',
  schedule: { title: 'Plan de la clase', from: 'desde', slide: 'diapositiva', minutes: 'min' },
  total: (minutes, of) => `${minutes} minutos en total; la clase dura ${of}.`,
  handout: 'Guía de quien enseña',
  slideOf: (number, count, minutes) => `Diapositiva ${number} de ${count} · ${minutes} min`,
  code: 'El código está en',
  index: {
    title: 'Diapositivas',
    lead: 'Una clase de 80 minutos por capítulo, con guía para quien enseña. Todo funciona sin red.',
    keys: 'En la presentación: flechas para avanzar, p abre la vista de quien presenta (notas y reloj), f ocupa toda la pantalla, d cambia entre claro y oscuro.',
    deck: 'Presentación',
    size: 'Tamaño',
    files: 'Archivos',
    sizeOf: (slides, minutes) => `${slides} diapositivas, ${minutes} min`,
    formats: { html: 'presentar', pdf: 'PDF', pptx: 'PowerPoint', notes: 'guía', 'notes-pdf': 'guía en PDF' },
  },
};

const en: Words = {
  name: 'Between services',
  chapter: (number) => `Chapter ${number}`,
  unit: 'The unit',
  right: 'right',
  wrong: 'no',
  schedule: { title: 'Plan of the class', from: 'from', slide: 'slide', minutes: 'min' },
  total: (minutes, of) => `${minutes} minutes in all; a class has ${of}.`,
  handout: 'Notes for whoever teaches',
  slideOf: (number, count, minutes) => `Slide ${number} of ${count} · ${minutes} min`,
  code: 'The code is in',
  index: {
    title: 'Slides',
    lead: 'A class of 80 minutes for each chapter, with notes for whoever teaches. All of it works without a network.',
    keys: 'While presenting: arrows to move, p opens the presenter view (notes and a clock), f fills the screen, d switches between light and dark.',
    deck: 'Deck',
    size: 'Size',
    files: 'Files',
    sizeOf: (slides, minutes) => `${slides} slides, ${minutes} min`,
    formats: { html: 'present', pdf: 'PDF', pptx: 'PowerPoint', notes: 'notes', 'notes-pdf': 'notes as PDF' },
  },
};

export const words: Readonly<Record<Language, Words>> = { en, es };
