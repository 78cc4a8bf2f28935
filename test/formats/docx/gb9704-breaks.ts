/** Ways to break a good document, and the fact of GB/T 9704-2012 that has to tell of each. */

export interface Break {
  /** What somebody might do to the writer. */
  readonly what: string;
  readonly paper: string;
  readonly part: string;
  readonly from: string | RegExp;
  readonly to: string;
  /** Within the title of the fact that notices. */
  readonly fact: string;
  /** Within its fault. */
  readonly says: string;
}

type Change = readonly [what: string, from: string | RegExp, to: string, fact: string, says: string];

const body = 'word/document.xml';
const styles = 'word/styles.xml';

function of(paper: string, part: string, changes: readonly Change[]): readonly Break[] {
  return changes.map(([what, from, to, fact, says]) => ({ what, paper, part, from, to, fact, says }));
}

/** Two indicators, one table upright, one turned in its annex. */
const unitReport = 'heshan-2015/体育局-妇女发展规划-2015';
/** A list of contents, charts, two annexes. */
const generalReport = 'outline-2018/国家统计局-总报告-2018';
const letter = 'heshan-2015/letter/卫生局';
const briefPage = 'heshan-2015/统计局-呈阅件-2015';

/** Within the definition of a style. */
function inStyle(id: string, from: string): RegExp {
  return new RegExp(`(?<=w:styleId="${id}"(?:(?!</w:style>).)*)${from}`, 's');
}

