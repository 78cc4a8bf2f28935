/** Forms go out, come back filled in by an office program, and every value and every word is read again. */
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { readWorkbook } from '../../src/formats/xlsx/read/read.ts';
import { shownText } from '../../src/dataset/tables/rows/figure-text.ts';
import type { Grid } from '../../src/dataset/tables/grid.ts';
import { cellName } from '../../src/dataset/tables/grid.ts';
import { bookmarkName } from '../../src/formats/docx/names.ts';
import { readDataset } from '../../src/pipeline/pipeline.ts';
import { readConfiguration } from '../../src/pipeline/read/configuration.ts';
import { openRound } from '../../src/project/project.ts';
import { fuer } from './built-sample.ts';
import type { Typing } from './libreoffice.ts';
import { hasLibreOffice, printToPdf, typeInto } from './libreoffice.ts';

const root = join(import.meta.dirname, '../..');
const unit = '卫生局';

/** What the unit types in the column of 2015, by code. */
const figures: Readonly<Record<string, number | string>> = {
  B11: 6207,
  W02N: 1,
  W04: 88.2,
  W06: 99.97,
  W16: 71.3,
  W50: 91.2,
  W12: '未统计',
  C01N: 19,
};
/** One case more in 6,207 births is noise, which check asks nobody to explain; 11.4 points are a change. */
const explanations: Readonly<Record<string, string>> = {
  W02: '2015年发生1例，为羊水栓塞。',
  W04: '“两癌”检查并入常见病筛查，查的人数增加。',
};

/** What the unit types below the questions, by the question’s place. */
const answers: Readonly<Record<string, string>> = {
  'answer/women/主要做法': '全年开展妇女病普查普治6.2万人次。',
  'answer/women/原因分析/W16': '婚检自愿，青年外出务工多，回乡登记来去匆忙。',
  'answer/women/对策建议/W16': '2016年8月底前在婚姻登记处设检查点，由卫生局和民政局负责。',
  'answer/children/对策建议/general': '2016年9月底前为每个镇配齐儿科医生。',
  'answer/children/下年计划': '新建儿童保健门诊2个。',
};

