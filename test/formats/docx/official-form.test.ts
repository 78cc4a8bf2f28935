/** GB/T 9704-2012, as it is read from the parts of a written document. */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import { onLinesAlone } from '../../../src/formats/docx/write/line-pitch.ts';
import {
  bodyWritten,
  everything,
  paragraph,
  paragraphWith,
  partsWritten,
  styleIn,
  text,
  written,
  type Parts,
} from './reports.ts';

let parts: Parts;
let body: string;

beforeAll(async () => {
  parts = await partsWritten(everything);
  body = parts['word/document.xml'] ?? '';
});

const sections = (): readonly string[] => body.match(/<w:sectPr>.*?<\/w:sectPr>/gs) ?? [];

describe('The page', () => {
  test('is A4 with margins of 37, 26, 35 and 28 mm, in twips of 1/1440 inch.', () => {
    expect(sections()[0]).toContain('<w:pgSz w:w="11906" w:h="16838" w:orient="portrait"/>');
    expect(sections()[0]).toContain('w:top="2098" w:right="1474" w:bottom="1984" w:left="1587"');
  });

  test('has a grid of 28 characters on 22 lines.', () => {
    expect(sections()[0]).toContain('<w:docGrid w:type="linesAndChars" w:linePitch="579" w:charSpace="-843"/>');
    // In twips: 22 lines fit between the margins and 23 do not; so do 28 characters of 16 pt less 843/4096 pt.
    expect(Math.floor((16838 - 2098 - 1984) / 579)).toBe(22);
    expect(Math.floor((11906 - 1587 - 1474) / ((16 - 843 / 4096) * 20))).toBe(28);
  });

  test('has a grid of lines alone in the copy for LibreOffice, which lays out narrowed characters wrongly.', async () => {
    const copy = onLinesAlone((await written(everything)).bytes);
    const lines = strFromU8(unzipSync(copy ?? new Uint8Array())['word/document.xml'] ?? new Uint8Array());
    expect(lines).toContain('<w:docGrid w:type="lines" w:linePitch="579"/>');
    expect(lines).not.toContain('w:charSpace');
    expect(lines.replaceAll(/<w:docGrid[^>]*>/g, '')).toBe(body.replaceAll(/<w:docGrid[^>]*>/g, ''));
  });

  test('has it there too after LibreOffice saved the document, which writes the space without its sign.', async () => {
    const { bytes } = await written(everything);
    const saved = zipSync({
      ...unzipSync(bytes),
      'word/document.xml': strToU8(body.replaceAll('w:charSpace="-843"', 'w:charSpace="4294949887"')),
    });
    const lines = strFromU8(
      unzipSync(onLinesAlone(saved) ?? new Uint8Array())['word/document.xml'] ?? new Uint8Array(),
    );
    expect(lines).toContain('<w:docGrid w:type="lines" w:linePitch="579"/>');
    expect(lines).not.toContain('w:charSpace');
  });

  test('is left alone in what is no Word document: no archive, or one of something else.', () => {
    expect(onLinesAlone(new Uint8Array([1, 2, 3]))).toBeNull();
    expect(onLinesAlone(zipSync({ mimetype: strToU8('application/epub+zip') }))).toBeNull();
  });

  test('has its number in 14 pt 宋体, digits too: right on odd pages, left on even ones, one character in.', () => {
    expect(parts['word/settings.xml']).toContain('<w:evenAndOddHeaders/>');
    const odd = styleIn(parts, 'FuerPageNumberOdd');
    expect(odd).toContain('w:ascii="宋体" w:hAnsi="宋体" w:eastAsia="宋体"');
    expect(odd).toContain('<w:sz w:val="28"/>');
    expect(odd).toContain('<w:ind w:rightChars="100" w:right="280"/><w:jc w:val="right"/>');
    expect(styleIn(parts, 'FuerPageNumberEven')).toContain(
      '<w:ind w:leftChars="100" w:left="280"/><w:jc w:val="left"/>',
    );
    const footer = (parts['word/footer1.xml'] ?? '').replaceAll(/<[^>]*>/g, '');
    expect(footer.trim()).toBe('— PAGE —');
  });
});

