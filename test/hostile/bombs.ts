/** Files that would fill the memory or never end. */
import {
  sharedStrings,
  sheetData,
  styles,
  workbookFile,
  workbookParts,
  worksheet,
  zipped,
} from '../formats/package-files.ts';
import { zipOf } from '../formats/package/zip-files.ts';
import { columnName } from '../../src/dataset/tables/grid.ts';
import { bookWith, good, hostileFiles, main, rowsWith, text, unreadable } from './hostile-file.ts';

const repeated = (count: number, make: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => make(index)).join('');
const sheetWith = (more: string): (() => Uint8Array) => {
  return () => workbookFile(sheetData(rowsWith(undefined, more)));
};
const around = (before: string, after = ''): (() => Uint8Array) => {
  return () => workbookFile(worksheet(`${before}<sheetData>${rowsWith()}</sheetData>${after}`));
};
const rowOf = (row: number, ...cells: readonly string[]): string =>
  `<row r="${row}">${cells.map((cell, index) => text(`${columnName(index + 1)}${row}`, cell)).join('')}</row>`;

/** Entities that each stand for two of the one before. */
const laughs = `<!DOCTYPE x [<!ENTITY a0 "哈哈">${repeated(30, (n) => `<!ENTITY a${n + 1} "&a${n};&a${n};">`)}]>`;

