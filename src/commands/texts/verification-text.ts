/** What verifying a document came to, in words. */
import type { WordDisagreement } from '../../history/judging-words.ts';
import type { DocumentMemory } from '../../history/document-memory.ts';
import { titleBlock } from '../../history/document-memory.ts';
import { placesIn, placeText } from '../../history/place-words.ts';
import type { Disagreement, TodaysReport, Verification } from '../../history/verification.ts';
import type { inputsOf } from '../../pipeline/read/inputs.ts';
import { indicatorOf } from '../../report/figure-id-reading.ts';
import type { Words } from '../../report/claims/words.ts';
import type { OpenedDocument, PaperPlaces } from '../opening/document-opening.ts';

export interface Today {
  /** null where today's round makes no such document. */
  readonly report: TodaysReport | null;
  readonly words: Words;
  readonly inputs: ReturnType<typeof inputsOf>;
}

export interface Made {
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

export function isWhole(
  { altered, alteredWords, reworded, deleted, outdated, outdatedWords, noLonger, missing }: Verification,
  { carried }: OpenedDocument,
): boolean {
  return [altered, alteredWords, reworded, deleted, outdated, outdatedWords, noLonger, missing, carried.added].every(
    (list) => list.length === 0,
  );
}

export function verificationText(
  document: OpenedDocument,
  made: Made,
  found: Verification,
  today: Today | null,
): string {
  const { carried, name } = document;
  const { reworded, deleted } = found;
  const at = placeSayer(document.memory, document.paper);
  const differing = carried.isProven ? '人工改动' : '不同';
  return [
    ...paperLines(document),
    `${name}：${made.area}${made.year}年 ${titleOf(document)}，由 fuer ${made.program} 生成，内容编号 ${made.content === '' ? '（按生成记录认出）' : made.content}。`,
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
        `  ${codeText(one)}原为${one.should ?? '无'}，文中为${one.stands ?? '（已删）'}　${at(one.block)}${from(one)}`,
    ),
    `二、${differing}的判定用语：${count(found.alteredWords.length)}`,
    ...found.alteredWords.map((one) => `  ${alteredWordText(one)}　${at(one.block)}`),
    `三、${differing}的语句：改写${reworded.length}处，删去${deleted.length}处，新增${carried.added.length}段`,
    ...reworded
      .slice(0, 20)
      .flatMap(({ block, before, now }) => [
        `  ${at(block)}`,
        `    原：${line(fromDifference(before, now))}`,
        `    现：${line(fromDifference(now, before))}`,
      ]),
    ...deleted.slice(0, 20).map(({ block, before }) => `  删去：${line(before)}　${at(block)}`),
    ...carried.added
      .slice(0, 20)
      .map(({ text, after }, position) => `  新增：${line(text)}　${addedPlace(document, position, after)}`),
    ...(today === null || today.report === null
      ? ['四、没有找到本轮的数据（或本轮已不生成这份文件），没有与现在的数据核对。可用 --round 写明文件夹。']
      : [
          `四、与现在的数据不符的数字：${count(found.outdated.length)}`,
          ...found.outdated.map(
            (one) =>
              `  ${codeText(one)}文中${one.stands ?? '无'}，现应为${one.should ?? '（不再写）'}　${at(one.block)}${from(one)}`,
          ),
          `五、与现在的判定不符的用语：${count(found.outdatedWords.length)}`,
          ...found.outdatedWords.map((one) => `  ${outdatedWordText(one)}　${at(one.block)}`),
          ...(found.noLonger.length === 0
            ? []
            : found.noLonger.slice(0, 20).map((block) => `  现在不再写的段落：${at(block)}`)),
          ...(found.missing.length === 0 ? [] : [`  现在另有${found.missing.length}段（行）没有写在这份文件里`]),
        ]),
    '',
    isWhole(found, document) ? '结论：一致。' : '结论：不一致，见上。',
  ].join('\n');
}

/** Which Word file a printed one prints, and how far it can be trusted. */
function paperLines({ name, paper }: OpenedDocument): readonly string[] {
  if (paper === undefined) return [];
  return [
    `${name} 共${paper.pages}页，印的是${paper.prints ?? '生成记录里的一份报告（Word 文件已不在）'}。`,
    ...(paper.recognised ? ['这份 PDF 的文字是从图片上识别出来的，识别会有错，以下不同之处请对照原件。'] : []),
  ];
}

/** As the document is titled; documents without one by the report's id. */
function titleOf({ memory }: OpenedDocument): string {
  const title = memory.blocks.find(({ id }) => id === titleBlock)?.text ?? '';
  return title === '' ? memory.report : `“${title.replaceAll(/\s+/g, '')}”`;
}

/** 第3页，二、…，“…”; what also stands in the Word file was written there. */
function placeSayer(memory: DocumentMemory, paper: PaperPlaces | undefined): (block: string) => string {
  const places = placesIn(memory.blocks);
  const known = new Map(memory.blocks.map(({ id }, number) => [id, places[number]]));
  return (block) => {
    const page = paper?.pageOf.get(block);
    const place = known.get(block);
    return [
      ...(page === undefined ? [] : [`第${page}页`]),
      ...(place === undefined ? [] : [placeText(place)]),
      ...(paper?.alsoInFile.has(block) === true ? ['Word 文件里也是这样'] : []),
    ].join('，');
  };
}

function addedPlace(document: OpenedDocument, position: number, after: string | null): string {
  const page = document.paper?.pageOfAdded[position];
  const before = after === null ? '' : `在${placeSayer(document.memory, undefined)(after)}之后`;
  return [...(page === undefined ? [] : [`第${page}页`]), ...(before === '' ? [] : [before])].join('，');
}

/** C25：; '' for what is of no one indicator. */
function codeText({ figure }: Disagreement): string {
  const code = indicatorOf(figure) ?? /^[A-Z]\d[^/]*/.exec(figure)?.[0];
  return code === undefined ? '' : `${code}：`;
}

/** From a little before the first letter that is otherwise. */
function fromDifference(text: string, other: string): string {
  let same = 0;
  while (same < text.length && text.charAt(same) === other.charAt(same)) same += 1;
  return same > 45 ? `…${text.slice(same - 25)}` : text;
}

function alteredWordText({ of, stands, should }: WordDisagreement): string {
  const change =
    should === null
      ? `加写了“${stands ?? ''}”`
      : stands === null
        ? `“${should}”已删去`
        : `原为“${should}”，文中为“${stands}”`;
  return `${subjectText(of)}${change}`;
}

function outdatedWordText({ of, stands, should }: WordDisagreement): string {
  return `${subjectText(of)}文中为“${stands ?? ''}”，${should === null ? '现在的判定不是这样' : `现应为“${should}”`}`;
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
