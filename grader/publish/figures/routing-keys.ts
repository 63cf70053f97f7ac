import { escapeHtml } from '../html.ts';
import type { Figure } from './figure.ts';
import { words } from './routing-keys.words.ts';
import { topicMatches } from './topic.ts';

const QUEUES = ['warehouse', 'mailer', 'audit'] as const;
const BINDINGS = { warehouse: 'order.*.paid', mailer: 'order.*.packaged', audit: 'order.#' } as const;
/** Besides the reader's own key. */
const KEYS = ['order.42.paid', 'order.42.packaged', 'order.eu.42.packaged', 'order.*.packaged', 'stock.ball-5.low'];

/** Which queues get a message with a routing key, by the binding of each to a topic exchange. */
export const routingKeys: Figure = {
  controls: (language) => [
    { kind: 'text', name: 'key', label: words[language].key, initial: 'order.7.cancelled' },
    ...QUEUES.map((queue) => ({
      kind: 'text' as const,
      name: queue,
      label: words[language].binding(queue),
      initial: BINDINGS[queue],
    })),
  ],
  draw: ({ text: typed }, language) => {
    const text = words[language];
    const [key, bindings] = [typed('key').trim(), QUEUES.map((queue) => typed(queue).trim())];
    const keys = [key, ...KEYS.filter((other) => other !== key)];
    const head = QUEUES.map(
      (queue, index) =>
        `<th scope="col">${queue}<br><code>${escapeHtml(bindings[index] ?? '') || text.empty}</code></th>`,
    );
    const rows = keys.map((one) => {
      const cells = bindings.map((binding) =>
        topicMatches(binding, one) ? `<td class="yes">✓ ${text.delivered}</td>` : `<td class="no">– ${text.not}</td>`,
      );
      return `<tr><th scope="row"><code>${escapeHtml(one) || text.empty}</code></th>${cells.join('')}</tr>`;
    });
    const html = [
      `<table><thead><tr><th scope="col">${text.key}</th>${head.join('')}</tr></thead>`,
      `<tbody>${rows.join('')}</tbody></table>`,
    ].join('');
    const reached = QUEUES.filter((_, index) => topicMatches(bindings[index] ?? '', key));
    return { html: `<div class="wide">${html}</div>`, told: [text.told(key || text.empty, reached)] };
  },
};
