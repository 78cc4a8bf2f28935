/** 汇总: what several areas' rounds look like from above, a sheet a question. */
import { printed } from '../../../indicators/decimals.ts';
import { decimal, fromFloat } from '../../../indicators/decimals.ts';
import { planIds, planWord } from '../../../indicators/plan-id.ts';
import type { AttainmentRow, CommonDifficulty } from '../../../rules/overview/overview-counts.ts';
import type { County, HandedIn } from '../../../rules/overview/county.ts';
import type { Place, Ranking, WhyUnranked } from '../../../rules/overview/ranking.ts';
import type { Words } from '../../claims/words.ts';
import { figureAt, textAt } from '../../laid-cells.ts';
import type { LaidCell, LaidSheet, LaidWorkbook } from '../../sheet-model.ts';

export interface Overview {
  readonly year: number;
  readonly counties: readonly OverviewCounty[];
  readonly difficulties: readonly CommonDifficulty[];
  readonly rankings: readonly Ranking[];
  /** Rounds that could not be read, with the reason in words. */
  readonly unread: readonly { readonly folder: string; readonly reason: string }[];
}

export interface OverviewCounty extends County {
  readonly attainment: readonly AttainmentRow[];
  readonly levels: Readonly<Record<(typeof planIds)[number], Readonly<Record<LevelName, number>>>>;
}

const levelNames = ['red', 'orange', 'yellow', 'blue', 'green', 'grey'] as const;
type LevelName = (typeof levelNames)[number];

export function composeOverview(overview: Overview, words: Words): LaidWorkbook {
  const { year, counties } = overview;
  return {
    unit: '汇总',
    header: null,
    sheets: [
      sheetOf('报送情况', `${year}年度各地区报送情况`, handInColumns, handInRows(overview), handInNotes),
      sheetOf('达标情况', `${year}年度各地区分规划、分领域达标情况`, attainmentColumns(words), counties.flatMap(attainmentCells), attainmentNotes(words)),
      sheetOf('预警情况', `${year}年度各地区预警情况`, levelColumns(words), counties.flatMap(levelCells), [levelNote]),
      sheetOf('共性难点', `${year}年度几个地区都列入${severeLevels(words, '、')}的指标`, difficultyColumns(words), overview.difficulties.map(difficultyCells), [difficultyNote(words)]),
      sheetOf('指标排名', `${year}年度各地区分指标排名`, rankColumns, overview.rankings.flatMap(rankCells), rankNotes(words)),
      sheetOf('预警机制', `${year}年度各地区预警机制执行情况`, mechanismColumns(words), counties.flatMap(mechanismCells), [mechanismNote]),
    ],
  };
} // prettier-ignore

type Value = string | { readonly number: string; readonly decimals: number };
type Column = readonly [heading: string, width: number];

function whole(count: number): Value {
  return { number: String(count), decimals: 0 };
}

function sheetOf(
  name: string,
  title: string,
  columns: readonly Column[],
  rows: readonly (readonly Value[])[],
  notes: readonly string[],
): LaidSheet {
  const top = 2 + notes.length;
  const cells = rows.flatMap((row, at) =>
    row.map((value, column): LaidCell =>
      typeof value === 'string'
        ? textAt(top + 1 + at, column + 1, 'read', value)
        : figureAt(top + 1 + at, column + 1, 'read', value.number, value.decimals),
    ),
  );
  return {
    name,
    columns: columns.map(([, width]) => ({ width, hidden: false })),
    cells: [
      textAt(1, 1, 'title', title),
      ...notes.map((note, at) => textAt(2 + at, 1, 'prose', note)),
      ...columns.map(([heading], at) => textAt(top, at + 1, 'heading', heading)),
      ...cells,
    ],
    merges: Array.from({ length: 1 + notes.length }, (_, at) => ({ top: at + 1, bottom: at + 1, left: 1, right: columns.length })), // prettier-ignore
    frozen: { rows: top, columns: 1 },
    titleRows: [top, top],
    landscape: true,
    locked: false,
    highlights: [],
  };
}

