/** Properties of random rounds, over more of them than `npm test` has time for: FUER_ROUNDS of them, from FUER_SEED on. */
import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: new URL('../..', import.meta.url).pathname,
  test: {
    include: ['test/random/**/*.test.ts', 'test/independent/**/*.test.ts'],
    env: { FUER_ROUNDS: process.env['FUER_ROUNDS'] ?? '2000' },
    maxWorkers: '100%',
    testTimeout: 7_200_000,
  },
});
