/** fuer pack: what one sender hands in, as one archive with covering letter, checklist and mail text. */
import { buildCommand } from '@stricli/core';
import { findingJson } from '../dataset/check-json.ts';
import type { RecordedBlock } from '../history/manifest.ts';
import { recordedBlocks } from '../history/recorded-blocks.ts';
import { nearestOffice } from '../indicators/nearest.ts';
import type { Round } from '../indicators/round.ts';
import { findUnit } from '../indicators/round.ts';
import type { JudgedDocument } from '../pipeline/documents.ts';
import { countyOf } from '../pipeline/overview.ts';
import type { PreparedRound } from '../pipeline/pipeline.ts';
import { prepareRound } from '../pipeline/pipeline.ts';
import type { Proof, Sender } from '../pipeline/sender-package.ts';
import { documentsFrom, packParcel, parcelName, parcelOf } from '../pipeline/sender-package.ts';
import { renderDocument, type Maker } from '../pipeline/render/render.ts';
import { obstacleToWriting } from '../project/out-place.ts';
import { outFolderOf } from '../project/project.ts';
import type { Standing } from '../project/parcels.ts';
import { parcelFolder, placeParcel, proofsOf, standingOf } from '../project/parcels.ts';
import { lastManifest } from '../project/run-writing.ts';
import { reasonLines } from './texts/build-summary.ts';
import type { ExitCode, FuerContext } from './opening/context.ts';
import { complain, done, ending, print, printJson, progressDone, refuse, tellingSteps } from './opening/context.ts';
import type { OpenedRound } from './opening/opened-round.ts';
import { openedRound, refuseRound } from './opening/opened-round.ts';
import { debugFlag, jsonFlag, outFlag } from './opening/parameters.ts';
import { lockRound } from './opening/round-lock.ts';
import { plainWords } from './opening/terminal.ts';

interface PackFlags {
  readonly draft?: boolean;
  readonly general: 'joint' | 'split';
  readonly out?: string;
  readonly json?: boolean;
  readonly debug?: boolean;
}

export const packCommand = buildCommand<PackFlags, [sender: string, folder?: string], FuerContext>({
  func: ending(pack),
  parameters: {
    flags: {
      draft: { kind: 'boolean', brief: '草稿和有强制性问题的文件也装入', optional: true, withNegated: false },
      general: {
        kind: 'enum',
        values: ['joint', 'split'],
        brief: '总报告合为一份（joint）或按规划分为两份（split）',
        default: 'joint',
      },
      out: outFlag,
      json: jsonFlag,
      debug: debugFlag,
    },
    positional: {
      kind: 'tuple',
      parameters: [
        { brief: '单位名称；装总报告写 general，装迎检材料写 inspection', parse: String, placeholder: '单位' },
        { brief: '本轮监测的文件夹，不写为当前文件夹', parse: String, placeholder: '文件夹', optional: true },
      ],
    },
  },
  docs: {
    brief: '把一个单位要报送的文件装成一个压缩包',
    fullDescription:
      '把一个单位的报告和三张表，或总报告和各表（general），或预警机制执行情况台账和佐证材料（inspection），连同报送函、报送清单、邮件正文装成压缩包，写入 out/报送。总报告的包里另有供上级汇总的数据（fuer overview 读取）。还有待补充或强制性问题的文件不装，加 --draft 才装。',
  },
});

async function pack(context: FuerContext, flags: PackFlags, wanted: string, folder: string = '.'): Promise<ExitCode> {
  const opened = openedRound(folder);
  // The round's folder alone was typed: what is missing is whose documents.
  if (opened.verdict === 'refused' && folder === '.' && openedRound(wanted).verdict === 'opened')
    return refuse(context, `请在文件夹前面写单位（或 general、inspection）：fuer pack 教育局 ${wanted}`);
  if (opened.verdict === 'refused') return refuseRound(context, opened, flags.json === true ? { parcel: null } : null);
  const out = outFolderOf(opened.project, flags.out);
  const sender = senderOf(wanted, opened.configuration.round);
  const obstacle = 'message' in sender ? sender.message : obstacleToWriting(out);
  if ('message' in sender || obstacle !== null) return refuse(context, obstacle ?? '');

  // A build at the same time would put documents of two runs into one archive.
  const lock = lockRound(opened.project);
  if (lock.verdict === 'busy') return refuse(context, lock.message);
  try {
    return await packFor(context, { sender, out, flags }, opened);
  } finally {
    lock.lock.release();
  }
}

interface PackOrder {
  readonly sender: Sender;
  readonly out: ReturnType<typeof outFolderOf>;
  readonly flags: PackFlags;
}

