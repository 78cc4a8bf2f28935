/** `fuer assess --methods` for people: pace by each method, then what each projects. */
import { planWord } from '../../indicators/plan-id.ts';
import { printedStatistic } from '../../report/numbers.ts';
import type { Maybe, Reason } from '../../rules/assessment.ts';
import type { MethodsRow, ProjectionByMethod, RatioByMethod } from '../../rules/shown/methods-table.ts';
import { projectionMethods } from '../../rules/shown/methods-table.ts';
import type { OpenSdgStatus } from '../../rules/trend/open-sdg.ts';
import { paceWords, setWords, shortened } from './judgement-words.ts';
import { plainWords, table, type Column } from '../opening/terminal.ts';

export function methodsText(rows: readonly MethodsRow[]): string {
  return [
    '一、进度和速度（“←”为判定所用的方法；速度为年均下降率，负数为上升）',
    table(paceColumns, rows.map(paceRow)),
    '',
    '二、各方法的推算值（“√”达到目标，“×”达不到；所用年份之外的数据不参加推算）',
    table(projectionColumns, rows.flatMap(projectionRows)),
  ].join('\n');
}

const left = (heading: string): Column => ({ heading, align: 'left' });
const right = (heading: string): Column => ({ heading, align: 'right' });

const named: readonly Column[] = [left('代码'), left('指标'), left('规划'), left('目标集')];

function namesOf({ indicator, plan, targetSet }: MethodsRow): readonly string[] {
  return [
    indicator.code,
    shortened(plainWords(indicator.short)),
    planWord[plan],
    targetSet === null ? '无' : setWords[targetSet],
  ];
}

const paceColumns: readonly Column[] = [
  ...named,
  left('目标'),
  left('判定'),
  left('算术 arithmetic'),
  left('几何 geometric'),
  left('open-sdg'),
  right('aarr-log'),
  right('aarr-discrete'),
  left('所用年份'),
];

function paceRow(row: MethodsRow): readonly string[] {
  const { target, ratios, openSdg, rates } = row;
  const years = [...ratios.map(({ ratio }) => ratio), openSdg, ...rates.map(({ rate }) => rate)].flatMap((one) =>
    one.verdict === 'known' ? [`${one.years.from}—${one.years.to}`] : [],
  );
  return [
    ...namesOf(row),
    target.kind === 'none' ? '无' : plainWords(target.text),
    paceWords[row.class],
    ...ratios.map((one) => ratioText(one, row)),
    openSdgText(row),
    ...rates.map(({ rate }) => said(rate, ({ value }) => `${printedStatistic(100 * value, 2)}%`)),
    [...new Set(years)].join('、') || '无',
  ];
}

function ratioText({ method, ratio }: RatioByMethod, row: MethodsRow): string {
  return said(ratio, (known) => {
    const mark = method === row.decisive ? '←' : '';
    return `${printedStatistic(known.value, 2)} ${paceWords[known.class]}${mark}`;
  });
}

function openSdgText({ openSdg }: MethodsRow): string {
  return said(openSdg, ({ status, score, progress }) => {
    const share = progress.verdict === 'known' ? `${printedStatistic(progress.value, 2)} ` : '';
    return `${share}${statusWords[status]}（${printedStatistic(score, 1)}分）`;
  });
}

const projectionColumns: readonly Column[] = [
  ...named,
  left('所用年份'),
  right('推算年'),
  ...projectionMethods.map((method) => right(method)),
];

/** One line a year; where nothing can be projected from, one line that says why. */
function projectionRows(row: MethodsRow): readonly (readonly string[])[] {
  const [first] = row.projections;
  if (row.years.length === 0 && first !== undefined) {
    return [[...namesOf(row), `无（${said(first.value, () => '')}）`]];
  }
  const years = [...new Set(row.projections.map(({ year }) => year))];
  return years.map((year) => [
    ...namesOf(row),
    spansOf(row.years),
    String(year),
    ...projectionMethods.map((method) =>
      projectionText(
        row.projections.find((one) => one.method === method && one.year === year),
        row.indicator.decimals,
      ),
    ),
  ]);
}

/** 2013—2015, or 2010、2013—2015 where years are missing. */
function spansOf(years: readonly number[]): string {
  const spans: { from: number; to: number }[] = [];
  for (const year of years) {
    const last = spans.at(-1);
    if (last !== undefined && year === last.to + 1) last.to = year;
    else spans.push({ from: year, to: year });
  }
  return spans.map(({ from, to }) => (from === to ? String(from) : `${from}—${to}`)).join('、');
}

function projectionText(one: ProjectionByMethod | undefined, decimals: number): string {
  if (one === undefined) return '';
  return said(one.value, ({ value }) => {
    const mark = one.reachesTarget === null ? '' : one.reachesTarget ? '√' : '×';
    return `${printedStatistic(value, decimals)}${mark}`;
  });
}

function said<T extends object>(maybe: Maybe<T>, say: (known: T) => string): string {
  return maybe.verdict === 'known' ? say(maybe) : reasonWords[maybe.because];
}

const statusWords = {
  target_achieved: '已达标',
  substantial_progress: '进展显著',
  moderate_progress: '进展中等',
  limited_progress: '进展有限',
  deterioration: '倒退',
} as const satisfies Record<OpenSdgStatus, string>;

/** Why a method has no figure, short enough for a column. */
const reasonWords = {
  'no-data': '无数据',
  'no-previous': '无上年数',
  'no-base': '无基期值',
  'no-target': '无目标',
  'no-direction': '无方向',
  background: '背景指标',
  maintain: '基期已达标',
  met: '已达标',
  'zero-achieved': '没有变化',
  'against-need': '方向背离',
  'one-point': '只有一年数据',
  election: '换届数据',
  census: '普查数据',
  'no-trend': '不测算趋势',
  existence: '有无型',
  'trend-only': '只有方向',
  qualitative: '定性',
  'several-conditions': '多个条件',
  'small-count': '例数少',
  overshot: '越过范围',
  'target-year-reached': '已到目标年',
  'same-year-as-base': '与基期同年',
  'geometric-undefined': '有零或负数',
  'series-break': '口径变化',
  carried: '沿用旧数',
  'base-not-computable': '缺少基数',
  'not-target-year': '不是目标年',
  'few-areas': '地区太少',
  'no-total': '无合计数',
  touched: '刚好触及',
  'first-year': '第一年',
  'grey-level': '无法判断',
  'zero-previous': '上年为零',
  'no-wrong-change': '没有反向变化',
  'no-parts': '无分子分母',
  'not-measured-since-base': '尚无新数据',
  'not-rare': '不是例数少的比率',
  'no-lack': '不缺',
  total: '总量',
} as const satisfies Record<Reason, string>;
