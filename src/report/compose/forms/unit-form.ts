/** A unit's fill-in workbook: the table, what its indicators mean, and how it is filled in. */
import { multipliers } from '../../../indicators/rate-factor.ts';
import type { Dataset } from '../../../dataset/dataset.ts';
import type { FormStamp } from '../../../dataset/tables/heads/form-stamp.ts';
import { annualTitle, recipientOf, warningTitle } from '../../../indicators/handing-in.ts';
import { planIds } from '../../../indicators/plan-id.ts';
import type { Indicator } from '../../../indicators/definition.ts';
import type { Unit } from '../../../indicators/round.ts';
import { textAt } from '../../laid-cells.ts';
import { sayDate } from '../../numbers.ts';
import type { LaidSheet, LaidWorkbook } from '../../sheet-model.ts';
import { askForExplanation, askToMend, formMarks } from './form-formulas.ts';
import type { FormRow } from './form-rows.ts';
import { formGroups } from './form-rows.ts';
import { formTable } from './form-table.ts';

/** null for a unit that answers for no figure. */
export function composeUnitForm(dataset: Dataset, unit: Unit, stamp: FormStamp): LaidWorkbook | null {
  const groups = formGroups(dataset, unit.name);
  if (groups.length === 0) return null;
  return {
    unit: unit.name,
    sheets: [
      formTable(dataset, unit, groups, stamp),
      meaningsSheet(
        dataset,
        groups.flatMap((group) => group.rows),
      ),
      guideSheet(dataset),
    ],
    header: dataset.round.header ?? null,
  };
}

function meaningsSheet(dataset: Dataset, rows: readonly FormRow[]): LaidSheet {
  const indicators = rows.filter((row) => row.dimension === null).map((row) => row.indicator);
  const headings = ['代码', '指标名称', '计量单位', '小数位', '指标解释', '计算方法'];
  return {
    ...sheetOfWords('指标解释', [8, 32, 10, 8, 60, 50]),
    cells: [
      textAt(1, 1, 'title', '指标解释'),
      ...headings.map((heading, index) => textAt(2, index + 1, 'heading', heading)),
      ...indicators.flatMap((one, index) =>
        [
          one.code,
          one.name,
          one.measure,
          String(one.decimals),
          one.meaning ?? '按统计制度的规定填报。',
          calculation(one, dataset.indicators),
        ].map((text, column) => textAt(3 + index, column + 1, 'given', text)),
      ),
    ],
    merges: [{ top: 1, bottom: 1, left: 1, right: headings.length }],
    frozen: { rows: 2, columns: 2 },
    titleRows: [2, 2],
  };
}

/** 孕产妇死亡人数 ÷ 活产数 × 100000 */
function calculation(one: Indicator, indicators: readonly Indicator[]): string {
  const [top, bottom] = [one.numerator, one.denominator].map((code) =>
    indicators.find((candidate) => candidate.code === code),
  );
  const multiplier = multipliers[one.measure];
  if (top === undefined || bottom === undefined || multiplier === undefined) return '';
  return `${top.name} ÷ ${bottom.name}${multiplier === 1 ? '' : ` × ${multiplier}`}`;
}

function guideSheet({ round }: Dataset): LaidSheet {
  const due = round.due.tables === undefined ? '' : `请于${sayDate(round.due.tables)}前`;
  const lines = [
    `${due === '' ? '请' : due}把填好的本工作簿和盖章的打印件报${recipientOf(round, 'tables') ?? '【待补充：收件单位】'}。本表的数用来汇总《${annualTitle(round)}》和${planIds.map((plan) => warningTitle(round, plan)).join('、')}。`,
    `浅黄色的格由填报单位填写；灰色的格（基期值、目标值、往年数、全省数）已按现有资料填好并锁定。灰色格有误的，不要改，请在“备注”栏写明，并告知${round.compiler}。`,
    '数字只填数，不写计量单位；计量单位按表中所列，不能改。百分数填百分号前的数，如 95.4% 填 95.4。',
    `确实没有数字的，填“${formMarks.join('”“')}”之一，并在“备注”栏写明原因；0 只表示数值确实为零。`,
    '列有“计算用数”的指标，填好分子、分母后比率自动算出；比率另有来源的，可以直接改写，但应与分子、分母一致。',
    `数字直接填；没有数字的，可从格边的下拉列表里选。填了别的字或范围以外的数，格子变红，“填报提示”栏出现“${askToMend}”，请改正。`,
    `“填报提示”栏出现“${askForExplanation}”时，“变化说明”一栏变红：请核对数字，无误的写明变化的原因（政策、工作、口径或样本）。`,
    '城市、农村、男、女等分项填在“其中”各行；人数等绝对数的各分项之和应等于合计。“填报提示”栏出现“核对：……”的，请核对所说的几个数。',
    '不要改动隐藏的“代码”栏。可以排序；要加指标的，写在表末“本单位另报的指标”各行。',
    '表尾回执的单位负责人、统计负责人、填表人、联系电话、电子邮箱、报出日期请填全。',
  ];
  return {
    ...sheetOfWords('填表说明', [5, 100]),
    cells: [
      textAt(1, 1, 'title', '填表说明'),
      ...lines.flatMap((text, index) => [
        textAt(2 + index, 1, 'prose', `${index + 1}.`),
        textAt(2 + index, 2, 'prose', text),
      ]),
    ],
    merges: [{ top: 1, bottom: 1, left: 1, right: 2 }],
  };
}

function sheetOfWords(name: string, widths: readonly number[]): Omit<LaidSheet, 'cells' | 'merges'> {
  return {
    name,
    columns: widths.map((width) => ({ width, hidden: false })),
    frozen: { rows: 1, columns: 0 },
    titleRows: null,
    landscape: true,
    locked: true,
    highlights: [],
  };
}
