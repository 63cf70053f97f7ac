import { describe, expect, it } from 'vitest';
import { OPENING, parse, problems } from './parse.fixture.ts';

describe('containers', () => {
  it.each([
    ['an unknown name', '::: aside\nx\n:::', '5: there is no container "aside"'],
    ['no end', '::: note\nx', '5: note is never closed'],
    ['an end too many', '::: note\nx\n:::\n:::', '8: ::: closes nothing'],
    ['nothing inside', '::: note\n:::', '5: note is empty'],
    ['a word too many', '::: scope things\nx\n:::', '5: scope takes nothing: "things"'],
    ['no key', '::: decision\nx\n:::', '5: decision needs a key: ""'],
    ['a key of two words', '::: decision My choice\nx\n:::', '5: decision needs a key: "My choice"'],
    ['a place inside another', '::: note\n::: story\nx\n:::\n:::', '6: story stands inside note'],
    ['a place inside a list', '- a\n  ::: note\n  x\n  :::', '6: ::: inside a list or quotation'],
    ['a quiz of that key', '::: quiz a\nx\n:::\n::: decision a\ny\n:::', '8: the id a is taken, in line 5'],
    ['a prediction of that key', '## A {#a}\n::: predict a\nx\n:::', '6: the id a is taken, in line 5'],
    ['a key that is taken', '::: decision a\nx\n:::\n::: decision a\ny\n:::', '8: the id a is taken, in line 5'],
  ])('are reported with %s', (_, source, problem) => {
    expect(problems(source)).toContain(problem);
  });

  it.each(['text', '- item', '> quotation', '| a |\n|---|\n| b |'])('end right after %j', (content) => {
    const { blocks, errors } = parse(`${OPENING}::: note\n${content}\n:::\nafter`);
    expect(errors).toEqual([]);
    expect(blocks.slice(2)).toMatchObject([{ kind: 'box', blocks: [{ kind: 'prose' }] }, { kind: 'prose' }]);
  });

  it('leave colons inside a fence alone', () => {
    expect(problems('```text\n::: note\n```')).toEqual([]);
  });

  it('keep the title that follows their name', () => {
    expect(parse(`${OPENING}::: warning Two limits\nx\n:::`).blocks.at(-1)).toMatchObject({ argument: 'Two limits' });
  });
});

describe('a quiz', () => {
  const quiz = (options: string): string[] => problems(`::: quiz q\nWhy?\n\n${options}\n:::`);
  const right = '- [x] a\n\n  because';

  it.each([
    ['no options', 'Nothing', '5: quiz q does not end with its options'],
    ['one option', right, '5: quiz q has fewer than two options'],
    ['no right option', '- [ ] a\n\n  no\n- [ ] b\n\n  no', '5: quiz q has no right option'],
    ['an option without a mark', `${right}\n- b\n\n  no`, '11: an option begins with neither [ ] nor [x]'],
    ['an option without an explanation', `${right}\n- [ ] b`, '11: an option has no explanation'],
  ])('is reported with %s', (_, options, problem) => {
    expect(quiz(options)).toContain(problem);
  });

  it('is reported without a question', () => {
    expect(problems(`::: quiz q\n${right}\n- [ ] b\n\n  no\n:::`)).toEqual(['5: quiz q asks nothing']);
  });

  it('may ask with code', () => {
    const [quiz] = parse(`${OPENING}::: quiz q\n\`\`\`json\n{}\n\`\`\`\n\n${right}\n- [ ] b\n\n  no\n:::`).quizzes;
    expect(quiz?.question).toMatchObject([{ kind: 'code', language: 'json' }]);
    expect(quiz?.options).toHaveLength(2);
  });
});

describe('a prediction', () => {
  it.each([
    ['no answer', '::: predict p\nWhat?\n:::', '5: predict p has no answer'],
    ['two answers', '::: predict p\nWhat?\n::: answer\na\n:::\n::: answer\nb\n:::\n:::', '10: a second answer'],
    ['its answer outside', '::: answer\na\n:::', '5: answer stands outside predict'],
  ])('is reported with %s', (_, source, problem) => {
    expect(problems(source)).toContain(problem);
  });
});

describe('recall', () => {
  it('is reported with two questions', () => {
    expect(problems('::: recall\n1. a?\n\n   b\n2. c?\n\n   d\n:::')).toEqual([
      '5: recall is not a list of 3 questions',
    ]);
  });

  it('is reported with more than its questions', () => {
    const three = '1. a?\n\n   b\n2. c?\n\n   d\n3. e?\n\n   f';
    expect(problems(`::: recall\n${three}\n:::`)).toEqual([]);
    expect(problems(`::: recall\nHello\n\n${three}\n:::`)).toEqual(['5: recall is not a list of 3 questions']);
    expect(problems(`::: recall\n${three}\n\n::: note\nx\n:::\n:::`)).toEqual([
      '5: recall is not a list of 3 questions',
    ]);
  });

  it('is reported with a question without an answer', () => {
    expect(problems('::: recall\n1. a?\n\n   b\n2. c?\n3. d?\n\n   e\n:::')).toEqual([
      '9: a recall question has no answer',
    ]);
  });
});
