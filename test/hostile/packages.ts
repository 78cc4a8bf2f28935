/** Packages that are broken, or are something else, or only odd. */
import { deflateRawSync } from 'node:zlib';
import { contentTypes, sheetData, workbookParts, zipped } from '../formats/package-files.ts';
import type { Entry } from '../formats/package/zip-files.ts';
import { zipOf } from '../formats/package/zip-files.ts';
import { bookWith, good, hostileFiles, rowsWith } from './hostile-file.ts';

const parts = workbookParts(sheetData(rowsWith()));
const sheetName = 'xl/worksheets/sheet1.xml';

/** The good workbook's entries, with the sheet's changed. */
function entriesWith(change: Partial<Entry> = {}): readonly Entry[] {
  return Object.entries(parts).map(([name, content]) => ({
    name,
    content: String(content),
    ...(name === sheetName ? change : {}),
  }));
}

const withSheet = (change: Partial<Entry>): (() => Uint8Array) => {
  return () => zipOf(entriesWith(change));
};
const withMore = (more: Entry): (() => Uint8Array) => {
  return () => zipOf([...entriesWith(), more]);
};
const without = (name: string): (() => Uint8Array) => {
  return () => zipOf(entriesWith().filter((entry) => entry.name !== name));
};
const bytes = (...list: readonly number[]): (() => Uint8Array) => {
  return () => Uint8Array.from(list);
};
const ascii = (words: string, rest = 64): (() => Uint8Array) => {
  return () => Buffer.concat([Buffer.from(words, 'latin1'), Buffer.alloc(rest)]);
};
const typed = (type: string): (() => Uint8Array) => {
  return () => zipped({ ...parts, '[Content_Types].xml': contentTypes.replace(/application\/vnd[^"]*/, type) });
};
const compound = (...streams: readonly string[]): (() => Uint8Array) => {
  const head = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  return () => Buffer.concat([head, Buffer.alloc(504), ...streams.map((name) => Buffer.from(`${name}\0`, 'utf16le'))]);
};
const sheetText = String(parts[sheetName]);
const whole = (): Uint8Array => zipOf(entriesWith());

export const brokenPackages = hostileFiles('破损的包', 'workbooks/卫生局.xlsx', [
  ['一个字节也没有', bytes(), /^拒收：文件是空的/],
  ['一个字节', bytes(0x50), /^拒收：/],
  ['只有 PK', bytes(0x50, 0x4b), /^拒收：/],
  ['只有一个包头', bytes(0x50, 0x4b, 3, 4), /^拒收：.*不完整/],
  ['只有包尾', () => zipOf([]), /^拒收：/],
  ['传了一半', () => whole().subarray(0, 700), /^拒收：.*不完整/],
  ['少最后一个字节', () => whole().subarray(0, -1), /^拒收：/],
  ['后面多出内容', () => Buffer.concat([whole(), Buffer.from('more')]), /^拒收：.*多出/],
  ['前面多出内容', () => Buffer.concat([Buffer.from('MZ program'), whole()]), /^拒收：/],
  ['中间换了一百个字节', () => Buffer.from(whole()).fill(0x41, 300, 400), /^拒收：/],
  ['校验码不符', withSheet({ crc: 1 }), /^拒收：.*校验码/],
  ['未压缩部件的校验码不符', withSheet({ stored: true, crc: 1 }), /^拒收：.*校验码/],
  ['登记得太小', withSheet({ size: 10 }), /^拒收：/],
  ['登记得太大', withSheet({ size: 90_000 }), /^拒收：.*校验码/],
  ['压缩数据是乱码', withSheet({ packed: Buffer.alloc(200, 0xff) }), /^拒收：.*解压/],
  ['压缩数据被截断', withSheet({ packed: deflateRawSync(sheetText).subarray(0, 40) }), /^拒收：/],
  ['两处登记的名称不同', withSheet({ localName: 'xl/worksheets/sheet9.xml' }), /^拒收：.*不一致/],
  ['两处登记的压缩方法不同', withSheet({ localMethod: 0 }), /^拒收：.*不一致/],
  ['两处登记的大小不同', withSheet({ localSize: 7 }), /^拒收：.*不一致/],
  ['登记指到文件外面', withSheet({ localOffset: 900_000 }), /^拒收：/],
  ['部件加密', withSheet({ flags: 1 }), /^拒收：.*密码/],
  ['没见过的压缩方法', withSheet({ method: 14 }), /^拒收：/],
  ['部件是一个链接', withSheet({ attributes: 0xa1ff0000 }), /^拒收：/],
  ['同名的两个部件', withMore({ name: sheetName, content: sheetText.replace('8.51', '9.99') }), /^拒收：/],
  ['大小写不同的两个部件', withMore({ name: 'XL/Worksheets/Sheet1.xml', content: '<x/>' }), /^拒收：/],
  ['两个部件共用数据', withMore({ name: 'xl/other.xml', content: sheetText, sharesDataOf: 0 }), /^拒收：/],
  ['缺描述段', withSheet({ descriptor: 'missing' }), /^拒收：/],
  ['缺部件类型表', without('[Content_Types].xml'), /^拒收：/],
  ['缺总关系表', without('_rels/.rels'), new RegExp(`^(?:拒收：.*|${good})$`)],
  ['缺工作簿部件', without('xl/workbook.xml'), /^拒收：/],
  ['缺工作簿关系表', without('xl/_rels/workbook.xml.rels'), /^拒收：.*不在文件里/],
  ['缺工作表', without(sheetName), /^拒收：/],
]);

export const renamedFiles = hostileFiles('别的东西改了名', 'workbooks/卫生局.xlsx', [
  ['旧版 .xls', compound('Workbook'), /^拒收：.*\.xls/],
  ['WPS 的 .et', compound('Workbook', 'ETExtData'), /^拒收：.*\.et/],
  ['Excel 4 的 .xls', bytes(9, 4, 6, 0, 0, 0), /^拒收：.*\.xls/],
  ['有打开密码', compound('EncryptionInfo', 'EncryptedPackage'), /^拒收：.*密码/],
  ['旧版 .doc', compound('WordDocument'), /^拒收：.*\.doc/],
  ['旧版 .ppt', compound('PowerPoint Document'), /^拒收：.*PowerPoint/],
  ['空壳复合文件', compound(), /^拒收：/],
  ['.docx', typed('application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'), /^拒收：.*Word/],
  [
    '.pptx',
    typed('application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml'),
    /^拒收：.*PowerPoint/,
  ],
  ['.xlsb', typed('application/vnd.ms-excel.sheet.binary.macroEnabled.main'), /^拒收：.*\.xlsb/],
  [
    '.ods',
    () => zipped({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet', 'META-INF/manifest.xml': '<m/>' }),
    /^拒收：.*OpenDocument/,
  ],
  ['.zip', () => zipped({ '卫生局.xlsx': bookWith() }), /^拒收：.*压缩包/],
  ['.rar', ascii('Rar!\x1a\x07\x00'), /^拒收：.*压缩包/],
  ['.7z', bytes(0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c), /^拒收：.*压缩包/],
  ['.gz', bytes(0x1f, 0x8b, 8, 0), /^拒收：.*压缩包/],
  ['.pdf', ascii('%PDF-1.7'), /^拒收：.*PDF/],
  ['.png', ascii('\x89PNG\r\n\x1a\n'), /^拒收：.*图片/],
  ['网页', () => Buffer.from('<html><table><tr><td>8.51</td></tr></table></html>'), /^拒收：.*网页/],
  [
    'XML 表格 2003',
    () => Buffer.from('<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>'),
    /^拒收：.*2003/,
  ],
  ['csv', () => Buffer.from('指标名称,2015年\n孕产妇死亡率,8.51\n'), /^拒收：.*纯文本/],
  ['程序', ascii('MZ\x90\x00\x03'), /^拒收：/],
  ['全是零', () => Buffer.alloc(10_000), /^拒收：/],
  ['改成 .csv 的 .xlsx', () => bookWith(), /^拒收：.*工作簿/, 'workbooks/卫生局.csv'],
  ['改成 .csv 的 .xls', compound('Workbook'), /^拒收：.*\.xls/, 'workbooks/卫生局.csv'],
  ['Excel 的锁文件', () => Buffer.alloc(165, 0x20), /^拒收：/, 'workbooks/~$卫生局.xlsx'],
]);

export const oddPackages = hostileFiles('少见而合法的包', 'workbooks/卫生局.xlsx', [
  ['描述段在数据后（带标记）', withSheet({ descriptor: 'signed-32' }), good],
  ['描述段在数据后（不带标记）', withSheet({ descriptor: '32' }), good],
  ['64 位描述段', withSheet({ descriptor: 'signed-64' }), good],
  ['64 位大小', withSheet({ long: true }), good],
  ['64 位目录', () => zipOf(entriesWith(), { long: true }), good],
  ['包尾有注释', () => zipOf(entriesWith(), { comment: 'saved by an office' }), good],
  ['不压缩', withSheet({ stored: true }), good],
  ['多一个文件夹条目', withMore({ name: 'xl/media/', content: '' }), good],
  ['多一个没人引用的部件', withMore({ name: 'xl/nobody.bin', content: 'x'.repeat(1000) }), good],
  ['带宏', withMore({ name: 'xl/vbaProject.bin', content: 'macros' }), /^W02\/15=8\.51 left-out-of-workbook@/],
]);
