/**
 * The table of a unit's form. What is known is filled in and locked; what is asked for is open, checked as it is typed,
 * and understood by the hidden code of its row, so that sorting and added rows do no harm. For the same reason no
 * formula refers to another row by its place: counts are looked up by their key.
 */
import { achievedState, goalStates, openStates } from '../../../indicators/goal-state.ts';
import type { Dataset } from '../../../dataset/dataset.ts';
import { columnName } from '../../../dataset/tables/grid.ts';
import type { FormStamp } from '../../../dataset/tables/heads/form-stamp.ts';
import { stampText } from '../../../dataset/tables/heads/form-stamp.ts';
import { ownArea } from '../../../dataset/observation.ts';
import { printed } from '../../../indicators/decimals.ts';
import type { BaseFigure, Indicator } from '../../../indicators/definition.ts';
import { planIds, planWord } from '../../../indicators/plan-id.ts';
import { fullTitle, type Unit } from '../../../indicators/round.ts';
import { targetText } from '../../../indicators/target-text.ts';
import { figureAt, formulaAt, opened, textAt } from '../../laid-cells.ts';
import type { LaidCell, LaidSheet } from '../../sheet-model.ts';
import {
  askForExplanation,
  figureCheck,
  formMarks,
  hintFormula,
  limitCells,
  misfilled,
  rateFormula,
} from './form-formulas.ts';
import { checkWord } from './form-checks.ts';
import type { ComparedArea, Frame } from './form-frame.ts';
import { columns, firstArea, headRow, inWords, keyOf, limitHeadings, spareRows } from './form-frame.ts';
import type { FormGroup, FormRow } from './form-rows.ts';

export function formTable(dataset: Dataset, unit: Unit, groups: readonly FormGroup[], stamp: FormStamp): LaidSheet {
  const rows = groups.flatMap((group) => group.rows);
  const first = headRow + 1;
  const frame: Frame = {
    dataset,
    areas: comparedAreas(dataset, rows),
    keys: new Set(rows.map(keyOf)),
    first,
    last: headRow + groups.length + rows.length,
  };
  const width = firstArea - 1 + frame.areas.length;
  const body = bodyCells(frame, groups, width);
  const spare = spareCells(frame, frame.last + 1, groups.length + 1);
  const foot = footCells(frame.last + 1 + spareRows + 2, stamp);
  return {
    name: '年报表',
    columns: [...widths(frame), ...limitHeadings.map(() => ({ width: 8, hidden: true }))],
    cells: [...headCells(dataset, unit), ...headingCells(frame), ...body.cells, ...spare, ...foot.cells],
    merges: [
      line(1, columns.serial, width),
      line(2, columns.serial, columns.base),
      line(2, columns.target, columns.current),
      line(3, columns.serial, width),
      ...body.groupRows.map((row) => line(row, columns.serial, width)),
      line(frame.last + 1, columns.serial, width),
      ...foot.merges,
    ],
    frozen: { rows: headRow, columns: columns.name },
    titleRows: [headRow, headRow],
    landscape: true,
    locked: true,
    highlights: [
      {
        range: { top: first, bottom: frame.last, left: columns.explanation, right: columns.explanation },
        formula: `$${columnName(columns.hint)}${first}="${askForExplanation}"`,
      },
      {
        range: { top: first, bottom: frame.last, left: columns.hint, right: columns.hint },
        formula: `LEFT($${columnName(columns.hint)}${first},${checkWord.length})="${checkWord}"`,
      },
      ...[columns.base, columns.previous, columns.current].map((column) => ({
        range: { top: first, bottom: frame.last, left: column, right: column },
        formula: misfilled(frame, column, first),
      })),
    ],
  };
}

function line(row: number, left: number, right: number) {
  return { top: row, bottom: row, left, right };
}

/** The areas whose average is known for any of the rows, each with its latest year. */
function comparedAreas({ round, figure }: Dataset, rows: readonly FormRow[]): readonly ComparedArea[] {
  return round.areas
    .filter((area) => area.role === 'average')
    .flatMap(({ id, name }) => {
      const year = [round.year, round.year - 1].find((candidate) =>
        rows.some((row) => figure(row.indicator.code, id, candidate, row.dimension).verdict === 'figure'),
      );
      return year === undefined ? [] : [{ id, name, year }];
    });
}

function widths({ areas }: Frame): LaidSheet['columns'] {
  const shown = [6, 34, 9, 15, 11, 18, 11, 13, 20, 38, 16, ...areas.map(() => 12)];
  return [{ width: 8, hidden: true }, ...shown.map((width) => ({ width, hidden: false }))];
}

