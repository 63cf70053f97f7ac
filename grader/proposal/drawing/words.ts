import type { Language } from '../../language/bilingual.ts';
import type { Connection } from '../proposal.ts';

export interface DrawingWords {
  readonly title: (project: string) => string;
  readonly owns: (data: string) => string;
  readonly legend: string;
  readonly atMost: (limit: string) => string;
  /** Sentences of the text form. */
  readonly domain: (name: string, about: string, services: readonly string[]) => string;
  readonly connection: (number: number, connection: Connection, mechanism: string, subject: string) => string;
}

const en: DrawingWords = {
  title: (project) => `Architecture of ${project}`,
  owns: (data) => `owns ${data}`,
  legend: 'Mechanisms',
  atMost: (limit) => `≤ ${limit}`,
  domain: (name, about, services) => `Domain ${name} (${about}): ${services.join(', ')}.`,
  connection: (number, { from, to, timeLimit }, mechanism, subject) =>
    `${number}. ${from} to ${to}, ${mechanism}${subject && `: ${subject}`}${timeLimit ? `, at most ${timeLimit.text}` : ''}.`,
};

const es: DrawingWords = {
  title: (project) => `Arquitectura de ${project}`,
  owns: (data) => `posee ${data}`,
  legend: 'Mecanismos',
  atMost: (limit) => `≤ ${limit}`,
  domain: (name, about, services) => `Dominio ${name} (${about}): ${services.join(', ')}.`,
  connection: (number, { from, to, timeLimit }, mechanism, subject) =>
    `${number}. De ${from} a ${to}, ${mechanism}${subject && `: ${subject}`}${timeLimit ? `, a lo más ${timeLimit.text}` : ''}.`,
};

export const drawingWords: Readonly<Record<Language, DrawingWords>> = { en, es };
