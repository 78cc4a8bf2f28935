/** `npm test`: what runs on a bare machine. Documents are opened by office programs under test/office. */
import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    include: ['test/**/*.test.ts'],
    // Nothing here mocks modules, so files may share them: importing is a third of the time otherwise.
    isolate: false,
    // The runner leaves one processor free otherwise, which is half of a small machine.
    maxWorkers: '100%',
    // A slow or busy machine must not fail a test that only takes long there.
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
});
