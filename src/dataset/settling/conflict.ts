/** Two cells that give one figure differently: named both, with the line to paste into decisions.yaml. */
import type { Diagnostic } from '../../diagnostics.ts';
import { finding } from '../../diagnostics.ts';
import type { Indicator } from '../../indicators/definition.ts';
import type { Round } from '../../indicators/round.ts';
import { formatOrigin } from '../../provenance.ts';
import type { FigureKey } from '../figure-index.ts';
import type { Observation } from '../observation.ts';
import { ownArea } from '../observation.ts';
import { fileOf, grouped, sayingOf } from '../agreement.ts';
import { responsibleUnits, sayFigure, sayIndicator, sayOrigins, sayPlace } from '../wording.ts';

export function conflictFinding(
  key: FigureKey,
  indicator: Indicator,
  cells: readonly Observation[],
  round: Round,
): Diagnostic {
  const versions = [...grouped(cells, (cell) => sayingOf(cell, indicator.decimals)).values()];
  const told = versions.map(
    (version) => `${sayOrigins(version.map((cell) => cell.origin))} 为 ${sayVersion(version, indicator)}`,
  );
  return finding('conflict', {
    message: `${sayIndicator(indicator)}${sayPlace(key, round)}的数字不一致：${told.join('；')}。`,
    hint: [
      `请核实后改正其中一张表；改不了表的，在 decisions.yaml 里${versions.length > 1 ? '选一行' : ''}写上（理由、决定人、日期须填）：`,
      ...versions.flatMap((version) => choiceLines(key, version)),
      ...replacementLines(cells),
    ].join('\n'),
    origin: cells[0]?.origin,
    related: cells.slice(1).map((cell) => cell.origin),
    unit: unitToRing(indicator, cells, round),
    indicator: indicator.code,
  });
}

function sayVersion(version: readonly Observation[], indicator: Indicator): string {
  const first = version[0];
  if (first === undefined) return '';
  return first.value === null ? (first.word ?? '') : sayFigure(first.value, indicator);
}

/** As it goes into decisions.yaml; reason, by and date are left for the person. */
function choiceLines(key: FigureKey, version: readonly Observation[]): readonly string[] {
  const first = version[0];
  if (first === undefined) return [];
  const fields = [
    `indicator: ${key.indicator}`,
    `year: ${key.year}`,
    ...(key.area === ownArea ? [] : [`area: ${key.area}`]),
    ...(key.dimension === null ? [] : [`dimension: ${yamlText(key.dimension)}`]),
    `value: ${first.value?.toFixed() ?? first.word ?? ''}`,
    `from: ${JSON.stringify(formatOrigin(first.origin))}`,
  ];
  return [`- choose: {${fields.join(', ')}}`, '  reason: ', '  by: ', '  date: '];
}

function yamlText(text: string): string {
  return /^\p{L}[\p{L}\p{N}]*$/u.test(text) ? text : JSON.stringify(text);
}

const namesCorrection = /更正|修正|修订|订正|改|新|最终|终稿|final|[vV(（]\s*\d/;

/** Two workbooks of one unit are most often a first one and its correction. */
function replacementLines(cells: readonly Observation[]): readonly string[] {
  const [first, second] = [...new Set(cells.filter(isFromWorkbook).map((cell) => fileOf(cell.origin)))];
  if (first === undefined || second === undefined || new Set(cells.map((cell) => cell.unit)).size > 1) return [];
  const corrects = namesCorrection.test(first) && !namesCorrection.test(second) ? [second, first] : [first, second];
  const [old = first, replacement = second] = corrects;
  return [
    '如果其中一份是更正后的整份工作簿，则写（with 为更正后的）：',
    `- supersede: {workbook: ${JSON.stringify(old)}, with: ${JSON.stringify(replacement)}}`,
    '  reason: ',
    '  by: ',
    '  date: ',
  ];
}

function isFromWorkbook(cell: Observation): boolean {
  return cell.source === 'workbook';
}

/** The unit that answers for the indicator, where it is among those that gave the figures. */
function unitToRing(indicator: Indicator, cells: readonly Observation[], round: Round): string | null {
  const units = cells.flatMap((cell) => cell.unit ?? []);
  return responsibleUnits(indicator, round).find((unit) => units.includes(unit)) ?? units[0] ?? null;
}
