/** python-docx reads our documents as we do, and what it saved and edited is merged with a data fix. */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { lintDocument } from '../../src/formats/docx/lint/lint.ts';
import { orientations } from '../../src/formats/docx/write/orientations.ts';
import type { ReadDocument, ReadRow } from '../../src/formats/docx/read/reading.ts';
import { styleIdOf, styleNames } from '../../src/formats/docx/style-names.ts';
import { headerWords } from '../../src/formats/docx/write/write.ts';
import { renderDocument } from '../../src/pipeline/render/render.ts';
import type { Block, Inline, Report } from '../../src/report/model.ts';
import {
  build,
  educationTable,
  fuer,
  roundFolder,
  type BuildJson,
  type RoundFolder,
} from '../commands/a-round-folder.ts';
import { bytesOf, linesOf, mergedWith, readBack } from '../formats/docx/edited.ts';
import {
  hasPythonDocx,
  readWithPythonDocx,
  saveWithPythonDocx,
  type PythonEdit,
  type PythonReading,
} from './python-docx.ts';
import { sampleFiles, type SampleFile } from './sample-files.ts';

const needed = hasPythonDocx ? '' : ' (left out: no Python here has python-docx; Debian’s package is python3-docx)';
const A4 = { upright: [false, 11906, 16838], landscape: [true, 16838, 11906] } as const;

describe.skipIf(!hasPythonDocx)(`python-docx reads in every document of both samples${needed}`, () => {
  let files: readonly SampleFile[];
  let readings: readonly PythonReading[];

  beforeAll(async () => {
    files = await sampleFiles();
    readings = readWithPythonDocx(files.map(({ path }) => path));
  });

  const each = (check: (file: SampleFile, theirs: PythonReading, ours: ReadDocument) => void): void => {
    expect(readings).toHaveLength(28);
    for (const [index, file] of files.entries()) {
      const theirs = readings[index];
      if (theirs !== undefined) check(file, theirs, readBack(file.bytes));
    }
  };

  it('the same paragraphs in the same styles', () => {
    each(({ name }, theirs, ours) => {
      const paragraphs = ours.blocks.flatMap((block) =>
        block.kind === 'paragraph' ? [[block.text, block.style]] : [],
      );
      expect(
        theirs.paragraphs.map(([text, style]) => [text, styleIdOf(style) ?? style]),
        name,
      ).toEqual(paragraphs);
    });
  });

  it('the same tables: rows, columns, the words of every cell', () => {
    each(({ name }, theirs, ours) => {
      const tables = ours.blocks.flatMap((block) => (block.kind === 'table' ? [laidOut(block.rows)] : []));
      expect(
        theirs.tables.map(({ rows }) => rows),
        name,
      ).toEqual(tables);
      expect(theirs.tables.every(({ columns, rows }) => rows.every((row) => row.length === columns))).toBe(true);
    });
  });

  it('the same sections: A4, upright, and landscape for wide tables, each with the header', () => {
    each(({ name, report }, theirs) => {
      const turns = sectionsOf(report);
      expect(theirs.sections, name).toEqual(turns.map((turn) => (turn === 'landscape' ? A4.landscape : A4.upright)));
      expect(theirs.headers, name).toEqual(turns.map(() => headerWords(report)));
    });
  });

  it('every named style, and title, author and last editor', () => {
    each(({ name, report }, theirs) => {
      const names = new Set(theirs.styles.map((style) => style.toLowerCase()));
      expect(
        Object.values(styleNames).filter((style) => !names.has(style.toLowerCase())),
        name,
      ).toEqual([]);
      const title = report.title.replaceAll('\n', '');
      expect(theirs.core, name).toEqual([title, report.unit, report.unit]);
    });
  });
});

const education = 'out/教育局-儿童发展规划-2015.docx';
const before = '95.4';
const after = '95.6';
const fixedTable = educationTable.replace(before, after);

describe.skipIf(!hasPythonDocx)(`A document that python-docx saved${needed}`, () => {
  it('is recognised, and with a data fix says the same as the fresh one', async () => {
    const round = await edited([]);
    expect(await fuer('verify', join(round.path, education))).toMatchObject({ code: 0, err: '' });
    const result = await fixed(round);
    expect(result).toEqual([]);
    const fresh = roundFolder({ 'workbooks/教育局.csv': fixedTable });
    await build(fresh);
    expect(linesOf(round.bytes(education))).toEqual(linesOf(fresh.bytes(education)));
  });

  it('with words changed, paragraphs added and one deleted: they stay so, the figures follow', async () => {
    const round = await edited([
      ['run', '场所分布不均', '城乡场所分布不均'],
      ['add', '四、下年达标速度测算与预警', '经与省教育厅核对，口径一致。'],
      ['end', '联系人：李老师。'],
      ['delete', '2016年9月底前完成布点。'],
    ]);
    expect(await fixed(round)).toEqual([]);
    const lines = linesOf(round.bytes(education));
    const text = lines.join('\n');
    expect(text).toContain('从工作看，城乡场所分布不均。');
    expect(lines.indexOf('经与省教育厅核对，口径一致。')).toBe(lines.indexOf('四、下年达标速度测算与预警') - 1);
    expect(lines.filter((line) => line !== '').at(-1)).toBe('联系人：李老师。');
    expect(text).not.toContain('2016年9月底前完成布点。');
    expect(text).toContain('九年义务教育巩固率为95.6%，比基期2013年提高1.4个百分点，距“96%以上”的目标仍差0.4个百分点');
    expect(text).not.toContain('95.4%');
    const again = await build(round);
    expect(again.documents.find(({ path }) => path === education)?.state).toBe('unchanged');
  });

  it('with a paragraph’s whole text set anew, which takes its bookmarks away: found by its words', async () => {
    const round = await edited([
      ['paragraph', '主要成效。从数据看', '主要成效。从监测数据看'],
      ['paragraph', '（在目标值的1%以内）', ''],
    ]);
    expect((await fixed(round)).map((one) => one.split(' ')[0])).toEqual(['edited-document', 'edited-document']);
    const text = linesOf(round.bytes(education)).join('\n');
    expect(text).toContain(
      '（二）主要成效。从监测数据看，比上年改善的有九年义务教育巩固率（提高0.5个百分点）、高中阶段毛入学率（提高2.7个百分点）。',
    );
    expect(text).toContain(
      '九年义务教育巩固率为95.6%，比基期2013年提高1.4个百分点，距“96%以上”的目标仍差0.4个百分点，属基本达标',
    );
  });

  it('with a table’s cell set anew: it stays, the rest of its row follows', async () => {
    const round = await edited([['cell', '黄色预警', '黄色预警（已约谈）']]);
    round.write({ 'workbooks/教育局.csv': educationTable.replace('92.3', '92.4') });
    expect(editFindings(await build(round))).toEqual([]);
    const row = linesOf(round.bytes(education)).find((line) => line.includes('黄色预警（已约谈）'));
    expect(row).toMatch(/^2\t高中阶段毛入学率\t%\t95%以上\t88\.3\t89\.6\t92\.4\t\+2\.8\t-2\.6\t未达标\t/);
  });
});

