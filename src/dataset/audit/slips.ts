/** Figures that are possible and hardly meant: a percentage written as a fraction, a count with a fraction. */
import type { Diagnostic } from '../../diagnostics.ts';
import { finding } from '../../diagnostics.ts';
import type { Decimal } from '../../indicators/decimals.ts';
import { decimal } from '../../indicators/decimals.ts';
import type { Indicator } from '../../indicators/definition.ts';
import type { FigureKey } from '../figure-index.ts';
import type { Figure } from '../observation.ts';
import { ownArea } from '../observation.ts';
import { sayFigure, sayIndicator, sayPlace } from '../wording.ts';
import type { AuditFacts } from './facts.ts';
import { dimensionsRead, firstOrigin, isOfThisRound, unitOf } from './facts.ts';

export function slips(facts: AuditFacts): readonly Diagnostic[] {
  return facts.indicators.flatMap((indicator) =>
    dimensionsRead(facts, indicator).flatMap((key) => {
      if (key.area !== ownArea || key.year !== facts.round.year) return [];
      const lookup = facts.figure(key.indicator, key.area, key.year, key.dimension);
      if (lookup.verdict !== 'figure' || !isOfThisRound(facts, [lookup.figure])) return [];
      const { figure } = lookup;
      if (indicator.scale === 'count')
        return figure.value.isInteger() ? [] : [withFraction(indicator, key, figure, facts)];
      const previous = facts.figure(key.indicator, key.area, key.year - 1, key.dimension);
      if (previous.verdict !== 'figure' || !isHundredth(figure.value, previous.figure.value, indicator)) return [];
      return [hundredth(indicator, key, figure, previous.figure, facts)];
    }),
  );
}

/** 0.956 after 95.2: as near to last year's as figures of two years are, a hundred times too small. */
function isHundredth(value: Decimal, previous: Decimal, indicator: Indicator): boolean {
  if (indicator.measure !== '%' && indicator.measure !== '‰') return false;
  if (value.isZero() || value.abs().greaterThan(1) || previous.abs().lessThan(10)) return false;
  const share = value.times(100).dividedBy(previous);
  return share.greaterThan('0.7') && share.lessThan(decimal(10).dividedBy(7));
}

function hundredth(
  indicator: Indicator,
  key: FigureKey,
  figure: Figure,
  previous: Figure,
  facts: AuditFacts,
): Diagnostic {
  const meant = sayFigure(figure.value.times(100), indicator);
  return finding('hundredth-of-last-year', {
    message: `${sayIndicator(indicator)}${sayPlace(key, facts.round)}填 ${sayFigure(figure.value, indicator)}，上年为 ${sayFigure(previous.value, indicator)}，约为上年的百分之一。`,
    hint: `是否应为 ${meant}？可能漏了${indicator.measure === '%' ? '百分号' : '千分号'}或小数点错位，请核对后改正。`,
    origin: firstOrigin(figure),
    related: previous.origins,
    unit: unitOf(facts, indicator, key),
    indicator: indicator.code,
  });
}

function withFraction(indicator: Indicator, key: FigureKey, figure: Figure, facts: AuditFacts): Diagnostic {
  return finding('count-with-fraction', {
    message: `${sayIndicator(indicator)}${sayPlace(key, facts.round)}填 ${sayFigure(figure.value, indicator)}，这是计数的指标，不应有小数。`,
    hint: '请核对是否把计量单位（如万人）或别的指标的数填在这里，改正后重新报送。',
    origin: firstOrigin(figure),
    unit: unitOf(facts, indicator, key),
    indicator: indicator.code,
  });
}
