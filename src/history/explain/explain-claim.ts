/** How a printed word that judges came about: of whom it is said, by which rule, from which numbers. */
import type { Origin } from '../../provenance.ts';
import type { Claim, ClaimKind } from '../../report/claims/claim.ts';
import { readClaimRecord } from '../../report/claims/remembered-claim.ts';
import type { FigureId } from '../../report/figure-id.ts';
import { figureIdText, judgedBy } from '../../report/figure-id.ts';
import type { Assessment } from '../../rules/assessment.ts';
import { membersOf } from '../../rules/sets.ts';
import { explainFigure } from './explain-figure.ts';
import type { FigureExplanation, Knowledge, Printing } from './explanation.ts';
import { judgementSaid } from './judgement-said.ts';

export interface ClaimExplanation extends FigureExplanation {
  /** Of whom it is said, each once. */
  readonly of: readonly Assessment[];
  /** The area that is compared with; null where none is. */
  readonly area: string | null;
  readonly year: number;
  /** What was judged of each, a line each; of a set that is counted nothing. */
  readonly said: readonly string[];
  readonly origins: readonly Origin[];
}

/** null for a record of another version of the program. */
export function explainClaim(record: string, printing: Printing, knowledge: Knowledge): ClaimExplanation | null {
  const claim = readClaimRecord(record);
  if (claim === null) return null;
  const { dataset, assessments, words } = knowledge;
  const named = claim.of.flatMap(
    ({ indicator, plan, set }) =>
      assessments.find((one) => one.indicator.code === indicator && one.plan === plan && one.targetSet === set) ?? [],
  );
  const judge = { women: dataset.round.plans.women.judge, children: dataset.round.plans.children.judge };
  const counted = claim.among === undefined ? [] : membersOf(claim.among, { assessments, judge });
  const of = [...new Set(named)];
  const [one] = of;
  const basis = of.length === 1 && one !== undefined ? basisOf(claim, one) : null;
  const told = basis === null ? null : explainFigure(figureIdText(basis), printing, knowledge);
  const names = of.map(({ indicator }) => indicator.name);
  return {
    name: names.length === 0 ? (counted.length === 0 ? '' : `逐项计数的指标${counted.length}项`) : listed(names),
    rule: [rules[claim.kind], ...(told === null ? [] : [told.rule])].join('；'),
    formula: told?.formula ?? '',
    operands: told?.operands ?? [],
    exact: told?.exact ?? '',
    rounding: told?.rounding ?? '',
    of,
    area: claim.area ?? null,
    year: claim.year ?? dataset.round.year,
    said: of.map((each) => judgementSaid(each, words)),
    origins: originsOf(claim, of.length > 0 ? of : counted),
  };
}

const mostNames = 3;

function listed(names: readonly string[]): string {
  const shown = [...new Set(names)];
  return `${shown.slice(0, mostNames).join('、')}${shown.length > mostNames ? `等${shown.length}项` : ''}`;
}

/** Every kind: a judging word without a rule does not compile. */
const rules: Readonly<Record<ClaimKind, string>> = {
  attainment: '达标情况：本年值与目标值各自取整后比较；往年到过目标而本年又不到的另有称呼',
  side: '本年值在目标值之上或之下：各自取整后比较大小',
  level: '预警等级：按达标情况、进度、预测和连续变化逐条对照，取最重的一条',
  'level-before': '上年的预警等级：上年发出的预警表所列，没有发出的按今年的方法重算',
  since: '等级变化：本年等级与上年等级相比',
  pace: '完成进度与时间进度、近年速度与所需速度相比',
  outlook: '目标年预测值及其区间与目标值相比',
  forecast: '预测值与目标值各自取整后比较',
  area: '本市值与对方值同一年、各自取整后比较；好坏看指标的方向',
  rank: '本市在有同年数的各地中的位次，数值相同的位次相同',
  'rank-shared': '有别的地区与本市数值相同',
  change: '本年值与上年值各自取整后相减，看增减和好坏',
  'since-base': '本年值与基期值各自取整后相减',
  'yearly-change': '近几年年均变化的方向',
  needed: '到目标值每年须变化的方向',
  run: '连续几年不利变化的年数',
  comparability: '本年数与上年数的口径是否相同，见规划或登记册所列',
  ground: '列入这一预警等级的那一条依据',
  'pace-class': '进度分档：完成进度与时间进度之差',
  method: '测算方法的名称',
  path: '本年值与规划确定的年度值比较',
  'nearer-end': '区间目标：离哪一端更近',
  condition: '分项的值与分项的要求各自取整后比较',
  special: '数据的特殊情形：例数少、沿用换届或普查数等',
  counted: '逐项判定后计数',
  quantity: '逐项判定，所列各项是否都是或都不是',
  first: '按差距或进度排序后居首',
};

/** The figure that a word of one indicator rests on; null where it is no one sum. */
function basisOf(claim: Claim, one: Assessment): FigureId | null {
  const judged = judgedBy(one);
  const hasGap = one.gap.verdict === 'known';
  switch (claim.kind) {
    case 'attainment':
    case 'side':
    case 'level':
    case 'ground':
    case 'first':
      return hasGap ? { kind: 'gap', ...judged } : null;
    case 'nearer-end':
      return { kind: 'inside', ...judged };
    case 'change':
      return one.change.difference.verdict === 'known' ? { kind: 'change', year: one.year, ...judged } : null;
    case 'since-base':
      return one.change.sinceBase.verdict === 'known' ? { kind: 'since-base', ...judged } : null;
    case 'run':
      return one.change.wrongRunTotal.verdict === 'known' ? { kind: 'wrong-run', ...judged } : null;
    case 'area': {
      const found = one.comparison.find(({ area }) => area === claim.area);
      return found === undefined ? null : { kind: 'difference', area: found.area, year: found.year, ...judged };
    }
    case 'pace':
    case 'pace-class':
      return one.pace.progress.verdict === 'known' ? { kind: 'progress', ...judged } : null;
    case 'yearly-change':
      return one.pace.achievedPerYear.verdict === 'known' ? { kind: 'speed', which: 'achieved', ...judged } : null;
    case 'needed':
      return one.pace.neededPerYear.verdict === 'known' ? { kind: 'speed', which: 'needed', ...judged } : null;
    case 'level-before':
    case 'since':
    case 'outlook':
    case 'forecast':
    case 'rank':
    case 'rank-shared':
    case 'comparability':
    case 'method':
    case 'path':
    case 'condition':
    case 'special':
    case 'counted':
    case 'quantity':
      return null;
  }
}

/** The cells of the figures that were judged, with those of the areas they are compared with. */
function originsOf({ kind, area }: Claim, of: readonly Assessment[]): readonly Origin[] {
  const isAmongAreas = kind === 'area' || kind === 'rank' || kind === 'rank-shared';
  const all = of.flatMap((one) => [
    ...(one.current.verdict === 'known' ? one.current.figure.origins : []),
    ...(one.target.kind === 'none' ? [] : one.target.origins),
    ...(isAmongAreas
      ? one.comparison
          .filter((other) => area === undefined || other.area === area)
          .flatMap(({ figure }) => figure.origins)
      : []),
  ]);
  return all;
}
