/** `fuer assess --methods` for people: pace by each method, then what each projects. */
import { planWord } from '../../indicators/plan-id.ts';
import { targetSetWord } from '../../indicators/target-definition.ts';
import type { Words } from '../../report/claims/words.ts';
import { printedStatistic } from '../../report/numbers.ts';
import type { Maybe, PaceClass, Reason } from '../../rules/assessment.ts';
import type { MethodsRow, ProjectionByMethod, RatioByMethod } from '../../rules/shown/methods-table.ts';
import { projectionMethods } from '../../rules/shown/methods-table.ts';
import type { OpenSdgStatus } from '../../rules/trend/open-sdg.ts';
import { plainWords, table, type Column } from '../opening/terminal.ts';
import { shortened } from './shortened.ts';

export function methodsText(rows: readonly MethodsRow[], words: Words): string {
  const called = calledIn(words);
  return [
    '一、进度和速度（“←”为判定所用的方法；速度为年均下降率，负数为上升）',
    table(
      paceColumns,
      rows.map((row) => paceRow(row, called)),
    ),
    '',
    '二、各方法的推算值（“√”达到目标，“×”达不到；所用年份之外的数据不参加推算）',
    table(
      projectionColumns,
      rows.flatMap((row) => projectionRows(row, called)),
    ),
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
    targetSet === null ? '无' : targetSetWord[targetSet],
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

function paceRow(row: MethodsRow, called: Called): readonly string[] {
  const { target, ratios, openSdg, rates } = row;
  const years = [...ratios.map(({ ratio }) => ratio), openSdg, ...rates.map(({ rate }) => rate)].flatMap((one) =>
    one.verdict === 'known' ? [`${one.years.from}—${one.years.to}`] : [],
  );
  return [
    ...namesOf(row),
    target.kind === 'none' ? '无' : plainWords(target.text),
    called.pace(row.class),
    ...ratios.map((one) => ratioText(one, row, called)),
    openSdgText(row, called),
    ...rates.map(({ rate }) => said(rate, called, ({ value }) => `${printedStatistic(100 * value, 2)}%`)),
    [...new Set(years)].join('、') || '无',
  ];
}

function ratioText({ method, ratio }: RatioByMethod, row: MethodsRow, called: Called): string {
  return said(ratio, called, (known) => {
    const mark = method === row.decisive ? '←' : '';
    return `${printedStatistic(known.value, 2)} ${called.pace(known.class)}${mark}`;
  });
}

function openSdgText({ openSdg }: MethodsRow, called: Called): string {
  return said(openSdg, called, ({ status, score, progress }) => {
    const share = progress.verdict === 'known' ? `${printedStatistic(progress.value, 2)} ` : '';
    return `${share}${called.status[status]}（${printedStatistic(score, 1)}分）`;
  });
}

const projectionColumns: readonly Column[] = [
  ...named,
  left('所用年份'),
  right('推算年'),
  ...projectionMethods.map((method) => right(method)),
];

/** One line a year; where nothing can be projected from, one line that says why. */
function projectionRows(row: MethodsRow, called: Called): readonly (readonly string[])[] {
  const [first] = row.projections;
  if (row.years.length === 0 && first !== undefined) {
    return [[...namesOf(row), `无（${said(first.value, called, () => '')}）`]];
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
        called,
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

function projectionText(one: ProjectionByMethod | undefined, decimals: number, called: Called): string {
  if (one === undefined) return '';
  return said(one.value, called, ({ value }) => {
    const mark = one.reachesTarget === null ? '' : one.reachesTarget ? '√' : '×';
    return `${printedStatistic(value, decimals)}${mark}`;
  });
}

function said<T extends object>(maybe: Maybe<T>, { reason }: Called, say: (known: T) => string): string {
  return maybe.verdict === 'known' ? say(maybe) : reason[maybe.because];
}

/** What classes, standings and absences are called in the columns. */
interface Called {
  readonly pace: (is: PaceClass) => string;
  readonly status: Readonly<Record<OpenSdgStatus, string>>;
  /** Why a method has no figure, short enough for a column. */
  readonly reason: Readonly<Record<Reason, string>>;
}

function calledIn(words: Words): Called {
  const [met, noData] = [words.say('attainment', 'reached'), words.say('attainment', 'no-data')];
  return {
    pace: (is) => words.say('pace-class', is, 'short'),
    status: {
      target_achieved: met,
      substantial_progress: '进展显著',
      moderate_progress: '进展中等',
      limited_progress: '进展有限',
      deterioration: '倒退',
    },
    reason: {
      ...reasonWords,
      'no-data': noData,
      maintain: `基期${met}`,
      met,
      'zero-achieved': words.say('pace', 'still'),
      'against-need': words.say('pace', 'against', 'short'),
      'grey-level': words.say('level', 'grey'),
    },
  };
}

/** Those that say nothing of how an indicator stands. */
const reasonWords = {
  'no-previous': '无上年数',
  'no-base': '无基期值',
  'no-target': '无目标',
  'no-direction': '无方向',
  background: '背景指标',
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
  'zero-previous': '上年为零',
  'no-wrong-change': '没有反向变化',
  'no-parts': '无分子分母',
  'not-measured-since-base': '尚无新数据',
  'target-contradiction': '目标自相矛盾',
  'not-rare': '不是例数少的比率',
  'no-lack': '不缺',
  total: '总量',
} as const satisfies Partial<Record<Reason, string>>;
