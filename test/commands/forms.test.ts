/** Forms on the small round: what stands in them, what may be typed, and how they are read again whatever was done to them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { strFromU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { bookmarkName } from '../../src/formats/docx/names.ts';
import { readReportText } from '../../src/formats/docx/read/read.ts';
import { readDataset } from '../../src/pipeline/pipeline.ts';
import { readConfiguration } from '../../src/pipeline/read/configuration.ts';
import { openRound } from '../../src/project/project.ts';
import { readFormBundle } from '../../src/project/workbench/form-bundle.ts';
import type { RoundFolder } from './a-round-folder.ts';
import { check, emptyFolder, fuer, roundFolder } from './a-round-folder.ts';

/** Last year’s tables are known, this year’s have not come in. */
const history = `填报单位：,,,,
代码,指标名称,计量单位,2013年,2014年
C25,九年义务教育巩固率,%,94.2,95.1
C27,高中阶段毛入学率,%,88.3,89.6
W18,城乡妇女国民体质测定合格率,%,87.6,89.3
`;
const reference = `地区,年份,九年义务教育巩固率（%）
全省,2014,94.9
`;
const begun = {
  'workbooks/教育局.csv': null,
  'workbooks/体育局.csv': null,
  'notes/教育局.md': null,
  'notes/体育局.md': null,
  'history/2014年报表.csv': history,
  'reference/全省.csv': reference,
} as const;

const form = 'forms/教育局-报表.xlsx';

