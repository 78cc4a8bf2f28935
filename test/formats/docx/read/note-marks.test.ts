import { describe, expect, it } from 'vitest';
import type { NoteRemarkKind } from '../../../../src/dataset/notes/document.ts';
import { parseNotes } from '../../../../src/dataset/notes/parsing.ts';
import { indicators, round } from '../../../dataset/notes/a-note.ts';
import { p, read, run, someStyles, t, texts } from './a-word-note.ts';

const fonts = (name: string): string => `<w:rFonts w:ascii="${name}" w:hAnsi="${name}"/>`;
const char = (type: string, inside = ''): string =>
  `<w:r><w:fldChar w:fldCharType="${type}">${inside}</w:fldChar></w:r>`;
const code = (text: string): string => `<w:r><w:instrText xml:space="preserve">${text}</w:instrText></w:r>`;
const field = (instruction: string, result?: string, form = ''): string =>
  `${char('begin', form)}${code(instruction)}${result === undefined ? '' : `${char('separate')}${result}`}${char('end')}`;
const remarks = (body: string): readonly (readonly [NoteRemarkKind, string])[] =>
  read(body).remarks.map(({ kind, words }) => [kind, words]);
const mathRun = (text: string): string => `<m:r><m:t>${text}</m:t></m:r>`;
const math = (inside: string): string => `<m:oMath>${inside}</m:oMath>`;

describe('signs of fonts', () => {
  it('a symbol is the sign it shows: ≥95% stays ≥95%', () => {
    expect(texts(p(run('出勤率') + '<w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r>' + run('95%。')))).toEqual(['出勤率≥95%。']);
  });

  it('boxes of Wingdings are ☑ and ☐, its letters are the bullets they look like', () => {
    const signs = run('\uf0fe', fonts('Wingdings'));
    expect(texts(p(run('是') + signs + run('否') + run('\uf0a8', fonts('Wingdings')) + run('，已公示。')))).toEqual(['是☑否☐，已公示。']);
    expect(texts(p(run('l', fonts('Wingdings')) + run('  新建公厕3座。')))).toEqual(['●  新建公厕3座。']);
    expect(texts(p(run('Ø', fonts('Wingdings')) + run('增设厕位。')))).toEqual(['➢增设厕位。']);
  });

  it('a sign that nobody knows stays, and is named', () => {
    const body = p(run('甲') + '<w:r><w:sym w:font="单位自造" w:char="F041"/></w:r>' + run('乙'));
    expect(texts(body)).toEqual(['甲\uf041乙']);
    expect(remarks(body)).toEqual([['symbol', '单位自造 F041']]);
  });

  it("a private-use character of a person's name stays, silently", () => {
    const body = p(run('校长王\ue863同志。'));
    expect(parseNotes([read(body)], { round, indicators }).notes[0]?.items[0]?.text).toBe('校长王\ue863同志。');
    expect(remarks(body)).toEqual([]);
  });

  it('a raised figure is none of the figure before it', () => {
    expect(
      texts(p(run('120km') + run('2', '<w:vertAlign w:val="superscript"/>') + run('，93.6') + run('1', '<w:vertAlign w:val="subscript"/>'))),
    ).toEqual(['120km²，93.6₁']);
  });
}); // prettier-ignore

describe('what does not show', () => {
  it('struck words are left out and named: they join no figure', () => {
    const body = p(run('资助女生') + run('120', '<w:strike/>') + run('9', '<w:dstrike/>') + run('436人。'));
    expect(texts(body)).toEqual(['资助女生436人。']);
    expect(remarks(body)).toEqual([['struck-text', '1209']]);
  });

  it('a style of paragraphs hides and strikes out as well; a run of its own says otherwise', () => {
    const styles = someStyles.replace(
      '</w:styles>',
      '<w:style w:type="paragraph" w:styleId="N"><w:name w:val="内部"/><w:rPr><w:vanish/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="N2"><w:name w:val="内部2"/><w:basedOn w:val="N"/></w:style></w:styles>',
    );
    const body = p(run('此条先不报。') + run('见文', '<w:vanish w:val="0"/>'), '<w:pStyle w:val="N2"/>');
    const document = read(body, { styles });
    expect(document.lines.map(({ text }) => text)).toEqual(['见文']);
    expect(document.remarks).toMatchObject([{ kind: 'hidden-text', words: '此条先不报。' }]);
  });

  it('two switches of styles cancel each other', () => {
    const styles = someStyles.replace(
      '</w:styles>',
      '<w:style w:type="paragraph" w:styleId="N"><w:name w:val="内部"/><w:rPr><w:vanish/></w:rPr></w:style></w:styles>',
    );
    const body = p(run('看得见。', '<w:rStyle w:val="H"/>'), '<w:pStyle w:val="N"/>');
    expect(read(body, { styles }).lines.map(({ text }) => text)).toEqual(['看得见。']);
  });

  it.each([
    ['a content control', (inside: string) => `<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr><w:sdtContent>${p(run('目录'))}${inside}</w:sdtContent></w:sdt>`],
    ['a field', (inside: string) => `${p(run('目 录'))}${p(char('begin') + code('TOC \\o "1-3"') + char('separate'))}${inside}${p(char('end'))}`],
  ])('a list of contents in %s is left out, with its heading, and named once', (_, wrap) => {
    const lines = p(`${run('一、主要做法')}<w:r><w:tab/></w:r>${run('1')}`) + p(`${run('二、存在问题')}<w:r><w:tab/></w:r>${run('4')}`);
    const body = wrap(lines) + p(run('一、主要做法')) + p(run('举办讲座。'));
    expect(texts(body)).toEqual(['一、主要做法', '举办讲座。']);
    expect(remarks(body).map(([kind]) => kind)).toEqual(['contents']);
  });

  it('a list of contents known by its styles alone is left out', () => {
    const styles = someStyles.replace(
      '</w:styles>',
      '<w:style w:type="paragraph" w:styleId="T1"><w:name w:val="toc 1"/></w:style></w:styles>',
    );
    const body = p(run('主要做法 1'), '<w:pStyle w:val="T1"/>') + p(run('建园。'));
    expect(read(body, { styles }).lines.map(({ text }) => text)).toEqual(['建园。']);
  });
}); // prettier-ignore

