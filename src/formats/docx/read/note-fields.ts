/** What a field shows: its result as Word last worked it out, or what it draws without one. */
import type { XmlElement } from '../../package/xml-tree.ts';
import { childNamed, elementsOf } from '../../package/xml-tree.ts';
import { linearEq } from './eq-field.ts';
import { isOn } from './run-look.ts';
import { signOf } from './symbol-fonts.ts';

export interface OpenField {
  code: string;
  /** Between its separator and its end stands its result. */
  inResult: boolean;
  /** Something of its result shows. */
  shows: boolean;
  /** Words of a field whose end has not come, which would be its code. */
  swallowed: string;
  readonly form: FormField | null;
  readonly number: number;
  isContents: boolean;
}

type FormField =
  | { readonly kind: 'box'; readonly ticked: boolean }
  | { readonly kind: 'choice'; readonly chosen: string }
  | { readonly kind: 'text' };

/** A field that begins here; `element` is its first `w:fldChar`. */
export function openField(element: XmlElement, number: number): OpenField {
  const form = formField(childNamed(element, 'w:ffData'));
  return { code: '', inResult: false, shows: false, swallowed: '', form, number, isContents: false };
}

function formField(form: XmlElement | undefined): FormField | null {
  const box = childNamed(form, 'w:checkBox');
  if (box !== undefined) {
    const state = childNamed(box, 'w:checked') ?? childNamed(box, 'w:default');
    return { kind: 'box', ticked: state !== undefined && isOn(state.attributes.get('w:val')) };
  }
  const list = childNamed(form, 'w:ddList');
  if (list !== undefined) {
    const value = (name: string): string | undefined => childNamed(list, name)?.attributes.get('w:val');
    const entries = elementsOf(list).filter(({ name }) => name === 'w:listEntry');
    const place = Number(value('w:result') ?? value('w:default') ?? '0');
    return { kind: 'choice', chosen: entries[place]?.attributes.get('w:val') ?? '' };
  }
  return form === undefined ? null : { kind: 'text' };
}

/** Lists of contents and indexes: made from the text, and no words of their own. */
export function isListOfContents(code: string): boolean {
  return /^(?:TOC|INDEX|TOA)$/i.test(kindOf(code));
}

export type FieldWords =
  | { readonly kind: 'words'; readonly text: string }
  /** It shows nothing. */
  | { readonly kind: 'nothing' }
  /** It shows something that the file does not hold. */
  | { readonly kind: 'unread'; readonly name: string };

/** Of a field that has ended without a result that shows. */
export function wordsWithoutResult(field: Pick<OpenField, 'code' | 'form'>): FieldWords {
  const kind = kindOf(field.code);
  if (field.form?.kind === 'box') return { kind: 'words', text: field.form.ticked ? '☑' : '☐' };
  if (field.form?.kind === 'choice') return { kind: 'words', text: field.form.chosen };
  switch (kind) {
    case 'EQ': {
      const text = linearEq(field.code);
      return text === null ? { kind: 'unread', name: field.code.trim() } : { kind: 'words', text };
    }
    case 'SYMBOL': {
      const text = symbolOf(field.code);
      return text === null ? { kind: 'unread', name: field.code.trim() } : { kind: 'words', text };
    }
    case 'MACROBUTTON':
    case 'GOTOBUTTON':
      return { kind: 'words', text: /^\s*\S+\s+\S+\s+(.*)$/s.exec(field.code)?.[1]?.trim() ?? '' };
    case 'QUOTE':
      return { kind: 'words', text: /^\s*\S+\s+"([^"]*)"/.exec(field.code)?.[1] ?? '' };
    default:
      return silent.has(kind) ? { kind: 'nothing' } : { kind: 'unread', name: kind };
  }
}

/** A form's box shows its state, whatever stands as its result. */
export function showsItself(field: Pick<OpenField, 'form'>): boolean {
  return field.form?.kind === 'box' || field.form?.kind === 'choice';
}

/** Marks for lists, settings, and results that may be empty. */
const silent: ReadonlySet<string> = new Set([
  '', 'TC', 'XE', 'RD', 'TA', 'SET', 'ASK', 'FILLIN', 'PRIVATE', 'ADVANCE', 'NEXT', 'NEXTIF', 'SKIPIF', 'HYPERLINK', 'FORMTEXT', 'DOCVARIABLE',
  'IF', 'MERGEFIELD', 'COMMENTS', 'TOC', 'INDEX', 'TOA', 'ADDIN', 'CONTROL', 'EMBED', 'LINK', 'INCLUDEPICTURE', 'SHAPE', 'PRINT', 'BARCODE',
  'FORMCHECKBOX', 'FORMDROPDOWN', 'BIDIOUTLINE', 'DDE', 'DDEAUTO', 'DATABASE', 'TEMPLATE', 'GLOSSARY', 'ADDRESSBLOCK', 'GREETINGLINE',
]); // prettier-ignore

function kindOf(code: string): string {
  return (/^\s*([A-Za-z]+)/.exec(code)?.[1] ?? (code.trim().startsWith('=') ? '=' : '')).toUpperCase();
}

/** SYMBOL 179 \f "Symbol", SYMBOL 0x2265 \u. */
function symbolOf(code: string): string | null {
  const written = /^\s*SYMBOL\s+"?(0x[\da-f]+|\d+|.)"?/iu.exec(code)?.[1] ?? '';
  const number = /^(?:0x[\da-f]+|\d+)$/i.test(written) ? Number(written) : (written.codePointAt(0) ?? 0);
  const font = /\\f\s*"?([^"\\]+)"?/i.exec(code)?.[1] ?? '';
  const sign = signOf(font, number);
  if (sign !== null) return sign;
  const isLetter = (/\\u\b/i.test(code) || number < 0x80) && number >= 0x20 && number <= 0x10ffff;
  return isLetter ? String.fromCodePoint(number) : null;
}
