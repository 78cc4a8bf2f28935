import { describe, expect, test } from 'vitest';
import { measureOf, scaleBetween } from '../../src/dataset/tables/rows/measures.ts';

const scale = (from: string, to: string) => scaleBetween(measureOf(from), measureOf(to))?.toFixed() ?? null;

describe('a figure in one measure as one in another', () => {
  test.each([
    ['万人', '人', '10000'],
    ['千人', '人', '1000'],
    ['人', '万人', '0.0001'],
    ['万人次', '人次', '10000'],
    ['万元', '元', '10000'],
    ['亿元', '元', '100000000'],
    ['亿元', '万元', '10000'],
    ['千元', '元', '1000'],
    ['万户', '户', '10000'],
    ['％', '%', '1'],
    ['(%)', '%', '1'],
    ['百分比', '%', '1'],
    ['千分之', '‰', '1'],
    ['千分之一', '‰', '1'],
    ['百分之一', '%', '1'],
    ['１／１０万', '1/10万', '1'],
    ['十万分之一', '1/10万', '1'],
    ['/10万', '1/10万', '1'],
    ['张/每千人', '张/千人', '1'],
    ['㎡/人', '平方米/人', '1'],
    ['平方米／人', '平方米/人', '1'],
    ['所', '个', '1'],
    ['名', '人', '1'],
    ['周岁', '岁', '1'],
    ['個', '个', '1'],
  ])('%s → %s: × %s', (from, to, expected) => {
    expect(scale(from, to)).toBe(expected);
  });

  test.each([
    ['%', '‰'],
    ['‰', '%'],
    ['%', '1/10万'],
    ['1/万', '1/10万'],
    ['人', '人次'],
    ['人', '元'],
    ['%', '人'],
    ['元', '元/月'],
    ['万', '%'],
    ['张/百人', '张/千人'],
    ['百分点', '%'],
    ['人', '户'],
  ])('%s is not %s', (from, to) => {
    expect(scale(from, to)).toBeNull();
  });
});
