/**
 * The package around a document's body: settings, numbering, headers, footers, theme, properties, content types and
 * relationships, as docx builds them. Built once a look; the words that differ from report to report are set in later.
 */
import { propertyNames } from '../names.ts';
import {
  AlignmentType,
  Document,
  Footer,
  Header,
  HeightRule,
  PageNumber,
  PageOrientation,
  Packer,
  Paragraph,
  Table,
  TableAnchorType,
  TableBorders,
  TableCell,
  TableLayoutType,
  TableRow,
  TextDirection,
  TextRun,
  WidthType,
  type ISectionOptions,
} from 'docx';
import { strFromU8, unzipSync } from 'fflate';
import { packPart, type PackedPart } from '../../package/archive.ts';
import { fontTableXml } from './font-table.ts';
import {
  characterSpace,
  footerDistance,
  headerDistance,
  landscape,
  linePitch,
  millimetres,
  pageNumberDistance,
  portrait,
  typeAreaHeight,
  type Look,
  type Paper,
} from './look.ts';
import { styleIds } from '../style-names.ts';
import { stylesXml } from './styles.ts';

export interface Shell {
  /** Text of every part that holds words of the report, with the tokens in place of them. */
  readonly worded: ReadonlyMap<string, string>;
  /** All other parts but the body, content types and the body’s relationships, compressed once. */
  readonly fixed: readonly PackedPart[];
  readonly contentTypes: string;
  readonly relationships: string;
  /** `<w:document …><w:body>`. */
  readonly opening: string;
  readonly closing: string;
  /** The `w:sectPr` of upright and of landscape pages. */
  readonly sections: { readonly portrait: string; readonly landscape: string };
}

/** Stand where a report's own words go. Letters only, so that nothing escapes or splits them. */
export const tokens = {
  header: 'FUERTOKENHEADER',
  title: 'FUERTOKENTITLE',
  creator: 'FUERTOKENCREATOR',
  report: 'FUERTOKENREPORT',
  run: 'FUERTOKENRUN',
} as const;

const shells = new Map<string, Promise<Shell>>();

export function shellFor(look: Look): Promise<Shell> {
  const key = JSON.stringify(look);
  const known = shells.get(key);
  if (known !== undefined) return known;
  const shell = buildShell(look);
  shells.set(key, shell);
  return shell;
}

async function buildShell(look: Look): Promise<Shell> {
  const parts = unzipSync(new Uint8Array(await Packer.toArrayBuffer(shellDocument(look))));
  const body = textOf(parts, bodyPath);
  const worded = new Map<string, string>();
  const fixed: PackedPart[] = [];
  for (const [path, bytes] of Object.entries(parts)) {
    if ([bodyPath, bodyRelationshipsPath, contentTypesPath].includes(path)) continue;
    const text = strFromU8(bytes);
    if (path === 'word/styles.xml') fixed.push(packPart(path, stylesXml(look)));
    else if (path === 'word/fontTable.xml') fixed.push(packPart(path, fontTableXml(look)));
    else if (path === 'word/settings.xml') fixed.push(packPart(path, settings(text)));
    else if (path === 'docProps/core.xml') worded.set(path, withoutDates(text));
    else if (Object.values(tokens).some((token) => text.includes(token))) worded.set(path, text);
    else fixed.push(packPart(path, bytes));
  }
  return {
    worded,
    fixed,
    contentTypes: textOf(parts, contentTypesPath),
    relationships: textOf(parts, bodyRelationshipsPath),
    opening: body.slice(0, body.indexOf('<w:body>') + '<w:body>'.length),
    closing: '</w:body></w:document>',
    sections: sectionsOf(body),
  };
}

export const bodyPath = 'word/document.xml';
export const bodyRelationshipsPath = 'word/_rels/document.xml.rels';
export const contentTypesPath = '[Content_Types].xml';

function textOf(parts: Record<string, Uint8Array>, path: string): string {
  const bytes = parts[path];
  if (bytes === undefined) throw new Error(`docx wrote no ${path}`);
  return strFromU8(bytes);
}

function shellDocument(look: Look): Document {
  return new Document({
    title: tokens.title,
    creator: tokens.creator,
    lastModifiedBy: tokens.creator,
    evenAndOddHeaderAndFooters: true,
    compatibility: {
      spaceForUnderline: true,
      balanceSingleByteDoubleByteWidth: true,
      doNotLeaveBackslashAlone: true,
      underlineTrailingSpaces: true,
      // A new line inside a person's words must not stretch the line before it.
      doNotExpandShiftReturn: true,
    },
    // Only charts take their fonts from the theme; the theme's own would raise notices of missing fonts.
    theme: {
      fonts: {
        headings: { latin: look.fonts.latin, eastAsia: look.fonts.hei },
        body: { latin: look.fonts.latin, eastAsia: look.fonts.song },
      },
    },
    customProperties: [
      { name: propertyNames.report, value: tokens.report },
      { name: propertyNames.run, value: tokens.run },
    ],
    sections: [portraitSection(), landscapeSection()],
  });
}

