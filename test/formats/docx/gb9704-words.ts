/** GB/T 9704-2012 on the words: colour, fonts and sizes, title, levels and their numbers. */
import {
  chineseNumber,
  paragraphsOf,
  placeOf,
  roleOf,
  withRole,
  blocksOf,
  type Fact,
  type Role,
} from './gb9704-roles.ts';
import type { Paper } from './sample-papers.ts';
import type { WordBlock, WordParagraph, WordRun } from './word-document.ts';

/** Every run of the text, its tables, and of headers, footers, notes and comments, with its place. */
function everyRun({ document }: Paper): readonly { readonly run: WordRun; readonly place: string }[] {
  const stories: readonly (readonly [string, readonly WordBlock[]])[] = [
    ...document.sections.map(({ blocks }) => ['text', blocks] as const),
    ...document.stories,
  ];
  return stories.flatMap(([name, blocks]) =>
    blocks
      .flatMap((block) =>
        block.kind === 'paragraph'
          ? [block]
          : block.rows.flatMap(({ cells }) => cells.flatMap(({ paragraphs }) => paragraphs)),
      )
      .flatMap((paragraph) => paragraph.runs.map((run) => ({ run, place: `${name}, ${placeOf(paragraph)}` }))),
  );
}

const black: Fact = {
  title: 'All letters are black: in the text, in tables, headers, feet, notes and charts',
  check: (paper) => [
    ...everyRun(paper)
      .filter(({ run }) => run.look.colour !== '000000')
      .map(({ run, place }) => `${place}: ${run.look.colour}`),
    ...[...paper.document.chartLetters].flatMap(([part, colours]) =>
      // A count inside a dark bar is white: black could not be read there.
      colours
        .filter((colour) => colour !== '000000' && colour !== 'white on dark')
        .map((colour) => `${part}: ${colour}`),
    ),
  ],
};

const fonts: Fact = {
  title:
    'Every font is named, not left to the theme, and the font table says what stands in for it; Chinese punctuation is Chinese',
  check: (paper) => [
    ...new Set(
      everyRun(paper).flatMap(({ run: { text, look }, place }) => [
        ...[look.ascii, look.hAnsi, look.eastAsia]
          .filter((font) => (paper.document.fonts.get(font) ?? []).length === 0)
          .map((font) => `${place}: nothing stands in for ${font}`),
        // Latin fonts have these signs too, half as wide. Comments stand beside the page, on the screen alone.
        ...(!place.startsWith('word/comments') &&
        /[“”‘’—…·‰]/.test(text) &&
        !look.chineseHint &&
        look.hAnsi !== look.eastAsia
          ? [`${place}: signs of ${look.hAnsi}`]
          : []),
      ]),
    ),
  ],
};

const title: Fact = {
  title: 'The title is 小标宋 of 22 pt, centred, not bold, and the first of all',
  check: (paper) => {
    const [first] = paragraphsOf(paper);
    const titles = withRole(paper, 'title');
    return [
      ...(first !== undefined && roleOf(first) === 'title' && titles.length === 1 ? [] : ['is not the first line']),
      ...titles.flatMap((each) => [
        ...fontFaults(each, '方正小标宋简体', 22),
        ...(each.look.align === 'center' && !isIndented(each) ? [] : [`${placeOf(each)}: is not centred`]),
      ]),
    ];
  },
};

/** Size, font of Chinese letters, and weight of all runs. */
function fontFaults(paragraph: WordParagraph, font: string, points: number, runs = paragraph.runs): readonly string[] {
  return runs
    .map(({ look }) => `${look.points} pt ${look.eastAsia}${look.bold ? ' bold' : ''}${look.italic ? ' italic' : ''}`)
    .filter((found) => found !== `${points} pt ${font}`)
    .map((found) => `${placeOf(paragraph)}: ${found} instead of ${points} pt ${font}`);
}

function isIndented({ look }: WordParagraph): boolean {
  return Object.values(look.indent).some((value) => value !== 0);
}

/** Two characters, for programs that count characters and for those that count twips. */
function beginsTwoIn({ look }: WordParagraph): boolean {
  const { firstLineChars, firstLine, ...others } = look.indent;
  return firstLineChars === 200 && firstLine === 640 && Object.values(others).every((value) => value === 0);
}

const bodyFonts = ['仿宋_GB2312', '楷体_GB2312'];

const body: Fact = {
  title:
    'Body text is 仿宋 of 16 pt, its first line two characters in; what a section is about may stand before it in 楷体',
  check: (paper) =>
    withRole(paper, 'body', 'remark').flatMap((paragraph) => [
      ...(beginsTwoIn(paragraph) ? [] : [`${placeOf(paragraph)}: does not begin two characters in`]),
      ...paragraph.runs.flatMap(({ text, look }, index) => [
        ...(look.points === 16 && !look.italic ? [] : [`${placeOf(paragraph)}: ${look.points} pt ${text}`]),
        ...(bodyFonts.includes(look.eastAsia) ? [] : [`${placeOf(paragraph)}: ${look.eastAsia}`]),
        ...(look.eastAsia === '楷体_GB2312' && paragraph.runs.slice(0, index).some((run) => !isKai(run))
          ? [`${placeOf(paragraph)}: 楷体 in the middle`]
          : []),
        // What is lacking is bold so that nobody prints it by mistake; a section's first sentence, so that it is found.
        ...(look.bold && !['Strong', '公文待补充'].includes(look.style) ? [`${placeOf(paragraph)}: bold ${text}`] : []),
      ]),
    ]),
};

