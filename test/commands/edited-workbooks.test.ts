/** Workbooks of out/ in which a person wrote. */
import ExcelJS from 'exceljs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { build, educationTable, fuer, roundFolder, type RoundFolder } from './a-round-folder.ts';

const warning = '云溪市儿童发展规划预警情况表-2015.xlsx';
const reason = '山区学生流动较大，拟增设寄宿制班级。';

async function sheetsOf(round: RoundFolder, file: string): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook();
  // exceljs wants a Buffer of its own kind.
  await workbook.xlsx.load(round.bytes(file) as never);
  return workbook;
}

function cellBeside(sheet: ExcelJS.Worksheet, name: string, heading: string): ExcelJS.Cell {
  let [row, column] = [0, 0];
  sheet.eachRow((line, at) =>
    line.eachCell((cell, index) => {
      if (cell.text === heading) column = index;
      if (cell.text === name) row = at;
    }),
  );
  if (row === 0 || column === 0) throw new Error(`${name} or ${heading} is not in ${sheet.name}`);
  return sheet.getCell(row, column);
}

async function written(round: RoundFolder, file: string, name: string, heading: string, words: string): Promise<void> {
  const workbook = await sheetsOf(round, file);
  const [sheet] = workbook.worksheets;
  if (sheet === undefined) throw new Error('no sheet');
  cellBeside(sheet, name, heading).value = words;
  round.write({ [file]: new Uint8Array(await workbook.xlsx.writeBuffer()) });
}

async function stands(round: RoundFolder, file: string, name: string, heading: string): Promise<string> {
  const [sheet] = (await sheetsOf(round, file)).worksheets;
  return sheet === undefined ? '' : cellBeside(sheet, name, heading).text;
}

describe('A workbook of out/ that a person wrote in', { timeout: 120_000 }, () => {
  const name = '高中阶段毛入学率';
  const heading = '原因说明及措施';
  const find = (round: RoundFolder): string => {
    const found = round.names('out').find((each) => each.endsWith('.xlsx') && each.includes('儿童'));
    return `out/${found ?? warning}`;
  };

  it('stays, and its words go into the new one beside it, whose figures are today’s', async () => {
    const round = roundFolder();
    await build(round);
    const file = find(round);
    await written(round, file, name, heading, reason);
    const own = round.bytes(file);
    round.write({ 'workbooks/教育局.csv': educationTable.replace('92.3', '92.8') });
    const result = await build(round);
    expect(round.bytes(file).equals(own)).toBe(true);
    const beside = file.replace('.xlsx', '.新.xlsx');
    expect(await stands(round, beside, name, heading)).toBe(reason);
    expect(await stands(round, beside, name, '2015年')).toBe('92.8');
    const [said] = result.findings.filter(({ code }) => code === 'edited-document');
    expect(said?.message).toContain('“原因说明及措施”一栏里写的1处文字已带进新的一份');
    expect(said?.hint).toContain(`fuer harvest ${file}`);
    // The same again.
    const bytes = round.bytes(beside);
    await build(round);
    expect(round.bytes(beside).equals(bytes)).toBe(true);
  });

  it('gives its words to the notes of the unit, once, and the reports have them', async () => {
    const round = roundFolder();
    await build(round);
    const file = find(round);
    await written(round, file, name, heading, reason);
    const run = await fuer('harvest', join(round.path, file));
    expect([run.code, run.out.includes(`原因分析 C27：${reason}`)]).toEqual([0, true]);
    const note = round.text('notes/教育局-补充.md');
    expect(note).toContain(`### C27 ${name}\n\n- ${reason}`);
    expect((await fuer('harvest', join(round.path, file))).out).toContain('没有要收回的文字');
    expect(round.text('notes/教育局-补充.md')).toBe(note);
    await build(round);
    expect(await stands(round, file.replace('.xlsx', '.新.xlsx'), name, heading)).toBe(reason);
  });

  it('whose words the material changed as well keeps both to be looked at', async () => {
    const round = roundFolder({
      'notes/教育局-补充.md': `# 儿童发展规划\n\n## 原因分析\n\n### C27 ${name}\n\n- 学位不足。\n`,
    });
    await build(round);
    const file = find(round);
    expect(await stands(round, file, name, heading)).toBe('学位不足。');
    await written(round, file, name, heading, reason);
    round.write({
      'notes/教育局-补充.md': `# 儿童发展规划\n\n## 原因分析\n\n### C27 ${name}\n\n- 城区学位不足。\n`,
    });
    const result = await build(round);
    expect(await stands(round, file, name, heading)).toBe(reason);
    expect(await stands(round, file.replace('.xlsx', '.新.xlsx'), name, heading)).toBe('城区学位不足。');
    expect(result.findings.map(({ message }) => message).join()).toContain(`${name}的说明有人写过，材料里也改了`);
  });

  it('in no column for words is left beside as ever', async () => {
    const round = roundFolder();
    await build(round);
    const file = find(round);
    await written(round, file, name, '2015年', '92.9');
    round.write({ 'workbooks/教育局.csv': educationTable.replace('92.3', '92.8') });
    const result = await build(round);
    expect(result.findings.map(({ message }) => message).join()).not.toContain('带进新的一份');
    expect(await stands(round, file, name, '2015年')).toBe('92.9');
    expect((await fuer('harvest', join(round.path, file))).out).toContain('没有要收回的文字');
  });
});
