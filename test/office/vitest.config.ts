/** What needs installed programs: LibreOffice, the Open XML SDK validator, python-docx. Run by .ci/run. */
import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: new URL('../..', import.meta.url).pathname,
  test: {
    include: ['test/office/**/*.office-test.ts'],
    testTimeout: 600_000,
    hookTimeout: 600_000,
    // One LibreOffice at a time: two processors, and a profile each would be needed otherwise.
    fileParallelism: false,
  },
});