export const bombs = hostileFiles('炸弹', 'workbooks/卫生局.xlsx', [
  ['一个部件膨胀一千倍', () => workbookFile(' '.repeat(30_000_000) + sheetData(rowsWith())), /^拒收：/],
  [
    '一千个部件合计膨胀',
    () => {
      const many = Object.fromEntries(Array.from({ length: 40 }, (_, n) => [`xl/p${n}.xml`, ' '.repeat(3_900_000)]));
      return zipped({ ...workbookParts(sheetData(rowsWith())), ...many });
    },
    new RegExp(`^(?:拒收：.*|${good})$`),
  ],
  [
    '两万个部件',
    () => zipOf(Array.from({ length: 20_000 }, (_, n) => ({ name: `xl/${n}.xml`, content: '' }))),
    /^拒收：/,
  ],
  [
    '三百个部件共用一份数据',
    () =>
      zipOf([
        { name: 'xl/a.xml', content: 'x'.repeat(100_000) },
        ...Array.from({ length: 300 }, (_, n) => ({
          name: `xl/${n}.xml`,
          content: 'x'.repeat(100_000),
          sharesDataOf: 0,
        })),
      ]),
    /^拒收：/,
  ],
  ['十亿次大笑', () => workbookFile(`${laughs}${sheetData(rowsWith(text('B2', '&a30;')))}`), /^拒收：.*DTD/],
  [
    '一个长实体引用十万次',
    () => {
      const dtd = `<!DOCTYPE x [<!ENTITY a "${'九'.repeat(50_000)}">]>`;
      return workbookFile(`${dtd}${sheetData(rowsWith(text('B2', '&a;'.repeat(100_000))))}`);
    },
    /^拒收：.*DTD/,
  ],
  ['五千层元素', around('', `${'<a>'.repeat(5000)}${'</a>'.repeat(5000)}`), /^拒收：.*层次/],
  ['一个元素五千个属性', around(`<sheetPr ${repeated(5000, (n) => `a${n}="1" `)}/>`), /^拒收：.*属性/],
  [
    '两万种元素',
    around(
      '',
      repeated(20_000, (n) => `<e${n}/>`),
    ),
    /^拒收：.*种类/,
  ],
  [
    '两千张工作表',
    () => {
      const parts = workbookParts(sheetData(''));
      const sheets = repeated(2000, (n) => `<sheet name="s${n}" sheetId="${n + 2}" r:id="rId1"/>`);
      return zipped({
        ...parts,
        'xl/workbook.xml': String(parts['xl/workbook.xml']).replace('</sheets>', `${sheets}</sheets>`),
      });
    },
    /^拒收：/,
  ],
  [
    '合并了整张表',
    around('', '<mergeCells><mergeCell ref="A3:XFD1048576"/></mergeCells>'),
    /^(?:W02\/15=8\.51|拒收：.*)/,
  ],
  [
    '十万处合并',
    around('', `<mergeCells>${repeated(100_000, (n) => `<mergeCell ref="D${n + 1}:E${n + 1}"/>`)}</mergeCells>`),
    /^(?:W02\/15=8\.51|拒收：.*)/,
  ],
  ['一格一百万字', () => bookWith(text('B2', '九'.repeat(1_000_000))), unreadable],
  ['最后一行最后一列有一格', sheetWith(`<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>`), /^W02\/15=8\.51/],
  ['十万位的数', () => bookWith(`<c r="B2"><v>${'9'.repeat(100_000)}</v></c>`), unreadable],
  [
    '十万位的小数',
    () => bookWith(`<c r="B2"><v>8.51${'0'.repeat(100_000)}</v></c>`),
    new RegExp(`^(?:${good}|拒收：.*)$`),
  ],
  [
    '一万个格式，每个很长',
    () =>
      bookWith('<c r="B2" s="9"><v>8.51</v></c>', {
        'xl/styles.xml': styles(...Array.from({ length: 10_000 }, () => `${'0'.repeat(200)}.0`)),
      }),
    new RegExp(`^(?:${good}|${unreadable.replaceAll(/[()]/g, '\\$&')}|拒收：.*)`),
  ],
  [
    '一个格式十万字',
    () => bookWith('<c r="B2" s="0"><v>8.51</v></c>', { 'xl/styles.xml': styles('['.repeat(100_000)) }),
    /^拒收：/,
  ],
  [
    '同一段长文字被引用一万次',
    () =>
      workbookFile(
        sheetData(
          rowsWith(
            undefined,
            repeated(
              10_000,
              (n) => `<row r="${n + 3}"><c r="A${n + 3}" t="s"><v>0</v></c><c r="B${n + 3}"><v>1</v></c></row>`,
            ),
          ),
        ),
        { 'xl/sharedStrings.xml': sharedStrings(`<si><t>${'九'.repeat(30_000)}</t></si>`) },
      ),
    /^拒收：.*文字太多/,
  ],
  ['三千个表头', sheetWith(repeated(3000, (n) => rowOf(n + 3, '指标名称', '2015年'))), /^W02\/15=8\.51/],
  [
    '两百列的一百个表头',
    sheetWith(repeated(100, (n) => rowOf(n + 3, '指标名称', ...Array<string>(200).fill('2015年')))),
    /^W02\/15=8\.51/,
  ],
  [
    '一万六千列的表头',
    () =>
      workbookFile(
        sheetData(
          `${rowOf(1, '指标名称', ...Array<string>(16_383).fill('2015年'))}<row r="2">${text('A2', '孕产妇死亡率')}<c r="B2"><v>8.51</v></c></row>`,
        ),
      ),
    'unclear-head@B1',
  ],
  [
    '两千行登记册没有的指标',
    sheetWith(repeated(2000, (n) => rowOf(n + 3, `孕产妇的死亡比率甲乙丙丁${n}`, '1'))),
    /^W02\/15=8\.51/,
  ],
  ['一行名称三万字', sheetWith(rowOf(3, '孕产妇死亡率'.repeat(5000), '1')), /^W02\/15=8\.51/],
  ['一行三万个括号', sheetWith(rowOf(3, '（'.repeat(30_000), '1')), /^W02\/15=8\.51/],
  ['三万个脚注号', () => bookWith(text('B2', `8.51${'*'.repeat(30_000)}`)), unreadable],
  ['三万个空格', () => bookWith(text('B2', `8.51${' '.repeat(30_000)}9`)), unreadable],
  ['五百层 其中', sheetWith(repeated(500, (n) => rowOf(n + 3, '其中：'.repeat(n), '1'))), /^W02\/15=8\.51/],
  [
    'csv：一行一百万个逗号',
    () => Buffer.from(`指标名称,2015年\n孕产妇死亡率,8.51\n${','.repeat(1_000_000)}`),
    /^拒收：/,
    'workbooks/卫生局.csv',
  ],
  ['csv：一百万个引号', () => Buffer.from('"'.repeat(1_000_001)), /^拒收：.*引号/, 'workbooks/卫生局.csv'],
  [
    'csv：一百多万空行',
    () => Buffer.from('\n'.repeat(1_100_000) + '指标名称,2015年'),
    /^拒收：/,
    'workbooks/卫生局.csv',
  ],
  [
    'csv：一格一千万字',
    () => Buffer.from(`指标名称,2015年\n孕产妇死亡率,${'9'.repeat(10_000_000)}`),
    /^拒收：/,
    'workbooks/卫生局.csv',
  ],
  [
    '注释十万条',
    () =>
      zipped({
        ...workbookParts(sheetData(rowsWith())),
        'xl/worksheets/_rels/sheet1.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments" Target="../comments1.xml"/></Relationships>`,
        'xl/comments1.xml': `<comments xmlns="${main}"><commentList>${repeated(100_000, (n) => `<comment ref="A${n + 1}"><text><t>x</t></text></comment>`)}</commentList></comments>`,
      }),
    /^(?:W02\/15=8\.51|拒收：.*)/,
  ],
  [
    '五百列两千行只有名称的表',
    () =>
      workbookFile(
        sheetData(
          rowOf(1, '指标名称', ...Array<string>(500).fill('2015年')) +
            repeated(2000, (n) => rowOf(n + 2, '孕产妇死亡率')),
        ),
      ),
    /unreadable-file@年报表/,
  ],
  [
    '五千个“合计”',
    sheetWith(repeated(5000, (n) => rowOf(2 * n + 3, '婴儿死亡率') + rowOf(2 * n + 4, '合计', '3'))),
    /^W02\/15=8\.51 C03\/15=/,
  ],
  [
    '五千个没有上级的“其中”',
    () =>
      workbookFile(sheetData(rowOf(1, '指标名称', '2015年') + repeated(5000, (n) => rowOf(n + 2, '其中：女', '乱')))),
    'unknown-indicator@A2',
  ],
]);
