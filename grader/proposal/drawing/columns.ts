/** In which column each service of a proposal stands: whoever is called stands to the right of who calls. */

/** What joins two names. */
export interface Link {
  readonly from: string;
  readonly to: string;
}

/** More would be too wide for a slide. */
const COLUMNS = 4;

/**
 * The column of each name, from 0. Where all links together would take too many columns, only `calls` decide, and
 * whatever else is joined stands after what it hears of.
 */
export function columnsOf(
  names: readonly string[],
  calls: readonly Link[],
  others: readonly Link[],
): ReadonlyMap<string, number> {
  const all = spread(names, [...calls, ...others]);
  if (Math.max(...all.values()) < COLUMNS) return all;
  const called = spread(names, calls);
  const waiting = new Set(names.filter((name) => !calls.some(({ from, to }) => from === name || to === name)));
  for (let placed = true; placed; ) {
    placed = false;
    for (const { from, to } of others) {
      if (!waiting.has(to) || waiting.has(from)) continue;
      called.set(to, (called.get(from) ?? 0) + 1);
      waiting.delete(to);
      placed = true;
    }
  }
  for (const [name, column] of called) called.set(name, Math.min(column, COLUMNS - 1));
  return called;
}

/** As many columns as the longest way along the links has names. Links that close a circle move nobody. */
function spread(names: readonly string[], links: readonly Link[]): Map<string, number> {
  const forward = withoutCircles(names, links);
  const columns = new Map(names.map((name) => [name, 0]));
  const column = (name: string): number => columns.get(name) ?? 0;
  // The longest way to a name has no more steps than there are names.
  for (let changed = true; changed; ) {
    changed = false;
    for (const { from, to } of forward) {
      if (column(to) > column(from)) continue;
      columns.set(to, column(from) + 1);
      changed = true;
    }
  }
  // Whoever is called by nobody stands next to the nearest that it calls.
  for (const name of names) {
    const called = forward.filter(({ from }) => from === name).map(({ to }) => column(to));
    const isFirst = !forward.some(({ to }) => to === name);
    if (isFirst && called.length > 0) columns.set(name, Math.min(...called) - 1);
  }
  return columns;
}

function withoutCircles(names: readonly string[], links: readonly Link[]): Link[] {
  const forward: Link[] = [];
  const open = new Set<string>();
  const done = new Set<string>();
  const visit = (name: string): void => {
    if (done.has(name)) return;
    open.add(name);
    for (const link of links.filter(({ from }) => from === name)) {
      if (open.has(link.to)) continue;
      forward.push(link);
      visit(link.to);
    }
    open.delete(name);
    done.add(name);
  };
  // From where nothing leads, so that what leads back is what a reader would call so.
  const first = names.filter((name) => !links.some(({ to }) => to === name));
  for (const name of [...first, ...names]) visit(name);
  return forward;
}
