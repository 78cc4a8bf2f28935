/** Where a block stands, in the words of the documents: 第一部分, 附表, 预警情况表. Ids are the program's own. */

/** '' where the document's name says enough. */
export function sayBlockPlace(id: string): string {
  const parts = id.split('/');
  const named = parts.flatMap((part) => partWords[part] ?? [])[0];
  return named ?? '';
}

const partWords: Readonly<Record<string, string>> = {
  table: '表',
  chart: '图',
  overview: '开头',
  count: '第一部分',
  progress: '第一部分',
  qualitative: '第一部分',
  policy: '第二部分',
  work: '第二部分',
  comparison: '第三部分',
  forecast: '第四部分',
  recommendations: '第五部分',
  proposals: '第五部分',
  annex: '附件',
};
