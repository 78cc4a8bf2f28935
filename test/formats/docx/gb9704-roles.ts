/** What each paragraph is for, by the name of its style, and by its words where the standard gives them a form. */
import type { Paper } from './sample-papers.ts';
import type { WordBlock, WordParagraph } from './word-document.ts';

export interface Fact {
  /** What holds, as a sentence without its full stop. */
  readonly title: string;
  /** One line a fault, with its place; empty where the fact holds. */
  check(paper: Paper): readonly string[];
}

const roleByStyle = {
  Title: 'title',
  'heading 1': 'heading',
  'heading 2': 'heading',
  'heading 3': 'heading',
  'heading 4': 'heading',
  公文正文: 'body',
  公文呈阅正文: 'brief',
  公文主送机关: 'addressee',
  公文署名: 'signature',
  公文成文日期: 'date',
  公文附件说明: 'annex-list',
  '公文附件说明（有序号）': 'annex-list',
  '公文附件说明（续）': 'annex-list',
  公文附件标识: 'annex-mark',
  公文附注: 'remark',
  公文目录标题: 'contents',
  'toc 1': 'contents',
  'toc 2': 'contents',
  公文表题: 'caption',
  公文图题: 'caption',
  公文表注: 'table-note',
  公文图: 'picture',
  公文表后间隔: 'gap',
  公文分节: 'gap',
} as const;

export type Role = (typeof roleByStyle)[keyof typeof roleByStyle] | 'none';

export function roleOf({ style }: WordParagraph): Role {
  return style in roleByStyle ? roleByStyle[style as keyof typeof roleByStyle] : 'none';
}

export function blocksOf({ document }: Paper): readonly WordBlock[] {
  return document.sections.flatMap(({ blocks }) => blocks);
}

/** Those that stand in the text itself, not in tables. */
export function paragraphsOf(paper: Paper): readonly WordParagraph[] {
  return blocksOf(paper).filter((block) => block.kind === 'paragraph');
}

export function withRole(paper: Paper, ...roles: readonly Role[]): readonly WordParagraph[] {
  return paragraphsOf(paper).filter((paragraph) => roles.includes(roleOf(paragraph)));
}

export function textOf(block: WordBlock): string {
  if (block.kind === 'paragraph') return block.text;
  return block.rows
    .map(({ cells }) => cells.map(({ paragraphs }) => paragraphs.map(({ text }) => text).join('')).join(' '))
    .join(' / ');
}

/** The beginning of a paragraph, to find it by. */
export function placeOf({ text }: WordParagraph): string {
  return text === '' ? '(an empty paragraph)' : text.slice(0, 20);
}

/** 一 to 九十九; null for anything else. */
export function chineseNumber(text: string): number | null {
  const digits = '一二三四五六七八九';
  const parts = /^(?:([二三四五六七八九])?(十))?([一二三四五六七八九])?$/.exec(text);
  if (parts === null || text === '') return null;
  const [, tens, ten, ones] = parts;
  const tensValue = ten === undefined ? 0 : tens === undefined ? 1 : digits.indexOf(tens) + 1;
  return tensValue * 10 + (ones === undefined ? 0 : digits.indexOf(ones) + 1);
}
