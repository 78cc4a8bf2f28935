/** The forms of 云和市 as its units fill them in: the figures they have, and the mark that the form asks for where there is none. */
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { yunheTargets } from './materials.ts';

/** Every open figure cell is answered; returns how many with a figure and how many with a mark. */
export async function fillForms(
  round: string,
  year: number,
): Promise<{ readonly figures: number; readonly marks: number }> {
  const known = new Map(
    yunheTargets().map((one) => [plain(one.name), { base: Number(one.base), now: one.year2022, target: one.target }]),
  );
  const counted = { figures: 0, marks: 0 };
  mkdirSync(join(round, 'workbooks'), { recursive: true });
  for (const name of readdirSync(join(round, 'forms')).filter((file) => file.endsWith('-报表.xlsx'))) {
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.readFile(join(round, 'forms', name));
    const sheet = workbook.getWorksheet('年报表');
    if (sheet === undefined) throw new Error(`${name} has no table`);
    const head = rowOf(sheet, '指标名称');
    const column = (wanted: string): number => columnOf(sheet, head, wanted);
    const [names, code, now, previous] = [column('指标名称'), column('代码'), column(`${year}年`), column(`${year - 1}年`)];
    for (let row = head + 1; row <= sheet.rowCount; row += 1) {
      if (words(sheet.getCell(row, code)) === '') continue;
      const written = words(sheet.getCell(row, names));
      const series = written.startsWith('　') ? undefined : known.get(plain(written));
      const figure = series === undefined || series.now === '' ? null : Number(series.now) + (year - 2022) * 0.1;
      const cell = sheet.getCell(row, now);
      // A cell with a list takes its words: 是, 已实现.
      const list = cell.dataValidation?.type === 'list' && !String(cell.dataValidation.formulae[0]).includes('未开展');
      if (list) cell.value = String(cell.dataValidation.formulae[0]).includes('是,') ? '是' : '推进中';
      else cell.value = figure === null ? '未统计' : rounded(figure);
      if (figure === null) counted.marks += 1;
      else counted.figures += 1;
      const before = sheet.getCell(row, previous);
      if (words(before) !== '') continue;
      before.value = figure === null || series === undefined ? '未统计' : rounded((series.base + figure) / 2);
    }
    writeFileSync(join(round, 'workbooks', name), Buffer.from(await workbook.xlsx.writeBuffer()));
  }
  return counted;
} // prettier-ignore

/** Notes of the key units, as they would type them. */
export function writeNotes(round: string, units: readonly string[], year: number): void {
  for (const unit of units) {
    const part = (plan: string, theme: string): string => `# ${plan}

## 政策措施

- 印发${year}年${theme}工作方案，明确责任科室和完成时限。

## 主要做法

- ${year}年开展${theme}宣传和培训12场，参加1800人次。
- 对上年没有达标的指标逐项建立台账，按季度调度。

## 主要成效

- 服务覆盖全部乡镇街道。

## 存在问题

- 基层专业人员不足，偏远乡镇服务间隔较长。

## 对策建议

- ${year + 1}年9月底前补齐乡镇专业人员，按月通报进度。
`;
    const text = `${part('妇女发展规划', '妇女')}\n${part('儿童发展规划', '儿童')}`;
    writeFileSync(join(round, 'notes', `${unit}.md`), text);
  }
}

function rounded(figure: number): number {
  return Math.round(figure * 100) / 100;
}

function plain(name: string): string {
  return name.replace(/中的?(?=女)/, '').replace(/^女性(高中阶段毛入学率)$/, '$1（女）');
}

function words(cell: ExcelJS.Cell): string {
  const { value } = cell;
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

function rowOf(sheet: ExcelJS.Worksheet, wanted: string): number {
  for (let row = 1; row < 15; row += 1)
    for (let column = 1; column < 20; column += 1) if (words(sheet.getCell(row, column)) === wanted) return row;
  throw new Error(`no row with ${wanted}`);
}

function columnOf(sheet: ExcelJS.Worksheet, row: number, wanted: string): number {
  for (let column = 1; column < 30; column += 1) if (words(sheet.getCell(row, column)) === wanted) return column;
  throw new Error(`no column ${wanted}`);
}
