/** Whatever is typed, the sentence that the form shows beside it is the sentence that the build prints. */
import { describe, expect, it } from 'vitest';
import { typedAndPrinted } from './typed-and-printed.ts';

describe('500 random values typed into page forms', { timeout: 600_000 }, () => {
  it('show the sentences that are printed, in 鹤山市 2015 and in random rounds', async () => {
    const seen = await typedAndPrinted(500);
    expect(seen.typed).toBeGreaterThanOrEqual(500);
    expect(seen.sentences).toBeGreaterThan(500);
  });
});
