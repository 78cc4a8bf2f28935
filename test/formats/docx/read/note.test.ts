import { describe, expect, it } from 'vitest';
import { parseNotes } from '../../../../src/dataset/notes/parsing.ts';
import { readNote } from '../../../../src/formats/notes-text/read.ts';
import { indicators, round } from '../../../dataset/notes/a-note.ts';
import { zipped } from '../../package-files.ts';
import { numbered, p, read, run, t, texts } from './a-word-note.ts';

describe('a Word note', () => {
  it('is paragraphs of runs, each with its number', () => {
    const document = read(p(run('建') + run('园。')) + p('') + p(run('招生。')));
    expect(document.lines.map((line) => [line.text, line.origin])).toEqual([
      ['建园。', { kind: 'block', document: 'notes/妇联.docx', block: '1' }],
      ['招生。', { kind: 'block', document: 'notes/妇联.docx', block: '3' }],
    ]);
  });

  it('headings come from styles, also from those built on them; a whole sentence is none', () => {
    const style = (id: string): string => `<w:pStyle w:val="${id}"/>`;
    const document = read(
      p(run('主要做法'), style('1')) + p(run('存在问题'), style('a')) + p(run('建园。'), style('1')),
    );
    expect(document.lines.map((line) => line.heading)).toEqual([1, 1, null]);
  });

  it('automatic numbers are put before the words as the page shows them', () => {
    expect(
      texts(
        p(run('甲'), numbered(1)) + p(run('2015年乙'), numbered(1, 1)) + p(run('丙'), numbered(1, 1)) +
          p(run('丁'), '<w:pStyle w:val="L"/>') + p(run('戊'), numbered(1, 1)) + p(run('己'), numbered(3)) + p(run('庚'), numbered(0)),
      ), // prettier-ignore
    ).toEqual(['一、甲', '1. 2015年乙', '2. 丙', '二、丁', '1. 戊', '五、己', '庚']);
  });

  it('dots are list marks, not words', () => {
    expect(read(p(run('甲'), numbered(2))).lines[0]).toMatchObject({ text: '甲', listMarker: '•', depth: 1 });
  });

  it('tracked changes are taken as accepted, and said once', () => {
    const document = read(
      p(run('新建') + `<w:del><w:r><w:delText>5</w:delText></w:r></w:del><w:ins>${run('6')}</w:ins>` + run('所。')) +
        `<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>${run('前半，')}</w:p>` +
        p(run('后半。')),
    );
    expect(document.lines.map((line) => line.text)).toEqual(['新建6所。', '前半，后半。']);
    expect(document.remarks.map((remark) => remark.kind)).toEqual(['tracked-change']);
  });

  it('hidden text, by run or by style, is left out and named', () => {
    const document = read(
      p(run('甲') + run('密', '<w:vanish/>') + run('乙', '<w:vanish w:val="0"/>') + run('藏', '<w:rStyle w:val="H"/>')),
    );
    expect(document.lines.map((line) => line.text)).toEqual(['甲乙']);
    expect(document.remarks).toMatchObject([{ kind: 'hidden-text', words: '密藏' }]);
  });

  it('tables of figures, pictures, comments and footnotes are left out and named at their paragraph; text boxes are read below it', () => {
    const document = read(
      p(run('甲')) +
        `<w:tbl><w:tr><w:tc>${p(run('年份'))}</w:tc><w:tc>${p(run('数值'))}</w:tc></w:tr></w:tbl>` +
        p('<w:r><w:drawing/></w:r>') +
        p(
          `<w:r><mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent>${p(run('框里'))}</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>${p(run('框里'))}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>`,
        ) +
        p(`${run('乙')}<w:r><w:commentReference w:id="1"/></w:r><w:r><w:footnoteReference w:id="2"/></w:r>`),
    );
    expect(document.lines.map((line) => line.text)).toEqual(['甲', '框里', '乙']);
    expect(
      document.remarks.map(({ kind, words, origin }) => [kind, words, origin.kind === 'block' ? origin.block : '']),
    ).toEqual([
      ['table', '年份 数值', '2'],
      ['picture', '', '3'],
      ['text-box', '框里', '4'],
      ['comment', '', '5'],
      ['footnote', '', '5'],
    ]);
  });

  it('fields show their result, content controls their words but not their prompt', () => {
    const char = (type: string): string => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
    expect(
      texts(
        p(
          `${char('begin')}<w:r><w:instrText>PAGE</w:instrText>${t('码')}</w:r>${char('separate')}${run('6')}${char('end')}${run('所')}`,
        ) +
          `<w:sdt><w:sdtPr/><w:sdtContent>${p(run('招生。'))}</w:sdtContent></w:sdt>` +
          `<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>${p(run('单击此处输入'))}</w:sdtContent></w:sdt>` +
          p(`${run('甲')}<w:r><w:br/>${t('乙')}</w:r>`),
      ),
    ).toEqual(['6所', '招生。', '甲', '乙']);
  });

  it('a prompt that nobody wrote over is named where it stands, many of them once', () => {
    const prompt = (words: string, inside: (content: string) => string): string =>
      `<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>${inside(run(words))}</w:sdtContent></w:sdt>`;
    const document = read(
      p(run('建园。')) +
        prompt('单击此处输入', p) +
        p(run('招生') + prompt('某某', (content) => content) + run('人。')),
    );
    expect(document.remarks).toMatchObject([{ kind: 'prompt', words: '单击此处输入某某', origin: { block: '2' } }]);
  });

  it('reads like the same note typed as text', () => {
    const document = read(
      p(run('主要做法'), numbered(1)) + p(run('建园。'), numbered(1, 1)) + p(run('招生［妇女］。'), numbered(1, 1)) +
        p(run('存在问题'), numbered(1)) + p(run('一是缺编。')) + p(run('二是缺钱。')) + p(run('（三）下一步工作：')) + p(run('甲'), numbered(2)) + p(run('乙'), numbered(2)),
    ); // prettier-ignore
    const { notes, findings } = parseNotes([document], { round, indicators });
    expect(notes[0]?.items.map((item) => [item.section, item.text])).toEqual([
      ['主要做法', '建园。'],
      ['主要做法', '招生。'],
      ['存在问题', '缺编。'],
      ['存在问题', '缺钱。'],
      ['下年计划', '甲'],
      ['下年计划', '乙'],
    ]);
    expect(findings.map((finding) => finding.code)).toEqual(Array.from({ length: 5 }, () => 'unclear-plan'));
  });

  it('what is left out becomes a finding for the unit', () => {
    const document = read(p(run('帮扶母亲。')) + p(run('划', '<w:strike/>')));
    expect(parseNotes([document], { round, indicators }).findings).toMatchObject([
      { code: 'left-out-of-note', level: '提示性', unit: '妇联', message: '这里有划去的文字：“划”。' },
    ]);
  });

  it('a file that is no Word document is refused', () => {
    expect(readNote('notes/妇联.docx', new TextEncoder().encode('建园。'))).toMatchObject({ verdict: 'refused' });
    expect(readNote('notes/妇联.docx', zipped({ 'a.txt': '甲' }))).toMatchObject({ verdict: 'refused' });
  });
});