describe('fuer forms', { timeout: 300_000 }, () => {
  it('writes a workbook for each unit with figures and a Word form for each key unit, in a round just begun', async () => {
    const folder = join(emptyFolder(), '新一轮');
    await fuer('init', folder, '--area', '云溪市', '--year', '2015');
    const run = await fuer('forms', folder, '--debug');
    expect(run.err).toBe('');
    expect(run.code).toBe(0);
    expect(run.out).toContain('forms/教育局-报表.xlsx');
    expect(run.out).toContain('forms/卫生局-材料.docx');
    // Members are asked for causes.
    expect(run.out).toContain('forms/公安局-材料.docx');
  });

  it('fills in what is known and locks it, and leaves open what is asked for', async () => {
    const sheet = await tableOf(await formsOf());
    const row = rowOf(sheet, 'C25');
    expect([3, 4, 5, 7].map((column) => row.getCell(column).value)).toEqual([
      '九年义务教育巩固率',
      '%',
      '儿童·教育',
      '96%以上',
    ]);
    // 基期 94.2, 2014年 95.1, 全省2014年 94.9
    expect([6, 8, 13].map((column) => row.getCell(column).value)).toEqual([94.2, 95.1, 94.9]);
    expect(row.getCell(9).value).toBeNull();
    expect([6, 8, 13].map((column) => row.getCell(column).protection?.locked ?? true)).toEqual([true, true, true]);
    expect([9, 11, 12].map((column) => row.getCell(column).protection.locked)).toEqual([false, false, false]);
    expect(sheet.getColumn(1).hidden).toBe(true);
  });

  it('offers the marks in a list that takes a number too, and says in Chinese what is asked for', async () => {
    const sheet = await tableOf(await formsOf());
    const check = rowOf(sheet, 'C25').getCell(9).dataValidation;
    expect(check).toMatchObject({ type: 'list', formulae: ['"未统计,未开展,不适用,—"'] });
    expect(check.showErrorMessage ?? false).toBe(false);
    expect(check.prompt).toContain('请填数字，单位是“%”，不要写单位，应在 0 到 100 之间');
    // 毛入学率 may pass 100
    expect(rowOf(sheet, 'C27').getCell(9).dataValidation.prompt).toContain('不能小于 0');
  });

  it('takes every mark that it offers as an answer', async () => {
    const round = await formsOf();
    await fillIn(round, (sheet) => {
      rowOf(sheet, 'C25').getCell(9).value = '未统计';
      rowOf(sheet, 'C27').getCell(9).value = '未开展';
    });
    const { findings } = await check(round);
    expect(findings.filter(({ origin }) => origin?.includes('教育局-报表') === true).map(({ code }) => code)).toEqual([
      'missing-mark',
    ]);
  });

  it('is protected without a password, turns the explanation red by a rule, freezes its head and prints it on every page', async () => {
    const round = await formsOf();
    const xml = strFromU8(unzipSync(new Uint8Array(round.bytes(form)))['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
    expect(xml).toMatch(/<sheetProtection sheet="1"(?![^>]*(?:password|hashValue))/);
    expect(xml).toContain('<conditionalFormatting sqref="K5:K7">');
    expect(xml).toContain('<conditionalFormatting sqref="I5:I7">');
    expect(xml).toMatch(/<pane xSplit="3" ySplit="4"/);
    const sheet = await tableOf(round);
    expect(sheet.pageSetup.printTitlesRow).toBe('4:4');
    expect(sheet.pageSetup.orientation).toBe('landscape');
    for (const words of [
      '填报单位：教育局',
      '表号：',
      '单位负责人：',
      '统计负责人：',
      '填表人：',
      '联系电话：',
      '电子邮箱：',
      '报出日期：',
    ]) {
      expect(textsOf(sheet), words).toContain(words);
    }
  });

  it('is read back as it was filled in, sorted otherwise, with rows of the unit’s own', async () => {
    const round = await formsOf();
    await fillIn(round, (sheet) => {
      rowOf(sheet, 'C25').getCell(9).value = 95.4;
      rowOf(sheet, 'C27').getCell(9).value = 92.3;
      rowOf(sheet, 'C27').getCell(11).value = '新建高中一所。';
      const spare = sheet.getRow(9);
      spare.getCell(3).value = '特教班数';
      spare.getCell(4).value = '个';
      spare.getCell(9).value = 4;
      swap(sheet, 6, 7);
    });
    const { findings, figures } = await check(round);
    const own = figures.filter(({ origin }) => origin.startsWith('workbooks/教育局-报表.xlsx'));
    expect(own.map(({ indicator, origin, value }) => [indicator, origin.split('!').at(-1), value])).toEqual([
      ['C27', 'F6', '88.3'],
      ['C27', 'H6', '89.6'],
      ['C27', 'I6', '92.3'],
      ['C25', 'F7', '94.2'],
      ['C25', 'H7', '95.1'],
      ['C25', 'I7', '95.4'],
    ]);
    expect(findings.filter(({ origin }) => origin?.includes('教育局-报表') === true).map(({ code }) => code)).toEqual([
      'unknown-indicator',
    ]);
  });

  it('left blank, says nothing but that figures are missing', async () => {
    const round = await formsOf();
    round.write({ 'workbooks/教育局-报表.xlsx': round.bytes(form) });
    const { findings } = await check(round);
    expect(findings.filter(({ unit }) => unit === '教育局').map(({ code, indicator }) => [code, indicator])).toEqual([
      ['blank', 'C25'],
      ['blank', 'C27'],
      ['missing-notes', null],
    ]);
  });

  it('stamped with another year or another edition of the register is asked about once, at the stamp', async () => {
    const round = await formsOf();
    const stampCell = cellWith(await tableOf(round), /^表样版本：2015年-\d+项-[0-9a-f]{6}$/);
    const told = async (stamp: string | null) => {
      await fillIn(round, (sheet) => {
        if (stamp !== null) sheet.getCell(stampCell.address).value = stamp;
      });
      const { findings } = await check(round);
      return findings.filter(({ code }) => code === 'old-form');
    };
    expect(await told(null)).toEqual([]);
    expect(await told('')).toEqual([]);
    expect(await told(String(stampCell.value).replace('2015', '2014'))).toMatchObject([
      { level: '核实性', unit: '教育局', origin: `workbooks/教育局-报表.xlsx!年报表!${stampCell.address}` },
    ]);
    const [other, ...more] = await told('表样版本：2015年-2项-000000');
    expect(more).toEqual([]);
    expect(other?.message).toContain('表样版本：2015年-2项-000000，本轮现在的是2015年-');
  });

  it('is an old form once an indicator has another measure, not when only its name was mended', async () => {
    const round = await formsOf();
    round.write({ 'workbooks/教育局-报表.xlsx': round.bytes(form) });
    const register = new TextDecoder().decode(round.bytes('register.yaml'));
    const codesWith = async (text: string) => {
      round.write({ 'register.yaml': text });
      return (await check(round)).findings.map(({ code }) => code).filter((code) => code === 'old-form');
    };
    expect(register).toContain('高中阶段毛入学率');
    expect(await codesWith(register.replace('高中阶段毛入学率', '高中阶段教育毛入学率'))).toEqual([]);
    expect(await codesWith(register.replace(/(高中阶段毛入学率[^]*?measure: )['"]?%['"]?/, '$1‰'))).toEqual([
      'old-form',
    ]);
  });

  it('says at its foot whom to ring, which status takes where round.yaml names nobody', async () => {
    const round = await formsOf();
    await fillIn(round, (sheet) => {
      const beside = (label: string) => cellWith(sheet, new RegExp(`^${label}：$`)).address;
      const values = { 单位负责人: '陈局长', 填表人: '小何', 联系电话: '0750-8881234', 电子邮箱: 'he@example.cn' };
      for (const [label, value] of Object.entries(values)) {
        const { row, col } = sheet.getCell(beside(label)).fullAddress;
        sheet.getRow(row).getCell(col + 1).value = value;
      }
    });
    const contactOf = async () => {
      const run = await fuer('status', round.path, '--today', '2016-05-24', '--json');
      const status = z
        .object({ units: z.array(z.object({ unit: z.string(), contact: z.unknown() })) })
        .parse(JSON.parse(run.out));
      return status.units.find(({ unit }) => unit === '教育局')?.contact;
    };
    const said = { head: '陈局长', mail: 'he@example.cn' };
    expect(await contactOf()).toEqual({ name: '李老师', phone: '0750-1234567', ...said });
    const text = new TextDecoder().decode(round.bytes('round.yaml'));
    round.write({ 'round.yaml': text.replace(', contact: {name: 李老师, phone: 0750-1234567}', '') });
    expect(await contactOf()).toEqual({ name: '小何', phone: '0750-8881234', ...said });
    const { findings } = await check(round);
    expect(findings.filter(({ unit }) => unit === '教育局').map(({ code }) => code)).toEqual([
      'blank',
      'blank',
      'missing-notes',
    ]);
  });

  it('does not write over a form that somebody has begun to fill in', async () => {
    const round = await formsOf();
    const begunForm = Buffer.concat([round.bytes(form), Buffer.from(' ')]);
    round.write({ [form]: begunForm });
    const run = await fuer('forms', round.path);
    expect(run.out).toContain('forms/教育局-报表.xlsx 有人改过，没有覆盖；新的一份写在 forms/教育局-报表.新.xlsx。');
    expect(round.bytes(form)).toEqual(begunForm);
  });

  it('writes the same bytes again', async () => {
    const round = await formsOf();
    const before = round.names('forms').map((name) => round.bytes(`forms/${name}`));
    const { out } = await fuer('forms', round.path);
    // Two units: a table, a Word form and, where the program was bundled for browsers, a page each.
    const each = readFormBundle() === null ? 2 : 3;
    expect(before).toHaveLength(2 * each);
    expect(out).toContain(`未变 ${2 * each} 份`);
    expect(out).not.toContain('写出');
    // Compared as bytes: an element at a time takes half a minute for files of megabytes.
    const altered = round.names('forms').filter((name, position) => {
      const bytes = before[position];
      return bytes === undefined || !Buffer.from(round.bytes(`forms/${name}`)).equals(bytes);
    });
    expect(altered).toEqual([]);
  });
});

describe('The Word form', { timeout: 300_000 }, () => {
  it('of a member unit has a page to go through its targets and asks for causes; what is typed is read', async () => {
    const round = roundFolder({
      'history/2014年报表.csv': history,
      'workbooks/教育局.csv': null,
      'notes/教育局.md': null,
      'notes/体育局.md': null,
    });
    round.write({
      'round.yaml': round.text('round.yaml').replace('{name: 教育局, role: key', '{name: 教育局, role: member'),
    });
    expect((await fuer('forms', round.path)).err).toBe('');
    const words = wordsOf(round);
    expect(words).toContain('（请盘点：C25 九年义务教育巩固率，目标“96%以上”，2014年为95.1%）');
    expect(words).toContain('（请写原因：2014年为95.1%，未达到“96%以上”的目标，主要原因是什么）');
    for (const heading of ['主要做法', '政策措施', '妇女发展规划']) expect(words.split('\n')).not.toContain(heading);
    const blank = round.bytes('forms/教育局-材料.docx');
    round.write({ 'notes/教育局-材料.docx': blank });
    expect(itemsOf(round)).toEqual([]);
    round.write({ 'notes/教育局-材料.docx': typed(blank, { 'answer/children/原因分析/C25': '转学没有登记。' }) });
    expect(itemsOf(round)).toEqual([['children', '原因分析', 'C25', '转学没有登记。']]);
  });

  it('asks by name for causes and measures where the last figures miss the target', async () => {
    const words = wordsOf(await formsOf());
    expect(words).toContain('C25 九年义务教育巩固率');
    expect(words).toContain('（请写原因：2014年为95.1%，未达到“96%以上”的目标，主要原因是什么）');
    expect(words).toContain('（请写对策：用什么措施、由谁负责、何时完成，写明年月）');
  });

  it('gives back what is typed under a question with its plan, heading and indicator; unfilled it is no note', async () => {
    const round = await formsOf();
    const blank = round.bytes('forms/教育局-材料.docx');
    round.write({ 'notes/教育局-材料.docx': blank });
    expect(itemsOf(round)).toEqual([]);
    round.write({
      'notes/教育局-材料.docx': typed(blank, {
        'answer/children/原因分析/C25': '部分学生随父母外出，转学没有登记。',
        'answer/children/对策建议/C25': '2016年8月底前逐人核对学籍。',
        'answer/women/主要成效': '新增女童寄宿床位120个。',
      }),
    });
    expect(itemsOf(round)).toEqual([
      ['women', '主要成效', '', '新增女童寄宿床位120个。'],
      ['children', '原因分析', 'C25', '部分学生随父母外出，转学没有登记。'],
      ['children', '对策建议', 'C25', '2016年8月底前逐人核对学籍。'],
    ]);
  });

  it('asks what became of last year’s proposals and of the ledger’s actions', async () => {
    const last = roundFolder({
      'notes/教育局.md': '# 儿童发展规划\n\n## 对策建议\n\n- 九年义务教育巩固率：2015年9月底前建立控辍台账。\n',
    });
    const round = roundFolder({
      ...begun,
      'ledger.yaml': '- {indicator: C27, plan: 儿童, lead: 教育局, actions: [扩建市一中], deadline: 2015年8月}\n',
    });
    await fuer('forms', round.path, '--last', last.path);
    const words = wordsOf(round);
    expect(words).toContain('此前提出“九年义务教育巩固率：2015年9月底前建立控辍台账。”');
    expect(words).toContain('此前提出“扩建市一中”，期限2015年8月；先写“已办结”');
  });

  it('refuses a last round that is none, with what is wrong', async () => {
    const run = await fuer('forms', roundFolder(begun).path, '--last', emptyFolder());
    expect(run).toMatchObject({ code: 2, out: '' });
    expect(run.err).toContain('没有 round.yaml');
  });
});

async function formsOf(): Promise<RoundFolder> {
  const round = roundFolder(begun);
  const run = await fuer('forms', round.path, '--debug');
  if (run.code !== 0) throw new Error(run.err);
  return round;
}

async function tableOf(round: RoundFolder): Promise<ExcelJS.Worksheet> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(join(round.path, form));
  const sheet = workbook.getWorksheet('年报表');
  if (sheet === undefined) throw new Error('the form has no table');
  return sheet;
}

/** As a person fills a form in and hands it in. */
async function fillIn(round: RoundFolder, fill: (sheet: ExcelJS.Worksheet) => void): Promise<void> {
  const sheet = await tableOf(round);
  fill(sheet);
  round.write({ 'workbooks/教育局-报表.xlsx': new Uint8Array(await sheet.workbook.xlsx.writeBuffer()) });
}

function rowOf(sheet: ExcelJS.Worksheet, code: string): ExcelJS.Row {
  const number = sheet.getColumn(1).values.indexOf(code);
  if (number === -1) throw new Error(`no row for ${code}`);
  return sheet.getRow(number);
}

function cellWith(sheet: ExcelJS.Worksheet, words: RegExp): ExcelJS.Cell {
  const cells: ExcelJS.Cell[] = [];
  sheet.eachRow((row) => row.eachCell((cell) => cells.push(cell)));
  const found = cells.find((cell) => typeof cell.value === 'string' && words.test(cell.value));
  if (found === undefined) throw new Error(`no cell with ${words.source}`);
  return found;
}

function swap(sheet: ExcelJS.Worksheet, one: number, other: number): void {
  const values = (row: number) => Array.from({ length: 12 }, (_, index) => sheet.getRow(row).getCell(index + 1).value);
  const [first, second] = [values(one), values(other)];
  for (const [row, list] of [[one, second], [other, first]] as const) {
    list.forEach((value, index) => {
      sheet.getRow(row).getCell(index + 1).value = value;
    });
  } // prettier-ignore
}

function textsOf(sheet: ExcelJS.Worksheet): readonly unknown[] {
  const texts: unknown[] = [];
  sheet.eachRow((row) => row.eachCell((cell) => texts.push(cell.value)));
  return texts;
}

function wordsOf(round: RoundFolder): string {
  const reading = readReportText(new Uint8Array(readFileSync(join(round.path, 'forms/教育局-材料.docx'))));
  if (reading.verdict === 'refused') throw new Error(reading.problem.message);
  return reading.content.blocks.map((block) => (block.kind === 'paragraph' ? block.text : '')).join('\n');
}

/** The document with words in the paragraphs whose bookmarks are named. */
function typed(document: Uint8Array, answers: Readonly<Record<string, string>>): Uint8Array {
  const parts = unzipSync(document);
  let body = strFromU8(parts['word/document.xml'] ?? new Uint8Array());
  for (const [id, words] of Object.entries(answers)) {
    const mark = body.indexOf(`w:name="${bookmarkName('block', id)}"`);
    const end = body.indexOf('</w:p>', mark);
    if (mark === -1 || end === -1) throw new Error(`no place for ${id}`);
    body = `${body.slice(0, end)}<w:r><w:t>${words}</w:t></w:r>${body.slice(end)}`;
  }
  return zipSync({ ...parts, 'word/document.xml': Buffer.from(body, 'utf8') });
}

function itemsOf(round: RoundFolder): readonly (readonly string[])[] {
  const opening = openRound(round.path);
  if (opening.verdict !== 'opened') throw new Error(opening.message);
  const configuration = readConfiguration(opening.project.files);
  if (configuration.verdict === 'failed') throw new Error('the round has mistakes');
  return readDataset(configuration.value, opening.project.files).notes.flatMap((note) =>
    note.items.map(({ plans, section, indicators, text }) => [plans.join(), section, indicators.join(), text]),
  );
}