// prettier-ignore
export const breaks: readonly Break[] = [
  ...of(briefPage, styles, [
    ['a page of closer lines', inStyle('FuerBrief', 'w:line="440"'), 'w:line="400"', 'head of the office', '400 exact'],
    ['a page of smaller letters', inStyle('FuerBrief', '<w:sz w:val="28"/>'), '<w:sz w:val="24"/>', 'head of the office', '12 pt'],
  ]),
  ...of(unitReport, body, [
    ['a narrower foot', 'w:bottom="1984"', 'w:bottom="1701"', 'Every section is A4', 'section 1: bottom'],
    ['Letter paper', 'w:w="11906" w:h="16838"', 'w:w="12240" w:h="15840"', 'Every section is A4', 'section 1: width'],
    ['a turned page bound at its left', 'w:top="1587" w:right="2098"', 'w:top="2098" w:right="1587"', 'Every section is A4', 'top'],
    ['lines that fill 21 a page', 'w:linePitch="579"', 'w:linePitch="580"', '22 lines of 28', '21 × 28'],
    ['characters at their own width', 'w:charSpace="-843"', 'w:charSpace="0"', '22 lines of 28', '22 × 27'],
    ['a grid of lines alone', '"linesAndChars"', '"lines"', '22 lines of 28', 'a grid of lines'],
    ['page numbers from 1 in each section', '<w:pgNumType/>', '<w:pgNumType w:start="1"/>', 'The page number', 'w:start'],
    ['full-width page numbers', '<w:pgNumType/>', '<w:pgNumType w:fmt="decimalFullWidth"/>', 'The page number', 'w:fmt'],
    ['a first page without a number', '<w:docGrid', '<w:titlePg/><w:docGrid', 'The page number', 'first page'],
    ['a number in the type area', 'w:footer="1417"', 'w:footer="1984"', 'The page number', 'below the type area'],
    ['even pages as odd ones', /w:type="even" r:id="rId9"/, 'w:type="even" r:id="rId8"', 'The page number', 'stands right'],
    ['the wide table upright', 'w:w="16838" w:h="11906"', 'w:w="11906" w:h="16838"', 'more than 13 columns', 'on an upright page'],
    ['a table beyond the margin', /<w:gridCol w:w="\d+"\/>/, '<w:gridCol w:w="4000"/>', 'more than 13 columns', 'of 8845'],
    ['a red run', '<w:r><w:t xml:space="preserve">鹤山市体育局<', '<w:r><w:rPr><w:color w:val="FF0000"/></w:rPr><w:t xml:space="preserve">鹤山市体育局<', 'All letters are black', 'FF0000'],
    ['a colour of the theme in a cell', /(<w:rStyle w:val="FuerSmall"\/>)(?=<\/w:rPr><w:t[^>]*>妇女经常参加体育锻炼人数比例<)/, '$1<w:color w:val="000000" w:themeColor="accent1"/>', 'All letters are black', 'theme accent1'],
    ['Latin quotation marks', /<w:rFonts w:hint="eastAsia"\/>/, '', 'Every font is named', 'signs of Times New Roman'],
    ['an addressee before the title', /(<w:body>)(<w:p>.*?<\/w:p>)(<w:p>.*?<\/w:p>)/s, '$1$3$2', 'The title is', 'not the first line'],
    ['a bold title by hand', '<w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr><w:t xml:space="preserve">鹤山市体育局关于', '<w:rPr><w:rFonts w:hint="eastAsia"/><w:b/></w:rPr><w:t xml:space="preserve">鹤山市体育局关于', 'The title is', 'bold'],
    ['a paragraph without indent', '<w:pStyle w:val="FuerBody"/>', '<w:pStyle w:val="FuerBody"/><w:ind w:firstLineChars="0" w:firstLine="0"/>', 'Body text is', 'two characters in'],
    ['an indent only in twips', '<w:pStyle w:val="FuerBody"/>', '<w:pStyle w:val="FuerBody"/><w:ind w:firstLineChars="0"/>', 'Body text is', 'two characters in'],
    ['smaller words', '<w:r><w:t xml:space="preserve">项指标中', '<w:r><w:rPr><w:sz w:val="28"/></w:rPr><w:t xml:space="preserve">项指标中', 'Body text is', '14 pt'],
    ['space between paragraphs', '<w:pStyle w:val="FuerBody"/>', '<w:pStyle w:val="FuerBody"/><w:spacing w:after="120"/>', 'as high as one of the grid', '120 below'],
    ['a heading typed one level lower', '>二、年度', '>（二）年度', 'Levels are', 'level 1'],
    ['a heading as body text', '<w:pStyle w:val="Heading1"/>', '<w:pStyle w:val="FuerBody"/>', 'Levels are', 'a heading’s number'],
    ['a section left out', '>三、与全省', '>四、与全省', 'count from one', '四、 where 3 comes next'],
    ['a lead left out', '>（二）<', '>（三）<', 'count from one', '（三） where 2 comes next'],
    ['a paragraph of no style', '<w:pStyle w:val="FuerBody"/>', '', 'named styles', ':'],
    ['a half-width colon', '市妇儿工委办公室：<', '市妇儿工委办公室:<', 'The addressee', 'ends with :'],
    ['no addressee', '<w:pStyle w:val="FuerAddressee"/>', '<w:pStyle w:val="FuerBody"/>', 'The addressee', '0 addressees'],
    ['a full stop in the list of annexes', '（2015年度）<', '（2015年度）。<', 'The list of annexes', 'ends with a stop'],
    ['an annex under another name', '>附件：《', '>附件：关于《', 'Every annex that is listed', 'listed: 关于'],
    ['an annex without its mark', '<w:pStyle w:val="FuerAnnexMark"/>', '<w:pStyle w:val="FuerBody"/>', 'Every annex that is listed', 'there: '],
    ['a number for the only annex', /("FuerAnnexMark".*?)>附件</s, '$1>附件1<', 'Every annex that is listed', '附件1 comes 1.'],
    ['no signature', '<w:pStyle w:val="FuerSignature"/>', '<w:pStyle w:val="FuerBody"/>', 'The signature', '0 signatures'],
    ['a leading zero', '>2016年5月25日<', '>2016年05月25日<', 'The date', '2016年05月25日'],
    ['a date elsewhere', '<w:pStyle w:val="FuerDate"/>', '<w:pStyle w:val="FuerDate"/><w:ind w:rightChars="400" w:right="1280"/>', 'The date', 'stands elsewhere'],
    ['a head that does not repeat', '<w:tblHeader/>', '', 'The head of a table', '0 rows repeat'],
    ['a row that may be split', '<w:trPr><w:cantSplit/></w:trPr>', '', 'The head of a table', 'may be split'],
    ['a figure in the middle', '<w:pStyle w:val="FuerCellRight"/>', '<w:pStyle w:val="FuerCellCenter"/>', 'All cells of a column', 'center'],
    ['a caption passed over', '>表1　', '>表2　', 'Captions count on', '表2'],
    ['a caption without a number', '>表1　', '>', 'Captions count on', 'has no number'],
    ['a caption below its table', '<w:pStyle w:val="FuerTableCaption"/>', '<w:pStyle w:val="FuerChartCaption"/>', 'Captions count on', 'no caption'],
    ['a table nobody refers to', /（见<\/w:t><\/w:r><w:hyperlink.*?<\/w:hyperlink>/s, '</w:t></w:r>', 'The text refers', 'nothing refers to 表1'],
    ['a reference to no table', /(<w:hyperlink .*?)>表1</s, '$1>表7<', 'The text refers', 'there is no 表7'],
    ['a link to another table', /w:anchor="_b_table_comparison/, 'w:anchor="_b_table_other', 'The text refers', '表1 leads nowhere'],
  ]),
  ...of(unitReport, styles, [
    ['defaults of another size', '<w:sz w:val="32"/>', '<w:sz w:val="28"/>', '22 lines of 28', '22 × '],
    ['page numbers in the middle', inStyle('FuerPageNumberOdd', '<w:jc w:val="right"/>'), '<w:jc w:val="center"/>', 'The page number', 'stands center'],
    ['page numbers of 五号', inStyle('FuerPageNumberEven', '<w:sz w:val="28"/>'), '<w:sz w:val="21"/>', 'The page number', '10.5'],
    ['page numbers in Latin digits', inStyle('FuerPageNumberOdd', 'w:ascii="宋体"'), 'w:ascii="Times New Roman"', 'The page number', 'Times New Roman'],
    ['page numbers at the edge', inStyle('FuerPageNumberOdd', 'w:rightChars="100" w:right="280"'), 'w:rightChars="0" w:right="0"', 'The page number', 'one character in'],
    ['grey headers', inStyle('Header', '<w:sz '), '<w:color w:val="7F7F7F"/><w:sz ', 'All letters are black', 'word/header'],
    ['a colour left to the screen', '<w:color w:val="000000"/>', '<w:color w:val="auto"/>', 'All letters are black', 'auto'],
    ['a font nothing stands in for', inStyle('Heading1', 'w:eastAsia="黑体"'), 'w:eastAsia="隶书"', 'Every font is named', '隶书'],
    ['a font of the theme', inStyle('FuerCellLeft', 'w:eastAsia="宋体"'), 'w:eastAsiaTheme="minorEastAsia" w:eastAsia="宋体"', 'Every font is named', 'theme minorEastAsia'],
    ['a smaller title', inStyle('Title', '<w:sz w:val="44"/>'), '<w:sz w:val="36"/>', 'The title is', '18 pt'],
    ['a title at the left', inStyle('Title', '<w:jc w:val="center"/>'), '<w:jc w:val="left"/>', 'The title is', 'not centred'],
    ['bold inherited from the style of all', inStyle('Normal', '</w:style>'), '<w:rPr><w:b/></w:rPr></w:style>', 'Body text is', 'bold'],
    ['another font inherited', inStyle('FuerBody', '</w:style>'), '<w:rPr><w:rFonts w:eastAsia="宋体"/></w:rPr></w:style>', 'Body text is', '宋体'],
    ['single spacing inherited', inStyle('Normal', 'w:line="579" w:lineRule="exact"'), 'w:line="240" w:lineRule="auto"', 'as high as one of the grid', '240 auto'],
    ['bold headings', inStyle('Heading1', '<w:b w:val="0"/>'), '<w:b/>', 'Levels are', 'bold'],
    ['headings in the body’s font', inStyle('Heading1', 'w:eastAsia="黑体"'), 'w:eastAsia="仿宋_GB2312"', 'Levels are', '仿宋_GB2312 instead of'],
    ['leads in the body’s font', inStyle('FuerLead', 'w:eastAsia="楷体_GB2312"'), 'w:eastAsia="仿宋_GB2312"', 'Levels are', '（一）'],
    ['headings numbered by a list', inStyle('Heading1', '<w:outlineLvl'), '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:outlineLvl', 'Levels are', 'once more'],
    ['headings that are none', inStyle('Heading1', '<w:outlineLvl w:val="0"/>'), '', 'Levels are', 'no heading'],
    ['no line below the title', inStyle('Title', 'w:after="579"'), 'w:after="0"', 'The addressee', '0 twips below title'],
    ['an addressee with an indent', inStyle('FuerAddressee', '<w:jc '), '<w:ind w:firstLineChars="200" w:firstLine="640"/><w:jc ', 'The addressee', 'not flush left'],
    ['no line above the list of annexes', inStyle('FuerAnnexNote', 'w:before="579"'), 'w:before="0"', 'The list of annexes', '0 twips'],
    ['a list of annexes at the edge', inStyle('FuerAnnexNote', 'w:leftChars="500"'), 'w:leftChars="300"', 'The list of annexes', '2 characters in'],
    ['annexes that run on', inStyle('FuerAnnexMark', '<w:pageBreakBefore/>'), '', 'Every annex that is listed', 'begin a page'],
    ['annex marks in 仿宋', inStyle('FuerAnnexMark', 'w:eastAsia="黑体"'), 'w:eastAsia="仿宋_GB2312"', 'Every annex that is listed', 'not 黑体'],
    ['annex marks in the middle', inStyle('FuerAnnexMark', '<w:jc w:val="left"/>'), '<w:jc w:val="center"/>', 'Every annex that is listed', 'not flush left'],
    ['a signature at the edge', inStyle('FuerSignature', 'w:rightChars="200"'), 'w:rightChars="0"', 'The signature', 'two characters'],
    ['no line above the signature', inStyle('FuerSignature', 'w:before="579"'), 'w:before="0"', 'The signature', '0 twips'],
    ['a line above the date', inStyle('FuerDate', '<w:ind '), '<w:spacing w:before="579"/><w:ind ', 'The date', 'not right below'],
    ['figures in the middle', inStyle('FuerCellRight', '<w:jc w:val="right"/>'), '<w:jc w:val="center"/>', 'All cells of a column', 'not at the right'],
  ]),
  ...of(unitReport, 'word/settings.xml', [
    ['one foot for all pages', '<w:evenAndOddHeaders/>', '', 'The page number', 'the same foot'],
  ]),
  ...of(unitReport, 'word/fontTable.xml', [
    ['nothing in place of 仿宋', /(?<=w:name="仿宋_GB2312">)<w:altName [^>]*>/, '', 'Every font is named', '仿宋_GB2312'],
  ]),
  ...of(unitReport, 'word/footer1.xml', [
    ['hyphens beside the number', '>— <', '>- <', 'The page number', '- ⟨PAGE⟩ —'],
    ['a page number in words', '>PAGE<', '>PAGE \\* CHINESENUM3<', 'The page number', 'CHINESENUM3'],
    ['a line more in the foot', '</w:ftr>', '<w:p><w:r><w:instrText>NUMPAGES</w:instrText></w:r></w:p></w:ftr>', 'The page number', '2 lines'],
  ]),
  ...of(unitReport, 'word/footer3.xml', [
    ['a turned page’s number at its foot', 'w:tblpX="1303"', 'w:tblpX="8000"', 'The page number', 'beside the type area'],
    ['a turned page’s number upright', 'tbRl', 'lrTb', 'The page number', 'read downwards'],
    ['a turned page’s number out of its line', 'w:val="8845"', 'w:val="4000"', 'The page number', 'one edge'],
  ]),
  ...of(unitReport, 'word/header1.xml', [
    ['red words in the header', /<w:r><w:t/, '<w:r><w:rPr><w:color w:val="C00000"/></w:rPr><w:t', 'All letters are black', 'C00000'],
  ]),
  ...of(generalReport, body, [
    ['an addressee right below the contents', '<w:spacing w:before="579"/>', '', 'The addressee', '0 twips below contents'],
    ['an annex out of its order', /(?<=FuerAnnexMark"\/><\/w:pPr>(?:<w:bookmark[^>]*>)*<w:r><w:t xml:space="preserve">)附件2/, '附件3', 'Every annex that is listed', '附件3 comes 2.'],
    ['a figure passed over', '>图1　', '>图3　', 'Captions count on', '图3'],
    ['a contents entry to nowhere', /w:anchor="_b_progress/, 'w:anchor="_b_elsewhere', 'The text refers', '目标进展及达标情况'],
  ]),
  ...of(generalReport, 'word/charts/chart1.xml', [
    ['grey letters in a chart', '<a:srgbClr val="000000"/></a:solidFill><a:latin', '<a:srgbClr val="595959"/></a:solidFill><a:latin', 'All letters are black', '595959'],
  ]),
  ...of(letter, body, [
    ['a comma behind an annex’s number', '>附件：1. ', '>附件：1、', 'The list of annexes', 'does not begin 附件：1.'],
    ['an annex that is not in the parcel', '2. 鹤山市卫生局', '2. 鹤山市民政局', 'Every annex that is listed', '鹤山市民政局'],
  ]),
  ...of(letter, styles, [
    ['the second annex below the word 附件', inStyle('FuerAnnexNoteMore', 'w:leftChars="650"'), 'w:leftChars="350"', 'The list of annexes', '5 characters in'],
  ]),
];
