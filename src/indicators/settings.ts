/**
 * One table of the method's cut points and defaults. Defaults stand here with their source;
 * round.yaml's `settings` overrides single entries, and a changed one is named in the report's method note.
 */
import { z } from 'zod';
import { Decimal, decimal } from './decimals.ts';
import { figureText, flagText, wholeText } from './yaml/written-values.ts';

/** `1%` or `0.01`. */
const share = z
  .union([z.string(), z.number()])
  .refine((text) => /^\d+(\.\d+)?%?$/.test(String(text).trim()), '应为百分数或小数，如 1% 或 0.01')
  .transform((text): Decimal => {
    const trimmed = String(text).trim();
    return trimmed.endsWith('%') ? decimal(trimmed.slice(0, -1)).dividedBy(100) : decimal(trimmed);
  });

/** A share that leaves something on either side: a probability, a part of the time. */
const part = share.refine((value) => value.lessThanOrEqualTo(1), '应在0到1之间，如 0.5 或 50%');

/** Below a half an interval holds less than it leaves out; at 100 % it would be endless. */
const level = share.refine(
  (value) => value.greaterThanOrEqualTo('0.5') && value.lessThan(1),
  '应不低于50%而小于100%，如 80%',
);

const multiple = figureText.refine((value) => value.greaterThanOrEqualTo(1), '应为不小于1的倍数，如 3');

const method = z.enum(['last-value', 'drift', 'geometric', 'last-change', 'ols', 'theil-sen', 'combined']);

interface SettingSource {
  /** What the setting decides, in the words of the method note. */
  readonly says: string;
  readonly source: string;
  /** The default, as it would be written in round.yaml. */
  readonly standard: string;
}

/** id → default and source. Our own choices are said to be ours, never presented as anyone else's rule. */
export const settingSources = {
  nearlyMet: { says: '基本达标的差距上限（占目标值的比例）', standard: '1%', source: '本系统约定' },
  nearlyMetCounts: { says: '达标率是否含基本达标', standard: '是', source: '国家统计局监测报告的做法' },
  onSchedule: { says: '列为进度正常的进度达标率下限', standard: '0.95', source: '欧盟统计局、加拿大统计局分界' },
  farBehind: { says: '列为明显落后的进度达标率上限', standard: '0.60', source: '欧盟统计局、加拿大统计局分界' },
  movingAway: { says: '列为背离目标的进度达标率上限', standard: '0', source: '欧盟统计局、加拿大统计局分界' },
  intervalLevel: { says: '预测区间的置信水平', standard: '0.8', source: '本系统约定' },
  forecastMethod: { says: '预测方法', standard: 'combined', source: '本系统约定' },
  shortSeries: { says: '不注明仅供参考的最少数据年数', standard: '5', source: '本系统约定' },
  smallCount: { says: '不作为小样本的最少例数', standard: '10', source: '本系统约定' },
  pooledChance: { says: '小样本近三年合计例数视为偶然的概率下限', standard: '0.1', source: '本系统约定' },
  noiseChance: { says: '两年比率之差视为偶然的概率下限', standard: '0.1', source: '本系统约定' },
  redMultiplier: {
    says: '剩余时间不多时列红色的所需速度倍数',
    standard: '3',
    source: '本系统约定',
  },
  redTimeLeft: { says: '按所需速度倍数列红色时剩余时间占规划期的最高比例', standard: '0.5', source: '本系统约定' },
  redYearsLeft: { says: '按预测区间列红色时的最多剩余年数', standard: '2', source: '本系统约定' },
  orangeMultiplier: { says: '进度略慢且比上年变差时列橙色的所需速度倍数', standard: '2', source: '本系统约定' },
  yellowBelow: { says: '进度略慢时列黄色的按期达标可能性上限（1为一律列黄色）', standard: '1', source: '本系统约定' },
  yellowProbability: { says: '进度正常时列黄色的按期达标可能性上限', standard: '0.2', source: '本系统约定' },
  blueProbability: { says: '进度正常时列关注的按期达标可能性上限', standard: '0.5', source: '本系统约定' },
  existenceYellow: { says: '有无型指标未达标时列黄色的时间进度上限', standard: '0.5', source: '本系统约定' },
  existenceOrange: { says: '有无型指标未达标时列橙色的时间进度上限', standard: '0.8', source: '本系统约定' },
  comparisonLag: { says: '地区比较可退回的年数', standard: '1', source: '本系统约定' },
  contents: { says: '总报告是否印目录', standard: '否', source: '本系统约定' },
  explainedInReport: { says: '已说明的核实性问题是否写入报告脚注', standard: '否', source: '本系统约定' },
} as const satisfies Record<string, SettingSource>;

/** 1 typed for 1% would make everything nearly met. */
const nearly = part.refine((value) => value.lessThanOrEqualTo(0.2), '应为不超过20%的百分数，如 1%');

export type SettingId = keyof typeof settingSources;

const standard = Object.fromEntries(Object.entries(settingSources).map(([id, source]) => [id, source.standard])) as {
  readonly [Id in SettingId]: (typeof settingSources)[Id]['standard'];
};

export const settingsSchema = z
  .strictObject({
    nearlyMet: nearly.prefault(standard.nearlyMet),
    nearlyMetCounts: flagText.prefault(standard.nearlyMetCounts),
    onSchedule: figureText.prefault(standard.onSchedule),
    farBehind: figureText.prefault(standard.farBehind),
    movingAway: figureText.prefault(standard.movingAway),
    intervalLevel: level.prefault(standard.intervalLevel),
    forecastMethod: method.prefault(standard.forecastMethod),
    shortSeries: wholeText.prefault(standard.shortSeries),
    smallCount: wholeText.prefault(standard.smallCount),
    pooledChance: part.prefault(standard.pooledChance),
    noiseChance: part.prefault(standard.noiseChance),
    redMultiplier: multiple.prefault(standard.redMultiplier),
    redTimeLeft: part.prefault(standard.redTimeLeft),
    redYearsLeft: wholeText.prefault(standard.redYearsLeft),
    orangeMultiplier: multiple.prefault(standard.orangeMultiplier),
    yellowBelow: part.prefault(standard.yellowBelow),
    yellowProbability: part.prefault(standard.yellowProbability),
    blueProbability: part.prefault(standard.blueProbability),
    existenceYellow: part.prefault(standard.existenceYellow),
    existenceOrange: part.prefault(standard.existenceOrange),
    comparisonLag: wholeText.prefault(standard.comparisonLag),
    contents: flagText.prefault(standard.contents),
    explainedInReport: flagText.prefault(standard.explainedInReport),
  })
  .superRefine((settings, context) => {
    for (const [lower, upper] of inOrder) {
      // What was refused by itself still stands there as it was written.
      const cuts = [settings[lower], settings[upper]].every((cut) => cut instanceof Decimal);
      if (!cuts || settings[lower].lessThanOrEqualTo(settings[upper])) continue;
      const said = `${lower}（${settings[lower].toFixed()}）不能大于 ${upper}（${settings[upper].toFixed()}）`;
      context.addIssue({ code: 'custom', path: [upper], message: said });
    }
  });

/** A class or level that lies between two cuts needs them in order. */
const inOrder = [
  ['movingAway', 'farBehind'],
  ['farBehind', 'onSchedule'],
  ['yellowProbability', 'blueProbability'],
  ['existenceYellow', 'existenceOrange'],
  ['orangeMultiplier', 'redMultiplier'],
] as const;

export type Settings = z.output<typeof settingsSchema>;
