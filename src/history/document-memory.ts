/**
 * What a document carries of itself: its blocks as the program wrote them, so that it can be recognised, compared and
 * merged when it comes back by mail without the record of its run. Origins are written once each: they are most of it.
 */
import { z } from 'zod';
import type { Report } from '../report/model.ts';
import { inlinesOf } from '../report/compose/numbering-and-names.ts';
import { remarkOn } from '../report/placeholder-comment.ts';
import type { RecordedBlock, RecordedDocument, RunManifest } from './manifest.ts';
import { contentFingerprint, recordedBlocks } from './recorded-blocks.ts';

export interface DocumentMemory {
  /** The report's id: `教育局/children`. */
  readonly report: string;
  readonly area: string;
  readonly year: number;
  /** The program's version. */
  readonly program: string;
  /** Equal for two documents exactly when everything in them is equal. */
  readonly content: string;
  /** What stands in every page's header, 草稿 included. */
  readonly header: string;
  /** The title first, under the id `title`; then in the order of the document. */
  readonly blocks: readonly RecordedBlock[];
  /** What the program's comments beside placeholders said, so that they are told from comments that people wrote. */
  readonly remarks: readonly string[];
  /** The words of each table's headings, so that headings that a person typed are told from them; older documents have none. */
  readonly heads: readonly (readonly string[])[];
  /** Set where nobody knows from which version the document comes: what is otherwise in it need not be by a person. */
  readonly isUnproven?: boolean;
}

/** What a run remembers of a document, as far as it is a document's own memory; null where the run made none. */
export function memoryOfRecord(
  record: Pick<RecordedDocument, 'path' | 'blocks' | 'report' | 'content'>,
  run: Pick<RunManifest, 'area' | 'year' | 'program'>,
): DocumentMemory | null {
  const { blocks, report = record.path, content = '' } = record;
  if (blocks.length === 0) return null;
  const { area, year, program } = run;
  return { report, area, year, program, content, header: '', blocks, remarks: [], heads: [] };
}

/** The id of a document's title line. */
export const titleBlock = 'title';

export function memoryOf(report: Report, area: string, program: string): DocumentMemory {
  const title = { id: titleBlock, section: titleBlock, text: report.title, fingerprint: report.title, figures: [] };
  return {
    report: report.id,
    area,
    year: report.year,
    program,
    content: contentFingerprint(report),
    header: [...(report.draft ? ['草稿'] : []), ...(report.header === null ? [] : [report.header])].join('\u3000'),
    blocks: [title, ...recordedBlocks(report)],
    remarks: remarksIn(report),
    heads: headsIn(report),
  };
}

/** Each list once: tables of one kind have the same. */
function headsIn({ sections }: Report): readonly (readonly string[])[] {
  const heads = sections.flatMap(({ blocks }) =>
    blocks.flatMap((block) =>
      block.kind === 'table' ? [[...new Set(block.columns.flatMap(({ heading }) => heading))]] : [],
    ),
  );
  return [...new Map(heads.map((words) => [words.join('\n'), words])).values()];
}

/** Each once. */
function remarksIn({ sections, kind }: Report): readonly string[] {
  const inlines = sections.flatMap(({ blocks }) => blocks.flatMap(inlinesOf));
  const remarks = inlines.flatMap((inline) => (inline.kind === 'placeholder' ? (remarkOn(inline, kind) ?? []) : []));
  return [...new Set(remarks)];
}

const memorySchema = z.object({
  format: z.literal(1),
  report: z.string(),
  area: z.string(),
  year: z.number(),
  program: z.string(),
  content: z.string(),
  header: z.string(),
  origins: z.array(z.string()),
  /** What judging words claim, each once; older documents have none. */
  claims: z.array(z.string()).default([]),
  /** id, section, text, fingerprint, figures: id, text, places among `origins`; judging words: text, at, place among `claims`. */
  blocks: z.array(
    z.tuple([
      z.string(),
      z.string(),
      z.string(),
      z.string(),
      z.array(z.tuple([z.string(), z.string(), z.array(z.number())])),
      z.array(z.tuple([z.string(), z.number(), z.number()])).optional(),
    ]),
  ),
  remarks: z.array(z.string()).default([]),
  heads: z.array(z.array(z.string())).default([]),
  unproven: z.literal(true).optional(),
});

export function memoryText({ blocks, remarks, heads, isUnproven = false, ...head }: DocumentMemory): string {
  const [origins, claims] = [listed(), listed()];
  const rows = blocks.map(({ id, section, text, fingerprint, figures, claims: said }) => [
    id,
    section,
    text,
    fingerprint,
    figures.map((figure) => [figure.id, figure.text, figure.origins.map(origins.placeOf)]),
    ...(said === undefined ? [] : [said.map((one) => [one.text, one.at, claims.placeOf(one.claim)])]),
  ]);
  const said = {
    ...(remarks.length === 0 ? {} : { remarks }),
    ...(heads.length === 0 ? {} : { heads }),
    ...(isUnproven ? { unproven: true } : {}),
  };
  return JSON.stringify({ format: 1, ...head, origins: origins.all(), claims: claims.all(), blocks: rows, ...said });
}

/** Texts each once, by their place in the list. */
function listed(): { readonly placeOf: (text: string) => number; readonly all: () => readonly string[] } {
  const places = new Map<string, number>();
  return {
    placeOf: (text) => {
      const known = places.get(text);
      if (known !== undefined) return known;
      places.set(text, places.size);
      return places.size - 1;
    },
    all: () => [...places.keys()],
  };
}

/** null for a text that is no memory of a document, or one that was cut off. */
export function parseMemory(text: string): DocumentMemory | null {
  const parsed = memorySchema.safeParse(jsonOf(text));
  if (!parsed.success) return null;
  const { format: _, origins, claims, blocks, unproven, ...head } = parsed.data;
  return {
    ...head,
    ...(unproven === undefined ? {} : { isUnproven: true }),
    blocks: blocks.map(([id, section, words, fingerprint, figures, said]) => ({
      id,
      section,
      text: words,
      fingerprint,
      figures: figures.map(([figure, printed, places]) => ({
        id: figure,
        text: printed,
        origins: places.map((place) => origins[place] ?? ''),
      })),
      ...(said === undefined
        ? {}
        : { claims: said.map(([judging, at, place]) => ({ text: judging, at, claim: claims[place] ?? '' })) }),
    })),
  };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
