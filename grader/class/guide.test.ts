/** The guide for instructors against what it speaks of: every exercise, the hours, the commands. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { inWorkbook } from '../base/workbook.ts';
import type { Language } from '../language/bilingual.ts';
import { readChapter } from '../reader/files.ts';
import { allExercises } from '../run/exercises.ts';

const exercises = await allExercises();
const slugs = [...new Set(exercises.map(({ slug }) => slug.split('/')[0] ?? ''))].sort();

describe.each<Language>(['es', 'en'])('the guide in %s', (language) => {
  const guide = textOf('instructors');
  const blueprint = section('blueprint');
  const hours = section('hours');

  test('says of each exercise which outcome it measures, once, and whether it is core', () => {
    const placed = blueprint.split('\n').flatMap((row) => {
      const [, , core = '', deeper = ''] = row.split('|');
      return [core, deeper].flatMap((cell, column) =>
        [...cell.matchAll(/\((ch\d)-[a-z-]+\.md#([a-z-]+)\)/g)].map(
          ([, chapter, name]) => `${chapter}/${name} ${column === 0 ? 'core' : 'deeper'}`,
        ),
      );
    });
    const expected = exercises.map(({ id, tier }) => `${id} ${tier === 'core' ? 'core' : 'deeper'}`);
    expect(placed.sort()).toEqual(expected.sort());
  });

  test('adds up the minutes that the chapters tell', () => {
    const rows = [...hours.matchAll(/^\| \[(\d)\]\(([^)]+)\.md\) \| (\d+) \| (\d+) \|$/gm)];
    expect(rows.map(([, , slug]) => slug)).toEqual(slugs);
    const told = rows.map(([, , slug = '', core, all]) => [slug, Number(core), Number(all)]);
    expect(told).toEqual(slugs.map((slug) => [slug, coreMinutes(slug), allMinutes(slug)]));
    const sum = (column: 1 | 2): number => told.reduce((minutes, row) => minutes + Number(row[column]), 0);
    expect(hours).toMatch(new RegExp(`\\| ${sum(1)} \\| ${sum(2)} \\|`));
    expect(
      hours
        .match(/\b\d+ (?:horas|hours)[^,]*, \d+/)?.[0]
        .match(/\d+/g)
        ?.map(Number),
    ).toEqual([sum(1), sum(2)].map((minutes) => Math.round(minutes / 60)));
  });

  test('names commands and options that there are', () => {
    const { scripts } = JSON.parse(readFileSync(inWorkbook('package.json'), 'utf8'));
    const options = readFileSync(inWorkbook('grader/commands/class/understand.ts'), 'utf8');
    const commands = [...guide.matchAll(/npm run (?:-s )?([a-z-]+)([^`\n]*)/g)];
    expect(commands.length).toBeGreaterThan(10);
    for (const [, name = '', rest = ''] of commands) {
      expect(Object.keys(scripts)).toContain(name);
      for (const [, option] of name === 'class' ? rest.matchAll(/ --([a-z]+)/g) : [])
        expect(options).toContain(`  ${option}: {`);
    }
  });

  function textOf(slug: string): string {
    return readFileSync(inWorkbook('chapters', language, `${slug}.md`), 'utf8');
  }

  /** From a heading with this id to the next of its kind. */
  function section(id: string): string {
    return guide.slice(guide.indexOf(`{#${id}}`)).split('\n## ')[0] ?? '';
  }

  function coreMinutes(slug: string): number {
    const minutes = [...textOf(slug).matchAll(/^(?:Core · about|Núcleo · unos) (\d+) minut/gm)];
    return minutes.reduce((sum, [, count]) => sum + Number(count), 0);
  }

  /** What the chapter takes in all; where that has deeper exercises in it, the chapter says what the core takes of it. */
  function allMinutes(slug: string): number {
    const [, ...core] =
      /con la lectura, toma unos (\d+)|with the reading, takes about (\d+) of them/.exec(textOf(slug)) ?? [];
    return Number(core.find(Boolean) ?? readChapter(inWorkbook('chapters', language, `${slug}.md`)).minutes);
  }
});
