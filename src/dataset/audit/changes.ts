/** A large change against last year: the figure stands, a written explanation is due. */
import type { Diagnostic } from '../../diagnostics.ts';
import { finding } from '../../diagnostics.ts';
import type { Decimal } from '../../indicators/decimals.ts';
import { decimal, Decimal as DecimalNumber, printed, rounded } from '../../indicators/decimals.ts';
import type { Indicator } from '../../indicators/definition.ts';
import type { FigureKey } from '../figure-index.ts';
import type { Figure } from '../observation.ts';
import { ownArea } from '../observation.ts';
import { measureSuffix, sayFigure, sayIndicator, sayUnit } from '../wording.ts';
import type { AuditFacts } from './facts.ts';
import { dimensionsRead, firstOrigin, isOfThisRound, unitOf } from './facts.ts';

/** Below this many cases or institutions, one more or less is no news. */
const fewest = decimal(10);

export function largeChanges(facts: AuditFacts): readonly Diagnostic[] {
  const { year } = facts.round;
  return facts.indicators.flatMap((indicator) => {
    if (indicator.breaks.includes(year)) return [];
    const dimension = dimensionCompared(facts, indicator);
    const current = facts.figure(indicator.code, ownArea, year, dimension);
    const previous = facts.figure(indicator.code, ownArea, year - 1, dimension);
    if (current.verdict !== 'figure' || previous.verdict !== 'figure') return [];
    if (!isOfThisRound(facts, [current.figure])) return [];
    const change = changeBeyond(indicator, previous.figure.value, current.figure.value);
    if (change === null) return [];
    const key: FigureKey = { indicator: indicator.code, area: ownArea, year, dimension };
    return [report(facts, indicator, key, previous.figure, current.figure, change)];
  });
}

/** The total, or the first group where the table gives groups alone. */
function dimensionCompared(facts: AuditFacts, indicator: Indicator): string | null {
  if (facts.figure(indicator.code, ownArea, facts.round.year).verdict === 'figure') return null;
  const read = dimensionsRead(facts, indicator).find(
    (key) => key.area === ownArea && key.year === facts.round.year && key.dimension !== null,
  );
  return read?.dimension ?? null;
}

/** The change in words where it passes the limit, on printed figures; null where it does not. */
function changeBeyond(indicator: Indicator, previous: Decimal, current: Decimal): string | null {
  const before = rounded(previous, indicator.decimals);
  const after = rounded(current, indicator.decimals);
  const change = after.minus(before);
  const limit = indicator.jump;
  if (limit.kind === 'none' || change.isZero()) return null;
  if (indicator.scale === 'count' && DecimalNumber.max(before.abs(), after.abs()).lessThan(fewest)) return null;
  const verb = change.isPositive() ? '升' : '降';
  if (limit.kind === 'points') {
    if (change.abs().lessThanOrEqualTo(limit.points)) return null;
    return `${verb} ${printed(change.abs(), indicator.decimals)}${pointsWord(indicator)}，超过 ${limit.points.toFixed()}${pointsWord(indicator)}`;
  }
  if (before.isZero()) return `由 0 变为 ${sayFigure(after, indicator)}`;
  const share = change.dividedBy(before).abs();
  if (share.lessThanOrEqualTo(limit.share)) return null;
  return `${verb} ${printed(share.times(100), 1)}%，超过 ${limit.share.times(100).toFixed()}%`;
}

function pointsWord(indicator: Indicator): string {
  if (indicator.measure === '%') return '个百分点';
  if (indicator.measure === '‰') return '个千分点';
  return measureSuffix(indicator.measure);
}

function report(
  facts: AuditFacts,
  indicator: Indicator,
  key: FigureKey,
  previous: Figure,
  current: Figure,
  change: string,
): Diagnostic {
  const explained = facts.explained.has(indicator.code);
  const unit = unitOf(facts, indicator, key);
  const group = key.dimension === null ? '' : `“${key.dimension}”`;
  return finding(explained ? 'large-change-explained' : 'large-change', {
    message: `${sayIndicator(indicator)}${group}${key.year}年为 ${sayFigure(current.value, indicator)}，上年为 ${sayFigure(previous.value, indicator)}，${change}${explained ? '；已有变化说明' : '，没有变化说明'}。`,
    hint: explained
      ? '无须处理。'
      : `请${unit === null ? '责任单位' : sayUnit(unit, facts.round)}核对数字；无误的，在表的“变化说明”栏或材料的“变化说明”部分写明原因。`,
    origin: firstOrigin(current),
    related: previous.origins,
    unit,
    indicator: indicator.code,
  });
}
