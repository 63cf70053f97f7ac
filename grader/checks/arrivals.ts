/** Every way in which a few messages may arrive where each is delivered at least once, or where some are lost. */

/** Of more messages there are too many ways to try them all. */
const MOST = 4;

/**
 * All orders in which `messages` (four at most) may arrive, `repeated` of them twice and `lost` of them never; each
 * order once. Three messages have 6 of them; with one repeated 36.
 */
export function arrivals<Item>(messages: readonly Item[], { repeated = 0, lost = 0 } = {}): Item[][] {
  if (messages.length > MOST) throw new RangeError(`more than ${MOST} messages have too many arrivals`);
  const places = [...messages.keys()];
  return chosen(places, messages.length - lost).flatMap((kept) =>
    chosen(kept, repeated).flatMap((again) =>
      orders([...kept, ...again]).map((order) => order.map((place) => messages[place] as Item)),
    ),
  );
}

/** The ways to choose `count` of `places`. */
function chosen(places: readonly number[], count: number): number[][] {
  const [first, ...others] = places;
  if (count === 0) return [[]];
  if (first === undefined) return [];
  return [...chosen(others, count - 1).map((more) => [first, ...more]), ...chosen(others, count)];
}

/** The distinct orders of `places`, of which some may be equal. */
function orders(places: readonly number[]): number[][] {
  if (places.length === 0) return [[]];
  return [...new Set(places)].flatMap((first) => {
    const others = [...places];
    others.splice(others.indexOf(first), 1);
    return orders(others).map((order) => [first, ...order]);
  });
}
