/**
 * Rounds made at random, as datasets: any mix of directions, measures, kinds of targets, missing and disputed figures,
 * small counts, election years, breaks, revisions, other areas, and notes that are there or not.
 */
import fc from 'fast-check';
import type { Dataset, Explanation } from '../../src/dataset/dataset.ts';
import type { NoteItem, NoteSection, UnitNote } from '../../src/dataset/notes/notes.ts';
import type { Indicator } from '../../src/indicators/definition.ts';
import type { PlanId } from '../../src/indicators/plan-id.ts';
import { datasetOf } from '../rules/dataset-from-text.ts';

interface Row {
  readonly code: string;
  readonly plans: string;
  readonly domain: string;
  readonly measure: string;
  readonly scale: string;
  readonly decimals: number;
  readonly direction: string;
  readonly policy: string;
  readonly base: string;
  readonly target: string;
  readonly upperTarget: string;
  readonly milestones: string;
  readonly breaks: string;
  readonly partial: string;
  readonly cases: string;
  readonly years: readonly string[];
  readonly parts: readonly (readonly [string, string])[];
  readonly areas: readonly string[];
  readonly counts: readonly string[];
  readonly jump: boolean;
}

const kinds = [
  { measure: '%', scale: 'percent', decimals: 1, least: 300, most: 1000, unit: 10 },
  { measure: '%', scale: 'percent', decimals: 2, least: 9000, most: 10600, unit: 100 },
  { measure: '‰', scale: 'rate', decimals: 2, least: 0, most: 2000, unit: 100 },
  { measure: '1/10万', scale: 'rate', decimals: 2, least: 0, most: 4000, unit: 100 },
  { measure: '人', scale: 'count', decimals: 0, least: 0, most: 400, unit: 1 },
  { measure: '元/月', scale: 'money', decimals: 0, least: 500, most: 900, unit: 1 },
  { measure: '张/千人', scale: 'real', decimals: 1, least: 150, most: 400, unit: 10 },
  { measure: '比', scale: 'real', decimals: 2, least: 90, most: 180, unit: 100 },
] as const;

function figureOf(kind: (typeof kinds)[number]): fc.Arbitrary<string> {
  return fc.integer({ min: kind.least, max: kind.most }).map((value) => (value / kind.unit).toFixed(kind.decimals));
}

function yearFigure(kind: (typeof kinds)[number]): fc.Arbitrary<string> {
  return fc.oneof(
    { weight: 12, arbitrary: figureOf(kind) },
    { weight: 1, arbitrary: fc.constantFrom('', '!', '?', '未统计') },
  );
}

function targetOf(kind: (typeof kinds)[number], direction: string): fc.Arbitrary<string> {
  const value = figureOf(kind);
  const falling = direction === 'decrease';
  return fc.oneof(
    { weight: 8, arbitrary: value.map((limit) => `own ${falling ? '<=' : '>='} ${limit}`) },
    { weight: 1, arbitrary: value.map((limit) => `own ${falling ? '<' : '>'} ${limit}`) },
    { weight: 2, arbitrary: fc.constant(`own trend ${falling ? 'decrease' : 'increase'}`) },
    { weight: 1, arbitrary: fc.constant(`own fromBase 2013 ${falling ? '-1/6' : '1/10'}`) },
    {
      weight: 1,
      arbitrary: value.map(
        (limit) => `own all 城市${falling ? '<=' : '>='}${limit} 农村${falling ? '<=' : '>='}${limit}`,
      ),
    },
    {
      weight: 1,
      arbitrary: value.map((limit) =>
        kind.scale === 'percent' ? `own ${limit}±3` : `own ${limit}..${Number(limit) + 5}`,
      ),
    },
    { weight: 1, arbitrary: fc.constant('') },
  );
}

