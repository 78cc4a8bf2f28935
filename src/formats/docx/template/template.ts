/**
 * A report inside an office's own Word template: its page, styles, headers, footers and letterhead stay to the byte; our
 * pieces go where its placeholders stand. What cannot be done is refused in words, before anything is written.
 */
import type { Block, Report } from '../../../report/model.ts';
import { joinParts } from '../../package/archive.ts';
import { findMainPart } from '../../package/main-part.ts';
import { openPackage } from '../../package/package.ts';
import type { FileProblem } from '../../package/problem.ts';
import { guarded, Refusal } from '../../package/problem.ts';
import { readRelationships } from '../../package/relationships.ts';
import { documentRules } from '../../package/rules.ts';
import { createAnchors } from '../anchors.ts';
import { buildCharts, type Charts } from '../write/charts.ts';
import { createRemarks, nextCommentId, withComments } from '../write/comments.ts';
import type { Pen } from '../write/pieces/inlines.ts';
import type { Look } from '../write/look.ts';
import { commentsIn, withoutMarks } from '../merge/beside/remarks.ts';
import type { Template } from './office-template.ts';
import { shellFor } from '../write/package-template.ts';
import { spliced, type Splice } from '../story/splices.ts';
import { mapStory } from '../story/story-map.ts';
import { styleIds } from '../style-names.ts';
import { paragraph } from '../write/pieces/paragraphs.ts';
import type { BlockPlace } from './places.ts';
import { mistakesIn, placesIn } from './places.ts';
import { joinGroup, pagesOf, sectionEnd, textWidths, withFittingCharts } from './sections.ts';
import { joinStyles } from './styles.ts';
import { filledParts, textOf } from './package.ts';
import { wordSplices } from './words.ts';
import { createMender } from '../text.ts';
import { remotePart } from './remote-parts.ts';
import { blockPieces, titleId, type Stamp, type WrittenReport } from '../write/write.ts';

export type TemplateReading =
  | { readonly verdict: 'read'; readonly template: Template }
  | { readonly verdict: 'refused'; readonly problems: readonly FileProblem[] };

export function readTemplate(bytes: Uint8Array): TemplateReading {
  const reading = guarded(() => openTemplate(bytes));
  if (reading.verdict === 'refused') return { verdict: 'refused', problems: [reading.problem] };
  const { body, margins } = reading.content;
  const mistakes = mistakesIn(body, [...margins.values()]);
  if (mistakes.length === 0) return { verdict: 'read', template: reading.content };
  return {
    verdict: 'refused',
    problems: mistakes.map((message) => problem(message, '请在 Word 里改正模板后再运行。')),
  };
}

function openTemplate(bytes: Uint8Array): Template {
  const parts = openPackage(bytes, documentRules);
  const main = findMainPart(parts, 'document').name;
  const xml = textOf(parts, main);
  if (parts.names.some((name) => /vbaProject/i.test(name))) {
    throw refusal('模板带有宏。', '请用 Word 打开，“另存为” .docx 格式（不带宏）。');
  }
  const remote = remotePart(parts);
  if (remote !== null) throw refusal(`模板${remote}。`, '请在 Word 里去掉后另存为 .docx，再用作模板。');
  if (!/<w:document\b[^>]*xmlns:w="http:\/\/schemas\.openxmlformats\.org\/wordprocessingml\/2006\/main"/.test(xml)) {
    throw refusal('模板的写法本程序不认识（可能是“严格”格式）。', '请用 Word 打开，“另存为”普通的 .docx 文档。');
  }
  if (/<w:(ins|del|sectPrChange|pPrChange|rPrChange)\b/.test(xml)) {
    throw refusal('模板里有没有接受的修订。', '请在“审阅”里接受全部修订，关闭修订后保存。');
  }
  const relationships = readRelationships(parts, main);
  const styles = relationships.find(({ type }) => type === 'styles')?.target;
  if (styles === undefined || !parts.has(styles)) {
    throw refusal('模板里没有样式。', '请用 Word 或 WPS 打开，另存为 .docx 后再用。');
  }
  const comments = relationships.find(({ type, target }) => type === 'comments' && parts.has(target))?.target;
  const margins = relationships.filter(({ type }) => type === 'header' || type === 'footer');
  return {
    parts,
    main,
    body: mapStory(xml, () => false),
    margins: new Map(margins.map(({ target }) => [target, mapStory(textOf(parts, target), () => false)])),
    styles: { path: styles, xml: textOf(parts, styles) },
    comments: comments === undefined ? null : { path: comments, xml: textOf(parts, comments) },
  };
}

export async function fillTemplate(
  template: Template,
  report: Report,
  look: Look,
  stamp: Stamp,
): Promise<WrittenReport> {
  const mender = createMender();
  const groups = groupsOf(report, template);
  const blocks = [...groups.values()].flat();
  const charts = await buildCharts(
    blocks.filter((block) => block.kind === 'chart'),
    mender,
    aboveTheirDrawings,
  );
  const pen: Pen = {
    anchors: createAnchors(template.body.lastBookmark + 1, stamp.run),
    mender,
    remarks: createRemarks(report, nextCommentId(template.comments?.xml ?? '')),
    targets: new Set([titleId, ...blocks.map((block) => block.id)]),
  };
  const styles = joinStyles(template.styles.xml, look);
  const shell = await shellFor(look);
  const filled = withNamespaces(filledBody(template, report, groups, pen, charts, styles.translated), shell.opening);
  const { body, comments } = withoutLostComments(filled, template.comments?.xml ?? '');
  const remarks = pen.remarks.xml();
  const remarked = template.comments === null ? remarks : withComments(comments, remarks);
  return {
    bytes: joinParts(filledParts(template, report, body, styles.xml, charts, stamp, shell, remarked)),
    mended: mender.mended,
  };
}

