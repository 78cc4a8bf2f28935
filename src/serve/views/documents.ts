/** 报告: the documents as they will look, with what can be asked about every figure, judging word and gap in them. */
import { livePreviewOf } from '../../formats/html/preview.ts';
import { previewStyle } from '../../formats/html/style.ts';
import { indicatorOf } from '../../report/figure-id-reading.ts';
import { explainFigure, meantBy } from '../../history/explain/explain-figure.ts';
import { byPlace, originMatcher, usesOf, type Use } from '../../history/uses.ts';
import type { PlanId } from '../../indicators/plan-id.ts';
import { planWord } from '../../indicators/plan-id.ts';
import type { JudgedDocument } from '../../pipeline/documents.ts';
import { formatOrigin, parseOrigin, sayOrigin } from '../../provenance.ts';
import type { Block, ChartModel, Inline, Report } from '../../report/model.ts';
import { plainText } from '../../report/model.ts';
import type { SheetModel, WorkbookModel } from '../../report/workbook-model.ts';
import { judgementSaid } from '../../history/explain/judgement-said.ts';
import { reasonLines } from '../../commands/texts/build-summary.ts';
import { placeholdersIn, sentenceKeptOpen } from '../../pipeline/placeholders.ts';
import { readWay, type WrittenPlace } from '../../pipeline/way-to-write.ts';
import type { RoundNow } from '../round-now.ts';
import type { DocumentStanding } from './overview.ts';
import { documentStandingsOf } from './overview.ts';

export interface DocumentsView {
  readonly documents: readonly DocumentEntry[];
}

export interface DocumentEntry extends DocumentStanding {
  readonly path: string;
  readonly title: string;
  readonly kind: string;
  readonly unit: string;
  /** How many 【待补充】 stand in it. */
  readonly missing: number;
  /** Why it is withheld or a draft, a line each. */
  readonly because: readonly string[];
}

export interface DocumentView extends DocumentEntry {
  /** Of a report; null for a workbook. */
  readonly html: string | null;
  /** How the paper looks. */
  readonly style: string;
  readonly charts: readonly ChartModel[];
  readonly sheets: readonly SheetView[];
  readonly gaps: readonly Gap[];
}

export interface SheetView {
  readonly name: string;
  readonly title: string;
  readonly head: readonly string[];
  readonly columns: readonly { readonly heading: readonly string[]; readonly align: string }[];
  readonly rows: readonly { readonly group: boolean; readonly cells: readonly string[] }[];
  readonly notes: readonly string[];
}

/** A 【待补充：…】, the sentence it stands in, and where its answer is written. */
export interface Gap {
  readonly text: string;
  readonly sentence: string;
  readonly way: string;
  /** Where the page can take the words; null where they are no note's. */
  readonly place: WrittenPlace | null;
}

export function documentsOf(round: RoundNow): DocumentsView {
  const standings = documentStandingsOf(round);
  return { documents: round.prepared.documents.map((one) => entryOf(one, standings)) };
}

/** null where the round has no such document. */
export function documentOf(round: RoundNow, path: string): DocumentView | null {
  const found = round.prepared.documents.find(({ document }) => document.path === path);
  if (found === undefined) return null;
  const { content } = found.document;
  const entry = entryOf(found, documentStandingsOf(round));
  if ('sheets' in content) {
    return { ...entry, html: null, style: '', charts: [], sheets: content.sheets.map(sheetView), gaps: [] };
  }
  return {
    ...entry,
    html: livePreviewOf(content),
    style: previewStyle,
    charts: blocksOf(content).flatMap((block) => (block.kind === 'chart' ? [block.chart] : [])),
    sheets: [],
    gaps: gapsIn(content),
  };
}

export interface FigureView {
  readonly printed: string;
  readonly name: string;
  readonly indicator: string | null;
  readonly rule: string;
  readonly formula: string;
  readonly operands: readonly {
    readonly value: string;
    readonly what: string;
    readonly origins: readonly PlaceLink[];
  }[];
  readonly exact: string;
  readonly rounding: string;
  readonly origins: readonly PlaceLink[];
  readonly uses: readonly UseLine[];
}

export interface PlaceLink {
  readonly text: string;
  readonly said: string;
  readonly isCell: boolean;
}

export interface UseLine {
  readonly document: string;
  readonly block: string;
  readonly text: string;
  readonly figures: readonly string[];
}

/** A figure as it stands in one document; null where it does not. */
export function figureOf(round: RoundNow, path: string, id: string): FigureView | null {
  const documents = round.remembered().documents;
  const here = usesOf(
    documents.filter((one) => one.path === path),
    (figure) => figure.id === id,
  );
  const [first] = here;
  if (first === undefined) return null;
  const told = explainFigure(id, first.printing, round.knowledge);
  return {
    printed: first.figure.text,
    name: told.name,
    indicator: indicatorOf(id, meantBy(first.printing.plan, round.knowledge)),
    rule: told.rule,
    formula: told.formula,
    operands: told.operands.map(({ value, what, origins }) => ({ value, what, origins: origins.map(linkTo) })),
    exact: told.exact,
    rounding: told.rounding,
    origins: first.figure.origins.map((text) => linkTo(parseOrigin(text))),
    uses: useLines(usesOf(documents, (figure) => figure.id === id)),
  };
}

