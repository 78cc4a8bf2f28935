/** Every table of the text is called by its number before it stands there: where no sentence does, one gets （见表1）. */
import type { Block, Inline } from '../model.ts';

/**
 * `blocks` are a section's; tables whose ids are in `called` have a sentence that refers to them. For the others it is the
 * first sentence that speaks of what they show: of the paragraphs above, behind the table before.
 */
export function withTableReferences(blocks: readonly Block[], called: ReadonlySet<string>): readonly Block[] {
  const found = [...blocks];
  for (const [position, block] of blocks.entries()) {
    if (block.kind !== 'table' || called.has(block.id)) continue;
    const from = blocks.slice(0, position).findLastIndex((other) => other.kind === 'table');
    const first = blocks.findIndex((other, at) => at > from && at < position && isText(other) && !isOnMethod(other));
    const nearest = blocks.slice(0, position).findLastIndex(isText);
    const at = first === -1 ? nearest : first;
    const paragraph = found[at];
    if (paragraph?.kind !== 'paragraph') continue;
    found[at] = { ...paragraph, inlines: referring(paragraph.inlines, block.id) };
  }
  return found;
}

/** The ids to which the text refers. */
export function calledIds(blocks: readonly Block[]): ReadonlySet<string> {
  return new Set(
    blocks.flatMap((block) =>
      block.kind === 'paragraph'
        ? block.inlines.flatMap((inline) => (inline.kind === 'reference' ? [inline.to] : []))
        : [],
    ),
  );
}

/** How speeds and forecasts are made is said before anything that a table shows. */
function isOnMethod(block: Block): boolean {
  return block.id.startsWith('forecast/method');
}

function isText(block: Block): boolean {
  return block.kind === 'paragraph' && (block.role ?? 'body') === 'body' && block.inlines.length > 0;
}

/** Before the first stop that is ours: a person's words stay as they are. Behind the last word where there is none. */
function referring(inlines: readonly Inline[], table: string): readonly Inline[] {
  const see: readonly Inline[] = [text('（见'), { kind: 'reference', text: '表', to: table }, text('）')];
  const at = inlines.findIndex((inline) => inline.kind === 'text' && inline.text.includes('。'));
  const sentence = inlines[at];
  if (sentence === undefined) return [...inlines, ...see];
  const stop = sentence.text.indexOf('。');
  const before = { ...sentence, text: sentence.text.slice(0, stop) };
  const after = { ...sentence, text: sentence.text.slice(stop) };
  return [...inlines.slice(0, at), ...(stop === 0 ? [] : [before]), ...see, after, ...inlines.slice(at + 1)];
}

function text(words: string): Inline {
  return { kind: 'text', text: words };
}
