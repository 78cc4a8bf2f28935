/** What a script types into a page form, by the labels that a person reads. */
import { existsSync } from 'node:fs';
import { openCells } from '../../src/pipeline/page-form/open-cells.ts';
import type { FormSlice } from '../../src/pipeline/page-form/slice.ts';
import type { Typed } from '../../src/pipeline/page-form/typed.ts';

export const chromiumPath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) =>
  existsSync(path),
);

/** Of each heading one answer: the label is the heading's. */
export function shortAnswers(typed: Typed): Typed {
  return {
    ...typed,
    answers: Object.fromEntries(
      Object.entries(typed.answers).filter(([id]) => /^answer\/(?:women|children)\/(?:主要做法|存在问题)$/.test(id)),
    ),
  };
}

/** What a person reads beside each cell, and what they put there. */
export function labelled(
  slice: FormSlice,
  { cells }: Typed,
): readonly (readonly [label: string, text: string, isList: boolean])[] {
  const [sheet] = slice.table?.sheets ?? [];
  if (sheet === undefined) return [];
  const names = new Map(slice.configuration.indicators.map(({ code, name }) => [code, name]));
  return openCells(sheet).flatMap(({ key, row, field, cell }) => {
    const text = cells[key];
    if (text === undefined) return [];
    const [code = '', part] = row.split('/');
    const name = `${names.get(code) ?? ''}${part === undefined ? '' : ` ${part}`}`;
    const year = field === 'previous' ? slice.mark.year - 1 : slice.mark.year;
    return [[`${name} ${year}年`, text, cell.check?.kind === 'list'] as const];
  });
}
