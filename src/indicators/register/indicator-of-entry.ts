/** A register's entry as an indicator: what nobody wrote has its default here. */
import type { Decimal } from '../decimals.ts';
import { decimal } from '../decimals.ts';
import type { Indicator, IndicatorEntry, JumpLimit } from '../definition.ts';
import type { Round } from '../round.ts';
import { findUnit } from '../round.ts';
import { ofAreasRank } from './area-rank.ts';
import type { Ground } from './ground.ts';
import type { RegisterEntry } from './register-entry.ts';

type OfThisRound = Pick<Indicator, 'plans' | 'domain' | 'domainOrder' | 'targets' | 'base' | 'milestones'>;

export function indicatorOf(
  { entry, at }: RegisterEntry,
  order: number,
  { plan, round }: Ground,
  laid: OfThisRound,
): Indicator {
  const city = plan.value[entry.code];
  const responsible = city?.units ?? entry.units ?? [];
  const { lead, partners } = Array.isArray(responsible)
    ? { lead: responsible, partners: [] }
    : { lead: [responsible.lead], partners: responsible.with };
  const written = [entry.name, entry.short ?? entry.name, ...(entry.aliases ?? [])];
  const [name = entry.name, short = name, ...aliases] = written.map((one) => ofAreasRank(one, round.area.name));
  return {
    code: entry.code,
    name,
    short,
    // What the register calls it is still it, in tables made of a city's.
    aliases: [...aliases, ...written.filter((one) => ![name, short, ...aliases].includes(one))],
    measure: entry.measure,
    decimals: entry.decimals,
    direction: entry.direction,
    bounds: boundsOf(entry),
    scale: entry.scale,
    units: namesNow(lead, round),
    partners: namesNow(partners, round),
    says: {
      people: entry.says?.people ?? null,
      verb: entry.says?.verb ?? null,
      missing: entry.says?.missing ?? null,
    },
    numerator: entry.numerator ?? null,
    denominator: entry.denominator ?? null,
    cases: entry.cases ?? null,
    trendPolicy: entry.trendPolicy ?? 'yearly',
    jump: jumpOf(entry),
    notAbove: entry.audit?.notAbove ?? [],
    meaning: entry.meaning === undefined ? null : ofAreasRank(entry.meaning, round.area.name),
    advice: {
      hard: entry.advice?.hard ?? [],
      behind: entry.advice?.behind ?? [],
      kept: entry.advice?.kept ?? [],
    },
    contradicted: false,
    breaks: city?.breaks ?? [],
    partial: city?.partial ?? [],
    order,
    origin: at('code'),
    ...laid,
  };
}

/** By the names the round uses: the register's 卫生局 and 计生局 may be one 卫生和计划生育局 by now. */
function namesNow(units: readonly string[], round: Round): readonly string[] {
  return [...new Set(units.map((name) => findUnit(round, name)?.unit.name ?? name))];
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
