/**
 * 红头 and 版记 (GB/T 9704-2012, 7.2 and 7.4). The head stands in the first page's header, so that the text below stays
 * what the report says; the imprint is a table at the foot of the last page.
 */
import type { Letterhead } from '../../../indicators/round.ts';
import type { Report } from '../../../report/model.ts';
import { sayDate } from '../../../report/numbers.ts';
import { packPart, type PackedPart } from '../../package/archive.ts';
import { bodyCharacter, linePitch, millimetres, portrait, typeAreaWidth, headerDistance, type Look } from './look.ts';
import { paragraph } from './pieces/paragraphs.ts';
import { styleIds } from '../style-names.ts';
import { sizeXml, wordNamespace } from './styles.ts';
import type { Mender } from '../text.ts';

const path = 'word/headerLetterhead.xml';
const relationshipId = 'rIdFuerLetterhead';

export interface LetterheadParts {
  readonly parts: readonly PackedPart[];
  readonly relationship: string;
  readonly contentType: string;
  /** A section's properties with the head on its first page. */
  readonly onFirstPage: (properties: string) => string;
  /** At the foot of the last page; empty where nothing is to be said there. */
  readonly imprint: string;
}

/** `header` is the running line that every page has. */
export function writeLetterhead(report: Report, header: string, look: Look, mender: Mender): LetterheadParts | null {
  const { letterhead } = report;
  if (letterhead === undefined) return null;
  const write = (text: string): string => mender.runContent('letterhead', text);
  return {
    parts: [packPart(path, headXml(letterhead, header, look, write))],
    relationship: `<Relationship Id="${relationshipId}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/header" Target="headerLetterhead.xml"/>`,
    contentType: `<Override ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml" PartName="/${path}"/>`,
    onFirstPage,
    imprint: imprint(letterhead, look, write),
  };
}

function onFirstPage(properties: string): string {
  const footer = /<w:footerReference [^>]*w:type="default"[^>]*\/>/.exec(properties)?.[0] ?? '';
  const references = `<w:headerReference w:type="first" r:id="${relationshipId}"/>${footer.replace('"default"', '"first"')}`;
  return properties
    .replace(/<w:sectPr\b[^>]*>/, (opening) => opening + references)
    .replace('<w:docGrid', '<w:titlePg/><w:docGrid');
}

type Write = (text: string) => string;

function headXml(letterhead: Letterhead, header: string, look: Look, write: Write): string {
  const { mark, number, signer } = letterhead;
  const running = paragraph(styleIds.header, run(write(header), ''));
  // The running line is as high as its letters; the mark begins 35 mm below the upper edge of the type area.
  const above = portrait.top + millimetres(35) - headerDistance - runningLine;
  const markLine = markPoints(mark) * 20 + 120;
  const markParagraph = paragraph(
    styleIds.header,
    run(write(mark), `${faces(look.fonts.title)}<w:color w:val="FF0000"/>${sizeXml(markPoints(mark))}`),
    `${offGrid}<w:spacing w:before="${above}" w:after="0" w:line="${markLine}" w:lineRule="exact"/><w:jc w:val="center"/>`,
  );
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:hdr xmlns:w="${wordNamespace}">${running}${markParagraph}${numberLine(number ?? '', signer, look, write)}</w:hdr>`;
}

/** Centred; with a 签发人 the number stands one character from the left and the name one from the right. The red line is below. */
function numberLine(number: string, signer: string | undefined, look: Look, write: Write): string {
  const line = '<w:pBdr><w:bottom w:val="single" w:sz="18" w:space="11" w:color="FF0000"/></w:pBdr>';
  const spacing = `${offGrid}<w:spacing w:before="${2 * linePitch}" w:after="${linePitch}" w:line="${linePitch}" w:lineRule="exact"/>`;
  const body = faces(look.fonts.body) + sizeXml(16);
  if (signer === undefined) {
    return paragraph(styleIds.header, run(write(number), body), `${line}${spacing}<w:jc w:val="center"/>`);
  }
  const edge = typeAreaWidth(portrait) - bodyCharacter;
  return paragraph(
    styleIds.header,
    `${run(write(number), body)}<w:r><w:tab/></w:r>${run(write('签发人：'), body)}${run(write(signer), faces(look.fonts.kai) + sizeXml(16))}`,
    `${line}<w:tabs><w:tab w:val="right" w:pos="${edge}"/></w:tabs>${spacing}<w:ind w:left="${bodyCharacter}"/><w:jc w:val="left"/>`,
  );
}

/** 抄送 above, who printed it and when below, between lines as wide as the text; at the foot of the page. */
function imprint({ copyTo, issuer, issued }: Letterhead, look: Look, write: Write): string {
  const width = typeAreaWidth(portrait);
  const letters = faces(look.fonts.body) + sizeXml(14);
  const side = 280;
  const row = (content: string, tabs: string): string =>
    `<w:tr><w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/></w:tcPr>${paragraph(styleIds.cellLeft, content, `${tabs}<w:ind w:left="${side}" w:right="${side}"/>`)}</w:tc></w:tr>`;
  const rows = [
    ...(copyTo === undefined ? [] : [row(run(write(`抄送：${copyTo}。`), letters), '')]),
    ...(issuer === undefined && issued === undefined
      ? []
      : [
          row(
            `${run(write(issuer ?? ''), letters)}<w:r><w:tab/></w:r>${run(write(issued === undefined ? '' : `${sayDate(issued)}印发`), letters)}`,
            `<w:tabs><w:tab w:val="right" w:pos="${width - side}"/></w:tabs>`,
          ),
        ]),
  ];
  if (rows.length === 0) return '';
  const border = (name: string, size: number): string =>
    `<w:${name} w:val="single" w:sz="${size}" w:space="0" w:color="000000"/>`;
  // 0.35 mm outside, 0.25 mm inside.
  const borders = `<w:tblBorders>${border('top', 8)}${border('bottom', 8)}${border('insideH', 6)}</w:tblBorders>`;
  return (
    paragraph(styleIds.gap, '') +
    `<w:tbl><w:tblPr><w:tblpPr w:vertAnchor="margin" w:horzAnchor="margin" w:tblpX="0" w:tblpYSpec="bottom"/><w:tblW w:w="${width}" w:type="dxa"/>${borders}<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid><w:gridCol w:w="${width}"/></w:tblGrid>${rows.join('')}</w:tbl>` +
    paragraph(styleIds.gap, '')
  );
}

const offGrid = '<w:snapToGrid w:val="0"/>';
/** Of 9 pt letters, in twips. */
const runningLine = 235;

/** As large as fits on one line of the type area, and no larger than is usual. */
function markPoints(mark: string): number {
  const room = typeAreaWidth(portrait) / 20 - 8;
  return Math.min(54, Math.floor(room / Math.max(1, [...mark].length)));
}

function faces(eastAsia: string): string {
  return `<w:rFonts w:eastAsia="${eastAsia}" w:hint="eastAsia"/>`;
}

function run(content: string, properties: string): string {
  return `<w:r>${properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`}${content}</w:r>`;
}