describe('fields', () => {
  const box = (state: string): string => `<w:ffData><w:checkBox><w:sizeAuto/><w:default w:val="0"/>${state}</w:checkBox></w:ffData>`;

  it.each([
    ['a ticked box', field(' FORMCHECKBOX ', undefined, box('<w:checked/>')), '☑'],
    ['an empty box', field(' FORMCHECKBOX ', run('x'), box('')), '☐'],
    ['a choice', field(' FORMDROPDOWN ', undefined, '<w:ffData><w:ddList><w:result w:val="1"/><w:listEntry w:val="甲"/><w:listEntry w:val="乙"/></w:ddList></w:ffData>'), '乙'],
    ['an enclosed number', field('eq \\o\\ac(○,3)'), '③'],
    ['an enclosed word', field('eq \\o\\ac(□,优)'), '□（优）'],
    ['a fraction', field('EQ \\f(1,2)'), '1/2'],
    ['a fraction of sums', field('EQ \\f(a+b,c)'), '(a+b)/c'],
    ['a root', field('EQ \\r(3,x)'), '3√x'],
    ['a reading above a word', field('EQ \\* jc2 \\* "Font:宋体" \\* hps10 \\o\\ad(\\s\\up 9(pīn),拼)'), '拼（pīn）'],
    ['brackets', field('EQ \\b\\lc\\{(\\a\\al(x,y))'), '{x y'],
    ['a symbol', field('SYMBOL 179 \\f "Symbol"'), '≥'],
    ['a symbol by its number', field('SYMBOL 0x2265 \\u'), '≥'],
    ['a button', field('MACROBUTTON NoMacro 点这里'), '点这里'],
    ['a result inside a result', field('IF 1 = 1 ', field('REF a', run('六'))), '六'],
    ['a simple field', `<w:fldSimple w:instr=" AUTHOR ">${run('王')}</w:fldSimple>`, '王'],
  ])('%s', (_, xml, words) => {
    expect(texts(p(run('前') + xml + run('后')))).toEqual([`前${words}后`]);
  });

  it('a field without a result is named; marks for lists are nothing', () => {
    expect(remarks(p(run('甲') + field(' DATE \\@ yyyy ') + field(' XE "甲" ')))).toEqual([['field', 'DATE']]);
  });

  it('words that a field without an end would swallow are named', () => {
    expect(remarks(p(run('甲') + char('begin') + run('乙')) + p(run('丙。')))).toEqual([['field', '乙丙。']]);
  });
}); // prettier-ignore

describe('equations', () => {
  it.each([
    ['fraction', `<m:f><m:num>${mathRun('死亡人数')}</m:num><m:den>${mathRun('活产数')}</m:den></m:f>${mathRun('×100')}`, '死亡人数/活产数×100'],
    ['power', `<m:sSup><m:e>${mathRun('x')}</m:e><m:sup>${mathRun('n+1')}</m:sup></m:sSup>`, 'x^(n+1)'],
    ['root', `<m:rad><m:deg/><m:e>${mathRun('a+b')}</m:e></m:rad>`, '√(a+b)'],
    ['sum', `<m:nary><m:naryPr><m:chr m:val="∑"/></m:naryPr><m:sub>${mathRun('i=1')}</m:sub><m:sup>${mathRun('n')}</m:sup><m:e>${mathRun('xi')}</m:e></m:nary>`, '∑_(i=1)^nxi'],
    ['brackets', `<m:d><m:dPr><m:begChr m:val="["/><m:endChr m:val="]"/></m:dPr><m:e>${mathRun('a')}</m:e><m:e>${mathRun('b')}</m:e></m:d>`, '[a|b]'],
    ['matrix', `<m:m><m:mr><m:e>${mathRun('a')}</m:e><m:e>${mathRun('b')}</m:e></m:mr><m:mr><m:e>${mathRun('c')}</m:e><m:e>${mathRun('d')}</m:e></m:mr></m:m>`, '[a b; c d]'],
  ])('a %s stands on one line, and is said', (_, xml, words) => {
    const body = p(run('率=') + math(xml) + run('。'));
    expect(texts(body)).toEqual([`率=${words}。`]);
    expect(remarks(body)).toEqual([['equation', words]]);
  });
}); // prettier-ignore