describe.skipIf(!hasPythonDocx)(`The samples’ own documents, saved by python-docx${needed}`, () => {
  it('take every changed figure, charts and all, and open again', async () => {
    const files = await sampleFiles();
    const folder = mkdtempSync(join(tmpdir(), 'fuer-python-'));
    const saves = files.map(({ name, path }) => ({ from: path, to: join(folder, name), edits: [] }));
    saveWithPythonDocx(saves);
    for (const { name, document, report } of files) {
      const fresh = await renderDocument({ ...document, content: corrected(report) }, { area: '', program: 'test' });
      const saved = readFileSync(join(folder, name));
      const merge = mergedWith(saved, fresh.bytes);
      // A report on no indicator has nothing to correct.
      const merged = merge.verdict === 'current' ? saved : bytesOf(merge);
      expect(linesOf(merged), name).toEqual(linesOf(fresh.bytes));
      const { charts, bookmarks } = readBack(fresh.bytes);
      expect(readBack(merged), name).toMatchObject({ charts, bookmarks });
      expect(lintDocument(merged), name).toEqual([]);
      writeFileSync(join(folder, name), merged);
    }
    expect(readWithPythonDocx(saves.map(({ to }) => to))).toHaveLength(28);
  });
});

/** A round that was built, and its document then edited and saved by python-docx. */
async function edited(edits: readonly PythonEdit[]): Promise<RoundFolder> {
  const round = roundFolder();
  await build(round);
  const path = join(round.path, education);
  saveWithPythonDocx([{ from: path, to: path, edits }]);
  return round;
}

/** Builds once more with the unit's figure put right; what the build says of the edits. */
async function fixed(round: RoundFolder): Promise<readonly string[]> {
  round.write({ 'workbooks/教育局.csv': fixedTable });
  const result = await build(round);
  expect(lintDocument(round.bytes(education))).toEqual([]);
  expect(readWithPythonDocx([join(round.path, education)])).toHaveLength(1);
  return editFindings(result);
}

function editFindings({ findings }: BuildJson): readonly string[] {
  return findings.flatMap(({ code, message }) => (code.startsWith('edit') ? [`${code} ${message}`] : []));
}

/** Row by row; what is merged stands in each place that it covers. */
function laidOut(rows: readonly ReadRow[]): readonly (readonly string[])[] {
  const laid: string[][] = [];
  for (const { cells } of rows) {
    const above = laid.at(-1) ?? [];
    const line: string[] = [];
    for (const { text, across, continued } of cells) {
      const shown = continued ? (above[line.length] ?? '') : text;
      line.push(...Array.from({ length: across }, () => shown));
    }
    laid.push(line);
  }
  return laid;
}

/** As the pages turn: a table that needs it lies on a landscape page. */
function sectionsOf({ sections }: Report): readonly string[] {
  const blocks = sections.flatMap((section) => section.blocks);
  return ['portrait', ...orientations(blocks)].filter((turn, index, all) => turn !== all[index - 1]);
}

/** The same report from other figures: every number of the own area another one, and so in the charts. */
function corrected(report: Report): Report {
  return {
    ...report,
    sections: report.sections.map((section) => ({ ...section, blocks: section.blocks.map(inBlock) })),
  };
}

function inBlock(block: Block): Block {
  switch (block.kind) {
    case 'paragraph':
    case 'heading':
      return { ...block, inlines: block.inlines.map(inInline) };
    case 'table':
      return {
        ...block,
        rows: block.rows.map((row) => ({ ...row, cells: row.cells.map((cell) => cell.map(inInline)) })),
      };
    case 'chart': {
      const series = block.chart.series.map((one) => ({
        ...one,
        values: one.values.map((value) => (value === null ? null : value + 1)),
      }));
      return { ...block, chart: { ...block.chart, series, alt: `${block.chart.alt}已更正。` } };
    }
    case 'contents':
    case 'page-break':
      return block;
  }
}

function inInline(inline: Inline): Inline {
  if (inline.kind !== 'figure' || !/^[A-Z]\w+\/own\//.test(inline.figure)) return inline;
  return { ...inline, text: inline.text.replace(/\d$/, (digit) => String((Number(digit) + 1) % 10)) };
}
