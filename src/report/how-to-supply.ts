/**
 * Where what a placeholder asks for is written, and by whom, so that the next build fills it: one Chinese sentence, said
 * in the list of what is missing and in the comment beside the placeholder.
 */
import type { NoteSection } from '../dataset/notes/notes.ts';
import type { Indicator } from '../indicators/definition.ts';
import type { PlanId } from '../indicators/plan-id.ts';
import { planWord } from '../indicators/plan-id.ts';
import type { Round } from '../indicators/round.ts';
import type { Origin } from '../provenance.ts';
import type { NoteFiles } from '../rules/note-files.ts';

/** What is known of the round's material, as far as it tells where something goes. */
export interface Material {
  readonly round: Round;
  readonly noteFiles: NoteFiles;
}

export interface NotePlace {
  readonly units: readonly string[];
  /** null where the answer is about both plans, or about none in particular. */
  readonly plan: PlanId | null;
  readonly section: NoteSection;
  /** Named by sub-headings under the section; none where it is about no indicator. */
  readonly about?: readonly Indicator[];
}

/** 由教育局补充，写在 notes/教育局.md 的“儿童发展规划”部分“原因分析”标题下，小标题写“C25 九年义务教育巩固率”。 */
export function wayToNote(material: Material, place: NotePlace): string {
  return `由${named(place.units)}补充，写在${inNote(material, place)}。`;
}

/** The office's own words for the general report. */
export function wayToGeneralNote({ noteFiles, round }: Material, section: NoteSection): string {
  return `由${round.compiler}补充，写在 ${noteFiles.general ?? 'notes/总报告.md'} 的“${section}”标题下。`;
}

/** A changed figure is explained in its row of the table, or in the notes. `figure` are the places that hold it now. */
export function wayToExplanation(material: Material, place: NotePlace, figure: readonly Origin[]): string {
  return `由${named(place.units)}补充，写在${tableRow(figure)}的“变化说明”栏，或写在${inNote(material, place)}。`;
}

/** A figure that is not there; `empty` are its cells, where the table has any. */
export function wayToFigure(material: Material, place: NotePlace, year: number, empty: readonly Origin[]): string {
  const row = tableRow(empty);
  return `由${named(place.units)}补报，数字填在${row}的“${year}年”栏；还没有的，在“变化说明”栏写明原因和补报时间，或写在${inNote(material, place)}。`;
}

/** A figure is there, and not those of 城市, 农村 that the target asks for. */
export function wayToParts(material: Material, place: NotePlace, year: number): string {
  return `由${named(place.units)}补报，数字填在报表里该指标下面“其中”各行的“${year}年”栏；没有分项统计的，在“变化说明”栏写明原因，或写在${inNote(material, place)}。`;
}

/** `field` as ledger.yaml calls it: notice, meeting … */
export function wayToLedger(compiler: string, field: string): string {
  return `由${compiler}补充，写在 ledger.yaml 中该指标那一条的 ${field} 一项，没有那一条的请加一条。`;
}

/** `field` as round.yaml calls it: recipient.units, dates.general … */
export function wayToRound(compiler: string, field: string): string {
  return `由${compiler}补充，写在 round.yaml 的 ${field} 一项。`;
}

function inNote({ noteFiles }: Material, { units, plan, section, about = [] }: NotePlace): string {
  const files = units.map((unit) => noteFiles.ofUnit.get(unit)?.[plan ?? 'either'] ?? null);
  // A file of one plan alone has no part for it.
  const isInParts = plan !== null && files.every((file) => file === null || file.inParts);
  const within = isInParts ? `“${planWord[plan]}发展规划”部分` : '';
  const names = units.map((unit, position) => files[position]?.file ?? `notes/${unit}.docx（或 .md、.txt）`);
  return ` ${names.join('、')} 的${within}“${section}”标题下${subHeadings(about)}`;
}

function subHeadings(about: readonly Indicator[]): string {
  if (about.length === 0) return '';
  const headings = about.slice(0, mostNamed).map(({ code, name }) => `“${code} ${name}”`);
  return `，小标题写${headings.join('')}${about.length > mostNamed ? '等' : ''}`;
}

const mostNamed = 3;

/** workbooks/教育局.xlsx › 年报表 第12行 */
function tableRow(origins: readonly Origin[]): string {
  const cell = origins.find((origin) => origin.kind === 'cell');
  if (cell === undefined) return '报表里该指标一行';
  return ` ${cell.file} › ${cell.sheet} 第${cell.cell.replaceAll(/\D/g, '')}行`;
}

function named(units: readonly string[]): string {
  return units.join('、');
}
