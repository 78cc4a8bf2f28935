/** What a person typed into a document, as items for the unit's notes: under which heading, about which indicator. */
import { changedSentences, sentencesOf } from './changed-words.ts';
import { alike, likeness } from './likeness.ts';

export interface TypedWords {
  /** `unplaced`: added where several indicators are spoken of, and naming none of them. */
  readonly kind: 'filled' | 'added' | 'reworded' | 'unplaced';
  /** 存在问题, 变化说明 … as notes are headed. */
  readonly heading: string;
  /** The register's code, where the words are about one indicator. */
  readonly indicator: string | null;
  readonly text: string;
  /** Of a reworded sentence: the one it replaces. */
  readonly replaces: string | null;
  /** The block it stands in or behind. */
  readonly block: string;
}

interface TypedBlock {
  readonly id: string;
  readonly before: string;
  readonly now: string | null;
  readonly figures?: readonly { readonly id: string }[];
}

export interface Typed {
  readonly blocks: readonly TypedBlock[];
  readonly added: readonly { readonly text: string; readonly after: string | null }[];
}

/** `codeIn` finds the indicator that words name. */
export function typedWords({ blocks, added }: Typed, codeIn: CodeIn): readonly TypedWords[] {
  const known = new Map(blocks.map((block) => [block.id, block]));
  return [
    ...blocks.flatMap((block): readonly TypedWords[] => {
      const { id, before, now } = block;
      if (now === null || now === before) return [];
      return before.includes('\t')
        ? inCells(id, before.split('\t'), now.split('\t'), codeIn)
        : [...filled(id, before, now, codeIn), ...changed(block, before, now, codeIn)];
    }),
    ...added.map(({ text, after }) => addedTo(known.get(after ?? '') ?? { id: after ?? '' }, asItem(text), codeIn)),
  ].filter(({ text }) => text.replaceAll(/[\s\p{P}]/gu, '').length >= 2);
}

type CodeIn = (text: string) => string | null;

/** Under the heading of the place where it stands. A cause is one indicator's: the one it names, or the only one that is spoken of there. */
function addedTo(block: Pick<TypedBlock, 'id' | 'figures'>, text: string, codeIn: CodeIn): TypedWords {
  const heading = headingOf(block.id);
  const added = { kind: 'added', heading, indicator: codeOf(block.id), text, replaces: null, block: block.id } as const;
  if (heading !== '原因分析' || !isOfSeveral(block)) return added;
  const indicator = codeIn(text);
  return { ...added, kind: indicator === null ? 'unplaced' : 'added', indicator };
}

/** A paragraph about several indicators is called by the first. */
function isOfSeveral({ id, figures = [] }: Pick<TypedBlock, 'id' | 'figures'>): boolean {
  const codes = figures.flatMap((figure) => /^[WCB]\d+[A-Za-z]*(?=\/)/.exec(figure.id)?.[0] ?? []);
  return codes.some((code) => code !== codeOf(id));
}

/** Words in a table's row: in the place of a placeholder, or behind what stood in a cell. A cell's figures are the data's. */
function inCells(
  block: string,
  before: readonly string[],
  now: readonly string[],
  codeIn: CodeIn,
): readonly TypedWords[] {
  if (before.length !== now.length) return [];
  return now.flatMap((cell, column): readonly TypedWords[] => {
    const old = before[column] ?? '';
    if (cell === old) return [];
    const answers = filled(block, old, cell, codeIn);
    if (answers.length > 0) return answers;
    const text = withoutNumber(cell.startsWith(old) ? cell.slice(old.length) : cell);
    if ((text.match(/\p{Script=Han}/gu) ?? []).length < fewestCharacters) return [];
    const indicator = codeOf(block);
    const heading = indicator === null ? headingOf(block) : '原因分析';
    return [{ kind: 'added', heading, indicator, text, replaces: null, block }];
  });
}

/** Below, a cell's words are a name or a verdict. */
const fewestCharacters = 6;

const placeholder = /【待补充[：:]?([^】]*)】/g;

