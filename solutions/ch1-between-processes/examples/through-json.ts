/** What becomes of values on their way through JSON. */

// #region values
export const before = {
  at: new Date('2026-06-11T18:00:00.000Z'),
  goals: new Map([['p41c7', 2]]),
  capped: new Set(['p41c7']),
  referee: undefined,
  rating: Number.NaN,
  shirts: [9, undefined, 10],
};

export const after = JSON.parse(JSON.stringify(before));
// { at: '2026-06-11T18:00:00.000Z', goals: {}, capped: {}, rating: null, shirts: [9, null, 10] }
// #endregion values

// #region big
export const attendance = JSON.parse('{ "ticket": 9007199254740993 }');
// { ticket: 9007199254740992 }, and JSON.stringify({ ticket: 9007199254740993n }) throws a TypeError
// #endregion big
