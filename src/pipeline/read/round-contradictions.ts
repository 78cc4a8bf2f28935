/** round.yaml against itself and against plan.yaml: areas, compiler, dates, the targets that a plan is judged by. */
import type { Diagnostic } from '../../diagnostics.ts';
import { finding } from '../../diagnostics.ts';
import type { Indicator } from '../../indicators/definition.ts';
import { nearestOffice } from '../../indicators/nearest.ts';
import type { PlanId } from '../../indicators/plan-id.ts';
import { planIds, planWord } from '../../indicators/plan-id.ts';
import type { CityPlan } from '../../indicators/plan.ts';
import type { Round } from '../../indicators/round.ts';
import { findUnit } from '../../indicators/round.ts';
import { recipientOf } from '../../indicators/handing-in.ts';
import type { Located } from '../../indicators/yaml/yaml.ts';

type Locate = Located<Round>['locate'];

export function roundContradictions(round: Round, locate: Locate): readonly Diagnostic[] {
  return [...repeatedAreas(round, locate), ...unknownCompiler(round, locate), ...earlyDates(round, locate)];
}

/** A column headed with a name that two areas have could be either's. */
function repeatedAreas(round: Round, locate: Locate): readonly Diagnostic[] {
  const named = [
    { names: [round.area.name], origin: locate(['area', 'name']) },
    ...round.areas.map((area, position) => ({
      names: [area.name, ...area.aliases],
      origin: locate(['areas', position, 'name']),
    })),
  ];
  return named.flatMap(({ names, origin }, position) =>
    [...new Set(names)].flatMap((name) => {
      const earlier = named.slice(0, position).find((other) => other.names.includes(name));
      if (earlier === undefined) return [];
      return [
        finding('invalid-configuration', {
          message: `地区名“${name}”用了两次。`,
          hint: '每个地区的名称和别名只能用一次，本地区不列在 areas 里；请删去或改正其中一个。',
          origin,
          related: [earlier.origin],
        }),
      ];
    }),
  );
}

/** Reading and judging need nobody to sign: what is read is read, and no document is made until somebody does. */
function unknownCompiler(round: Round, locate: Locate): readonly Diagnostic[] {
  if (findUnit(round, round.compiler) !== null) return [];
  const names = round.units.map(({ name }) => name);
  const near = nearestOffice(round.compiler, names);
  return [
    finding('unknown-compiler', {
      message: `编写总报告的“${round.compiler}”（compiler）不在 units 里。`,
      hint: near === null ? '请写 units 里的单位名称，或在 units 里补上这个单位。' : `是否应为“${near}”？`,
      origin: locate(['compiler']),
    }),
  ];
}

/** What is due on the whole of a year, or signed on it, comes after that year. */
function earlyDates(round: Round, locate: Locate): readonly Diagnostic[] {
  const dates = [
    ...Object.entries(round.due).map(([name, date]) => ({ date, path: ['due', name], what: '上报时限' })),
    ...Object.entries(round.dates).map(([name, date]) => ({ date, path: ['dates', name], what: '落款日期' })),
  ];
  return dates.flatMap(({ date, path, what }) =>
    date === undefined || date > `${round.year}-12-31`
      ? []
      : [
          finding('invalid-configuration', {
            message: `${what}${date}（${path.join('的')}）不晚于${round.year}年12月31日，而报告写的是${round.year}年全年。`,
            hint: `请改为${round.year + 1}年的日期；或核对 year。`,
            origin: locate(path),
            related: [locate(['year'])],
          }),
        ],
  );
}

/** Reminders and letters that nobody is named for would go nowhere; said once. */
export function emptyRecipients({ value: round, locate }: Located<Round>): readonly Diagnostic[] {
  const lacking = (['tables', 'units', 'general'] as const).filter((what) => recipientOf(round, what) === null);
  if (lacking.length === 0) return [];
  const words = { tables: '三张表', units: '单位报告', general: '总报告' } as const;
  return [
    finding('empty-recipient', {
      message: `round.yaml 没有写${lacking.map((what) => words[what]).join('、')}报给谁。`,
      hint: `请在 recipient 里补上，如 recipient: {units: 市妇儿工委办公室, general: 上级妇儿工委办公室}；三张表不写 tables 的，与单位报告报同一处。`,
      origin: locate(['recipient']),
    }),
  ];
}

/** The unit's own name, whatever round.yaml calls it. */
export function withCompilerByName(round: Round): Round {
  return { ...round, compiler: findUnit(round, round.compiler)?.unit.name ?? round.compiler };
}

/** A plan judged by the city's own targets, of which there are none, would count nothing. */
export function withoutOwnTargets(
  indicators: readonly Indicator[],
  { value: round, locate }: Located<Round>,
  cityPlan: CityPlan,
): readonly Diagnostic[] {
  // A target that contradicts itself is not used, but it is there.
  const isWritten = (plan: PlanId): boolean =>
    indicators.some(
      ({ code, plans }) =>
        plans.includes(plan) &&
        cityPlan[code]?.targets?.some((target) => target.set === 'own' && (target.plan ?? plan) === plan) === true,
    );
  return planIds
    .filter(
      (plan) =>
        round.plans[plan].judge === 'own' &&
        indicators.some(({ plans }) => plans.includes(plan)) &&
        !indicators.some(({ targets }) =>
          targets.some((target) => target.plan === plan && target.definition.set === 'own'),
        ),
    )
    .map((plan) =>
      finding('no-own-targets', {
        message: `${planWord[plan]}发展规划按本市目标评价（judge: own），但 plan.yaml 里${isWritten(plan) ? '的本市目标（set: own）都自相矛盾，没有一个可用' : '没有一个本市目标（set: own）'}。`,
        hint: isWritten(plan)
          ? '请先改正上面指出的目标。'
          : '请在 plan.yaml 写上本市规划的目标；按省或国家目标评价的，请改 judge。',
        origin: locate(['plans', plan, 'judge']),
      }),
    );
}

export function withoutCityPlan(): Diagnostic {
  return finding('no-city-plan', {
    message: '本轮没有 plan.yaml，不知道本市规划的基期值和目标。',
    hint: '请写 plan.yaml（fuer init 新建的文件夹里有样子）；没有它不能生成和定稿。',
    origin: { kind: 'file', file: 'plan.yaml' },
  });
}
