import { beforeAll, describe, expect, test } from 'vitest';
import { officialLook } from '../../../src/formats/docx/write/look.ts';
import { lintDocument } from '../../../src/formats/docx/lint/lint.ts';
import { bookmarkName } from '../../../src/formats/docx/names.ts';
import { writeReport } from '../../../src/formats/docx/write/write.ts';
import type { Block } from '../../../src/report/model.ts';
import {
  bodyWritten,
  chart,
  comparison,
  everything,
  figure,
  heading,
  paragraph,
  paragraphWith,
  partsWritten,
  report,
  text,
  watched,
  written,
  type Parts,
} from './reports.ts';

let parts: Parts;
let body: string;

beforeAll(async () => {
  parts = await partsWritten(everything);
  body = parts['word/document.xml'] ?? '';
});

test('A report of every kind of block passes the lint.', async () => {
  expect(lintDocument((await written(everything)).bytes)).toEqual([]);
});

test('The document says which report it is and which run made it, and no date.', () => {
  expect(parts['docProps/custom.xml']).toContain('name="fuer.report"><vt:lpwstr>卫生局/women</vt:lpwstr>');
  expect(parts['docProps/custom.xml']).toContain('name="fuer.run"><vt:lpwstr>sha256:4f1d</vt:lpwstr>');
  expect(parts['docProps/core.xml']).toContain('<dc:title>鹤山市卫生局妇女发展规划2015年监测评估报告</dc:title>');
  expect(parts['docProps/core.xml']).not.toContain('dcterms:created');
});

test('No part asks for fields to be renewed on opening: Word would ask a question each time.', () => {
  expect(Object.values(parts).join('')).not.toMatch(/updateFields|w:dirty/);
});

