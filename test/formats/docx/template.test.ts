import {
  CommentRangeEnd,
  CommentRangeStart,
  CommentReference,
  Document,
  Footer,
  Header,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
} from 'docx';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { lintDocument } from '../../../src/formats/docx/lint/lint.ts';
import { officialLook } from '../../../src/formats/docx/write/look.ts';
import { readReportText } from '../../../src/formats/docx/read/read.ts';
import type { Template } from '../../../src/formats/docx/template/office-template.ts';
import { fillTemplate, readTemplate } from '../../../src/formats/docx/template/template.ts';
import type { Report } from '../../../src/report/model.ts';
import { chart, everything, heading, paragraph, paragraphWith, partsOf, report, watched } from './reports.ts';
import { commentsOf, faultsOfComments } from './word-comments.ts';

/** An office's file: a red head on its first page, its own paper, its own 标题 style. */
async function templateFile(body: readonly (Paragraph | Table)[], header = '{{单位}}'): Promise<Uint8Array> {
  const document = new Document({
    sections: [
      {
        properties: { titlePage: true, page: { margin: { top: 1111, left: 2222, right: 3333, bottom: 4444 } } },
        headers: {
          first: new Header({ children: [new Paragraph('红头')] }),
          default: new Header({ children: [new Paragraph(header)] }),
        },
        footers: { default: new Footer({ children: [new Paragraph('本局页脚')] }) },
        children: body,
      },
    ],
  });
  return Packer.toBuffer(document);
}

const usual = (): Paragraph[] => [
  new Paragraph('鹤教〔2016〕1号'),
  // Word likes to split what a person typed in one go.
  new Paragraph({ children: [new TextRun('{{标'), new TextRun('题}}')] }),
  new Paragraph('{{正文}}'),
  new Paragraph('{{落款}}'),
  new Paragraph('模板里的话'),
  new Paragraph('{{附件}}'),
];

async function opened(body: readonly (Paragraph | Table)[] = usual(), header?: string): Promise<Template> {
  const reading = readTemplate(await templateFile(body, header));
  if (reading.verdict === 'refused') throw new Error(reading.problems.map(({ message }) => message).join('\n'));
  return reading.template;
}

async function problems(body: readonly (Paragraph | Table)[], header?: string): Promise<readonly string[]> {
  const reading = readTemplate(await templateFile(body, header));
  return reading.verdict === 'refused' ? reading.problems.map(({ message }) => message) : [];
}

async function filled(source: Report, template?: Template) {
  const written = await fillTemplate(template ?? (await opened()), source, officialLook, { run: 'run', memory: '{}' });
  return { bytes: written.bytes, parts: partsOf(written.bytes) };
}

const plain = report(
  [
    paragraph('addressee', '市妇儿工委办公室：', { role: 'addressee' }),
    heading('progress', 1, '一、目标完成情况'),
    paragraph('p', '2015年，各项工作进展顺利。'),
    paragraph('signature', '鹤山市卫生局', { role: 'signature' }),
    paragraph('date', '2016年5月25日', { role: 'date' }),
  ],
  { header: null },
);

