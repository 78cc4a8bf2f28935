import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { csvBytes } from '../../src/formats/csv-writing.ts';
import { partsOf } from '../../src/pipeline/export/long-tables.ts';
import { fuer, roundFolder } from './a-round-folder.ts';

const form = `title: 某省妇女儿童监测网上填报表
rows:
  - {row: "3", indicator: C27, name: 高中毛入学率, decimals: 2}
  - {row: "1", indicator: W18}
  - {row: "2", indicator: C25, year: 上年}
`;

async function sheetOf(path: string, name: string): Promise<readonly (readonly string[])[]> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(readFileSync(path).buffer as ArrayBuffer);
  const rows: string[][] = [];
  book.getWorksheet(name)?.eachRow((row) => {
    rows.push((row.values as readonly unknown[]).slice(1).map((value) => String(value ?? '')));
  });
  return rows;
}

describe('fuer export', { timeout: 60_000 }, () => {
  it('writes long tables, the form on the net and a 溯源表 a report', async () => {
    const round = roundFolder();
    const run = await fuer('export', round.path);
    expect(run.code).toBe(0);
    const out = join(round.path, 'out', '导出');
    const names = readdirSync(out);
    expect(names).toContain('指标数据-2015.csv');
    expect(names).toContain('判定结果-2015.csv');
    expect(names).toContain('网上填报单-2015.xlsx');
    expect(names.filter((name) => name.startsWith('溯源表-'))).toContain('溯源表-教育局-儿童发展规划-2015.xlsx');
    const figures = readFileSync(join(out, '指标数据-2015.csv'), 'utf8');
    expect(figures.startsWith('\ufeff地区代码,地区,指标代码,指标,计量单位,年份,性别（SEX）,城乡（RESIDENCE）,其他分项,数值')).toBe(true); // prettier-ignore
    expect(figures).toContain(
      '440784,云溪市,C25,九年义务教育巩固率,%,2015,合计,合计,,95.4,,,workbooks/教育局.csv!教育局!F3',
    );
    expect(readFileSync(join(out, '判定结果-2015.csv'), 'utf8')).toMatch(/C25,九年义务教育巩固率,儿童,教育,教育局,%,/u);
  });

  it('traces every figure and every judging word, by place, rule, sum and cell, without ids', async () => {
    const round = roundFolder();
    await fuer('export', round.path);
    const rows = await sheetOf(join(round.path, 'out/导出/溯源表-教育局-儿童发展规划-2015.xlsx'), '逐数溯源');
    const text = rows.map((row) => row.join('|')).join('\n');
    expect(text).toMatch(/\|数字\|C25\|九年义务教育巩固率 2015年\|云溪市\|2015\|/u);
    expect(text).toMatch(/\|判定用语\|C25\|九年义务教育巩固率\|/u);
    expect(text).toContain('95.4 － 96 ＝ -0.6');
    expect(text).not.toMatch(/C25\/(?:own|gap|change)|progress\//u);
  });

  it('lays the form out as it is described once: order, names, decimals, years', async () => {
    const round = roundFolder({ 'online-form.yaml': form });
    expect((await fuer('export', round.path)).code).toBe(0);
    const rows = await sheetOf(join(round.path, 'out/导出/网上填报单-2015.xlsx'), '网上填报单');
    const head = rows.findIndex((row) => row.includes('行号'));
    expect(rows.slice(head + 1, head + 4).map((row) => row.slice(0, 5))).toEqual([
      ['3', '高中毛入学率', '%', '92.3', '2015年'],
      ['1', '城乡妇女国民体质测定合格率', '%', '88.9', '2015年'],
      ['2', '九年义务教育巩固率', '%', '95.1', '2014年'],
    ]);
  });

  it('names what the system on the net has otherwise', async () => {
    const round = roundFolder({ 'online-form.yaml': form });
    const system = join(round.path, '系统导出.csv');
    const table = (rows: readonly string[]): void =>
      writeFileSync(system, ['行号,指标名称,2015年', ...rows].join('\n'));
    table(['1,城乡妇女国民体质测定合格率,88.9', '2,九年义务教育巩固率,95.1', '3,高中毛入学率,92.30']);
    const same = await fuer('export', round.path, '--compare', system);
    expect([same.code, same.out.includes('核对了 3 行：全部一致')]).toEqual([0, true]);
    table(['1,城乡妇女国民体质测定合格率,89.8', '3,高中毛入学率,', '9,儿童死亡率,3.1']);
    const other = await fuer('导出', round.path, '--核对', system);
    expect(other.code).toBe(1);
    expect(other.out).toContain(
      '第1行“城乡妇女国民体质测定合格率”（城乡妇女国民体质测定合格率，%）：系统里是89.8，应为88.9。',
    );
    expect(other.out).toContain('系统里是空的，应为92.30');
    expect(other.out).toContain('系统导出的表里没有这一行');
    expect(other.out).toContain('另有1行有数，填报单里没有：儿童死亡率');
  });

  it('says at its line what in the description is wrong', async () => {
    const round = roundFolder({
      'online-form.yaml': form.replace('C27', 'C72').replace('W18}', 'W18, measure: 万人}'),
    });
    const run = await fuer('export', round.path);
    expect(run.code).toBe(1);
    expect(run.out).toContain('代码“C72”不在本轮的登记册里');
    expect(run.out).toContain('不能换算成“万人”');
    round.write({ 'online-form.yaml': 'title: 表\nrow: []\n' });
    const broken = await fuer('export', round.path);
    expect([broken.code, broken.err.includes('online-form.yaml')]).toEqual([2, true]);
  });
});

it('keeps a spreadsheet from working out what is text', () => {
  const bytes = csvBytes([['=1+1', '@x', '-1.2', '+0.3', '-甲', 'a,"b"', '—']]);
  expect(new TextDecoder().decode(bytes)).toBe(`'=1+1,'@x,-1.2,+0.3,'-甲,"a,""b""",—\r\n`);
});

it('keeps sex and residence apart', () => {
  expect(partsOf('女')).toEqual({ sex: '女', residence: '合计', other: '' });
  expect(partsOf('农村')).toEqual({ sex: '合计', residence: '农村', other: '' });
  expect(partsOf('流动人口')).toEqual({ sex: '合计', residence: '合计', other: '流动人口' });
});
