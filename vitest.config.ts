import { defineConfig } from 'vitest/config';

/** The unit tests of the grader itself; an exercise's checks are driven by grader/run. */
export default defineConfig({
  test: {
    include: ['grader/**/*.test.ts', 'solutions/*/examples/*.test.ts'],
    pool: 'threads',
    expect: { requireAssertions: true },
    // Milliseconds. Many tests start real processes; nothing here asserts the wall clock.
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
