/** Verdicts in words: what a record says in one language. */
import { existsSync } from 'node:fs';
import { inWorkbook } from '../base/workbook.ts';
import { type Exercise, STARTS } from '../checks/exercise.ts';
import type { Verdict } from '../checks/verdict.ts';
import { fill, type Language, type Values, valuesIn } from '../language/bilingual.ts';
import { catalogues } from '../language/catalogue.ts';
import type { Wording } from '../run/grade.ts';

/** How verdicts read in `language`. A message has a paragraph a line: condition, what happened, why it matters. */
export function wordingIn(language: Language): Wording {
  const say = catalogues[language];
  const check = (facts: Exercise, verdict: Verdict) => facts.checks[nameOf(verdict.id)];

  return {
    title: (facts, name) => {
      if (name === STARTS) return facts.document ? say.report.reads : say.report.starts;
      return facts.checks[name]?.title[language] ?? name;
    },

    message: (facts, verdict) => {
      const { reason } = verdict;
      if (reason === null) return '';
      if (reason.kind === 'waits') return fill(say.report.waits, { check: nameOf(reason.on) });
      if (reason.kind === 'needs') return say.needs[reason.what];
      if (reason.kind === 'error') return reason.detail;
      if (reason.kind === 'problem') {
        const words = say.problems[reason.name];
        const values = withNear(reason.values, say.near);
        return `${fill(words.did, values)}\n${fill(words.todo, values)}`;
      }
      const text = check(facts, verdict);
      if (!text) return reason.name;
      const happened = text.failures[reason.name]?.[language] ?? reason.name;
      const values = valuesIn(language, reason.values);
      return [text.given[language], happened, text.because[language]].map((one) => fill(one, values)).join('\n');
    },

    misconception: (facts, verdict) => {
      const { reason } = verdict;
      const text = check(facts, verdict);
      if (reason?.kind !== 'check' || !text) return '';
      const own = text.failures[reason.name]?.mostOften;
      return own === null ? '' : fill((own ?? text.mostOften)[language], valuesIn(language, reason.values));
    },

    hint: (facts, verdict) =>
      verdict.status === 'failed' && existsSync(inWorkbook('grader', 'commands', 'hint.ts'))
        ? `npm run hint ${facts.id}`
        : '',

    warnings: (facts, verdict) =>
      (verdict.warnings ?? []).map(({ name, values, line }) => {
        const text = fill(check(facts, verdict)?.warnings?.[name]?.[language] ?? name, valuesIn(language, values));
        return line === null ? text : `${text} (:${line})`;
      }),

    notes: (facts, verdict) =>
      (verdict.notes ?? []).map(({ name, values }) =>
        fill(check(facts, verdict)?.notes?.[name]?.[language] ?? name, valuesIn(language, values)),
      ),
  };
}

function nameOf(id: string): string {
  return id.slice(id.indexOf('#') + 1);
}

/** `near` as a question where there is a near name, and as nothing where there is none. */
function withNear(values: Values, question: string): Values {
  const { near } = values;
  if (near === undefined) return values;
  return { ...values, near: near === '' ? '' : fill(question, { near }) };
}
