/**
 * Markdown, for what people use of it: headings, lists, emphasis. Everything else stays the characters they typed:
 * links, entities, indented paragraphs ([W04] is a tag here, and four spaces are how a paragraph begins).
 */
import { fromMarkdown } from 'mdast-util-from-markdown';
import type { NoteLine, NoteRemark } from '../../dataset/notes/document.ts';
import { headingMark, levelOf } from './plain.ts';

type Root = ReturnType<typeof fromMarkdown>;
type RootContent = Root['children'][number];
type PhrasingContent = Extract<RootContent, { type: 'paragraph' }>['children'][number];

const extensions = [
  {
    disable: {
      null: [
        'autolink', 'characterReference', 'codeIndented', 'definition', 'labelEnd', 'labelStartImage', 'labelStartLink',
        'setextUnderline',
      ], // prettier-ignore
    },
  },
];

const deepest = 40;
const manyLines = 6000;
const manyMarks = 20_000;

/**
 * The first line (from 1) at which Markdown becomes too deep or too dense to parse in reasonable time; null for what
 * people write. Such a file is read as plain text.
 */
export function tooTangled(text: string): number | null {
  const lines = text.split('\n');
  if (lines.length > manyLines) return manyLines;
  let marks = 0;
  for (const [index, line] of lines.entries()) {
    const opening = /^[\s>*+\-\d.)]*/.exec(line)?.[0] ?? '';
    const nested = opening.replaceAll(/[^>*+\-.)]/g, '').length + opening.length / 4;
    const isRuled = line.length <= 200 && /^\s*([-*_]\s*)+$/.test(line);
    if (nested > deepest && !isRuled) return index + 1;
    marks += line.replaceAll(/[^*_`<]/g, '').length;
    if (marks > manyMarks) return index + 1;
  }
  return null;
}

interface Place {
  readonly file: string;
  readonly source: string;
  /** The source's, from the first. */
  readonly lines: readonly string[];
}

interface Reading {
  readonly lines: readonly NoteLine[];
  readonly remarks: readonly NoteRemark[];
}

export function markdownLines(file: string, text: string): Reading {
  const tree = fromMarkdown(text, { extensions });
  const written = blockLines(tree, { file, source: text, lines: text.split('\n') }, 0);
  return withoutTablesAndPictures(written, file);
}

function blockLines(
  parent: { readonly children: readonly RootContent[] },
  place: Place,
  depth: number,
): readonly NoteLine[] {
  return parent.children.flatMap((node) => linesOfBlock(node, place, depth));
}

function linesOfBlock(node: RootContent, place: Place, depth: number): readonly NoteLine[] {
  switch (node.type) {
    case 'heading': {
      const [first] = phrasingLines(node.children, place, node.position?.start.line ?? 1);
      if (first === undefined) return [];
      const heading = depth === 0 ? levelOf(node.depth) : null;
      return [noteLine(place, { ...first, heading, depth, continues: false })];
    }
    case 'paragraph':
      return paragraphLines(node.children, place, depth, node.position?.start.line ?? 1);
    case 'list':
      return node.children.flatMap((item) => {
        const marker = place.source.slice(
          item.position?.start.offset ?? 0,
          item.children[0]?.position?.start.offset ?? 0,
        );
        const [first, ...others] = blockLines(item, place, depth + 1);
        return first === undefined
          ? []
          : [{ ...first, listMarker: first.listMarker ?? marker, depth: depth + 1 }, ...others];
      });
    case 'blockquote':
      return blockLines(node, place, depth);
    case 'html':
    case 'code': {
      const value = node.type === 'html' ? node.value.replaceAll(/<!--[\s\S]*?(?:-->|$)/g, '') : node.value;
      const start = (node.position?.start.line ?? 1) + (node.type === 'code' ? 1 : 0);
      return value
        .split('\n')
        .flatMap((text, index) =>
          text.trim() === ''
            ? []
            : [noteLine(place, { text, line: start + index, bold: false, heading: null, depth, continues: index > 0 })],
        );
    }
    default:
      return [];
  }
}

function paragraphLines(
  children: readonly PhrasingContent[],
  place: Place,
  depth: number,
  start: number,
): readonly NoteLine[] {
  let afterHeading = true;
  // Whoever presses Enter once behind a full stop begins a paragraph; a line broken in mid-sentence goes on.
  let afterStop = false;
  return phrasingLines(children, place, start).flatMap((written): readonly NoteLine[] => {
    const isOwn = /^\s*\\/.test(place.lines[written.line - 1] ?? '');
    const { heading, words } =
      depth > 0
        ? { heading: null, words: written.text }
        : isOwn
          ? { heading: null, words: written.text.replace(/^\\(?=＃)/, '') }
          : headingMark(written.text);
    if (words === '') return [];
    const line = noteLine(place, {
      ...written,
      text: words,
      heading,
      depth,
      continues: heading === null && !afterHeading && !(depth === 0 && afterStop && !isLabelled(words)),
    });
    afterHeading = heading !== null;
    afterStop = /[。！？!?][”’」』）)]?$/u.test(words);
    return [line];
  });
}

/** 责任单位：卫生局。 below a measure belongs to it. */
function isLabelled(words: string): boolean {
  return /^[^，。；：:]{2,8}[：:]/u.test(words);
}

interface WrittenLine {
  readonly text: string;
  readonly line: number;
  readonly bold: boolean;
}

function noteLine(place: Place, line: WrittenLine & Pick<NoteLine, 'heading' | 'depth' | 'continues'>): NoteLine {
  return { ...line, listMarker: null, origin: { kind: 'line', file: place.file, line: line.line } };
}

interface Run {
  readonly text: string;
  readonly line: number;
  readonly strong: boolean;
}

/** A paragraph's lines as typed, without the marks of emphasis. */
function phrasingLines(nodes: readonly PhrasingContent[], place: Place, start: number): readonly WrittenLine[] {
  const lines: { text: string; line: number; bold: boolean }[] = [{ text: '', line: start, bold: true }];
  for (const run of nodes.flatMap((node) => runsOf(node, false, start))) {
    for (const [index, piece] of run.text.split('\n').entries()) {
      if (index > 0) lines.push({ text: '', line: run.line + index, bold: true });
      const open = lines.at(-1);
      if (open === undefined) continue;
      open.text += piece;
      open.bold &&= run.strong || piece.trim() === '';
    }
  }
  const escaped = lines.length > 0 && hasEscapedStar(nodes, place.source);
  return lines.map((line) => ({ ...line, text: escaped ? line.text.trim() : withoutLooseStars(line.text.trim()) }));
}

function runsOf(node: PhrasingContent, strong: boolean, start: number): readonly Run[] {
  const line = node.position?.start.line ?? start;
  switch (node.type) {
    case 'text':
    case 'inlineCode':
      return [{ text: node.value, line, strong }];
    case 'break':
      return [{ text: '\n', line, strong: true }];
    case 'html':
      if (node.value.startsWith('<!--')) return [];
      return [{ text: /^<br\s*\/?>$/i.test(node.value) ? '\n' : node.value, line, strong }];
    case 'strong':
    case 'emphasis':
      return node.children.flatMap((child) => runsOf(child, strong || node.type === 'strong', start));
    default:
      return [];
  }
}

/** CommonMark does not see the end of **……。**下文 before a Chinese letter; the person meant emphasis all the same. */
function withoutLooseStars(text: string): string {
  return text.includes('**') ? text.replaceAll(/\*\*(?=\S)([^*\n]+?)\*\*/g, '$1') : text;
}

function hasEscapedStar(nodes: readonly PhrasingContent[], source: string): boolean {
  const from = nodes[0]?.position?.start.offset ?? 0;
  const to = nodes.at(-1)?.position?.end.offset ?? from;
  return source.slice(from, to).includes('\\*');
}

const picture = /!\[([^\]\n]{0,200})\]\([^)\n]{0,500}\)/g;

/** Tables and pictures do not go into a report; each is named, at its line. */
function withoutTablesAndPictures(lines: readonly NoteLine[], file: string): Reading {
  const kept: NoteLine[] = [];
  const remarks: NoteRemark[] = [];
  let inTable = false;
  for (const [index, line] of lines.entries()) {
    const isRow = line.text.includes('|') && line.heading === null;
    if (isRow && !inTable && isDelimiter(lines[index + 1]?.text ?? '')) {
      inTable = true;
      remarks.push({ kind: 'table', words: line.text, origin: line.origin });
    }
    inTable &&= isRow;
    if (inTable) continue;
    const text = line.text.replaceAll(picture, (_, words: string) => {
      remarks.push({ kind: 'picture', words, origin: { kind: 'line', file, line: line.line } });
      return '';
    });
    if (text.trim() !== '') kept.push(text === line.text ? line : { ...line, text });
  }
  return { lines: kept, remarks };
}

function isDelimiter(text: string): boolean {
  return /^\|?\s*:?-{2,}[\s:|-]*$/.test(text) && text.includes('|');
}
