/** A few words of a report in the lines of a template: title, date, what every header says. */
import type { Report } from '../../../report/model.ts';
import { plainText } from '../../../report/model.ts';
import type { Pen } from '../write/pieces/inlines.ts';
import { editWords, type Splice } from '../story/splices.ts';
import type { WordPlace, WordPlaceFound } from './places.ts';
import { headerWords, titleId } from '../write/write.ts';

/** `pen` marks the title; null in headers and footers, where nothing is marked. */
export function wordSplices(words: readonly WordPlaceFound[], report: Report, pen: Pen | null): Splice[] {
  const byParagraph = new Map(words.map(({ paragraph: at }) => [at, words.filter((one) => one.paragraph === at)]));
  return [...byParagraph].flatMap(([at, found]) => {
    const edits = found.map(({ place, start, end }) => ({ start, end, text: wordsFor(place, report) }));
    const hasTitle = pen !== null && found.some(({ place }) => place === '标题');
    const mark = hasTitle ? [{ start: at.contentStart, end: at.contentStart, text: pen.anchors.block(titleId) }] : [];
    return [...mark, ...editWords(at, edits)];
  });
}

function wordsFor(place: WordPlace, report: Report): string {
  const role = (wanted: 'addressee' | 'signature' | 'date'): string => {
    const blocks = report.sections.flatMap((section) => section.blocks);
    const found = blocks.find((block) => block.kind === 'paragraph' && block.role === wanted);
    return found?.kind === 'paragraph' ? plainText(found.inlines) : '';
  };
  switch (place) {
    case '标题':
      return report.title;
    case '主送机关':
      return role('addressee').replace(/[：:]$/, '');
    case '单位':
      return role('signature') || report.unit;
    case '年份':
      return String(report.year);
    case '日期':
      return role('date');
    case '页眉':
      return headerWords(report);
  }
}
