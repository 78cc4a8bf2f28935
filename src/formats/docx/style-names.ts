/** The document's named styles: their ids, and the names people see. */

/** Style ids are stable: documents that came back are read by them. */
export const styleIds = {
  title: 'Title',
  heading1: 'Heading1',
  heading2: 'Heading2',
  heading3: 'Heading3',
  heading4: 'Heading4',
  body: 'FuerBody',
  brief: 'FuerBrief',
  addressee: 'FuerAddressee',
  signature: 'FuerSignature',
  date: 'FuerDate',
  annexNote: 'FuerAnnexNote',
  annexNoteNumbered: 'FuerAnnexNoteNumbered',
  annexNoteMore: 'FuerAnnexNoteMore',
  annexMark: 'FuerAnnexMark',
  note: 'FuerNote',
  contentsTitle: 'FuerContentsTitle',
  contents1: 'TOC1',
  contents2: 'TOC2',
  tableCaption: 'FuerTableCaption',
  tableNote: 'FuerTableNote',
  table: 'FuerTable',
  cellLeft: 'FuerCellLeft',
  cellCenter: 'FuerCellCenter',
  cellRight: 'FuerCellRight',
  cellHeading: 'FuerCellHeading',
  cellGroup: 'FuerCellGroup',
  chart: 'FuerChart',
  chartCaption: 'FuerChartCaption',
  gap: 'FuerGap',
  sectionEnd: 'FuerSectionEnd',
  header: 'Header',
  pageNumberOdd: 'FuerPageNumberOdd',
  pageNumberEven: 'FuerPageNumberEven',
  lead: 'FuerLead',
  strong: 'Strong',
  placeholder: 'FuerPlaceholder',
  small: 'FuerSmall',
  smaller: 'FuerSmaller',
} as const;

/** Word's own styles have English names in the file, whatever language they are shown in; ours are Chinese everywhere. */
export const styleNames = {
  title: 'Title',
  heading1: 'heading 1',
  heading2: 'heading 2',
  heading3: 'heading 3',
  heading4: 'heading 4',
  body: '公文正文',
  brief: '公文呈阅正文',
  addressee: '公文主送机关',
  signature: '公文署名',
  date: '公文成文日期',
  annexNote: '公文附件说明',
  annexNoteNumbered: '公文附件说明（有序号）',
  annexNoteMore: '公文附件说明（续）',
  annexMark: '公文附件标识',
  note: '公文附注',
  contentsTitle: '公文目录标题',
  contents1: 'toc 1',
  contents2: 'toc 2',
  tableCaption: '公文表题',
  tableNote: '公文表注',
  table: '公文表格',
  cellLeft: '公文表格文字（左）',
  cellCenter: '公文表格文字（中）',
  cellRight: '公文表格文字（右）',
  cellHeading: '公文表头',
  cellGroup: '公文表格分组',
  chart: '公文图',
  chartCaption: '公文图题',
  gap: '公文表后间隔',
  sectionEnd: '公文分节',
  header: 'header',
  pageNumberOdd: '公文页码（单页）',
  pageNumberEven: '公文页码（双页）',
  lead: '公文段首标题',
  strong: 'Strong',
  placeholder: '公文待补充',
  small: '公文宽表文字',
  smaller: '公文密表文字',
} as const satisfies Record<StyleKey, string>;

export type StyleKey = keyof typeof styleIds;

const idsByName: ReadonlyMap<string, string> = new Map(
  keys(styleIds).map((key) => [styleNames[key].toLowerCase(), styleIds[key]]),
);

/** The id we gave a style of this name: LibreOffice gives styles with Chinese names new ids when it saves. */
export function styleIdOf(name: string): string | undefined {
  return idsByName.get(name.toLowerCase());
}

function keys<Table extends object>(table: Table): (keyof Table)[] {
  // Object.keys forgets the key type of a constant table.
  return Object.keys(table) as (keyof Table)[];
}
