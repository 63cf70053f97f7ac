import { describe, expect, it } from 'vitest';
import { english } from '../journal/words.fixture.ts';
import type { Block, Section } from './chapter.ts';
import { readChapter } from './files.ts';
import { OPENING, parse, problems, root } from './parse.fixture.ts';
import { toText } from './text.ts';

const chapter = readChapter('chapters/en/ch3-synchronous.md', root);
const text = (blocks: readonly Block[]): string => toText(blocks, { lang: 'en', words: english }).join('\n');
const tree = (sections: readonly Section[]): unknown[] => sections.map(({ id, sections }) => [id, tree(sections)]);

describe('parseChapter', () => {
  it('finds nothing wrong with the fixture', () => {
    expect(chapter.errors.map(String)).toEqual([]);
  });

  it('tells title, language, slug and minutes', () => {
    expect(chapter).toMatchObject({ title: 'Ask and wait', lang: 'en', slug: 'ch3-synchronous', minutes: 90 });
  });

  it('nests sections below their headings', () => {
    expect(tree(chapter.sections)).toEqual([
      ['two-calls', [['time-limits', []]]],
      [
        'squad',
        [
          ['squad-contract', []],
          ['squad-checks', []],
        ],
      ],
      ['deciding', []],
    ]);
  });

  it('keeps what stands before the first section', () => {
    expect(chapter.opening.map((block) => (block.kind === 'box' ? block.name : block.kind))).toEqual([
      'outcomes',
      'recall',
      'story',
    ]);
  });

  it('gives an exercise its statement and three hints', () => {
    const [squad] = chapter.exercises;
    expect(chapter.exercises).toHaveLength(1);
    expect(squad).toMatchObject({ id: 'ch3/squad', title: 'Players in the Cup' });
    expect(squad?.hints.map(text)).toEqual([
      'What does the second call need from the first?',
      '`Promise.all` waits for several promises that have already begun.',
      expect.stringContaining('Start both, then await both:\n\n    const [players, countries]'),
    ]);
    expect(text(squad?.statement ?? [])).toContain('How it is checked\n-----------------');
    expect(text(squad?.statement ?? [])).not.toContain('Promise.all');
  });

  it('reads a quiz with options and explanations', () => {
    const [quiz] = chapter.quizzes;
    expect(quiz?.key).toBe('who-waits');
    expect(text(quiz?.question ?? [])).toMatch(/^The service awaits [\s\S]*\stogether\?$/);
    expect(quiz?.options.map(({ right, text: option }) => [right, text(option)])).toEqual([
      [false, 'Both'],
      [true, 'At most one'],
      [false, 'None'],
    ]);
    expect(text(quiz?.options[1]?.explanation ?? [])).toBe('Each `await` in front of a call waits for its answer.');
  });

  it('reads a prediction with its answer', () => {
    const [prediction] = chapter.predictions;
    expect(prediction?.key).toBe('at-once');
    expect(text(prediction?.question ?? [])).toContain('How long does the client wait?');
    expect(text(prediction?.answer ?? [])).toBe('200 ms: the longest, not the sum.');
  });

  it('reads three recall questions with answers', () => {
    const recall = chapter.blocks.find((block) => block.kind === 'recall');
    expect(recall?.questions.map(({ question }) => text(question))).toEqual([
      'What does a call between processes cost that a call inside one does not?',
      'What does silence tell you?',
      'Which requests may be repeated?',
    ]);
    expect(text(recall?.questions[1]?.answer ?? [])).toBe('That the outcome is unknown.');
  });

  it('lists figures with their captions', () => {
    expect(chapter.figures).toMatchObject([
      { name: 'latency-ladder', caption: expect.stringMatching(/^Latencies of/) },
    ]);
  });

  it('counts the words of the text alone', () => {
    expect(parse(`${OPENING}Two words, \`code\` counts.\n\`\`\`text\nnot this\n\`\`\``).words).toBe(2 + 4);
  });

  it('keeps containers inside containers', () => {
    const { blocks } = parse(`${OPENING}::: note\na\n::: warning\nb\n:::\nc\n:::`);
    expect(blocks.at(-1)).toMatchObject({
      name: 'note',
      blocks: [{ kind: 'prose' }, { name: 'warning', blocks: [{ kind: 'prose' }] }, { kind: 'prose' }],
    });
  });

  it('reads lines that end as on Windows', () => {
    const { errors, exercises } = parse(
      `\uFEFF${OPENING}## A {#a .exercise}\nDo.\n${'::: hint\nx\n:::\n'.repeat(3)}`.replaceAll('\n', '\r\n'),
    );
    expect(errors).toEqual([]);
    expect(exercises[0]?.hints).toHaveLength(3);
  });

  it('lists every error, in order of lines', () => {
    const { errors } = parse(`${OPENING}::: nope\nx\n:::\n## No id\n\`\`\`ts\nlet a;\n\`\`\`\n[x](/y)`);
    expect(errors.map(({ line }) => line)).toEqual([5, 8, 9, 12]);
    expect(errors[0]?.message).toMatch(
      /^chapters\/en\/x\.md:5: there is no container "nope"\n {2}one of: outcomes, recall/,
    );
  });
});

