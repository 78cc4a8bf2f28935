/** fuer build: everything the round owes, written into `out/`. */
import { buildCommand } from '@stricli/core';
import type { Diagnostic } from '../diagnostics.ts';
import type { RecordedDocument, RunManifest } from '../history/manifest.ts';
import { compareRuns } from '../history/changes.ts';
import { reasonsOf } from '../history/reasons.ts';
import { recordFigures, recordJudgements } from '../history/snapshot.ts';
import { nearestName } from '../indicators/nearest.ts';
import type { PlanId } from '../indicators/plan-id.ts';
import type { Round } from '../indicators/round.ts';
import { findUnit } from '../indicators/round.ts';
import type { JudgedDocument } from '../pipeline/pipeline.ts';
import { assessRound, composeRound, readDataset } from '../pipeline/pipeline.ts';
import { inputsOf } from '../pipeline/read/inputs.ts';
import { merging } from '../pipeline/merge-edits.ts';
import { remember } from '../pipeline/remembering.ts';
import { revisingAgainst, type Revise } from '../pipeline/revisions.ts';
import { renderWithTemplate } from '../pipeline/render/template.ts';
import { now, obstacleToWriting, outFolderOf } from '../project/project.ts';
import { lastIssued } from '../project/issued.ts';
import type { RunDocument } from '../project/run-writing.ts';
import { lastManifest, writeRun } from '../project/run-writing.ts';
import type { BuildResult } from './texts/build-summary.ts';
import { buildJson, buildSummary, outputFindings } from './texts/build-summary.ts';
import type { FuerContext } from './opening/context.ts';
import type { CopyFlags } from './copies.ts';
import { copyFlags, writeCopies } from './copies.ts';
import { complain, print, printJson, progress, progressDone } from './opening/context.ts';
import type { OpenedRound } from './opening/opened-round.ts';
import { openedRound } from './opening/opened-round.ts';
import type { TemplateChoice } from './opening/office-template.ts';
import { chosenTemplate, templateFlag } from './opening/office-template.ts';
import { debugFlag, jsonFlag, parsePlanName, roundArgument } from './opening/parameters.ts';
import { lockRound } from './opening/round-lock.ts';

interface BuildFlags extends CopyFlags {
  readonly unit?: string;
  readonly plan?: PlanId;
  readonly general: 'joint' | 'split';
  readonly draft?: boolean;
  readonly tables?: boolean;
  readonly trackChanges?: boolean;
  readonly out?: string;
  readonly template?: string;
  readonly json?: boolean;
  readonly debug?: boolean;
}

export const buildRoundCommand = buildCommand<BuildFlags, [folder?: string], FuerContext>({
  async func(flags, folder = '.') {
    await build(this, folder, flags);
  },
  parameters: {
    flags: {
      unit: {
        kind: 'parsed',
        parse: String,
        brief: '只生成这个单位的报告，如 教育局',
        placeholder: '单位',
        optional: true,
      },
      plan: {
        kind: 'parsed',
        parse: parsePlanName,
        brief: '只生成这个规划的文件：women（妇女）或 children（儿童）',
        placeholder: '规划',
        optional: true,
      },
      general: {
        kind: 'enum',
        values: ['joint', 'split'],
        brief: '总报告合为一份（joint）或按规划分为两份（split）',
        default: 'joint',
      },
      draft: { kind: 'boolean', brief: '有强制性问题的文件也生成，标“草稿”', optional: true, withNegated: false },
      tables: {
        kind: 'boolean',
        brief: '另写各单位的三张表',
        optional: true,
        withNegated: false,
      },
      trackChanges: {
        kind: 'boolean',
        brief: '与最近一次发出的版本（fuer issue）不同之处写成 Word 修订',
        optional: true,
        withNegated: false,
      },
      out: {
        kind: 'parsed',
        parse: String,
        brief: '写到这个文件夹，不写为本轮文件夹下的 out',
        placeholder: '文件夹',
        optional: true,
      },
      template: templateFlag,
      ...copyFlags,
      json: jsonFlag,
      debug: debugFlag,
    },
    positional: roundArgument,
  },
  docs: {
    brief: '生成全部报告、表格和台账，写入 out',
    fullDescription:
      '读取、审核、测算并生成全部文件，写入本轮文件夹下的 out。有强制性问题的数字涉及的文件会被扣发，其余照常生成；有人改过的文件不会被覆盖。',
  },
});

