/** Comments beside what the merge cannot set right by itself: old figures elsewhere, words that go against the data. */
import type { DocumentMemory } from '../../../../history/document-memory.ts';
import type { SubjectsIn } from '../../../../history/merging/merge-text.ts';
import { commentMarks, spliced, type Splice } from '../../story/splices.ts';
import { mapStory } from '../../story/story-map.ts';
import type { NewComment } from '../../write/comments.ts';
import { contradictions, type Contradiction, type Judging } from './contradicted.ts';
import { quoted, type MergeNotice } from '../merge-types.ts';
import { staleFigures, wordsBeside, type StaleFigure } from './stale.ts';

export interface Marked {
  readonly body: string;
  readonly comments: readonly NewComment[];
  readonly notices: readonly MergeNotice[];
}

/** The old version and the new, and who finds of what subject a sentence is. */
interface Changed {
  readonly versions: readonly [DocumentMemory, DocumentMemory];
  readonly subjectsIn: SubjectsIn;
}

/** Old figures that stand elsewhere, each with a comment where one can stand. */
export function markStale(
  body: string,
  others: readonly string[],
  { versions, subjectsIn }: Changed,
  numbers: { readonly ofMerge: number; readonly next: number },
): Marked {
  const story = mapStory(body, () => true);
  const found = staleFigures(story, wordsBeside(story, others), versions, subjectsIn);
  const [comments, splices]: [NewComment[], Splice[]] = [[], []];
  const isAlike = (one: StaleFigure, other: StaleFigure): boolean =>
    one.paragraph === other.paragraph && one.sentence.includes(other.sentence);
  const notices = found.flatMap((one, index): readonly MergeNotice[] => {
    const { block, paragraph } = one;
    // A comment of this merge says it already.
    if (paragraph !== null && holdsComment(body.slice(paragraph.start, paragraph.end), (id) => id >= numbers.ofMerge))
      return [];
    if (found.slice(0, index).some((other) => isAlike(other, one))) return [];
    const said = staleWords(one);
    if (paragraph !== null) {
      const id = numbers.next + comments.length;
      comments.push({ id, text: `此处数字已过时：${said.here}。请改正后删去批注。` });
      splices.push(...commentMarks(paragraph, id));
    }
    return [{ kind: 'conflict', block, message: `${said.elsewhere}。` }];
  });
  return { body: spliced(body, splices), comments, notices };
}

/** Chinese, without a full stop: beside the very place, and on the list of what is to be looked at. */
function staleWords({ old, now, sentence }: StaleFigure): { readonly here: string; readonly elsewhere: string } {
  const named = `“${quoted(sentence)}”`;
  if (old === sentence) {
    const should = now === null ? '数据修正后不再这样写' : `数据修正后应为“${now}”`;
    return { here: `${named}是修正前的话，${should}`, elsewhere: `${named}在文中另有一处没有更新：${should}` };
  }
  const should = now === null ? '数据修正后不再这样写' : `数据修正后应为${now}`;
  const figure = /^[\d.,%-]+$/.test(old) ? old : `“${old}”`;
  return {
    here: `${named}里的${figure}，${should}`,
    elsewhere: `${named}在文中另有一处，其中的${figure}没有更新：${should}`,
  };
}

/** What a person changed against the data, where no comment that tells it stands yet. */
export function untold(
  body: string,
  memory: DocumentMemory,
  judging: Judging | undefined,
  tells: (comment: number) => boolean,
): readonly Contradiction[] {
  return contradictions(
    mapStory(body, () => true),
    memory,
    judging,
  ).filter(({ paragraph }) => !holdsComment(body.slice(paragraph.start, paragraph.end), tells));
}

export function markContradicted(
  body: string,
  found: readonly Contradiction[],
  firstId: number,
  isUnproven: boolean,
): Marked {
  const comments = found.map(({ said }, index) => ({
    id: firstId + index,
    text: `此处${said}。请改正，或更正数据后重新生成，再删去批注。`,
  }));
  const splices = found.flatMap(({ paragraph }, index) => commentMarks(paragraph, firstId + index));
  return { body: spliced(body, splices), comments, notices: found.map((one) => contradictionNotice(one, isUnproven)) };
}

/** Nobody is said to have changed what an unknown version may have said. */
export function contradictionNotice({ block, said }: Contradiction, isUnproven: boolean): MergeNotice {
  return { kind: 'conflict', block, message: `${isUnproven ? '文中' : '人工改动的'}${said}。` };
}

/** Whether one of these comments stands there. */
function holdsComment(xml: string, isOne: (id: number) => boolean): boolean {
  return [...xml.matchAll(/<w:commentRangeStart\s[^>]*w:id="(\d+)"/g)].some(([, id = '']) => isOne(Number(id)));
}