describe('Bookmarks', () => {
  test('name every block, every row and every figure.', () => {
    const names = new Set([...body.matchAll(/<w:bookmarkStart [^>]*w:name="([^"]*)"/g)].map((match) => match[1]));
    const blocks = everything.sections.flatMap((section) => section.blocks);
    const rows = blocks.flatMap((block) => (block.kind === 'table' ? block.rows : []));
    for (const { id } of [...blocks.filter((block) => block.kind !== 'page-break'), ...rows]) {
      expect(names, id).toContain(bookmarkName('block', id));
    }
    expect(names).toContain(bookmarkName('block', 'title'));
    expect(names).toContain(bookmarkName('figure', 'W2/下年预测'));
  });

  test('of blocks have no extent: LibreOffice gives the end of one behind a full stop a line of its own.', () => {
    const mark = new RegExp(`w:name="${bookmarkName('block', 'progress/met')}"/><w:bookmarkEnd`);
    expect(paragraphWith(body, '（一）达标指标6项。')).toMatch(mark);
  });

  test('number the places where one figure stands, in order.', async () => {
    const twice = await bodyWritten([
      paragraph('a', [figure('8.51', 'W02/value')]),
      paragraph('b', [figure('8.51', 'W02/value')]),
    ]);
    expect(paragraphWith(twice, '8.51')).toContain(`w:name="${bookmarkName('figure', 'W02/value')}"`);
    expect(twice).toContain(`w:name="${bookmarkName('figure', 'W02/value', 2)}"`);
  });

  test('are what references lead to; a reference to a block that is not written stays words.', async () => {
    const block = paragraph('a', [{ kind: 'reference', text: '表9', to: 'nowhere' }]);
    expect(await bodyWritten([block])).not.toContain('<w:hyperlink');
    const anchor = bookmarkName('block', 'comparison/table');
    expect(body).toMatch(new RegExp(`<w:hyperlink w:anchor="${anchor}"[^>]*><w:r><w:t[^>]*>表1<`));
  });
});

describe('A table', () => {
  const table = (): string => /<w:tbl>.*?<\/w:tbl>/s.exec(body)?.[0] ?? '';

  test('has widths in twips that fill the type area of 8,845 exactly, in the proportions asked for.', () => {
    const widths = [...table().matchAll(/<w:gridCol w:w="(\d+)"/g)].map((match) => Number(match[1]));
    expect(widths.reduce((sum, width) => sum + width, 0)).toBe(8845);
    expect(widths[0]).toBeCloseTo((8845 * 4) / 12, -1);
    expect(table()).toContain('<w:tblW w:w="8845" w:type="dxa"/>');
    expect(table()).toContain('<w:tblLayout w:type="fixed"/>');
  });

  test('repeats its heading rows, merged across and down, and breaks no row.', () => {
    expect(table().match(/<w:tblHeader\/>/g)).toHaveLength(2);
    expect(table().match(/<w:cantSplit\/>/g)).toHaveLength(4);
    expect(table()).toMatch(/<w:gridSpan w:val="2"\/>.*?全省/s);
    expect(table()).toMatch(/<w:vMerge w:val="restart"\/>.*?指标名称/s);
  });

  test('aligns each column as asked and lets a group row span all of them.', () => {
    expect(paragraphWith(body, '11.56')).toContain('"FuerCellRight"');
    expect(paragraphWith(body, '1/10万')).not.toBe('');
    expect(table()).toMatch(/<w:gridSpan w:val="5"\/>.*?"FuerCellGroup".*?健康/s);
  });

  test('has its caption above and its notes below.', () => {
    const order = ['表1　与全省比较', '<w:tbl>', '注：数据来自妇幼卫生年报。'].map((each) => body.indexOf(each));
    expect(order).toEqual(order.toSorted((a, b) => a - b));
  });

  test('with more cells in a row than columns is a bug of the report.', async () => {
    if (comparison.kind !== 'table') throw new Error('the example is a table');
    const tooWide: Block = { ...comparison, columns: comparison.columns.slice(0, 1) };
    await expect(writeReport(report([tooWide]), officialLook, { run: '' })).rejects.toThrow('comparison/W02');
  });
});

describe('A landscape table', () => {
  const orders = (xml: string): readonly string[] =>
    [...xml.matchAll(/w:orient="(\w+)"/g)].map((match) => match[1] ?? '');

  test('stands in a section of its own, between upright ones.', () => {
    expect(orders(body)).toEqual(['portrait', 'landscape', 'portrait']);
  });

  test('fits 16 columns into the 225 mm between its margins.', () => {
    const wide = body.match(/<w:tbl>.*?<\/w:tbl>/gs)?.[1] ?? '';
    const widths = [...wide.matchAll(/<w:gridCol w:w="(\d+)"/g)].map((match) => Number(match[1]));
    expect(widths).toHaveLength(16);
    expect(widths.reduce((sum, width) => sum + width, 0)).toBe(16838 - 1984 - 2098);
  });

  test('takes the annex mark and the heading above it along.', async () => {
    const xml = await bodyWritten([
      paragraph('a', '正文'),
      paragraph('mark', '附件1', { role: 'annex-mark' }),
      paragraph('b', '填报说明'),
      heading('h', 1, '预警情况表'),
      watched(1),
    ]);
    const upright = xml.slice(0, xml.indexOf('w:orient="portrait"'));
    expect(upright).toContain('正文');
    expect(upright).not.toContain('附件1');
    expect(orders(xml)).toEqual(['portrait', 'landscape']);
  });

  test('leaves the text that mentions it where it was.', async () => {
    const xml = await bodyWritten([paragraph('a', '见表2'), heading('h', 2, '（一）预警'), watched(1)]);
    const upright = xml.slice(0, xml.indexOf('w:orient="portrait"'));
    expect(upright).toContain('见表2');
    expect(upright).not.toContain('（一）预警');
  });

  test('has its page number at the foot of the sheet as it is bound: left of the turned page, 28 mm from its edge.', () => {
    const footer = parts['word/footer3.xml'] ?? '';
    expect(footer).toContain('<w:textDirection w:val="tbRl"/>');
    expect(footer).toContain('w:horzAnchor="page" w:vertAnchor="page"');
    const [, left] = /w:tblpX="(\d+)"/.exec(footer) ?? [];
    const [, width] = /<w:gridCol w:w="(\d+)"/.exec(footer) ?? [];
    expect(((Number(left) + Number(width) / 2) / 1440) * 25.4).toBeCloseTo(28, 1);
  });
});

describe('A page break', () => {
  test('is set on the block that follows.', () => {
    expect(body.match(/<w:pageBreakBefore\/>/g)).toHaveLength(1);
    expect(body).toContain('<w:pStyle w:val="Heading1"/><w:pageBreakBefore/>');
  });

  test('beside a turn of the page is not a second one.', async () => {
    const xml = await bodyWritten([watched(1), { kind: 'page-break', id: 'break' }, paragraph('a', '正文')]);
    expect(xml).not.toContain('<w:pageBreakBefore/>');
  });
});

describe('A list of contents', () => {
  test('is filled in, every entry with its page inside a field that leads to its heading.', () => {
    const entry = paragraphWith(body, '（一）健康领域');
    const anchor = bookmarkName('block', 'progress/健康');
    expect(entry).toContain(`PAGEREF ${anchor} \\h`);
    expect(entry).toContain('<w:r><w:t>2</w:t></w:r>');
    expect(body).toContain('TOC \\o "1-2" \\h \\z \\u');
  });
});

describe('A chart', () => {
  test('is one that Word draws, with its workbook, its description and a caption below.', () => {
    expect(body).toContain('descr="孕产妇死亡率由2013年的12.10降至2015年的8.51，预测2016年为7.57。"');
    expect(body.indexOf('<w:drawing>')).toBeLessThan(body.indexOf('图1　孕产妇死亡率'));
    expect(parts['word/_rels/document.xml.rels']).toContain('Id="rIdChart1"');
    expect(parts['word/charts/chart1.xml']).toContain('<c:v>8.51</c:v>');
    expect(Object.keys(parts)).toContain('word/embeddings/Microsoft_Excel_Worksheet1.xlsx');
  });

  test('has all the names of its categories, at the edge, clear of bars below zero, and lines around light bars.', async () => {
    const series = [
      { name: '比全省', look: 'bar', values: [0.3, -0.2, 0, 1], figures: [null, null, null, null] },
    ] as const;
    const xml = (await partsWritten(report([chart('c', { type: 'bar', series })])))['word/charts/chart1.xml'] ?? '';
    expect(/<c:catAx>.*?<c:tickLblPos val="(\w+)"/s.exec(xml)?.[1]).toBe('low');
    expect(xml).toContain('<c:tickLblSkip val="1"/>');
    expect(xml).toMatch(/<c:ser>.*?<c:spPr><a:solidFill><a:srgbClr val="\w+"\/><\/a:solidFill><a:ln w="6350">/);
  });

  test('is drawn in greys, the target dashed and the band dotted.', () => {
    const xml = parts['word/charts/chart1.xml'] ?? '';
    const colours = [...xml.matchAll(/<a:srgbClr val="(..)(..)(..)"/g)];
    expect(colours.every(([, red, green, blue]) => red === green && green === blue)).toBe(true);
    expect(xml).toContain('<a:prstDash val="dash"/>');
    expect(xml.match(/<a:prstDash val="dot"\/>/g)).toHaveLength(2);
  });

  test.each(['column', 'bar', 'line', 'combo', 'stacked-bar'] as const)('of type %s is written.', async (type) => {
    const result = await written(report([chart('a', { type }), chart('b', { type, title: '达标情况' })]));
    expect(lintDocument(result.bytes)).toEqual([]);
  });

  test('without anything to draw says so in its place.', async () => {
    const xml = await bodyWritten([chart('a', { categories: [] })]);
    expect(xml).toContain('【待补充：此图没有可画的数据】');
    expect(xml).toContain('图1　孕产妇死亡率');
  });
});

test('An empty report is a title.', async () => {
  const result = await written(report([]));
  expect(lintDocument(result.bytes)).toEqual([]);
  const empty = await bodyWritten([paragraph('a', []), paragraph('b', [text('')])]);
  expect(empty).toContain('<w:bookmarkStart');
});
