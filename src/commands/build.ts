/** fuer build: everything the round owes, written into `out/`. */
import { buildCommand } from '@stricli/core';
import { nearestOffice } from '../indicators/nearest.ts';
import type { PlanId } from '../indicators/plan-id.ts';
import type { Round } from '../indicators/round.ts';
import { findUnit } from '../indicators/round.ts';
import type { JudgedDocument } from '../pipeline/documents.ts';
import type { BuildOrder } from '../pipeline/pipeline.ts';
import { buildRound } from '../pipeline/pipeline.ts';
import { lastIssued } from '../project/issued.ts';
import type { Answer } from '../project/kept/answer.ts';
import { beginKeeping } from '../project/kept/keeping.ts';
import { beginReading } from '../project/kept/readings.ts';
import { renderedBefore } from '../project/kept/rendered.ts';
import type { OutFolder } from '../project/out-folder.ts';
import { obstacleToWriting } from '../project/out-place.ts';
import { now, outFolderOf } from '../project/project.ts';
import { shelfOf } from '../project/run-writing.ts';
import type { Copies, CopyFlags } from './copies.ts';
import { copyFlags, writeCopies } from './copies.ts';
import type { ExitCode, FuerContext } from './opening/context.ts';
import { complain, done, ending, print, progress, progressDone, refuse, tellingSteps } from './opening/context.ts';
import { chosenTemplate, templateFlag } from './opening/office-template.ts';
import { openedForDocuments, refuseRound } from './opening/opened-round.ts';
import { debugFlag, jsonFlag, parsePlanName } from './opening/parameters.ts';
import { lockRound } from './opening/round-lock.ts';
import { nextCommand } from './opening/terminal.ts';
import type { BuildResult } from './texts/build-summary.ts';
import { noSuchOption } from './texts/cli-text.ts';
import { buildJson, buildSummary, outputFindings } from './texts/build-summary.ts';
import { asDoneAgain, filesLeft } from './texts/build-again.ts';

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

export const buildRoundCommand = buildCommand<BuildFlags, string[], FuerContext>({
  func: ending(buildGiven),
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
    positional: {
      kind: 'array',
      parameter: {
        brief: '本轮监测的文件夹，不写为当前文件夹；可以写几个，如 rounds/*',
        parse: String,
        placeholder: '文件夹',
      },
    },
  },
  docs: {
    brief: '生成全部报告、表格和台账，写入 out',
    fullDescription:
      '读取、审核、测算并生成全部文件，写入本轮文件夹下的 out。有强制性问题的数字涉及的文件会被扣发，其余照常生成；有人改过的文件不会被覆盖。',
  },
});

async function buildGiven(context: FuerContext, flags: BuildFlags, ...folders: readonly string[]): Promise<ExitCode> {
  const [folder = '.', ...others] = folders;
  const option = folders.find((one) => one.startsWith('--'));
  if (option !== undefined) return refuse(context, noSuchOption(option));
  if (others.length === 0 && !/[*]$/.test(folder)) return build(context, flags, folder);
  if (flags.out !== undefined) return refuse(context, '几轮一起生成时不能写 --out：各轮的文件写在各自的 out 里。');
  const { buildRounds } = await import('./rounds/build-rounds.ts');
  return buildRounds(context, folders, wordsOf(flags), flags.json === true);
}

/** The options as a command line. */
function wordsOf(flags: BuildFlags): readonly string[] {
  const valued = (name: string, value: string | undefined): readonly string[] =>
    value === undefined ? [] : [`--${name}`, value];
  const set = (name: string, value: boolean | undefined): readonly string[] => (value === true ? [`--${name}`] : []);
  return [
    ...valued('unit', flags.unit),
    ...valued('plan', flags.plan),
    ...(flags.general === 'split' ? ['--general', 'split'] : []),
    ...set('draft', flags.draft),
    ...set('tables', flags.tables),
    ...set('track-changes', flags.trackChanges),
    ...valued('template', flags.template),
    ...set('html', flags.html),
    ...set('pdf', flags.pdf),
    ...set('debug', flags.debug),
  ];
}

