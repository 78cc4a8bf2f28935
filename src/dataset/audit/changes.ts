/** A large change against last year: the figure stands, a written explanation is due. */
import type { Diagnostic } from '../../diagnostics.ts';
import { finding } from '../../diagnostics.ts';
import type { Decimal } from '../../indicators/decimals.ts';
import { printed, rounded } from '../../indicators/decimals.ts';
import type { Indicator } from '../../indicators/definition.ts';
import type { FigureKey } from '../figure-index.ts';
import { ownArea } from '../observation.ts';
import { measureSuffix, sayFigure, sayIndicator, sayUnit } from '../wording.ts';
import type { YearlyChange } from '../yearly-change.ts';
import { yearlyChange } from '../yearly-change.ts';
import type { AuditFacts } from './facts.ts';
import { dimensionsRead, firstOrigin, isOfThisRound, unitOf } from './facts.ts';

export function largeChanges(facts: AuditFacts): readonly Diagnostic[] {
  const { year, settings } = facts.round;
  return facts.indicators.flatMap((indicator) => {
    const dimension = dimensionCompared(facts, indicator);
    const found = yearlyChange({ ...facts, settings }, indicator, year, dimension);
    if (found === null || !found.asks || !isOfThisRound(facts, [found.current])) return [];
    const key: FigureKey = { indicator: indicator.code, area: ownArea, year, dimension };
    return [report(facts, indicator, key, found)];
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

/** 升 15.4个百分点，达到 10个百分点 */
function inWords(indicator: Indicator, { previous, current, change }: YearlyChange): string {
  const { jump, decimals } = indicator;
  const before = rounded(previous.value, decimals);
  const verb = change.isPositive() ? '升' : '降';
  const beyond = (limit: Decimal, size: Decimal) => (size.greaterThan(limit) ? '超过' : '达到');
  if (jump.kind === 'points') {
    const unit = pointsWord(indicator);
    return `${verb} ${printed(change.abs(), decimals)}${unit}，${beyond(jump.points, change.abs())} ${jump.points.toFixed()}${unit}`;
  }
  if (before.isZero() || jump.kind === 'none')
    return `由 0 变为 ${sayFigure(rounded(current.value, decimals), indicator)}`;
  const share = change.dividedBy(before).abs();
  return `${verb} ${printed(share.times(100), 1)}%，${beyond(jump.share, share)} ${jump.share.times(100).toFixed()}%`;
}

function pointsWord(indicator: Indicator): string {
  if (indicator.measure === '%') return '个百分点';
  if (indicator.measure === '‰') return '个千分点';
  return measureSuffix(indicator.measure);
}

function report(facts: AuditFacts, indicator: Indicator, key: FigureKey, found: YearlyChange): Diagnostic {
  const { previous, current } = found;
  const change = inWords(indicator, found);
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
