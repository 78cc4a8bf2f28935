/**
 * out/run.json: what a build wrote, from which inputs, block by block. The one memory that freshness, differences
 * between runs and the merging of hand edits start from. The same inputs give the same text: no clock, no paths of a
 * disk, no trace of how often a build was repeated.
 */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { planIds } from '../indicators/plan-id.ts';

const figureSchema = z.strictObject({ id: z.string(), text: z.string(), origins: z.array(z.string()) });

/** A judging word with its place in the block's text and what it claims, as `claimRecord` writes it. */
const claimSchema = z.strictObject({ text: z.string(), at: z.number(), claim: z.string() });

const blockSchema = z.strictObject({
  id: z.string(),
  section: z.string(),
  text: z.string(),
  /** Of everything a person sees of the block; two runs' blocks with one fingerprint are the same. */
  fingerprint: z.string(),
  figures: z.array(figureSchema),
  /** Left out where nothing judges; runs of earlier versions remembered none. */
  claims: z.array(claimSchema).optional(),
});

/** A name within out/, never a way out of it, whatever somebody wrote into run.json. */
export const nameInOut = z.string().regex(/^[^./\\:][^/\\:]*$/);
export const hashForm = z.string().regex(/^[0-9a-f]{64}$/);

const fileSchema = z.strictObject({
  path: nameInOut,
  /** Of the bytes as the program wrote them: a file with other bytes was edited. */
  hash: hashForm,
  /** A person's edits are in it: it is never overwritten, only merged into. */
  edited: z.literal(true).optional(),
});

/** A file of the round, the register or a template that the run read. */
const inputSchema = z.strictObject({ file: z.string(), hash: hashForm });

const documentSchema = z.strictObject({
  /** The document's own name within out/. */
  path: nameInOut,
  kind: z.string(),
  unit: z.string().nullable(),
  plan: z.enum(planIds).nullable(),
  state: z.enum(['final', 'draft', 'withheld']),
  /** Why it is withheld or a draft: findings as `code origin`. */
  because: z.array(z.string()),
  indicators: z.array(z.string()),
  /** Of the bytes that this run made; null for a withheld document. */
  hash: hashForm.nullable(),
  /** Files of the document that the program wrote and left in out/: usually one, of the document's own name. */
  files: z.array(fileSchema),
  blocks: z.array(blockSchema),
  /** The report's id and its content id, by which a document that came back is found; older runs knew neither. */
  report: z.string().optional(),
  content: z.string().optional(),
  /** Of a document that a person edited: what it was before the edits, to merge from. */
  editedFrom: z.strictObject({ hash: hashForm, blocks: z.array(blockSchema) }).nullable(),
});

/** A figure as the run used it, by indicator, area, year and dimension; null where its cells hold none. */
const datumSchema = z.strictObject({
  indicator: z.string(),
  area: z.string(),
  year: z.number(),
  dimension: z.string().nullable(),
  value: z.string().nullable(),
  origins: z.array(z.string()),
});

const judgementSchema = z.strictObject({
  indicator: z.string(),
  plan: z.enum(planIds),
  targetSet: z.string().nullable(),
  value: z.string().nullable(),
  attainment: z.string(),
  level: z.string(),
  pace: z.string(),
  rank: z.string().nullable(),
});

const manifestSchema = z.strictObject({
  format: z.literal(1),
  program: z.string(),
  area: z.string(),
  year: z.number(),
  settings: z.record(z.string(), z.string()),
  inputs: z.array(inputSchema),
  // Runs of earlier versions of the program remembered neither.
  figures: z.array(datumSchema).default([]),
  judgements: z.array(judgementSchema).default([]),
  documents: z.array(documentSchema),
});

export type RunManifest = z.output<typeof manifestSchema>;
export type RecordedDocument = z.output<typeof documentSchema>;
/** What is compared of two runs. */
export type Remembered = Pick<RunManifest, 'figures' | 'judgements' | 'inputs'> & {
  readonly documents: readonly Pick<
    RecordedDocument,
    'path' | 'kind' | 'unit' | 'plan' | 'state' | 'indicators' | 'blocks'
  >[];
};
export type RecordedBlock = z.output<typeof blockSchema>;
export type RecordedClaim = z.output<typeof claimSchema>;
export type RecordedFigure = z.output<typeof figureSchema>;
export type RecordedFile = z.output<typeof fileSchema>;

export const manifestName = 'run.json';

/** One document a line, so that a difference between two runs can be looked at. */
export function manifestText(manifest: RunManifest): string {
  const { documents, inputs, figures, judgements, ...head } = manifest;
  const lines = (list: readonly unknown[]): string =>
    list.length === 0 ? '[]' : `[\n${list.map((one) => `  ${JSON.stringify(one)}`).join(',\n')}\n]`;
  return `${JSON.stringify(head).slice(0, -1)},\n"inputs":${lines(inputs)},\n"figures":${lines(figures)},\n"judgements":${lines(judgements)},\n"documents":${lines(documents)}}\n`;
}

/** null for a text that no build of this program wrote, or one that was cut off. */
export function parseManifest(text: string): RunManifest | null {
  try {
    const parsed = manifestSchema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/** SHA-256, in hexadecimal. */
export function hashOf(content: Uint8Array | string): string {
  return createHash('sha256').update(content).digest('hex');
}

/** A hash for the eye as well: enough to tell blocks and documents of one round apart. */
export function shortHash(content: string): string {
  return hashOf(content).slice(0, 16);
}
