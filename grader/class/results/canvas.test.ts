import { expect, test } from 'vitest';
import { PLAIN } from '../marks/policy.ts';
import type { Standing } from '../marks/standing.ts';
import { CanvasFault, canvasGrades } from './canvas.ts';

const EXPORTED = [
  '\uFEFFStudent,ID,SIS User ID,SIS Login ID,Section,Tarea 1 (12345),Tarea 2 (12346),Final Score',
  ',,,,,Manual Posting,,',
  '    Points Possible,,,,,20,10,(read only)',
  '"Pérez, Ana",101,19.001-1,aperez,"Sección 1, tarde",,7,',
  '"=Rojas, Bea",102,19.002-2,brojas,Sección 1,,,',
  '"Soto, Carla",103,19.003-3,csoto,Sección 1,15,,',
  '"Díaz, Dora",104,19.004-4,ddiaz,Sección 1,,,',
  '"Student, Test",105,,,Sección 1,,,',
].join('\r\n');

const standing = (student: string, share: number | null, outcome: Standing['outcome'] = 'graded'): Standing => ({
  student,
  outcome,
  counts: null,
  attempts: [],
  raw: null,
  weighted: share === null ? null : { earned: share * 10, possible: 10 },
  daysLate: 0,
  latePercent: 0,
  share,
  mark: share === null ? null : 1 + share * 6,
});

const all = [
  standing('aperez', 1),
  standing('19.002-2', 0.333),
  standing('csoto', null, 'error'),
  standing('diazdora', 0.5),
  standing('nobody', 1),
];

test('writes the gradebook that Canvas imports', () => {
  const { text, unknown } = canvasGrades(EXPORTED, 'Tarea 1 (12345)', all, PLAIN);
  expect(text.split('\r\n')).toMatchInlineSnapshot(`
    [
      "Student,ID,SIS User ID,SIS Login ID,Section,Tarea 1 (12345)",
      ""    Points Possible",,,,,20",
      ""Pérez, Ana",101,19.001-1,aperez,"Sección 1, tarde",20",
      ""'=Rojas, Bea",102,19.002-2,brojas,Sección 1,6.66",
      ""Soto, Carla",103,19.003-3,csoto,Sección 1,",
      ""Díaz, Dora",104,19.004-4,ddiaz,Sección 1,10",
      ""Student, Test",105,,,Sección 1,",
      "",
    ]
  `);
  expect(unknown).toEqual(['nobody']);
});

test('writes marks where they are what counts', () => {
  const { text } = canvasGrades(EXPORTED, 'Tarea 2 (12346)', all, { ...PLAIN, canvas: 'mark' });
  expect(text).toContain('Section,Tarea 2 (12346)\r\n');
  expect(text).toContain('"Sección 1, tarde",7\r\n');
});

test.each([
  ['Tarea 1', 'canvasAssignment'],
  ['Tarea 9 (99999)', 'canvasAssignment'],
  ['Final Score', 'canvasAssignment'],
])('refuses the assignment %s, so that Canvas creates none', (assignment, fault) => {
  expect(() => canvasGrades(EXPORTED, assignment, all, PLAIN)).toThrow(fault);
});

test('refuses a file that Canvas did not export', () => {
  expect(() => canvasGrades('name,grade\nana,7\n', 'Tarea 1 (12345)', all, PLAIN)).toThrow(CanvasFault);
});
