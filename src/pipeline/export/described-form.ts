/**
 * online-form.yaml: a province's form on the net, described once: its rows in their order, in its own names and measures. What
 * is copied into it, and what its export is read back by.
 */
import { z } from 'zod';
import type { Outcome } from '../../diagnostics.ts';
import type { Located } from '../../indicators/yaml/yaml.ts';
import type { SourceText } from '../../indicators/yaml/document.ts';
import { readYaml } from '../../indicators/yaml/yaml.ts';
import { figureText, wholeText } from '../../indicators/yaml/written-values.ts';

const rowSchema = z.strictObject({
  /** The form's own number of the row; default its place. */
  row: z.string().optional(),
  /** The register's code. */
  indicator: z.string(),
  /** As the form calls it; default the register's name. */
  name: z.string().optional(),
  /** 女 男 城市 农村, or a part's own name; default the total. */
  dimension: z.string().optional(),
  /** Default the register's. */
  measure: z.string().optional(),
  decimals: wholeText.optional(),
  /** Which year's figure it asks for, as a difference from the reporting year; default 0. */
  year: z.enum(['本年', '上年']).default('本年'),
});

const formSchema = z.strictObject({
  title: z.string(),
  /** What the form shows where there is no figure; default nothing. */
  blank: z.string().default(''),
  /** How far a figure in the system may be from ours and still be the same; default half a last digit. */
  tolerance: figureText.optional(),
  rows: z.array(rowSchema).min(1),
});

export type OnlineForm = z.output<typeof formSchema>;

export const onlineFormName = 'online-form.yaml';

export function parseOnlineForm(source: SourceText): Outcome<Located<OnlineForm>> {
  return readYaml(source, formSchema);
}
