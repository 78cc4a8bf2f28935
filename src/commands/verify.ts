/** fuer verify: 验真. Which data and program made a document, what in it was altered, and what no longer holds. */
import { buildCommand } from '@stricli/core';
import { readConfiguration } from '../pipeline/read/configuration.ts';
import { wholeRound } from '../pipeline/run/whole-round.ts';
import type { WordDisagreement } from '../history/judging-words.ts';
import type { Disagreement, TodaysReport, Verification } from '../history/verification.ts';
import { verify } from '../history/verification.ts';
import { inputsOf } from '../pipeline/read/inputs.ts';
import { packagedTemplate } from '../project/packaged.ts';
import { openRound } from '../project/project.ts';
import { readWords, type Words } from '../report/claims/words.ts';
import { stillSo } from '../report/proofread.ts';
import type { ExitCode, FuerContext } from './opening/context.ts';
import { ending, print, printJson, progress, progressDone, refuse } from './opening/context.ts';
import type { OpenedDocument } from './opening/opened-document.ts';
import { openDocument, runsOf } from './opening/opened-document.ts';
import { debugFlag, jsonFlag, textFlag } from './opening/parameters.ts';
import { plainWords } from './opening/terminal.ts';

interface VerifyFlags {
  readonly round?: string;
  readonly json?: boolean;
  readonly debug?: boolean;
}

export const verifyCommand = buildCommand<VerifyFlags, [document: string], FuerContext>({
  func: ending(verifyDocument),
  parameters: {
    flags: {
      round: textFlag('本轮监测的文件夹，不写为文件所在的那一轮', '文件夹'),
      json: jsonFlag,
      debug: debugFlag,
    },
    positional: { kind: 'tuple', parameters: [{ brief: '要验的 Word 文件', parse: String, placeholder: '文件' }] },
  },
  docs: {
    brief: '验真：文件由哪些数据、哪个版本生成，哪些数字和判定用语被改过、与现在的数据不符',
    fullDescription:
      '读取一份由本程序生成的 Word 文件：列出生成它的程序版本和材料，人工改过的数字、判定用语和语句，以及与现在的数据不再一致的数字和判定用语。全部一致时退出码为 0，否则为 1。不写任何文件。',
  },
});

async function verifyDocument(context: FuerContext, { round, json }: VerifyFlags, given: string): Promise<ExitCode> {
  const opening = await openDocument(given, round);
  if (opening.verdict === 'refused') return refuse(context, opening.message);
  const { document } = opening;
  progress(context, '正在核对……');
  const today = document.round === null ? null : todayOf(document.round, document);
  const found = verify(document.carried.blocks, today?.report ?? null, today?.words ?? packagedWords());
  progressDone(context);
  const made = madeOf(document, today);
  if (json === true)
    printJson(context, {
      ...made,
      ...found,
      added: document.carried.added,
      compared: today?.report !== undefined,
      proven: document.carried.isProven,
    });
  else print(context, plainWords(verificationText(document, made, found, today)));
  return isWhole(found, document) ? 0 : 1;
}

interface Today {
  /** null where today's round makes no such document. */
  readonly report: TodaysReport | null;
  readonly words: Words;
  readonly inputs: ReturnType<typeof inputsOf>;
}

function todayOf(round: string, { memory, name }: OpenedDocument): Today | null {
  const opening = openRound(round);
  if (opening.verdict !== 'opened') return null;
  const configuration = readConfiguration(opening.project.files);
  if (configuration.verdict === 'failed') return null;
  const isSplit = /^general\/./.test(memory.report);
  const whole = wholeRound(configuration.value, opening.project.files, { splitGeneral: isSplit });
  const own = whole.now.documents.find(({ path }) => whole.reports.get(path) === memory.report || path === name);
  return {
    report: own === undefined ? null : { blocks: own.blocks, isSo: stillSo(whole.facts) },
    words: configuration.value.templates.words,
    inputs: whole.now.inputs,
  };
}

/** The dictionary for a document whose round is not at hand. */
function packagedWords(): Words {
  const reading = readWords(packagedTemplate('words.yaml'));
  if (reading.verdict === 'failed') throw new Error('the packaged words.yaml cannot be read');
  return reading.value.words;
}

interface Made {
  readonly report: string;
  readonly area: string;
  readonly year: number;
  readonly program: string;
  readonly content: string;
  /** Files that its figures and words were taken from. */
  readonly sources: readonly string[];
  /** Of those, the ones that have changed since; null where the run is no longer remembered. */
  readonly changedSources: readonly string[] | null;
}