describe.skipIf(!hasLibreOffice)('A form filled in with LibreOffice', () => {
  let round = '';
  let form: Grid;

  beforeAll(() => {
    const aside = mkdtempSync(join(tmpdir(), 'fuer-forms-'));
    cpSync(join(root, 'indicators.yaml'), join(aside, 'indicators.yaml'));
    round = join(aside, 'samples', 'heshan-2015');
    cpSync(join(root, 'samples/heshan-2015'), round, {
      recursive: true,
      filter: (path) => !/[/\\](out|\.fuer|issued|forms)$/.test(path),
    });
    // The forms go out before anything has come in.
    rmSync(join(round, 'workbooks'), { recursive: true });
    rmSync(join(round, 'notes'), { recursive: true });
    rmSync(join(round, 'decisions.yaml'));
    fuer('forms', round);
    form = sheetOf(join(round, 'forms', `${unit}-报表.xlsx`), '年报表');
    const typing: readonly Typing[] = [
      ...Object.entries(figures).map(([code, value]) => ({
        sheet: '年报表',
        cell: cellOf(form, code, '2015年'),
        value,
      })),
      ...Object.entries(explanations).map(([code, value]) => ({
        sheet: '年报表',
        cell: cellOf(form, code, '变化说明'),
        value,
      })),
      // Locked: typing there must change nothing.
      { sheet: '年报表', cell: cellOf(form, 'W04', '2014年'), value: 11.1 },
      { sheet: '年报表', cell: cellOf(form, 'W04', '计量单位'), value: '‰' },
    ];
    for (const name of ['workbooks', 'notes']) mkdirSync(join(round, name));
    typeInto(join(round, 'forms', `${unit}-报表.xlsx`), join(round, 'workbooks', `${unit}-报表.xlsx`), typing);
    typeInto(
      join(round, 'forms', `${unit}-材料.docx`),
      join(round, 'notes', `${unit}-材料.docx`),
      Object.entries(answers).map(([id, text]) => ({ bookmark: bookmarkName('block', id), text })),
    );
  });

  test('gives back every figure that was typed, and those of locked cells unchanged', () => {
    const read = checked(round).figures.filter(({ origin }) => origin.includes(`${unit}-报表`));
    const valueOf = (code: string, year: number) =>
      read.find((one) => one.indicator === code && one.area === 'own' && one.year === year && one.dimension === null);
    for (const [code, value] of Object.entries(figures)) {
      const found = valueOf(code, 2015);
      if (typeof value === 'number') expect(found?.value, code).toBe(String(value));
      else expect(found?.status, code).toBe('not-collected');
    }
    expect(valueOf('W04', 2014)?.value).toBe('76.8');
  });

  test('works the rates out from their counts, in the register’s decimals', () => {
    const read = checked(round).figures.filter(({ origin }) => origin.startsWith('workbooks/'));
    const rate = (code: string) => read.find((one) => one.indicator === code && one.year === 2015)?.value;
    // 1 ÷ 6207 × 100000 = 16.1108…; 19 ÷ 6207 × 1000 = 3.0611…
    expect(rate('W02')).toBe('16.11');
    expect(rate('C01')).toBe('3.06');
  });

  test('asks for an explanation where the register’s limit is passed, and only there', () => {
    const filled = sheetOf(join(round, 'workbooks', `${unit}-报表.xlsx`), '年报表');
    const hint = (code: string) => textAt(filled, cellOf(filled, code, '填报提示'));
    // 0 → 1 case is noise; 76.8 → 88.2 is explained; 66.8 → 71.3 is 4.5 points; 20 → 19 deaths; nothing was typed for W08
    expect(hint('W02')).toBe('');
    expect(hint('W04')).toBe('已写变化说明');
    expect(hint('W16')).toBe('');
    expect(hint('C01N')).toBe('');
    expect(hint('W08')).toBe('请填2015年数');
  });

  test('tells sums and orders that cannot be, and words that are no mark, while it is filled in', () => {
    const hints = (name: string, typed: Readonly<Record<string, number | string>>) => {
      const blank = sheetOf(join(round, 'forms', `${name}-报表.xlsx`), '年报表');
      const output = join(mkdtempSync(join(tmpdir(), 'fuer-slips-')), 'slips.xlsx');
      typeInto(
        join(round, 'forms', `${name}-报表.xlsx`),
        output,
        Object.entries(typed).map(([key, value]) => ({ sheet: '年报表', cell: cellOf(blank, key, '2015年'), value })),
      );
      const filled = sheetOf(output, '年报表');
      return Object.keys(typed).map((key) => [key, textAt(filled, cellOf(filled, key, '填报提示'))]);
    };
    expect(
      hints(unit, { C01: 3.1, C02: 3.5, C03: 3.2, W05: 94.1, 'W05/城市': 95, 'W05/农村': 93, W08: '95.4%' }),
    ).toEqual([
      ['C01', ''],
      ['C02', ''],
      ['C03', '核对：不应大于“婴儿死亡率”'],
      ['W05', ''],
      ['W05/城市', ''],
      ['W05/农村', ''],
      ['W08', '核对：请填范围内的数或列表里的词'],
    ]);
    expect(hints(unit, { C01: '未统计', C03: 3.2, W05: 96, 'W05/城市': 95, 'W05/农村': 93, W08: '—' })).toEqual([
      ['C01', ''],
      // 1.80 in 2014
      ['C03', '变动较大，请写变化说明'],
      ['W05', '核对：合计应在城市、农村的数之间'],
      ['W05/城市', ''],
      ['W05/农村', ''],
      ['W08', ''],
    ]);
    // 20 infant deaths of 2014 and 29 or 45 of about as many births: p is .25 and .003
    expect(hints(unit, { B11: 6207, C01N: 29, C01: 4.67 }).at(-1)).toEqual(['C01', '']);
    expect(hints(unit, { B11: 6207, C01N: 45, C01: 7.25 }).at(-1)).toEqual(['C01', '变动较大，请写变化说明']);
    expect(hints('统计局', { B02: 506800, 'B02/男': 257700, 'B02/女': 248100 })).toEqual([
      ['B02', '核对：男、女之和应等于合计'],
      ['B02/男', ''],
      ['B02/女', ''],
    ]);
    expect(hints('统计局', { B02: 506800, 'B02/男': 556800, 'B02/女': '未统计' })).toEqual([
      ['B02', ''],
      ['B02/男', '核对：分项不应大于合计'],
      ['B02/女', ''],
    ]);
  });

  test('raises no finding but what was left blank, and what the explanation settles', () => {
    const codes = new Set(
      checked(round)
        .findings.filter(
          (one) => /^(workbooks|notes)\//.test(one.origin ?? '') && one.origin?.includes(`/${unit}-`) === true,
        )
        .map((one) => one.code),
    );
    expect([...codes].toSorted()).toEqual(['blank', 'large-change-explained', 'missing-mark']);
  });

  test('gives back every sentence of the Word form with its plan, heading and indicator, and none of the questions', () => {
    expect(itemsOf(round)).toEqual([
      { plans: ['women'], section: '主要做法', indicators: [], text: answers['answer/women/主要做法'] },
      { plans: ['women'], section: '原因分析', indicators: ['W16'], text: answers['answer/women/原因分析/W16'] },
      { plans: ['women'], section: '对策建议', indicators: ['W16'], text: answers['answer/women/对策建议/W16'] },
      { plans: ['children'], section: '对策建议', indicators: [], text: answers['answer/children/对策建议/general'] },
      { plans: ['children'], section: '下年计划', indicators: [], text: answers['answer/children/下年计划'] },
    ]);
  });

  test('prints', () => {
    const pdfs = mkdtempSync(join(tmpdir(), 'fuer-pdf-'));
    printToPdf(pdfs, join(round, 'forms', `${unit}-报表.xlsx`), join(round, 'forms', `${unit}-材料.docx`));
    for (const name of [`${unit}-报表.pdf`, `${unit}-材料.pdf`]) {
      expect(existsSync(join(pdfs, name)), name).toBe(true);
      expect(statSync(join(pdfs, name)).size).toBeGreaterThan(5_000);
    }
  });
});

