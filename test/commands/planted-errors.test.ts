/**
 * The sample round with twenty errors planted in what units handed in, and six disagreements that only the Bureau can
 * settle. All must be found at their cells, nothing else as badly, and what is decided must go from the open list to the
 * record.
 */
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { shownText } from '../../src/dataset/tables/rows/figure-text.ts';
import type { Grid } from '../../src/dataset/tables/grid.ts';
import { cellName } from '../../src/dataset/tables/grid.ts';
import { readReportText } from '../../src/formats/docx/read/read.ts';
import { readWorkbook } from '../../src/formats/xlsx/read/read.ts';
import { heshan, root } from '../samples/places.ts';
import { emptyFolder, fuer } from './a-round-folder.ts';

type Planted = readonly [sheet: string, cell: string, value: ExcelJS.CellValue];

const planted: Readonly<Record<string, readonly Planted[]>> = {
  卫生局: [
    ['年报表', 'C29', '%'],
    ['年报表', 'F14', 199.97],
    ['年报表', 'F12', '约96.4'],
    // 22 ÷ 6208 × 1000 = 3.54: a rate that fits its counts and lies above 婴儿死亡率 3.06
    ['年报表', 'F61', 22],
    ['年报表', 'F31', 3.54],
    ['儿童预警情况表', 'I10', 3.54],
  ],
  教育局: [
    ['年报表', 'G22', 98.74],
    ['儿童预警情况表', 'I14', 98.74],
    ['年报表', 'G18', 94.5],
    ['年报表', 'G6', '九十三点六'],
    ['年报表', 'G9', { error: '#DIV/0!' }],
    ['年报表', 'G25', '82.1-83'],
    ['年报表', 'G29', -3],
    // last year's column, unlike last year's table
    ['年报表', 'F21', 88.1],
    ['儿童预警情况表', 'H13', 88.1],
  ],
  统计局: [
    ['年报表', 'G12', 516_800],
    ['年报表', 'D8', '人次'],
  ],
  环保局: [['儿童预警情况表', 'I6', 68]],
  市政局: [
    ['妇女预警情况表', 'E8', '‰'],
    ['年报表', 'G10', new Date(Date.UTC(2015, 11, 31))],
  ],
  计生局: [['年报表', 'C6', '%']],
  组织部: [['年报表', 'F9', '11.8、11.9']],
  文广新局: [['年报表', 'A4', '填报单位：鹤山市文化广电新闻出版局']],
};

/** What must be found: code and place, in the order of the list above. */
const expected = [
  'measure-mismatch workbooks/卫生局.xlsx!年报表!C29',
  'out-of-bounds workbooks/卫生局.xlsx!年报表!F14',
  'unreadable-figure workbooks/卫生局.xlsx!年报表!F12',
  'broken-order workbooks/卫生局.xlsx!年报表!F31',
  'rate-mismatch workbooks/教育局.xlsx!年报表!G22',
  'conflict workbooks/教育局.xlsx!年报表!G18',
  'unreadable-figure workbooks/教育局.xlsx!年报表!G6',
  'unreadable-figure workbooks/教育局.xlsx!年报表!G9',
  'unreadable-figure workbooks/教育局.xlsx!年报表!G25',
  'out-of-bounds workbooks/教育局.xlsx!年报表!G29',
  'broken-sum workbooks/统计局.xlsx!年报表!G12',
  'measure-mismatch workbooks/统计局.xlsx!年报表!D8',
  // 妇女表 86, 儿童表 68
  'conflict workbooks/环保局.xlsx!年报表!F6',
  'measure-mismatch workbooks/市政局.xlsx!妇女预警情况表!E8',
  'unreadable-figure workbooks/市政局.xlsx!年报表!G10',
  'measure-mismatch workbooks/计生局.xlsx!年报表!C6',
  'unreadable-figure workbooks/组织部.xlsx!年报表!F9',
  // 卫生局 91.6, 市政局 92.1
  'conflict workbooks/卫生局.xlsx!年报表!F26',
  // 体育局.xlsx 88.8, its correction 89.9
  'conflict workbooks/体育局.xlsx!年报表!F7',
  'unreadable-file workbooks/财政局.xls',
];

