/** fuer verify: 验真. Which data and program made a document, what in it was altered, and what no longer holds. */
import { buildCommand } from '@stricli/core';
import { readConfiguration } from '../pipeline/read/configuration.ts';
import { wholeRound } from '../pipeline/run/whole-round.ts';
import { verify } from '../history/verification.ts';
import { packagedTemplate } from '../project/packaged.ts';
import { openRound } from '../project/project.ts';
import { readWords, type Words } from '../report/claims/words.ts';
import { truthOf } from '../report/proofread.ts';
import type { ExitCode, FuerContext } from './opening/context.ts';
import { ending, print, printJson, progress, progressDone, refuse } from './opening/context.ts';
import type { OpenedDocument, PaperPlaces } from './opening/document-opening.ts';
import { runsOf } from './opening/opened-document.ts';
import { openReturned } from './opening/printed-document.ts';
import { debugFlag, jsonFlag, textFlag } from './opening/parameters.ts';
import { plainWords } from './opening/terminal.ts';
import type { Made, Today } from './texts/verification-text.ts';
import { isWhole, verificationText } from './texts/verification-text.ts';

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
    positional: {
      kind: 'tuple',
      parameters: [{ brief: '要验的 Word 文件或 PDF', parse: String, placeholder: '文件' }],
    },
  },
  docs: {
    brief: '验真：文件由哪些数据、哪个版本生成，哪些数字和判定用语被改过、与现在的数据不符',
    fullDescription:
      '读取一份由本程序生成的 Word 文件，或由它打印、另存出来的 PDF（签发、盖章后的也行，扫描件不行）：列出生成它的程序版本和材料，人工改过的数字、判定用语和语句（PDF 的写明第几页），以及与现在的数据不再一致的数字和判定用语。PDF 按语句认出是本轮 out 或 issued 里的哪一份；不在本轮文件夹里的，用 --round 写明。全部一致时退出码为 0，否则为 1。不写任何文件。',
  },
});

async function verifyDocument(context: FuerContext, { round, json }: VerifyFlags, given: string): Promise<ExitCode> {
  const opening = await openReturned(given, round);
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
      ...(document.paper === undefined ? {} : { paper: paperJson(document.paper) }),
    });
  else print(context, plainWords(verificationText(document, made, found, today)));
  return isWhole(found, document) ? 0 : 1;
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
    report: own === undefined ? null : { blocks: own.blocks, isSo: truthOf(whole.facts) },
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

function paperJson({ prints, pages, recognised, pageOf, pageOfAdded, alsoInFile }: PaperPlaces) {
  return { prints, pages, recognised, pageOf: Object.fromEntries(pageOf), pageOfAdded, alsoInFile: [...alsoInFile] };
}