describe('A report in an office’s template', () => {
  test('stands where the placeholders stood, between the template’s own words', async () => {
    const { bytes } = await filled({
      ...plain,
      sections: [...plain.sections, { id: 'annex-1', blocks: [paragraph('a', '附件里的话')] }],
    });
    const reading = readReportText(bytes);
    if (reading.verdict === 'refused') throw new Error(reading.problem.message);
    const texts = reading.content.blocks.flatMap((block) => (block.kind === 'paragraph' ? [block.text] : []));
    expect(texts.filter((text) => text !== '')).toEqual([
      '鹤教〔2016〕1号',
      '鹤山市卫生局妇女发展规划2015年监测评估报告',
      '市妇儿工委办公室：',
      '一、目标完成情况',
      '2015年，各项工作进展顺利。',
      '鹤山市卫生局',
      '2016年5月25日',
      '模板里的话',
      '附件里的话',
    ]);
    expect(reading.content.made).toEqual({ report: '卫生局/women', run: 'run' });
  });

  test('keeps paper, headers, footers and style definitions of the template, and fills words in its headers', async () => {
    const before = partsOf(await templateFile(usual()));
    const { parts } = await filled(plain);
    expect(parts['word/document.xml']).toContain('w:top="1111"');
    for (const name of Object.keys(before).filter((path) => /footer|theme|numbering|fontTable/.test(path))) {
      expect(parts[name], name).toBe(before[name]);
    }
    expect(parts['word/styles.xml']?.startsWith((before['word/styles.xml'] ?? '').replace('</w:styles>', ''))).toBe(
      true,
    );
    const headers = Object.entries(parts)
      .filter(([name]) => /word\/header/.test(name))
      .map(([, text]) => text);
    expect(headers.some((text) => text.includes('鹤山市卫生局'))).toBe(true);
    expect(headers.some((text) => text.includes('红头'))).toBe(true);
  });

  test('takes the template’s own heading style where it has one, and brings ours on a base of their own', async () => {
    const { parts } = await filled(plain);
    expect(paragraphWith(parts['word/document.xml'] ?? '', '一、目标完成情况')).toContain('w:val="Heading1"');
    expect(parts['word/styles.xml']?.match(/w:styleId="Heading1"/g)).toHaveLength(1);
    expect(parts['word/styles.xml']).toMatch(/w:styleId="FuerBody">.*?<w:basedOn w:val="FuerNormal"\/>/s);
    expect(parts['word/styles.xml']).toMatch(/w:styleId="FuerNormal">/);
  });

  test('turns the page for a wide table and turns it back, without a second first page', async () => {
    const wide = report([paragraph('p', '前'), watched(3), paragraph('q', '后')], { header: null });
    const { bytes, parts } = await filled(wide);
    const body = parts['word/document.xml'] ?? '';
    const sections = body.match(/<w:sectPr\b.*?<\/w:sectPr>/gs) ?? [];
    expect(sections.map((one) => one.includes('w:orient="landscape"'))).toEqual([false, true, false]);
    expect(sections.map((one) => one.includes('<w:titlePg'))).toEqual([true, false, false]);
    // Turned clockwise: the top margin is where the left one was.
    expect(sections[1]).toContain('w:top="2222"');
    expect(lintDocument(bytes)).toEqual(lintDocument(await templateFile(usual())));
  });

  test('draws tables and charts no wider than the template’s own text, upright and turned', async () => {
    const upright = watched(3);
    if (upright.kind !== 'table') throw new Error('no table');
    // As many columns as have room upright.
    const few = {
      ...upright,
      id: 'upright',
      landscape: false,
      columns: upright.columns.slice(0, 6),
      rows: upright.rows.map((row) => ({ ...row, cells: row.cells.slice(0, 6) })),
    };
    const blocks = [chart('c'), few, watched(3)];
    const body = (await filled(report(blocks, { header: null }))).parts['word/document.xml'] ?? '';
    // A4: 11906 less margins of 2222 and 3333; turned, 16838 less 1111 and 4444.
    expect(body.match(/(?<=<w:tblW w:w=")\d+/g)).toEqual(['6351', '11283']);
    for (const [grid] of body.matchAll(/<w:tblGrid>.*?<\/w:tblGrid>/g)) {
      const widths = [...grid.matchAll(/w:w="(\d+)"/g)].map(([, width]) => Number(width));
      expect([6351, 11283]).toContain(widths.reduce((sum, width) => sum + width, 0));
    }
    // 635 English metric units a twip.
    expect(Number(/<wp:extent cx="(\d+)"/.exec(body)?.[1])).toBeLessThanOrEqual(6351 * 635);
  });

  test('carries charts with their parts', async () => {
    const { bytes, parts } = await filled(report([chart('c')], { header: null }));
    expect(Object.keys(parts)).toContain('word/charts/chart901.xml');
    expect(parts['word/_rels/document.xml.rels']).toContain('rIdChart901');
    expect(parts['[Content_Types].xml']).toContain('/word/charts/chart901.xml');
    expect(lintDocument(bytes)).toEqual(lintDocument(await templateFile(usual())));
  });

  test('says 草稿 and the round’s header on every page, though the template has headers of its own', async () => {
    const { parts } = await filled(everything);
    const headers = Object.entries(parts).filter(([name]) => /word\/header/.test(name));
    expect(headers.length).toBeGreaterThan(1);
    for (const [name, text] of headers) expect(text, name).toContain('草稿　演示数据·非官方文件');
  });

  test('has comments beside its placeholders, behind those that the template’s makers left in it', async () => {
    const commented = new Document({
      comments: {
        children: [
          { id: 4, author: '办公室', date: new Date(0), children: [new Paragraph('函头不要改')] },
          { id: 5, author: '办公室', date: new Date(0), children: [new Paragraph('报告写在这里')] },
        ],
      },
      sections: [
        {
          children: [
            new Paragraph({
              children: [
                new CommentRangeStart(4),
                new TextRun('鹤教〔2016〕1号'),
                new CommentRangeEnd(4),
                new TextRun({ children: [new CommentReference(4)] }),
              ],
            }),
            ...usual().slice(1, 2),
            new Paragraph({
              children: [
                new CommentRangeStart(5),
                new TextRun('{{正文}}'),
                new CommentRangeEnd(5),
                new TextRun({ children: [new CommentReference(5)] }),
              ],
            }),
          ],
        },
      ],
    });
    const own = readTemplate(await Packer.toBuffer(commented));
    if (own.verdict === 'refused') throw new Error('refused');
    for (const template of [await opened(), own.template]) {
      const { bytes } = await filled(everything, template);
      expect(commentsOf(bytes).at(-1)).toMatchObject({ author: 'fuer', beside: '【待补充：未达标原因】' });
      expect(faultsOfComments(bytes)).toEqual([]);
    }
    const { bytes } = await filled(everything, own.template);
    expect(commentsOf(bytes).map(({ id, author }) => `${id} ${author}`)).toEqual(['4 办公室', '6 fuer']);
  });

  test('is the same to the byte another time', async () => {
    const template = await opened();
    const [one, other] = [await filled(everything, template), await filled(everything, template)];
    expect(Buffer.compare(one.bytes, other.bytes)).toBe(0);
  });
});

describe('A template that cannot be used', () => {
  test('is told which placeholder is not known, and which is nearest', async () => {
    expect(await problems([new Paragraph('{{标题}}'), new Paragraph('{{正问}}')])).toEqual([
      '不认识占位符“{{正问}}”。是否应为“{{正文}}”？',
      '缺少“{{正文}}”，不知道报告写在哪里。',
    ]);
  });

  test('is told what is missing', async () => {
    expect(await problems([new Paragraph('{{正文}}')])).toEqual(['缺少“{{标题}}”，不知道标题写在哪里。']);
  });

  test('is told that a whole text does not fit into a line or a cell', async () => {
    const cell = new Table({
      columnWidths: [4000],
      rows: [new TableRow({ children: [new TableCell({ children: [new Paragraph('{{附件}}')] })] })],
    });
    expect(await problems([new Paragraph('{{标题}}'), new Paragraph('以下是{{正文}}'), cell])).toEqual([
      '“{{正文}}”要在正文里单独占一段，只写一次，不放在表格、文本框、页眉里。',
      '“{{附件}}”要在正文里单独占一段，只写一次，不放在表格、文本框、页眉里。',
    ]);
  });

  test('is told so where it is no Word document at all', () => {
    const reading = readTemplate(Buffer.from('不是文档'));
    expect(reading.verdict).toBe('refused');
  });
});

describe('What would be fetched or started when a report is opened', () => {
  const withPart = (bytes: Uint8Array, name: string, change: (xml: string) => string): Uint8Array => {
    const entries = unzipSync(bytes);
    return zipSync({ ...entries, [name]: strToU8(change(strFromU8(entries[name] ?? new Uint8Array()))) });
  };
  const rels = 'word/_rels/document.xml.rels';
  const external = (type: string) => (xml: string) =>
    xml.replace(
      '</Relationships>',
      `<Relationship Id="rIdX" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="http://example.org/x" TargetMode="External"/></Relationships>`,
    );
  const field = (instruction: string) => (xml: string) =>
    xml.replace(
      '</w:p>',
      `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>${instruction.slice(0, 4)}</w:instrText></w:r><w:r><w:instrText>${instruction.slice(4)}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>`,
    );

  test.each([
    ['a template elsewhere', rels, external('attachedTemplate')],
    ['a picture elsewhere', rels, external('image')],
    ['a field that starts a program', 'word/document.xml', field('DDEAUTO c:\\cmd.exe')],
    ['a field that reads a file', 'word/document.xml', field('INCLUDETEXT c:\\x.txt')],
  ])('%s is refused with the template', async (_, name, change) => {
    expect(readTemplate(withPart(await templateFile(usual()), name, change)).verdict).toBe('refused');
  });

  test('a link that a reader clicks and a page number are not', async () => {
    const linked = withPart(await templateFile(usual()), rels, external('hyperlink'));
    expect(readTemplate(withPart(linked, 'word/document.xml', field('PAGE '))).verdict).toBe('read');
  });
});
