/** GB/T 9704-2012 on the page: paper, margins, grid, page numbers, and which pages are turned. */
import { textOf, type Fact } from './gb9704-roles.ts';
import type { WordBlock, WordParagraph, WordSection, WordTable } from './word-document.ts';

const millimetre = 1440 / 25.4;

/** Rounding to whole twips. */
function isNear(twips: number, millimetres: number, within = 1): boolean {
  return Math.abs(twips - millimetres * millimetre) <= within;
}

export function isTurned({ page }: WordSection): boolean {
  return page.width > page.height;
}

export function typeArea({ page }: WordSection): { readonly width: number; readonly height: number } {
  return { width: page.width - page.left - page.right, height: page.height - page.top - page.bottom };
}

/** In mm: upright, and the same sheet turned clockwise, its binding edge above. */
const upright = { width: 210, height: 297, top: 37, right: 26, bottom: 35, left: 28, gutter: 0 };
const turned = { width: 297, height: 210, top: 28, right: 37, bottom: 26, left: 35, gutter: 0 };

const paper: Fact = {
  title:
    'Every section is A4 with a head of 37, a binding edge of 28, a foot of 35 and an outer edge of 26 mm, turned pages too',
  check: ({ document }) =>
    document.sections.flatMap((section, index) => {
      const wanted = isTurned(section) ? turned : upright;
      return (Object.keys(upright) as (keyof typeof upright)[])
        .filter((name) => !isNear(section.page[name], wanted[name]))
        .map((name) => `section ${index + 1}: ${name} is ${section.page[name]} twips, not ${wanted[name]} mm`);
    }),
};

const grid: Fact = {
  title: 'A page has room for 22 lines of 28 characters on its grid and for no more, a turned one for 15 of 40',
  check: ({ document }) =>
    document.sections.flatMap((section, index) => {
      const { width, height } = typeArea(section);
      const { type, linePitch, charSpace } = section.grid;
      // The grid's characters are as wide as the letters of the defaults and a space in 1/4096 pt, which may be negative.
      const character = (document.gridPoints + charSpace / 4096) * 20;
      const found = `${Math.floor(height / linePitch)} × ${Math.floor(width / character)}`;
      const wanted = isTurned(section) ? '15 × 40' : '22 × 28';
      if (type !== 'linesAndChars') return [`section ${index + 1}: a grid of ${type}`];
      return found === wanted ? [] : [`section ${index + 1}: ${found} instead of ${wanted}`];
    }),
};

const pageNumbers: Fact = {
  title:
    'The page number is — 1 — in half-width 宋体 of 14 pt, 7 mm below the type area: right on odd, left on even pages, one character in',
  check: ({ document }) => [
    ...(document.oddAndEven ? [] : ['odd and even pages have the same foot']),
    ...document.sections.flatMap((section, index) => [
      ...(section.firstPageApart ? [`section ${index + 1}: its first page has a foot of its own`] : []),
      ...Object.keys(section.numbering)
        .filter((name) => section.numbering[name] !== 'decimal')
        .map((name) => `section ${index + 1}: page numbers are changed by ${name}`),
      ...numberFaults(section, 'default', 'right', index),
      ...numberFaults(section, 'even', 'left', index),
    ]),
  ],
};

function numberFaults(
  section: WordSection,
  pages: 'default' | 'even',
  side: 'left' | 'right',
  index: number,
): readonly string[] {
  const at = `section ${index + 1}, ${pages} pages:`;
  const blocks = section.footers[pages] ?? [];
  const numbers = paragraphsIn(blocks).filter(({ withFields }) => withFields !== '');
  const [number] = numbers;
  if (number === undefined || numbers.length > 1) return [`${at} ${numbers.length} lines in the foot`];
  const { align, indent } = number.look;
  const looks = number.runs.map(
    ({ look }) => `${look.points} ${look.ascii} ${look.hAnsi} ${look.eastAsia} ${look.bold}`,
  );
  return [
    ...(number.withFields === '— ⟨PAGE⟩ —' ? [] : [`${at} ${number.withFields}`]),
    ...looks.filter((look) => look !== '14 宋体 宋体 宋体 false').map((look) => `${at} in ${look}`),
    ...(align === side ? [] : [`${at} stands ${align}`]),
    ...(indent[`${side}Chars`] === 100 && indent[side] === 280 ? [] : [`${at} is not one character in`]),
    ...(isTurned(section) ? besideFaults(section, blocks) : belowFaults(section)).map((fault) => `${at} ${fault}`),
  ];
}

function paragraphsIn(blocks: readonly WordBlock[]): readonly WordParagraph[] {
  return blocks.flatMap((block) =>
    block.kind === 'paragraph'
      ? [block]
      : block.rows.flatMap(({ cells }) => cells.flatMap(({ paragraphs }) => paragraphs)),
  );
}

/** A line of 14 pt is about 18 pt high; its middle is where the dashes are. */
function belowFaults({ page }: WordSection): readonly string[] {
  const below = page.bottom - page.footer - 9 * 20;
  return isNear(below, 7, millimetre) ? [] : [`stands ${(below / millimetre).toFixed(1)} mm below the type area`];
}

/** On a turned page the foot of the sheet is at the left, and the number reads downwards. */
function besideFaults(section: WordSection, blocks: readonly WordBlock[]): readonly string[] {
  const frame = blocks.find((block) => block.kind === 'table');
  const [cell] = frame?.rows[0]?.cells ?? [];
  if (frame?.fixed === undefined || frame.fixed === null || cell === undefined)
    return ['is not set at the sheet’s foot'];
  const beside = section.page.left - (frame.fixed.x + frame.width / 2);
  return [
    ...(cell.direction === 'tbRl' ? [] : ['does not read downwards']),
    ...(isNear(beside, 7, millimetre) ? [] : [`stands ${(beside / millimetre).toFixed(1)} mm beside the type area`]),
    ...(frame.fixed.y === section.page.top && frame.rows[0]?.height === typeArea(section).height
      ? []
      : ['is not set from the sheet’s one edge to the other']),
  ];
}

/** More columns than this do not fit an upright page in letters that can be read. */
const mostUpright = 13;

const wideTables: Fact = {
  title: 'A table of more than 13 columns stands on a turned page, and none is wider than its type area',
  check: ({ document }) =>
    document.sections.flatMap((section) =>
      section.blocks.filter((block) => block.kind === 'table').flatMap((table) => widthFaults(table, section)),
    ),
};

function widthFaults(table: WordTable, section: WordSection): readonly string[] {
  const at = `${textOf(table).slice(0, 20)}:`;
  const room = typeArea(section).width;
  const columns = table.widths.length;
  const wide = table.widths.reduce((sum, width) => sum + width, 0);
  const rows = table.rows.map(({ cells }) => cells.reduce((sum, { width }) => sum + width, 0));
  return [
    ...(columns > mostUpright && !isTurned(section) ? [`${at} ${columns} columns on an upright page`] : []),
    ...[wide, table.width, ...rows].filter((width) => width > room).map((width) => `${at} ${width} of ${room} twips`),
    ...(table.indent === 0 && table.fixed === null ? [] : [`${at} is moved out of its place`]),
  ];
}

export const pageFacts: readonly Fact[] = [paper, grid, pageNumbers, wideTables];
