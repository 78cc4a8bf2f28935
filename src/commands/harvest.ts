/** fuer harvest: words typed into a document become notes, so that the general report has them too. */
import { buildCommand } from '@stricli/core';
import { noteLines, typedWords, withoutNumber, type TypedWords } from '../history/harvest.ts';
import { planIds, planWord, type PlanId } from '../indicators/plan-id.ts';
import type { Configuration } from '../pipeline/read/configuration.ts';
import { noteFiles, writeNote, type NoteFile } from '../project/note-writing.ts';
import type { ExitCode, FuerContext } from './opening/context.ts';
import { ending, print, printJson, refuse } from './opening/context.ts';
import { openDocument, type OpenedDocument } from './opening/opened-document.ts';
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
    positional: { kind: 'tuple', parameters: [{ brief: '改过的 Word 文件', parse: String, placeholder: '文件' }] },
  },
  docs: {
    brief: '收回：把写在 Word 文件里的文字存入 notes，总报告也就有了',
    fullDescription:
      '读取一份有人改过的 Word 文件，把填写的【待补充】、新加的段落和改写的材料语句，写入该单位 notes 里的材料（放在相应标题下，注明出处）。改写的是材料里的原句时，就地改材料。原来的材料存入 .fuer/backup。',
  },
});

async function harvest(context: FuerContext, flags: HarvestFlags, given: string): Promise<ExitCode> {
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

function takeWords(
  context: FuerContext,
  { configuration, project }: OpenedRound,
  document: OpenedDocument,
  json: boolean,
): ExitCode {
  const owner = ownerOf(document);
  if (owner === null) return refuse(context, `${document.name} 不是单位报告或总报告，没有对应的材料。`);
  const notes = noteFiles(project, owner.note, owner.plan === null ? null : planWord[owner.plan]);
  const found = typedWords(document.carried, (text) => indicatorIn(text, configuration));
  const sorted = sortOut(found, notes);
  const writing = writingOf(sorted, notes, owner, document.name, configuration);
  for (const [file, text] of writing) {
    if (writeNote(project, file, text) === 'held')
      return refuse(context, `${file} 不能写入，多半正在打开。\n请关闭打开它的程序，再运行一次。`);
  }
  const files = [...writing.keys()];
  if (json)
    printJson(context, {
      files,
      harvested: [...sorted.appended, ...sorted.mended],
      known: sorted.known,
      left: sorted.left,
    });
  else print(context, plainWords(harvestText(sorted, files)));
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
  /** The program's own sentences: their rewording stays in the document. */
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
    left: fresh.filter((item) => item.kind === 'reworded' && !isMendable(item)),
    appended: fresh.filter(({ kind }) => kind !== 'reworded'),
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
  if (files.length === 0) {
    return [
      '没有要收回的文字。',
      ...left.map((one) => `  没有收回（程序写的语句，改写只留在这份文件里）：${one.text}`),
    ].join('\n');
  }
  return [
    `写入 ${files.join('、')}（原来的材料存在 .fuer/backup）：`,
    ...appended.map(item),
    ...mended.map((one) => `  改写：${one.replaces ?? ''} → ${one.text}`),
    ...left.map((one) => `  没有收回（程序写的语句，改写只留在这份文件里）：${one.text}`),
    ...(known.length === 0 ? [] : [`另有${known.length}处材料里已有。`]),
    '下一步：fuer build 重新生成，总报告也会用上。',
  ].join('\n');
}
