/**
 * An indicator's name in running text: in full where a document's text first names it, short afterwards. Which of the two
 * a place gets is only known once the whole document stands, so composers set a mark and the finished report resolves it.
 */
import type { Indicator } from '../../indicators/definition.ts';
import type { Block, Inline, Section } from '../model.ts';
import { plainText } from '../model.ts';
import { marked, resolveMarks } from './mark-signs.ts';

/** The mark of an indicator's name; {@link resolveNames} turns it into the full or the short name. */
export function nameOf(indicator: Pick<Indicator, 'code'>): string {
  return marked('name', indicator.code);
}

/** Every name mark in headings, paragraphs and placeholders, in reading order; tables name indicators in full anyway. */
export function resolveNames(
  sections: readonly Section[],
  indicators: readonly Pick<Indicator, 'code' | 'name' | 'short'>[],
): readonly Section[] {
  const byCode = new Map(indicators.map((one) => [one.code, one] as const));
  const introduced = new Set<string>();
  let told = '';
  const nameFor = (code: string): string => {
    const indicator = byCode.get(code);
    if (indicator === undefined) throw new Error(`a name was marked for ${code}, which is no indicator`);
    const known = introduced.has(code) || told.includes(indicator.name);
    introduced.add(code);
    return known ? indicator.short : indicator.name;
  };
  const resolved = (inlines: readonly Inline[]): readonly Inline[] => {
    const named = inlines.map((inline): Inline => {
      if (inline.kind !== 'text' && inline.kind !== 'placeholder') return inline;
      return { ...inline, text: resolveMarks('name', inline.text, nameFor) };
    });
    told += plainText(named);
    return named;
  };
  return sections.map((section) => ({
    ...section,
    blocks: section.blocks.map((block): Block => {
      if (block.kind === 'heading') return { ...block, inlines: resolved(block.inlines) };
      if (block.kind !== 'paragraph') return block;
      const lead = block.lead === undefined ? {} : { lead: resolved(block.lead) };
      return { ...block, ...lead, inlines: resolved(block.inlines) };
    }),
  }));
}
