/** The page forms of a round: one file for each unit that owes figures or notes. */
import type { Dataset } from '../../dataset/dataset.ts';
import type { RoundSources } from '../../dataset/sources.ts';
import { stampOf } from '../../dataset/tables/heads/form-stamp.ts';
import type { FormDocument } from '../forms.ts';
import { distinctNames } from '../file-names.ts';
import type { Configuration } from '../read/configuration.ts';
import type { RoundFiles } from '../read/round-files.ts';
import { pageName } from './names.ts';
import type { FormBundle } from './page-text.ts';
import { pageText } from './page-text.ts';
import type { FormSlice } from './slice.ts';
import { sliceFor } from './slice.ts';

export interface PageForm {
  /** Its file name within forms/. */
  readonly path: string;
  readonly unit: string;
  readonly text: string;
}

export interface PageFormOrder {
  readonly configuration: Configuration;
  readonly files: Pick<RoundFiles, 'templates' | 'packagedTemplates'>;
  readonly sources: RoundSources;
  readonly dataset: Dataset;
  readonly program: string;
  /** The workbook and the Word form of each unit: the page asks what they ask. */
  readonly forms: readonly FormDocument[];
}

export function composePageForms(order: PageFormOrder, bundle: FormBundle): readonly PageForm[] {
  const slices = slicesOf(order);
  const paths = distinctNames(slices.map(({ mark }) => pageName(mark.unit)));
  return slices.map((slice, position) => ({
    path: paths[position] ?? pageName(slice.mark.unit),
    unit: slice.mark.unit,
    text: pageText(slice, bundle),
  }));
}

export function slicesOf(order: PageFormOrder): readonly FormSlice[] {
  const { round, indicators } = order.configuration;
  const stamp = stampOf(round.year, indicators);
  return round.units.flatMap((unit) => {
    const own = order.forms.filter((form) => form.unit === unit.name);
    const table = own.flatMap(({ content }) => ('sheets' in content ? [content] : []))[0] ?? null;
    const notes = own.flatMap(({ content }) => ('sheets' in content ? [] : [content]))[0] ?? null;
    return table === null && notes === null ? [] : [sliceFor(unit, { ...order, stamp }, { table, notes })];
  });
}