async function build(context: FuerContext, flags: BuildFlags, folder: string): Promise<ExitCode> {
  const keep = beginKeeping(context.words, folder);
  const opened = openedForDocuments(folder);
  if (opened.verdict === 'refused') {
    return refuseRound(context, opened, flags.json === true ? { documents: [] } : null);
  }
  const { project, configuration } = opened;
  const choice = chosen(flags, configuration.round);
  if (choice.verdict === 'unknown') return refuse(context, choice.message);
  const out = outFolderOf(project, flags.out);
  const obstacle = obstacleToWriting(out);
  if (obstacle !== null) return refuse(context, obstacle);
  const office = await chosenTemplate(flags.template);
  if (office.verdict === 'refused') return refuse(context, office.message);
  const issued = flags.trackChanges === true ? lastIssued(project) : null;
  if (flags.trackChanges === true && issued === null) {
    return refuse(context, '还没有发出过的版本，没有可以对照写修订的。\n请先运行 fuer issue，或不写 --track-changes。');
  }
  const order: BuildOrder = {
    configuration,
    files: project.files,
    program: project.programVersion,
    choices: {
      draft: flags.draft === true,
      splitGeneral: flags.general === 'split',
      unitTables: flags.tables === true,
    },
    wants: choice.wants,
    complete: flags.unit === undefined && flags.plan === undefined,
    template: office.template,
    issued,
  };
  const rendered = renderedBefore(out);
  const keepReadings = beginReading(out, configuration, project.files);
  const lock = lockRound(project);
  if (lock.verdict === 'busy') return refuse(context, lock.message);
  try {
    const built = await buildRound(
      rendered === null ? order : { ...order, before: rendered },
      shelfOf(out, now),
      tellingSteps(context),
    );
    rendered?.keep();
    keepReadings();
    const result = { ...built, shownFolder: out.shown, folder: project.folder };
    const copies = await copied(context, result, flags, out);
    lock.lock.release();
    const answer = answerTo(result, copies, flags);
    tell(context, answer, copies, flags);
    const isWhole = isOfRoundAlone(flags) && copies.said.length === 0;
    const again = isWhole ? asDoneAgain(result) : null;
    keep({
      answer: again === null ? null : answerTo(again, copies, flags),
      files: filesLeft(result),
      round: configuration.round,
      neighbours: project.files.neighbours ?? [],
    });
    return answer.code;
  } finally {
    lock.lock.release();
  }
}

/** Nothing that lies outside of the round was asked for or written to. */
function isOfRoundAlone({ out, template, html, pdf, trackChanges }: BuildFlags): boolean {
  return [out, template, html, pdf, trackChanges].every((flag) => flag === undefined);
}

/** The copies that were asked for beside the documents. */
async function copied(context: FuerContext, result: BuildResult, flags: BuildFlags, out: OutFolder): Promise<Copies> {
  if (flags.pdf === true) progress(context, '正在转换为 PDF……');
  const copies = await writeCopies(flags, out, result);
  progressDone(context);
  return copies;
}

/** What came of it all. */
function answerTo(result: BuildResult, copies: Copies, flags: BuildFlags): Answer {
  const inBrowser = `在浏览器里看和做：${nextCommand('serve', result.folder)}`;
  const isWithheld = result.documents.some(({ judged }) => judged.verdict === 'withheld');
  return {
    said:
      flags.json === true
        ? JSON.stringify(buildJson(result), null, 2)
        : [buildSummary(result), ...copies.said, inBrowser].join('\n'),
    code: done([...result.dataset.findings, ...outputFindings(result)], copies.lacking || isWithheld),
  };
}

function tell(context: FuerContext, { said }: Answer, copies: Copies, flags: BuildFlags): void {
  print(context, said);
  if (flags.json === true && copies.lacking) complain(context, copies.said.join('\n'));
}

type Choice =
  | { readonly verdict: 'chosen'; readonly wants: (document: JudgedDocument) => boolean }
  | { readonly verdict: 'unknown'; readonly message: string };

function chosen({ unit, plan }: BuildFlags, round: Round): Choice {
  const found = unit === undefined ? null : findUnit(round, unit);
  if (unit !== undefined && found === null) {
    const names = round.units.map((one) => one.name);
    const near = nearestOffice(unit, names);
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
