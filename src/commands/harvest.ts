/** fuer harvest: words typed into a document become notes, so that the general report has them too. */
import { basename, resolve } from 'node:path';
import { buildCommand } from '@stricli/core';
import { noteLines, typedWords, withoutNumber, type TypedWords } from '../history/harvest.ts';
import { planIds, planWord, type PlanId } from '../indicators/plan-id.ts';
import type { TypedCell } from '../history/typed-cells.ts';
import { prepareRound } from '../pipeline/pipeline.ts';
import type { Configuration } from '../pipeline/read/configuration.ts';
import { recordedRows } from '../pipeline/run/merge-edits.ts';
import { typedInto } from '../pipeline/run/workbook-words.ts';
import { readBytes } from '../project/folder-files.ts';
import { noteFiles, writeNote, type NoteFile } from '../project/note-writing.ts';
import { roundAbove } from '../project/round-above.ts';
import type { ExitCode, FuerContext } from './opening/context.ts';
import { ending, print, printJson, refuse } from './opening/context.ts';
import type { OpenedDocument } from './opening/document-opening.ts';
import { openDocument, runsOf } from './opening/opened-document.ts';
import type { OpenedRound } from './opening/opened-round.ts';
import { openedRound, refuseRound } from './opening/opened-round.ts';
import { debugFlag, jsonFlag, textFlag } from './opening/parameters.ts';
import { whileLocked } from './opening/round-lock.ts';
import { plainWords } from './opening/terminal.ts';

interface HarvestFlags {
  readonly round?: string;
  readonly json?: boolean;
  readonly debug?: boolean;
}

export const harvestCommand = buildCommand<HarvestFlags, [document: string], FuerContext>({
  func: ending(harvest),
  parameters: {
    flags: { round: textFlag('本轮监测的文件夹，不写为文件所在的那一轮', '文件夹'), json: jsonFlag, debug: debugFlag },
    positional: {
      kind: 'tuple',
      parameters: [{ brief: '改过的 Word 文件或 out 里的表', parse: String, placeholder: '文件' }],
    },
  },
  docs: {
    brief: '收回：把写在 Word 文件里的文字存入 notes，总报告也就有了',
    fullDescription:
      '读取一份有人改过的 Word 文件，把填写的【待补充】、新加的段落和改写的材料语句，写入该单位 notes 里的材料（放在相应标题下，注明出处）；out 里的表（xlsx），收回原因说明、变化说明等栏里写的文字。改写的是材料里的原句时，就地改材料。原来的材料存入 .fuer/backup。',
  },
});

async function harvest(context: FuerContext, flags: HarvestFlags, given: string): Promise<ExitCode> {
  if (/\.xlsx$/i.test(given)) return harvestWorkbook(context, flags, given);
  const opening = await openDocument(given, flags.round);
  if (opening.verdict === 'refused') return refuse(context, opening.message);
  const { document } = opening;
  if (document.round === null) {
    return refuse(context, '没有找到这份文件所在的那一轮，不知道材料放在哪里。\n请用 --round 写明本轮监测的文件夹。');
  }
  const opened = openedRound(document.round);
  if (opened.verdict === 'refused') return refuseRound(context, opened, flags.json === true ? {} : null);
  // Two harvests of one unit's documents write the same note.
  return whileLocked(context, opened.project, () => takeWords(context, opened, document, flags.json === true));
}

function takeWords(context: FuerContext, opened: OpenedRound, document: OpenedDocument, json: boolean): ExitCode {
  const owner = ownerOf(document);
  if (owner === null) return refuse(context, `${document.name} 不是单位报告或总报告，没有对应的材料。`);
  const words = typedWords(document.carried, (text) => indicatorIn(text, opened.configuration));
  return storeWords(context, opened, document.name, [{ owner, words }], json);
}