/** What stands between the words that stood around a placeholder. */
function filled(block: string, before: string, now: string, codeIn: CodeIn): readonly TypedWords[] {
  return [...before.matchAll(placeholder)].flatMap((match): readonly TypedWords[] => {
    const [whole, asked = ''] = match;
    if (now.includes(whole)) return [];
    const left = before.slice(Math.max(0, match.index - 12), match.index);
    const right = before.slice(match.index + whole.length, match.index + whole.length + 12);
    const start = left === '' ? 0 : now.indexOf(left) + left.length;
    const end = right === '' ? now.length : now.indexOf(right, start);
    if (start < left.length || end < start) return [];
    const indicator = codeIn(asked) ?? codeOf(block);
    const text = now.slice(start, end).replace(/^[。；，\s]+/, '');
    return [{ kind: 'filled', heading: headingAsked(asked, block), indicator, text, replaces: null, block }];
  });
}

function changed(block: TypedBlock, before: string, now: string, codeIn: CodeIn): readonly TypedWords[] {
  return changedSentences(before, now).flatMap((pair): readonly TypedWords[] => {
    if (pair.after === '' || pair.before.includes('【待补充')) return [];
    const reworded = (text: string, replaces: string): TypedWords => ({
      kind: 'reworded',
      heading: headingOf(block.id),
      indicator: codeOf(block.id),
      text: withoutNumber(text),
      replaces: withoutNumber(replaces),
      block: block.id,
    });
    if (pair.before !== '') return [reworded(pair.after, pair.before)];
    // Where sentences stand in another order than they were written in, what was reworded looks as if it were new.
    const moved = new Map(
      sentencesOf(pair.after).flatMap((sentence) => {
        const old = sentencesOf(before).find((one) => !now.includes(one.trim()) && likeness(one, sentence) >= alike);
        return old === undefined ? [] : [[sentence, old] as const];
      }),
    );
    const own = sentencesOf(pair.after).filter((sentence) => !moved.has(sentence));
    return [
      ...(own.length === 0 ? [] : [addedTo(block, asItem(own.join('')), codeIn)]),
      ...[...moved].map(([sentence, old]) => reworded(sentence, old)),
    ];
  });
}

function headingAsked(asked: string, block: string): string {
  if (/变动|变化|修订/.test(asked)) return '变化说明';
  if (asked.includes('原因')) return '原因分析';
  if (/建议|措施|打算/.test(asked)) return '对策建议';
  if (asked.includes('问题')) return '存在问题';
  return headingOf(block);
}

function headingOf(block: string): string {
  if (block.startsWith('policy/results')) return '主要成效';
  if (block.startsWith('policy/problems')) return '存在问题';
  if (block.startsWith('recommendations')) return '对策建议';
  if (block.startsWith('policy/policies') || block.startsWith('policy/measures')) return '政策措施';
  if (/^(progress|forecast|comparison)\//.test(block)) return '原因分析';
  return '主要做法';
}

function codeOf(block: string): string | null {
  return /(?:^|\/)([WCB]\d+[A-Za-z]*)(?:~\d+)?$/.exec(block)?.[1] ?? null;
}

/** （一）, 1. and 一是 count the program's items; in a note every item stands by itself. */
export function withoutNumber(text: string): string {
  return text.trim().replace(/^(?:（[一二三四五六七八九十]+）|\d+[.．、]\s*|[一二三四五六七八九十]+(?:是|、))\s*/, '');
}

/** As an item of its own, which follows nothing: 此外， leads on from what stood before it. */
export function asItem(text: string): string {
  return withoutNumber(text).replace(/^(?:此外|另外|同时|其次|再次|最后)，/, '');
}

/** The lines that go to the end of a note, under the headings its reader knows. */
export function noteLines(
  items: readonly TypedWords[],
  document: string,
  planHeading: string | null,
  nameOf: (code: string) => string,
): string {
  const headings = [...new Set(items.map(({ heading }) => heading))];
  const sections = headings.map((heading) => {
    const own = items.filter((item) => item.heading === heading);
    const lines = own.map(({ indicator, text, block }) => {
      const place = `<!-- 出处：${document}#${block} -->`;
      const words = `- ${text.replaceAll(/\s*\n\s*/g, '')}`;
      const about = ['原因分析', '变化说明'].includes(heading) && indicator !== null;
      return about ? `${place}\n\n### ${indicator} ${nameOf(indicator)}\n\n${words}` : `${place}\n\n${words}`;
    });
    return `## ${heading}\n\n${lines.join('\n\n')}`;
  });
  return [...(planHeading === null ? [] : [`# ${planHeading}`]), ...sections].join('\n\n');
}
