/** Pieces of a paragraph of Word, each with what a reader sees of it. */
import fc from 'fast-check';
import type { NoteRemarkKind } from '../../../../src/dataset/notes/document.ts';

export interface Piece {
  readonly xml: string;
  /** In the line. */
  readonly shows: string;
  /** Lines of their own below the paragraph. */
  readonly below: readonly string[];
  /** How its loss, or its other form, is said; null for nothing to say. */
  readonly named: NoteRemarkKind | null;
}

const words = fc
  .array(fc.constantFrom(...'甲乙丙丁园校女童保健率学12389，。%王𠮷\ue863ab'), { minLength: 1, maxLength: 6 })
  .map((letters) => letters.join(''));
const t = (text: string): string => `<w:t xml:space="preserve">${text}</w:t>`;
const run = (inside: string, properties = ''): string =>
  `<w:r>${properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`}${inside}</w:r>`;
const field = (code: string, result: string | null, form = ''): string =>
  `${run(`<w:fldChar w:fldCharType="begin">${form}</w:fldChar>`)}${run(`<w:instrText xml:space="preserve">${code}</w:instrText>`)}${result === null ? '' : `${run('<w:fldChar w:fldCharType="separate"/>')}${result}`}${run('<w:fldChar w:fldCharType="end"/>')}`;
const piece = (
  xml: string,
  shows: string,
  named: NoteRemarkKind | null = null,
  below: readonly string[] = [],
): Piece => ({ xml, shows, named, below });

/** Formatting that changes nothing of what is read. */
const harmless = fc.constantFrom(
  '',
  '<w:b/>',
  '<w:i/><w:u w:val="single"/>',
  '<w:vanish w:val="0"/>',
  '<w:strike w:val="false"/>',
  '<w:rFonts w:eastAsia="仿宋"/>',
  '<w:vertAlign w:val="baseline"/>',
);

const alone: fc.Arbitrary<Piece> = fc.oneof(
  fc.tuple(words, harmless).map(([text, look]) => piece(run(t(text), look), text)),
  words.map((text) => piece(run(t(text), '<w:vanish/>'), '', 'hidden-text')),
  words.map((text) => piece(run(t(text), '<w:rStyle w:val="H"/>'), '', 'hidden-text')),
  words.map((text) => piece(run(t(text), '<w:strike/>'), '', 'struck-text')),
  words.map((text) => piece(run(t(text), '<w:dstrike w:val="1"/>'), '', 'struck-text')),
  fc.constant(piece(run(t('n2'), '<w:vertAlign w:val="superscript"/>'), 'ⁿ²')),
  fc.constant(piece(run(t('pisa'), '<w:caps/>'), 'PISA')),
  fc.constantFrom(['Symbol', 'F0B3', '≥'], ['Symbol', 'B3', '≥'], ['Wingdings', 'F0FE', '☑'], ['Wingdings 2', '0052', '☑'], ['宋体', '25A1', '□']).map(([font = '', code = '', sign = '']) => piece(run(`<w:sym w:font="${font}" w:char="${code}"/>`), sign)),
  fc.constant(piece(run('<w:sym w:font="MT Extra" w:char="F04B"/>'), '\uf04b', 'symbol')),
  fc.constant(piece(run(t('l'), '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>'), '●')),
  fc.constant(piece(run('<w:tab/>'), '\t')),
  fc.constant(piece(run('<w:br/>'), '\n')),
  fc.constant(piece(run('<w:cr/>'), '\n')),
  fc.constant(piece(run('<w:br w:type="page"/>'), '')),
  fc.constant(piece(run('<w:noBreakHyphen/>'), '-')),
  fc.constant(piece(run('<w:softHyphen/><w:lastRenderedPageBreak/>'), '')),
  fc.constant(piece(run('<w:ptab w:alignment="right" w:relativeTo="margin" w:leader="none"/>'), '\t')),
  fc.constant(piece(run('<w:footnoteReference w:id="2"/>'), '', 'footnote')),
  fc.constant(piece(run('<w:commentReference w:id="2"/>'), '', 'comment')),
  fc.constant(piece(run('<w:dayLong/>'), '', 'field')),
  fc.constant(piece(run('<w:pgNum/>'), '', 'field')),
  fc.constant(piece(run('<w:contentPart r:id="x"/>'), '', 'element')),
  words.map((text) => piece(run(`<unheard:of>${text}</unheard:of>`), '', 'element')),
  words.map((text) => piece(`<w:del>${run(`<w:delText>${text}</w:delText>`)}</w:del>`, '', 'tracked-change')),
  words.map((text) => piece(`<w:moveFrom>${run(t(text))}</w:moveFrom>`, '', 'tracked-change')),
  fc.constant(piece('<w:proofErr w:type="spellStart"/><w:bookmarkStart w:id="1" w:name="a"/><w:bookmarkEnd w:id="1"/>', '')),
  fc.constant(piece('<w:subDoc r:id="x"/>', '', 'sub-document')),
  words.map((text) => piece(`<m:oMath><m:r><m:t>${text}</m:t></m:r></m:oMath>`, text, 'equation')),
  fc.constant(piece('<m:oMathPara><m:oMath><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f></m:oMath></m:oMathPara>', '1/2', 'equation')),
  fc.constant(piece(field(' EQ \\o\\ac(○,5) ', null), '⑤')),
  fc.constant(piece(field(' DATE ', null), '', 'field')),
  fc.constant(piece(field(' XE "甲" ', null), '')),
  fc.constant(piece(field(' FORMCHECKBOX ', null, '<w:ffData><w:checkBox><w:checked/></w:checkBox></w:ffData>'), '☑')),
  fc.constant(piece(field(' TOC \\o ', run(t('目'))), '', 'contents')),
  fc.constant(piece(run('<w:drawing><pic:pic/></w:drawing>'), '', 'picture')),
  fc.constant(piece(run('<w:drawing><c:chart r:id="x"/></w:drawing>'), '', 'chart')),
  fc.constant(piece(run('<w:object><o:OLEObject ProgID="Equation.3"/></w:object>'), '', 'object')),
  words.map((text) => piece(run(`<w:pict><v:shape><v:textpath string="${text}"/></v:shape></w:pict>`), '', 'drawing')),
  words.map((text) => piece(run(`<w:drawing><wps:txbx><w:txbxContent><w:p>${run(t(text))}</w:p></w:txbxContent></wps:txbx></w:drawing>`), '', 'text-box', [text])),
  words.map((text) => piece(run(`<mc:AlternateContent><mc:Choice Requires="unheard">${t('新')}</mc:Choice><mc:Fallback>${t(text)}</mc:Fallback></mc:AlternateContent>`), text)),
  words.map((text) => piece(run(`<mc:AlternateContent><mc:Choice Requires="w14">${t(text)}</mc:Choice><mc:Fallback>${t('旧')}</mc:Fallback></mc:AlternateContent>`), text)),
  words.map((text) => piece(run(`<w:ruby><w:rubyPr/><w:rt>${run(t('x'))}</w:rt><w:rubyBase>${run(t(text))}</w:rubyBase></w:ruby>`), text, 'ruby')),
); // prettier-ignore

/** What may stand around a piece. */
const wrappings: readonly ((inside: Piece) => Piece)[] = [
  (inside) => inside,
  (inside) => ({ ...inside, xml: `<w:hyperlink r:id="x">${inside.xml}</w:hyperlink>` }),
  (inside) => ({ ...inside, xml: `<w:smartTag w:element="x">${inside.xml}</w:smartTag>` }),
  (inside) => ({ ...inside, xml: `<w:sdt><w:sdtPr/><w:sdtContent>${inside.xml}</w:sdtContent></w:sdt>` }),
  (inside) => ({
    ...inside,
    xml: field(' REF a ', `${run('')}${inside.xml}${run(t('\u2060'))}`),
    shows: `${inside.shows}\u2060`,
  }),
];

export const pieces: fc.Arbitrary<Piece> = fc
  .tuple(alone, fc.nat(wrappings.length - 1))
  .map(([inside, wrapping]) => (inside.named === 'contents' ? inside : (wrappings[wrapping]?.(inside) ?? inside)));
