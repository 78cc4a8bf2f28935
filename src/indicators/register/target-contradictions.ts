/**
 * A target against its own words, the indicator's direction and bounds, and the plan's years. What contradicts itself is
 * judged in no set; its documents are withheld and the rest goes on.
 */
import type { Diagnostic } from '../../diagnostics.ts';
import { finding } from '../../diagnostics.ts';
import type { Decimal } from '../decimals.ts';
import type { Indicator, IndicatorTarget } from '../definition.ts';
import { planIds } from '../plan-id.ts';
import type { Round } from '../round.ts';
import type { Comparison, TargetDefinition } from '../target-definition.ts';
import { isFromBelow } from '../target-definition.ts';
import { asksForLess, asksForMore, fallingWords, meantNumbers, plainTargetText, risingWords } from '../target-words.ts';

/** The indicators as they can be judged, and what was wrong with the others. */
export function withoutContradictions(
  indicators: readonly Indicator[],
  round: Round,
): { readonly indicators: readonly Indicator[]; readonly findings: readonly Diagnostic[] } {
  const judged = indicators.map((indicator) => ({ indicator, found: contradictionsOf(indicator, round) }));
  return {
    indicators: judged.map(({ indicator, found }) =>
      found.some(({ level }) => level === '强制性')
        ? { ...indicator, targets: [], contradicted: true }
        : withoutOuterQuotes(indicator),
    ),
    findings: judged.flatMap(({ found }) => found),
  };
}

export function contradictionsOf(indicator: Indicator, round: Round): readonly Diagnostic[] {
  const found = [
    ...indicator.targets.flatMap((target) => targetProblems(target, indicator, round)),
    ...baseProblems(indicator, round),
  ];
  // A target of both plans stands at one line.
  return found.filter(
    (one, position) => found.findIndex((other) => other.message === one.message && sameLine(other, one)) === position,
  );
}

function sameLine(a: Diagnostic, b: Diagnostic): boolean {
  return JSON.stringify(a.origin) === JSON.stringify(b.origin);
}

function targetProblems(target: IndicatorTarget, indicator: Indicator, round: Round): readonly Diagnostic[] {
  const { definition, origin } = target;
  // What the plan is judged by is the city's to word; of others' targets the text is as they published it.
  const isJudged = round.plans[target.plan].judge === definition.set;
  const say = (
    code: 'target-contradiction' | 'target-wording' | 'text-quotes',
    why: string,
    hint: string,
  ): Diagnostic =>
    finding(code, {
      message: `“${indicator.name}”（${indicator.code}）的目标${definition.text === null ? '' : `“${definition.text}”`}${why}。`,
      hint,
      origin,
      indicator: indicator.code,
    });
  const wrong = (why: string, hint: string) => say('target-contradiction', why, hint);
  return [
    ...leftoverWords(definition).map((words) =>
      wrong(`还是提示用的“${words}”`, '请把 text 改为规划里这个目标的原话，如“96%以上”。'),
    ),
    ...sideProblem(definition, indicator).map((why) =>
      wrong(why, '请核对限值的写法（atLeast、atMost 等）和登记册的 direction。'),
    ),
    ...boundProblem(definition, indicator).map((why) => wrong(why, '请核对小数点和计量单位。')),
    ...textProblem(definition, indicator).map((why) =>
      wrong(why, 'text 照规划原文写，限值须与它一致；请核对哪一处写错了。'),
    ),
    ...yearProblem(target, round).map((why) => wrong(why, '请核对目标的 year 和 round.yaml 的规划期。')),
    ...(isJudged && definition.kind === 'threshold' && definition.text !== null && /左右/.test(definition.text)
      ? [
          say(
            'target-wording',
            '写的是“左右”，限值却只有一边',
            '规划要求在某数左右的，请写 around: {value: 数字, tolerance: 数字}；确为一边的，不必处理。',
          ),
        ]
      : []),
    ...(definition.text !== null && outerQuotes.test(definition.text)
      ? [say('text-quotes', '外面多了一对引号，已去掉', 'text 直接写规划原文，不加引号或用半角引号。')]
      : []),
  ];
}