const handInColumns: readonly Column[] = [['地区', 14], ['单位', 16], ['报表', 12], ['收到日期', 12], ['时限', 12], ['是否按时', 12], ['已报数', 9], ['应报数', 9], ['强制性问题', 11], ['核实性问题', 11]]; // prettier-ignore
const handInNotes = ['收到日期是各地 round.yaml 里 received 记的日期；没有记的写“未记”，不判断是否按时。'];

const tableWords = {
  in: '已报',
  part: '部分已报',
  unreadable: '读不出',
  missing: '未报',
  'not-owed': '不须报',
} as const satisfies Record<HandedIn['tables'], string>;

function handInRows({ counties, unread }: Overview): readonly (readonly Value[])[] {
  return [
    ...counties.flatMap(({ area, handedIn }) =>
      handedIn.map((one): readonly Value[] => [
        area,
        one.unit,
        tableWords[one.tables],
        one.received ?? '未记',
        one.due ?? '未定',
        inTimeWords(one),
        whole(one.given),
        whole(one.owed),
        whole(one.findings.强制性),
        whole(one.findings.核实性),
      ]),
    ),
    ...unread.map(({ folder, reason }): readonly Value[] => [folder, '全部', `没有汇总：${reason}`]),
  ];
}

function inTimeWords({ tables, received, due }: HandedIn): string {
  if (tables === 'not-owed' || received === null || due === null) return '—';
  return received <= due ? '按时' : '迟报';
}

function attainmentColumns(words: Words): readonly Column[] {
  const say = (is: 'met' | 'nearly-met' | 'not-met' | 'no-data'): string => words.say('attainment', is);
  return [['地区', 14], ['规划', 8], ['领域', 18], ['指标数', 9], [say('met'), 10], [say('nearly-met'), 10], [say('not-met'), 10], [say('no-data'), 10], ['达标率（%）', 12]]; // prettier-ignore
}

function attainmentNotes(words: Words): readonly string[] {
  return [
    `按各地自己的规划和目标计算；定性目标和不适用的不计入；${words.say('attainment', 'nearly-met')}是否计入达标率，按各地 settings 的 nearlyMetCounts。各地规划不同，达标率不宜直接比高低。`,
  ];
}

function attainmentCells({ area, attainment }: OverviewCounty): readonly (readonly Value[])[] {
  return attainment.map(({ plan, domain, total, met, nearlyMet, notMet, noData, counted }): readonly Value[] => [
    area,
    planWord[plan],
    domain ?? '合计',
    whole(total),
    whole(met),
    whole(nearlyMet),
    whole(notMet),
    whole(noData),
    total === 0 ? '—' : { number: printed(decimal(counted).times(100).dividedBy(total), 1), decimals: 1 },
  ]);
}

function levelColumns(words: Words): readonly Column[] {
  return [['地区', 14], ['规划', 8], ...levelNames.map((level): Column => [words.say('level', level), 11])];
}

const levelNote = '级别按各地自己的规划和目标判定；定性目标和不适用的不计入。';

function levelCells({ area, levels }: OverviewCounty): readonly (readonly Value[])[] {
  return planIds.map((plan) => [area, planWord[plan], ...levelNames.map((level) => whole(levels[plan][level]))]);
}

function difficultyColumns(words: Words): readonly Column[] {
  return [['代码', 9], ['指标', 34], ['规划', 8], ['判定的地区数', 13], [`${words.say('attainment', 'not-met')}的地区数`, 14], [`列入${severeLevels(words, '、')}的地区数`, 20], ['哪些地区', 60]]; // prettier-ignore
}

function difficultyNote(words: Words): string {
  return `两个以上地区列入${severeLevels(words, '或')}的指标，地区多的在前。`;
}

