import { describe, expect, it } from 'vitest';
import { headingMeaning } from '../../../src/dataset/notes/headings.ts';
import { indexNames } from '../../../src/dataset/notes/indicators.ts';
import { readNoteName } from '../../../src/dataset/notes/name.ts';
import { indicatorsOf } from '../a-round.ts';

describe('the file of a form that came back', () => {
  it.each([
    ['notes/教育局-材料.docx', '教育局'],
    ['notes/教育局—材料(1).docx', '教育局'],
    ['notes/教育局_文字材料.docx', '教育局'],
    // a unit may be called so
    ['notes/建筑材料公司.docx', '建筑材料公司'],
  ])('%s is %s’s', (file, unit) => {
    expect(readNoteName(file)).toEqual({ place: null, unit, general: false, plans: null });
  });

  it('may still name its plan', () => {
    expect(readNoteName('notes/教育局-妇女-材料.docx')).toEqual({
      place: null,
      unit: '教育局',
      general: false,
      plans: ['women'],
    });
  });
});

it('A code before a name that begins with a digit is that code, and no longer one', () => {
  const names = indexNames(
    indicatorsOf(`
indicators:
  - {code: C04, name: 18岁以下儿童伤害死亡率, plans: [children], domain: 健康, measure: 1/10万, decimals: 2, direction: decrease, scale: rate}
  - {code: C041, name: 溺水死亡率, plans: [children], domain: 健康, measure: 1/10万, decimals: 2, direction: decrease, scale: rate}
`),
  );
  const meant = (heading: string) => headingMeaning(heading, { names, area: '云溪市', year: 2015 })?.indicators;
  expect(meant('C04 18岁以下儿童伤害死亡率')).toEqual(['C04']);
  expect(meant('C041 溺水死亡率')).toEqual(['C041']);
});