describe('what a chapter must have', () => {
  it.each([
    ['no title', 'Text', '1: the page does not begin with its title'],
    ['no outcomes', '# T', '1: the chapter has no outcomes'],
    ['outcomes without minutes', '# T\n::: outcomes\n- x\n:::', '2: outcomes needs minutes: ""'],
    ['two outcomes', `${OPENING}::: outcomes 5\n- x\n:::`, '5: a second outcomes, after the one in line 2'],
    ['two titles', `${OPENING}# Again`, '5: a second title, or one that is not first'],
  ])('reports %s', (_, source, problem) => {
    expect(parse(source).errors.map(({ line, what }) => `${line}: ${what}`)).toContain(problem);
  });

  it('asks no outcomes of other pages', () => {
    expect(parse('# Glossary\n## A {#a}\nb', {}, 'glossary').errors).toEqual([]);
  });

  it('refuses exercises on other pages', () => {
    const { errors } = parse('# Glossary\n## A {#a .exercise}\nb', {}, 'glossary');
    expect(errors.map(({ what }) => what)).toContain('an exercise on a page that is no chapter');
  });
});

describe('headings', () => {
  it.each([
    ['without an id', '## Some title', '5: the heading "Some title" has no id'],
    ['with an id of two words', '## A {#Two_words}', '5: the heading "A" has no id'],
    ['with other attributes', '## A {#a .big}', '5: not understood: ".big"'],
    ['that skip a level', '### A {#a}', '5: level 3 right below level 1'],
    ['that are too deep', '## A {#a}\n### B {#b}\n#### C {#c}\n##### D {#d}', '8: a heading of level 5'],
    ['with an id that is taken', '## A {#a}\n## B {#a}', '6: the id a is taken, in line 5'],
    ['inside a container', '::: note\n## A {#a}\n:::', '6: a heading stands inside note, opened in line 5'],
    ['inside a list', '- ## A {#a}', '5: a heading inside a list or quotation'],
  ])('are reported %s', (_, source, problem) => {
    expect(problems(source)).toContain(problem);
  });

  it('keep braces that stand in the middle', () => {
    expect(parse(`${OPENING}## The path {id} {#a}`).sections[0]).toMatchObject({ id: 'a', title: 'The path {id}' });
  });
});

describe('exercises', () => {
  const hints = (count: number): string => '::: hint\nx\n:::\n'.repeat(count);

  it.each([
    ['two hints', `## A {#a .exercise}\nDo.\n${hints(2)}`, '5: exercise a has 2 hints'],
    ['four hints', `## A {#a .exercise}\nDo.\n${hints(4)}`, '5: exercise a has 4 hints'],
    ['no statement', `## A {#a .exercise}\n${hints(3)}`, '5: exercise a has no statement'],
    ['an exercise inside', `## A {#a .exercise}\n${hints(3)}### B {#b .exercise}`, '15: an exercise inside exercise a'],
  ])('are reported with %s', (_, source, problem) => {
    expect(problems(source)).toContain(problem);
  });

  it('alone have hints', () => {
    expect(problems(`::: hint\nx\n:::\n## A {#a}\n::: hint\nx\n:::`)).toEqual([
      '5: a hint outside an exercise',
      '9: a hint outside an exercise',
    ]);
  });
});
