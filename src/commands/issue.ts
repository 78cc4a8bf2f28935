/** fuer issue: what has no open finding is frozen as sent out; later versions are compared with it. */
import { buildCommand } from '@stricli/core';
import { compareRuns } from '../history/changes.ts';
import type { Dataset } from '../dataset/dataset.ts';
import type { Configuration } from '../pipeline/read/configuration.ts';
import { openConflictsIn } from '../formats/docx/merge/beside/comments.ts';
import { hasRevisions } from '../formats/docx/revisions/has-revisions.ts';
import { contradictionsIn, type Judging } from '../formats/docx/merge/beside/contradicted.ts';
import { revisionNote } from '../history/revision-note.ts';
import type { RecordedDocument, RunManifest } from '../history/manifest.ts';
import { replacedPagesReport, type PartNames } from '../history/replaced-pages.ts';
import { judgeRound, readDataset } from '../pipeline/pipeline.ts';
import { inputsOf } from '../pipeline/read/inputs.ts';
import type { HeldVersion } from '../pipeline/run/held-versions.ts';
import { asItStands } from '../pipeline/run/as-it-stands.ts';
import { heldVersions } from '../pipeline/run/held-versions.ts';
import { renderContent } from '../pipeline/render/render.ts';
import { outFolderOf } from '../project/project.ts';
import {
  freeze,
  issuedFile,
  issuedManifest,
  issuedRounds,
  standingFile,
  type StandingFile,
} from '../project/issued.ts';
import { lastManifest } from '../project/run-writing.ts';
import { truthOf } from '../report/proofread.ts';
import type { ExitCode, FuerContext } from './opening/context.ts';
import { ending, print, printJson, progress, progressDone, refuse } from './opening/context.ts';
import type { OpenedRound } from './opening/opened-round.ts';
import { openedForDocuments, refuseRound } from './opening/opened-round.ts';
import { debugFlag, jsonFlag, outFlag, roundArgument } from './opening/parameters.ts';
import { whileLocked } from './opening/round-lock.ts';
import { nextCommand, plainWords } from './opening/terminal.ts';

interface IssueFlags {
  readonly out?: string;
  readonly json?: boolean;
  readonly debug?: boolean;
}

export const issueCommand = buildCommand<IssueFlags, [folder?: string], FuerContext>({
  func: ending(issue),
  parameters: { flags: { out: outFlag, json: jsonFlag, debug: debugFlag }, positional: roundArgument },
  docs: {
    brief: '发出：把没有遗留问题的文件定稿存档，附换页清单',
    fullDescription:
      '把上次生成、没有遗留问题（不是草稿、没有被扣发）的文件存入本轮文件夹下 issued 里的新一号文件夹，以后的改动都与它比较。已经发出过的，另写换页清单：纸件上哪些部分、表格、语句已不准确。',
  },
});

async function issue(context: FuerContext, flags: IssueFlags, folder: string = '.'): Promise<ExitCode> {
  const opened = openedForDocuments(folder);
  if (opened.verdict === 'refused') return refuseRound(context, opened, flags.json === true ? { issued: null } : null);
  return whileLocked(context, opened.project, () => issueRound(context, opened, flags));
}

async function issueRound(
  context: FuerContext,
  { project, configuration }: OpenedRound,
  flags: IssueFlags,
): Promise<ExitCode> {
  const out = outFolderOf(project, flags.out);
  const manifest = lastManifest(out);
  if (manifest === null)
    return refuse(
      context,
      `${out.shown} 里还没有生成记录（run.json）。\n请先运行 ${nextCommand('build', project.folder)}。`,
    );
  const moved = inputsMoved(manifest, inputsOf(project.files));
  if (moved.length > 0) {
    return refuse(
      context,
      `生成之后又改动了材料：${moved.join('、')}。\n请先运行 ${nextCommand('build', project.folder)}，再发出。`,
    );
  }
  progress(context, '正在存档……');
  const names = readDataset(configuration, project.files);
  const judging = { words: configuration.templates.words, isSo: truthOf(judgeRound(names)) };
  const ready = manifest.documents.flatMap((record) => readyFile(record, standingFile(out, record.path), judging));
  const held = manifest.documents.filter(({ path }) => !ready.some(({ record }) => record.path === path));
  if (ready.length === 0) {
    return refuse(context, `没有可以发出的文件：${held.map(({ path }) => path).join('、')} 都还有遗留问题。`);
  }
  const frozen: RunManifest = {
    ...manifest,
    documents: ready.map(({ record, file }) => ({ ...record, files: [frozenFile(record, file)] })),
  };
  const last = issuedRounds(project).at(-1);
  const before = last === undefined ? null : issuedManifest(project, String(last));
  if (before !== null && sameDocuments(before, frozen)) {
    progressDone(context);
    if (flags.json === true) printJson(context, { issued: last, documents: [], held: held.map(({ path }) => path) });
    else print(context, `与第${last ?? ''}次发出的文件完全相同，没有再存。`);
    return held.length > 0 ? 1 : 0;
  }
  const standing = {
    ...frozen,
    documents: frozen.documents.map((record, position) =>
      asItStands(record, () => ready[position]?.file.bytes ?? null),
    ),
  };
  const papers = await papersOf(heldBy(project, frozen, configuration), standing, names, configuration);
  const number = freeze(
    project,
    ready.map(({ file }) => file),
    papers,
    frozen,
  );
  progressDone(context);
  if (flags.json === true) {
    printJson(context, {
      issued: number,
      documents: ready.map(({ record }) => record.path),
      held: held.map(({ path }) => path),
    });
  } else {
    const revised = ready.filter(({ file }) => file.path.endsWith('.docx') && hasRevisions(file.bytes));
    print(
      context,
      plainWords(
        [
          issuedText(number, ready.length, held, papers.length > 0, last),
          ...(revised.length === 0
            ? []
            : [
                `其中带有没有接受的修订：${revised.map(({ file }) => file.path).join('、')}。要发清稿，请在 Word 里接受全部修订，或不带 --track-changes 再生成、再发出。`,
              ]),
        ].join('\n'),
      ),
    );
  }
  return held.length > 0 ? 1 : 0;
}