/** The columns for words of a workbook in out/: each indicator's go to the unit that answers for it. */
async function harvestWorkbook(context: FuerContext, flags: HarvestFlags, given: string): Promise<ExitCode> {
  const path = resolve(given);
  const folder = flags.round ?? roundAbove(path);
  if (folder === null)
    return refuse(context, '没有找到这份文件所在的那一轮，不知道材料放在哪里。\n请用 --round 写明本轮监测的文件夹。');
  const opened = openedRound(folder);
  if (opened.verdict === 'refused') return refuseRound(context, opened, flags.json === true ? {} : null);
  const reading = readBytes(path, 128 * 1024 * 1024);
  if (reading.verdict !== 'read') return refuse(context, `没有读出“${given}”。\n请核对路径；路径里有空格时请加引号。`);
  const { configuration, project } = opened;
  const choices = { draft: true, splitGeneral: false, unitTables: true };
  const name = basename(path).replace(/\.新\d*(\.xlsx)$/i, '$1');
  const made = prepareRound(configuration, project.files, choices).documents.find(
    ({ document }) => document.path === name,
  )?.document;
  if (made === undefined || !('sheets' in made.content))
    return refuse(context, `“${given}”不是本轮生成的表。\n请写 out 里表的路径，文件名不变。`);
  const { content } = made;
  return whileLocked(context, project, async () => {
    const typed = typedInto(name, reading.bytes, content, recordedRows(name, runsOf(folder)));
    const shares = typed.flatMap((cell) => sharesOf(cell, content.plan, configuration));
    return storeWords(context, opened, basename(path), shares, flags.json === true);
  });
}

function sharesOf(cell: TypedCell, plan: PlanId | null, { indicators }: Configuration): readonly Share[] {
  const indicator = indicators.find(({ code }) => cell.row.split('/').includes(code));
  const [unit] = indicator?.units ?? [];
  if (indicator === undefined || unit === undefined) return [];
  const words: TypedWords = {
    kind: 'added',
    heading: /变化|变动/.test(cell.heading) ? '变化说明' : '原因分析',
    indicator: indicator.code,
    text: withoutNumber(cell.text.replaceAll(/\s*\n\s*/g, '')),
    replaces: null,
    block: cell.row,
  };
  return (plan === null ? indicator.plans : [plan]).map((one) => ({
    owner: { note: unit, plan: one },
    words: [words],
  }));
}

/** Words that belong into one unit's notes. */
interface Share {
  readonly owner: Owner;
  readonly words: readonly TypedWords[];
}

/** Each share is sorted against the notes as the one before it has left them. */
function storeWords(
  context: FuerContext,
  { configuration, project }: OpenedRound,
  document: string,
  shares: readonly Share[],
  json: boolean,
): ExitCode {
  const sorted: Sorted[] = [];
  const files = new Set<string>();
  for (const { owner, words } of shares) {
    const notes = noteFiles(project, owner.note, owner.plan === null ? null : planWord[owner.plan]);
    const own = sortOut(words, notes);
    for (const [file, text] of writingOf(own, notes, owner, document, configuration)) {
      if (writeNote(project, file, text) === 'held')
        return refuse(context, `${file} 不能写入，多半正在打开。\n请关闭打开它的程序，再运行一次。`);
      files.add(file);
    }
    sorted.push(own);
  }
  const all: Sorted = {
    appended: sorted.flatMap(({ appended }) => appended),
    mended: sorted.flatMap(({ mended }) => mended),
    known: sorted.flatMap(({ known }) => known),
    left: sorted.flatMap(({ left }) => left),
  };
  if (json)
    printJson(context, {
      files: [...files],
      harvested: [...all.appended, ...all.mended],
      known: all.known,
      left: all.left,
    });
  else print(context, plainWords(harvestText(all, [...files])));
  return 0;
}

interface Owner {
  /** The stem of its notes' names: the unit, or 总报告. */
  readonly note: string;
  readonly plan: PlanId | null;
}

/** From the report's id: `教育局/children`, `general`, `general/women`. */
function ownerOf({ memory }: OpenedDocument): Owner | null {
  const [head = '', rest] = memory.report.split('/');
  const plan = planIds.find((each) => each === rest) ?? null;
  if (head === 'general') return { note: '总报告', plan: null };
  return plan === null ? null : { note: head, plan };
}

function indicatorIn(text: string, { indicators }: Configuration): string | null {
  const named = indicators.filter(({ name, short }) => text.includes(name) || text.includes(short));
  return named.toSorted((a, b) => b.name.length - a.name.length)[0]?.code ?? null;
}

interface Sorted {
  readonly appended: readonly TypedWords[];
  /** Sentences of the notes themselves, reworded where they stand. */
  readonly mended: readonly TypedWords[];
  /** In the notes already. */
  readonly known: readonly TypedWords[];
  /** The program's own sentences, and what has no place in the notes: it stays in the document. */
  readonly left: readonly TypedWords[];
}

