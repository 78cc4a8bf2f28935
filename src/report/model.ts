/**
 * A report as plain data: sections of blocks, blocks of inlines. Knows no Word, no workbook.
 * Every block has an id that stays the same when figures change; every figure knows where it comes from.
 */
import type { PlanId } from '../indicators/plan-id.ts';
import type { Letterhead } from '../indicators/round.ts';
import type { Origin } from '../provenance.ts';
import type { Claim } from './claims/claim.ts';
import type { FigureIdText } from './figure-id.ts';

/** Stable across builds: made from what the block is about (`progress/C27`, `policy/practice/3`), never from a position in the text. */
export type BlockId = string;

export type Inline =
  /** The program's own words. */
  | { readonly kind: 'text'; readonly text: string; readonly strong?: boolean }
  /** The program's own words that judge, with what they state of whom. */
  | { readonly kind: 'claim'; readonly text: string; readonly claim: Claim; readonly strong?: boolean }
  /** A person's words, to the character. */
  | { readonly kind: 'words'; readonly text: string; readonly origin: Origin }
  /** A number as printed, with its sources and the id under which it can be found again (`C27/own/2015`). */
  | {
      readonly kind: 'figure';
      readonly text: string;
      readonly figure: FigureIdText;
      readonly origins: readonly Origin[];
    }
  /**
   * 【待补充：…】, with the brackets. `way` says who is to supply it and where it is written, so that the next build fills
   * it: one Chinese sentence.
   */
  | { readonly kind: 'placeholder'; readonly text: string; readonly way?: string }
  /** 表1, 图2, 附件1: pointing at a caption or annex by its block id. */
  | { readonly kind: 'reference'; readonly text: string; readonly to: BlockId };

export type Align = 'left' | 'center' | 'right';

export interface TableColumn {
  /** Header lines from the top; equal neighbours in a header row are merged. */
  readonly heading: readonly string[];
  /** Relative width. */
  readonly width: number;
  readonly align: Align;
}

export interface TableRow {
  readonly id: BlockId;
  readonly cells: readonly (readonly Inline[])[];
  /** A row that names a group (领域) spans all columns. */
  readonly group?: boolean;
}

export interface ChartSeries {
  readonly name: string;
  /** One value a category; null leaves a gap. */
  readonly values: readonly (number | null)[];
  readonly look: 'column' | 'bar' | 'line' | 'forecast' | 'dashed' | 'band-low' | 'band-high';
  /** Of a bar: which of the shades in a row, where that must not hang on the other series; else its place among them. */
  readonly shade?: number;
  readonly figures: readonly (FigureIdText | null)[];
  /** Of bars that say their value: with how many decimals each is printed. */
  readonly decimals?: readonly number[];
}

export interface ChartModel {
  readonly type: 'column' | 'bar' | 'line' | 'combo' | 'stacked-bar';
  readonly title: string;
  readonly categories: readonly string[];
  readonly series: readonly ChartSeries[];
  readonly valueAxis: string;
  /** Shares its page with tables. */
  readonly low?: boolean;
  /** Says in words what the chart shows. */
  readonly alt: string;
  readonly origins: readonly Origin[];
}

export type Block =
  | {
      readonly kind: 'heading';
      readonly id: BlockId;
      /** 1: 一、 2: （一） 3: 1. 4: （1） */
      readonly level: 1 | 2 | 3 | 4;
      /** With its number. */
      readonly inlines: readonly Inline[];
    }
  | {
      readonly kind: 'paragraph';
      readonly id: BlockId;
      /** A run-in head such as （一）达标指标6项。 in 楷体, printed before the text. */
      readonly lead?: readonly Inline[];
      readonly inlines: readonly Inline[];
      /** `brief`: the text of a page that has to hold all. */
      readonly role?: 'body' | 'brief' | 'addressee' | 'signature' | 'date' | 'annex-note' | 'annex-mark' | 'note';
    }
  | {
      readonly kind: 'table';
      readonly id: BlockId;
      readonly caption: readonly Inline[];
      readonly columns: readonly TableColumn[];
      readonly rows: readonly TableRow[];
      readonly landscape: boolean;
      /** 注：… under the table. */
      readonly notes: readonly (readonly Inline[])[];
    }
  | { readonly kind: 'chart'; readonly id: BlockId; readonly caption: readonly Inline[]; readonly chart: ChartModel }
  | {
      readonly kind: 'contents';
      readonly id: BlockId;
      readonly title: string;
      readonly entries: readonly ContentsEntry[];
    }
  | { readonly kind: 'page-break'; readonly id: BlockId };

export interface ContentsEntry {
  readonly level: 1 | 2;
  readonly text: string;
  readonly to: BlockId;
}

export interface Section {
  /** opening, progress, policy, comparison, forecast, recommendations, closing, annex-1 … */
  readonly id: string;
  readonly blocks: readonly Block[];
}

export interface Report {
  /** `教育局/children`, `general`, `general/women`, `ledger` … */
  readonly id: string;
  readonly kind:
    | 'unit'
    | 'general'
    | 'ledger'
    | 'brief'
    | 'review'
    | 'return-notice'
    | 'revision-note'
    | 'note-form'
    | 'covering-letter'
    | 'notice'
    | 'warning-notice'
    | 'meeting-paper'
    | 'minutes'
    | 'scheme';
  readonly unit: string;
  readonly plan: PlanId | null;
  readonly year: number;
  /** The document's title line. */
  readonly title: string;
  readonly sections: readonly Section[];
  /** Printed in every page's header; null for none. */
  readonly header: string | null;
  /** 红头 on its first page and 版记 at its end; without it neither. */
  readonly letterhead?: Letterhead;
  /** Marked 草稿: a placeholder or an unresolved finding stands in it. */
  readonly draft: boolean;
  /** Every indicator whose figures stand in it. */
  readonly indicators: ReadonlySet<string>;
}

/** The plain text of inlines, as it is printed. */
export function plainText(inlines: readonly Inline[]): string {
  return inlines.map((inline) => inline.text).join('');
}
