import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { inWorkbook } from './base/workbook.ts';

const GRADER = inWorkbook('grader');

/** Which parts of the grader each part imports, tests and their fixtures aside; by imports that match alone. */
function imports(matching = /./): Map<string, Set<string>> {
  const parts = new Map<string, Set<string>>();
  for (const entry of readdirSync(GRADER, { recursive: true, withFileTypes: true })) {
    const file = path.join(entry.parentPath, entry.name);
    const [part = ''] = path.relative(GRADER, file).split(path.sep);
    if (!/(?<!\.test|\.fixture)\.ts$/.test(entry.name) || part === 'answers' || part === 'stubs') continue;
    const found = parts.get(part) ?? new Set<string>();
    for (const [, specifier = ''] of readFileSync(file, 'utf8').matchAll(/ from '(\.[^']+)'/g)) {
      const [other = ''] = path.relative(GRADER, path.resolve(path.dirname(file), specifier)).split(path.sep);
      if (other !== part && other !== '..' && matching.test(specifier)) found.add(other);
    }
    parts.set(part, found);
  }
  return parts;
}

/** Everything that `part` imports, directly or not. */
function reach(part: string, all: ReadonlyMap<string, ReadonlySet<string>>, seen = new Set<string>()): Set<string> {
  for (const other of all.get(part) ?? []) {
    if (seen.has(other)) continue;
    seen.add(other);
    reach(other, all, seen);
  }
  return seen;
}

test('dependencies between parts run one way', () => {
  const all = imports();
  const inCycles = [...all.keys()].filter((part) => reach(part, all).has(part));
  expect(inCycles).toEqual([]);
});

test('nothing imports the commands', () => {
  const all = imports();
  expect([...all].filter(([, parts]) => parts.has('commands')).map(([part]) => part)).toEqual([]);
});

test('only the service part starts processes of services', () => {
  const starting = imports(/service\/(launch|process|spares)\.ts$/);
  const users = [...starting].filter(([, parts]) => parts.has('service')).map(([part]) => part);
  expect(users.sort()).toEqual(['checks', 'commands', 'network']);
});