function sortOut(found: readonly TypedWords[], notes: readonly NoteFile[]): Sorted {
  const all = notes.map(({ text }) => text).join('\n');
  const narrowed = found.map((item) => withoutLead(item, (words) => all.includes(words)));
  const isKnown = ({ text }: TypedWords): boolean => all.includes(text);
  const isMendable = ({ replaces }: TypedWords): boolean => replaces !== null && all.split(replaces).length === 2;
  const fresh = narrowed.filter((item) => !isKnown(item));
  return {
    known: narrowed.filter(isKnown),
    mended: fresh.filter((item) => item.kind === 'reworded' && isMendable(item)),
    left: fresh.filter((item) => item.kind === 'unplaced' || (item.kind === 'reworded' && !isMendable(item))),
    appended: fresh.filter(({ kind }) => kind !== 'reworded' && kind !== 'unplaced'),
  };
}

/** 从工作看， is the program's lead to a person's sentence: clauses that both share fall away until the note has the rest. */
function withoutLead(item: TypedWords, inNotes: (words: string) => boolean): TypedWords {
  if (item.replaces === null || inNotes(item.replaces)) return item;
  const lead = /^[^，：]*[，：]/.exec(item.replaces)?.[0];
  if (lead === undefined || !item.text.startsWith(lead)) return item;
  const [replaces, text] = [item.replaces, item.text].map((words) => withoutNumber(words.slice(lead.length)));
  if (replaces === undefined || text === undefined) return item;
  const shorter = withoutLead({ ...item, replaces, text }, inNotes);
  return shorter.replaces !== null && inNotes(shorter.replaces) ? shorter : item;
}

/** Each note's new text. */
function writingOf(
  { appended, mended }: Sorted,
  notes: readonly NoteFile[],
  { note, plan }: Owner,
  document: string,
  { indicators }: Configuration,
): ReadonlyMap<string, string> {
  const texts = new Map(notes.map(({ file, text }) => [file, text]));
  for (const { replaces, text } of mended) {
    const file = notes.find((one) => replaces !== null && one.text.includes(replaces))?.file;
    if (file !== undefined && replaces !== null)
      texts.set(
        file,
        (texts.get(file) ?? '').replace(replaces, () => text),
      );
  }
  if (appended.length > 0) {
    // Apart from what the unit handed in: a new note of theirs does not take the words away.
    const home = notes.find(({ file }) => file.endsWith('.md'));
    const file = plan === null ? (home?.file ?? `notes/${note}.md`) : `notes/${note}-补充.md`;
    const heading = plan === null ? null : `${planWord[plan]}发展规划`;
    const nameOf = (code: string): string => indicators.find((one) => one.code === code)?.name ?? '';
    const lines = noteLines(appended, document, heading, nameOf);
    const before = texts.get(file) ?? '';
    texts.set(file, `${before.trimEnd()}${before === '' ? '' : '\n\n'}${lines}\n`);
  }
  return new Map([...texts].filter(([file, text]) => notes.find((one) => one.file === file)?.text !== text));
}

function harvestText({ appended, mended, known, left }: Sorted, files: readonly string[]): string {
  const item = ({ heading, indicator, text, block }: TypedWords): string =>
    `  ${heading}${indicator === null ? '' : ` ${indicator}`}：${text}　［${block}］`;
  const kept = left.map(({ kind, text }) =>
    kind === 'unplaced'
      ? `  没有收回（看不出说的是哪一项指标，只留在这份文件里；要收回，请写明指标，或写进材料）：${text}`
      : `  没有收回（程序写的语句，改写只留在这份文件里）：${text}`,
  );
  if (files.length === 0) return ['没有要收回的文字。', ...kept].join('\n');
  return [
    `写入 ${files.join('、')}（原来的材料存在 .fuer/backup）：`,
    ...appended.map(item),
    ...mended.map((one) => `  改写：${one.replaces ?? ''} → ${one.text}`),
    ...kept,
    ...(known.length === 0 ? [] : [`另有${known.length}处材料里已有。`]),
    '下一步：fuer build 重新生成，总报告也会用上。',
  ].join('\n');
}