const checkForm = z.object({
  findings: z.array(z.object({ code: z.string(), origin: z.string().nullable() })),
  figures: z.array(
    z.object({
      origin: z.string(),
      indicator: z.string(),
      area: z.string(),
      year: z.number(),
      dimension: z.string().nullable(),
      value: z.string().nullable(),
      status: z.string(),
    }),
  ),
});

function checked(folder: string): z.output<typeof checkForm> {
  return checkForm.parse(JSON.parse(fuer('check', folder, '--json')));
}

/** The items as the program reads them, through the same pipeline as a build. */
function itemsOf(folder: string): readonly unknown[] {
  const opening = openRound(folder);
  if (opening.verdict !== 'opened') throw new Error(opening.message);
  const configuration = readConfiguration(opening.project.files);
  if (configuration.verdict === 'failed') throw new Error('the round has mistakes');
  const { notes } = readDataset(configuration.value, opening.project.files);
  return notes.flatMap((note) =>
    note.items.map(({ plans, section, indicators, text }) => ({ plans, section, indicators, text })),
  );
}

function sheetOf(file: string, name: string): Grid {
  const reading = readWorkbook(file, new Uint8Array(readFileSync(file)));
  const grid = reading.verdict === 'read' ? reading.workbook.grids.find((one) => one.name === name) : undefined;
  if (grid === undefined) throw new Error(`${file} has no sheet ${name}`);
  return grid;
}

/** The cell in the row of the code (its total) or key (W05/城市) and the column that begins with the heading. */
function cellOf(grid: Grid, code: string, heading: string): string {
  const row = grid.cells.find(
    (cell) => (cell.column === 1 || code.includes('/')) && shownText(cell.content) === code,
  )?.row;
  const head = grid.cells.find((cell) => shownText(cell.content) === '指标名称')?.row;
  const column = grid.cells.find((cell) => cell.row === head && shownText(cell.content).startsWith(heading))?.column;
  if (row === undefined || column === undefined) throw new Error(`no cell for ${code} under ${heading}`);
  return cellName(row, column);
}

function textAt(grid: Grid, name: string): string {
  const cell = grid.cells.find((one) => cellName(one.row, one.column) === name);
  return cell === undefined ? '' : shownText(cell.content);
}
