import { type Exercise, fileOf, pointsOf } from '../../checks/exercise.ts';
import { catalogues } from '../../language/catalogue.ts';
import { escapeHtml } from '../html.ts';
import type { Renderer } from './render.ts';

/** What stands under an exercise's heading: its tier and points, the file, the commands, what is checked. */
export function exerciseCard(id: string, facts: Exercise | undefined, { words, language }: Renderer): string {
  const { exercise: say } = words;
  const { tiers } = catalogues[language].report;
  const badges =
    facts === undefined
      ? []
      : [
          `<span class="tier ${facts.tier}">${tiers[facts.tier]}</span>`,
          `<span class="points">${say.points(pointsOf(facts))}</span>`,
        ];
  const file =
    facts === undefined ? '' : `<p class="file">${say.file}: <code>exercises/${escapeHtml(fileOf(facts))}</code></p>`;
  const commands = (['grade', 'watch', 'hint'] as const).map(
    (name) =>
      `<li><code class="command" data-copy>npm run ${name} ${id}</code> <span class="quiet">${say.commands[name]}</span></li>`,
  );
  const checks = Object.values(facts?.checks ?? {}).map(
    ({ title, points }) => `<li>${escapeHtml(title[language])} <span class="quiet">${say.worth(points)}</span></li>`,
  );
  const judged =
    checks.length === 0
      ? ''
      : `<details><summary>${say.checks(checks.length)}</summary><ul class="checks">${checks.join('')}</ul></details>`;
  return [
    `<div class="card" role="group" aria-label="${say.label} ${id}">`,
    `<p class="facts"><code class="id">${id}</code>${badges.join('')}</p>`,
    file,
    `<ul class="commands">${commands.join('')}</ul>`,
    judged,
    '</div>',
  ].join('\n');
}
