/** What units wrote and the data contradict, by where it stands: until it is settled it goes into no general report unmarked. */
import type { Dataset } from '../dataset/dataset.ts';
import type { NoteItem } from '../dataset/notes/notes.ts';
import type { Origin } from '../provenance.ts';
import { formatOrigin } from '../provenance.ts';

interface Doubt {
  readonly words: string;
  /** The sentence that says them; null where none is told. */
  readonly within: string | null;
}

export interface NoteDoubts {
  /** The words in doubt of an item, by its place; decided ones are not there. */
  readonly open: ReadonlyMap<string, readonly Doubt[]>;
  /** Places of items that were decided to be left out. */
  readonly omitted: ReadonlySet<string>;
}

export const noDoubts: NoteDoubts = { open: new Map(), omitted: new Set() };

export function noteDoubts({ findings }: Dataset): NoteDoubts {
  const open = new Map<string, readonly Doubt[]>();
  const omitted = new Set<string>();
  for (const { code, quoted, within, origin, omitted: isOmitted } of findings) {
    if (origin === null || quoted === undefined) continue;
    const place = formatOrigin(origin);
    if (isOmitted === true) omitted.add(place);
    else if (code === 'note-figure-differs' || code === 'note-verdict-differs')
      open.set(place, [...(open.get(place) ?? []), { words: quoted, within: within ?? null }]);
  }
  return { open, omitted };
}

/** The words among `said` that are in doubt, in their order: the same words in another sentence are not. */
export function doubtsIn({ open }: NoteDoubts, said: string, origin: Origin): readonly string[] {
  const bare = said.trim();
  const found = (open.get(formatOrigin(origin)) ?? [])
    .filter(({ words, within }) => {
      const isHere = within === null || bare.includes(within) || within.includes(bare.replace(/[。；;！？!?]$/u, ''));
      return isHere && said.includes(words);
    })
    .map(({ words }) => words);
  return [...new Set(found)].toSorted((a, b) => said.indexOf(a) - said.indexOf(b));
}

export function isOmitted({ omitted }: NoteDoubts, { origin }: NoteItem): boolean {
  return omitted.has(formatOrigin(origin));
}

/**
 * Whether words on a change or a cause also say why there is no figure. A reason for a rise is none for a blank: it must
 * speak of the figure, of when it comes, or of how it is counted.
 */
export function speaksOfGap(text: string): boolean {
  return /无数据|没有数据|无数|缺数|缺少数据|数据(?:缺|未|尚|不|待|正|暂|还)|未(?:能)?(?:统计|开展|调查|报|采集|取得|完成|发布|公布|核|监测|汇总|反馈)|没有(?:统计|开展|调查|采集|核对)|补报|补测|核对|核定|核实|复核|口径|系统|停止统计|不再[^，。；]{0,6}(?:统计|上报|填报|采集|公布|监测)|(?:取消|停[止报]|改由)[^，。；]{0,8}(?:统计|上报|填报|报表|监测)|不(?:再)?单[列独]|无法(?:统计|取得|采集|提供)|尚未(?:统计|完成|取得|公布|发布|反馈|汇总)|年(?:中|底|末|后)?(?:公布|发布|反馈)/u.test(
    text,
  );
}
