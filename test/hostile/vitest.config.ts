/** The hostile corpus, thousands of mutations, more sums done again: most of a minute each, so apart from `npm test`; run by .ci/run. */
import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: new URL('../..', import.meta.url).pathname,
  test: {
    include: ['test/{formats,hostile,yunhe,sums,pipeline,province}/**/*.long-test.ts'],
    maxWorkers: '100%',
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
});
