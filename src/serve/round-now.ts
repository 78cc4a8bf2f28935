/** A round as its files are now, judged and composed in memory; kept until a file changes. */
import type { Diagnostic } from '../diagnostics.ts';
import { openedRound } from '../commands/opening/opened-round.ts';
import type { Knowledge } from '../history/explain/explanation.ts';
import { hashOf, type Remembered, type RunManifest } from '../history/manifest.ts';
import { once } from '../pipeline/memoize.ts';
import type { ComposeChoices, PreparedRound } from '../pipeline/pipeline.ts';
import { prepareRound } from '../pipeline/pipeline.ts';
import type { Configuration } from '../pipeline/read/configuration.ts';
import { inputsOf } from '../pipeline/read/inputs.ts';
import { remember } from '../pipeline/run/remembering.ts';
import { reportFindings } from '../pipeline/report-findings.ts';
import type { Project } from '../project/project.ts';
import { now, outFolderOf } from '../project/project.ts';
import { lastManifest } from '../project/run-writing.ts';
import { roundStamp } from '../project/workbench/round-stamp.ts';

export interface RoundNow {
  /** Another text after any change of what the round reads. */
  readonly version: string;
  readonly project: Project;
  readonly configuration: Configuration;
  /** What the documents were composed with. */
  readonly choices: ComposeChoices;
  readonly prepared: PreparedRound;
  /** Of the data and of what the documents would say, as `check` lists them. */
  readonly findings: readonly Diagnostic[];
  /** What the last build left in out/; null where nothing was built. */
  readonly last: () => RunManifest | null;
  readonly remembered: () => Remembered;
  readonly knowledge: Knowledge;
}

export type RoundReading =
  | { readonly verdict: 'ready'; readonly round: RoundNow }
  /** In words: what is wrong with the settings, place by place. */
  | { readonly verdict: 'refused'; readonly message: string };

export interface RoundReader {
  readonly folder: string;
  readonly read: () => RoundReading;
  /** What is judged and composed already, where it is of the very files that were opened now; else null. */
  readonly preparedOf: (project: Project, choices: ComposeChoices) => PreparedRound | null;
  /** Cheap: changes when a file in the round's folder may have changed. */
  readonly stamp: () => string;
}

export function roundReader(folder: string): RoundReader {
  let seen: { readonly stamp: string; readonly at: number } | null = null;
  let kept: { readonly key: string; readonly reading: RoundReading } | null = null;
  const read = (): RoundReading => {
    const stamp = roundStamp(folder);
    if (kept !== null && seen?.stamp === stamp && now() - seen.at < trustStampFor) return kept.reading;
    const opened = openedRound(folder);
    seen = { stamp, at: now() };
    if (opened.verdict === 'refused') {
      kept = { key: '', reading: { verdict: 'refused', message: opened.message } };
      return kept.reading;
    }
    const choices = lastChoices(lastManifest(outFolderOf(opened.project, undefined)));
    const key = keyOf(opened.project, choices);
    if (kept?.key !== key) kept = { key, reading: { verdict: 'ready', round: judged(opened, key, choices) } };
    return kept.reading;
  };
  const preparedOf: RoundReader['preparedOf'] = (project, choices) =>
    kept?.reading.verdict === 'ready' && kept.key === keyOf(project, choices) ? kept.reading.round.prepared : null;
  return { folder, read, preparedOf, stamp: () => hashOf(roundStamp(folder)).slice(0, 16) };
}

/** Register and templates lie outside of the round: every so often the files themselves are looked at. */
const trustStampFor = 10_000;

/** The same documents as the last build made; drafts are told from the rest by the page itself. */
export function lastChoices(last: RunManifest | null): ComposeChoices {
  const documents = last?.documents ?? [];
  return {
    draft: false,
    splitGeneral: documents.some(({ kind, plan }) => kind === 'general' && plan !== null),
    unitTables: documents.some(({ kind }) => kind === 'three-tables'),
  };
}

function keyOf(project: Project, choices: ComposeChoices): string {
  const unread = Object.values(project.files.folders).flatMap((files) =>
    files.flatMap((one) => (one.kind === 'unread' ? [`${one.file} ${one.message}`] : [])),
  );
  const inputs = inputsOf(project.files).map(({ file, hash }) => `${file} ${hash}`);
  return hashOf([...inputs, ...unread, JSON.stringify(choices)].join('\n'));
}

function judged(
  { project, configuration }: { readonly project: Project; readonly configuration: Configuration },
  version: string,
  choices: ComposeChoices,
): RoundNow {
  const prepared = prepareRound(configuration, project.files, choices);
  const documents = prepared.documents.map(({ document }) => document);
  return {
    version,
    project,
    configuration,
    choices,
    prepared,
    findings: [...prepared.dataset.findings, ...reportFindings(documents, prepared.dataset, configuration.decisions)],
    last: () => lastManifest(outFolderOf(project, undefined)),
    remembered: once(() => remember(prepared, inputsOf(project.files))),
    knowledge: {
      dataset: prepared.dataset,
      assessments: prepared.facts.assessments,
      words: configuration.templates.words,
    },
  };
}
