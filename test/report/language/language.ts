/**
 * How the program's own sentences read, where that can be told by a rule: length, the same skeleton again and again,
 * punctuation, values said twice, turns of phrase that officials do not use. People's words and the plan's targets are
 * theirs; whether a sentence is so, is the proofreader's to say.
 */
import { parseFigureId } from '../../../src/report/figure-id-reading.ts';
import type { Inline, Report } from '../../../src/report/model.ts';
import { blockInlines } from '../../../src/report/printed-blocks.ts';

/** One turn of phrase that is not to stand in a report. */
export interface LanguageFind {
  readonly kind: string;
  readonly block: string;
  readonly text: string;
}

/** What a checker needs to know of a round: every name that may stand in a sentence, long or short. */
export type Names = readonly string[];

const longestSentence = 120;
const longestParagraph = 180;
const skeletonsAtMost = { unit: 6, general: 12 } as const;

/** Stands for what others wrote, in a text of ours. */
const theirs = '〇';

interface Passage {
  readonly block: string;
  readonly text: string;
  /** Figures as #, names as N, targets as T. */
  readonly skeleton: string;
}

export function languageFinds(report: Report, names: Names): readonly LanguageFind[] {
  const passages = passagesOf(report, names);
  return [...passages.flatMap(foundIn), ...skeletonFinds(report, passages), ...numberingFinds(passages)];
}

function foundIn({ block, text }: Passage): readonly LanguageFind[] {
  const sentences = text.split(/(?<=[。！？])/u);
  const long = sentences.filter((one) => !one.includes(theirs) && lengthOf(one) > longestSentence);
  return [
    ...long.map((one) => ({ kind: `句子超过${longestSentence}字`, block, text: one })),
    ...(lengthOf(text) > longestParagraph ? [{ kind: `段落超过${longestParagraph}字`, block, text }] : []),
    ...turns.flatMap(({ kind, pattern }) =>
      [...text.matchAll(pattern)].map((found) => ({ kind, block, text: around(text, found.index, found[0].length) })),
    ),
  ];
}

/** The titles of plans are as long as they are. */
function lengthOf(text: string): number {
  return [...text.replace(/《[^》]*》/gu, '').replaceAll(theirs, '')].length;
}

const number = String.raw`\d+(?:\.\d+)?`;
const unit = '(?:个?(?:百|千|万|十万)分点|%|‰|/10万|/万|[个张元岁年人例件所户平方米]*)';

/** Each with the fault as people call it. */
const turns: readonly { readonly kind: string; readonly pattern: RegExp }[] = [
  { kind: '同一数值重复列出', pattern: new RegExp(`(?<![\\d.、])(${number}${unit})(?:、\\1)*(?:、|和)\\1(?![\\d.、])(?!和\\d)`, 'gu') },
  { kind: '小句之间用顿号', pattern: new RegExp(`${number}${unit}、(?:已|比|较|未|低于|高于|距|由)`, 'gu') },
  { kind: '变化为零', pattern: /(?:提高|上升|增加|下降|减少|需|相差|仍差)0(?:\.0+)?(?=个|[^\d.])/gu },
  { kind: '差距为零', pattern: /目标值的0(?:\.0+)?%/gu },
  { kind: '一项也说“X项，…X项”', pattern: /(?:可比的|可排位次的|有数据的)1项(?:中)?[，居]/gu },
  { kind: '越高越好的指标说“反弹”', pattern: /下降[^。；]*反弹/gu },
  { kind: '是否作数', pattern: /为[是否有无](?=[，。；、（])/gu },
  { kind: '一个领域也说分布', pattern: /分布在[^、。]*领域/gu },
  { kind: '空括号', pattern: /（[，、；。\s]*）|“”|《》|【】/gu },
  { kind: '标点重复', pattern: /[，、；：。][，、；。]|(?<=。)。/gu },
  { kind: '括号前后有多余的标点', pattern: /[，、；：]）|（[，、。；]/gu },
  { kind: '方括号套方括号', pattern: /【[^】]*【/gu },
  { kind: '半角标点', pattern: /(?<=\p{Script=Han})[,;:?!()]|[,;?!()](?=\p{Script=Han})/gu },
  { kind: '变差不是公文用语', pattern: /变差，为|未达标且比上年变差/gu },
  { kind: '分别用错位置', pattern: /分别距“|分别高于“|分别分别|均均|均为均/gu },
  { kind: '区间重复', pattern: /“(\d+[—～-]\d+)[^”]*”（\d+～\d+）/gu },
  { kind: '目标原文前重复说', pattern: /[高低]于“(?:稳定|保持|不[低高]于|达到|控制)/gu },
  { kind: '先判定后数值', pattern: /虽[^，（]*达标（/gu },
  { kind: '全部又说“…项中，…均”', pattern: /共有的(\d+)项指标中，[^，]*均[^，]*，数值与/gu },
]; // prettier-ignore

