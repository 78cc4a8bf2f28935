import { describe, expect, it } from 'vitest';
import { readConfiguration } from '../../../src/pipeline/read/configuration.ts';
import { judgeRound, readDataset } from '../../../src/pipeline/pipeline.ts';
import { openRound } from '../../../src/project/project.ts';
import { composeWarningWorkbook } from '../../../src/report/compose/workbooks/warning-workbook.ts';
import { plainText } from '../../../src/report/model.ts';

function yearByYearSheet() {
  const opening = openRound('samples/heshan-2015');
  if (opening.verdict !== 'opened') throw new Error(opening.message);
  const configuration = readConfiguration(opening.project.files);
  if (configuration.verdict !== 'ok') throw new Error('the sample cannot be read');
  const dataset = readDataset(configuration.value, opening.project.files);
  const book = composeWarningWorkbook(judgeRound(dataset), configuration.value.templates, 'children');
  const sheet = book.sheets[1];
  if (sheet === undefined) throw new Error('no second sheet');
  return sheet;
}

const sheet = yearByYearSheet();
const headings = sheet.columns.map(({ heading }) => heading.join('/'));

function row(code: string): Readonly<Record<string, string>> {
  const found = sheet.rows.find(({ id }) => id === `years/children/${code}`);
  return Object.fromEntries((found?.cells ?? []).map((cell, index) => [headings[index] ?? '', plainText(cell)]));
}

describe('The warning workbook’s year-by-year sheet', () => {
  it('sets the methods beside the verdict, to the right of everything that is judged', () => {
    const ratios = headings.indexOf('进度达标率（%）/算术');
    expect(headings.slice(ratios)).toEqual([
      '进度达标率（%）/算术',
      '进度达标率（%）/几何',
      '国际通用方法（Open SDG）/国际通用方法（Open SDG）',
      '各方法推算的2016年值/年均增减量法',
      '各方法推算的2016年值/年均增长速度法',
      '各方法推算的2016年值/上年增量法',
      '各方法推算的2016年值/综合法',
    ]);
    expect(headings.indexOf('责任单位/责任单位')).toBeLessThan(ratios);
  });

  it('gives both ratios, the international status and each projection', () => {
    // C27: 88.6, 90.1, 92.5 towards 95. ρ = (3.9/2)/(6.4/3) = 91.4 %; growth 2.177 % against 2.352 %: 92.6 %, moderate.
    // 92.5 + 1.95 = 94.45 (94.5 as printed); 92.5·1.02177 = 94.51; 92.5 + 2.4 = 94.9; 92.5 + 1.95/2 = 93.475
    expect(row('C27')).toMatchObject({
      '进度达标率（%）/算术': '91.4',
      '进度达标率（%）/几何': '92.6',
      '国际通用方法（Open SDG）/国际通用方法（Open SDG）': '进展中等',
      '各方法推算的2016年值/年均增减量法': '94.5',
      '各方法推算的2016年值/年均增长速度法': '94.5',
      '各方法推算的2016年值/上年增量法': '94.9',
      '各方法推算的2016年值/综合法': '93.5',
    });
  });

  it('leaves a dash where a method has nothing to say', () => {
    expect(row('C36b')).toMatchObject({ '进度达标率（%）/算术': '—', '各方法推算的2016年值/综合法': '—' });
  });
});
