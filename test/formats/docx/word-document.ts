/** A Word document as a word processor sees it: sections of paragraphs and tables, each with its effective look. */
import { strFromU8, unzipSync } from 'fflate';
import { resolverFor, type ParagraphLook, type Resolver, type RunLook } from './effective.ts';
import { child, childrenNamed, descendants, parseXml, switchOf, valueOf, type WordElement } from './word-tree.ts';

export interface WordRun {
  readonly text: string;
  readonly look: RunLook;
}

export interface WordParagraph {
  readonly kind: 'paragraph';
  /** The style's name as people see it. */
  readonly style: string;
  readonly text: string;
  /** The same with each field as its instruction: — ⟨PAGE⟩ —. */
  readonly withFields: string;
  readonly runs: readonly WordRun[];
  readonly look: ParagraphLook;
  readonly bookmarks: readonly string[];
  readonly links: readonly { readonly to: string; readonly text: string }[];
}

export interface WordCell {
  readonly across: number;
  readonly width: number;
  /** `tbRl` for words that read downwards. */
  readonly direction: string;
  readonly paragraphs: readonly WordParagraph[];
}

export interface WordRow {
  readonly repeats: boolean;
  readonly whole: boolean;
  readonly height: number;
  readonly cells: readonly WordCell[];
}

export interface WordTable {
  readonly kind: 'table';
  readonly widths: readonly number[];
  readonly width: number;
  readonly indent: number;
  /** Where on the page it is fixed, null for one that moves with the text. */
  readonly fixed: { readonly x: number; readonly y: number } | null;
  readonly rows: readonly WordRow[];
}

export type WordBlock = WordParagraph | WordTable;

export interface WordSection {
  readonly page: Readonly<
    Record<'width' | 'height' | 'top' | 'right' | 'bottom' | 'left' | 'footer' | 'gutter', number>
  >;
  readonly grid: { readonly type: string; readonly linePitch: number; readonly charSpace: number };
  /** The properties of page numbers: start, fmt. */
  readonly numbering: Readonly<Record<string, string>>;
  readonly firstPageApart: boolean;
  /** By default, even, first; what a section does not say it has from the one before. */
  readonly footers: Readonly<Record<string, readonly WordBlock[]>>;
  readonly headers: Readonly<Record<string, readonly WordBlock[]>>;
  readonly blocks: readonly WordBlock[];
}

export interface WordDocument {
  readonly sections: readonly WordSection[];
  /** Everything else with words in it, by part: headers, footers, notes, comments. */
  readonly stories: ReadonlyMap<string, readonly WordBlock[]>;
  /** Colours of letters in charts, by part. */
  readonly chartLetters: ReadonlyMap<string, readonly string[]>;
  readonly oddAndEven: boolean;
  /** What may stand in for a font, by its name. */
  readonly fonts: ReadonlyMap<string, readonly string[]>;
  /** The size of letters on which a grid of characters is counted. */
  readonly gridPoints: number;
}

export function partsOf(bytes: Uint8Array): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(unzipSync(bytes))
      .filter(([path]) => /\.(xml|rels)$/.test(path))
      .map(([path, content]) => [path, strFromU8(content)]),
  );
}

export function readDocument(parts: ReadonlyMap<string, string>): WordDocument {
  const part = (path: string): string => {
    const text = parts.get(path);
    if (text === undefined) throw new Error(`no part ${path}`);
    return text;
  };
  const resolver = resolverFor(part('word/styles.xml'), parts.get('word/numbering.xml'));
  const stories = new Map(
    [...parts]
      .filter(([path]) => /^word\/(header|footer|footnotes|endnotes|comments)[^/]*\.xml$/.test(path))
      .map(([path, text]) => [path, storyBlocks(parseXml(text), resolver)] as const),
  );
  const targets = new Map(
    descendants(parseXml(part('word/_rels/document.xml.rels')), 'Relationship').map(({ attributes }) => [
      attributes['Id'] ?? '',
      `word/${attributes['Target'] ?? ''}`,
    ]),
  );
  const body = child(parseXml(part('word/document.xml')), 'w:body');
  if (body === undefined) throw new Error('no body');
  return {
    sections: sectionsOf(body, resolver, (id) => stories.get(targets.get(id) ?? '') ?? []),
    stories,
    chartLetters: new Map(
      [...parts]
        .filter(([path]) => /^word\/charts\/chart\d+\.xml$/.test(path))
        .map(([path, text]) => [path, chartLetters(parseXml(text))]),
    ),
    oddAndEven: switchOf(child(parseXml(part('word/settings.xml')), 'w:evenAndOddHeaders')) ?? false,
    fonts: new Map(
      childrenNamed(parseXml(part('word/fontTable.xml')), 'w:font').map((font) => [
        font.attributes['w:name'] ?? '',
        (valueOf(child(font, 'w:altName')) ?? '').split(',').filter((name) => name !== ''),
      ]),
    ),
    gridPoints: resolver.run(undefined, undefined, undefined).points,
  };
}

