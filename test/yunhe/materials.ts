/** 云和市: what a city has on its desk before the first round, as its offices would keep it. All figures are invented. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Document, Packer, Paragraph, Table, TableCell, TableRow } from 'docx';
import ExcelJS from 'exceljs';
import { readCsvRecords } from '../../src/formats/csv-records.ts';

export interface YunheTarget {
  readonly plan: string;
  readonly name: string;
  readonly measure: string;
  readonly base: string;
  /** '' where there is none: a census figure. */
  readonly year2022: string;
  readonly milestone: string;
  readonly target: string;
  readonly lead: string;
  readonly with: string;
}

export function yunheTargets(): readonly YunheTarget[] {
  const reading = readCsvRecords(readFileSync(new URL('targets.csv', import.meta.url), 'utf8'), 1000);
  if (reading.verdict !== 'read') throw new Error('the targets of 云和市 cannot be read');
  return reading.records.slice(1).flatMap(({ fields }) => {
    const [plan = '', name = '', measure = '', base = '', year2022 = '', milestone = '', target = '', lead = '', partners = ''] = fields;
    return plan === '' ? [] : [{ plan, name, measure, base, year2022, milestone, target, lead, with: partners }];
  });
} // prettier-ignore

/** The women's plan's table of targets (Excel), the children's 责任分解书 (Word) with the table of targets in it. */
export async function writeMaterials(folder: string): Promise<{ readonly women: string; readonly children: string }> {
  mkdirSync(folder, { recursive: true });
  const targets = yunheTargets();
  const women = join(folder, '云和市妇女发展规划目标表.xlsx');
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet('主要目标');
  sheet.addRow(['云和市妇女发展规划（2021—2030年）主要目标']);
  sheet.addRow(['序号', '指标名称', '计量单位', '基期值', '目标值', null, '牵头单位', '配合单位']);
  sheet.addRow([null, null, null, '2020年', '2025年', '2030年', null, null]);
  for (const range of ['A1:H1', 'A2:A3', 'B2:B3', 'C2:C3', 'E2:F2', 'G2:G3', 'H2:H3']) sheet.mergeCells(range);
  for (const [at, one] of targets.filter(({ plan }) => plan === 'women').entries())
    sheet.addRow([at + 1, one.name, one.measure, Number(one.base), one.milestone, one.target, one.lead, one.with]);
  writeFileSync(women, Buffer.from(await workbook.xlsx.writeBuffer()));

  const row = (...words: readonly string[]) =>
    new TableRow({ children: words.map((text) => new TableCell({ children: [new Paragraph(text)] })) });
  const document = new Document({
    sections: [
      {
        children: [
          new Paragraph('云和市儿童发展规划（2021—2030年）目标责任分解书'),
          new Table({
            rows: [
              row('序号', '指标名称', '单位', '2020年基期值', '2025年目标', '2030年目标', '牵头单位', '配合单位'),
              ...targets
                .filter(({ plan }) => plan === 'children')
                .map((one, at) =>
                  row(String(at + 1), one.name, one.measure, one.base, one.milestone, one.target, one.lead, one.with),
                ),
            ],
          }),
        ],
      },
    ],
  });
  const children = join(folder, '云和市儿童发展规划责任分解书.docx');
  writeFileSync(children, await Packer.toBuffer(document));
  return { women, children };
}
