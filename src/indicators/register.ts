/** indicators.yaml read into indicators, with every mistake at its line. */
import type { Diagnostic, Outcome } from '../diagnostics.ts';
import { failed, finding, ok } from '../diagnostics.ts';
import type { Decimal } from './decimals.ts';
import { decimal } from './decimals.ts';
import type { Indicator, IndicatorEntry, JumpLimit } from './definition.ts';
import { registerSchema } from './definition.ts';
import type { PlanId } from './plan-id.ts';
import { nearestName } from './nearest.ts';
import { asksForDirection } from './target-definition.ts';
import type { Located, SourceText } from './yaml.ts';
import { readYaml } from './yaml.ts';

export function parseRegister(source: SourceText): Outcome<readonly Indicator[]> {
  const reading = readYaml(source, registerSchema);
  if (reading.verdict === 'failed') return reading;
  const mistakes = [
    ...repeatedCodes(reading.value),
    ...unknownReferences(reading.value),
    ...contradictions(reading.value),
  ];
  if (mistakes.length > 0) return failed(mistakes);
  const { value, locate } = reading.value;
  return ok(
    value.indicators.map((entry, order) =>
      indicatorOf(entry, order, (...path) => locate(['indicators', order, ...path])),
    ),
  );
}

type Entries = Located<{ readonly indicators: readonly IndicatorEntry[] }>;

function repeatedCodes({ value, locate }: Entries): readonly Diagnostic[] {
  const first = new Map<string, number>();
  return value.indicators.flatMap((entry, order) => {
    const earlier = first.get(entry.code);
    if (earlier === undefined) {
      first.set(entry.code, order);
      return [];
    }
    return [
      finding('invalid-configuration', {
        message: `代码“${entry.code}”重复。`,
        hint: '每个指标的代码只能用一次，请改正其中一个。',
        origin: locate(['indicators', order, 'code']),
        related: [locate(['indicators', earlier, 'code'])],
      }),
    ];
  });
}

function unknownReferences({ value, locate }: Entries): readonly Diagnostic[] {
  const codes = value.indicators.map((entry) => entry.code);
  return value.indicators.flatMap((entry, order) =>
    (['numerator', 'denominator', 'cases'] as const).flatMap((field) => {
      const code = entry[field];
      if (code === undefined || codes.includes(code)) return [];
      const near = nearestName(code, codes);
      return [
        finding('invalid-configuration', {
          message: `“${entry.code}”的 ${field} 指向不存在的代码“${code}”。`,
          hint: near === null ? '请核对代码。' : `是否应为“${near}”？`,
          origin: locate(['indicators', order, field]),
        }),
      ];
    }),
  );
}

/** What the schema's types cannot say. */
function contradictions({ value, locate }: Entries): readonly Diagnostic[] {
  return value.indicators.flatMap((entry, order) => {
    const problems: readonly (readonly [string, string, string])[] = [
      ...(entry.plans.length > 0 && entry.domain === undefined
        ? ([['code', `“${entry.code}”没有写领域（domain）。`, '属于规划的指标须写明领域。']] as const)
        : []),
      ...entry.plans
        .filter((plan) => entry.domain !== undefined && domainOf(entry, plan) === undefined)
        .map((plan) => ['domain', `“${entry.code}”缺少 ${plan} 的领域。`, '请补上该规划的领域。'] as const),
      ...(entry.direction === 'none' && entry.targets.some(asksForDirection)
        ? ([
            ['direction', `“${entry.code}”有方向性目标，direction 不能为 none。`, '请写 increase 或 decrease。'],
          ] as const)
        : []),
    ];
    return problems.map(([field, message, hint]) =>
      finding('invalid-configuration', { message, hint, origin: locate(['indicators', order, field]) }),
    );
  });
}

function indicatorOf(
  entry: IndicatorEntry,
  order: number,
  at: (...path: readonly PropertyKey[]) => Indicator['origin'],
): Indicator {
  return {
    code: entry.code,
    name: entry.name,
    short: entry.short ?? entry.name,
    aliases: entry.aliases,
    plans: entry.plans,
    domain: Object.fromEntries(entry.plans.map((plan) => [plan, domainOf(entry, plan)])),
    measure: entry.measure,
    decimals: entry.decimals,
    direction: entry.direction,
    bounds: boundsOf(entry),
    scale: entry.scale,
    targets: entry.targets.map((definition, position) => ({
      definition,
      year: definition.year ?? 0,
      origin: at('targets', position),
    })),
    units: entry.units,
    numerator: entry.numerator ?? null,
    denominator: entry.denominator ?? null,
    cases: entry.cases ?? null,
    trendPolicy: entry.trendPolicy,
    jump: jumpOf(entry),
    notAbove: entry.audit?.notAbove ?? [],
    meaning: entry.meaning ?? null,
    advice: {
      hard: entry.advice.hard ?? [],
      behind: entry.advice.behind ?? [],
      kept: entry.advice.kept ?? [],
    },
    base: null,
    milestones: new Map(),
    breaks: [],
    partial: [],
    order,
    origin: at('code'),
  };
}

function domainOf(entry: IndicatorEntry, plan: PlanId): string | undefined {
  return typeof entry.domain === 'string' ? entry.domain : entry.domain?.[plan];
}

function boundsOf(entry: IndicatorEntry): readonly [Decimal | null, Decimal | null] {
  if (entry.bounds === undefined)
    return entry.scale === 'text' || entry.scale === 'real' ? [null, null] : [decimal(0), null];
  const [low, high] = entry.bounds;
  return [low === 'null' ? null : low, high === 'null' ? null : high];
}

/** Default: 10 points for shares in %, 30 % of last year's figure for the rest. */
function jumpOf(entry: IndicatorEntry): JumpLimit {
  const written = entry.audit?.jump;
  if (written === 'none' || entry.scale === 'yes-no' || entry.scale === 'text') return { kind: 'none' };
  if (written === undefined) {
    return entry.measure === '%'
      ? { kind: 'points', points: decimal(10) }
      : { kind: 'relative', share: decimal('0.3') };
  }
  return written.endsWith('%')
    ? { kind: 'relative', share: decimal(written.slice(0, -1)).dividedBy(100) }
    : { kind: 'points', points: decimal(written) };
}
