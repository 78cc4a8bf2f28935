/** GB/T 9704-2012 on what surrounds the text: addressee, annexes, signature and date. */
import { paragraphsOf, placeOf, roleOf, withRole, type Fact } from './gb9704-roles.ts';
import type { Paper, PaperKind } from './sample-papers.ts';
import type { WordParagraph } from './word-document.ts';

/** Twips between two paragraphs that follow one another. Programs disagree on whether both count: one must be none. */
function between(above: WordParagraph | undefined, below: WordParagraph): number {
  const after = above?.look.after ?? 0;
  return after === 0 || below.look.before === 0 ? after + below.look.before : Number.NaN;
}

const line = 579;

function before(paper: Paper, paragraph: WordParagraph): WordParagraph | undefined {
  const all = paragraphsOf(paper);
  return all[all.indexOf(paragraph) - 1];
}

function isFlushLeft({ look }: WordParagraph): boolean {
  return ['left', 'both', 'start'].includes(look.align) && Object.values(look.indent).every((value) => value === 0);
}

function inBodyLetters({ runs }: WordParagraph, font: string): boolean {
  return runs.every(({ look }) => look.eastAsia === font && look.points === 16 && !look.bold && !look.italic);
}

/** The rest stay in the house (台账, 审核记录, 影响单, 清单, 材料) or go with a paper that names whom it is for (修订说明). */
const addressed: readonly PaperKind[] = ['unit', 'general', 'letter', 'return-notice', 'notice', 'warning-notice'];

const addressee: Fact = {
  title:
    'The addressee stands flush left one empty line below the title, or the list of contents under it, and ends with ：',
  check: (paper) => {
    const found = withRole(paper, 'addressee');
    const wanted = addressed.includes(paper.kind) ? 1 : 0;
    if (found.length !== wanted) return [`${found.length} addressees instead of ${wanted}`];
    return found.flatMap((each) => {
      const above = before(paper, each);
      const role = above === undefined ? 'none' : roleOf(above);
      return [
        ...(['title', 'contents'].includes(role) ? [] : [`${placeOf(each)}: below ${role}`]),
        ...(between(above, each) === line ? [] : [`${placeOf(each)}: ${between(above, each)} twips below ${role}`]),
        ...(isFlushLeft(each) ? [] : [`${placeOf(each)}: is not flush left`]),
        ...(each.text.endsWith('：') ? [] : [`${placeOf(each)}: ends with ${each.text.slice(-1)}`]),
        ...(inBodyLetters(each, '仿宋_GB2312') ? [] : [`${placeOf(each)}: other letters than the text’s`]),
      ];
    });
  },
};

const annexList: Fact = {
  title:
    'The list of annexes stands one empty line below the text, two characters in: 附件：1. and a name without a full stop',
  check: (paper) => {
    const entries = withRole(paper, 'annex-list');
    return entries.flatMap((entry, position) => {
      const { leftChars = 0, hangingChars = 0, left = 0, hanging = 0 } = entry.look.indent;
      // The second one begins below the first one’s number: three characters further in.
      const begins = position === 0 ? 2 : 5;
      const number = entries.length === 1 ? '' : `${position + 1}. `;
      const head = `${position === 0 ? '附件：' : ''}${number}`;
      const gap = between(before(paper, entry), entry);
      return [
        ...(leftChars - hangingChars === begins * 100 && left - hanging === begins * 320
          ? []
          : [`${placeOf(entry)}: does not begin ${begins} characters in`]),
        ...(entry.text.startsWith(head) ? [] : [`${placeOf(entry)}: does not begin ${head}`]),
        ...(/[。．.；;，,]$/.test(entry.text) ? [`${placeOf(entry)}: ends with a stop`] : []),
        ...(gap === (position === 0 ? line : 0) ? [] : [`${placeOf(entry)}: ${gap} twips below the line above`]),
        ...(inBodyLetters(entry, '仿宋_GB2312') ? [] : [`${placeOf(entry)}: other letters than the text’s`]),
      ];
    });
  },
};

function nameIn({ text }: WordParagraph): string {
  return text.replace(/^附件：/, '').replace(/^\d+\. /, '');
}

