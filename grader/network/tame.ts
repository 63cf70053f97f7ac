/** Makes harmless what a service answered: no value of it throws in a check that turns it into text. */

/** Deeper than any answer of an exercise, and far from what overflows the stack. */
const DEEPEST = 50;
/** Fields that change how JavaScript treats an object; no exercise has one of these. */
const TREACHEROUS = ['toString', 'valueOf', 'toJSON', 'then', 'constructor', '__proto__'];

/** `value`, fresh from JSON.parse, without fields that lie about it; undefined where it is nested too deeply. */
export function tame(value: unknown): unknown {
  let level = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > DEEPEST) return undefined;
    const below: unknown[] = [];
    for (const one of level) {
      if (typeof one !== 'object' || one === null) continue;
      for (const name of TREACHEROUS) if (Object.hasOwn(one, name)) Reflect.deleteProperty(one, name);
      for (const inner of Object.values(one)) below.push(inner);
    }
    level = below;
  }
  return value;
}