const row: fc.Arbitrary<Row> = fc
  .record({
    kind: fc.constantFrom(...kinds),
    direction: fc.constantFrom('increase', 'increase', 'decrease', 'decrease', 'none'),
    plans: fc.constantFrom('women', 'women', 'children', 'women children'),
    domain: fc.constantFrom('健康', '教育', '环境', '社会环境'),
    policy: fc.constantFrom('yearly', 'yearly', 'yearly', 'yearly', 'yearly', 'election', 'census', 'none'),
  })
  .chain((about) => {
    const figure = figureOf(about.kind);
    return fc.record({
      code: fc.constant(''),
      plans: fc.constant(about.plans),
      domain: fc.constant(about.domain),
      measure: fc.constant(about.kind.measure as string),
      scale: fc.constant(about.kind.scale as string),
      decimals: fc.constant(about.kind.decimals as number),
      direction: fc.constant(about.direction),
      policy: fc.constant(about.policy),
      base: fc.oneof({ weight: 6, arbitrary: figure }, { weight: 1, arbitrary: fc.constant('') }),
      target: targetOf(about.kind, about.direction),
      upperTarget: fc.oneof(
        { weight: 2, arbitrary: fc.constant('') },
        {
          weight: 1,
          arbitrary: figure.map((limit) => `province ${about.direction === 'decrease' ? '<=' : '>='} ${limit} @2020`),
        },
      ),
      milestones: fc.oneof(
        { weight: 5, arbitrary: fc.constant('') },
        { weight: 1, arbitrary: figure.map((value) => `2015:${value}`) },
      ),
      breaks: fc.constantFrom('', '', '', '', '', '', '2014', '2015'),
      partial: fc.constantFrom('', '', '', '', '', '2015', '2014'),
      cases: fc.constant(''),
      years: fc.tuple(yearFigure(about.kind), yearFigure(about.kind)),
      parts: fc.array(fc.tuple(figure, figure), { minLength: 2, maxLength: 2 }),
      areas: fc.array(fc.oneof({ weight: 4, arbitrary: figure }, { weight: 1, arbitrary: fc.constant('') }), {
        minLength: 4,
        maxLength: 4,
      }),
      counts: fc.array(fc.integer({ min: 0, max: 14 }).map(String), { minLength: 2, maxLength: 2 }),
      jump: fc.boolean(),
    });
  });

/** What the unit wrote, by section and by whether it names an indicator; never a plain copy of our own words. */
interface Written {
  readonly section: NoteSection;
  readonly names: boolean;
  readonly future: boolean;
  readonly deadline: boolean;
  readonly long: boolean;
}

const written: fc.Arbitrary<Written> = fc.record({
  section: fc.constantFrom<NoteSection>(
    '摘要',
    '政策措施',
    '主要做法',
    '主要成效',
    '存在问题',
    '原因分析',
    '对策建议',
    '下年计划',
  ),
  names: fc.boolean(),
  future: fc.boolean(),
  deadline: fc.boolean(),
  long: fc.boolean(),
});

export interface RandomRound {
  readonly dataset: Dataset;
  readonly words: readonly string[];
}

export const randomRound: fc.Arbitrary<RandomRound> = fc
  .record({
    rows: fc.array(row, { minLength: 0, maxLength: 14 }),
    notes: fc.array(written, { minLength: 0, maxLength: 12 }),
    explained: fc.array(fc.nat({ max: 13 }), { maxLength: 4 }),
    revised: fc.array(fc.nat({ max: 13 }), { maxLength: 3 }),
    goals: fc.array(fc.constantFrom('已实现', '推进中', '未启动', ''), { maxLength: 2 }),
    buildings: fc.array(fc.constantFrom('有', '无', ''), { maxLength: 2 }),
    year: fc.constantFrom(2015, 2015, 2015, 2014, 2016),
  })
  .map(({ rows, notes, explained, revised, goals, buildings, year }) => {
    const coded = rows.map((one, position) => ({ ...one, code: `X${String(position + 10)}` }));
    const text = datasetText(coded, goals, buildings, year);
    const made = datasetOf({ ...text, year });
    const indicators = made.indicators.map((one, position) => withDomain(one, coded[position]));
    const words = notes.map((one, position) => wordsOf(one, position, coded));
    const note: UnitNote = {
      unit: '卫生局',
      general: false,
      items: words,
      origin: { kind: 'file', file: 'notes/卫生局.md' },
    };
    const explanations: readonly Explanation[] = [...new Set(explained)].flatMap((at) => {
      const one = coded[at];
      if (one === undefined) return [];
      const origin = { kind: 'line' as const, file: 'notes/卫生局.md', line: 200 + at };
      return [{ indicator: one.code, unit: '卫生局', text: `甲${at}号情况按实说明在先`, origin }];
    });
    const dataset: Dataset = {
      ...made,
      indicators,
      notes: words.length === 0 ? [] : [note],
      explanations,
      revisions: [...new Set(revised)].flatMap((at) => revisionOf(coded[at], year)),
      received: { tables: new Set(['卫生局']), notes: new Set(words.length === 0 ? [] : ['卫生局']) },
    };
    return { dataset, words: [...words.map((item) => item.text), ...explanations.map((one) => one.text)] };
  });

