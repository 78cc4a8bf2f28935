/** 变化说明: the words with which units explain a changed figure. The workbook's go before the note's. */
import type { Diagnostic } from '../../diagnostics.ts';
import { finding } from '../../diagnostics.ts';
import type { Indicator } from '../../indicators/definition.ts';
import type { Explanation } from '../dataset.ts';
import type { UnitNote } from '../notes/notes.ts';
import type { Observation } from '../observation.ts';
import { ownArea } from '../observation.ts';
import { sayOrigin } from '../../provenance.ts';
import { grouped } from '../agreement.ts';
import { sayIndicator } from '../wording.ts';

export interface Explained {
  /** In register order; of the workbook and the note of one unit, only the workbook's. */
  readonly explanations: readonly Explanation[];
  readonly findings: readonly Diagnostic[];
}

export function collectExplanations(
  indicators: readonly Indicator[],
  observations: readonly Observation[],
  notes: readonly UnitNote[],
): Explained {
  const written = grouped(fromTables(observations), sameSource);
  const noted = grouped(fromNotes(notes), sameSource);
  const sources = [...new Set([...written.keys(), ...noted.keys()])];
  const pairs = sources.map((source) => ({ table: written.get(source) ?? [], note: noted.get(source) ?? [] }));
  const kept = pairs.map(({ table, note }) => (table.length > 0 ? table : note));
  return {
    explanations: indicators.flatMap((indicator) =>
      kept.flatMap((list) => list.filter((explanation) => explanation.indicator === indicator.code)),
    ),
    findings: pairs.flatMap(({ table, note }) => differing(table, note, indicators)),
  };
}

function sameSource(explanation: Explanation): string {
  return `${explanation.indicator}\u0000${explanation.unit}`;
}

/** A row's words stand with every figure of the row; each text counts once. */
function fromTables(observations: readonly Observation[]): readonly Explanation[] {
  const rows = observations.filter((cell) => cell.source === 'workbook' && cell.area === ownArea && hasWords(cell));
  const texts = rows
    .toSorted((a, b) => b.year - a.year)
    .map((cell) => ({
      indicator: cell.indicator,
      unit: cell.unit ?? '',
      text: cell.explanation ?? '',
      origin: cell.origin,
    }));
  return once(texts);
}

function hasWords(cell: Observation): boolean {
  return cell.explanation !== null && cell.explanation.trim() !== '';
}

function fromNotes(notes: readonly UnitNote[]): readonly Explanation[] {
  return once(
    notes.flatMap((note) =>
      note.items
        .filter((item) => item.section === '变化说明')
        .flatMap((item) =>
          item.indicators.map((indicator) => ({ indicator, unit: note.unit, text: item.text, origin: item.origin })),
        ),
    ),
  );
}

function once(explanations: readonly Explanation[]): readonly Explanation[] {
  return [...grouped(explanations, (one) => `${sameSource(one)}\u0000${bare(one.text)}`).values()].flatMap(
    (group) => group[0] ?? [],
  );
}

/** The words alone: spaces and punctuation do not make a different explanation. */
function bare(text: string): string {
  return text.normalize('NFKC').replace(/[\s\p{P}]/gu, '');
}

/** Two texts in the tables differ; a note's paragraphs belong together and are measured as a whole. */
function differing(
  table: readonly Explanation[],
  note: readonly Explanation[],
  indicators: readonly Indicator[],
): readonly Diagnostic[] {
  const [first] = table;
  const indicator = indicators.find((one) => one.code === first?.indicator);
  if (first === undefined || indicator === undefined) return [];
  const noteText = note.map((one) => bare(one.text)).join('');
  const noteDiffers = note[0] !== undefined && noteText !== bare(first.text);
  const other = table[1] ?? (noteDiffers ? note[0] : undefined);
  if (other === undefined) return [];
  return [
    finding('two-explanations', {
      message: `${sayIndicator(indicator)}有两种不同的变化说明：${sayOrigin(first.origin)} 写“${shortened(first.text)}”，${sayOrigin(other.origin)} 写“${shortened(other.text)}”。`,
      hint: `报告采用${table[1] === undefined ? '工作簿' : '第一处'}的说明；请核对，改成一致，或删去其中一处。`,
      origin: first.origin,
      related: [other.origin],
      unit: first.unit === '' ? null : first.unit,
      indicator: indicator.code,
    }),
  ];
}

function shortened(text: string): string {
  const letters = [...text.trim()];
  return letters.length > 40 ? `${letters.slice(0, 40).join('')}…` : letters.join('');
}
