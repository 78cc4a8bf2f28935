/** XML that means something else than it looks, names that lead out of the package, and what is merely uncommon. */
import {
  relationships, sharedStrings, sheetData, styles, workbookFile, workbookParts, worksheet, zipped,
} from '../formats/package-files.ts'; // prettier-ignore
import type { PartTexts } from '../formats/package-files.ts';
import { zipOf } from '../formats/package/zip-files.ts';
import { bookWith, good, hostileFiles, main, rowsWith, text, unreadable } from './hostile-file.ts';

const sheetName = 'xl/worksheets/sheet1.xml';
const plain = sheetData(rowsWith());
const nine = '<c r="B2"><v>9.99</v></c>';
const sheet = (xml: string | Uint8Array): (() => Uint8Array) => {
  return () => zipped({ ...workbookParts(''), [sheetName]: xml });
};
const parts = (more: PartTexts): (() => Uint8Array) => {
  return () => zipped({ ...workbookParts(plain), ...more });
};
const named = (name: string): (() => Uint8Array) => {
  const entries = Object.entries(workbookParts(plain)).map(([entry, content]) => ({
    name: entry,
    content: String(content),
  }));
  return () => zipOf([...entries, { name, content: 'x' }]);
};
const arrowTo = (target: string, more = ''): (() => Uint8Array) => {
  const arrows = relationships(['rId1', 'worksheet', target]).replace('/>', `${more}/>`);
  return parts({ 'xl/_rels/workbook.xml.rels': arrows });
};
const workbookXml = String(workbookParts('')['xl/workbook.xml']);