/** 5.2.2, 5.2.3: in special cases letters and lines may be set otherwise; here so that one page holds all. */
const onePage: Fact = {
  title: 'A page for the head of the office is 仿宋 of 14 pt on lines of 22 pt, its first line two characters in',
  check: (paper) => {
    const found = withRole(paper, 'brief');
    if (paper.kind !== 'brief') return found.map((paragraph) => `${placeOf(paragraph)}: belongs to another paper`);
    return [
      ...(found.length === 0 || withRole(paper, 'body').length > 0 ? ['has no text, or text of the usual size'] : []),
      ...found.flatMap((paragraph) => {
        const { line, lineRule, before, after, indent } = paragraph.look;
        const isSet = line === 440 && lineRule === 'exact' && before === 0 && after === 0;
        return [
          ...(isSet ? [] : [`${placeOf(paragraph)}: ${line} ${lineRule}`]),
          ...(indent.firstLineChars === 200 && indent.firstLine === 560 ? [] : [`${placeOf(paragraph)}: indent`]),
          ...paragraph.runs
            .filter(({ look }) => look.points !== 14 || look.eastAsia !== '仿宋_GB2312' || look.italic)
            .map(({ text, look }) => `${placeOf(paragraph)}: ${look.points} pt ${look.eastAsia} ${text}`),
        ];
      }),
    ];
  },
};

function isKai({ look }: WordRun): boolean {
  return look.eastAsia === '楷体_GB2312';
}

const onTheGrid: readonly Role[] = [
  'body',
  'heading',
  'addressee',
  'signature',
  'date',
  'annex-list',
  'annex-mark',
  'remark',
  'contents',
];

const lines: Fact = {
  title: 'A line of text is as high as one of the grid, and what stands off from it stands off a whole line',
  check: (paper) =>
    withRole(paper, ...onTheGrid).flatMap((paragraph) => {
      const { line, lineRule, before, after } = paragraph.look;
      return line === 579 && lineRule === 'exact' && [before, after].every((space) => space === 0 || space === 579)
        ? []
        : [`${placeOf(paragraph)}: ${line} ${lineRule}, ${before} above, ${after} below`];
    }),
};

interface Level {
  readonly level: 1 | 2 | 3 | 4;
  readonly number: number;
  /** Its number with the mark behind it. */
  readonly mark: string;
}

const marks = [
  [1, /^([一二三四五六七八九十]+)、/],
  [2, /^（([一二三四五六七八九十]+)）/],
  [3, /^(\d+)[.．](?!\d)/],
  [4, /^（(\d+)）/],
] as const;

/** null for a paragraph without a number. */
function levelOf({ text }: WordParagraph): Level | null {
  for (const [level, pattern] of marks) {
    const found = pattern.exec(text);
    if (found === null) continue;
    const [mark, digits = ''] = found;
    const number = level < 3 ? chineseNumber(digits) : Number(digits);
    if (number !== null) return { level, number, mark };
  }
  return null;
}

const levelFonts = { 1: '黑体', 2: '楷体_GB2312', 3: '仿宋_GB2312', 4: '仿宋_GB2312' } as const;

const levels: Fact = {
  title:
    'Levels are 一、 in 黑体, （一） in 楷体, 1. and （1） in 仿宋, of 16 pt, not bold, as headings and before text',
  check: (paper) => [
    ...withRole(paper, 'heading').flatMap((heading) => {
      const level = heading.look.outline;
      if (level === null || level > 4) return [`${placeOf(heading)}: is no heading of the text`];
      return [
        ...fontFaults(heading, levelFonts[level as 1 | 2 | 3 | 4], 16),
        ...(beginsTwoIn(heading) ? [] : [`${placeOf(heading)}: does not begin two characters in`]),
        ...(heading.look.listed ? [`${placeOf(heading)}: a list numbers it once more`] : []),
        // A form's headings are names that the reader of notes knows; its units count nothing in it.
        ...(paper.kind === 'note-form' || levelOf(heading)?.level === level
          ? []
          : [`${placeOf(heading)}: level ${level}`]),
      ];
    }),
    ...withRole(paper, 'body').flatMap((paragraph) => {
      const found = levelOf(paragraph);
      if (found === null) return [];
      const [first] = paragraph.runs;
      return [
        ...(found.level === 1 ? [`${placeOf(paragraph)}: text with a heading’s number`] : []),
        ...fontFaults(paragraph, levelFonts[found.level], 16, first === undefined ? [] : [first]),
      ];
    }),
  ],
};

const counting: Fact = {
  title: 'Numbers of each level count from one without a gap, anew under each heading above',
  check: (paper) => {
    const reached = [0, 0, 0, 0, 0];
    return withRole(paper, 'heading', 'body').flatMap((paragraph) => {
      const found = levelOf(paragraph);
      if (found === null) return [];
      const wanted = (reached[found.level] ?? 0) + 1;
      reached.fill(0, found.level + 1);
      reached[found.level] = found.number;
      return found.number === wanted ? [] : [`${placeOf(paragraph)}: ${found.mark} where ${wanted} comes next`];
    });
  },
};

const named: Fact = {
  title: 'Every paragraph has one of the document’s own named styles',
  check: (paper) =>
    blocksOf(paper).flatMap((block) =>
      block.kind === 'paragraph'
        ? roleOf(block) === 'none'
          ? [`${placeOf(block)}: ${block.style}`]
          : []
        : block.rows
            .flatMap(({ cells }) => cells.flatMap(({ paragraphs }) => paragraphs))
            .filter(({ style }) => !/^公文表(格|头)/.test(style))
            .map((paragraph) => `${placeOf(paragraph)}: ${paragraph.style}`),
    ),
};

export const wordFacts: readonly Fact[] = [onePage, black, fonts, title, body, lines, levels, counting, named];
