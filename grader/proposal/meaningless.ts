/** What the schema allows and no proposal can mean: faults that take more than one place of the file to see. */
import type { YamlText } from '../base/yaml.ts';
import { found } from './finding.ts';
import { folded, type Mechanism, type Proposal } from './proposal.ts';
import { fieldOf, type Shape, shown } from './shape.ts';

/** Everything of that kind in `proposal`. */
export function meaningless(proposal: Proposal, yaml: YamlText): Shape[] {
  return [...sameNames(proposal), ...otherFields(proposal, yaml), ...endlessLimits(proposal, yaml)];
}

/** Names of one kind of which a reader cannot tell one from the other. */
function sameNames({ domains, services, events }: Proposal): Shape[] {
  return [domains, services, events].flatMap((list) => {
    const known = new Map<string, string>();
    return list.flatMap(({ name, spot }): Shape[] => {
      const other = known.get(folded(name));
      known.set(folded(name), other ?? name);
      return other === undefined ? [] : [found('same-name', { name, other }, spot)];
    });
  });
}

/** What a connection says that only connections by another mechanism have. */
function otherFields({ connections }: Proposal, { spotOf }: YamlText): Shape[] {
  const fields: Readonly<Record<'asks' | 'event' | 'data', readonly Mechanism[]>> = {
    asks: ['request-response', 'async-request-response'],
    event: ['events'],
    data: ['common-data'],
  };
  return connections.flatMap((connection, index) =>
    (Object.keys(fields) as (keyof typeof fields)[])
      .filter((field) => connection[field] !== null && !fields[field].includes(connection.mechanism))
      .map((field) => {
        const keys = ['connections', String(index), field];
        const values = { field: fieldOf(keys), mechanism: connection.mechanism, others: fields[field].join(', ') };
        return found('other-field', values, spotOf(keys));
      }),
  );
}

/** Ten years: nobody who waits longer is waiting. */
const LONGEST_LIMIT = 3650 * 86_400_000;

function endlessLimits({ connections }: Proposal, { spotOf }: YamlText): Shape[] {
  return connections.flatMap(({ timeLimit }, index) =>
    timeLimit === null || timeLimit.milliseconds <= LONGEST_LIMIT
      ? []
      : [found('bad-time', { value: shown(timeLimit.text) }, spotOf(['connections', index, 'time_limit']))],
  );
}
