import { expect, test } from 'vitest';
import { readYaml } from './yaml.ts';

test.each([
  ['a tab', 'a:\n\tb: 1\n', 'yaml-tab', 2, 1],
  ['columns that differ', 'a:\n  b: 1\n c: 2\n', 'yaml-indent', 3, 1],
  ['a list that is not indented', 'a:\n  b: 1\n  - c\n', 'yaml-indent', 3, 1],
  ['a field between items', 'a:\n  - x: 1\n   y: 2\n', 'yaml-indent', 3, 1],
  ['a text with a colon', 'a: asks players: all of them\n', 'yaml-colon', 1, 4],
  ['a key without a colon', 'a: 1\nservices\n  b: 1\n', 'yaml-key', 2, 1],
  ['a colon without a space', 'a:1\nb: 2\n', 'yaml-key', 1, 1],
  ['a quotation without an end', 'b: "x"\na: "no end\nc: 1\n', 'yaml-quote', 2, 4],
  ['a list without an end', 'a: [x, y\nb: 1\n', 'yaml-bracket', 2, 1],
  ['a key that is there twice', 'a: 1\na: 2\n', 'yaml-twice', 2, 1],
  ['a text that begins with @', 'a: @x\n', 'yaml-sign', 1, 4],
  ['a text that begins with *', 'a: *all\n', 'yaml-sign', 1, 4],
  ['a text that begins with !', 'a: !now\n', 'yaml-sign', 1, 8],
  ['two documents', 'a: 1\n---\nb: 2\n', 'yaml-other', 2, 1],
])('names %s', (_, text, kind, line, column) => {
  expect(readYaml(text).fault).toEqual({ kind, line, column });
});

test('says where a value stands', () => {
  const { value, spotOf } = readYaml('a:\n  - b: 1\n    c: { d: 2 }\n');
  expect(value).toEqual({ a: [{ b: 1, c: { d: 2 } }] });
  expect(spotOf(['a', 0, 'c', 'd'])).toEqual({ line: 3, column: 10 });
  expect(spotOf(['a', 0])).toEqual({ line: 2, column: 5 });
});

test('says where the nearest stands that is there', () => {
  expect(readYaml('a:\n  - b: 1\n').spotOf(['a', 0, 'z', 'y'])).toEqual({ line: 2, column: 5 });
  expect(readYaml('# nothing\n').spotOf(['a'])).toEqual({ line: 1, column: 1 });
});