const accepted = `
- accept: {finding: blank, at: "workbooks/教育局.xlsx!年报表!G10"}
  reason: 本市没有普通高等学校
  by: 鹤山市统计局
  date: 2016-05-20
`;
const signed = '\n  reason: 来电核实\n  by: 张三\n  date: 2016-05-24\n';
// What the form allows as an answer is no longer asked about, so nothing is left to accept there.
const decided = `
- choose: {indicator: W49, year: 2015, value: 92.1, from: "workbooks/市政局.xlsx!年报表!G6"}${signed}
- choose: {indicator: W53a, year: 2015, value: 86, from: "workbooks/环保局.xlsx!年报表!F6"}${signed}
- supersede: {workbook: workbooks/体育局.xlsx, with: workbooks/体育局（更正）.xlsx}${signed}
- accept: {finding: revision, at: "workbooks/教育局.xlsx!年报表!F21"}${signed}
- accept: {finding: note-figure-differs, at: "notes/教育局-儿童.md:3"}${signed}
- accept: {finding: unknown-unit, at: "workbooks/文广新局.xlsx!年报表!A4"}${signed}
`;

describe('A round with twenty planted errors', { timeout: 120_000 }, () => {
  let round = '';
  let found: Checked;

  beforeAll(async () => {
    round = await plantedRound();
    writeFileSync(join(round, 'decisions.yaml'), accepted);
    found = await checked(round, '--annotate');
  }, 120_000);

  it('shows all of them at their cells, and nothing else as 强制性', () => {
    const mandatory = found.findings.filter(({ level }) => level === '强制性');
    expect(mandatory.map(({ code, origin }) => `${code} ${origin ?? ''}`).toSorted()).toEqual(expected.toSorted());
  });

  it('names both places of each disagreement', () => {
    const both = (code: string, origin: string) =>
      found.findings.find((one) => one.code === code && one.origin === origin)?.related ?? [];
    expect(both('conflict', 'workbooks/卫生局.xlsx!年报表!F26')).toContain('workbooks/市政局.xlsx!年报表!G6');
    expect(both('conflict', 'workbooks/环保局.xlsx!年报表!F6')).toContain('workbooks/环保局.xlsx!儿童预警情况表!I6');
    expect(both('conflict', 'workbooks/体育局.xlsx!年报表!F7')).toContain('workbooks/体育局（更正）.xlsx!年报表!F7');
    expect(both('revision', 'workbooks/教育局.xlsx!年报表!F21').join()).toContain(
      'history/2014年报表.xlsx!2014年报表!',
    );
    expect(both('note-figure-differs', 'notes/教育局-儿童.md:3')).toContain('workbooks/教育局.xlsx!年报表!G21');
    expect(both('unknown-unit', 'workbooks/文广新局.xlsx!年报表!A4')).toEqual(['workbooks/文广新局.xlsx']);
  });

  it('sends the tables back with a note at each cell, and a list that leads there', () => {
    for (const [unit, sheet, cell, words] of [
      ['卫生局', '年报表', 'C29', '‰'],
      ['卫生局', '年报表', 'F31', '婴儿死亡率'],
      ['教育局', '年报表', 'G9', '公式出错'],
      ['教育局', '年报表', 'G22', '89.74'],
      ['统计局', '年报表', 'G12', '合计'],
      ['环保局', '儿童预警情况表', 'I6', '不一致'],
      ['市政局', '妇女预警情况表', 'E8', '‰'],
      ['体育局', '年报表（体育局（更正））', 'F7', '89.9'],
    ] as const) {
      const grids = sheetsOf(join(round, 'out/退回', `${unit}.xlsx`));
      const note = cellOf(grids, sheet, cell)?.comment ?? '';
      expect(note, `${unit} ${sheet} ${cell}`).toContain('［强制性］');
      expect(note, `${unit} ${sheet} ${cell}`).toContain(words);
    }
    const list = sheetsOf(join(round, 'out/退回/教育局.xlsx')).find(({ name }) => name === '问题清单');
    expect(list?.cells.map((cell) => shownText(cell.content))).toContain('教育局.xlsx › 年报表 › G22');
  });

  it('keeps what was read as it was: the copy of a table says what the table said', () => {
    const [original] = sheetsOf(join(round, 'workbooks/统计局.xlsx'));
    const copy = sheetsOf(join(round, 'out/退回/统计局.xlsx')).find(({ name }) => name === original?.name);
    const words = (grid: Grid | undefined) =>
      grid?.cells.map((cell) => `${cellName(cell.row, cell.column)} ${shownText(cell.content)}`);
    expect(words(copy)).toEqual(words(original));
  });

  it('writes a notice to each unit concerned, with the way out in the unit’s words and the day it is due', () => {
    const notice = textOf(join(round, 'out/退回/教育局-退回通知.docx'));
    expect(notice).toContain('鹤山市教育局：');
    expect(notice).toContain('请逐条改正或说明，于2016年5月19日前重报市妇儿工委办公室。');
    expect(notice).toContain('教育局.xlsx › 年报表 › G22：“适龄残疾儿童义务教育入学率”（C28）');
    expect(notice).toContain('鹤山市统计局');
    expect(notice).not.toMatch(/decisions\.yaml|workbooks\//);
    // 法院, 总工会 have nothing to mend
    expect(found.documents.map(({ path }) => path)).not.toContain('out/退回/法院-退回通知.docx');
  });

  it('offers the lines that let a 核实性 finding stand', async () => {
    const run = await fuer('check', round);
    expect(run.code).toBe(1);
    expect(run.out).toContain(
      '- accept: {finding: note-figure-differs, at: "notes/教育局-儿童.md:3", indicator: C27}\n  reason: \n  by: \n  date: ',
    );
  });

  describe('once decided', () => {
    let after: Checked;

    beforeAll(async () => {
      writeFileSync(join(round, 'decisions.yaml'), decided);
      after = await checked(round, '--annotate');
    }, 120_000);

    it('has them no more among what is open', () => {
      const open = after.findings
        .filter(({ level }) => level !== '提示性')
        .map(({ code, origin }) => `${code} ${origin ?? ''}`);
      for (const gone of [
        'conflict workbooks/卫生局.xlsx!年报表!F26',
        'conflict workbooks/环保局.xlsx!年报表!F6',
        'conflict workbooks/体育局.xlsx!年报表!F7',
        'revision workbooks/教育局.xlsx!年报表!F21',
        'note-figure-differs notes/教育局-儿童.md:3',
        'unknown-unit workbooks/文广新局.xlsx!年报表!A4',
      ]) {
        expect(open).not.toContain(gone);
      }
      expect(after.findings.filter(({ level }) => level === '强制性')).toHaveLength(expected.length - 3);
      expect(after.findings.filter(({ code }) => code === 'unmet-decision')).toEqual([]);
    });

    it('has them in the record, each with both places, the reason, by whom and when', () => {
      const record = textOf(join(round, 'out/审核记录-2015.docx'));
      for (const words of [
        '农村自来水普及率（W49）2015年选用 92.1，取自 workbooks/市政局.xlsx!年报表!G6',
        'workbooks/卫生局.xlsx › 年报表 › F26',
        '环境空气质量达标天数比例（W53a）2015年选用 86',
        'workbooks/环保局.xlsx › 儿童预警情况表 › I6',
        '以 workbooks/体育局（更正）.xlsx 替代 workbooks/体育局.xlsx',
        '接受 workbooks/教育局.xlsx!年报表!F21 的问题（revision）',
        '接受 notes/教育局-儿童.md:3 的问题（note-figure-differs）',
        '接受 workbooks/文广新局.xlsx!年报表!A4 的问题（unknown-unit）',
        '来电核实',
        '张三',
        '2016-05-24',
      ]) {
        expect(record).toContain(words);
      }
    });

    it('takes away what was sent back to units that have nothing left to mend', () => {
      expect(after.documents.map(({ path }) => path)).not.toContain('out/退回/体育局.xlsx');
      expect(after.documents.map(({ path }) => path)).toContain('out/退回/教育局.xlsx');
      expect(() => readFileSync(join(round, 'out/退回/体育局.xlsx'))).toThrow();
    });
  });
});

async function plantedRound(): Promise<string> {
  const aside = emptyFolder();
  cpSync(join(root, 'indicators.yaml'), join(aside, 'indicators.yaml'));
  const round = join(aside, 'samples/heshan-2015');
  cpSync(heshan, round, { recursive: true, filter: (path) => !/[/\\](out|\.fuer|issued|forms)$/.test(path) });
  for (const [unit, edits] of Object.entries(planted)) await plant(join(round, 'workbooks', `${unit}.xlsx`), edits);
  const sports = join(round, 'workbooks/体育局（更正）.xlsx');
  cpSync(join(round, 'workbooks/体育局.xlsx'), sports);
  await plant(sports, [
    ['年报表', 'F7', 89.9],
    ['妇女预警情况表', 'I7', 89.9],
  ]);
  rmSync(join(round, 'workbooks/财政局.csv'));
  writeFileSync(join(round, 'workbooks/财政局.xls'), Buffer.from('d0cf11e0a1b11ae1', 'hex'));
  writeFileSync(
    join(round, 'notes/教育局-儿童.md'),
    '## 主要成效\n\n- 2015年高中阶段毛入学率为90.1%，普通高中优质学位增加。\n',
  );
  return round;
}

/** As a person edits a workbook: opened, changed, saved. */
async function plant(file: string, edits: readonly Planted[]): Promise<void> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(file);
  for (const [sheet, cell, value] of edits) {
    const target = workbook.getWorksheet(sheet)?.getCell(cell);
    if (target === undefined) throw new Error(`${file} has no ${sheet}`);
    target.value = value;
    // The library shares one style object among cells: a new one leaves the others as they are.
    if (value instanceof Date) target.style = { ...target.style, numFmt: 'yyyy-mm-dd' };
  }
  await workbook.xlsx.writeFile(file);
}

