/** Tables and figures: heads that repeat, rows that hold together, numbers in line, captions that the text refers to. */
import { blocksOf, paragraphsOf, placeOf, roleOf, textOf, withRole, type Fact } from './gb9704-roles.ts';
import type { Paper } from './sample-papers.ts';
import type { WordParagraph, WordTable } from './word-document.ts';

function tablesOf(paper: Paper): readonly WordTable[] {
  return blocksOf(paper).filter((block) => block.kind === 'table');
}

function nameOf(table: WordTable): string {
  return textOf(table).slice(0, 24);
}

const rows: Fact = {
  title: 'The head of a table repeats on every page, and no row is split between two',
  check: (paper) =>
    tablesOf(paper).flatMap((table) => {
      const heads = table.rows.filter(({ repeats }) => repeats).length;
      return [
        ...(heads > 0 && heads < table.rows.length ? [] : [`${nameOf(table)}: ${heads} rows repeat`]),
        ...(table.rows.slice(0, heads).every(({ repeats }) => repeats) ? [] : [`${nameOf(table)}: repeats other rows`]),
        ...(table.rows.every(({ whole }) => whole) ? [] : [`${nameOf(table)}: a row may be split`]),
      ];
    }),
};

/** A measured figure, with decimals or with its sign: not a serial number, a year or a number of copies. */
const measured = /^[+\-−]\d+(\.\d+)?$|^\d+\.\d+$/;

const numbers: Fact = {
  title: 'All cells of a column stand alike, measured figures at its right',
  check: (paper) =>
    tablesOf(paper).flatMap((table) => {
      const inner = table.rows.filter(({ repeats, cells }) => !repeats && cells.length === table.widths.length);
      return table.widths.flatMap((_, column) => {
        const cells = inner.flatMap(({ cells }) => cells[column]?.paragraphs ?? []);
        const sides = [...new Set(cells.map(({ look }) => look.align))];
        const figure = cells.find(({ text }) => measured.test(text));
        const at = `${nameOf(table)}, column ${column + 1}:`;
        return [
          ...(sides.length > 1 ? [`${at} ${sides.join(' and ')}`] : []),
          ...(figure !== undefined && figure.look.align !== 'right'
            ? [`${at} ${figure.text} is not at the right`]
            : []),
        ];
      });
    }),
};

interface Caption {
  /** 表2 */
  readonly mark: string;
  readonly paragraph: WordParagraph;
}

/** Those of the text; what stands in an annex is called by the annex. */
function captionsOf(paper: Paper): readonly WordParagraph[] {
  const all = paragraphsOf(paper);
  const end = all.findIndex((paragraph) => roleOf(paragraph) === 'annex-mark');
  return (end < 0 ? all : all.slice(0, end)).filter((paragraph) => roleOf(paragraph) === 'caption');
}

function numbered(paper: Paper): readonly Caption[] {
  return captionsOf(paper).flatMap((paragraph) => {
    const mark = /^[表图]\d+(?=　)/.exec(paragraph.text)?.[0];
    return mark === undefined ? [] : [{ mark, paragraph }];
  });
}

const captions: Fact = {
  title: 'Captions count on from 表1 and from 图1, and stand above every table and below every figure',
  check: (paper) => {
    // A list to tick off holds one table and no text to refer to it.
    if (paper.kind === 'checklist') return [];
    const marks = numbered(paper).map(({ mark }) => mark);
    const wanted = ['表', '图'].flatMap((kind) =>
      marks.filter((mark) => mark.startsWith(kind)).map((_, position) => `${kind}${position + 1}`),
    );
    const inOrder = ['表', '图'].flatMap((kind) => marks.filter((mark) => mark.startsWith(kind)));
    return [
      ...captionsOf(paper)
        .filter((each) => !numbered(paper).some(({ paragraph }) => paragraph === each))
        .map((each) => `${placeOf(each)}: has no number`),
      ...(inOrder.join() === wanted.join() ? [] : [`${inOrder.join('、')} instead of ${wanted.join('、')}`]),
      ...uncaptioned(paper),
    ];
  },
};

function uncaptioned(paper: Paper): readonly string[] {
  const blocks = blocksOf(paper);
  return blocks.flatMap((block, index) => {
    const isFigure = block.kind === 'paragraph' && roleOf(block) === 'picture';
    if (block.kind === 'paragraph' && !isFigure) return [];
    const caption = isFigure ? blocks[index + 1] : blocks[index - 1];
    const style = isFigure ? '公文图题' : '公文表题';
    return caption?.kind === 'paragraph' && caption.style === style
      ? []
      : [`${textOf(block).slice(0, 24)}: no caption`];
  });
}

const references: Fact = {
  title: 'The text refers to every caption, and what it refers to, 表1, 图1 or 附件1, is there; a click leads to it',
  check: (paper) => {
    if (paper.kind === 'checklist') return [];
    const text = withRole(paper, 'body', 'brief');
    const known = numbered(paper);
    const annexes = withRole(paper, 'annex-mark').map((mark) => ({ mark: mark.text, paragraph: mark }));
    const targets = [...known, ...annexes];
    const called = text.flatMap((paragraph) =>
      // 年报表2015 names a table of another paper.
      [...paragraph.text.matchAll(/(?<!报)(?:表|图|附件)\d+/g)].map(([mark]) => ({ mark, paragraph })),
    );
    const bookmarks = new Set(paragraphsOf(paper).flatMap((paragraph) => paragraph.bookmarks));
    return [
      ...known
        .filter(({ mark }) => !called.some((call) => call.mark === mark))
        .map(({ mark }) => `nothing refers to ${mark}`),
      ...called.flatMap(({ mark, paragraph }) => {
        const target = targets.find((each) => each.mark === mark);
        const link = paragraph.links.find((each) => each.text === mark);
        if (target === undefined) return [`${placeOf(paragraph)}: there is no ${mark}`];
        const leads = link !== undefined && target.paragraph.bookmarks.includes(link.to);
        return leads ? [] : [`${placeOf(paragraph)}: ${mark} leads nowhere`];
      }),
      ...paragraphsOf(paper)
        .flatMap(({ links }) => links)
        .filter(({ to }) => !bookmarks.has(to))
        .map(({ text }) => `${text} leads nowhere`),
    ];
  },
};

export const tableFacts: readonly Fact[] = [rows, numbers, captions, references];