function portraitSection(): ISectionOptions {
  const header = (): Header =>
    new Header({ children: [new Paragraph({ style: styleIds.header, children: [new TextRun(tokens.header)] })] });
  return {
    properties: { page: page(portrait, PageOrientation.PORTRAIT), grid },
    headers: { default: header(), even: header() },
    footers: {
      default: new Footer({ children: [pageNumber(styleIds.pageNumberOdd)] }),
      even: new Footer({ children: [pageNumber(styleIds.pageNumberEven)] }),
    },
    children: [new Paragraph('')],
  };
}

function landscapeSection(): ISectionOptions {
  return {
    // Word swaps width and height of a landscape page; docx does so on writing.
    properties: { page: page(landscape, PageOrientation.LANDSCAPE), grid },
    footers: {
      default: new Footer({ children: sidewaysPageNumber(styleIds.pageNumberOdd) }),
      even: new Footer({ children: sidewaysPageNumber(styleIds.pageNumberEven) }),
    },
    children: [new Paragraph('')],
  };
}

function page(paper: Paper, orientation: (typeof PageOrientation)[keyof typeof PageOrientation]) {
  return {
    size: { width: portrait.width, height: portrait.height, orientation },
    margin: {
      top: paper.top,
      right: paper.right,
      bottom: paper.bottom,
      left: paper.left,
      header: headerDistance,
      footer: paper === portrait ? footerDistance : headerDistance,
      gutter: 0,
    },
  };
}

const grid = { type: 'linesAndChars', linePitch, charSpace: characterSpace } as const;

function pageNumber(style: string): Paragraph {
  return new Paragraph({ style, children: [new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'] })] });
}

/**
 * A landscape sheet is bound among upright ones, so its number stands where theirs do: at the sheet's foot, which is
 * the left side of the turned page, 单页码 below and 双页码 above, reading downwards.
 */
function sidewaysPageNumber(style: string): (Table | Paragraph)[] {
  const width = millimetres(10);
  return [
    new Table({
      columnWidths: [width],
      width: { size: width, type: WidthType.DXA },
      layout: TableLayoutType.FIXED,
      borders: TableBorders.NONE,
      alignment: AlignmentType.LEFT,
      margins: { top: 0, bottom: 0, left: 0, right: 0 },
      float: {
        horizontalAnchor: TableAnchorType.PAGE,
        verticalAnchor: TableAnchorType.PAGE,
        absoluteHorizontalPosition: landscape.left - pageNumberDistance - Math.round(width / 2),
        absoluteVerticalPosition: landscape.top,
      },
      rows: [
        new TableRow({
          height: { value: typeAreaHeight(landscape), rule: HeightRule.EXACT },
          children: [
            new TableCell({
              width: { size: width, type: WidthType.DXA },
              textDirection: TextDirection.TOP_TO_BOTTOM_RIGHT_TO_LEFT,
              verticalAlign: 'center',
              children: [pageNumber(style)],
            }),
          ],
        }),
      ],
    }),
    new Paragraph({ style: styleIds.gap }),
  ];
}

/** 只压缩标点, as Chinese Word has it. */
function settings(text: string): string {
  return text.replace('<w:compat>', '<w:characterSpacingControl w:val="compressPunctuation"/><w:compat>');
}

/** A document says who made it of what; when is the clock's, and would make every build differ. */
function withoutDates(core: string): string {
  return core.replaceAll(/<dcterms:(created|modified)[^>]*>[^<]*<\/dcterms:\1>/g, '');
}

function sectionsOf(body: string): Shell['sections'] {
  const [upright, turned] = body.match(/<w:sectPr\b.*?<\/w:sectPr>/gs) ?? [];
  if (upright === undefined || turned === undefined) throw new Error('docx wrote no two sections');
  // A document may begin with a landscape page: then it has no section before it to take the header from.
  const headers = upright.match(/<w:headerReference [^>]*\/>/g) ?? [];
  return {
    portrait: upright,
    landscape: turned.replace('<w:footerReference ', `${headers.join('')}<w:footerReference `),
  };
}