function datasetText(rows: readonly Row[], goals: readonly string[], buildings: readonly string[], year: number) {
  const worded = [
    ...goals.map((word, at) => ({
      code: `Y${at + 10}`,
      name: `定性事项${at + 1}`,
      scale: 'text',
      target: 'own qualitative',
      word,
    })),
    ...buildings.map((word, at) => ({
      code: `Z${at + 10}`,
      name: `场所建设${at + 1}`,
      scale: 'yes-no',
      target: 'own exists',
      word,
    })),
  ];
  const indicators = [
    'code | name | plans | measure | direction | scale | decimals | policy | base | targets | milestones | breaks | partial | cases | denominator',
    ...rows.map((one, at) =>
      [
        one.code,
        `${measureName(one, at)}`,
        one.plans,
        one.measure,
        one.direction,
        one.scale,
        one.decimals,
        one.policy,
        one.base,
        [one.target, one.upperTarget].filter((target) => target !== '').join('; '),
        one.milestones,
        one.breaks,
        one.partial,
        one.scale === 'rate' ? `${one.code}N` : '',
        '',
      ].join(' | '),
    ),
    ...worded.map((one) =>
      [one.code, one.name, 'women', '是/否', 'increase', one.scale, 0, 'yearly', '', one.target].join(' | '),
    ),
    ...rows
      .filter((one) => one.scale === 'rate')
      .map((one) => [`${one.code}N`, `${one.code}例数`, '-', '例', 'none', 'count', 0].join(' | ')),
  ].join('\n');
  const last = String(year - 1);
  const now = String(year);
  const figures = [
    `code | area | ${last} | ${now}`,
    ...rows.flatMap((one) => [
      `${one.code} | own | ${one.years[0] ?? ''} | ${one.years[1] ?? ''}`,
      ...['城市', '农村'].map(
        (where, at) => `${one.code}/${where} | own | ${one.parts[at]?.[0] ?? ''} | ${one.parts[at]?.[1] ?? ''}`,
      ),
      ...['province', 'upper', 'peer-1', 'peer-2'].map(
        (area, at) => `${one.code} | ${area} | | ${one.areas[at] ?? ''}`,
      ),
      ...(one.scale === 'rate' ? [`${one.code}N | own | ${one.counts[0] ?? ''} | ${one.counts[1] ?? ''}`] : []),
    ]),
    ...worded.map((one) => `${one.code} | own | | ${one.word}`),
  ].join('\n');
  return { indicators, figures };
}

function measureName(one: Row, at: number): string {
  const gross = one.measure === '%' && one.decimals === 2 ? '毛' : '';
  return `测试事项${'甲乙丙丁戊己庚辛壬癸子丑寅卯'.charAt(at)}${gross}${one.scale === 'count' ? '数' : '率'}`;
}

function withDomain(indicator: Indicator, made: Row | undefined): Indicator {
  if (made === undefined) return indicator;
  return {
    ...indicator,
    short: indicator.name.replace('测试', ''),
    domain: Object.fromEntries(indicator.plans.map((plan) => [plan, made.domain])),
    bounds: made.decimals === 2 && made.measure === '%' ? [indicator.bounds[0], null] : indicator.bounds,
    jump:
      made.jump && made.measure === '%'
        ? { kind: 'points', points: indicator.bounds[0]?.plus(10) ?? (undefined as never) }
        : { kind: 'none' },
  };
}

function wordsOf(one: Written, position: number, rows: readonly Row[]): NoteItem {
  const about = one.names ? rows[position % Math.max(1, rows.length)] : undefined;
  const plans: readonly PlanId[] = ['women', 'children'];
  const text = `乙${position}号材料写明${one.long ? '了各镇逐一走访登记、分片包干、按月汇总并向社会公布结果的办法，以及'.repeat(3) + '其他办法' : '了办法'}。`;
  return {
    section: one.section,
    text,
    plans,
    planUnclear: false,
    indicators: about === undefined ? [] : [about.code],
    deadline:
      one.deadline && (one.section === '对策建议' || one.section === '下年计划')
        ? `2016年${(position % 12) + 1}月`
        : null,
    future: one.section === '对策建议' || one.section === '下年计划' || (one.future && one.section !== '存在问题'),
    state: null,
    origin: { kind: 'line', file: 'notes/卫生局.md', line: position + 1 },
  };
}

function revisionOf(one: Row | undefined, year: number): Dataset['revisions'] {
  const after = one?.years[0] ?? '';
  if (one === undefined || !/^\d/.test(after)) return [];
  const origin = { kind: 'cell' as const, file: 'history/2014.xlsx', sheet: '年报表', cell: 'D2' };
  return [
    {
      indicator: one.code,
      area: 'own',
      year: year - 1,
      before: { value: one.base === '' ? '1' : one.base, origin },
      after: { value: after, origin: { ...origin, file: 'workbooks/卫生局.xlsx' } },
    },
  ];
}
