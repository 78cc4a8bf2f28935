/** A section's template filled: its lines as paragraphs and headings, the named blocks in their places. */
import type { Voice } from '../composer.ts';
import type { Block, Inline } from '../model.ts';
import { marked, partedByMarks, resolveMarks } from './mark-signs.ts';
import type { Outline } from './outlines.ts';

/** By the names that a section's template can use. */
export interface Filling {
  readonly blocks: Readonly<Record<string, readonly Block[]>>;
  readonly inline: Readonly<Record<string, string>>;
  readonly flags: Readonly<Record<string, boolean>>;
}

const keptBlocks = ['典型做法', '上年建议办理情况'] as const;

/**
 * The same with people's words of later kinds at the end where the template has no place for them: a round's own older templates do
 * not know of them, and nobody's words are to be lost.
 */
export function fillSectionKeeping(
  voice: Voice,
  section: Outline['parts'][number],
  filling: Filling,
): readonly Block[] {
  const filled = fillSection(voice, section, filling);
  const blocks = keptBlocks.flatMap((name) => filling.blocks[name] ?? []);
  return [...filled, ...blocks.filter((block) => !filled.includes(block))];
}

/** A section's blocks: the template's lines with the named blocks set in their places. */
function fillSection(
  voice: Voice,
  { id: sectionId, template }: Outline['parts'][number],
  { blocks, inline, flags }: Filling,
): readonly Block[] {
  const placed = Object.entries(blocks);
  const slots = Object.fromEntries(
    placed.map(([name, list], position) => [name, list.length === 0 ? '' : marked('blocks', String(position))]),
  );
  const lines = template({ ...slots, ...inline, ...flags }).split('\n');
  return lines.flatMap((line, number): readonly Block[] => {
    const text = line.trim();
    if (text === '') return [];
    const [before, whole, behind] = partedByMarks('blocks', text);
    if (before === '' && whole !== undefined && behind === '') return placed[Number(whole)]?.[1] ?? [];
    const heading = /^(#{2,4})\s+(.+)$/u.exec(text);
    const body = heading?.[2] ?? text;
    const inlines: readonly Inline[] = voice.marks.inlines(resolveMarks('blocks', body, (position) => position));
    const id = `${sectionId}/line-${number + 1}`;
    if (heading === null) return [{ kind: 'paragraph', id, inlines }];
    const level = heading[1]?.length === 2 ? 2 : heading[1]?.length === 3 ? 3 : 4;
    return [{ kind: 'heading', id, level, inlines }];
  });
}
