import { describe, expect, it } from 'vitest';
import { OPENING, parse, problems } from './parse.fixture.ts';
import { parseChapter } from './parse.ts';

const FILE = 'solutions/ch3-test/examples/a.ts';
const SOURCE = 'let a;\n  // #region one\n  if (a) {\n    b();\n  }\n  // #endregion one\n';

describe('imported code', () => {
  const codeOf = (info: string, source: string): unknown =>
    parse(`${OPENING}\`\`\`${info}\n\`\`\``, { [FILE]: source }).blocks.at(-1);

  it('is the region, at the left margin', () => {
    expect(codeOf(`ts file=${FILE} region=one`, SOURCE)).toMatchObject({
      code: 'if (a) {\n  b();\n}',
      file: FILE,
      region: 'one',
    });
  });

  it('is the whole file without its marks', () => {
    expect(codeOf(`ts file=${FILE}`, SOURCE)).toMatchObject({ code: 'let a;\n  if (a) {\n    b();\n  }' });
  });

  it('leaves out the marks of regions that overlap', () => {
    const source = '// #region a\n1;\n// #region b\n2;\n// #endregion a\n3;\n// #endregion b\n';
    expect(codeOf(`ts file=${FILE} region=b`, source)).toMatchObject({ code: '2;\n3;' });
  });

  it('finds regions of Python', () => {
    const { blocks } = parse(`${OPENING}\`\`\`py file=solutions/a.py region=x\n\`\`\``, {
      'solutions/a.py': '# #region x\nprint(1)\n# #endregion x',
    });
    expect(blocks.at(-1)).toMatchObject({ code: 'print(1)' });
  });

  it('may stand inside a list', () => {
    const { errors, blocks } = parse(`${OPENING}1. a\n\n   \`\`\`ts file=${FILE} region=one\n   \`\`\``, {
      [FILE]: SOURCE,
    });
    expect(errors).toEqual([]);
    const last = blocks.at(-1);
    const fence = last?.kind === 'prose' ? last.tokens.find(({ type }) => type === 'fence') : undefined;
    expect(fence?.meta).toMatchObject({ code: { code: 'if (a) {\n  b();\n}' } });
  });

  it.each([
    ['no such file', 'ts file=solutions/none.ts', '5: there is no file "solutions/none.ts" to import'],
    ['a file elsewhere', 'ts file=../secret.ts', '5: there is no file "../secret.ts" to import'],
    ['no such region', `ts file=${FILE} region=two`, `5: ${FILE}: there is no region two (there is one)`],
    ['another language', `js file=${FILE}`, `5: ${FILE} is not js`],
    ['a region of no file', 'ts region=one', '5: a region of no file'],
    ['a sketch', `ts sketch file=${FILE}`, '5: imported code is no sketch'],
  ])('is reported with %s', (_, info, problem) => {
    expect(problems(`\`\`\`${info}\n\`\`\``, { [FILE]: SOURCE })).toContain(problem);
  });

  it.each([
    ['is never ended', '// #region r\na'],
    ['begins twice', '// #region r\n// #region r\n// #endregion r'],
    ['ends before it begins', '// #endregion r\n// #region r'],
    ['is empty', '// #region r\n\n// #endregion r'],
  ])('is reported where its region %s', (problem, source) => {
    expect(problems(`\`\`\`ts file=${FILE} region=r\n\`\`\``, { [FILE]: source })).toEqual([
      `5: ${FILE}: region r ${problem}`,
    ]);
  });

  it('has no body of its own', () => {
    expect(problems(`\`\`\`ts file=${FILE}\nlet b;\n\`\`\``, { [FILE]: SOURCE })).toEqual([
      '5: an imported fence has a body',
    ]);
  });
});

describe('other code', () => {
  it.each(['ts', 'js', 'py'])('is imported if it is %s', (language) => {
    expect(problems(`\`\`\`${language}\nx\n\`\`\``)).toEqual([`5: ${language} that no test runs`]);
  });

  it('stands in the chapter as a sketch', () => {
    expect(parse(`${OPENING}\`\`\`py sketch title="The unit's"\nx = 1\n\`\`\``).blocks.at(-1)).toMatchObject({
      code: 'x = 1',
      sketch: true,
      title: "The unit's",
    });
  });

  it.each([
    ['no language', '```\nx\n```', '5: the fence has no language'],
    ['an unknown language', '```java\nx\n```', '5: there is no language java'],
    ['an unknown attribute', '```json lines=3\n{}\n```', '5: not understood: lines'],
    ['an attribute that is no attribute', '```json title="a\n{}\n```', '5: not understood after json: "title="a"'],
    ['a word twice', '```ts sketch sketch\nx\n```', '5: not understood: sketch'],
    ['nothing inside', '```json\n```', '5: the fence is empty'],
    ['no end', '```json\n{}', '5: the fence is never closed'],
  ])('is reported with %s', (_, source, problem) => {
    expect(problems(source)).toContain(problem);
  });
});

describe('diagrams', () => {
  it('become events', () => {
    const { blocks } = parse(`${OPENING}\`\`\`mermaid title="T"\nsequenceDiagram\n  a->>b: hi\n\`\`\``);
    expect(blocks.at(-1)).toMatchObject({
      title: 'T',
      sequence: { participants: ['a', 'b'], events: [{ label: 'hi' }] },
    });
  });

  it('report the line that is not understood', () => {
    const { errors } = parse(`${OPENING}\`\`\`mermaid title="T"\nsequenceDiagram\n  loop x\n\`\`\``);
    expect(errors).toMatchObject([{ line: 7, what: 'not understood: "loop x"' }]);
    expect(errors[0]?.todo).toMatch(/^Allowed in a sequence diagram:\n {2}sequenceDiagram/);
  });

  it('are reported without a title', () => {
    expect(problems('```mermaid\nsequenceDiagram\na->>b: x\n```')).toEqual(['5: the diagram has no title']);
  });

  it('are reported inside a list', () => {
    const diagram = '- a\n\n  ```mermaid title="T"\n  sequenceDiagram\n  a->>b: x\n  ```';
    expect(problems(diagram)).toEqual(['7: a diagram inside a list or quotation']);
  });
});

describe('figures', () => {
  it('have one of the known names', () => {
    const page = {
      file: 'x',
      lang: 'en',
      slug: 'primer',
      source: () => undefined,
      figures: new Set(['a', 'b']),
    } as const;
    const { errors } = parseChapter('# T\n```figure a\nx\n```\n```figure c\nx\n```', page);
    expect(errors).toMatchObject([{ line: 5, what: 'there is no figure c', todo: 'one of: a, b' }]);
  });

  it.each([
    ['no name', '```figure\nx\n```', '5: a figure needs a name: "figure"'],
    ['no caption', '```figure a\n```', '5: figure a has no caption'],
  ])('are reported with %s', (_, source, problem) => {
    expect(problems(source)).toEqual([problem]);
  });
});
