import { describe, expect, it } from 'vitest';
import type { FigureId } from '../../src/report/figure-id.ts';
import { figureIdText } from '../../src/report/figure-id.ts';
import { earlierText, nameOneFigure, parseFigureId } from '../../src/report/figure-id-reading.ts';

const judged = { indicator: 'C25', plan: 'children', set: 'province' } as const;
const untargeted = { indicator: 'W02', plan: 'women', set: null } as const;

/** Of every kind one; the compiler asks for a new one. */
const oneOfEach = {
  value: { kind: 'value', indicator: 'C25', area: 'peer-1', year: 2015, dimension: null },
  base: { kind: 'base', indicator: 'C25', year: 2013, plan: 'women' },
  state: { kind: 'state', indicator: 'C90', year: 2015, plan: 'children' },
  'before-revision': { kind: 'before-revision', indicator: 'C25', year: 2014 },
  'since-base': { kind: 'since-base', ...judged },
  gap: { kind: 'gap', ...judged },
  inside: { kind: 'inside', ...judged },
  'wrong-run': { kind: 'wrong-run', ...untargeted },
  'gap-share': { kind: 'gap-share', ...judged },
  progress: { kind: 'progress', ...judged },
  schedule: { kind: 'schedule', ...judged },
  behind: { kind: 'behind', ...judged },
  multiplier: { kind: 'multiplier', ...judged },
  lacking: { kind: 'lacking', ...judged },
  'forecast-gap': { kind: 'forecast-gap', ...judged },
  'favourable-gap': { kind: 'favourable-gap', ...judged },
  change: { kind: 'change', ...untargeted, year: 2015 },
  planned: { kind: 'planned', ...judged, year: 2016 },
  milestone: { kind: 'milestone', ...judged, year: 2015 },
  difference: { kind: 'difference', ...judged, area: 'peer-1', year: 2014 },
  target: { kind: 'target', ...judged, part: 'low' },
  condition: { kind: 'condition', ...judged, year: 2015, where: '城市', comparison: '>=' },
  'condition-gap': { kind: 'condition-gap', ...judged, where: '城/镇', comparison: '<' },
  speed: { kind: 'speed', ...judged, which: 'needed' },
  ratio: { kind: 'ratio', ...judged, method: 'geometric' },
  forecast: { kind: 'forecast', ...judged, year: 2016, part: 'upper' },
  projection: { kind: 'projection', ...judged, method: 'last-change', year: 2016 },
  'projection-gap': { kind: 'projection-gap', ...judged, method: 'last-change' },
  count: { kind: 'count', scope: 'women', what: 'met', within: ['健康', 'met-kept'] },
  rate: { kind: 'rate', plan: 'children', strict: true },
  units: { kind: 'units' },
  ledger: { kind: 'ledger', step: 2 },
  setting: { kind: 'setting', setting: 'nearlyMet' },
} as const satisfies { readonly [Kind in FigureId['kind']]: FigureId & { readonly kind: Kind } };

const others: readonly FigureId[] = [
  { kind: 'value', indicator: 'C25', area: 'own', year: 2015, dimension: '城/镇 50%2F' },
  // An area that is called as a kind of figure is.
  { kind: 'value', indicator: 'C25', area: 'change', year: 2015, dimension: null },
  { kind: 'value', indicator: 'C25', area: 'gap-difference', year: 2015, dimension: null },
  { kind: 'difference', ...judged, area: 'own-difference', year: 2015 },
  { kind: 'target', ...judged, part: 'text' },
  { kind: 'ledger', step: null },
  { kind: 'rate', plan: 'women', strict: false },
  { kind: 'count', scope: 'all', what: 'unchanged', within: [] },
];

describe('The id of a figure', () => {
  it.each([...Object.values(oneOfEach), ...others].map((id) => [figureIdText(id), id] as const))(
    'is read back from its text %s',
    (text, id) => {
      expect(parseFigureId(text)).toEqual(id);
      expect(nameOneFigure(text, earlierText(id))).toBe(true);
    },
  );

  it('has one text, and no two have the same', () => {
    const texts = [...Object.values(oneOfEach), ...others].map(figureIdText);
    expect(new Set(texts).size).toBe(texts.length);
  });
});

describe('An id of an earlier version', () => {
  const meant = () => ({ plan: 'children', set: 'own' }) as const;
  const own = { indicator: 'C25', plan: 'children', set: 'own' } as const;

  it.each([
    ['C25/own/2015', { kind: 'value', indicator: 'C25', area: 'own', year: 2015, dimension: null }],
    ['C25/change/2015', { kind: 'change', ...own, year: 2015 }],
    ['C25/gap/province', { kind: 'gap', ...own, set: 'province' }],
    ['C25/gap/城市', { kind: 'condition-gap', ...own, where: '城市', comparison: '>=' }],
    ['C25/target/province/limit', { kind: 'target', ...own, set: 'province', part: 'limit' }],
    ['C25/inside/own', { kind: 'inside', ...own }],
    ['C25/pace/achieved', { kind: 'speed', ...own, which: 'achieved' }],
    ['C25/forecast/2016/lower', { kind: 'forecast', ...own, year: 2016, part: 'lower' }],
    ['C25/projection/last-change/2016', { kind: 'projection', ...own, method: 'last-change', year: 2016 }],
    ['C25/projection/last-change-gap', { kind: 'projection-gap', ...own, method: 'last-change' }],
    ['C25/province-difference/2015', { kind: 'difference', ...own, area: 'province', year: 2015 }],
    ['count/women/level', { kind: 'count', scope: 'women', what: 'unchanged', within: [] }],
    ['count/all/not-met/level/red', { kind: 'count', scope: 'all', what: 'not-met', within: ['level', 'red'] }],
  ] as const)('%s is read as the figure of the plan and set that are meant', (text, id) => {
    expect(parseFigureId(text, meant)).toEqual(id);
  });

  it('is not read where nobody says which plan is meant', () => {
    expect(['C25/change/2015', 'C25/gap/own', 'C25/progress'].map((text) => parseFigureId(text))).toEqual([
      null,
      null,
      null,
    ]);
  });

  it('is the same figure as today’s of whichever plan, and not another', () => {
    expect(nameOneFigure('C25/change/2015', 'C25/change/2015/women/own')).toBe(true);
    expect(nameOneFigure('C25/own/2013', 'C25/base/2013/women')).toBe(true);
    expect(nameOneFigure('C25/change/2015/children/own', 'C25/change/2015/women/own')).toBe(false);
    expect(nameOneFigure('C25/change/2014', 'C25/change/2015/women/own')).toBe(false);
  });

  it.each(['', 'x', 'C25', 'C25/nonsense', 'C25/value', 'settings/nonsense', 'count/women/nonsense'])(
    'is none where the text is “%s”',
    (text) => {
      expect(parseFigureId(text, meant)).toBeNull();
    },
  );
});
