import { strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { FileProblemCode } from '../../../src/formats/package/problem.ts';
import {
  contentTypes,
  relationships,
  sheetData,
  workbookFile,
  workbookParts,
  worksheet,
  zipped,
} from '../package-files.ts';
import { problemOf } from './readings.ts';

function compoundFile(...streams: readonly string[]): Uint8Array {
  const head = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  return Buffer.concat([head, Buffer.alloc(504), ...streams.map((name) => Buffer.from(`${name}\0`, 'utf16le'))]);
}

const small = workbookFile(sheetData('<row><c><v>1</v></c></row>'));

function ofType(type: string): Uint8Array {
  return zipped({
    ...workbookParts(sheetData('')),
    '[Content_Types].xml': contentTypes.replace(/application\/vnd[^"]*/, type),
  });
}

describe('files that are no workbook are refused in words that help', () => {
  it.each<[string, Uint8Array, FileProblemCode, RegExp, RegExp]>([
    ['an empty file', new Uint8Array(), 'empty-file', /空/, /重新/],
    ['an old workbook', compoundFile('Workbook'), 'old-format', /\.xls/, /另存为.*\.xlsx/],
    ['an old workbook of WPS', compoundFile('Workbook', 'ETExtData'), 'old-format', /\.et/, /另存为.*\.xlsx/],
    [
      'a workbook with a password',
      compoundFile('EncryptionInfo', 'EncryptedPackage'),
      'password',
      /密码/,
      /清除.*密码/,
    ],
    ['half a workbook', small.subarray(0, 300), 'truncated', /不完整/, /重新/],
    [
      'a Word document',
      ofType('application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'),
      'not-this-kind',
      /Word 文档/,
      /工作簿/,
    ],
    [
      'a presentation',
      ofType('application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml'),
      'not-this-kind',
      /PowerPoint/,
      /工作簿/,
    ],
    [
      'a binary workbook',
      ofType('application/vnd.ms-excel.sheet.binary.macroEnabled.main'),
      'not-this-kind',
      /\.xlsb/,
      /另存为/,
    ],
    [
      'an OpenDocument table',
      zipped({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet', 'META-INF/manifest.xml': '<m/>' }),
      'not-this-kind',
      /OpenDocument/,
      /另存为/,
    ],
    ['any other zip file', zipped({ 'readme.txt': 'hello' }), 'not-this-kind', /压缩包/, /工作簿/],
    ['a PDF', strToU8('%PDF-1.7\n'), 'not-this-kind', /PDF/, /工作簿/],
    ['a picture', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a), 'not-this-kind', /图片/, /工作簿/],
    ['a web page', strToU8('<html><table></table></html>'), 'not-this-kind', /网页/, /另存为/],
    ['a web page behind a mark', strToU8('\ufeff  <!DOCTYPE html><html></html>'), 'not-this-kind', /网页/, /另存为/],
    [
      'a table of 2003',
      strToU8('<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>'),
      'not-this-kind',
      /2003/,
      /另存为/,
    ],
    ['plain text', strToU8('代码,指标名称\n1,孕产妇死亡率\n'), 'not-this-kind', /纯文本/, /\.csv/],
    ['a 7z archive', Uint8Array.of(0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c), 'not-this-kind', /压缩包/, /解压/],
    ['noise', Uint8Array.of(1, 2, 3, 4, 0, 255), 'damaged', /损坏/, /重新/],
  ])('%s', (_, bytes, code, message, hint) => {
    const problem = problemOf(bytes);
    expect(problem.code).toBe(code);
    expect(problem.message).toMatch(message);
    expect(problem.hint).toMatch(hint);
  });

  it('the file that Excel leaves beside an open workbook', () => {
    expect(problemOf(small, 'workbooks/~$卫生局.xlsx').code).toBe('lock-file');
  });
});

describe('workbooks that lack something are refused', () => {
  it.each(['[Content_Types].xml', 'xl/workbook.xml', 'xl/_rels/workbook.xml.rels', 'xl/worksheets/sheet1.xml'])(
    'without %s',
    (name) => {
      const { [name]: _, ...rest } = workbookParts(sheetData(''));
      expect(problemOf(zipped(rest)).code).toBe('damaged');
    },
  );

  it('with two sheets of one name or one content', () => {
    const two = (name: string, target: string): Uint8Array => {
      const parts = workbookParts(sheetData(''));
      return zipped({
        ...parts,
        'xl/workbook.xml': String(parts['xl/workbook.xml']).replace(
          '</sheets>',
          `<sheet name="${name}" r:id="rId2"/></sheets>`,
        ),
        'xl/_rels/workbook.xml.rels': relationships(
          ['rId1', 'worksheet', 'worksheets/sheet1.xml'],
          ['rId2', 'worksheet', target],
        ),
        'xl/worksheets/sheet2.xml': sheetData(''),
      });
    };
    expect(problemOf(two('年报表', 'worksheets/sheet2.xml')).message).toMatch('同名');
    expect(problemOf(two('另一张', 'worksheets/sheet1.xml')).message).toMatch('指向同一处');
  });
});

describe('workbooks that would cost too much are refused', () => {
  it('for a document type in a sheet', () => {
    const bomb = `<!DOCTYPE x [<!ENTITY a "${'A'.repeat(100)}"><!ENTITY b "&a;&a;">]>${sheetData('<row><c t="inlineStr"><is><t>&b;</t></is></c></row>')}`;
    expect(problemOf(workbookFile(bomb)).code).toBe('hostile');
  });

  it('for a part that grows a thousandfold', () => {
    expect(problemOf(workbookFile(' '.repeat(20_000_000) + sheetData(''))).code).toBe('hostile');
  });

  it('for merges over all columns', () => {
    const merges = Array.from({ length: 200 }, (_, row) => `<mergeCell ref="A${row + 1}:XFD${row + 1}"/>`).join('');
    expect(problemOf(workbookFile(worksheet(`<sheetData/><mergeCells>${merges}</mergeCells>`))).code).toBe('too-large');
  });

  it('for elements nested without end', () => {
    expect(problemOf(workbookFile(worksheet('<a>'.repeat(5000) + '</a>'.repeat(5000)))).code).toBe('hostile');
  });
});
