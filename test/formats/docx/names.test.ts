import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bookmarkName, parseBookmarkName } from '../../../src/formats/docx/names.ts';

test('A bookmark shows the letters and digits of its id and hides behind an underscore.', () => {
  expect(bookmarkName('figure', 'C27/value/2015')).toMatch(/^_f_C27_value_2015_[0-9a-v]{12}$/);
  expect(bookmarkName('block', 'progress/健康/3')).toMatch(/^_b_progress_3_[0-9a-v]{12}$/);
});

test('The same id gives the same name, a block and a figure of one id two different ones.', () => {
  expect(bookmarkName('block', '教育局')).toBe(bookmarkName('block', '教育局'));
  expect(bookmarkName('block', '教育局')).not.toBe(bookmarkName('figure', '教育局'));
  expect(bookmarkName('block', '教育局')).not.toBe(bookmarkName('block', '卫生局'));
});

test('Ids that differ only where the eye is not shown it have different names.', () => {
  const long = 'recommendations/women/W01/2015';
  expect(bookmarkName('block', `${long}/a`)).not.toBe(bookmarkName('block', `${long}/b`));
});

const anyText = fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units));

test('Every name is one that Word takes: a letter or underscore, then at most 39 letters, digits and underscores.', () => {
  fc.assert(
    fc.property(anyText, fc.integer({ min: 1, max: 999 }), (id, occurrence) => {
      expect(bookmarkName('figure', id, occurrence)).toMatch(/^_\w{1,39}$/);
    }),
  );
});

test('A name says which kind of anchor it is and which of its occurrences.', () => {
  fc.assert(
    fc.property(fc.string(), fc.integer({ min: 1, max: 999 }), (id, occurrence) => {
      const base = bookmarkName('block', id);
      expect(parseBookmarkName(bookmarkName('block', id, occurrence))).toEqual({ kind: 'block', base, occurrence });
    }),
  );
});

test.each(['_GoBack', '_Toc451234567', '书签1', '_f_C27'])('%s is nobody’s figure', (name) => {
  expect(parseBookmarkName(name)).toBeNull();
});