export const xmlTricks = hostileFiles('XML 花招', 'workbooks/卫生局.xlsx', [
  [
    '外部实体读本机文件',
    sheet(`<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>${sheetData(rowsWith(text('B2', '&a;')))}`),
    /^拒收：.*DTD/,
  ],
  ['外部 DTD', sheet(`<!DOCTYPE x SYSTEM "http://example.com/x.dtd">${plain}`), /^拒收：.*DTD/],
  [
    '文字表里的 DTD',
    parts({
      'xl/sharedStrings.xml': `<!DOCTYPE x>${sharedStrings('')}`,
      'xl/_rels/workbook.xml.rels': relationships(
        ['rId1', 'worksheet', 'worksheets/sheet1.xml'],
        ['rId2', 'sharedStrings', 'sharedStrings.xml'],
      ),
    }),
    /^拒收：.*DTD/,
  ],
  [
    '关系表里的 DTD',
    parts({ '_rels/.rels': `<!DOCTYPE x>${relationships(['rId1', 'officeDocument', 'xl/workbook.xml'])}` }),
    /^拒收：.*DTD/,
  ],
  ['没有定义的实体', sheet(sheetData(rowsWith(text('B2', '&what;')))), /^拒收：.*XML/],
  ['样式表指令', sheet(`<?xml-stylesheet href="http://example.com/x.xsl"?>${plain}`), good],
  [
    'XInclude',
    sheet(
      worksheet(
        `<sheetData>${rowsWith()}</sheetData><xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="/etc/passwd"/>`,
      ),
    ),
    good,
  ],
  ['CDATA 里的数', sheet(sheetData(rowsWith('<c r="B2"><v><![CDATA[8.51]]></v></c>'))), good],
  ['注释把数分成两半', sheet(sheetData(rowsWith('<c r="B2"><v>8.<!-- 9 -->51</v></c>'))), good],
  ['数里嵌了元素', sheet(sheetData(rowsWith('<c r="B2"><v>8<x>9</x>.51</v></c>'))), good],
  ['没有结束', sheet(plain.slice(0, -20)), /^拒收：.*XML/],
  ['两个根', sheet(plain + plain), /^拒收：.*XML/],
  ['根后有字', sheet(`${plain}more`), /^拒收：.*XML/],
  ['属性重复', sheet(sheetData(rowsWith('<c r="B2" r="B3"><v>8.51</v></c>'))), /^拒收：.*XML/],
  ['控制字符', sheet(sheetData(rowsWith(text('B2', '8.51&#x1;')))), /^拒收：.*XML/],
  ['非字符', sheet(sheetData(rowsWith(text('B2', '8.51&#xFFFF;')))), /^拒收：.*XML/],
  ['不是 UTF-8 的字节', sheet(Buffer.from(plain.replace('8.51', '8.5\xff'), 'latin1')), /^拒收：.*不是文字/],
  ['声明成 GB2312', sheet(`<?xml version="1.0" encoding="GB2312"?>${plain}`), /^拒收：.*UTF-8/],
  ['声明成 UTF-7', sheet(`<?xml version="1.0" encoding="UTF-7"?>${plain}`), /^拒收：.*UTF-8/],
  ['UTF-16', sheet(Buffer.from(`\ufeff<?xml version="1.0" encoding="UTF-16"?>${plain}`, 'utf16le')), good],
  ['UTF-8 带标记', sheet(`\ufeff${plain}`), good],
  ['别的命名空间', sheet(plain.replace(main, 'urn:other')), /^拒收：/],
  [
    '前缀指向别的命名空间',
    sheet(plain.replace('<v>', '<s:v xmlns:s="urn:other">').replace('</v>', '</s:v>')),
    /^(?!.*8\.51)/,
  ],
  ['没有声明的前缀', sheet(plain.replace('<v>', '<q:v>').replace('</v>', '</q:v>')), /^拒收：.*XML/],
  ['元素名大小写', sheet(plain.replaceAll('sheetData', 'SHEETDATA')), /^no-table-found/],
  [
    '两份 sheetData',
    sheet(worksheet(`<sheetData>${rowsWith()}</sheetData><sheetData>${rowsWith(nine)}</sheetData>`)),
    /^拒收：/,
  ],
  ['同一格写两次', sheet(sheetData(rowsWith(`<c r="B2"><v>8.51</v></c>${nine}`))), unreadable],
  ['同一格里两个值', sheet(sheetData(rowsWith('<c r="B2"><v>8.51</v><v>9.99</v></c>'))), unreadable],
  ['两行同一个行号', sheet(sheetData(rowsWith(undefined, `<row r="2">${nine}</row>`))), unreadable],
  ['行嵌在行里', sheet(sheetData(rowsWith(`<c r="B2"><v>8.51</v></c><row r="9">${nine}</row>`))), good],
  [
    '行的顺序倒过来',
    sheet(
      sheetData(
        `<row r="2">${text('A2', '孕产妇死亡率')}<c r="B2"><v>8.51</v></c></row><row r="1">${text('A1', '指标名称')}${text('B1', '2015年')}</row>`,
      ),
    ),
    good,
  ],
  [
    '格的顺序倒过来',
    sheet(
      sheetData(
        `<row r="1">${text('B1', '2015年')}${text('A1', '指标名称')}</row><row r="2"><c r="B2"><v>8.51</v></c>${text('A2', '孕产妇死亡率')}</row>`,
      ),
    ),
    good,
  ],
  ['格写在别的行里', sheet(sheetData(rowsWith('<c r="B7"><v>8.51</v></c>'))), /^拒收：/],
  ['行号是零', sheet(sheetData('<row r="0"><c r="A0"><v>1</v></c></row>')), /^拒收：/],
  ['行号超出', sheet(sheetData('<row r="1048577"><c><v>1</v></c></row>')), /^拒收：/],
  ['列名超出', sheet(sheetData('<row r="1"><c r="XFE1"><v>1</v></c></row>')), /^拒收：/],
  ['文字编号不存在', parts({ [sheetName]: sheetData(rowsWith('<c r="B2" t="s"><v>7</v></c>')) }), unreadable],
  ['文字编号是负数', parts({ [sheetName]: sheetData(rowsWith('<c r="B2" t="s"><v>-1</v></c>')) }), unreadable],
  ['格式编号不存在', () => bookWith('<c r="B2" s="7"><v>8.51</v></c>', { 'xl/styles.xml': styles('0.00') }), good],
  ['不认识的类型', sheet(sheetData(rowsWith('<c r="B2" t="magic"><v>8.51</v></c>'))), unreadable],
  [
    '名叫 __proto__ 的属性和元素',
    sheet(plain.replace('<sheetData>', '<__proto__ constructor="1"/><sheetData __proto__="x">')),
    good,
  ],
  ['_x 转义的数', sheet(sheetData(rowsWith(text('B2', '_x0038_.51')))), good],
  [
    '合并重叠',
    sheet(
      worksheet(
        `<sheetData>${rowsWith()}</sheetData><mergeCells><mergeCell ref="D1:F3"/><mergeCell ref="E2:G4"/></mergeCells>`,
      ),
    ),
    /^W02\/15=8\.51 left-out-of-workbook@E2$/,
  ],
]);

