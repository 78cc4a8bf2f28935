/** Hundreds of documents edited at random: minutes, so apart from `npm test`. */
import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: new URL('../..', import.meta.url).pathname,
  test: {
    include: ['test/edits/**/*.long-test.ts'],
    testTimeout: 3_600_000,
    hookTimeout: 3_600_000,
  },
});
