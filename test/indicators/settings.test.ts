import { describe, expect, test } from 'vitest';
import { parseRound } from '../../src/indicators/round.ts';
import { settingsSchema, settingSources } from '../../src/indicators/settings.ts';
import { formatOrigin } from '../../src/provenance.ts';

const round = [
  'area: {name: 云溪市}',
  'year: 2015',
  'plans:',
  '  women: {title: 妇女规划, base: 2013, target: 2016}',
  '  children: {title: 儿童规划, base: 2013, target: 2016}',
  'compiler: 统计局',
  'units:',
  '  - {name: 教育局, role: key}',
  'settings:',
  '',
].join('\n');

function mistakes(settings: string): readonly string[] {
  const reading = parseRound({ file: 'round.yaml', text: `${round}${settings}\n` });
  return reading.findings.map(({ origin, message }) => `${origin === null ? '' : formatOrigin(origin)} ${message}`);
}

describe('The table of settings', () => {
  test('gives every setting its default and says whose it is', () => {
    expect(Object.keys(settingSources).toSorted()).toEqual(Object.keys(settingsSchema.shape).toSorted());
    for (const told of Object.values(settingSources)) {
      expect(Object.values(told).every((text) => text.length > 0)).toBe(true);
    }
  });

  test('says of our own choices that they are ours, and of the cuts of a ratio that they are Eurostat’s and Statistics Canada’s', () => {
    const others = Object.entries(settingSources).filter(([, { source }]) => source !== '本系统约定');
    expect(others.map(([id]) => id)).toEqual(['nearlyMetCounts', 'onSchedule', 'farBehind', 'movingAway']);
  });

  test('holds the method’s numbers', () => {
    const settings = settingsSchema.parse({});
    const cuts = ['nearlyMet', 'onSchedule', 'farBehind', 'movingAway', 'redMultiplier', 'redTimeLeft', 'orangeMultiplier', 'yellowProbability', 'blueProbability', 'existenceYellow', 'existenceOrange'] as const; // prettier-ignore
    expect(cuts.map((id) => settings[id].toNumber())).toEqual([0.01, 0.95, 0.6, 0, 3, 0.5, 2, 0.2, 0.5, 0.5, 0.8]);
    expect([settings.redYearsLeft, settings.smallCount, settings.shortSeries, settings.comparisonLag]).toEqual([
      2, 10, 5, 1,
    ]);
  });
});

describe('A wrong setting', () => {
  test.each([
    [
      'no number',
      '  farBehind: 六成',
      'round.yaml:10:14 “settings的farBehind”有误：应为数字，如 95 或 12.10，现写“六成”。',
    ],
    ['an unknown name', '  onTime: 0.9', 'round.yaml:10:11 “settings的onTime”有误：没有这一项。'],
    [
      'an unknown method',
      '  forecastMethod: arima',
      'round.yaml:10:19 “settings的forecastMethod”有误：只能写 last-value、drift、geometric、last-change、ols、theil-sen、combined。',
    ],
    [
      'an endless interval',
      '  intervalLevel: 100%',
      'round.yaml:10:18 “settings的intervalLevel”有误：应不低于50%而小于100%，如 80%。',
    ],
    [
      'a probability above one',
      '  blueProbability: 1.5',
      'round.yaml:10:20 “settings的blueProbability”有误：应在0到1之间，如 0.5 或 50%。',
    ],
    [
      'a multiplier below one',
      '  orangeMultiplier: 0.5',
      'round.yaml:10:21 “settings的orangeMultiplier”有误：应为不小于1的倍数，如 3。',
    ],
    [
      'cuts out of order',
      '  onSchedule: 0.5',
      'round.yaml:10:15 “settings的onSchedule”有误：farBehind（0.6）不能大于 onSchedule（0.5）。',
    ],
  ])('(%s) is told at its line and column', (_, settings, told) => {
    expect(mistakes(settings)).toEqual([told]);
  });

  test('does not hide another one', () => {
    expect(mistakes('  farBehind: 六成\n  redYearsLeft: 两年')).toHaveLength(2);
  });
});