export interface CellView {
  readonly place: string;
  readonly figures: readonly {
    readonly indicator: string;
    readonly name: string;
    readonly value: string;
    readonly year: number;
  }[];
  readonly uses: readonly UseLine[];
}

/** Everything that a cell is used for. */
export function cellOf(round: RoundNow, place: string): CellView {
  const { dataset } = round.prepared;
  const isOrigin = originMatcher(place) ?? (() => false);
  const matches = (origin: string): boolean => origin === place || isOrigin(origin);
  return {
    place,
    figures: dataset.observations
      .filter(({ origin }) => matches(formatOrigin(origin)))
      .map(({ indicator, value, word, year }) => ({
        indicator,
        name: dataset.indicators.find(({ code }) => code === indicator)?.name ?? indicator,
        value: value?.toFixed() ?? word ?? '无',
        year,
      })),
    uses: useLines(usesOf(round.remembered().documents, ({ origins }) => origins.some(matches))),
  };
}

export interface ClaimView {
  readonly lines: readonly { readonly indicator: string; readonly name: string; readonly said: string }[];
}

/** The judgements behind a judging word: `attainment|met|C25/children/own`. */
export function claimOf(round: RoundNow, text: string): ClaimView {
  const [, , subjects = ''] = text.split('|');
  const lines = subjects.split(',').flatMap((subject) => {
    const [code = '', plan = '', set = ''] = subject.split('/');
    const one = round.knowledge.assessments.find(
      ({ indicator, plan: of, targetSet }) => indicator.code === code && of === plan && (targetSet ?? '') === set,
    );
    if (one === undefined) return [];
    return [
      {
        indicator: code,
        name: one.indicator.name,
        said: judgementSaid(one, round.knowledge.words),
      },
    ];
  });
  return { lines };
}

export function useLines(uses: readonly Use[]): readonly UseLine[] {
  return byPlace(uses).map(([, found]) => {
    const [first] = found;
    return {
      document: first?.document ?? '',
      block: first?.block ?? '',
      text: (first?.text ?? '').replaceAll('\t', '　'),
      figures: [...new Set(found.map(({ figure }) => (figure.text === '' ? '图' : figure.text)))],
    };
  });
}

function linkTo(origin: ReturnType<typeof parseOrigin>): PlaceLink {
  return {
    text: formatOrigin(origin),
    said: sayOrigin(origin),
    isCell: origin.kind === 'cell' || origin.kind === 'sheet',
  };
}

const notThere: DocumentStanding = { state: '未生成', isThere: false, isEdited: false };

function entryOf(
  { document, because }: JudgedDocument,
  standings: ReadonlyMap<string, DocumentStanding>,
): DocumentEntry {
  const { path, kind, unit, plan, content } = document;
  return {
    path,
    title: titleOf(content, plan),
    kind,
    unit,
    ...(standings.get(path) ?? notThere),
    missing: placeholdersIn(path, content).length,
    because: reasonLines(because).map((line) => line.trim()),
  };
}

function titleOf(content: Report | WorkbookModel, plan: PlanId | null): string {
  if (!('sheets' in content)) return content.title.replaceAll('\n', '');
  const words = { 'warning-table': '预警情况表', 'annual-table': '重点监测统计年报表' } as const;
  const name = content.kind === 'warning-table' || content.kind === 'annual-table' ? words[content.kind] : '表';
  return `${plan === null ? '' : `${planWord[plan]}发展规划`}${name}`;
}

function sheetView(sheet: SheetModel): SheetView {
  return {
    name: sheet.name,
    title: sheet.title,
    head: sheet.head,
    columns: sheet.columns.map(({ heading, align }) => ({ heading, align })),
    rows: sheet.rows.map(({ group, cells }) => ({ group: group === true, cells: cells.map(plainText) })),
    notes: sheet.notes,
  };
}

function blocksOf(report: Report): readonly Block[] {
  return report.sections.flatMap((section) => section.blocks);
}

function gapsIn(report: Report): readonly Gap[] {
  const found = new Map<string, Gap>();
  for (const inlines of blocksOf(report).flatMap(linesOf)) {
    for (const inline of inlines) {
      if (inline.kind !== 'placeholder' || found.has(inline.text)) continue;
      const way = inline.way ?? '由有关单位补充，写在 notes 里的材料中。';
      const sentence = sentenceKeptOpen(plainText(inlines), inline.text);
      found.set(inline.text, { text: inline.text, sentence, way, place: readWay(way) });
    }
  }
  return [...found.values()];
}

function linesOf(block: Block): readonly (readonly Inline[])[] {
  switch (block.kind) {
    case 'heading':
      return [block.inlines];
    case 'paragraph':
      return [[...(block.lead ?? []), ...block.inlines]];
    case 'table':
      return block.rows.flatMap((row) => row.cells);
    case 'chart':
    case 'contents':
    case 'page-break':
      return [];
  }
}
