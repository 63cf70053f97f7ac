import { expect, it } from 'vitest';
import { Random } from '../../base/random.ts';
import { pathTraps } from '../../cup/data.ts';
import { drawRecords } from './players.ts';

it('draws eight players, one of each half with an id that a path needs encoded, whatever the seed', () => {
  for (let seed = 0; seed < 300; seed += 1) {
    const { ids } = drawRecords({ random: new Random(seed) });
    expect(new Set(ids).size).toBe(8);
    for (const half of [ids.slice(0, 4), ids.slice(4)]) {
      expect(half.filter((id) => pathTraps.some((trap) => id.includes(trap)))).toHaveLength(1);
    }
  }
});
