/** One sheet filled in: its rows and columns, each figure's cell with where it stands and what it means. */
import type { SheetCell, SheetContent } from '../samples/sheet-writer.ts';
import type { Look, Said } from './cells.ts';
import { said } from './cells.ts';
import type { Dice } from './dice.ts';
import type { Frame } from './frame.ts';
import type { Grown } from './indicators.ts';
import type { Series } from './series.ts';
import type { PlanId, TrueIndicator, TrueTarget } from './truth.ts';
import { figureKey } from './truth.ts';

/** A cell of figures, where it stands and what it means. */
export interface WrittenCell {
  readonly key: string;
  readonly indicator: TrueIndicator;
  readonly area: string;
  readonly year: number;
  readonly dimension: string | null;
  readonly origin: string;
  readonly means: Said['means'];
  readonly source: 'workbook' | 'reference' | 'history';
  /** For history: the year its table reports on. */
  readonly tableYear: number;
  /** It stands under 基期值, not under its year. */
  readonly asBase: boolean;
}

export interface Column {
  readonly heading: string;
  readonly kind: 'serial' | 'code' | 'name' | 'measure' | 'target' | 'remark' | 'explanation' | 'figure';
  readonly area: string;
  readonly year: number;
  /** 基期值: the base of this plan, which plan.yaml may give another year than the plan's. */
  readonly baseOf?: PlanId;
}

export interface Line {
  readonly grown: Grown;
  readonly indicator: TrueIndicator;
  readonly series: Series;
  readonly dimension: string | null;
}

export interface Filled {
  readonly sheet: SheetContent;
  readonly cells: readonly WrittenCell[];
}

interface Sheet {
  readonly dice: Dice;
  readonly frame: Frame;
  readonly file: string;
  readonly name: string;
  readonly title: readonly string[];
  readonly above: readonly (readonly string[])[];
  readonly columns: readonly Column[];
  readonly lines: readonly Line[];
  readonly look: Look;
  readonly source: WrittenCell['source'];
  readonly tableYear: number;
  /** Cells of the same book, which the office copies. */
  readonly before?: readonly WrittenCell[];
}

export function filled(sheet: Sheet): Filled {
  const { columns, lines, title, above } = sheet;
  const top = title.length + above.length + 1;
  const cells: WrittenCell[] = [];
  const rows = lines.map((line, at) =>
    columns.map((column, position): SheetCell => {
      if (column.kind !== 'figure') return { value: wordIn(column, line, at, sheet) };
      const place = `${columnName(position)}${top + 1 + at}`;
      const { cell, written } = figureIn(column, line, sheet, `${sheet.file}!${sheet.name}!${place}`);
      if (written !== null) cells.push(written);
      return cell;
    }),
  );
  return {
    sheet: {
      name: sheet.name,
      title,
      above,
      tables: [{ headings: columns.map(({ heading }) => [heading]), widths: columns.map(() => 14), rows }],
      foot: sheet.source === 'workbook' ? ['单位负责人：　　填表人：　　联系电话：'] : [],
    },
    cells,
  };
}

function wordIn(column: Column, line: Line, at: number, { dice, frame }: Sheet): string | number | null {
  const { indicator, dimension } = line;
  switch (column.kind) {
    case 'serial':
      return dimension === null ? at + 1 : null;
    case 'code':
      return dimension === null ? indicator.code : null;
    case 'name':
      return dimension === null ? indicator.name : `其中：${dimension}`;
    case 'measure':
      return dimension === null ? indicator.measure : null;
    case 'target':
      return dimension === null ? (ownTarget(indicator)?.text ?? null) : null;
    case 'explanation':
      return dimension === null && indicator.plans.length > 0 && dice.fork(`why ${indicator.code}`).chance(0.3)
        ? dice.fork(`why ${indicator.code}`).one(explanations(frame.year))
        : null;
    default:
      return null;
  }
}

function ownTarget({ targets }: TrueIndicator): TrueTarget | undefined {
  return targets.find((target) => target.set === 'own');
}

function explanations(year: number): readonly string[] {
  return [
    `${year}年调查范围扩大到两个山区镇，基数变大。`,
    '统计口径未变，主要是外出务工人员返乡登记增加',
    '年内新建一处服务点，登记人数随之增加。',
    '同上',
    '正常波动',
    `受${year}年下半年机构合并影响，部分数据由新单位补报，补报后与卫生系统台账核对一致。`,
  ];
}

function figureIn(
  column: Column,
  line: Line,
  sheet: Sheet,
  origin: string,
): { readonly cell: SheetCell; readonly written: WrittenCell | null } {
  const { area } = column;
  const { indicator, dimension } = line;
  const given = column.baseOf === undefined ? undefined : indicator.planBase[column.baseOf];
  const year = given?.year ?? column.year;
  if (area !== 'own' && (dimension !== null || indicator.plans.length === 0))
    return { cell: { value: null }, written: null };
  const series = area === 'own' ? line.series : line.grown.areas.get(area);
  if (series === undefined) return { cell: { value: null }, written: null };
  const key = figureKey(indicator.code, area, year, dimension);
  const copied = sheet.before?.find((cell) => cell.key === key);
  const clean = moves(indicator, year, sheet.frame) ? series.get(year) : undefined;
  const copy: Said | null = copied === undefined ? null : repeated(copied);
  const { cell, means } =
    copy ?? said(sheet.dice.fork(`${line.grown.indicator.code} ${key}`), indicator, clean, sheet.look);
  return {
    cell,
    written: {
      key,
      indicator,
      area,
      year,
      dimension,
      origin,
      means,
      asBase: column.heading === '基期值',
      source: sheet.source,
      tableYear: sheet.tableYear,
    },
  };
}

/** The same again; what was no figure is left blank the second time. */
function repeated({ means }: WrittenCell): Said {
  if (means.kind !== 'figure') return { cell: { value: null }, means: { kind: 'blank' } };
  return { cell: { value: means.word ?? Number(means.value) }, means };
}

/** Elections come every five years, censuses every ten. */
function moves({ policy }: TrueIndicator, year: number, { plans }: Frame): boolean {
  if (policy === 'election') return (year - plans.women.base) % 5 === 0 || year % 5 === 1;
  if (policy === 'census') return year % 10 === 0 || (year === 2015 && plans.women.base < 2015);
  return true;
}

/** 0 → A. */
function columnName(position: number): string {
  return position < 26
    ? String.fromCharCode(65 + position)
    : columnName(Math.floor(position / 26) - 1) + columnName(position % 26);
}