async function packFor(context: FuerContext, order: PackOrder, opened: OpenedRound): Promise<ExitCode> {
  const { sender, out, flags } = order;
  const prepared = preparedFor(context, opened, flags);
  const documents = documentsFrom(sender, prepared.documents);
  progressDone(context);
  const { round } = opened.configuration;
  if (documents.length === 0) return refuse(context, `${senderWord(sender)}在本轮没有要报送的文件。`);
  const unfit = documents.filter(({ verdict }) => verdict !== 'final');
  if (unfit.length > 0 && flags.draft !== true) return leaveUnpacked(context, order, unfit);

  const standings = await standingsOf(documents, out, {
    area: round.area.name,
    program: opened.project.programVersion,
  });
  const torn = documents.filter((_, position) => standings[position]?.verdict === 'edited-and-moved-on');
  if (torn.length > 0) {
    complain(context, tornText(torn, out.shown));
    return 1;
  }

  const proofs = sender.kind === 'inspection' ? proofsOf(opened.project, out) : [];
  const parcel = parcelOf(sender, documents, proofs, round);
  const name = parcelName(parcel, round);
  const contents = [
    ...standings.flatMap((standing) => ('bytes' in standing ? [standing.bytes] : [])),
    ...proofs.map(({ bytes }) => bytes),
  ];
  const county = sender.kind === 'general' ? countyOf(prepared, opened.configuration) : null;
  const state = placeParcel(out, name, await packParcel(parcel, contents, round, county));
  const file = `${out.shown}/${parcelFolder}/${name}`;
  if (state === 'held') return refuse(context, `${file} 正被其他程序打开，没有替换。\n请关闭后再运行一次。`);
  if (flags.json === true) {
    const items = documents.map(({ document }, position) => ({
      path: document.path,
      state: standings[position]?.verdict ?? 'current',
    }));
    printJson(context, { parcel: file, draft: parcel.draft, documents: items, proofs: proofs.map(({ name }) => name) });
  } else print(context, plainWords(packedText(file, documents, standings, proofs, parcel.draft)));
  return done(documents.flatMap(({ because }) => because));
}

function senderWord(sender: Sender): string {
  switch (sender.kind) {
    case 'general':
      return '总报告和各表';
    case 'inspection':
      return '迎检材料';
    case 'unit':
      return sender.unit;
  }
}

function senderOf(wanted: string, round: Round): Sender | { readonly message: string } {
  if (['general', '总报告'].includes(wanted.trim())) return { kind: 'general' };
  if (['inspection', '检查', '迎检'].includes(wanted.trim())) return { kind: 'inspection' };
  const found = findUnit(round, wanted);
  if (found !== null) return { kind: 'unit', unit: found.unit.name };
  const names = round.units.map((unit) => unit.name);
  const near = nearestOffice(wanted, names);
  return {
    message: `本轮没有单位“${wanted}”。\n${near === null ? `可写：${[...names, 'general', 'inspection'].join('、')}。` : `是否应为“${near}”？`}`,
  };
}

function preparedFor(context: FuerContext, { project, configuration }: OpenedRound, flags: PackFlags): PreparedRound {
  const choices = { draft: flags.draft === true, splitGeneral: flags.general === 'split', unitTables: true };
  return prepareRound(configuration, project.files, choices, tellingSteps(context));
}

async function standingsOf(
  documents: readonly JudgedDocument[],
  out: ReturnType<typeof outFolderOf>,
  maker: Maker,
): Promise<readonly Standing[]> {
  const records = lastManifest(out)?.documents ?? [];
  const standings: Standing[] = [];
  for (const { document } of documents) {
    const { bytes } = await renderDocument(document, maker);
    const record = records.find(({ path }) => path === document.path);
    const sameWords = printsOf(record?.blocks ?? []) === printsOf(recordedBlocks(document.content));
    standings.push(standingOf(out, document.path, bytes, record, sameWords));
  }
  return standings;
}

/** What cannot go out yet is named, and nothing is packed. */
function leaveUnpacked(
  context: FuerContext,
  { sender, out: { shown }, flags }: PackOrder,
  unfit: readonly JudgedDocument[],
): ExitCode {
  if (flags.json === true) {
    const documents = unfit.map(({ document, verdict, because }) => ({
      path: document.path,
      state: verdict,
      because: because.map(findingJson),
    }));
    printJson(context, { parcel: null, documents });
  }
  const reasons = unfit.flatMap(({ document, verdict, because }) => [
    `  ${verdict === 'withheld' ? '扣发' : '草稿'} ${shown}/${document.path}，因为：`,
    ...reasonLines(because),
  ]);
  const text = [
    `没有装包：${senderWord(sender)}有 ${unfit.length} 份文件还不能报送。`,
    ...reasons,
    '补充或改正后再运行；要先装草稿，请加 --draft。',
  ];
  complain(context, plainWords(text.join('\n')));
  return 1;
}

function tornText(torn: readonly JudgedDocument[], shown: string): string {
  return [
    '没有装包：下列文件有人改过，数据也已经变了。',
    ...torn.map(({ document }) => `  ${shown}/${document.path}`),
    '请先运行 fuer build，把两份并成一份，再装包。',
  ].join('\n');
}

function packedText(
  file: string,
  documents: readonly JudgedDocument[],
  standings: readonly Standing[],
  proofs: readonly Proof[],
  draft: boolean,
): string {
  const remark = {
    current: '',
    'moved-on': '（out 里的一份过时了，装入的是按现在的材料生成的）',
    edited: '（有人改过，装入的是改后的）',
    'edited-and-moved-on': '',
  } as const satisfies Record<Standing['verdict'], string>;
  return [
    `已装包 ${file}：报送函、报送清单、邮件正文，和${draft ? '草稿' : '文件'} ${documents.length} 份。`,
    ...documents.map(({ document }, position) => {
      const verdict = standings[position]?.verdict ?? 'current';
      return `  ${document.path}${remark[verdict]}`;
    }),
    ...(proofs.length === 0 ? [] : [`佐证材料 ${proofs.length} 份：`, ...proofs.map(({ name }) => `  ${name}`)]),
    ...(draft ? ['其中有草稿，请勿报送。'] : []),
  ].join('\n');
}

/** Equal for two versions exactly when the same words stand in the same places. */
function printsOf(blocks: readonly RecordedBlock[]): string {
  return JSON.stringify(blocks.map(({ id, text, fingerprint }) => [id, text, fingerprint]));
}
