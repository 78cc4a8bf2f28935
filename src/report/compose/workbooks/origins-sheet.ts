/** A hidden sheet that tells where each figure of a workbook's other sheets was first written. */
import { formatOrigin } from '../../../provenance.ts';

import { textCell } from '../../indicator-columns.ts';
import type { SheetModel, SheetRow } from '../../workbook-model.ts';

/** One line a row, the figures each on a line of its cell; without any figure it says so. */
export function originsSheet(sheets: readonly SheetModel[]): SheetModel {
  const rows = sheets.flatMap((sheet) => sheet.rows.flatMap((row) => originsRow(sheet, row) ?? []));
  const none: SheetRow = { id: 'origins/none', cells: [textCell(''), textCell(''), textCell('表中没有数字。')] };
  return {
    name: '出处',
    title: '各数字的出处（隐藏页，供核对，不报送）',
    head: [],
    columns: [
      { heading: ['工作表'], width: 18, align: 'left' },
      { heading: ['表中的行'], width: 36, align: 'left' },
      { heading: ['各栏的数字和出处（工作簿!工作表!单元格）'], width: 110, align: 'left' },
    ],
    rows: rows.length === 0 ? [none] : rows,
    notes: [],
    foot: [],
    landscape: true,
    frozenColumns: 2,
  };
}

/** null for a row without figures. */
function originsRow({ name, columns }: SheetModel, { id, cells, group }: SheetRow): SheetRow | null {
  if (group === true) return null;
  const lines = cells.flatMap((cell, at) =>
    cell.flatMap((inline) => {
      if (inline.kind !== 'figure' || inline.origins.length === 0) return [];
      const heading = [...new Set(columns[at]?.heading ?? [])].join('');
      return [`${heading} ${inline.text}：${[...new Set(inline.origins.map(formatOrigin))].join('；')}`];
    }),
  );
  if (lines.length === 0) return null;
  const named = cells
    .filter((_, at) => /^(?:代码|指标名称)$/u.test(columns[at]?.heading[0] ?? ''))
    .map((cell) =>
      cell
        .map(({ text }) => text)
        .join('')
        .trim(),
    );
  return {
    id: `origins/${id}`,
    cells: [textCell(name), textCell(named.filter((text) => text !== '').join(' ')), textCell(lines.join('\n'))],
  };
}
