/** Figures that are easily misread: each is read exactly, or refused at its cell. */
import { styles } from '../formats/package-files.ts';
import { bookWith, good, hostileFiles, text, unreadable } from './hostile-file.ts';

const mismatch = 'W02/15=(refused) measure-mismatch@B2';
const outside = 'W02/15=(refused) out-of-bounds@B2';
const stored = (value: string, format?: string): (() => Uint8Array) => {
  const style = format === undefined ? {} : { 'xl/styles.xml': styles(format) };
  return () => bookWith(`<c r="B2" s="0"><v>${value}</v></c>`, style);
};
/** The first style, which cells without one have, shows everything; the second shows nothing. */
const hidden = (): Uint8Array =>
  bookWith('<c r="B2" s="1"><v>8.51</v></c>', { 'xl/styles.xml': styles('0.00', ';;;') });
const typed = (words: string): (() => Uint8Array) => {
  return () => bookWith(text('B2', words));
};

const storedNumbers = hostileFiles('数（存成数）', 'workbooks/卫生局.xlsx', [
  ['二进制的影子', stored('8.5099999999999998'), good],
  ['指数写法', stored('851E-2'), good],
  ['正号', stored('+8.51'), good],
  ['很多零', stored('0008.5100000'), good],
  ['负零', stored('-0'), 'W02/15=0'],
  ['极小', stored('1E-320'), /^W02\/15=(?:0(?:\.0+\d*)?|\(\w+\) .*)$/],
  ['极大', stored('1E400'), unreadable],
  ['NaN', stored('NaN'), unreadable],
  ['INF', stored('INF'), unreadable],
  ['十六进制', stored('0x10'), unreadable],
  ['带逗号', stored('8,51'), unreadable],
  ['两个小数点', stored('8.5.1'), unreadable],
  ['超出可能', stored('100001'), outside],
  ['−1 是未统计', stored('-1'), 'W02/15=(not-collected)'],
  ['−2 是未开展', stored('-2'), 'W02/15=(not-carried-out)'],
  ['−3 不可能', stored('-3'), outside],
  ['百分比格式（单位不同）', stored('0.0851', '0.00%'), mismatch],
  ['千分号格式（单位不同）', stored('8.51', '0.00"‰"'), mismatch],
  ['日期格式', stored('42369', 'yyyy-mm-dd'), unreadable],
  ['缩小显示', stored('8510', '0.00,'), unreadable],
  ['人民币格式', stored('8.51', '"￥"0.00'), mismatch],
  ['藏起来的格式', hidden, unreadable],
  ['表头也藏起来', stored('8.51', ';;;'), /^no-table-found/],
]);

const typedNumbers = hostileFiles('数（写成字）', 'workbooks/卫生局.xlsx', [
  ['全角', typed('８．５１'), good],
  ['带单位', typed('8.51/10万'), good],
  ['带脚注', typed('8.51①'), good],
  ['单引号', typed('’8.51'), good],
  ['零宽空格', typed('8\u200b.51'), good],
  ['不换行空格', typed('8.51\u00a0'), good],
  ['反向书写（看见的是 8.51）', typed('\u202e15.8'), unreadable],
  ['反向书写（中间）', typed('8.\u202e15\u202c'), unreadable],
  ['隔离书写方向', typed('\u206715.8\u2069'), unreadable],
  ['阿拉伯数字字形', typed('٨.٥١'), unreadable],
  ['数学粗体数字', typed('𝟖.𝟓𝟏'), unreadable],
  ['上标数字', typed('8.5¹¹'), 'W02/15=8.5'],
  ['字母 O 当零', typed('8.O1'), unreadable],
  ['字母 l 当一', typed('8.5l'), unreadable],
  ['中文句号', typed('8。51'), unreadable],
  ['中间有空格', typed('8 .51'), unreadable],
  ['两个数', typed('8.51 9.20'), unreadable],
  ['范围', typed('8.51-9.20'), unreadable],
  ['约数', typed('约8.51'), unreadable],
  ['以上', typed('8.51以上'), unreadable],
  ['算式', typed('=1+7.51'), unreadable],
  ['分数', typed('851/100'), unreadable],
  ['逗号不在千分位', typed('8,51'), unreadable],
  ['前面有零', typed('08.51'), unreadable],
  ['中文数字', typed('八点五一'), unreadable],
  ['无穷', typed('∞'), unreadable],
  ['写错的千分号', typed('8.51‰'), mismatch],
  ['写错的百分号', typed('8.51％'), mismatch],
  ['井号错误文字', typed('#DIV/0!'), unreadable],
  ['一段话', typed('今年没有统计，明年再报。'), unreadable],
  ['模板语法', typed('{{8.51}}'), unreadable],
  ['逻辑值', () => bookWith('<c r="B2" t="b"><v>1</v></c>'), unreadable],
  ['错误值', () => bookWith('<c r="B2" t="e"><v>#DIV/0!</v></c>'), unreadable],
  ['公式没有结果', () => bookWith('<c r="B2"><f>SUM(C2:D2)</f></c>'), unreadable],
  ['公式得空文字', () => bookWith('<c r="B2" t="str"><f>IF(1,"")</f><v></v></c>'), 'W02/15=(missing)'],
  ['省略号', typed('…'), 'W02/15=(too-small)'],
  ['横线', typed('—'), 'W02/15=(not-applicable)'],
  ['斜线', typed('/'), 'W02/15=(not-applicable)'],
  ['待定', typed('待定'), 'W02/15=(missing)'],
  ['零', typed('0'), 'W02/15=0'],
]);

export const numbers = [...storedNumbers, ...typedNumbers];