const annexes: Fact = {
  title:
    'Every annex that is listed is there under that name and no other is, each on a new page, 附件1 in 黑体 at its top left',
  check: (paper) => {
    const names = withRole(paper, 'annex-list').map(nameIn);
    const found = withRole(paper, 'annex-mark');
    // A letter’s annexes are files beside it, a notice’s the tables sent back with it.
    const given = paper.kind === 'letter' ? paper.enclosed : paper.kind === 'return-notice' ? names : headed(paper);
    return [
      ...(names.join('\n') === given.join('\n') ? [] : [`listed: ${names.join('、')}; there: ${given.join('、')}`]),
      ...found.flatMap((mark, position) => [
        ...(mark.text === (found.length === 1 ? '附件' : `附件${position + 1}`)
          ? []
          : [`${mark.text} comes ${position + 1}.`]),
        ...(mark.look.pageBreakBefore ? [] : [`${mark.text}: does not begin a page`]),
        ...(isFlushLeft(mark) ? [] : [`${mark.text}: is not flush left`]),
        ...(inBodyLetters(mark, '黑体') ? [] : [`${mark.text}: is not 黑体 of 16 pt`]),
      ]),
    ];
  },
};

/** What stands right below each mark. */
function headed(paper: Paper): readonly string[] {
  const all = paragraphsOf(paper);
  return withRole(paper, 'annex-mark').map((mark) => all[all.indexOf(mark) + 1]?.text ?? '');
}

/** Lists to tick off or look through and a form to fill in are signed by hand, if at all. */
const unsigned: readonly PaperKind[] = ['checklist', 'changes', 'note-form', 'minutes', 'meeting-paper'];

const signature: Fact = {
  title: 'The signature stands one empty line below, two characters from the right',
  check: (paper) => {
    const found = withRole(paper, 'signature');
    const wanted = unsigned.includes(paper.kind) ? 0 : 1;
    if (found.length !== wanted) return [`${found.length} signatures instead of ${wanted}`];
    return found.flatMap((each) => {
      const gap = between(before(paper, each), each);
      return [
        ...(gap === line ? [] : [`${placeOf(each)}: ${gap} twips below the line above`]),
        ...(isRight(each, 2) ? [] : [`${placeOf(each)}: is not two characters from the right`]),
        ...(inBodyLetters(each, '仿宋_GB2312') ? [] : [`${placeOf(each)}: other letters than the text’s`]),
      ];
    });
  },
};

function isRight({ look }: WordParagraph, characters: number): boolean {
  const { rightChars, right, ...others } = look.indent;
  const isSo = rightChars === characters * 100 && right === characters * 320;
  return look.align === 'right' && isSo && Object.values(others).every((value) => value === 0);
}

/** 2016年5月25日: no leading zeros, digits as narrow as half a character. */
const dateForm = /^[12]\d{3}年([1-9]|1[0-2])月([1-9]|[12]\d|3[01])日$/;
/** Notices and records are dated by hand on the day they go out: nobody knows it when they are made. */
const dateBlank = '　　年　　月　　日';
const datedByHand: readonly PaperKind[] = ['return-notice', 'review', 'notice', 'warning-notice', 'scheme'];

const date: Fact = {
  title:
    'The date stands below the signature as 2016年5月25日, begun two characters after it, or two characters from the right if longer',
  check: (paper) =>
    withRole(paper, 'signature').flatMap((signed) => {
      const all = paragraphsOf(paper);
      const each = all[all.indexOf(signed) + 1];
      if (each === undefined || roleOf(each) !== 'date') return ['no date below the signature'];
      const room = width(signed.text) - width(each.text);
      return [
        ...(between(signed, each) === 0 ? [] : ['the date is not right below the signature']),
        ...(dateForm.test(each.text) || (datedByHand.includes(paper.kind) && each.text === dateBlank)
          ? []
          : [each.text]),
        ...(isRight(each, room < 0 ? 2 : room) ? [] : [`${each.text}: stands elsewhere than under ${signed.text}`]),
        ...(inBodyLetters(each, '仿宋_GB2312') ? [] : [`${each.text}: other letters than the text’s`]),
      ];
    }),
};

/** In characters: digits are half as wide. */
function width(text: string): number {
  return [...text].reduce((sum, character) => sum + (/[\u0020-\u007e]/.test(character) ? 0.5 : 1), 0);
}

export const formFacts: readonly Fact[] = [addressee, annexList, annexes, signature, date];
