/** Notes that are tangled, disguised, or say more than they show. */
import { relationships, zipped } from '../formats/package-files.ts';
import { bookWith, hostileFiles } from './hostile-file.ts';

const w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const types = `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`;
const words = '开展妇女培训26期。';

function document(body: string, before = ''): () => Uint8Array {
  return () =>
    zipped({
      '[Content_Types].xml': types,
      '_rels/.rels': relationships(['rId1', 'officeDocument', 'word/document.xml']),
      'word/document.xml': `${before}<w:document ${w}><w:body>${body}</w:body></w:document>`,
    });
}
const run = (text: string, properties = ''): string => `<w:r><w:rPr>${properties}</w:rPr><w:t>${text}</w:t></w:r>`;
const paragraph = (inside: string): string => `<w:p>${inside}</w:p>`;
const one = paragraph(run(words));
const typed = (text: string): (() => Uint8Array) => {
  return () => Buffer.from(text);
};
const repeated = (count: number, piece: string): string => piece.repeat(count);

const texts = hostileFiles('材料（文本）', 'notes/卫生局.md', [
  ['一个字也没有', typed(''), /^读入 0 条/],
  ['只有空行', typed('\n\n \n'), /^读入 0 条/],
  ['十万个星号', typed(`${words}\n\n${repeated(100_000, '*')}`), /^读入 \d+ 条/],
  ['一万层引用', typed(`${words}\n\n${repeated(10_000, '>')} 深`), /^读入 \d+ 条/],
  ['一千层列表', typed(`${words}\n\n${repeated(1000, '- ')}深`), /^读入 \d+ 条/],
  ['五万个左方括号', typed(`${words}\n\n${repeated(50_000, '[')}`), /^读入 \d+ 条/],
  ['五万个反引号', typed(`${words}\n\n${repeated(50_000, '`')}`), /^读入 \d+ 条/],
  ['五万个小于号', typed(`${words}\n\n${repeated(50_000, '<a')}`), /^读入 \d+ 条/],
  ['一段二十万字', typed(`主要做法\n\n${repeated(20_000, '开展妇女儿童培训活动。')}`), /^读入 \d+ 条/],
  ['七千段', typed(repeated(7000, `${words}\n\n`)), /^读入 7000 条/],
  ['一万个标题', typed(repeated(10_000, `# 标题\n\n`)), /^读入 \d+ 条/],
  ['一万个“一是”', typed(`主要做法\n\n${repeated(10_000, '一是开展培训。')}`), /^读入 \d+ 条/],
  ['九兆字节', typed(repeated(3_200_000, '字')), /^拒收：.*8 MB/],
  ['脚本', typed(`${words}\n\n<script>alert(1)</script>`), /^读入 \d+ 条/],
  ['脚本链接', typed(`${words}[点这里](javascript:alert(1))`), /^读入 1 条/],
  ['模板语法', typed('{{#each 指标}}{{本年值}}{{/each}}开展妇女培训。'), /^读入 1 条/],
  ['原型', typed('---\n__proto__: x\nconstructor: y\n---\n开展妇女培训。'), /^读入 1 条/],
  ['没有结束的文头', typed(`---\n单位: 卫生局\n${words}`), /^读入 \d+ 条/],
  ['私用区字符', typed('开展\ue000\ue001妇女\uf8ff培训。'), /^读入 1 条/],
  ['反向书写', typed('开展妇女培训\u202e期62\u202c。'), /^读入 1 条 .*从右向左/],
  [
    '图片和表格',
    typed(`${words}\n\n![照片](a.png)\n\n| 甲 | 乙 |\n| --- | --- |\n| 1 | 2 |\n`),
    /^读入 1 条 .*图片.*表格|^读入 1 条 .*表格.*图片/,
  ],
  [
    'GBK',
    () => Uint8Array.of(0xbf, 0xaa, 0xd5, 0xb9, 0xb8, 0xbe, 0xc5, 0xae, 0xc5, 0xe0, 0xd1, 0xb5, 0xa1, 0xa3),
    /^读入 1 条/,
  ],
  ['UTF-16', () => Buffer.from(`\ufeff${words}`, 'utf16le'), /^读入 1 条/],
  [
    'UTF-8 中间断了',
    () => Buffer.concat([Buffer.from(words), Buffer.from([0xe5, 0xbc]), Buffer.from(words)]),
    /^拒收：.*第 1 行/,
  ],
  ['空字符', typed('开展\0妇女培训。'), /^读入 1 条 .*控制符.*妇女/],
  ['程序', () => Buffer.from([0x4d, 0x5a, 0x90, 0, 3, 0, 0, 0, 0xff, 0xff, 1, 2]), /^拒收：/],
  ['改成 .md 的 .docx', document(one), /^拒收：.*\.docx|^拒收：.*Word/],
  [
    '改成 .txt 的 .doc',
    () =>
      Buffer.concat([
        Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
        Buffer.alloc(504),
        Buffer.from('WordDocument\0', 'utf16le'),
      ]),
    /^拒收：.*\.doc/,
    'notes/卫生局.txt',
  ],
  ['改成 .txt 的网页', typed('<html><body>开展妇女培训</body></html>'), /^拒收：.*网页/, 'notes/卫生局.txt'],
]);

const documents = hostileFiles('材料（Word）', 'notes/卫生局.docx', [
  ['普通', document(one), '读入 1 条'],
  ['改成 .docx 的 .xlsx', () => bookWith(), /^拒收：.*工作簿/],
  [
    '改成 .docx 的 .doc',
    () =>
      Buffer.concat([
        Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
        Buffer.alloc(504),
        Buffer.from('WordDocument\0', 'utf16le'),
      ]),
    /^拒收：.*\.doc/,
  ],
  ['改成 .docx 的文本', typed(words), /^拒收：.*纯文本/],
  ['传了一半', () => document(one)().subarray(0, 400), /^拒收：.*不完整/],
  ['DTD', document(one, '<!DOCTYPE x [<!ENTITY a "x">]>'), /^拒收：.*DTD/],
  ['五千层', document(repeated(5000, '<w:sdt>') + repeated(5000, '</w:sdt>')), /^拒收：.*层次/],
  ['膨胀一千倍', document(`${one}${repeated(10_000_000, ' ')}`), /^拒收：/],
  [
    '三十层表格',
    document(one + repeated(30, '<w:tbl><w:tr><w:tc>') + one + repeated(30, '</w:tc></w:tr></w:tbl>')),
    '读入 2 条',
  ],
  [
    '修订：插入和删除',
    document(
      paragraph(
        `${run('开展妇女培训')}<w:del>${run('62').replaceAll('w:t>', 'w:delText>')}</w:del><w:ins>${run('26')}</w:ins>${run('期。')}`,
      ),
    ),
    /^读入 1 条 .*修订/,
  ],
  ['隐藏文字', document(paragraph(run(words) + run('（其实没有办）', '<w:vanish/>'))), /^读入 1 条 .*隐藏/],
  ['表格', document(`${one}<w:tbl><w:tr><w:tc>${one}</w:tc></w:tr></w:tbl>`), '读入 2 条'],
  ['图片', document(paragraph(`${run(words)}<w:r><w:drawing/></w:r>`)), /^读入 1 条 .*图片/],
  ['嵌入的文件', document(paragraph(`${run(words)}<w:r><w:object/></w:r>`)), /^读入 1 条 .*(?:图片|对象|嵌入)/],
  [
    '文本框',
    document(paragraph(`${run(words)}<w:r><w:pict><w:txbxContent>${one}</w:txbxContent></w:pict></w:r>`)),
    /^读入 2 条 .*文本框/,
  ],
  [
    '批注和脚注',
    document(
      paragraph(`${run(words)}<w:r><w:commentReference w:id="0"/></w:r><w:r><w:footnoteReference w:id="2"/></w:r>`),
    ),
    /^读入 1 条 .*(?:批注|脚注)/,
  ],
  [
    '域：引用别的文件',
    document(
      paragraph(
        `${run(words)}<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>INCLUDETEXT "/etc/passwd"</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`,
      ),
    ),
    /^读入 1 条 .*INCLUDETEXT/,
  ],
  [
    '导入的网页',
    document(
      `${one}<w:altChunk r:id="rId9" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"/>`,
    ),
    /^读入 1 条/,
  ],
  ['十万段', document(repeated(100_000, one)), /^(?:读入 100000 条|拒收：)/],
  ['一段二十万字', document(paragraph(run(repeated(20_000, '开展妇女儿童培训活动。')))), /^(?:读入 \d+ 条|拒收：)/],
]);

export const notes = [...texts, ...documents];
