import { describe, expect, it } from 'vitest';
import { writtenNumber } from '../../../../src/formats/docx/read/number-forms.ts';
import { numbered, p, read, run, someStyles, w } from './a-word-note.ts';

const level = (depth: number, format: string, pattern: string, more = ''): string =>
  `<w:lvl w:ilvl="${depth}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${pattern}"/></w:lvl>`;
const numbering = (inside: string): string => `<w:numbering ${w}>${inside}</w:numbering>`;
const template = (id: number, levels: string): string =>
  `<w:abstractNum w:abstractNumId="${id}">${levels}</w:abstractNum>`;
const list = (id: number, base: number, overrides = ''): string =>
  `<w:num w:numId="${id}"><w:abstractNumId w:val="${base}"/>${overrides}</w:num>`;

function textsOf(body: string, lists: string, styles = someStyles): readonly string[] {
  return read(body, { numbering: numbering(lists), styles }).lines.map(({ text }) => text);
}

describe('automatic numbers', () => {
  it('are found through a style of lists', () => {
    const styles = someStyles.replace('</w:styles>', '<w:style w:type="numbering" w:styleId="公文"><w:name w:val="公文"/><w:pPr><w:numPr><w:numId w:val="9"/></w:numPr></w:pPr></w:style></w:styles>');
    const lists = `${template(0, '<w:numStyleLink w:val="公文"/>')}${template(5, `<w:styleLink w:val="公文"/>${level(0, 'decimal', '%1．')}`)}${list(1, 0)}${list(9, 5)}`;
    expect(textsOf(p(run('甲。'), numbered(1)) + p(run('全年42次。')) + p(run('乙。'), numbered(1)), lists, styles)).toEqual(['1． 甲。', '全年42次。', '2． 乙。']);
  });

  it('take their level from the style that the level names', () => {
    const style = (id: string): string => `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${id}"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>`;
    const styles = someStyles.replace('</w:styles>', `${style('A')}${style('B')}</w:styles>`);
    const lists = `${template(0, `${level(0, 'chineseCounting', '%1、', '<w:pStyle w:val="A"/>')}${level(1, 'chineseCounting', '（%2）', '<w:pStyle w:val="B"/>')}`)}${list(1, 0)}`;
    const of = (id: string, words: string): string => p(run(words), `<w:pStyle w:val="${id}"/>`);
    expect(textsOf(of('A', '主要做法') + of('B', '培训') + of('A', '存在问题') + of('B', '人手'), lists, styles)).toEqual(['一、主要做法', '（一）培训', '二、存在问题', '（一）人手']);
  });

  it('go on where their level never begins anew, and are all digits where it says so', () => {
    const lists = `${template(0, `${level(0, 'chineseCounting', '第%1章')}${level(1, 'decimal', '第%2条', '<w:lvlRestart w:val="0"/>')}${level(2, 'decimal', '%1.%2.%3', '<w:isLgl/>')}`)}${list(1, 0)}`;
    const body = p(run('总则'), numbered(1)) + p(run('甲'), numbered(1, 1)) + p(run('乙'), numbered(1, 1)) + p(run('分则'), numbered(1)) + p(run('丙'), numbered(1, 1)) + p(run('丁'), numbered(1, 2));
    expect(textsOf(body, lists)).toEqual(['第一章总则', '第1条甲', '第2条乙', '第二章分则', '第3条丙', '2.3.1 丁']);
  });

  it("follow a list's own level; other lists of the template count on together", () => {
    const own = `<w:lvlOverride w:ilvl="0">${level(0, 'chineseCounting', '（%1）').replace('w:val="1"/><w:numFmt', 'w:val="3"/><w:numFmt')}</w:lvlOverride>`;
    const lists = `${template(0, level(0, 'decimal', '%1.'))}${list(1, 0)}${list(2, 0)}${list(3, 0, own)}`;
    const body = p(run('甲'), numbered(1)) + p(run('乙'), numbered(2)) + p(run('丙'), numbered(3)) + p(run('丁'), numbered(3));
    expect(textsOf(body, lists)).toEqual(['1. 甲', '2. 乙', '（三）丙', '（四）丁']);
  });

  it('are counted in tables and in what is left out of them too', () => {
    const lists = `${template(0, level(0, 'decimal', '%1、'))}${list(1, 0)}`;
    const table = `<w:tbl><w:tr><w:tc>${p(run('年份'), numbered(1))}</w:tc><w:tc>${p(run('人数'))}</w:tc></w:tr></w:tbl>`;
    expect(textsOf(p(run('甲'), numbered(1)) + table + p(run('乙'), numbered(1)), lists)).toEqual(['1、甲', '3、乙']);
  });

  it.each([
    [3, 'chineseLegalSimplified', '叁'], [12, 'chineseLegalSimplified', '壹拾贰'], [11, 'chineseCountingThousand', '十一'], [105, 'chineseCountingThousand', '一百零五'],
    [4, 'upperRoman', 'IV'], [9, 'lowerRoman', 'ix'], [12, 'decimalFullWidth', '１２'], [28, 'upperLetter', 'BB'], [3, 'ideographTraditional', '丙'],
    [2, 'ideographZodiac', '丑'], [13, 'ideographZodiacTraditional', '丙子'], [7, 'decimalZero', '07'], [2, 'ordinal', '2nd'], [5, 'decimalEnclosedParen', '⑸'],
    [20, 'decimalEnclosedCircle', '⑳'], [21, 'decimalEnclosedCircle', '21'], [10, 'ideographDigital', '一〇'], [2, 'numberInDash', '- 2 -'],
  ] as const)('%s as %s is %s', (count, format, written) => {
    expect(writtenNumber(count, format)).toBe(written);
  });

  it('of a kind that we do not know stand in digits, and are named', () => {
    const lists = `${template(0, level(0, 'hebrew1', '%1.'))}${list(1, 0)}`;
    const document = read(p(run('甲'), numbered(1)), { numbering: numbering(lists) });
    expect(document.lines.map(({ text }) => text)).toEqual(['1. 甲']);
    expect(document.remarks).toMatchObject([{ kind: 'list-number', words: '1.' }]);
  });
}); // prettier-ignore
