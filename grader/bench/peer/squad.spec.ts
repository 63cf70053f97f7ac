/** The peer of the bench: what a bare vitest with msw takes for as many checks, without any of the grader. */
import { HttpResponse, http } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, beforeAll, expect, test } from 'vitest';

const server = setupServer(
  http.get('http://players/players', () => HttpResponse.json([{ id: 'p1', country: 'CL' }])),
  http.get('http://cup/countries', () => HttpResponse.json([{ code: 'CL', name: 'Chile' }])),
);
beforeAll(() => server.listen());
afterAll(() => server.close());

for (let check = 1; check <= 9; check += 1) {
  test(`check ${check}`, async () => {
    const [players, countries] = await Promise.all([
      fetch('http://players/players?team_id=7').then((response) => response.json()),
      fetch('http://cup/countries').then((response) => response.json()),
    ]);
    expect(players).toHaveLength(1);
    expect(countries).toHaveLength(1);
  });
}
