/** Figures of past years that stand otherwise in this year's table than in last year's: used, shown, to be explained. */
import type { Diagnostic } from '../../diagnostics.ts';
import { finding } from '../../diagnostics.ts';
import type { Indicator } from '../../indicators/definition.ts';
import type { Round } from '../../indicators/round.ts';
import { sayOrigin } from '../../provenance.ts';
import type { Revision } from '../dataset.ts';
import { ownArea } from '../observation.ts';
import { areaName, measureSuffix, responsibleUnits, sayIndicator, sayUnit } from '../wording.ts';

/** `explained`: the codes for which there is a 变化说明. */
export function revisionFindings(
  revisions: readonly Revision[],
  indicators: readonly Indicator[],
  explained: ReadonlySet<string>,
  round: Round,
): readonly Diagnostic[] {
  const byCode = new Map(indicators.map((indicator) => [indicator.code, indicator]));
  return revisions.flatMap((revision) => {
    const indicator = byCode.get(revision.indicator);
    if (indicator === undefined) return [];
    const unit = responsibleUnits(indicator, round)[0] ?? null;
    const settled = explained.has(indicator.code) || revision.after.origin.kind === 'line';
    return [
      finding(settled ? 'revision-explained' : 'revision', {
        message: `${sayIndicator(indicator)}${areaName(revision.area, round)}${revision.year}年的数字有修订：往年报表（${sayOrigin(revision.before.origin)}）为 ${revision.before.value}${measureSuffix(indicator.measure)}，本次（${sayOrigin(revision.after.origin)}）为 ${revision.after.value}${measureSuffix(indicator.measure)}。`,
        hint: settled ? '已有说明，采用修订后的数字。' : hintFor(revision, unit, round),
        origin: revision.after.origin,
        related: [revision.before.origin],
        unit: revision.area === ownArea ? unit : null,
        indicator: indicator.code,
      }),
    ];
  });
}

function hintFor(revision: Revision, unit: string | null, round: Round): string {
  if (revision.area !== ownArea || unit === null)
    return '报告采用本次的数字；请核对来源，无误的在 decisions.yaml 用 accept 写明理由。';
  return `报告采用本次的数字；请${sayUnit(unit, round)}核对，并在“变化说明”里写明修订原因。`;
}
