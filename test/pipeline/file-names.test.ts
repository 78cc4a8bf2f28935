import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distinctNames, nameBeside, safeNamePart } from '../../src/pipeline/file-names.ts';

describe('A part of a file name', () => {
  it.each([
    ['教育局', '教育局'],
    ['市场监督管理局（知识产权局）', '市场监督管理局（知识产权局）'],
    ['CON', '_CON'],
    ['nul.txt', '_nul.txt'],
    ['COM¹', '_COM¹'],
    ['console', 'console'],
    ['../../etc/passwd', '_.._etc_passwd'],
    ['C:\\Windows', 'C__Windows'],
    ['局...', '局'],
    ['.hidden', 'hidden'],
    ['~$教育局', '$教育局'],
    ['反\u202e向\u200b局\u0000', '反向局'],
    ['教育\r\n局', '教育局'],
    ['a?b*c"d<e>f|g', 'a_b_c_d_e_f_g'],
    ['', '未命名'],
    [' . ', '未命名'],
    ['局'.repeat(300), '局'.repeat(40)],
    ['x'.repeat(300), 'x'.repeat(40)],
  ])('made of %j is %j', (words, name) => {
    expect(safeNamePart(words)).toBe(name);
  });

  it('is always one that every file system takes, whatever the words', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (words) => {
        const name = safeNamePart(words);
        expect(name).not.toMatch(/[\\/:*?"<>|\p{Cc}\p{Cf}]|^\.|[. ]$|^$/u);
        expect(Buffer.byteLength(name)).toBeLessThanOrEqual(151);
        expect(name).toBe(name.normalize('NFC'));
      }),
    );
  });
});

describe('Names together', () => {
  it('differ for a file system without capitals', () => {
    expect(distinctNames(['a.docx', 'A.docx', 'b.docx', 'a.docx'])).toEqual([
      'a.docx',
      'A-2.docx',
      'b.docx',
      'a-3.docx',
    ]);
  });

  it('beside another are 新, 新2 …', () => {
    expect([1, 2, 3].map((position) => nameBeside('教育局-2015.docx', position))).toEqual([
      '教育局-2015.新.docx',
      '教育局-2015.新2.docx',
      '教育局-2015.新3.docx',
    ]);
  });
});
