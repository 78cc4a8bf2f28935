/** To whom, in how many copies, under which titles: as round.yaml says it. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  annualTitle,
  copiesText,
  paperCopies,
  recipientOf,
  warningTitle,
  waysOf,
} from '../../src/indicators/handing-in.ts';
import type { Round } from '../../src/indicators/round.ts';
import { parseRound } from '../../src/indicators/round.ts';

const sample = readFileSync(new URL('../../samples/heshan-2015/round.yaml', import.meta.url), 'utf8');

function roundOf(text: string): Round {
  const reading = parseRound({ file: 'round.yaml', text });
  if (reading.verdict === 'failed') throw new Error(reading.findings.map(({ message }) => message).join('\n'));
  return reading.value.value;
}

const without = (key: string): string => sample.replace(new RegExp(`^${key}:.*\\n(?: .*\\n)*`, 'mu'), '');

describe('The exact titles of the notice', () => {
  it('are those of the three tables that the sample’s notice names', () => {
    const round = roundOf(sample);
    expect(annualTitle(round)).toBe('广东省妇女儿童发展规划重点监测统计年报表（鹤山市2015年报表）');
    expect(warningTitle(round, 'women')).toBe(
      '《鹤山市妇女发展规划（2014—2016年）》主要定量指标统计监测预警情况表（2015年度）',
    );
    expect(warningTitle(round, 'children')).toBe(
      '《鹤山市儿童发展规划（2014—2016年）》主要定量指标统计监测预警情况表（2015年度）',
    );
  });

  it('may stand without quotes, although YAML has its own use for braces', () => {
    const bare = sample.replace(/warning: "(.*)"/, 'warning: $1');
    expect(bare).not.toBe(sample);
    expect(warningTitle(roundOf(bare), 'women')).toBe(warningTitle(roundOf(sample), 'women'));
    const inOneLine = `${without('titles')}titles: {annual: 某省年报表（{{地区}}{{年份}}年）, warning: 《{{规划全称}}》预警表}\n`;
    expect(annualTitle(roundOf(inOneLine))).toBe('某省年报表（鹤山市2015年）');
    expect(warningTitle(roundOf(inOneLine), 'children')).toBe('《鹤山市儿童发展规划（2014—2016年）》预警表');
  });

  it('have names of ours where the round gives none, and no others in braces', () => {
    const plain = roundOf(without('titles'));
    expect(annualTitle(plain)).toBe('鹤山市2015年妇女儿童发展规划重点监测统计年报表');
    expect(warningTitle(plain, 'women')).toBe('《鹤山市妇女发展规划（2014—2016年）》主要定量指标统计监测预警情况表');
    const wrong = parseRound({ file: 'round.yaml', text: sample.replace('{{规划全称}}', '{{规划}}') });
    expect(wrong.findings[0]?.message).toContain('表名里没有“{{规划}}”这个名称');
  });
});

describe('Recipients and copies', () => {
  it('ask for two copies only where the round says so', () => {
    const round = roundOf(sample);
    expect(copiesText(round, 'general')).toBe('一式两份');
    expect(copiesText(round, 'units')).toBe('');
    expect(paperCopies(round, 'units')).toBe(1);
    expect(waysOf(round, 'units')).toEqual(['公文交换系统', '邮箱']);
    expect(copiesText(roundOf(without('submit')), 'general')).toBe('');
    expect(paperCopies(roundOf(without('submit')), 'general')).toBeNull();
  });

  it('send the tables where the reports go, unless they are sent elsewhere', () => {
    const only = roundOf(sample.replace(/^recipient:.*$/mu, 'recipient: {units: 甲办}'));
    expect(recipientOf(only, 'tables')).toBe('甲办');
    expect(recipientOf(only, 'general')).toBeNull();
    const both = roundOf(sample.replace(/^recipient:.*$/mu, 'recipient: {units: 甲办, tables: 乙局}'));
    expect(recipientOf(both, 'tables')).toBe('乙局');
  });
});
