/** A round whose units have their page forms and answer them with the figures that the round knows they have. */
import ExcelJS from 'exceljs';
import type { Dataset } from '../../../src/dataset/dataset.ts';
import { composeForms } from '../../../src/pipeline/forms.ts';
import { openCells } from '../../../src/pipeline/page-form/open-cells.ts';
import { isAnswer } from '../../../src/pipeline/page-form/note-text.ts';
import { tableName } from '../../../src/pipeline/page-form/names.ts';
import { slicesOf } from '../../../src/pipeline/page-form/page-forms.ts';
import { sliceFrom, sliceText } from '../../../src/pipeline/page-form/slice-text.ts';
import type { FormSlice } from '../../../src/pipeline/page-form/slice.ts';
import type { Typed } from '../../../src/pipeline/page-form/typed.ts';
import { datasetOf, readDataset, readSources } from '../../../src/pipeline/pipeline.ts';
import { renderPaper } from '../../../src/pipeline/render/render.ts';
import type { Configuration } from '../../../src/pipeline/read/configuration.ts';
import { readConfiguration } from '../../../src/pipeline/read/configuration.ts';
import type { ReadFile, RoundFiles } from '../../../src/pipeline/read/round-files.ts';
import { openRound } from '../../../src/project/project.ts';

export interface BegunRound {
  readonly configuration: Configuration;
  /** Nothing handed in yet. */
  readonly files: RoundFiles;
  /** The forms as they are sent out, through their text. */
  readonly slices: readonly FormSlice[];
  /** What the units turn out to have. */
  readonly known: Dataset;
}

export function begunSample(folder: string): BegunRound {
  const opening = openRound(folder);
  if (opening.verdict !== 'opened') throw new Error(opening.message);
  return begun(opening.project.files);
}

export function begun(full: RoundFiles): BegunRound {
  const reading = readConfiguration(full);
  if (reading.verdict !== 'ok') throw new Error(reading.findings.map(({ message }) => message).join('\n'));
  const configuration = reading.value;
  const files = { ...full, folders: { ...full.folders, workbooks: [], notes: [] } };
  const sources = readSources(configuration, files);
  const dataset = datasetOf(configuration, sources);
  const forms = composeForms(configuration, dataset, []);
  const slices = slicesOf({ configuration, files, sources, dataset, program: '0.0.0', forms });
  return {
    configuration,
    files,
    slices: slices.map((slice) => sliceFrom(sliceText(slice))),
    known: readDataset(configuration, full),
  };
}

/** Every open figure is answered, as far as the round knows it, else with a mark; two kinds of notes are written. */
export function answered({ table, notes, mark }: FormSlice, known: Dataset): Typed {
  const cells: Record<string, string> = {};
  const [sheet] = table?.sheets ?? [];
  for (const { key, row, field, cell } of sheet === undefined ? [] : openCells(sheet)) {
    const year = field === 'current' ? mark.year : field === 'previous' ? mark.year - 1 : null;
    if (year === null || row.startsWith('另报')) continue;
    const [code = '', dimension = null] = row.split('/');
    const found = known.figure(code, 'own', year, dimension);
    if (found.verdict === 'figure') {
      const { word, value } = found.figure;
      const offered = cell.check?.kind === 'list' ? cell.check.words : null;
      const [yes = '', no = ''] = offered ?? [];
      // 有 is offered as 是.
      if (offered === null || (word !== null && offered.includes(word))) cells[key] = word ?? value.toFixed();
      else cells[key] = value.isZero() ? no : yes;
    } else if (field === 'current' && cell.check?.kind === 'offer') cells[key] = '未统计';
  }
  const answers: Record<string, string> = {};
  for (const { id } of (notes?.sections ?? []).flatMap(({ blocks }) => blocks).filter(isAnswer)) {
    if (id.includes('主要做法'))
      answers[id] = `${mark.year}年开展宣传和培训12场，参加1800人次。\n* 建立台账，按季度调度_1_。`;
    if (id.includes('存在问题')) answers[id] = '基层专业人员不足，服务间隔较长。';
  }
  return { cells, answers };
}

/** The unit's workbook form as it comes back from Excel: the same answers typed into the same cells. */
export async function filledWorkbook({ table, mark }: FormSlice, { cells }: Typed): Promise<ReadFile | null> {
  const [sheet] = table?.sheets ?? [];
  if (table === null || sheet === undefined) return null;
  const workbook = new ExcelJS.Workbook();
  const { bytes } = await renderPaper(tableName(mark.unit), table);
  // exceljs asks for an ArrayBuffer and takes whatever holds bytes.
  await workbook.xlsx.load(Uint8Array.from(bytes).buffer);
  const written = workbook.getWorksheet(sheet.name);
  for (const { key, cell } of openCells(sheet)) {
    const typed = cells[key];
    if (typed === undefined || written === undefined) continue;
    const isFigure = cell.look === 'input' && /^-?\d+(\.\d+)?$/.test(typed);
    written.getCell(cell.row, cell.column).value = isFigure ? Number(typed) : typed;
  }
  return {
    kind: 'read',
    file: `workbooks/${tableName(mark.unit)}`,
    bytes: new Uint8Array(await workbook.xlsx.writeBuffer()),
  };
}
