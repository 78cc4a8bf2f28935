import { describe, expect, it } from 'vitest';
import type { FileProblemCode } from '../../../src/formats/package/problem.ts';
import { guarded } from '../../../src/formats/package/problem.ts';
import { workbookRules } from '../../../src/formats/package/rules.ts';
import { readXml } from '../../../src/formats/package/xml.ts';

/** The names and texts of a part in reading order, or the code of its refusal. */
function streamed(xml: string | Uint8Array, limits = workbookRules.limits): readonly string[] | FileProblemCode {
  const seen: string[] = [];
  const content = typeof xml === 'string' ? Buffer.from(xml) : xml;
  const reading = guarded(() => {
    readXml(
      content,
      'xl/workbook.xml',
      { ...workbookRules, limits },
      {
        open: (path) => seen.push(`<${path.at(-1)}`),
        text: (_, text) => seen.push(text),
        close: (path) => seen.push(`${path.at(-1)}>`),
      },
    );
  });
  return reading.verdict === 'read' ? seen : reading.problem.code;
}

const spreadsheet = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

describe('parts are streamed', () => {
  it('under one set of names, whatever prefixes the file uses', () => {
    expect(streamed(`<row xmlns="${spreadsheet}"/>`)).toEqual(['<s:row', 's:row>']);
    expect(streamed(`<x:row xmlns:x="${spreadsheet}"/>`)).toEqual(['<s:row', 's:row>']);
    expect(streamed('<row xmlns="urn:other"/>')).toEqual(['<{urn:other}row', '{urn:other}row>']);
    expect(streamed('<row/>')).toEqual(['<row', 'row>']);
  });

  it('with the five entities and character numbers, and CDATA as text', () => {
    expect(streamed('<t>&lt;&#x4E5D;&amp;<![CDATA[<年>]]></t>')).toEqual(['<t', '<九&', '<年>', 't>']);
  });

  it('in UTF-8 and UTF-16', () => {
    expect(streamed(Buffer.from('\ufeff<年/>', 'utf8'))).toEqual(['<年', '年>']);
    expect(streamed(Buffer.from('\ufeff<年/>', 'utf16le'))).toEqual(['<年', '年>']);
    expect(streamed(Buffer.from('\ufeff<年/>', 'utf16le').swap16())).toEqual(['<年', '年>']);
  });

  it('across the borders of the pieces they are read in', () => {
    const long = '年'.repeat(100_000);
    expect(streamed(`<t>${long}</t>`)).toEqual(['<t', long, 't>']);
  });
});

describe('parts are refused', () => {
  it.each<[string, string | Uint8Array, FileProblemCode]>([
    ['for a document type', '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', 'hostile'],
    ['for an outside document type', '<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>', 'hostile'],
    ['for an unknown entity', '<a>&b;</a>', 'damaged'],
    ['for a prefix of no namespace', '<x:a/>', 'damaged'],
    ['for a missing end', '<a><b></b>', 'damaged'],
    ['for nothing at all', '', 'damaged'],
    ['for another encoding', '<?xml version="1.0" encoding="GBK"?><a/>', 'damaged'],
    ['for broken UTF-8', Buffer.from([0x3c, 0x61, 0x3e, 0xe5, 0x3c, 0x2f, 0x61, 0x3e]), 'damaged'],
    ['for a character number of no character', '<a>&#0;</a>', 'damaged'],
    ['for depth', '<a>'.repeat(200) + '</a>'.repeat(200), 'hostile'],
  ])('%s', (_, xml, code) => {
    expect(streamed(xml)).toBe(code);
  });

  it('for too many attributes or names', () => {
    const attributes = Array.from({ length: 2000 }, (_, index) => `a${index}="1"`).join(' ');
    expect(streamed(`<a ${attributes}/>`)).toBe('hostile');
    const names = Array.from({ length: 10_001 }, (_, index) => `<a${index}/>`).join('');
    expect(streamed(`<a>${names}</a>`)).toBe('hostile');
  });

  it('for too many elements', () => {
    expect(streamed(`<a>${'<b/>'.repeat(10)}</a>`, { ...workbookRules.limits, xmlElements: 10 })).toBe('too-large');
  });
});
