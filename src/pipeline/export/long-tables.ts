/** Long tables for other programs: every figure of the round by area, year and part; every judgement. */
import type { Dataset } from '../../dataset/dataset.ts';
import type { FigureLookup, Observation, ObservationStatus } from '../../dataset/observation.ts';
import { ownArea } from '../../dataset/observation.ts';
import { printed } from '../../indicators/decimals.ts';
import type { Indicator } from '../../indicators/definition.ts';
import { planWord } from '../../indicators/plan-id.ts';
import { targetSetWord } from '../../indicators/target-definition.ts';
import { formatOrigin } from '../../provenance.ts';
import { columnWords } from '../../report/claims/column-words.ts';
import type { Words } from '../../report/claims/words.ts';
import type { Assessment, Maybe, PrintedFigure } from '../../rules/assessment.ts';

type Table = readonly (readonly string[])[];

const statusWords: Readonly<Record<ObservationStatus, string>> = {
  normal: '', revised: '修订数', provisional: '初步数', 'too-small': '数值很小', 'not-applicable': '不适用',
  'not-collected': '未统计', 'not-carried-out': '未开展', missing: '缺', unreadable: '读不出', refused: '未采用', conflict: '两处不一，待核定',
}; // prettier-ignore

/** 性别 and 城乡 are dimensions of their own; any other part stands beside them. */
export function figuresTable(dataset: Dataset): Table {
  const head = ['地区代码', '地区', '指标代码', '指标', '计量单位', '年份', '性别（SEX）', '城乡（RESIDENCE）', '其他分项', '数值', '文字', '状态', '出处']; // prettier-ignore
  const { round, indicators } = dataset;
  const order = new Map(indicators.map((one, at) => [one.code, { one, at }]));
  const keys = [...new Map(dataset.observations.map((one) => [keyOf(one), one])).values()];
  const places = ['own', ...round.areas.map(({ id }) => id)];
  const sorted = keys.toSorted(
    (a, b) =>
      (order.get(a.indicator)?.at ?? 0) - (order.get(b.indicator)?.at ?? 0) ||
      places.indexOf(a.area) - places.indexOf(b.area) ||
      a.year - b.year ||
      compared(a.dimension ?? '', b.dimension ?? ''),
  );
  const rows = sorted.flatMap(({ indicator, area, year, dimension }): Table => {
    const one = order.get(indicator)?.one;
    if (one === undefined) return [];
    const { sex, residence, other } = partsOf(dimension);
    const name = area === ownArea ? round.area.name : (round.areas.find(({ id }) => id === area)?.name ?? area);
    const code = area === ownArea ? (round.area.code ?? '') : '';
    const found = dataset.figure(indicator, area, year, dimension);
    return [[code, name, one.code, one.name, one.measure, String(year), sex, residence, other, ...valueOf(found, one)]];
  });
  return [head, ...rows];
}

function keyOf({ indicator, area, year, dimension }: Observation): string {
  return [indicator, area, year, dimension ?? ''].join('|');
}

/** By the characters' numbers: the same on every computer. */
function compared(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

export function partsOf(dimension: string | null): {
  readonly sex: string;
  readonly residence: string;
  readonly other: string;
} {
  const total = '合计';
  const own = dimension ?? '';
  const sex = own === '女' || own === '男' ? own : total;
  const residence = own === '城市' || own === '农村' ? own : total;
  return { sex, residence, other: sex === total && residence === total ? own : '' };
}

/** 数值, 文字, 状态, 出处. */
function valueOf(found: FigureLookup, one: Indicator): readonly string[] {
  switch (found.verdict) {
    case 'figure': {
      const { value, word, status, origins } = found.figure;
      const isWord = word !== null && (one.scale === 'text' || one.scale === 'yes-no');
      const places = origins.map(formatOrigin).join('；');
      return [isWord ? '' : printed(value, one.decimals), isWord ? word : '', statusWords[status], places];
    }
    case 'marked':
      return ['', '', statusWords[found.status], found.origins.map(formatOrigin).join('；')];
    case 'conflict':
      return ['', '', statusWords.conflict, found.origins.map(formatOrigin).join('；')];
    case 'not-reported':
      return ['', '', '未报送', ''];
  }
}

/** One line an indicator, plan and target. */
export function judgementsTable(assessments: readonly Assessment[], words: Words): Table {
  const head = [
    '指标代码', '指标', '规划', '领域', '责任单位', '计量单位', '目标依据', '年份', '本年值', '本年值的年份', '上年值', '基期年', '基期值',
    '目标年', '目标', '达标情况', '与目标差距', '比上年增减', '比基期增减', '完成进度（%）', '时间进度（%）', '进度', '预警等级',
    '等级变化', '位次', '参加排位的地区数', '出处',
  ]; // prettier-ignore
  return [head, ...assessments.map((one) => judgementRow(one, words))];
}

function judgementRow(one: Assessment, words: Words): readonly string[] {
  const { attainment, pace, level } = columnWords(words, one);
  const { since } = one.warning;
  const rank = one.rank.verdict === 'known' ? one.rank.rank : null;
  const target = one.target.kind === 'none' ? null : one.target;
  return [
    one.indicator.code,
    one.indicator.name,
    planWord[one.plan],
    one.domain,
    one.units.join('、'),
    one.indicator.measure,
    one.targetSet === null ? '' : targetSetWord[one.targetSet],
    String(one.year),
    one.current.verdict === 'known' ? one.current.figure.printed : (one.word ?? ''),
    known(one.current, ({ figure }) => String(figure.year)),
    known(one.change.previous, ({ figure }) => figure.printed),
    known(one.base, ({ figure }) => String(figure.year)),
    known(one.base, ({ figure }) => figure.printed),
    target === null ? '' : String(target.year),
    target === null ? '' : target.text,
    attainment,
    known(one.gap, ({ difference }) => difference.printed),
    known(one.change.difference, ({ difference }) => difference.printed),
    known(one.change.sinceBase, ({ difference }) => difference.printed),
    known(one.pace.progress, ({ value }) => percent(value)),
    known(one.pace.schedule, ({ value }) => percent(value)),
    pace,
    level,
    since === null || since === 'unchanged' ? '' : words.say('since', since),
    rank === null ? '' : String(rank.position),
    rank === null ? '' : String(rank.of),
    known<{ readonly figure: PrintedFigure }>(one.current, ({ figure }) => figure.origins.map(formatOrigin).join('；')),
  ];
}

function known<T extends object>(maybe: Maybe<T>, say: (known: T) => string): string {
  return maybe.verdict === 'known' ? say(maybe) : '';
}

function percent(share: number): string {
  return (100 * share).toFixed(1);
}
