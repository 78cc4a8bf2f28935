/** What is words in a column of free text: only what a person wrote there, and sees. */
import type { CellContent } from '../grid.ts';
import { readFigure, readFigureText, shownText } from './figure-text.ts';

export type Words =
  | { readonly kind: 'words'; readonly text: string }
  /** Blank, or a mark (—, 无) that says there is nothing to say. */
  | { readonly kind: 'nothing' }
  | { readonly kind: 'no-words'; readonly shown: string; readonly because: string };

export function wordsIn(content: CellContent): Words {
  switch (content.kind) {
    case 'text':
      return wordsOfText(shownText(content));
    case 'number':
      return { kind: 'no-words', shown: shownText(content), because: '只有一个数' };
    case 'date':
      return { kind: 'no-words', shown: content.iso, because: '只有一个日期' };
    case 'boolean':
      return { kind: 'no-words', shown: shownText(content), because: '这是逻辑值' };
    case 'error':
    case 'formula-without-result':
    case 'unseen':
    case 'unreadable': {
      const reading = readFigure(content);
      return reading.kind === 'unreadable'
        ? { kind: 'no-words', shown: reading.shown, because: reading.because }
        : { kind: 'nothing' };
    }
  }
}

/** A picture in a cell, as WPS and Excel keep one. */
const picture = /^=?\s*(?:_xlfn\.)?(?:DISPIMG|IMAGE)\s*\(/i;
const errorValue = /^#(?:N\/A|DIV\/0!|REF!|VALUE!|NAME\?|NUM!|NULL!|SPILL!|CALC!|FIELD!|GETTING_DATA)$/i;

function wordsOfText(text: string): Words {
  if (picture.test(text)) return { kind: 'no-words', shown: text, because: '这是一张图片' };
  if (errorValue.test(text)) return { kind: 'no-words', shown: text, because: '公式出错' };
  const figure = readFigureText(text);
  if (figure.kind === 'figure') return { kind: 'no-words', shown: text, because: '只有一个数' };
  if (figure.kind !== 'unreadable' || !/\p{L}/u.test(text)) return { kind: 'nothing' };
  return { kind: 'words', text };
}