const checkedForm = z.object({
  findings: z.array(
    z.object({ level: z.string(), code: z.string(), origin: z.string().nullable(), related: z.array(z.string()) }),
  ),
  documents: z.array(z.object({ path: z.string(), state: z.string() })),
});
type Checked = z.output<typeof checkedForm>;

async function checked(round: string, ...flags: readonly string[]): Promise<Checked> {
  const run = await fuer('check', round, '--json', '--debug', ...flags);
  if (run.out === '') throw new Error(run.err);
  return checkedForm.parse(JSON.parse(run.out));
}

function sheetsOf(file: string): readonly Grid[] {
  const reading = readWorkbook(file, new Uint8Array(readFileSync(file)));
  if (reading.verdict === 'refused') throw new Error(reading.problem.message);
  return reading.workbook.grids;
}

function cellOf(grids: readonly Grid[], sheet: string, cell: string) {
  return grids.find(({ name }) => name === sheet)?.cells.find((one) => cellName(one.row, one.column) === cell);
}

function textOf(file: string): string {
  const reading = readReportText(new Uint8Array(readFileSync(file)));
  if (reading.verdict === 'refused') throw new Error(reading.problem.message);
  return reading.content.blocks
    .map((block) =>
      block.kind === 'paragraph'
        ? block.text
        : block.rows.map((row) => row.cells.map((cell) => cell.text).join('\t')).join('\n'),
    )
    .join('\n');
}
