/**
 * The signs that stand in a text for something that becomes itself later. They are non-characters of Unicode
 * (U+FDD0–U+FDEF): kept free for a program's own use, taken out of whatever is read, so that a sign is always ours, and
 * every character that people can write passes, rare names in the private-use areas too.
 */

/**
 * A figure, a person's words, a placeholder by its place in the collection · a section's blocks by their place · an
 * indicator's name by its code · what a slot puts into a sentence.
 */
export type MarkKind = 'inline' | 'blocks' | 'name' | 'slot';

const signs = {
  inline: ['\uFDD0', '\uFDD1'],
  blocks: ['\uFDD2', '\uFDD3'],
  name: ['\uFDD4', '\uFDD5'],
  slot: ['\uFDD6', '\uFDD7'],
} as const satisfies Record<MarkKind, readonly [open: string, close: string]>;

export function marked(kind: MarkKind, content: string): string {
  const [open, close] = signs[kind];
  return `${open}${content}${close}`;
}

/** Every mark of the kind, replaced by what `resolve` makes of its content. */
export function resolveMarks(kind: MarkKind, text: string, resolve: (content: string) => string): string {
  return text.replace(markOf(kind), (_, content: string) => resolve(content));
}

/** Text and contents of marks by turns, beginning with text. */
export function partedByMarks(kind: MarkKind, text: string): readonly string[] {
  return text.split(markOf(kind));
}

/** Text by how many marks of the kind it stands in: they may stand in one another. */
export function nested(kind: MarkKind, text: string): readonly { readonly text: string; readonly depth: number }[] {
  const [open, close] = signs[kind];
  let depth = 0;
  return text.split(new RegExp(`([${open}${close}])`, 'u')).flatMap((part) => {
    if (part === open) depth += 1;
    else if (part === close) depth -= 1;
    else if (part !== '') return [{ text: part, depth }];
    return [];
  });
}

function markOf(kind: MarkKind): RegExp {
  const [open, close] = signs[kind];
  return new RegExp(`${open}([^${open}${close}]*)${close}`, 'gu');
}
