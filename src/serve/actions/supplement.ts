/** `notes/<unit>-补充.md`: the place under its headings that one answer has, read and written without touching the rest. */
import { noteSections } from '../../dataset/notes/notes.ts';
import { planIds, planWord } from '../../indicators/plan-id.ts';
import { safeNamePart } from '../../pipeline/file-names.ts';
import { z } from 'zod';

export const slotRequest = z.strictObject({
  unit: z.string().min(1).max(60),
  plan: z.enum(planIds).nullable(),
  section: z.enum(noteSections),
  /** `C25 九年义务教育巩固率`; null for words about no indicator. */
  about: z.string().max(200).nullable(),
});
export type Slot = z.output<typeof slotRequest>;

/** The general report's own words go to its one note. */
export function supplementFile({ unit }: Slot): string {
  return unit === '总报告' ? 'notes/总报告.md' : `notes/${safeNamePart(unit)}-补充.md`;
}

/** '' where nothing stands there. */
export function textAt(file: string | null, slot: Slot): string {
  const found = rangeOf(linesOf(file), headingsOf(slot));
  if (found === null) return '';
  return linesOf(file).slice(found.from, found.to).map(unescaped).join('\n').trim();
}

/** The file with `text` in the slot; an empty text takes the slot's words and, where it stands alone, its heading away. */
export function withTextAt(file: string | null, slot: Slot, text: string): string {
  const lines = linesOf(file);
  const headings = headingsOf(slot);
  const body = text.trim() === '' ? [] : text.trim().split(/\r?\n/).map(escaped);
  const found = rangeOf(lines, headings);
  if (found !== null) {
    const inside = body.length === 0 ? [] : ['', ...body, ''];
    return joined([...lines.slice(0, found.from), ...inside, ...lines.slice(found.to)]);
  }
  if (body.length === 0) return file ?? '';
  // The deepest heading that is there already gets the rest of them at its end.
  for (let depth = headings.length - 1; depth > 0; depth -= 1) {
    const parent = rangeOf(lines, headings.slice(0, depth), true);
    if (parent === null) continue;
    const more = headings.slice(depth).flatMap((heading) => ['', heading]);
    return joined([...lines.slice(0, parent.to), ...more, '', ...body, '', ...lines.slice(parent.to)]);
  }
  // Of no plan in particular: before the first plan's heading, under which it would be read as of that plan.
  const at = slot.plan === null ? firstAt(lines, 0, lines.length, (line) => levelOf(line) === 1) : lines.length;
  const fresh = [...headings.flatMap((heading) => ['', heading]), '', ...body, ''];
  return joined([...lines.slice(0, at), ...fresh, ...lines.slice(at)]);
}

function headingsOf({ plan, section, about }: Slot): readonly string[] {
  return [
    ...(plan === null ? [] : [`# ${planWord[plan]}发展规划`]),
    `## ${section}`,
    ...(about === null ? [] : [`### ${about.replaceAll(/\s+/g, ' ').trim()}`]),
  ];
}

interface Range {
  /** The first line below the last heading. */
  readonly from: number;
  /** The line of the next heading, or the end. */
  readonly to: number;
}

/** `whole`: with the deeper headings below. Without a plan the section stands before any plan's heading. */
function rangeOf(lines: readonly string[], headings: readonly string[], whole = false): Range | null {
  let from = 0;
  let to = lines.length;
  for (const [position, heading] of headings.entries()) {
    const level = levelOf(heading);
    const isTop = position === 0 && level > 1;
    const end = isTop ? firstAt(lines, from, to, (line) => levelOf(line) === 1) : to;
    const at = firstAt(lines, from, end, (line) => line.trim() === heading);
    if (at === end) return null;
    from = at + 1;
    to = firstAt(lines, from, end, (line) => levelOf(line) > 0 && levelOf(line) <= level);
  }
  return { from, to: whole ? to : firstAt(lines, from, to, (line) => levelOf(line) > 0) };
}

function firstAt(lines: readonly string[], from: number, to: number, is: (line: string) => boolean): number {
  for (let at = from; at < to; at += 1) if (is(lines[at] ?? '')) return at;
  return to;
}

function levelOf(line: string): number {
  return /^(#{1,6})\s/.exec(line)?.[1]?.length ?? 0;
}

function linesOf(file: string | null): readonly string[] {
  return file === null || file === '' ? [] : file.split(/\r?\n/);
}

/** Blank lines in a row become one. */
function joined(lines: readonly string[]): string {
  const kept = lines.filter((line, position) => line.trim() !== '' || (lines[position - 1] ?? '').trim() !== '');
  return `${kept.join('\n').trim()}\n`;
}

/** A person's line must not become a heading, a comment or the beginning of a table of settings. */
function escaped(line: string): string {
  return /^\s*(#|<!--|---)/.test(line) ? line.replace(/^(\s*)/, '$1\\') : line;
}

function unescaped(line: string): string {
  return line.replace(/^(\s*)\\(?=#|<!--|---)/, '$1');
}
