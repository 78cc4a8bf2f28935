/**
 * One table of the method's cut points and defaults. Defaults stand here with their source;
 * round.yaml's `settings` overrides single entries, and a changed one is named in the report's method note.
 */
import { z } from 'zod';
import type { Decimal } from './decimals.ts';
import { decimal } from './decimals.ts';
import { figureText, flagText, wholeText } from './definition.ts';

/** `1%` or `0.01`. */
const share = z
  .union([z.string(), z.number()])
  .refine((text) => /^\d+(\.\d+)?%?$/.test(String(text).trim()), '应为百分数或小数，如 1% 或 0.01')
  .transform((text): Decimal => {
    const trimmed = String(text).trim();
    return trimmed.endsWith('%') ? decimal(trimmed.slice(0, -1)).dividedBy(100) : decimal(trimmed);
  });

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
  nearlyMet: { says: '基本达标：未达目标但差距不超过目标值的比例', standard: '1%', source: '本系统约定' },
  nearlyMetCounts: { says: '达标率是否含基本达标', standard: '是', source: '国家统计局监测报告的做法' },
  onSchedule: { says: '进度达标率不低于此值为进度正常', standard: '0.95', source: '欧盟统计局、加拿大统计局分界' },
  farBehind: { says: '进度达标率低于此值为明显落后', standard: '0.60', source: '欧盟统计局、加拿大统计局分界' },
  movingAway: { says: '进度达标率低于此值为背离目标', standard: '0', source: '欧盟统计局、加拿大统计局分界' },
  intervalLevel: { says: '预测区间的置信水平', standard: '0.8', source: '本系统约定' },
  forecastMethod: { says: '预测方法', standard: 'combined', source: '本系统约定' },
  shortSeries: { says: '数据不足此年数时注明仅供参考', standard: '5', source: '本系统约定' },
  smallCount: { says: '例数低于此值为小样本', standard: '10', source: '本系统约定' },
  redMultiplier: {
    says: '所需速度超过近年速度的倍数（剩余时间不超过一半时列红色）',
    standard: '3',
    source: '本系统约定',
  },
  redTimeLeft: { says: '上款所称剩余时间占规划期的比例', standard: '0.5', source: '本系统约定' },
  redYearsLeft: { says: '剩余年数不超过此值且区间有利一端仍达不到目标时列红色', standard: '2', source: '本系统约定' },
  orangeMultiplier: { says: '进度略慢且上年方向背离时列橙色的倍数', standard: '2', source: '本系统约定' },
  yellowProbability: { says: '按期达标可能性低于此值列黄色', standard: '0.2', source: '本系统约定' },
  blueProbability: { says: '按期达标可能性低于此值列关注', standard: '0.5', source: '本系统约定' },
  existenceYellow: { says: '存在型指标未达标，时间进度不超过此值列黄色', standard: '0.5', source: '本系统约定' },
  existenceOrange: { says: '存在型指标未达标，时间进度不超过此值列橙色', standard: '0.8', source: '本系统约定' },
  comparisonLag: { says: '地区比较时可退到最近共同年份的年数', standard: '1', source: '本系统约定' },
  explainedInReport: { says: '已说明的核实性问题是否写入报告脚注', standard: '否', source: '本系统约定' },
} as const satisfies Record<string, SettingSource>;

export type SettingId = keyof typeof settingSources;

export const settingsSchema = z.strictObject({
  nearlyMet: share.prefault(settingSources.nearlyMet.standard),
  nearlyMetCounts: flagText.prefault('是'),
  onSchedule: figureText.prefault(settingSources.onSchedule.standard),
  farBehind: figureText.prefault(settingSources.farBehind.standard),
  movingAway: figureText.prefault(settingSources.movingAway.standard),
  intervalLevel: share.prefault(settingSources.intervalLevel.standard),
  forecastMethod: method.prefault('combined'),
  shortSeries: wholeText.prefault(settingSources.shortSeries.standard),
  smallCount: wholeText.prefault(settingSources.smallCount.standard),
  redMultiplier: figureText.prefault(settingSources.redMultiplier.standard),
  redTimeLeft: figureText.prefault(settingSources.redTimeLeft.standard),
  redYearsLeft: wholeText.prefault(settingSources.redYearsLeft.standard),
  orangeMultiplier: figureText.prefault(settingSources.orangeMultiplier.standard),
  yellowProbability: figureText.prefault(settingSources.yellowProbability.standard),
  blueProbability: figureText.prefault(settingSources.blueProbability.standard),
  existenceYellow: figureText.prefault(settingSources.existenceYellow.standard),
  existenceOrange: figureText.prefault(settingSources.existenceOrange.standard),
  comparisonLag: wholeText.prefault(settingSources.comparisonLag.standard),
  explainedInReport: flagText.prefault('否'),
});

export type Settings = z.output<typeof settingsSchema>;