function headCells({ round }: Dataset, unit: Unit): readonly LaidCell[] {
  return [
    textAt(1, columns.serial, 'title', `${fullTitle(round, unit)}${round.year}年度妇女儿童发展规划监测指标填报表`),
    textAt(2, columns.serial, 'prose', `填报单位：${unit.name}`),
    textAt(2, columns.target, 'prose', `年度：${round.year}年`),
    textAt(2, columns.hint, 'label', '表号：'),
    opened(textAt(2, columns.explanation, 'line', ''), null),
    textAt(
      3,
      columns.serial,
      'prose',
      `浅黄色格请填写，灰色格已由${round.compiler}填好；没有数字的填${formMarks.map((mark) => `“${mark}”`).join('')}之一，不要留空，也不要填0。填法见“填表说明”。`,
    ),
  ];
}

function headingCells(frame: Frame): readonly LaidCell[] {
  const { round } = frame.dataset;
  const bases = new Set(planIds.map((plan) => round.plans[plan].base));
  const targets = new Set(planIds.map((plan) => round.plans[plan].target));
  const headings = [
    '代码',
    '序号',
    '指标名称',
    '计量单位',
    '所属规划',
    bases.size === 1 ? `基期值（${[...bases].join('')}年）` : '基期值',
    targets.size === 1 ? `目标值（${[...targets].join('')}年）` : '目标值',
    `${round.year - 1}年`,
    `${round.year}年`,
    '填报提示',
    '变化说明',
    '备注',
    // 公布: the reader leaves what others publish aside, so that a later correction of it makes no two figures.
    ...frame.areas.map(({ name, year }) => `${name}${year}年（公布数，供对照）`),
    ...limitHeadings.map((heading) => `审核：${heading}`),
  ];
  return headings.map((heading, index) => textAt(headRow, index + 1, 'heading', heading));
}

function bodyCells(
  frame: Frame,
  groups: readonly FormGroup[],
  width: number,
): { readonly cells: readonly LaidCell[]; readonly groupRows: readonly number[] } {
  const cells: LaidCell[] = [];
  const groupRows: number[] = [];
  let row = headRow;
  let serial = 0;
  for (const [position, group] of groups.entries()) {
    row += 1;
    groupRows.push(row);
    cells.push(...groupCells(row, `${numbered(position)}、${group.title}`, width));
    for (const one of group.rows) {
      row += 1;
      if (one.dimension === null) serial += 1;
      cells.push(...rowCells(frame, one, row, one.dimension === null ? String(serial) : ''));
    }
  }
  return { cells, groupRows };
}

function groupCells(row: number, title: string, width: number): readonly LaidCell[] {
  return Array.from({ length: width - columns.serial + 1 }, (_, index) =>
    textAt(row, columns.serial + index, 'group', index === 0 ? title : ''),
  );
}

function numbered(position: number): string {
  return ['一', '二', '三', '四'][position] ?? '五';
}

function rowCells(frame: Frame, one: FormRow, row: number, serial: string): readonly LaidCell[] {
  const { indicator, dimension } = one;
  const { round } = frame.dataset;
  const name = dimension === null ? indicator.name : `　其中：${dimension}`;
  return [
    textAt(row, columns.code, 'given', indicator.code),
    textAt(row, columns.serial, 'given', serial),
    textAt(row, columns.name, 'given', name),
    textAt(row, columns.measure, 'given', indicator.measure),
    textAt(row, columns.plan, 'given', plansOf(indicator)),
    baseCell(one, row),
    textAt(row, columns.target, 'given', dimension === null ? targetOf(indicator, frame) : ''),
    yearCell(frame, one, row, columns.previous, round.year - 1),
    currentCell(frame, one, row),
    formulaAt(row, columns.hint, 'hint', hintFormula(frame, one, row), null),
    opened(textAt(row, columns.explanation, 'words-input', ''), null),
    opened(textAt(row, columns.remark, 'words-input', ''), null),
    ...frame.areas.map((area, index) => areaCell(frame, one, row, firstArea + index, area)),
    ...limitCells(frame, one, row),
  ];
}

function plansOf(indicator: Indicator): string {
  if (indicator.plans.length === 0) return '计算用数';
  return indicator.plans.map((plan) => `${planWord[plan]}·${indicator.domain[plan] ?? ''}`).join('；');
}

function targetOf(indicator: Indicator, { dataset: { round } }: Frame): string {
  const texts = indicator.plans.flatMap((plan) => {
    const target = indicator.targets.find((one) => one.plan === plan && one.definition.set === round.plans[plan].judge);
    return target === undefined ? [] : [targetText(indicator, target.definition)];
  });
  return [...new Set(texts)].join('；');
}

/** The base of a part is not on record anywhere; that of a count is not asked for. */
function baseCell({ indicator, dimension }: FormRow, row: number): LaidCell {
  if (dimension !== null || indicator.plans.length === 0) return textAt(row, columns.base, 'closed', '');
  const base = baseShown(indicator);
  if (base !== null && inWords(indicator)) return textAt(row, columns.base, 'given', wordOf(indicator, base.value));
  if (base !== null)
    return figureAt(row, columns.base, 'given', printed(base.value, indicator.decimals), indicator.decimals);
  return inputCell(indicator, row, columns.base);
}