describe('drawings, boxes, objects', () => {
  const choice = (requires: string, first: string, other: string): string =>
    `<w:r><mc:AlternateContent><mc:Choice Requires="${requires}">${first}</mc:Choice><mc:Fallback>${other}</mc:Fallback></mc:AlternateContent></w:r>`;

  it('of alternate content what Word would show is read: the choice it knows, else the fallback', () => {
    expect(texts(p(choice('w14', t('新'), t('旧')) + choice('unheard', t('新'), t('旧')) + choice('nowhere', t('新'), t('旧'))))).toEqual(['新旧旧']);
  });

  it('a text box inside a text box is read once', () => {
    const inner = `<w:r><w:pict><v:shape><v:textbox><w:txbxContent>${p(run('里'))}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>`;
    expect(texts(p(run('甲') + `<w:r><w:drawing><wps:txbx><w:txbxContent>${p(run('外') + inner)}</w:txbxContent></wps:txbx></w:drawing></w:r>`) + p(run('乙')))).toEqual(['甲', '外', '里', '乙']);
  });

  it.each<[string, string, readonly [NoteRemarkKind, string]]>([
    ['a picture', '<w:drawing><pic:pic/></w:drawing>', ['picture', '']],
    ['words of art', '<w:pict><v:shape><v:textpath string="喜报"/></v:shape></w:pict>', ['drawing', '喜报']],
    ['words drawn', '<w:drawing><a:t>流程</a:t></w:drawing>', ['drawing', '流程']],
    ['a chart', '<w:drawing><c:chart r:id="x"/></w:drawing>', ['chart', '']],
    ['an object', '<w:object><v:shape/><o:OLEObject ProgID="Excel.Sheet.12"/></w:object>', ['object', 'Excel.Sheet.12']],
    ['the day', '<w:dayLong/>', ['field', 'dayLong']],
    ['something unheard of', '<unheard:of>丙</unheard:of>', ['element', '丙']],
  ])('%s is named', (_, xml, remark) => {
    expect(remarks(p(`${run('甲')}<w:r>${xml}</w:r>`))).toEqual([remark]);
  });

  it('a ruled line is nothing', () => {
    expect(remarks(p('<w:r><w:pict><v:rect o:hr="t"/></w:pict></w:r>'))).toEqual([]);
  });

  it('words above words, words against their direction, a document elsewhere are named', () => {
    const body = p(`<w:r><w:ruby><w:rubyPr/><w:rt>${run('pin')}</w:rt><w:rubyBase>${run('拼')}</w:rubyBase></w:ruby></w:r><w:bdo w:val="rtl">${run('12.5%')}</w:bdo><w:subDoc r:id="x"/>`);
    expect(texts(body)).toEqual(['拼12.5%']);
    expect(remarks(body)).toEqual([['ruby', 'pin'], ['direction', '12.5%'], ['sub-document', '']]);
  });

  it('a large first letter belongs to the words behind it', () => {
    expect(texts(p(run('全'), '<w:framePr w:dropCap="drop" w:lines="2"/>') + p(run('年投入300万元。')))).toEqual(['全年投入300万元。']);
  });
}); // prettier-ignore

describe('tables', () => {
  const row = (...cells: readonly string[]): string => `<w:tr>${cells.map((words) => `<w:tc>${p(run(words))}</w:tc>`).join('')}</w:tr>`;

  it('a form of one table is read cell after cell, and said', () => {
    const body = `<w:tbl>${row('主要做法', '开展培训3期。')}${row('存在问题', '人手不足。')}</w:tbl>`;
    expect(texts(body)).toEqual(['主要做法', '开展培训3期。', '存在问题', '人手不足。']);
    expect(remarks(body).map(([kind]) => kind)).toEqual(['layout-table']);
  });

  it('a number in a cell of its own numbers the words beside it', () => {
    expect(texts(`<w:tbl>${row('1', '建园。')}${row('2.', '招生。')}</w:tbl>`)).toEqual(['1、建园。', '2.招生。']);
  });

  it('one of figures is named with its words; so is a whole note that holds nothing else, and nobody is told to delete it', () => {
    const document = read(`<w:tbl>${row('年份', '人数')}${row('2015', '436')}</w:tbl>`);
    expect(document.lines).toEqual([]);
    const { findings } = parseNotes([document], { round, indicators });
    expect(findings.map(({ code, level, message }) => [code, level, message])).toEqual([
      ['empty-note', '核实性', 'notes/妇联.docx 里没有能用的文字，只有表格。'],
      ['note-words-unread', '核实性', '这里有表格：“年份 人数 2015 436”。'],
    ]);
    expect(findings.map(({ hint }) => hint).join('')).not.toContain('删去');
  });
}); // prettier-ignore