describe('Fonts and sizes', () => {
  test.each([
    ['Title', '方正小标宋简体', 44],
    ['Heading1', '黑体', 32],
    ['Heading2', '楷体_GB2312', 32],
    ['Heading3', '仿宋_GB2312', 32],
    ['Heading4', '仿宋_GB2312', 32],
  ])('%s is %s of %d half points, not bold', (id, font, size) => {
    const style = styleIn(parts, id);
    expect(style).toContain(`w:eastAsia="${font}"`);
    expect(style).toContain(`<w:b w:val="0"/><w:sz w:val="${size}"/>`);
  });

  test('Body text is 16 pt 仿宋_GB2312, indented two characters, also for programs that count in twips.', () => {
    expect(parts['word/styles.xml']).toMatch(
      /<w:rPrDefault>.*w:eastAsia="仿宋_GB2312".*<w:sz w:val="32"\/>.*<\/w:rPrDefault>/s,
    );
    expect(styleIn(parts, 'FuerBody')).toContain('<w:ind w:firstLineChars="200" w:firstLine="640"/>');
    expect(styleIn(parts, 'Normal')).toContain('w:line="579" w:lineRule="exact"');
  });

  test('All text is black.', () => {
    const colours = [...`${body}${parts['word/styles.xml']}`.matchAll(/<w:color w:val="([^"]*)"/g)].map(
      (match) => match[1],
    );
    expect(new Set(colours)).toEqual(new Set(['000000']));
  });

  test('Every font says what may stand in for it, and no style takes one from the theme.', () => {
    const fonts = parts['word/fontTable.xml'] ?? '';
    expect(fonts.match(/<w:font /g)).toHaveLength(6);
    expect(fonts.match(/<w:altName /g)).toHaveLength(6);
    expect(parts['word/styles.xml']).not.toMatch(/Theme="/);
  });

  test('Punctuation that Latin fonts have too is set in the Chinese font.', async () => {
    const quoted = paragraphWith(await bodyWritten([paragraph('a', '“以评促建”')]), '以评促建');
    expect(quoted).toContain('<w:rFonts w:hint="eastAsia"/>');
    const plain = paragraphWith(await bodyWritten([paragraph('a', '以评促建')]), '以评促建');
    expect(plain).not.toContain('w:hint');
  });
});

