/** Charts of an edited document: their data renewed, and what a person put into them kept. */
import { readRelationships, relationshipsPart } from '../../package/relationships.ts';
import { escapeXml } from '../text.ts';
import { styleIds } from '../style-names.ts';
import {
  quoted,
  type Collected,
  type KeptText,
  type MergeNotice,
  type RenewedChart,
  type Versions,
} from './merge-types.ts';
import { addContentType, addRelationship, textOf, type Changes, type MainOf } from './package.ts';
import { unescapeXml } from '../story/tag-text.ts';

/** A chart's drawing stands above its caption; its data lie in parts of their own. */
export function renewChart(
  { one, next: { block }, place, fresh }: KeptText,
  versions: Versions,
  { charts, notices }: Collected,
): void {
  if (one.block.fingerprint === block.fingerprint) return;
  if (fresh?.kind !== 'text' || fresh.parts[0]?.paragraph.style !== styleIds.chartCaption) return;
  const [theirs, ours] = [chartAbove(versions.theirs, place.item), chartAbove(versions.fresh, fresh.item)];
  if (theirs !== null && ours !== null) charts.push({ theirs, fresh: ours, isNew: false, block: block.id });
  else if (ours !== null) {
    const message = `“${quoted(block.text)}”的数据有变，但没有在题注上方找到图，图没有更新。`;
    notices.push({ kind: 'left-out', block: block.id, message });
  }
}

/** A new chart's paragraph under a relationship and a drawing number that the document has not used. */
export function newDrawing(xml: string, content: string, { charts }: Collected): string {
  const fresh = /<c:chart\s[^>]*r:id="([^"]+)"/.exec(xml)?.[1];
  if (fresh === undefined) return '';
  const theirs = `rIdFuer${content}n${charts.length}`;
  charts.push({ theirs, fresh, isNew: true, block: '' });
  const number = Number.parseInt(content.slice(0, 6), 16) + charts.length;
  return xml.replace(`r:id="${fresh}"`, `r:id="${theirs}"`).replace(/<wp:docPr id="\d+"/, `<wp:docPr id="${number}"`);
}

/** The relationship of the chart in the paragraph before; null where there is none. */
function chartAbove({ items, xml }: Versions['theirs'], caption: number): string | null {
  const paragraph = items[caption - 1];
  if (paragraph?.kind !== 'paragraph' || !paragraph.hasDrawing) return null;
  return /<c:chart\s[^>]*r:id="([^"]+)"/.exec(xml.slice(paragraph.start, paragraph.end))?.[1] ?? null;
}

export function writeCharts(
  changes: Changes,
  theirs: MainOf,
  fresh: MainOf,
  charts: readonly RenewedChart[],
): readonly MergeNotice[] {
  return charts.flatMap((chart) => {
    if (!chart.isNew) return renewChartParts(changes, theirs, fresh, chart);
    addChartParts(changes, theirs, fresh, chart);
    return [];
  });
}

/** The chart as it is now, and the workbook behind it, in the place of theirs. */
function renewChartParts(changes: Changes, theirs: MainOf, fresh: MainOf, chart: RenewedChart): readonly MergeNotice[] {
  const [own, now] = [chartOf(theirs, chart.theirs), chartOf(fresh, chart.fresh)];
  if (own === null || now === null) return [];
  const [standing, drawn] = [textOf(theirs.parts, own.part), textOf(fresh.parts, now.part)];
  const external = /<c:externalData\s[^>]*r:id="[^"]*"[^>]*>.*?<\/c:externalData>|<c:externalData\s[^>]*\/>/s;
  const led =
    own.workbook === null
      ? drawn.replace(external, '')
      : drawn.replace(external, (whole) => whole.replace(/r:id="[^"]*"/, `r:id="${own.workbook?.id ?? ''}"`));
  const { xml, notices } = withTheirWords(led, standing, chart.block);
  changes.set(own.part, xml);
  const bytes = now.workbook === null ? undefined : fresh.parts.get(now.workbook.target);
  if (own.workbook !== null && bytes !== undefined) changes.set(own.workbook.target, bytes);
  return notices;
}

