import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { fuer, roundFolder } from './a-round-folder.ts';

const methodsForm = z.array(
  z.object({
    indicator: z.string(),
    decides: z.string(),
    class: z.string(),
    ratios: z.array(z.object({ method: z.string(), value: z.number().nullable(), because: z.string().nullable() })),
    openSdg: z.object({ status: z.string().nullable(), because: z.string().nullable() }),
    rates: z.array(z.object({ method: z.string(), value: z.number().nullable() })),
    forecast: z.array(
      z.object({
        method: z.string(),
        year: z.number(),
        value: z.number().nullable(),
        years: z.array(z.number()).nullable(),
      }),
    ),
  }),
);

const backtestForm = z.object({
  forecasts: z.array(z.object({ indicator: z.string(), method: z.string(), year: z.number(), actual: z.string() })),
  methods: z.array(z.object({ method: z.string(), points: z.number(), count: z.number() })),
  warnings: z.array(z.object({ indicator: z.string(), verdict: z.string(), reached: z.boolean() })),
  tests: z.array(z.object({ rule: z.string(), caught: z.number(), falseAlarms: z.number() })),
});

/** The education office's figures are complete; the sports office's are to be explained, which stops nothing. */
const round = roundFolder();

describe('fuer assess --methods', () => {
  it('gives every method’s figures of every judgement as JSON, with the years they rest on', async () => {
    const run = await fuer('assess', round.path, '--methods', '--json');
    const rows = methodsForm.parse(JSON.parse(run.out));
    expect(rows.map((row) => row.indicator)).toEqual(['C25', 'C27', 'W18']);
    const of = rows.find((row) => row.indicator === 'C27');
    expect(of).toMatchObject({ decides: 'arithmetic', class: 'slightly-behind' });
    expect(of?.openSdg).toEqual({ status: 'moderate_progress', because: null });
    expect(of?.rates.map(({ method }) => method)).toEqual(['aarr-log', 'aarr-discrete']);
    expect(of?.forecast.map(({ method, year }) => `${method} ${year}`)).toEqual([
      'last-value 2016', 'drift 2016', 'geometric 2016', 'last-change 2016', 'ols 2016', 'theil-sen 2016', 'combined 2016',
    ]); // prettier-ignore
    expect(of?.forecast[0]?.years).toEqual([2013, 2014, 2015]);
  });

  it('sets them side by side for people: the deciding ratio marked, reached targets ticked', async () => {
    const { out } = await fuer('assess', round.path, '--methods');
    expect(out).toMatch(/C27 .*0\.90 略慢← .*0\.91 略慢 .*进展中等（2\.2分）.*2013—2015/);
    // 88.3, 89.6, 92.3: last-change 92.3 + 2.7 = 95.0 reaches 95
    expect(out).toMatch(/C27 .*2016 .*92\.3× .*94\.3× .*95\.0√ .*93\.3×/);
  });
});

describe('fuer backtest', () => {
  it('replays what can be replayed: from 2013 and 2014, what 2015 would have been', async () => {
    const run = await fuer('backtest', round.path, '--json');
    const past = backtestForm.parse(JSON.parse(run.out));
    const combined = past.forecasts.filter(({ method }) => method === 'combined');
    expect(combined.map(({ indicator, year, actual }) => `${indicator} ${year} ${actual}`)).toEqual([
      'C25 2015 95.4',
      'C27 2015 92.3',
      'W18 2015 88.9',
    ]);
    expect(past.methods.every(({ points, count }) => points === 2 && count === 3)).toBe(true);
    expect(past.warnings.every(({ verdict }) => verdict === 'provisional')).toBe(true);
  });

  it('says in words how few they are, and what the warning is measured by', async () => {
    const { out } = await fuer('backtest', round.path);
    expect(out).toContain('各行不足100次，只供了解，不足以据此改动设置。');
    expect(out).toContain('是否达到本年计划值（目标年未到）');
    expect(out).toMatch(/凡未达标都报/);
    expect(out).toMatch(/按年均增减量达不到就报/);
  });

  it('says what is missing where there is no past', async () => {
    const young = roundFolder({
      'plan.yaml': 'C25: {targets: [{set: own, atLeast: 96}]}\n',
      'workbooks/教育局.csv': '填报单位：教育局,,,\n代码,指标名称,计量单位,2015年\nC25,九年义务教育巩固率,%,95.4\n',
      'workbooks/体育局.csv': null,
    });
    const { out } = await fuer('backtest', young.path);
    expect(out).toContain('没有可以回测的年份');
    expect(out).toContain('history 文件夹');
  });
});
