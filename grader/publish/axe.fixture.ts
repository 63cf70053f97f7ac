import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds within `selector`: the rule, the element, and what would mend it. */
export async function violations(page: Page, selector = 'html'): Promise<string[]> {
  await page.evaluate(axe);
  return page.evaluate(async (within) => {
    type Result = { violations: { id: string; nodes: { target: unknown; failureSummary: string }[] }[] };
    const { run } = (globalThis as unknown as { axe: { run: (within: string, options: object) => Promise<Result> } })
      .axe;
    const result = await run(within, { resultTypes: ['violations'], preload: false });
    return result.violations.flatMap(({ id, nodes }) =>
      nodes.slice(0, 3).map(({ target, failureSummary }) => `${id} ${String(target)} ${failureSummary}`),
    );
  }, selector);
}