/** A title that a person gave the chart, and what they drew on it, go into the new one; other words of theirs are named. */
function withTheirWords(
  drawn: string,
  standing: string,
  block: string,
): { readonly xml: string; readonly notices: readonly MergeNotice[] } {
  const ours = new Set(wordsIn(drawn));
  const typed = wordsIn(standing).filter((words) => !ours.has(words));
  let xml = drawn;
  const shapes = /<c:userShapes\s[^>]*\/>/.exec(standing)?.[0];
  if (shapes !== undefined && !xml.includes('<c:userShapes'))
    xml = xml.replace('</c:chartSpace>', () => `${shapes}</c:chartSpace>`);
  if (typed.length === 0) return { xml, notices: [] };
  const title = /<c:chart>\s*(<c:title>.*?<\/c:title>)/s.exec(standing)?.[1] ?? '';
  const carried = new Set(wordsIn(title));
  if (typed.some((words) => carried.has(words))) {
    xml = xml
      .replace(/(<c:chart>)\s*(?:<c:title>.*?<\/c:title>)?/s, (_, opening: string) => `${opening}${title}`)
      .replace(/<c:autoTitleDeleted [^>]*\/>/, '<c:autoTitleDeleted val="0"/>');
  }
  const lost = typed.filter((words) => !carried.has(words));
  const said =
    lost.length === 0
      ? `图里有人写的图题“${quoted(typed.join(''))}”，图按新数据重画，图题保留，请核对。`
      : `图里有人写的“${quoted(lost.join('、'))}”，图按新数据重画后没有地方放，没有写入，请在图里补上。`;
  return { xml, notices: [{ kind: lost.length === 0 ? 'found' : 'conflict', block, message: said }] };
}

function wordsIn(xml: string): readonly string[] {
  return [...xml.matchAll(/<a:t>([^<]*)<\/a:t>/g)]
    .map(([, words = '']) => unescapeXml(words))
    .filter((words) => words.trim() !== '');
}

/** A chart that the document does not have yet: the drawing's part, the workbook behind it, and the way to both. */
function addChartParts(changes: Changes, theirs: MainOf, fresh: MainOf, chart: RenewedChart): void {
  const now = chartOf(fresh, chart.fresh);
  const bytes = now === null || now.workbook === null ? undefined : fresh.parts.get(now.workbook.target);
  if (now === null || bytes === undefined) return;
  const stem = chart.theirs.replace(/^rId/, '');
  const [part, workbook] = [`word/charts/${stem}.xml`, `word/embeddings/${stem}.xlsx`];
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  changes.set(part, textOf(fresh.parts, now.part).replace(/(<c:externalData\s[^>]*r:id=)"[^"]*"/, '$1"rId1"'));
  changes.set(workbook, bytes);
  changes.set(
    relationshipsPart(part),
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${office}/package" Target="/${escapeXml(workbook)}"/></Relationships>`,
  );
  addRelationship(
    changes,
    theirs.parts,
    theirs.main,
    `<Relationship Id="${chart.theirs}" Type="${office}/chart" Target="/${part}"/>`,
  );
  addContentType(
    changes,
    theirs.parts,
    `<Override ContentType="application/vnd.openxmlformats-officedocument.drawingml.chart+xml" PartName="/${part}"/><Override ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" PartName="/${workbook}"/>`,
  );
}

function chartOf({ parts, main }: MainOf, id: string) {
  const part = readRelationships(parts, main).find((one) => one.id === id)?.target;
  if (part === undefined || !parts.has(part)) return null;
  const workbook = readRelationships(parts, part).find(({ type, target }) => type === 'package' && parts.has(target));
  return { part, workbook: workbook ?? null };
}