function madeOf({ memory, name, round }: OpenedDocument, today: Today | null): Made {
  const origins = memory.blocks.flatMap(({ figures }) => figures.flatMap((figure) => figure.origins));
  const sources = [...new Set(origins.map((origin) => origin.replace(/[!:].*$/, '')))]
    .filter((file) => file !== 'settings')
    .toSorted();
  const prints = memory.blocks
    .filter(({ id }) => id !== 'title')
    .map(({ fingerprint }) => fingerprint)
    .join();
  const run = (round === null ? [] : runsOf(round)).find(({ documents }) =>
    documents.some(
      ({ path, blocks }) => path === name && blocks.map(({ fingerprint }) => fingerprint).join() === prints,
    ),
  );
  const now = new Map((today?.inputs ?? []).map(({ file, hash }) => [file, hash]));
  const changed =
    run === undefined || today === null
      ? null
      : run.inputs.filter(({ file, hash }) => now.get(file) !== hash).map(({ file }) => file);
  const { report, area, year, program, content } = memory;
  return { report, area, year, program, content, sources, changedSources: changed };
}

function isWhole(
  { altered, alteredWords, reworded, deleted, outdated, outdatedWords, noLonger, missing }: Verification,
  { carried }: OpenedDocument,
): boolean {
  return [altered, alteredWords, reworded, deleted, outdated, outdatedWords, noLonger, missing, carried.added].every(
    (list) => list.length === 0,
  );
}

function verificationText(document: OpenedDocument, made: Made, found: Verification, today: Today | null): string {
  const { carried, name } = document;
  const { reworded, deleted } = found;
  const differing = carried.isProven ? '人工改动' : '不同';
  return [
    `${name}：${made.area}${made.year}年 ${made.report}，由 fuer ${made.program} 生成，内容编号 ${made.content === '' ? '（按生成记录认出）' : made.content}。`,
    `用到的材料：${made.sources.join('、')}。`,
    ...(made.changedSources === null
      ? []
      : [
          made.changedSources.length === 0
            ? '这些材料自生成以来没有改动。'
            : `生成以后改动过的材料：${made.changedSources.join('、')}。`,
        ]),
    ...(carried.isProven ? [] : ['不知道这份文件出自哪一版，以下与最相近的一版比较：不同之处不一定是人改的。']),
    '',
    `一、${differing}的数字：${count(found.altered.length)}`,
    ...found.altered.map(
      (one) =>
        `  ${one.figure}：原为${one.should ?? '无'}，文中为${one.stands ?? '（已删）'}　［${one.block}］${from(one)}`,
    ),
    `二、${differing}的判定用语：${count(found.alteredWords.length)}`,
    ...found.alteredWords.map((one) => `  ${alteredWordText(one)}`),
    `三、${differing}的语句：改写${reworded.length}处，删去${deleted.length}处，新增${carried.added.length}段`,
    ...reworded
      .slice(0, 20)
      .flatMap(({ block, before, now }) => [`  ［${block}］原：${line(before)}`, `    现：${line(now)}`]),
    ...deleted.slice(0, 20).map(({ block, before }) => `  ［${block}］删去：${line(before)}`),
    ...carried.added.slice(0, 20).map(({ text }) => `  新增：${line(text)}`),
    ...(today === null || today.report === null
      ? ['四、没有找到本轮的数据（或本轮已不生成这份文件），没有与现在的数据核对。可用 --round 写明文件夹。']
      : [
          `四、与现在的数据不符的数字：${count(found.outdated.length)}`,
          ...found.outdated.map(
            (one) =>
              `  ${one.figure}：文中${one.stands ?? '无'}，现应为${one.should ?? '（不再写）'}　［${one.block}］${from(one)}`,
          ),
          `五、与现在的判定不符的用语：${count(found.outdatedWords.length)}`,
          ...found.outdatedWords.map((one) => `  ${outdatedWordText(one)}`),
          ...(found.noLonger.length === 0 ? [] : [`  现在不再写的段落：${found.noLonger.join('、')}`]),
          ...(found.missing.length === 0 ? [] : [`  现在另有的段落：${found.missing.join('、')}`]),
        ]),
    '',
    isWhole(found, document) ? '结论：一致。' : '结论：不一致，见上。',
  ].join('\n');
}

function alteredWordText({ block, of, stands, should }: WordDisagreement): string {
  const change =
    should === null
      ? `加写了“${stands ?? ''}”`
      : stands === null
        ? `“${should}”已删去`
        : `原为“${should}”，文中为“${stands}”`;
  return `${subjectText(of)}${change}　［${block}］`;
}

function outdatedWordText({ block, of, stands, should }: WordDisagreement): string {
  return `${subjectText(of)}文中为“${stands ?? ''}”，${should === null ? '现在的判定不是这样' : `现应为“${should}”`}　［${block}］`;
}

/** Enough of them to find the place. */
function subjectText(of: readonly string[]): string {
  if (of.length === 0) return '';
  return `${of.slice(0, 3).join('、')}${of.length > 3 ? `等${of.length}项` : ''}：`;
}

function count(number: number): string {
  return number === 0 ? '没有' : `${number}处`;
}

function from({ origins }: Disagreement): string {
  return origins.length === 0 ? '' : `　出处 ${origins.slice(0, 2).join('、')}${origins.length > 2 ? '等' : ''}`;
}

function line(text: string): string {
  const plain = text.replaceAll(/\s+/g, ' ').trim();
  return [...plain].length > 90 ? `${[...plain].slice(0, 89).join('')}…` : plain;
}