/** What each document is compared with: the version that was signed, else the last one sent out. */
function heldBy(
  project: OpenedRound['project'],
  { documents }: RunManifest,
  { handedOver }: Configuration,
): readonly HeldVersion[] {
  const issues = issuedRounds(project).flatMap((number) => {
    const manifest = issuedManifest(project, String(number));
    if (manifest === null) return [];
    const documents = manifest.documents.map((one) => asItStands(one, () => issuedFile(project, number, one.path)));
    return [{ number, manifest: { ...manifest, documents } }];
  });
  return heldVersions(documents, issues, handedOver.signed);
}

/** For those who hold earlier versions: the pages to replace, and why the data changed. */
async function papersOf(
  held: readonly HeldVersion[],
  now: RunManifest,
  dataset: Dataset,
  { decisions, templates }: Configuration,
): Promise<readonly { readonly path: string; readonly bytes: Uint8Array }[]> {
  const oldest = held.toSorted((a, b) => a.issue.number - b.issue.number)[0];
  if (oldest === undefined) return [];
  const copies = held.map(({ manifest, said }) => {
    const own = now.documents.filter(({ path }) => manifest.documents.some((one) => one.path === path));
    return { changes: compareRuns(manifest, { ...now, documents: own }), against: said };
  });
  const revised = compareRuns(oldest.issue.manifest, now);
  const reports = [
    ['换页清单.docx', replacedPagesReport(copies, dataset, partNames(now))],
    [
      '数据修订说明.docx',
      revisionNote(
        revised,
        dataset,
        { decisions, words: templates.words },
        held.length === 1 ? oldest.said : `第${oldest.issue.number}次发出的版本`,
      ),
    ],
  ] as const;
  const papers = [];
  for (const [path, report] of reports) papers.push({ path, bytes: (await renderContent(path, report)).bytes });
  return papers;
}

/** Whether a person's words are in it is remembered, so that a later issue compares with what was sent. */
function frozenFile({ path, files }: RecordedDocument, { hash }: StandingFile): RecordedDocument['files'][number] {
  const isEdited = files.some((one) => one.path === path && one.edited === true);
  return { path, hash, ...(isEdited ? { edited: true } : {}) };
}

interface Ready {
  readonly record: RecordedDocument;
  readonly file: StandingFile;
}

/** Both a person and a data fix changed the same words, or a person's change goes against the data, and nobody has settled it. */
function isUnsettled({ path, bytes }: StandingFile, edited: boolean, judging: Judging): boolean {
  if (!path.endsWith('.docx')) return false;
  return openConflictsIn(bytes).length > 0 || (edited && contradictionsIn(bytes, judging).length > 0);
}

/** Final, and as the last run left it: edits made since have not been looked at by any run. */
function readyFile(record: RecordedDocument, file: StandingFile | null, judging: Judging): readonly Ready[] {
  if (record.state !== 'final' || file === null) return [];
  const edited = record.files.some(({ path, edited: isEdited }) => path === record.path && isEdited === true);
  if (isUnsettled(file, edited, judging)) return [];
  return record.files.some(({ path, hash }) => path === record.path && hash === file.hash) ? [{ record, file }] : [];
}

function inputsMoved(manifest: RunManifest, inputs: RunManifest['inputs']): readonly string[] {
  const then = new Map(manifest.inputs.map(({ file, hash }) => [file, hash]));
  const today = new Map(inputs.map(({ file, hash }) => [file, hash]));
  return [...new Set([...then.keys(), ...today.keys()])].filter((file) => then.get(file) !== today.get(file));
}

function sameDocuments(one: RunManifest, other: RunManifest): boolean {
  const marks = ({ documents }: RunManifest): string =>
    documents.flatMap(({ path, files }) => [path, files[0]?.hash ?? '']).join('\n');
  return marks(one) === marks(other);
}

const unheaded: Readonly<Record<string, string>> = { opening: '开头', closing: '落款' };

/** A part is called by its first heading: the section's block that has the section's own id. */
function partNames({ documents }: RunManifest): PartNames {
  return (path, section) => {
    const document = documents.find((one) => one.path === path);
    const head = document?.blocks.find(({ id }) => id === section)?.text.split('\n')[0];
    return head?.slice(0, 40) ?? unheaded[section] ?? (section.startsWith('annex') ? '附件' : '正文');
  };
}

function issuedText(
  number: number,
  count: number,
  held: readonly RecordedDocument[],
  hasList: boolean,
  last: number | undefined,
): string {
  return [
    `第${number}次发出：${count}份文件存入 issued/${number}。`,
    ...(hasList
      ? [`与第${last ?? ''}次相比要更换的内容见 issued/${number}/换页清单.docx，数据改动的原因见数据修订说明.docx。`]
      : []),
    ...(held.length === 0
      ? []
      : [`没有发出（草稿、扣发、有没处理的“妇儿”批注，或生成后又改过）：${held.map(({ path }) => path).join('、')}`]),
    `以后的改动可与它比较：fuer changes --issued ${number}`,
  ].join('\n');
}
