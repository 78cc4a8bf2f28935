import { strToU8, unzipSync, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { bookmarkName } from '../../../src/formats/docx/names.ts';
import { blockText, figureText, readReportText } from '../../../src/formats/docx/read/read.ts';
import type { ReadBlock, ReadDocument } from '../../../src/formats/docx/read/reading.ts';
import { plainText, type Block } from '../../../src/report/model.ts';
import { everything, figure, paragraph, partsOf, report, text, words, written } from './reports.ts';

function read(bytes: Uint8Array): ReadDocument {
  const reading = readReportText(bytes);
  if (reading.verdict === 'refused') throw new Error(reading.problem.message);
  return reading.content;
}

/** A document whose body is this piece of WordprocessingML. */
async function bodyOf(xml: string): Promise<ReadDocument> {
  const { bytes } = await written(report([]));
  const body = partsOf(bytes)['word/document.xml'] ?? '';
  const changed = body.replace(/<w:body>.*(?=<w:sectPr>)/s, `<w:body>${xml}`);
  return read(zipSync({ ...unzipSync(bytes), 'word/document.xml': strToU8(changed) }));
}

test('What was written is read: every paragraph and every cell, in order.', async () => {
  const { blocks } = read((await written(everything)).bytes);
  const said = (list: readonly ReadBlock[]): readonly string[] =>
    list.flatMap((block) =>
      block.kind === 'paragraph' ? [block.text] : block.rows.flatMap((row) => row.cells.map((cell) => cell.text)),
    );
  const expected = [everything.title, ...everything.sections.flatMap((section) => section.blocks).flatMap(wordsOf)];
  expect(said(blocks).filter((each) => each !== '')).toEqual(expected.filter((each) => each !== ''));
});

function wordsOf(block: Block): readonly string[] {
  switch (block.kind) {
    case 'heading':
      return [plainText(block.inlines)];
    case 'paragraph':
      return [plainText(block.lead ?? []) + plainText(block.inlines)];
    case 'chart':
      return [plainText(block.caption)];
    case 'contents':
      return [block.title, ...block.entries.map((entry) => `${entry.text}\t2`)];
    case 'page-break':
      return [];
    case 'table': {
      // Merged headings are read once: 全省 over its two years, 指标名称 and 计量单位 over two lines.
      const headings =
        block.id === 'comparison/table'
          ? ['指标名称', '计量单位', '全省', '我市', '2014年', '2015年', '2015年']
          : block.columns.flatMap((column) => column.heading);
      const cells = block.rows.flatMap((row) => row.cells.map(plainText));
      return [plainText(block.caption), ...headings, ...cells, ...block.notes.map(plainText)];
    }
  }
}

test('Figures and blocks are found by their ids, however often a figure stands there.', async () => {
  const document = read((await written(everything)).bytes);
  expect(figureText(document, 'W02/value/2015')).toBe('8.51');
  expect(figureText(document, 'W02/value/2015', 2)).toBe('8.51');
  expect(figureText(document, 'W02/value/2015', 3)).toBeUndefined();
  expect(blockText(document, 'progress/met')).toBe('（一）达标指标6项。妇女常见病筛查率等。');
  expect(blockText(document, 'comparison/W02')).toBe('孕产妇死亡率');
});

test('The document’s own marks and headers are read, styles by their ids.', async () => {
  const document = read((await written(everything)).bytes);
  expect(document.made).toEqual({ report: '卫生局/women', run: 'sha256:4f1d' });
  expect(document.headers).toEqual(['草稿\u3000演示数据·非官方文件']);
  expect(document.blocks[0]).toMatchObject({ kind: 'paragraph', style: 'Title' });
});

test('A chart’s values come back as they were drawn, gaps as gaps.', async () => {
  const { charts } = read((await written(everything)).bytes);
  expect(charts).toHaveLength(1);
  expect(charts[0]?.categories).toEqual(['2013年', '2014年', '2015年', '2016年']);
  expect(charts[0]?.series[0]).toEqual({ name: '我市', values: [12.1, 9.7, 8.51, null] });
  expect(charts[0]?.series.map((series) => series.name)).toEqual(['我市', '预测', '目标', '预测下限', '预测上限']);
});

test('New lines and rare characters come back as they went.', async () => {
  const source = '一是甲；\n二是𠮷 & <乙>\t“丙”。';
  const document = read((await written(report([paragraph('a', [words(source)])]))).bytes);
  expect(blockText(document, 'a')).toBe(source);
});

test('Headings of a table are told from its rows, merged cells from single ones.', async () => {
  const tables = read((await written(everything)).bytes).blocks.filter((block) => block.kind === 'table');
  expect(tables[0]?.rows.map((row) => row.heading)).toEqual([true, true, false, false]);
  expect(tables[0]?.rows[0]?.cells.map((cell) => cell.across)).toEqual([1, 1, 2, 1]);
  expect(tables[0]?.rows[1]?.cells.map((cell) => cell.continued)).toEqual([true, true, false, false, false]);
});

test('Inserted words are read, deleted and moved ones are not.', async () => {
  const document = await bodyOf(
    '<w:p><w:r><w:t>甲</w:t></w:r><w:ins w:id="1" w:author="x"><w:r><w:t>乙</w:t></w:r></w:ins>' +
      '<w:del w:id="2" w:author="x"><w:r><w:delText>丙</w:delText></w:r></w:del>' +
      '<w:moveFrom w:id="3" w:author="x"><w:r><w:t>丁</w:t></w:r></w:moveFrom></w:p>',
  );
  expect(document.blocks).toMatchObject([{ kind: 'paragraph', text: '甲乙' }]);
});

test('Two blocks whose paragraphs a person joined part where the second begins.', async () => {
  const [one, other] = [bookmarkName('block', 'one'), bookmarkName('block', 'other')];
  const document = await bodyOf(
    `<w:p><w:r><w:t>新</w:t></w:r><w:bookmarkStart w:id="1" w:name="${one}"/><w:bookmarkEnd w:id="1"/><w:r><w:t>甲</w:t></w:r>` +
      `<w:bookmarkStart w:id="2" w:name="${other}"/><w:bookmarkEnd w:id="2"/><w:r><w:t>乙</w:t></w:r></w:p>`,
  );
  expect(blockText(document, 'one')).toBe('新甲');
  expect(blockText(document, 'other')).toBe('乙');
});

test('A mark that another program moved in front of its paragraph still names it.', async () => {
  const document = await bodyOf(
    `<w:bookmarkStart w:id="1" w:name="${bookmarkName('block', 'one')}"/><w:bookmarkEnd w:id="1"/><w:p><w:r><w:t>甲</w:t></w:r></w:p>`,
  );
  expect(blockText(document, 'one')).toBe('甲');
});

test('A figure that a person stretched over two paragraphs has both, on lines.', async () => {
  const document = await bodyOf(
    '<w:p><w:bookmarkStart w:id="1" w:name="_f_x"/><w:r><w:t>甲</w:t></w:r></w:p>' +
      '<w:p><w:r><w:t>乙</w:t></w:r><w:bookmarkEnd w:id="1"/><w:r><w:t>丙</w:t></w:r></w:p>',
  );
  expect(document.bookmarks.get('_f_x')).toBe('甲\n乙');
});

test('Words that were split into runs by another program join again.', async () => {
  const document = await bodyOf(
    '<w:p><w:bookmarkStart w:id="1" w:name="_f_x"/><w:r><w:t>8.</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>51</w:t></w:r><w:bookmarkEnd w:id="1"/></w:p>',
  );
  expect(document.bookmarks.get('_f_x')).toBe('8.51');
});

test('Tables inside cells and words inside text boxes are kept apart from what is around them.', async () => {
  const document = await bodyOf(
    '<w:tbl><w:tr><w:tc><w:p><w:r><w:t>外</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>内</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p/></w:tc></w:tr></w:tbl>' +
      '<w:p><w:r><w:t>文</w:t><w:pict><w:txbxContent><w:p><w:r><w:t>框</w:t></w:r></w:p></w:txbxContent></w:pict></w:r></w:p>',
  );
  const [table, box, outer] = document.blocks;
  expect(table).toMatchObject({ kind: 'table', rows: [{ cells: [{ text: '外\n内\n' }] }] });
  expect([box, outer]).toMatchObject([{ text: '框' }, { text: '文' }]);
});

test('A document that somebody else wrote has no mark of ours.', async () => {
  const { bytes } = await written(report([paragraph('a', [text('甲'), figure('1', 'x')])]));
  const foreign = zipSync(
    Object.fromEntries(
      Object.entries(unzipSync(bytes)).map(([path, content]) => [
        path,
        path === 'docProps/custom.xml' ? strToU8('<Properties xmlns="urn:x"/>') : content,
      ]),
    ),
  );
  expect(read(foreign).made).toBeNull();
});

test('What is no Word document is refused in words.', () => {
  const reading = readReportText(strToU8('指标名称,2015年'));
  expect(reading.verdict).toBe('refused');
});
