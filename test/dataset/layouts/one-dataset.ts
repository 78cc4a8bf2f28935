/**
 * One small round's figures, which every layout shows in its own way: own city and
 * province, two years, a town and country part, counts, money, a yes-no and the marks
 * for what is missing. A key such as `W05城/省14` says indicator, part, area and year.
 */
export type Expected = { readonly value: string | null; readonly status: string };

const normal = (value: string): Expected => ({ value, status: 'normal' });
const absent = (status: string): Expected => ({ value: null, status });

export const theFigures: Readonly<Record<string, Expected>> = {
  'W01/15': normal('72.5'),
  'W01/14': normal('70.1'),
  'W01/省15': normal('74.2'),
  'W01/省14': normal('73'),
  'W02/15': normal('8.51'),
  'W02/14': normal('9.7'),
  'W02/省15': normal('11.56'),
  'W02/省14': normal('12.33'),
  'W05/15': normal('99.9'),
  'W05/14': normal('99.8'),
  'W05/省15': normal('99.95'),
  'W05/省14': normal('99.92'),
  'W05城/15': normal('100'),
  'W05城/14': normal('99.9'),
  'W05乡/15': normal('99.7'),
  'W05乡/14': normal('99.6'),
  'C03/15': normal('3.1'),
  'C03/14': normal('3.42'),
  'C03/省15': normal('2.64'),
  'C03/省14': normal('2.77'),
  'C07/15': absent('not-collected'),
  'C07/14': normal('6.5'),
  'C07/省15': normal('9.12'),
  'C07/省14': absent('missing'),
  'B11/15': normal('5281'),
  'B11/14': normal('5103'),
  'B11/省15': normal('1712300'),
  'B11/省14': normal('1690000'),
  'M01/15': normal('3600000'),
  'M01/14': normal('3250000'),
  'M01/省15': normal('98760000'),
  'M01/省14': normal('91230000'),
  'E01/15': normal('有'),
  'E01/14': normal('无'),
  'E01/省15': normal('有'),
  'E01/省14': normal('有'),
};

/** How an absent figure stands in a table when the layout does not say otherwise. */
export const usualMark: Readonly<Record<string, string>> = {
  'not-collected': '未统计',
  missing: '缺',
};