/** The column is headed with the plans' base year: where they start from different ones, the first plan's stands. */
function baseShown(indicator: Indicator): BaseFigure | null {
  const [first] = indicator.plans;
  return first === undefined ? null : (indicator.base[first] ?? null);
}

function wordOf(indicator: Indicator, value: { readonly isZero: () => boolean }): string {
  if (indicator.scale === 'yes-no') return value.isZero() ? '否' : '是';
  return value.isZero() ? (openStates.at(-1) ?? '') : achievedState;
}

/** A year's figure as it is on record; where there is none it is asked for. */
function yearCell(frame: Frame, { indicator, dimension }: FormRow, row: number, column: number, year: number) {
  const found = frame.dataset.figure(indicator.code, ownArea, year, dimension);
  if (found.verdict !== 'figure') return inputCell(indicator, row, column);
  const { value, word } = found.figure;
  return inWords(indicator)
    ? textAt(row, column, 'given', word ?? wordOf(indicator, value))
    : figureAt(row, column, 'given', printed(value, indicator.decimals), indicator.decimals);
}

function areaCell(frame: Frame, { indicator, dimension }: FormRow, row: number, column: number, area: ComparedArea) {
  const found = frame.dataset.figure(indicator.code, area.id, area.year, dimension);
  return found.verdict === 'figure' && !inWords(indicator)
    ? figureAt(row, column, 'given', printed(found.figure.value, indicator.decimals), indicator.decimals)
    : textAt(row, column, 'given', '');
}

/** A rate whose counts are in the form works itself out, and can be written over. */
function currentCell(frame: Frame, one: FormRow, row: number): LaidCell {
  const input = inputCell(one.indicator, row, columns.current);
  const formula = rateFormula(frame, one);
  if (formula === null) return input;
  const worked = formulaAt(row, columns.current, 'input', formula, one.indicator.decimals);
  return opened(worked, input.check);
}

function inputCell(indicator: Indicator, row: number, column: number): LaidCell {
  if (inWords(indicator)) {
    const words = indicator.scale === 'yes-no' ? ['是', '否', '未统计'] : goalStates;
    const message = `请从下拉列表里选：${words.join('、')}。`;
    return opened(textAt(row, column, 'words-input', ''), { kind: 'list', words, message, prompt: message });
  }
  const blank: LaidCell = { ...textAt(row, column, 'input', ''), decimals: indicator.decimals };
  return opened(blank, figureCheck(indicator));
}

/** Rows for what the unit reports beyond the register: carried to the annual table as they are written. */
function spareCells(frame: Frame, groupRow: number, position: number): readonly LaidCell[] {
  const width = firstArea - 1 + frame.areas.length;
  const title = `${numbered(position - 1)}、本单位另报的指标（上面没有的，请写全名称、计量单位和数字）`;
  const open = [columns.name, columns.measure, columns.remark, columns.explanation];
  const figures = [columns.previous, columns.current];
  const rows = Array.from({ length: spareRows }, (_, index) => groupRow + 1 + index);
  return [
    ...groupCells(groupRow, title, width),
    ...rows.flatMap((row) =>
      Array.from({ length: columns.remark - columns.serial + 1 }, (_, index) => {
        const column = columns.serial + index;
        if (open.some((one) => one === column)) return opened(textAt(row, column, 'words-input', ''), null);
        if (figures.some((one) => one === column)) return opened(textAt(row, column, 'input', ''), null);
        return textAt(row, column, 'closed', '');
      }),
    ),
  ];
}

function footCells(row: number, stamp: FormStamp): Pick<LaidSheet, 'cells' | 'merges'> {
  const places = [
    { label: columns.name, left: columns.measure, right: columns.plan },
    { label: columns.target, left: columns.previous, right: columns.current },
    { label: columns.hint, left: columns.explanation, right: columns.explanation },
  ];
  const labels = [
    ['单位负责人：', '统计负责人：', '填表人：'],
    ['联系电话：', '电子邮箱：', '报出日期：'],
  ];
  const cells = labels.flatMap((words, down) =>
    words.flatMap((word, index): readonly LaidCell[] => {
      const place = places[index];
      if (place === undefined) return [];
      const at = row + down * 2;
      return [textAt(at, place.label, 'label', word), opened(textAt(at, place.left, 'line', ''), null)];
    }),
  );
  const merges = labels.flatMap((words, down) =>
    words.flatMap((_, index) => {
      const place = places[index];
      return place === undefined || place.left === place.right ? [] : [line(row + down * 2, place.left, place.right)];
    }),
  );
  const last = row + labels.length * 2;
  return {
    cells: [
      textAt(row - 1, columns.name, 'prose', '回执：请填全，审核、催报时据此联系。'),
      ...cells,
      textAt(last, columns.name, 'small-print', stampText(stamp)),
      textAt(last, columns.hint, 'label', '（盖章）'),
    ],
    merges: [line(row - 1, columns.name, columns.target), ...merges, line(last, columns.name, columns.plan)],
  };
}
