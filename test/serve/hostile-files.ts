/** Files that mean harm or are none, by what they try. */
import { zipSync } from 'fflate';

type Hostile = readonly [what: string, name: string, bytes: Uint8Array];

const text = (words: string): Uint8Array => Buffer.from(words);
const zip = (parts: Readonly<Record<string, Uint8Array>>): Uint8Array => zipSync(parts);
const types = text(
  '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
);

export const hostileFiles: readonly Hostile[] = [
  ['nothing at all', '空.xlsx', new Uint8Array()],
  ['words for a workbook', '字.xlsx', text('<html><script>alert(1)</script></html>')],
  [
    'a picture for a workbook',
    '图.xlsx',
    Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0]),
  ],
  ['a zip that grows a thousandfold', '炸弹.zip', zip({ 'a.csv': new Uint8Array(200 * 1024 * 1024) })],
  [
    'a workbook that grows a thousandfold',
    '炸弹.xlsx',
    zip({ '[Content_Types].xml': types, 'xl/workbook.xml': new Uint8Array(200 * 1024 * 1024) }),
  ],
  ['a zip that leads out', '出去.zip', zip({ '../../出去.csv': text('a') })],
  ['a zip with a path of a disk', '盘.zip', zip({ '/etc/passwd': text('a') })],
  ['a zip in a zip', '套.zip', zip({ '里.zip': zip({ 'a.csv': text('a') }) })],
  [
    'three thousand files',
    '多.zip',
    zip(Object.fromEntries(Array.from({ length: 3000 }, (_, at) => [`${at}.csv`, text('a')]))),
  ],
  ['a zip cut off', '断.zip', zip({ 'a.csv': text('a'.repeat(1000)) }).subarray(0, 60)],
  [
    'an entity that grows',
    '实体.xlsx',
    zip({
      '[Content_Types].xml': text(
        '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><Types>&b;</Types>',
      ),
    }),
  ],
  ['a program', '程序.exe', text('MZ')],
  [
    'a script with a note’s name',
    '脚本.md',
    text('# 儿童发展规划\n\n## 主要做法\n\n- <img src=x onerror=alert(1)><script>alert(1)</script>\n'),
  ],
  [
    'a table of names that would run',
    '名.csv',
    text('填报单位：=cmd|calc\n代码,指标名称,2015年\nC25,"=HYPERLINK(""http://evil"")",95\n'),
  ],
  [
    'an old workbook of noise',
    '旧.xls',
    Uint8Array.from([
      0xd0,
      0xcf,
      0x11,
      0xe0,
      0xa1,
      0xb1,
      0x1a,
      0xe1,
      ...Array.from({ length: 2000 }, (_, at) => (at * 7) % 256),
    ]),
  ],
  [
    'a document of noise',
    '旧.doc',
    Uint8Array.from([
      0xd0,
      0xcf,
      0x11,
      0xe0,
      0xa1,
      0xb1,
      0x1a,
      0xe1,
      ...Array.from({ length: 2000 }, (_, at) => (at * 13) % 256),
    ]),
  ],
  [
    'half a megabyte in one cell',
    '长.csv',
    text(`填报单位：教育局\n代码,指标名称,2015年\nC25,${'长'.repeat(200_000)},95\n`),
  ],
  ['bytes of no encoding', '乱.txt', Uint8Array.from(Array.from({ length: 4000 }, (_, at) => (at * 31) % 256))],
];