/** What its makers remarked on a placeholder goes with the placeholder, the marks that stand elsewhere too. */
function withoutLostComments(body: string, comments: string): { readonly body: string; readonly comments: string } {
  const kept = new Set([...body.matchAll(/<w:commentReference\b[^>]*\sw:id="(\d+)"/g)].map(([, id]) => Number(id)));
  const lost = commentsIn(comments).filter(({ id }) => !kept.has(id));
  return {
    body: withoutMarks(body, new Set(lost.map(({ id }) => id))),
    comments: lost.reduce((rest, { xml }) => rest.replace(xml, ''), comments),
  };
}

/** A letterhead has a picture or two, never so many. */
const aboveTheirDrawings = 901;

type Groups = ReadonlyMap<BlockPlace, readonly Block[]>;

/** Which blocks go to which place; what the template has no place for follows the text. */
function groupsOf(report: Report, template: Template): Groups {
  const { blocks: places, words } = placesIn(template.body);
  const margins = [...template.margins.values()].flatMap((story) => placesIn(story).words);
  const said = new Set([...words, ...margins].map(({ place }) => place));
  const placeOf = (block: Block, section: string): BlockPlace | null => {
    if (section.startsWith('annex')) return places.has('附件') ? '附件' : '正文';
    if (block.kind !== 'paragraph') return '正文';
    if (block.role === 'addressee' && said.has('主送机关')) return null;
    if (block.role === 'date' && said.has('日期') && !places.has('落款')) return null;
    if ((block.role === 'signature' || block.role === 'date') && places.has('落款')) return '落款';
    return '正文';
  };
  const groups = new Map<BlockPlace, Block[]>();
  for (const section of report.sections) {
    for (const block of section.blocks) {
      const place = placeOf(block, section.id);
      if (place !== null) groups.set(place, [...(groups.get(place) ?? []), block]);
    }
  }
  return groups;
}

function filledBody(
  template: Template,
  report: Report,
  groups: Groups,
  pen: Pen,
  charts: Charts,
  translated: (piece: string) => string,
): string {
  const { xml } = template.body;
  const { blocks: places, words } = placesIn(template.body);
  const splices: Splice[] = wordSplices(words, report, pen);
  const broken = new Map<number, boolean>();
  const inOrder = [...places].toSorted(([, one], [, other]) => one.start - other.start);
  for (const [place, at] of inOrder) {
    const section = sectionAfter(xml, at.end);
    const pages = pagesOf(section.xml);
    const room = textWidths(pages);
    const written = blockPieces(report, groups.get(place) ?? [], { ...pen, room }, charts);
    const pieces = written.map((piece) => withFittingCharts(piece, room));
    const joined = joinGroup(pieces, pages, broken.get(section.start) ?? false);
    const isLast = !/<w:(t|drawing|pict|tbl|object)\b/.test(xml.slice(at.end, section.start));
    const closes = joined.open === 'landscape' && !(isLast && section.ofBody);
    splices.push({
      start: at.start,
      end: at.end,
      // A document cannot end, nor a place be left, without a paragraph.
      text: translated(joined.xml + (closes ? sectionEnd(pages.turned) : '') || paragraph(styleIds.gap, '')),
    });
    broken.set(section.start, joined.broke);
    if (joined.broke && section.end > section.start) {
      const rest = joined.open === 'landscape' && !closes ? pages.turned : pages.next;
      splices.push({ start: section.start, end: section.end, text: rest });
    }
  }
  return spliced(xml, lastAtEachPlace(splices));
}

/** Two places of one section both say how its rest looks: the later one knows. */
function lastAtEachPlace(splices: readonly Splice[]): readonly Splice[] {
  const last = new Map(splices.map((splice) => [`${splice.start} ${splice.end}`, splice]));
  return splices.filter(
    (splice) => splice.start === splice.end || last.get(`${splice.start} ${splice.end}`) === splice,
  );
}

interface SectionPlace {
  readonly xml: string;
  readonly start: number;
  readonly end: number;
  /** The body's last one, which stands in no paragraph. */
  readonly ofBody: boolean;
}

/** The page properties that hold at a place: those that come next. */
function sectionAfter(xml: string, from: number): SectionPlace {
  const match = /<w:sectPr\b[^>]*?(?:\/>|>[\s\S]*?<\/w:sectPr>)/.exec(xml.slice(from));
  if (match === null) {
    const end = xml.lastIndexOf('</w:body>');
    return { xml: '<w:sectPr/>', start: end, end, ofBody: true };
  }
  const start = from + match.index;
  const end = start + match[0].length;
  return { xml: match[0], start, end, ofBody: /^\s*<\/w:body>/.test(xml.slice(end)) };
}

/** Every prefix that our pieces use and the template's body does not declare. */
function withNamespaces(body: string, opening: string): string {
  const root = /<w:document\b[^>]*>/.exec(body)?.[0] ?? '';
  const missing = [...opening.matchAll(/ xmlns:(\w+)="[^"]*"/g)].filter(
    ([, prefix]) => !root.includes(`xmlns:${prefix}=`),
  );
  return body.replace(root, root.replace(/>$/, `${missing.map(([declaration]) => declaration).join('')}>`));
}

function problem(message: string, hint: string): FileProblem {
  return { code: 'not-this-kind', message, hint };
}

function refusal(message: string, hint: string): Refusal {
  return new Refusal(problem(message, hint));
}