function severeLevels(words: Words, between: string): string {
  return (['red', 'orange'] as const).map((level) => words.say('level', level)).join(between);
}

function difficultyCells({ code, name, plan, judgedIn, notMetIn, warnedIn }: CommonDifficulty): readonly Value[] {
  return [code, name, planWord[plan], whole(judgedIn), whole(notMetIn), whole(warnedIn.length), warnedIn.join('、')];
}

const rankColumns: readonly Column[] = [['代码', 9], ['指标', 34], ['计量单位', 12], ['地区', 14], ['本年值', 11], ['排名', 44], ['距中位数（几个标准差，正为好）', 18], ['各地中位数', 11], ['可比地区数', 11]]; // prettier-ignore
const rankNotes = (words: Words): readonly string[] => [
  `排名由好到差，${words.say('rank-shared', 'shared')}同名次；距离＝（本年值－各地中位数）÷各地标准差（n－1），降低为好的指标取反号。`,
  '不排名的：口径（名称、计量单位、方向、分子分母）与多数地区不同；病例数少于10；与中位数相差不超过两个末位，或病例数与其余地区合计之差属于偶然波动；可比地区不足3个。',
];

const unrankedWords = {
  'other-definition': '不排名：口径与多数地区不同',
  'few-cases': '不排名：病例数少于10，名次不说明问题',
  noise: '不排名：与各地的差别属于偶然波动',
  'few-areas': '不排名：可比地区不足3个',
  'no-direction': '不排名：高低没有好坏之分',
  'no-figure': '不排名：没有本年数字',
} as const satisfies Record<WhyUnranked, string>;

function rankCells({ code, name, measure, decimals, median, areas }: Ranking): readonly (readonly Value[])[] {
  const comparable = areas.filter(({ place }) => isComparable(place)).length;
  return areas.map(({ area, indicator, place }): readonly Value[] => [
    code,
    name,
    place.verdict === 'unranked' && place.because === 'other-definition' ? indicator.measure : measure,
    area,
    indicator.value === null ? '—' : { number: indicator.value, decimals: indicator.decimals },
    place.verdict === 'ranked' ? whole(place.position) : unrankedWords[place.because],
    place.distance === null ? '—' : { number: printed(fromFloat(place.distance), 2), decimals: 2 },
    median === null ? '—' : { number: printed(median, decimals), decimals },
    whole(comparable),
  ]);
}

function isComparable(place: Place): boolean {
  return place.verdict === 'ranked' || (place.because !== 'other-definition' && place.because !== 'no-figure');
}

const mechanismColumns = (words: Words): readonly Column[] => [['地区', 14], ['规划', 8], [severeLevels(words, '、'), 13], ['已发通知', 10], ['已会商', 10], ['有措施', 10], ['已写结果', 10], ['到期未写结果', 13], ['未到期', 10], ['没有定时限', 12], ['还没有发通知的指标', 50]]; // prettier-ignore
const mechanismNote = '按各地 ledger.yaml 记的内容，看到检查日（due.inspection）为止。';

function mechanismCells({ area, mechanism }: County): readonly (readonly Value[])[] {
  return planIds.map((plan): readonly Value[] => {
    const own = mechanism.filter((one) => one.plan === plan);
    const count = (holds: (one: (typeof own)[number]) => boolean): Value => whole(own.filter(holds).length);
    return [
      area,
      planWord[plan],
      whole(own.length),
      count(({ notice }) => notice),
      count(({ meeting }) => meeting),
      count(({ actions }) => actions),
      count(({ result }) => result === 'given'),
      count(({ result }) => result === 'asked'),
      count(({ result }) => result === 'not-yet'),
      count(({ result }) => result === 'no-deadline'),
      own.filter(({ notice }) => !notice).map(({ code, name }) => `${name}（${code}）`).join('、'),
    ]; // prettier-ignore
  });
}
