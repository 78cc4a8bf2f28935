/**
 * The document's named styles after GB/T 9704-2012 and its font table, as parts of the package. Written here rather than
 * through docx because that has no words for indents in characters at the right, and none for fonts that stand in.
 */
import { bodyCharacter, brief, linePitch, portrait, titleLine, typeAreaWidth, type Fonts, type Look } from './look.ts';
import { styleIds, styleNames, type StyleKey } from '../style-names.ts';
import { escapeXml } from '../text.ts';

export function stylesXml(look: Look): string {
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:styles xmlns:w="${wordNamespace}">${defaults(look.fonts)}${[
    ...textStyles(look.fonts),
    ...closingStyles(look.fonts),
    ...contentsStyles(look.fonts),
    ...tableAndChartStyles(look.fonts),
    ...pageStyles(look.fonts),
    ...characterStyles(look.fonts),
  ].join('')}</w:styles>`;
}

export const wordNamespace = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';

function defaults(fonts: Fonts): string {
  return (
    `<w:docDefaults><w:rPrDefault><w:rPr>${faces(fonts.body, fonts.latin)}<w:color w:val="000000"/><w:kern w:val="0"/>${sizeXml(16)}` +
    '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>'
  );
}

/** One line of the grid, whatever font stands in: a taller one would take two. */
const gridLine = `w:line="${linePitch}" w:lineRule="exact"`;
const indentTwo = `<w:ind w:firstLineChars="200" w:firstLine="${2 * bodyCharacter}"/>`;

function textStyles(fonts: Fonts): readonly string[] {
  return [
    // 28 characters a line: Word would set letters and digits a quarter of a character apart from Chinese.
    normalStyle(
      `<w:widowControl w:val="0"/><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/><w:spacing w:before="0" w:after="0" ${gridLine}/><w:jc w:val="both"/>`,
    ),
    paragraphStyle('title', {
      next: styleIds.body,
      // The empty line below is the style's, so that nobody types into it.
      paragraph: `<w:keepNext/><w:snapToGrid w:val="0"/><w:spacing w:before="0" w:after="${linePitch}" w:line="${titleLine}" w:lineRule="exact"/><w:jc w:val="center"/>`,
      run: faces(fonts.title, fonts.latin) + notBold + sizeXml(22),
    }),
    heading(1, fonts.hei, fonts),
    heading(2, fonts.kai, fonts),
    heading(3, fonts.body, fonts),
    heading(4, fonts.body, fonts),
    paragraphStyle('body', { paragraph: indentTwo }),
    paragraphStyle('brief', {
      paragraph: `<w:snapToGrid w:val="0"/><w:spacing w:before="0" w:after="0" w:line="${brief.line}" w:lineRule="exact"/><w:ind w:firstLineChars="200" w:firstLine="${2 * 20 * brief.points}"/>`,
      run: sizeXml(brief.points),
    }),
    paragraphStyle('addressee', { next: styleIds.body, paragraph: '<w:jc w:val="left"/>' }),
  ];
}

function heading(level: 1 | 2 | 3 | 4, eastAsia: string, fonts: Fonts): string {
  return paragraphStyle(`heading${level}`, {
    next: styleIds.body,
    paragraph: `<w:keepNext/>${indentTwo}<w:outlineLvl w:val="${level - 1}"/>`,
    run: faces(eastAsia, fonts.latin) + notBold + sizeXml(16),
  });
}

function closingStyles(fonts: Fonts): readonly string[] {
  return [
    // A signature does not stand alone on a page: what it signs is kept with it.
    paragraphStyle('annexNote', { paragraph: `<w:keepNext/>${lineAbove}${hanging(5, 3)}` }),
    paragraphStyle('annexNoteNumbered', { paragraph: `<w:keepNext/>${lineAbove}${hanging(6.5, 4.5)}` }),
    paragraphStyle('annexNoteMore', { paragraph: `<w:keepNext/>${hanging(6.5, 1.5)}` }),
    paragraphStyle('signature', {
      next: styleIds.date,
      paragraph: `<w:keepNext/>${lineAbove}${rightTwo}<w:jc w:val="right"/>`,
    }),
    paragraphStyle('date', { paragraph: `${rightTwo}<w:jc w:val="right"/>` }),
    paragraphStyle('annexMark', {
      next: styleIds.body,
      paragraph: '<w:keepNext/><w:pageBreakBefore/><w:jc w:val="left"/>',
      run: faces(fonts.hei, fonts.latin) + sizeXml(16),
    }),
    paragraphStyle('note', { paragraph: indentTwo }),
  ];
}

const lineAbove = `<w:spacing w:before="${linePitch}" w:after="0" ${gridLine}/>`;
const rightTwo = `<w:ind w:rightChars="200" w:right="${2 * bodyCharacter}"/>`;

/** The text begins `first` characters less far in than the lines after it, in characters of the body. */
function hanging(left: number, first: number): string {
  return (
    `<w:ind w:leftChars="${left * 100}" w:left="${left * bodyCharacter}" ` +
    `w:hangingChars="${first * 100}" w:hanging="${first * bodyCharacter}"/>`
  );
}

function contentsStyles(fonts: Fonts): readonly string[] {
  const leader = `<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="${typeAreaWidth(portrait)}"/></w:tabs>`;
  return [
    paragraphStyle('contentsTitle', {
      paragraph: `<w:keepNext/><w:spacing w:before="0" w:after="${linePitch}" ${gridLine}/><w:jc w:val="center"/>`,
      run: faces(fonts.hei, fonts.latin) + sizeXml(16),
    }),
    paragraphStyle('contents1', { paragraph: `${leader}<w:jc w:val="left"/>` }),
    paragraphStyle('contents2', {
      paragraph: `${leader}<w:ind w:leftChars="200" w:left="${2 * bodyCharacter}"/><w:jc w:val="left"/>`,
    }),
  ];
}

function tableAndChartStyles(fonts: Fonts): readonly string[] {
  // Digits too: all of 宋体’s are half a character wide, so that columns of figures stand in line.
  const song = faces(fonts.song, fonts.song);
  const hei = faces(fonts.hei, fonts.latin);
  // Tables, captions and charts stand off the grid: 10.5 pt on its lines would waste half the page.
  const offGrid = '<w:snapToGrid w:val="0"/>';
  const single = '<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>';
  const cell = (key: StyleKey, align: string, run: string, first = ''): string =>
    paragraphStyle(key, {
      paragraph: `${first}${offGrid}${single}<w:jc w:val="${align}"/>`,
      run: run + sizeXml(10.5),
    });
  return [
    paragraphStyle('tableCaption', {
      next: styleIds.body,
      paragraph: `<w:keepNext/>${offGrid}<w:spacing w:before="120" w:after="60" w:line="240" w:lineRule="auto"/><w:jc w:val="center"/>`,
      run: hei + sizeXml(12),
    }),
    paragraphStyle('tableNote', {
      paragraph: `${offGrid}<w:spacing w:before="20" w:after="60" w:line="240" w:lineRule="auto"/><w:jc w:val="left"/>`,
      run: song + sizeXml(9),
    }),
    cell('cellLeft', 'left', song),
    cell('cellCenter', 'center', song),
    cell('cellRight', 'right', song),
    cell('cellHeading', 'center', hei, '<w:keepNext/>'),
    cell('cellGroup', 'left', hei, '<w:keepNext/>'),
    paragraphStyle('chart', {
      next: styleIds.chartCaption,
      paragraph: `<w:keepNext/>${offGrid}<w:spacing w:before="120" w:after="0" w:line="240" w:lineRule="auto"/><w:jc w:val="center"/>`,
    }),
    paragraphStyle('chartCaption', {
      next: styleIds.body,
      paragraph: `${offGrid}<w:spacing w:before="60" w:after="120" w:line="240" w:lineRule="auto"/><w:jc w:val="center"/>`,
      run: hei + sizeXml(12),
    }),
    paragraphStyle('gap', {
      paragraph: `${offGrid}<w:spacing w:before="0" w:after="0" w:line="120" w:lineRule="exact"/>`,
      run: sizeXml(2),
    }),
    paragraphStyle('sectionEnd', {
      // 22 lines of 579 leave 18 twips of a page.
      paragraph: `${offGrid}<w:spacing w:before="0" w:after="0" w:line="14" w:lineRule="exact"/>`,
      run: sizeXml(1),
    }),
    tableStyle(),
  ];
}

/** Where a table's words are not 10.5 pt: 小五 and 六号. */
export const cellPoints = { small: 9, smaller: 7.5 } as const;

function tableStyle(): string {
  const border = 'w:val="single" w:sz="4" w:space="0" w:color="000000"';
  const borders = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV']
    .map((side) => `<w:${side} ${border}/>`)
    .join('');
  return (
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/>' +
    '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>' +
    `<w:style w:type="table" w:customStyle="1" w:styleId="${styleIds.table}"><w:name w:val="${styleNames.table}"/><w:basedOn w:val="TableNormal"/><w:qFormat/>` +
    `<w:tblPr><w:jc w:val="center"/><w:tblBorders>${borders}</w:tblBorders><w:tblCellMar><w:top w:w="28" w:type="dxa"/><w:left w:w="57" w:type="dxa"/><w:bottom w:w="28" w:type="dxa"/><w:right w:w="57" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>`
  );
}

function pageStyles(fonts: Fonts): readonly string[] {
  const offGrid = '<w:snapToGrid w:val="0"/><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>';
  // 半角宋体阿拉伯数字: the digits too are 宋体.
  const number = faces(fonts.song, fonts.song) + sizeXml(14);
  return [
    paragraphStyle('header', {
      paragraph: `${offGrid}<w:jc w:val="center"/>`,
      run: faces(fonts.song, fonts.song) + sizeXml(9),
    }),
    paragraphStyle('pageNumberOdd', {
      paragraph: `${offGrid}<w:ind w:rightChars="100" w:right="280"/><w:jc w:val="right"/>`,
      run: number,
    }),
    paragraphStyle('pageNumberEven', {
      paragraph: `${offGrid}<w:ind w:leftChars="100" w:left="280"/><w:jc w:val="left"/>`,
      run: number,
    }),
    // For notes a person may add: the package's separators refer to them.
    noteReference('FootnoteReference', 'footnote reference'),
    noteReference('EndnoteReference', 'endnote reference'),
  ];
}

function noteReference(id: string, name: string): string {
  return `<w:style w:type="character" w:styleId="${id}"><w:name w:val="${name}"/><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>`;
}

function characterStyles(fonts: Fonts): readonly string[] {
  const style = (key: StyleKey, run: string): string =>
    `<w:style w:type="character"${customMark(key)} w:styleId="${styleIds[key]}"><w:name w:val="${styleNames[key]}"/><w:qFormat/><w:rPr>${run}</w:rPr></w:style>`;
  return [
    style('lead', faces(fonts.kai, fonts.latin)),
    style('strong', '<w:b/>'),
    // Black on yellow, and bold, so that it shows on a black and white print too.
    style('placeholder', '<w:b/><w:shd w:val="clear" w:color="auto" w:fill="FFFF00"/>'),
    style('small', sizeXml(cellPoints.small)),
    style('smaller', sizeXml(cellPoints.smaller)),
  ];
}

interface ParagraphStyle {
  readonly next?: string;
  readonly paragraph: string;
  readonly run?: string;
}

function paragraphStyle(key: StyleKey, style: ParagraphStyle): string {
  return (
    `<w:style w:type="paragraph"${customMark(key)} w:styleId="${styleIds[key]}">` +
    `<w:name w:val="${styleNames[key]}"/><w:basedOn w:val="Normal"/>` +
    `${style.next === undefined ? '' : `<w:next w:val="${style.next}"/>`}<w:qFormat/><w:pPr>${style.paragraph}</w:pPr>` +
    `${style.run === undefined ? '' : `<w:rPr>${style.run}</w:rPr>`}</w:style>`
  );
}

function normalStyle(paragraph: string): string {
  return `<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/><w:pPr>${paragraph}</w:pPr></w:style>`;
}

function customMark(key: StyleKey): string {
  return /^[A-Za-z]/.test(styleNames[key]) ? '' : ' w:customStyle="1"';
}

const notBold = '<w:b w:val="0"/>';

function faces(eastAsia: string, latin: string): string {
  const other = escapeXml(latin);
  return `<w:rFonts w:ascii="${other}" w:hAnsi="${other}" w:eastAsia="${escapeXml(eastAsia)}" w:cs="${other}"/>`;
}

export function sizeXml(points: number): string {
  return `<w:sz w:val="${points * 2}"/><w:szCs w:val="${points * 2}"/>`;
}