export const pathTricks = hostileFiles('路径花招', 'workbooks/卫生局.xlsx', [
  ['部件名往上走', named('../evil.xml'), /^拒收：.*别的文件夹/],
  ['部件名中间往上走', named('xl/../../evil.xml'), /^拒收：.*别的文件夹/],
  ['部件名是绝对路径', named('/etc/passwd'), /^拒收：.*磁盘路径/],
  ['部件名是盘符', named('C:/Windows/x'), /^拒收：.*磁盘路径/],
  ['部件名用反斜杠', named('xl\\evil.xml'), good],
  ['部件名用反斜杠走到外面', named('..\\..\\evil.xml'), /^拒收：.*别的文件夹/],
  ['部件名有空字符', named('xl/a\0.xml'), /^拒收：.*控制字符/],
  ['部件名有换行', named('xl/a\n.xml'), /^拒收：.*控制字符/],
  ['部件名六万字', named('x'.repeat(60_000)), new RegExp(`^(?:${good}|拒收：.*)$`)],
  ['引用指到包外', arrowTo('../../../../etc/passwd'), /^拒收：/],
  ['引用指到网上', arrowTo('http://example.com/sheet1.xml', ' TargetMode="External"'), /^拒收：/],
  ['引用指到本机文件', arrowTo('file:///etc/passwd', ' TargetMode="External"'), /^拒收：/],
  ['引用是绝对的', arrowTo('/xl/worksheets/sheet1.xml'), good],
  ['引用绕一圈', arrowTo('../xl/./worksheets/../worksheets/sheet1.xml'), good],
  ['引用大小写不同', arrowTo('Worksheets/Sheet1.XML'), good],
  ['引用里有 % 转义', arrowTo('worksheets/sheet%31.xml'), good],
  ['工作表指向工作簿自己', arrowTo('workbook.xml'), /^拒收：/],
  [
    '两张表指向同一处',
    parts({ 'xl/workbook.xml': workbookXml.replace('</sheets>', '<sheet name="另一张" r:id="rId1"/></sheets>') }),
    /^拒收：.*同一处/,
  ],
  ['外部链接工作簿', parts({ 'xl/externalLinks/externalLink1.xml': '<x/>' }), good],
  ['表名是路径', parts({ 'xl/workbook.xml': workbookXml.replace('年报表', '../../etc/passwd') }), good],
  ['表名有叹号', parts({ 'xl/workbook.xml': workbookXml.replace('年报表', '年!报!B9') }), good],
  ['表名三百字', parts({ 'xl/workbook.xml': workbookXml.replace('年报表', '表'.repeat(300)) }), good],
  ['表名反向书写', parts({ 'xl/workbook.xml': workbookXml.replace('年报表', '\u202e表报年') }), good],
  ['表名是空的', parts({ 'xl/workbook.xml': workbookXml.replace('年报表', '') }), /^拒收：/],
]);

export const oddSheets = hostileFiles('少见而合法的表', 'workbooks/卫生局.xlsx', [
  ['没有格式表和文字表', () => bookWith(), good],
  [
    '没有行号和格名',
    sheet(
      sheetData(
        `<row>${text('', '指标名称').replace(' r=""', '')}${text('', '2015年').replace(' r=""', '')}</row><row>${text('', '孕产妇死亡率').replace(' r=""', '')}<c><v>8.51</v></c></row>`,
      ),
    ),
    good,
  ],
  ['公式的结果', sheet(sheetData(rowsWith('<c r="B2"><f>1+7.51</f><v>8.51</v></c>'))), good],
  ['数组公式', sheet(sheetData(rowsWith('<c r="B2"><f t="array" ref="B2">SUM(C1:C2)</f><v>8.51</v></c>'))), good],
  ['公式得文字', sheet(sheetData(rowsWith('<c r="B2" t="str"><f>TEXT(1,"0")</f><v>8.51</v></c>'))), good],
  ['数前后有空白', sheet(sheetData(rowsWith('<c r="B2"><v>\n 8.51 \n</v></c>'))), good],
  [
    '空行空格',
    sheet(
      sheetData(
        `<row r="1" spans="1:9"/>${rowsWith()
          .replaceAll(/r="([AB]?)2"/g, 'r="$13"')
          .replaceAll(/r="([AB]?)1"/g, 'r="$12"')}`,
      ),
    ),
    good,
  ],
  [
    '拼音',
    () =>
      workbookFile(sheetData(rowsWith().replace(text('A2', '孕产妇死亡率'), '<c r="A2" t="s"><v>0</v></c>')), {
        'xl/sharedStrings.xml': sharedStrings('<si><t>孕产妇死亡率</t><rPh sb="0" eb="1"><t>yun</t></rPh></si>'),
      }),
    good,
  ],
  [
    '图表工作表',
    parts({
      'xl/workbook.xml': workbookXml.replace('</sheets>', '<sheet name="图" r:id="rId9"/></sheets>'),
      'xl/_rels/workbook.xml.rels': relationships(
        ['rId1', 'worksheet', 'worksheets/sheet1.xml'],
        ['rId9', 'chartsheet', 'chartsheets/sheet1.xml'],
      ),
    }),
    /^W02\/15=8\.51 left-out-of-workbook@/,
  ],
  [
    '深度隐藏的表',
    parts({ 'xl/workbook.xml': workbookXml.replace('sheetId', 'state="veryHidden" sheetId') }),
    /^W02\/15=8\.51 hidden-sheet@/,
  ],
  [
    '兼容性替换内容',
    sheet(
      worksheet(
        `<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice Requires="x"/><mc:Fallback/></mc:AlternateContent><sheetData>${rowsWith()}</sheetData>`,
      ),
    ),
    good,
  ],
  [
    '扩展列表里另有一张表',
    sheet(
      worksheet(
        `<sheetData>${rowsWith()}</sheetData><extLst><ext><sheetData>${rowsWith(nine)}</sheetData></ext></extLst>`,
      ),
    ),
    good,
  ],
]);