async function build(context: FuerContext, folder: string, flags: BuildFlags): Promise<void> {
  const opened = openedRound(context, folder, flags.json === true, { documents: [] });
  if (opened === null) return;
  const choice = chosen(flags, opened.configuration.round);
  const out = outFolderOf(opened.project, flags.out);
  const obstacle = choice.verdict === 'unknown' ? choice.message : obstacleToWriting(out);
  if (choice.verdict === 'unknown' || obstacle !== null) return refuse(context, obstacle ?? '');
  const office = await chosenTemplate(flags.template);
  if (office.verdict === 'refused') return refuse(context, office.message);

  const issued = flags.trackChanges === true ? lastIssued(opened.project) : null;
  if (flags.trackChanges === true && issued === null) {
    return refuse(context, '还没有发出过的版本，没有可以对照写修订的。\n请先运行 fuer issue，或不写 --track-changes。');
  }
  const lock = lockRound(opened.project);
  if (lock.verdict === 'busy') return refuse(context, lock.message);
  try {
    const result = await buildRound(
      context,
      opened,
      flags,
      { wants: choice.wants, issued, template: office.template },
      out,
    );
    const { documents, outcome } = result;
    if (flags.pdf === true) progress(context, '正在转换为 PDF……');
    const copies = await writeCopies(flags, out, out.shown, documents, outcome);
    progressDone(context);
    if (flags.json === true) printJson(context, buildJson(result));
    else print(context, [buildSummary(result), ...copies.said].join('\n'));
    if (flags.json === true && copies.lacking) complain(context, copies.said.join('\n'));
    const serious = [...result.dataset.findings, ...outputFindings(result)].some((one) => one.level === '强制性');
    context.end(
      serious || copies.lacking || result.documents.some(({ judged }) => judged.verdict === 'withheld') ? 1 : 0,
    );
  } finally {
    lock.lock.release();
  }
}

interface Wanted {
  readonly template: Extract<TemplateChoice, { verdict: 'chosen' }>['template'];
  readonly wants: (document: JudgedDocument) => boolean;
  /** The version against which revisions are written; null for none. */
  readonly issued: RunManifest | null;
}

async function buildRound(
  context: FuerContext,
  { project, configuration }: OpenedRound,
  flags: BuildFlags,
  { wants, issued, template }: Wanted,
  out: ReturnType<typeof outFolderOf>,
): Promise<BuildResult> {
  progress(context, '正在读取和审核……');
  const dataset = readDataset(configuration, project.files);
  progress(context, '正在测算……');
  const assessments = assessRound(dataset);
  progress(context, '正在编写……');
  const choices = {
    draft: flags.draft === true,
    splitGeneral: flags.general === 'split',
    unitTables: flags.tables === true,
  };
  const judged = composeRound(configuration, dataset, assessments, choices);

  const before = lastManifest(out);
  const mergeInto = await merging(dataset.round, before);
  const revise: Revise = issued === null ? (_document, bytes) => bytes : await revisingAgainst(issued, dataset.round);
  const documents: RunDocument[] = [];
  const findings: Diagnostic[] = [];
  for (const one of judged) {
    const selected = wants(one);
    if (!selected || one.verdict === 'withheld') {
      documents.push({ judged: one, bytes: null, selected });
      continue;
    }
    progress(context, `正在生成 ${one.document.path}`);
    const maker = { area: dataset.round.area.name, program: project.programVersion };
    const rendered = await renderWithTemplate(one.document, maker, template);
    const bytes = revise(one.document, rendered.bytes);
    documents.push({ judged: one, bytes, selected, ...mergeInto(one.document, rendered.bytes) });
    findings.push(...rendered.findings);
  }
  const facts = {
    program: project.programVersion,
    round: dataset.round,
    inputs: inputsOf(project.files),
    figures: recordFigures(dataset),
    judgements: recordJudgements(assessments),
  };
  const complete = flags.unit === undefined && flags.plan === undefined;
  // Three tables that were asked for once stay until they are asked for again.
  const outdated = (record: RecordedDocument): boolean =>
    complete && (record.kind !== 'three-tables' || flags.tables === true);
  const reasons =
    before === null
      ? new Map<string, readonly string[]>()
      : reasonsOf(compareRuns(before, remember(dataset, assessments, judged, facts.inputs)), dataset);
  const outcome = writeRun(out, documents, facts, outdated, now());
  progressDone(context);
  const made = documents.filter((document) => document.selected);
  return { dataset, documents: made, outcome, writingFindings: findings, reasons, shownFolder: out.shown };
}

type Choice =
  | { readonly verdict: 'chosen'; readonly wants: (document: JudgedDocument) => boolean }
  | { readonly verdict: 'unknown'; readonly message: string };

function chosen({ unit, plan }: BuildFlags, round: Round): Choice {
  const found = unit === undefined ? null : findUnit(round, unit);
  if (unit !== undefined && found === null) {
    const names = round.units.map((one) => one.name);
    const near = nearestName(unit, names);
    return {
      verdict: 'unknown',
      message: `本轮没有单位“${unit}”。\n${near === null ? `本轮的单位：${names.join('、')}。` : `是否应为“${near}”？`}`,
    };
  }
  return {
    verdict: 'chosen',
    wants: ({ document }) =>
      (found === null ||
        ((document.kind === 'unit' || document.kind === 'three-tables') && document.unit === found.unit.name)) &&
      (plan === undefined || document.plan === plan),
  };
}

function refuse(context: FuerContext, message: string): void {
  complain(context, message);
  context.end(2);
}
