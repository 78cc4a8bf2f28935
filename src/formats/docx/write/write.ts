/**
 * Writes a report as a Word document: WordprocessingML text in docx's package. The same report, look and stamp give the
 * same bytes, on any day, in any time zone, whatever was written before.
 */
import type { Block, BlockId, Report } from '../../../report/model.ts';
import { createAnchors } from '../anchors.ts';
import { joinParts, packOften, packTexts, type PackedPart } from '../../package/archive.ts';
import { writeBlock, type Drawings } from './pieces/blocks.ts';
import { buildCharts, type Charts } from './charts.ts';
import { commentsAddition, createRemarks, type CommentsAddition } from './comments.ts';
import { writeRun, type Pen } from './pieces/inlines.ts';
import { writeLetterhead, type LetterheadParts } from './letterhead.ts';
import type { Look } from './look.ts';
import { memoryContentType, memoryParts, memoryRelationship } from '../memory-part.ts';
import { orientations } from './orientations.ts';
import { estimatePages } from './pagination.ts';
import { paragraph } from './pieces/paragraphs.ts';
import { joinPieces, type Piece } from './sections.ts';
import { bodyPath, bodyRelationshipsPath, contentTypesPath, shellFor, tokens, type Shell } from './package-template.ts';
import { styleIds } from '../style-names.ts';
import { createMender, escapeXml, type Mended, type Mender } from '../text.ts';

/** By which run of the program a document was made: printed in its properties, so that it can be recognised. */
export interface Stamp {
  /** The hash of the run. */
  readonly run: string;
  /** What the document remembers of itself, as text; without it the document cannot be merged on its own. */
  readonly memory?: string;
}

export interface WrittenReport {
  readonly bytes: Uint8Array;
  /** What was left out of people's words because no word processor could open it. */
  readonly mended: readonly Mended[];
}

/** The id under which the title line is bookmarked. */
export const titleId: BlockId = 'title';

export async function writeReport(report: Report, look: Look, stamp: Stamp): Promise<WrittenReport> {
  const shell = await shellFor(look);
  const blocks = report.sections.flatMap((section) => section.blocks);
  const mender = createMender();
  const charts = await buildCharts(
    blocks.filter((block) => block.kind === 'chart'),
    mender,
  );
  const pen: Pen = {
    anchors: createAnchors(1, stamp.run),
    mender,
    remarks: createRemarks(report),
    targets: new Set([titleId, ...blocks.map((block) => block.id)]),
  };
  const pieces = [titlePiece(report, pen), ...blockPieces(report, blocks, pen, charts)];
  const head = writeLetterhead(report, headerWords(report), look, mender);
  const ends = head === null || head.imprint === '' ? [] : [imprintPiece(head.imprint)];
  const joined = joinPieces([...pieces, ...ends], shell.sections);
  const body = [shell.opening, ...(head === null ? joined : withHead(joined, head)), shell.closing];
  return {
    bytes: joinParts(
      partsOf(
        body,
        shell,
        charts,
        wordsOf(report, stamp, mender),
        stamp.memory,
        head,
        commentsAddition(pen.remarks.xml()),
      ),
    ),
    mended: mender.mended,
  };
}

function imprintPiece(xml: string): Piece {
  return { xml, orientation: 'portrait', breakBefore: false };
}

/** The first section's properties are the first ones that come. */
function withHead(body: readonly string[], head: LetterheadParts): readonly string[] {
  const first = body.findIndex((piece) => piece.includes('<w:sectPr'));
  return body.map((piece, position) =>
    position === first ? piece.replace(/<w:sectPr\b.*?<\/w:sectPr>/s, head.onFirstPage) : piece,
  );
}

function titlePiece(report: Report, pen: Pen): Piece {
  const words = pen.anchors.block(titleId) + writeRun(pen, titleId, report.title);
  return { xml: paragraph(styleIds.title, words), orientation: 'portrait', breakBefore: false };
}

/** `blocks` are the report's, or some of them that stand together. */
export function blockPieces(report: Report, blocks: readonly Block[], pen: Pen, charts: Charts): readonly Piece[] {
  const drawings: Drawings = { of: (block) => charts.drawings.get(block.id) };
  const hasContents = blocks.some((block) => block.kind === 'contents');
  const expected = hasContents ? estimatePages(report) : new Map<BlockId, number>();
  const pages = { of: (id: BlockId) => expected.get(id) };
  const turned = orientations(blocks);

  const pieces: Piece[] = [];
  let breakBefore = false;
  for (const [position, block] of blocks.entries()) {
    if (block.kind === 'page-break') {
      breakBefore = true;
      continue;
    }
    const previous = position === 0 ? undefined : blocks[position - 1];
    const xml = writeBlock(block, { pen, drawings, pages, previous, next: blocks[position + 1] });
    pieces.push({ xml, orientation: turned[position] ?? 'portrait', breakBefore });
    breakBefore = false;
  }
  return pieces;
}

/** What every page's header says; empty for nothing. */
export function headerWords({ draft, header }: Report): string {
  return [...(draft ? ['草稿'] : []), ...(header === null ? [] : [header])].join('\u3000');
}

/** What stands in the shell in place of each token. */
function wordsOf(report: Report, stamp: Stamp, mender: Mender): ReadonlyMap<string, string> {
  const words = [
    [tokens.header, mender.line('header', headerWords(report))],
    [tokens.title, report.title.replaceAll('\n', '')],
    [tokens.creator, report.unit],
    [tokens.report, report.id],
    [tokens.run, stamp.run],
  ] as const;
  // The mender has reported the title already; the rest are names that the program made.
  const silent = createMender();
  return new Map(words.map(([token, text]) => [token, escapeXml(silent.line(token, text))]));
}

/** In the order in which Word writes them: what a reader needs first comes first. */
function partsOf(
  body: readonly string[],
  shell: Shell,
  charts: Charts,
  words: ReadonlyMap<string, string>,
  memory: string | undefined,
  head: LetterheadParts | null,
  comments: CommentsAddition,
): readonly PackedPart[] {
  const remembers = memory === undefined ? ['', ''] : [memoryContentType(), memoryRelationship()];
  return [
    packOften(
      contentTypesPath,
      shell.contentTypes.replace(
        '</Types>',
        `${charts.contentTypes}${remembers[0]}${head?.contentType ?? ''}${comments.contentType}</Types>`,
      ),
    ),
    ...shell.fixed,
    packOften(
      bodyRelationshipsPath,
      shell.relationships.replace(
        '</Relationships>',
        `${charts.relationships}${remembers[1]}${head?.relationship ?? ''}${comments.relationship}</Relationships>`,
      ),
    ),
    packTexts(bodyPath, body),
    ...[...shell.worded].map(([path, text]) => packOften(path, withWords(text, words))),
    ...charts.parts,
    ...(memory === undefined ? [] : memoryParts(memory)),
    ...(head?.parts ?? []),
    ...comments.parts,
  ];
}

function withWords(text: string, words: ReadonlyMap<string, string>): string {
  return text.replaceAll(tokenPattern, (token) => words.get(token) ?? token);
}

const tokenPattern = new RegExp(Object.values(tokens).join('|'), 'g');
