import { expect, test } from 'vitest';
import { moduleId } from './drive.ts';

test('a check file is named as vite names it, on every system', () => {
  expect(moduleId('C:\\cuaderno ñ\\grader\\checks\\a.check.ts', '\\')).toBe('C:/cuaderno ñ/grader/checks/a.check.ts');
  expect(moduleId('/cuaderno\\ñ/a.check.ts', '/')).toBe('/cuaderno\\ñ/a.check.ts');
});
