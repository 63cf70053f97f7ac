import { afterEach, expect, test } from 'vitest';
import { Running } from './running.fixture.ts';

let running: Running | null = null;
afterEach(() => running?.close());

test.each([
  ['does not parse', 'export default {\n  fetch() {\n    retrun 1;\n  },\n};\n', 3],
  ['is not erasable', '\nenum Fate { Lost }\n', 2],
  ['throws at the top', '\n\nthrow new Error("x");\n', 3],
  ['throws further down', 'const deep = () => { throw new Error("x"); };\n\ndeep();\n', 1],
])('a file that %s is told with the line', async (_, code, line) => {
  running = await Running.load(code);
  expect(running.told('unloadable').map(({ fault }) => fault.line)).toEqual([line]);
});