type FooterOf = (relationship: string) => readonly WordBlock[];

function sectionsOf(body: WordElement, resolver: Resolver, storyOf: FooterOf): readonly WordSection[] {
  const sections: WordSection[] = [];
  let blocks: WordBlock[] = [];
  for (const element of body.children) {
    if (element.name !== 'w:sectPr') blocks.push(...blocksOf(element, resolver));
    const properties = element.name === 'w:sectPr' ? element : child(element, 'w:pPr', 'w:sectPr');
    if (properties === undefined) continue;
    sections.push(sectionOf(properties, blocks, sections.at(-1), storyOf));
    blocks = [];
  }
  return sections;
}

function sectionOf(
  properties: WordElement,
  blocks: readonly WordBlock[],
  before: WordSection | undefined,
  storyOf: FooterOf,
): WordSection {
  const size = child(properties, 'w:pgSz')?.attributes ?? {};
  const margins = child(properties, 'w:pgMar')?.attributes ?? {};
  const grid = child(properties, 'w:docGrid')?.attributes ?? {};
  const referred = (name: string) =>
    Object.fromEntries(
      childrenNamed(properties, name).map(({ attributes }) => [
        attributes['w:type'] ?? '',
        storyOf(attributes['r:id'] ?? ''),
      ]),
    );
  const margin = (name: string): number => Number(margins[`w:${name}`] ?? '0');
  return {
    page: {
      width: Number(size['w:w'] ?? '0'),
      height: Number(size['w:h'] ?? '0'),
      top: margin('top'),
      right: margin('right'),
      bottom: margin('bottom'),
      left: margin('left'),
      footer: margin('footer'),
      gutter: margin('gutter'),
    },
    grid: {
      type: grid['w:type'] ?? 'default',
      linePitch: Number(grid['w:linePitch'] ?? '0'),
      charSpace: Number(grid['w:charSpace'] ?? '0'),
    },
    numbering: child(properties, 'w:pgNumType')?.attributes ?? {},
    firstPageApart: switchOf(child(properties, 'w:titlePg')) ?? false,
    footers: { ...before?.footers, ...referred('w:footerReference') },
    headers: { ...before?.headers, ...referred('w:headerReference') },
    blocks,
  };
}

/** Notes and comments are wrapped once more each. */
function storyBlocks(root: WordElement, resolver: Resolver): readonly WordBlock[] {
  return root.children.flatMap((element) =>
    ['w:footnote', 'w:endnote', 'w:comment'].includes(element.name)
      ? storyBlocks(element, resolver)
      : blocksOf(element, resolver),
  );
}

function blocksOf(element: WordElement, resolver: Resolver): readonly WordBlock[] {
  switch (element.name) {
    case 'w:p':
      return [paragraphOf(element, resolver, undefined)];
    case 'w:tbl':
      return [tableOf(element, resolver)];
    case 'w:sdt':
      return child(element, 'w:sdtContent')?.children.flatMap((each) => blocksOf(each, resolver)) ?? [];
    default:
      return [];
  }
}