const outerQuotes = /^\s*[“”"「『](.*)[“”"」』]\s*$/u;

function withoutOuterQuotes(indicator: Indicator): Indicator {
  return {
    ...indicator,
    targets: indicator.targets.map((target) => {
      const [, inner] = outerQuotes.exec(target.definition.text ?? '') ?? [];
      return inner === undefined ? target : { ...target, definition: { ...target.definition, text: inner } };
    }),
  };
}

/** Words of the forms that `init` writes. */
function leftoverWords({ text }: TargetDefinition): readonly string[] {
  const words = text?.replace(/[“”"\s]/g, '') ?? '';
  return ['规划原文', '规划怎样写', '怎样算实现', '数字'].filter((one) => one === words);
}

type Side = 'more' | 'less' | null;

/** The side that a target asks for; null where it has none. */
function sideOf(definition: TargetDefinition): Side {
  switch (definition.kind) {
    case 'threshold':
      return sideBy(definition.comparison);
    case 'relative':
      return definition.by.isZero() ? null : definition.by.isNegative() ? 'less' : 'more';
    case 'trend':
      return definition.toward === 'increase' ? 'more' : 'less';
    case 'all-of': {
      const sides = new Set(definition.conditions.map(({ comparison }) => sideBy(comparison)));
      return sides.size === 1 ? ([...sides][0] ?? null) : null;
    }
    case 'range':
    case 'around':
    case 'existence':
    case 'qualitative':
      return null;
  }
}

function sideBy(comparison: Comparison): Side {
  return isFromBelow(comparison) ? 'more' : 'less';
}

const directionSides = { increase: 'more', decrease: 'less', range: null, none: null } as const satisfies Record<
  Indicator['direction'],
  Side
>;

function sideProblem(definition: TargetDefinition, { direction }: Indicator): readonly string[] {
  const [asked, better] = [sideOf(definition), directionSides[direction]];
  if (asked === null || better === null || asked === better) return [];
  return [
    better === 'more'
      ? '要求不高于某数或降低，而登记册写的是越高越好（direction: increase）'
      : '要求不低于某数或提高，而登记册写的是越低越好（direction: decrease）',
  ];
}

/** Numbers that a figure is measured against as they are written. */
function limitsOf(definition: TargetDefinition): readonly Decimal[] {
  switch (definition.kind) {
    case 'threshold':
      return [definition.limit];
    case 'range':
      return [definition.low, definition.high];
    case 'around':
      return [definition.value];
    case 'all-of':
      return definition.conditions.map(({ limit }) => limit);
    case 'relative':
    case 'trend':
    case 'existence':
    case 'qualitative':
      return [];
  }
}

function boundProblem(definition: TargetDefinition, { bounds: [low, high] }: Indicator): readonly string[] {
  return limitsOf(definition).flatMap((limit) =>
    (low !== null && limit.lessThan(low)) || (high !== null && limit.greaterThan(high))
      ? [`的限值 ${limit.toFixed()} 超出可能的范围（${low?.toFixed() ?? '不限'}—${high?.toFixed() ?? '不限'}）`]
      : [],
  );
}

function textProblem(definition: TargetDefinition, indicator: Indicator): readonly string[] {
  if (definition.text === null || leftoverWords(definition).length > 0) return [];
  const text = plainTargetText(definition.text);
  return [...numberProblem(definition, text, indicator), ...wordProblem(definition, text)];
}

function numberProblem(definition: TargetDefinition, text: string, indicator: Indicator): readonly string[] {
  const wanted = definition.kind === 'relative' ? [definition.by.abs()] : limitsOf(definition);
  const meant = [...meantNumbers(definition.text ?? ''), ...meantNumbers(text), ...impliedNumbers(text)];
  if (definition.kind === 'relative') {
    const shares = meant.flatMap((number) => [number, number.dividedBy(100)]);
    const { from, by } = definition;
    const reached = from.value === null ? [] : [from.value.times(by.plus(1))];
    const isSaid = wanted.some((share) => shares.some((one) => one.minus(share).abs().lessThan('0.000001')))
      || reached.some((value) => meant.some((one) => one.minus(value).abs().lessThan('0.01'))); // prettier-ignore
    return meant.length === 0 || isSaid ? [] : [`里没有限值所写的幅度（${by.toFixed(4)}）`];
  }
  const missing = wanted.filter((limit) => !meant.some((number) => number.equals(limit)));
  // 左右 and 趋向合理 may leave the range's ends unsaid; one of them is enough where the words give one.
  if (definition.kind === 'range' && missing.length < wanted.length) return [];
  if (missing.length === 0 || (meant.length === 0 && !namesDirectionOnly(text))) return [];
  if (definition.kind === 'range' && meant.length === 0) return [];
  return [
    `里没有限值 ${missing.map((limit) => limit.toFixed()).join('、')}${meant.length === 0 ? `（${indicator.measure}）` : ''}`,
  ];
}

/** Words that stand for a number: 全覆盖 is 100, 消除 is 0. */
function impliedNumbers(text: string): readonly Decimal[] {
  return [
    ...(/全部|全覆盖|全面|普及|人人|百分百/.test(text) ? meantNumbers('100') : []),
    ...(/消除|杜绝|零|为无/.test(text) ? meantNumbers('0') : []),
    ...(/每县|每市|各县|至少有|有1|建有/.test(text) ? meantNumbers('1') : []),
  ];
}

function namesDirectionOnly(text: string): boolean {
  return /^(?:逐步|不断|持续|进一步|稳步)?(?:提高|提升|增加|降低|下降|减少|上升|延长|扩大|缩小)$/.test(text);
}

function wordProblem(definition: TargetDefinition, text: string): readonly string[] {
  const side = sideOf(definition);
  if (side === null || definition.kind === 'all-of') return [];
  if (definition.kind === 'threshold') {
    const against = side === 'more' ? asksForLess(text) : asksForMore(text);
    return against ? [`的方向与限值相反（${targetSide(side)}）`] : [];
  }
  const against =
    side === 'more'
      ? fallingWords.test(text) && !risingWords.test(text)
      : risingWords.test(text) && !fallingWords.test(text);
  return against ? [`的方向与所写的要求相反（${side === 'more' ? '提高' : '降低'}）`] : []; // prettier-ignore
}

function targetSide(side: 'more' | 'less'): string {
  return side === 'more' ? '写的是不低于' : '写的是不高于';
}

function yearProblem({ definition, year, plan }: IndicatorTarget, round: Round): readonly string[] {
  if (definition.set !== 'own') return [];
  const { base, target } = round.plans[plan];
  if (year > base && year <= target) return [];
  return [`的年份 ${year} 不在本市规划期内（${base + 1}—${target}年）`];
}

function baseProblems(indicator: Indicator, round: Round): readonly Diagnostic[] {
  return planIds.flatMap((plan) => {
    const base = indicator.base[plan];
    if (base === undefined) return [];
    const { target } = round.plans[plan];
    // A year before the plan's own base is told where the year stands.
    if (base.year > round.year && base.year === round.plans[plan].base) return [];
    const why =
      base.year > round.year ? `晚于报告年度${round.year}年` : base.year >= target ? `不早于目标年${target}年` : null;
    if (why === null) return [];
    return [
      finding('target-contradiction', {
        message: `“${indicator.name}”（${indicator.code}）的基期年${base.year}年${why}。`,
        hint: '请核对 base 的 year。',
        origin: base.origin,
        indicator: indicator.code,
      }),
    ];
  });
}