function skeletonFinds(report: Report, passages: readonly Passage[]): readonly LanguageFind[] {
  const most = report.kind === 'general' ? skeletonsAtMost.general : report.kind === 'unit' ? skeletonsAtMost.unit : 99;
  const counts = new Map<string, { readonly block: string; readonly of: string[] }>();
  for (const { block, skeleton } of passages)
    for (const clause of skeleton.split(/[，。；：]/u).map((one) => one.trim())) {
      // A name with its value is what any statement is made of.
      if ([...clause.replace(/[NTVU#、（）和()]|[^\p{Script=Han}]/gu, '')].length < 3) continue;
      const found = counts.get(clause) ?? { block, of: [] };
      found.of.push(clause);
      counts.set(clause, found);
    }
  return [...counts]
    .filter(([, { of }]) => of.length > most)
    .map(([clause, { block, of }]) => ({ kind: `同一句式超过${most}次`, block, text: `${of.length}× ${clause}` }));
}

const chinese = '一二三四五六七八九十';

/** （一）, （二）, … in order in each part, and no head numbered alone. */
function numberingFinds(passages: readonly Passage[]): readonly LanguageFind[] {
  const finds: LanguageFind[] = [];
  let due = 1;
  let last: Passage | null = null;
  const close = () => {
    if (due === 2 && last !== null) finds.push({ kind: '只有一条也编号', block: last.block, text: last.text.slice(0, 30) });
    due = 1;
  };
  for (const passage of passages) {
    if (/^[一二三四五六]、/u.test(passage.text)) close();
    const numeral = /^（([一二三四五六七八九十]+)）/u.exec(passage.text)?.[1];
    if (numeral === undefined) continue;
    if (numeral !== numeralOf(due)) finds.push({ kind: '编号不连续', block: passage.block, text: passage.text.slice(0, 30) });
    due += 1;
    last = passage;
  }
  close();
  return finds;
} // prettier-ignore

function numeralOf(count: number): string {
  if (count <= 10) return chinese[count - 1] ?? '';
  const tens = Math.floor(count / 10);
  return (tens === 1 ? '' : (chinese[tens - 1] ?? '')) + '十' + (count % 10 === 0 ? '' : (chinese[(count % 10) - 1] ?? ''));
} // prettier-ignore

/** Paragraphs and headings before the signature; tables and annexes are no prose. */
function passagesOf(report: Report, names: Names): readonly Passage[] {
  const prose = {
    ...report,
    sections: report.sections
      .filter(({ id }) => id !== 'closing' && !id.startsWith('annex'))
      .map((section) => ({ ...section, blocks: section.blocks.filter(({ kind }) => kind === 'paragraph' || kind === 'heading') })),
  }; // prettier-ignore
  const mask = maskOf(names);
  return blockInlines(prose).map(({ block, inlines }) => ({
    block,
    text: inlines.map((inline) => (isTheirs(inline) ? theirs : inline.text)).join(''),
    skeleton: skeletonOf(inlines, mask),
  }));
}

function isTheirs({ kind }: Inline): boolean {
  return kind === 'words' || kind === 'placeholder';
}

function skeletonOf(inlines: readonly Inline[], mask: (text: string) => string): string {
  const text = inlines
    .map((inline) => {
      if (isTheirs(inline)) return theirs;
      if (inline.kind !== 'figure') return inline.text;
      return parseFigureId(inline.figure)?.kind === 'target' ? 'T' : '#';
    })
    .join('');
  return (
    mask(text)
      // Which plan a unit's words are about: a label, no clause.
      .replace(/（(?:妇女|儿童)）/gu, '')
      .replace(/\d+(?:\.\d+)?/gu, '#')
      .replace(/“T”/gu, 'T')
      .replace(/提高|上升|增加|下降|减少|略升|略降|略增|略减|回落/gu, 'V')
      .replace(/个?(?:百|千|万|十万)分点|\/10万|\/万|[%‰张元岁人例件所户]|平方米/gu, 'U')
      .replace(/#(?:U|个)*(?:、#(?:U|个)*)*(?:和#(?:U|个)*)?/gu, '#')
      .replace(/N(?:、N)+/gu, 'N')
  );
}

function maskOf(names: Names): (text: string) => string {
  const longestFirst = [...new Set(names)].filter((name) => name !== '').toSorted((a, b) => b.length - a.length);
  if (longestFirst.length === 0) return (text) => text;
  const pattern = new RegExp(longestFirst.map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)).join('|'), 'gu');
  return (text) => text.replace(pattern, 'N');
} // prettier-ignore

function around(text: string, at: number, length: number): string {
  return text.slice(Math.max(0, at - 20), at + length + 12);
}