function paragraphOf(element: WordElement, resolver: Resolver, table: string | undefined): WordParagraph {
  const properties = child(element, 'w:pPr');
  const runs = descendants(element, 'w:r');
  return {
    kind: 'paragraph',
    style: resolver.styleName(properties),
    text: runs.map(wordsOf).join(''),
    withFields: runs.map((run) => wordsOf(run) + fieldsOf(run)).join(''),
    runs: runs
      .filter((run) => wordsOf(run) !== '' || fieldsOf(run) !== '')
      .map((run) => ({ text: wordsOf(run), look: resolver.run(properties, child(run, 'w:rPr'), table) })),
    look: resolver.paragraph(properties, table),
    bookmarks: descendants(element, 'w:bookmarkStart').map(({ attributes }) => attributes['w:name'] ?? ''),
    links: descendants(element, 'w:hyperlink').map((link) => ({
      to: link.attributes['w:anchor'] ?? '',
      text: descendants(link, 'w:r').map(wordsOf).join(''),
    })),
  };
}

function wordsOf(run: WordElement): string {
  return run.children
    .map(({ name, text }) => (name === 'w:t' ? text : name === 'w:tab' ? '\t' : name === 'w:br' ? '\n' : ''))
    .join('');
}

function fieldsOf(run: WordElement): string {
  return childrenNamed(run, 'w:instrText')
    .map(({ text }) => `⟨${text.trim()}⟩`)
    .join('');
}

function tableOf(element: WordElement, resolver: Resolver): WordTable {
  const properties = child(element, 'w:tblPr');
  const style = valueOf(child(properties, 'w:tblStyle'));
  const place = child(properties, 'w:tblpPr')?.attributes;
  const twips = (found: WordElement | undefined): number => Number(found?.attributes['w:w'] ?? '0');
  return {
    kind: 'table',
    widths: childrenNamed(child(element, 'w:tblGrid'), 'w:gridCol').map(twips),
    width: twips(child(properties, 'w:tblW')),
    indent: twips(child(properties, 'w:tblInd')),
    fixed: place === undefined ? null : { x: Number(place['w:tblpX'] ?? '0'), y: Number(place['w:tblpY'] ?? '0') },
    rows: childrenNamed(element, 'w:tr').map((row) => ({
      repeats: switchOf(child(row, 'w:trPr', 'w:tblHeader')) ?? false,
      whole: switchOf(child(row, 'w:trPr', 'w:cantSplit')) ?? false,
      height: Number(valueOf(child(row, 'w:trPr', 'w:trHeight')) ?? '0'),
      cells: childrenNamed(row, 'w:tc').map((cell) => ({
        across: Number(valueOf(child(cell, 'w:tcPr', 'w:gridSpan')) ?? '1'),
        width: twips(child(cell, 'w:tcPr', 'w:tcW')),
        direction: valueOf(child(cell, 'w:tcPr', 'w:textDirection')) ?? 'lrTb',
        paragraphs: childrenNamed(cell, 'w:p').map((each) => paragraphOf(each, resolver, style)),
      })),
    })),
  };
}

/** Of axes, legends, titles and labels; `none` for letters whose colour is left to the program that shows them. */
function chartLetters(root: WordElement): readonly string[] {
  const colours = ['c:catAx', 'c:valAx', 'c:legend', 'c:title'].flatMap((name) =>
    descendants(root, name).flatMap(lettersIn),
  );
  const labels = descendants(root, 'c:ser').flatMap((series) => {
    const ground = child(series, 'c:spPr', 'a:solidFill', 'a:srgbClr')?.attributes['val'] ?? 'FFFFFF';
    return childrenNamed(series, 'c:dLbls')
      .filter((each) => each.children.some(({ attributes }) => attributes['val'] === '1'))
      .flatMap(lettersIn)
      .map((letters) => (letters === 'FFFFFF' && Number.parseInt(ground, 16) < 0x80_80_80 ? 'white on dark' : letters));
  });
  return [...colours, ...labels];
}

function lettersIn(element: WordElement): readonly string[] {
  const own = descendants(element, 'a:rPr').filter((letters) => child(letters, 'a:solidFill') !== undefined);
  const found = [...descendants(element, 'a:defRPr'), ...own];
  if (found.length === 0) return ['none'];
  return found.map((letters) => child(letters, 'a:solidFill', 'a:srgbClr')?.attributes['val'] ?? 'none');
}