describe('The parts of a report', () => {
  test('The title is centred, with an empty line below it, before the addressee at the left edge.', () => {
    expect(styleIn(parts, 'Title')).toContain('w:after="579"');
    expect(styleIn(parts, 'Title')).toContain('<w:jc w:val="center"/>');
    expect(styleIn(parts, 'FuerAddressee')).not.toContain('w:ind');
    expect(paragraphWith(body, '市妇儿工委办公室：')).toContain('"FuerAddressee"');
  });

  test('A run-in head is 楷体 before the text of its paragraph.', () => {
    const paragraphXml = paragraphWith(body, '（一）达标指标6项。');
    expect(paragraphXml).toMatch(/<w:rStyle w:val="FuerLead"\/>.*达标指标6项。.*<w:r><w:t[^>]*>妇女常见病筛查率等。/s);
    expect(styleIn(parts, 'FuerLead')).toContain('w:eastAsia="楷体_GB2312"');
  });

  test('The signature stands after an empty line, two characters from the right.', () => {
    expect(styleIn(parts, 'FuerSignature')).toContain('w:before="579"');
    expect(styleIn(parts, 'FuerSignature')).toContain('<w:ind w:rightChars="200" w:right="640"/><w:jc w:val="right"/>');
  });

  test('The date begins two characters to the right of where a longer signature begins.', () => {
    // 鹤山市劳动保障局 is 8 characters wide, 2016年5月25日 6½; 2 + 8 − 2 − 6½ = 1½ are left at the right.
    expect(paragraphWith(body, '2016年5月25日')).toContain('<w:ind w:rightChars="150" w:right="480"/>');
  });

  test('A date below a signature of several lines stands two characters from the right.', async () => {
    const long = await bodyWritten([
      paragraph('signature', '鹤山市体育局和全民健身工作领导小组办公室以及青少年体育工作联席会议办公室', {
        role: 'signature',
      }),
      paragraph('date', '2016年5月25日', { role: 'date' }),
    ]);
    expect(paragraphWith(long, '2016年5月25日')).not.toContain('<w:ind');
  });

  test('A signature is kept with what it signs.', async () => {
    const signed = await bodyWritten([
      paragraph('before', '前一段。'),
      paragraph('last', '末一段。'),
      paragraph('signature', '鹤山市妇联', { role: 'signature' }),
    ]);
    expect(paragraphWith(signed, '末一段。')).toContain('<w:keepNext/>');
    expect(paragraphWith(signed, '前一段。')).not.toContain('<w:keepNext/>');
    expect(styleIn(parts, 'FuerAnnexNoteMore')).toContain('<w:keepNext/>');
  });

  test('ends in no head that stands by itself: it goes with what it heads.', async () => {
    const headed = await bodyWritten([
      paragraph('levels/red', '', { lead: [text('（一）红色预警1项次。')], inlines: [] }),
      paragraph('levels/red/1', '1. 婚检率未达标。'),
    ]);
    expect(paragraphWith(headed, '（一）红色预警1项次。')).toContain('<w:keepNext/>');
    expect(paragraphWith(headed, '1. 婚检率未达标。')).not.toContain('<w:keepNext/>');
  });

  test('A date longer than its signature stands two characters from the right, as its style says.', async () => {
    const short = await bodyWritten([
      paragraph('signature', '鹤山市妇联', { role: 'signature' }),
      paragraph('date', '2016年5月25日', { role: 'date' }),
    ]);
    expect(paragraphWith(short, '2016年5月25日')).not.toContain('<w:ind');
    expect(styleIn(parts, 'FuerDate')).toContain('w:rightChars="200"');
  });

  test('The list of annexes begins after an empty line; its second entry stands below the first one’s name.', () => {
    expect(paragraphWith(body, '附件：1.')).toContain('"FuerAnnexNoteNumbered"');
    expect(styleIn(parts, 'FuerAnnexNoteNumbered')).toContain('w:before="579"');
    expect(paragraphWith(body, '2. 有关说明')).toContain('"FuerAnnexNoteMore"');
    expect(styleIn(parts, 'FuerAnnexNoteMore')).not.toContain('w:before');
  });

  test('An annex begins a page, its mark in 黑体 at the left edge.', () => {
    const mark = styleIn(parts, 'FuerAnnexMark');
    expect(mark).toContain('<w:pageBreakBefore/>');
    expect(mark).toContain('w:eastAsia="黑体"');
    expect(mark).not.toContain('w:ind');
  });

  test('A placeholder is bold on a yellow ground.', () => {
    expect(paragraphWith(body, '【待补充：未达标原因】')).toContain('<w:rStyle w:val="FuerPlaceholder"/>');
    expect(styleIn(parts, 'FuerPlaceholder')).toContain('<w:b/><w:shd w:val="clear" w:color="auto" w:fill="FFFF00"/>');
  });

  test('Every paragraph has a named style.', () => {
    const paragraphs = body.match(/<w:p>/g)?.length;
    expect(body.match(/<w:p><w:pPr><w:pStyle /g)).toHaveLength(paragraphs ?? 0);
  });
});

describe('The header', () => {
  test('stands on upright and on landscape pages and says 草稿 for a draft.', () => {
    const header = /<w:headerReference w:type="default" r:id="([^"]*)"\/><w:headerReference w:type="even"/;
    for (const section of sections()) expect(section).toMatch(header);
    for (const part of ['word/header1.xml', 'word/header2.xml']) {
      expect(parts[part]).toContain('>草稿\u3000演示数据·非官方文件</w:t>');
    }
  });

  test('is empty for a finished report of a round without one.', async () => {
    const plain = await partsWritten({ ...everything, draft: false, header: null });
    expect((plain['word/header1.xml'] ?? '').replaceAll(/<[^>]*>/g, '').trim()).toBe('');
  });
});
