/** A build from the page: the same order as `fuer build` gives, told document by document, cancelled between two. */
import { join } from 'node:path';
import { chosenTemplate } from '../../commands/opening/office-template.ts';
import { openedForDocuments } from '../../commands/opening/opened-round.ts';
import { lockRound } from '../../commands/opening/round-lock.ts';
import { buildJson, outputFindings } from '../../commands/texts/build-summary.ts';
import { stepWords } from '../../commands/texts/step-words.ts';
import type { FindingJson } from '../../dataset/check-json.ts';
import { findingJson } from '../../dataset/check-json.ts';
import { buildRound, type BuildOrder, type Step } from '../../pipeline/pipeline.ts';
import { lastIssued } from '../../project/issued.ts';
import { renderedBefore } from '../../project/kept/rendered.ts';
import { obstacleToWriting } from '../../project/out-place.ts';
import { now, outFolderOf } from '../../project/project.ts';
import { shelfOf } from '../../project/run-writing.ts';
import type { RoundReader } from '../round-now.ts';
import { officeTemplate } from '../../project/workbench/own-files.ts';
import { z } from 'zod';

export const buildChoices = {
  draft: z.boolean().default(false),
  /** The units' three tables as well. */
  tables: z.boolean().default(false),
  /** A general report for each plan. */
  split: z.boolean().default(false),
  /** Into the office's own Word template, as the page keeps it. */
  template: z.boolean().default(false),
};
export const buildRequest = z.strictObject({
  ...buildChoices,
  /** What differs from the last issue as revisions. */
  revisions: z.boolean().default(false),
});
export type BuildRequest = Omit<z.output<typeof buildRequest>, 'revisions'>;

/** One line of the stream. */
export type BuildNews =
  | { readonly kind: 'step'; readonly text: string; readonly document: string | null }
  | { readonly kind: 'done'; readonly documents: readonly BuiltDocument[]; readonly findings: readonly FindingJson[] }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'refused'; readonly message: string };

export interface BuiltDocument {
  readonly path: string;
  readonly unit: string;
  readonly state: 'written' | 'draft' | 'withheld' | 'unchanged';
  readonly because: readonly FindingJson[];
  readonly changed: readonly string[];
}

export interface BuildTalk {
  readonly tell: (news: BuildNews) => void;
  readonly isCancelled: () => boolean;
}

const mostNamed = 3;

class Cancelled extends Error {}

export async function buildFromPage(
  { folder, read, preparedOf }: Pick<RoundReader, 'folder' | 'read' | 'preparedOf'>,
  request: z.output<typeof buildRequest>,
  talk: BuildTalk,
): Promise<void> {
  const opened = openedForDocuments(folder);
  if (opened.verdict === 'refused') return talk.tell({ kind: 'refused', message: opened.message });
  const { project, configuration } = opened;
  const out = outFolderOf(project, undefined);
  const obstacle = obstacleToWriting(out);
  if (obstacle !== null) return talk.tell({ kind: 'refused', message: obstacle });
  const office = await chosenTemplate(request.template ? join(folder, officeTemplate) : undefined);
  if (office.verdict === 'refused') return talk.tell({ kind: 'refused', message: office.message });
  const issued = request.revisions ? lastIssued(project) : null;
  if (request.revisions && issued === null)
    return talk.tell({ kind: 'refused', message: '还没有定稿过，没有可比的版本；请去掉“与上次定稿的不同写成修订”。' });
  const choices = { draft: request.draft, splitGeneral: request.split, unitTables: request.tables };
  const order: BuildOrder = {
    configuration,
    files: project.files,
    program: project.programVersion,
    choices,
    wants: () => true,
    complete: true,
    template: office.template,
    issued,
  };
  const lock = lockRound(project);
  if (lock.verdict === 'busy') return talk.tell({ kind: 'refused', message: lock.message });
  // Nothing is put into out/ before the last document is made: a cancelled build leaves the old files whole.
  const goOn = (): void => {
    if (talk.isCancelled()) throw new Cancelled();
  };
  const step = (taken: Step): void | Promise<void> => {
    goOn();
    talk.tell({ kind: 'step', text: stepWords(taken), document: typeof taken === 'string' ? null : taken.render });
    return typeof taken === 'string' ? undefined : breath().then(goOn);
  };
  try {
    talk.tell({ kind: 'step', text: '正在开始……', document: null });
    await breath();
    // Judged once for the documents and for the page, which shows them next.
    read();
    const prepared = preparedOf(project, choices);
    // What is made of the same content as before, by a command or here, is not made again.
    const before = renderedBefore(out);
    const whole = {
      ...order,
      ...(prepared === null ? {} : { prepared }),
      ...(before === null ? {} : { before }),
    };
    const result = { ...(await buildRound(whole, shelfOf(out, now), step)), shownFolder: out.shown, folder };
    before?.keep();
    const { documents } = buildJson(result) as { readonly documents: readonly BuiltDocument[] };
    // Ten thousand findings may hold back each of thirty documents: the page names the first of each.
    const told = documents.map((one) => ({ ...one, because: one.because.slice(0, mostNamed) }));
    talk.tell({ kind: 'done', documents: told, findings: outputFindings(result).map(findingJson) });
  } catch (error) {
    if (!(error instanceof Cancelled)) throw error;
    talk.tell({ kind: 'cancelled' });
  } finally {
    lock.lock.release();
  }
  return undefined;
}

/** Other requests, and the button that cancels, get their turn. */
function breath(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
