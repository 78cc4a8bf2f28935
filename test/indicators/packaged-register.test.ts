import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { foldName } from '../../src/indicators/letter-forms.ts';
import { periodOf } from '../../src/indicators/period.ts';
import { planIds } from '../../src/indicators/plan-id.ts';
import { parsePlan } from '../../src/indicators/plan.ts';
import { layPlanOver } from '../../src/indicators/register/laid-plan.ts';
import { parseRegister } from '../../src/indicators/register/register.ts';
import { parseRound } from '../../src/indicators/round.ts';
import { decades, valueOf } from './laid-register.ts';

const register = valueOf(parseRegister({ file: 'indicators.yaml', text: readFileSync('indicators.yaml', 'utf8') }));

const laidIn = (year: number, code: string) => {
  const [base, target] = year <= 2020 ? [2010, 2020] : [2020, 2030];
  const text = `area: {code: "${code}", name: 甲市}\nyear: ${year}\nplans:\n  women: {title: 甲, base: ${base}, target: ${target}}\n  children: {title: 乙, base: ${base}, target: ${target}}\ncompiler: 统计局\nunits: [{name: 统计局, role: key}]\n`;
  const round = valueOf(parseRound({ file: 'round.yaml', text }));
  return layPlanOver(register, valueOf(parsePlan({ file: 'plan.yaml', text: '{}' })), round);
};

const targetsIn = (year: number, code = '440784') =>
  valueOf(laidIn(year, code)).flatMap((one) => one.targets.map((target) => ({ code: one.code, ...target })));

describe('The packaged register', () => {
  it('has the official order of 领域 of both decades', () => {
    expect(register.periods).toEqual(decades);
  });

  it.each([2015, 2018, 2022, 2029])('is laid over a round of %i without a mistake or a contradiction', (year) => {
    const outcome = laidIn(year, '440784');
    expect(outcome.findings.filter(({ level }) => level !== '提示性')).toEqual([]);
  });

  it('judges 2015 by nothing of 2030, 2022 by nothing of 2020, another province by nothing of Guangdong', () => {
    expect(targetsIn(2015).filter(({ year }) => year > 2020)).toEqual([]);
    expect(targetsIn(2022).filter(({ year }) => year <= 2020)).toEqual([]);
    expect(targetsIn(2015).some(({ definition }) => definition.set === 'province')).toBe(true);
    expect(targetsIn(2015, '330100').filter(({ definition }) => definition.set === 'province')).toEqual([]);
  });

  it('ships of the outlines of 2021—2030 only the numbers that were seen in a text on them', () => {
    const shipped = targetsIn(2022).map(({ code, plan, definition }) => {
      const limit =
        definition.kind === 'threshold' ? `${definition.comparison}${definition.limit.toFixed()}` : definition.kind;
      return `${plan} ${code} ${definition.set} ${limit}`;
    });
    expect(shipped.toSorted()).toEqual([
      'children C01 national <=5',
      'children C02 national <=6',
      'children C03 national <=3',
      'women W02 national <=12',
      'women W60 national >=70',
      'women W61 national trend',
      'women W62 national <=2',
    ]);
  });

  it.each([
    ['C19', 'C64'],
    ['C20a', 'C60'],
    ['W27', 'W68'],
    ['W40', 'W77'],
    ['C28', 'C69'],
    ['C38', 'C73'],
  ])('does not take one measure for another: %s and %s are of different decades', (before, after) => {
    const periodsOf = (code: string) =>
      register.entries
        .filter(({ entry }) => entry.code === code)
        .map(({ entry }) => entry.periods ?? Object.keys(entry.domain ?? {}));
    expect(periodsOf(before)).toEqual([['2011-2020']]);
    expect(periodsOf(after)).toEqual([['2021-2030']]);
  });

  it('has no name twice within a decade and plan', () => {
    for (const year of [2015, 2022]) {
      for (const plan of planIds) {
        const names = valueOf(laidIn(year, '440784'))
          .filter(({ plans }) => plans.includes(plan))
          .flatMap(({ name, aliases }) => [...new Set([name, ...aliases].map(foldName))]);
        expect(names.filter((name, position) => names.indexOf(name) < position)).toEqual([]);
      }
    }
  });

  it('says what every indicator means, and what to do about it where it has a better side', () => {
    const silent = register.entries.filter(
      ({ entry }) =>
        entry.meaning === undefined ||
        ((entry.plans ?? []).length > 0 &&
          (entry.direction === 'increase' || entry.direction === 'decrease') &&
          (entry.advice?.hard ?? []).length === 0),
    );
    expect(silent.map(({ entry }) => entry.code)).toEqual([]);
  });

  it('knows a period for the plans of both decades', () => {
    expect([2016, 2020, 2025, 2030].map((year) => periodOf(register.periods, year)?.id)).toEqual([
      '2011-2020', '2011-2020', '2021-2030', '2021-2030',
    ]); // prettier-ignore
  });
});
