/** A workbook to write, as plain data: sheets of rows of cells, each cell the same inlines that reports use. */
import type { PlanId } from '../indicators/plan-id.ts';
import type { Align, Inline } from './model.ts';

export interface SheetColumn {
  /** Header lines from the top; equal neighbours are merged, across and down. */
  readonly heading: readonly string[];
  /** In characters. */
  readonly width: number;
  readonly align: Align;
}

export interface SheetRow {
  readonly id: string;
  /** A group row has one cell, over all columns. A cell of one number is written as a number in its printed digits. */
  readonly cells: readonly (readonly Inline[])[];
  readonly group?: boolean;
}

export interface SheetModel {
  readonly name: string;
  readonly title: string;
  /** 表号, 制表机关, 填报单位, 年度: under the title, each a cell of its own. */
  readonly head: readonly string[];
  readonly columns: readonly SheetColumn[];
  readonly rows: readonly SheetRow[];
  readonly notes: readonly string[];
  /** 单位负责人 … 报出日期, under the table. */
  readonly foot: readonly string[];
  readonly landscape: boolean;
  /** Columns that stay in sight when scrolling. */
  readonly frozenColumns: number;
}

export interface WorkbookModel {
  /** `warning/women`, `annual`, `tables/教育局` */
  readonly id: string;
  readonly kind:
    | 'warning-table'
    | 'annual-table'
    | 'three-tables'
    | 'responsibility-table'
    | 'changes-table'
    | 'trace-table'
    | 'online-form';
  readonly unit: string;
  readonly plan: PlanId | null;
  readonly year: number;
  readonly indicators: ReadonlySet<string>;
  readonly sheets: readonly SheetModel[];
  /** A hidden sheet behind them: where their figures come from. */
  readonly origins?: SheetModel;
  /** 演示数据·非官方文件: in the print header and visibly above the title. */
  readonly header: string | null;
  readonly draft: boolean;
}
