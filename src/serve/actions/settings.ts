/** 设置: round.yaml and plan.yaml as forms; a change goes into the file where it stands, its comments kept. */
import { z } from 'zod';
import { openedRound } from '../../commands/opening/opened-round.ts';
import { parseLedger } from '../../dataset/ledger.ts';
import type { Outcome } from '../../diagnostics.ts';
import type { Round } from '../../indicators/round.ts';
import { parseRound } from '../../indicators/round.ts';
import { parsePlan } from '../../indicators/plan.ts';
import { asTitle, titleNamesKept } from '../../indicators/handing-in.ts';
import { settingSources } from '../../indicators/settings.ts';
import type { YamlEdit, YamlValue } from '../../indicators/yaml/editing.ts';
import { editYaml, readPlainYaml } from '../../indicators/yaml/editing.ts';
import { mistakesText } from '../../commands/texts/findings-text.ts';
import { ownText, saveOwnText } from '../../project/workbench/own-files.ts';

export interface SettingsView {
  /** null where round.yaml has mistakes. */
  readonly round: Round | null;
  readonly mistakes: string | null;
  readonly methods: readonly MethodLine[];
}

/** One of the method's cut points. */
export interface MethodLine {
  readonly id: string;
  readonly says: string;
  readonly source: string;
  readonly standard: string;
  /** As round.yaml has it; '' where it says nothing. */
  readonly written: string;
}

export function settingsView(folder: string): SettingsView {
  const roundText = ownText(folder, 'round.yaml') ?? '';
  const reading = parseRound({ file: 'round.yaml', text: roundText });
  const plain = readPlainYaml(titleNamesKept(roundText));
  return {
    round: reading.verdict === 'ok' ? reading.value.value : null,
    mistakes: reading.verdict === 'ok' ? null : mistakesText(reading.findings),
    methods: Object.entries(settingSources).map(([id, { says, source, standard }]) => ({
      id,
      says,
      source,
      standard,
      written: textAt(plain, ['settings', id]),
    })),
  };
}

function textAt(value: unknown, path: readonly string[]): string {
  const found = valueAt(value, path);
  return typeof found === 'string' ? found : '';
}

/** undefined where there is none. */
function valueAt(value: unknown, path: readonly (string | number)[]): unknown {
  let at: unknown = value;
  for (const key of path) {
    if (typeof at !== 'object' || at === null) return undefined;
    at = Object.entries(at).find(([name]) => name === String(key))?.[1];
  }
  return at;
}

const yamlValue: z.ZodType<YamlValue> = z.lazy(() =>
  z.union([
    z.string().max(2000),
    z.number(),
    z.boolean(),
    z.array(yamlValue).max(500),
    z.record(z.string(), yamlValue),
  ]),
);
const path = z.array(z.union([z.string().max(100), z.number().int().min(0)])).max(8);

export const settingsRequest = z.strictObject({
  file: z.enum(['round.yaml', 'plan.yaml', 'ledger.yaml']),
  edits: z
    .array(
      z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('set'), path, value: yamlValue }),
        z.strictObject({ kind: z.literal('append'), path, value: yamlValue }),
        z.strictObject({ kind: z.literal('remove'), path }),
      ]),
    )
    .min(1)
    .max(500),
});

export function saveSettings(
  folder: string,
  { file, edits }: z.output<typeof settingsRequest>,
): { readonly ok: true } | { readonly message: string } {
  const before = ownText(folder, file);
  const text = editedText(before ?? '', edits);
  if (text === null) return { message: `${file} 的写法比较特别，这一处没有改；请用记事本打开，照说明改。` };
  const reading = readingOf(folder, file, text);
  if (reading.verdict === 'failed') return { message: mistakesText(reading.findings) };
  switch (saveOwnText(folder, file, before, text)) {
    case 'written':
      return { ok: true };
    case 'changed':
      return { message: `${file} 刚被别处改过，没有写入，请再试一次。` };
    case 'held':
      return { message: `${file} 正被其他程序打开，没有写入，请关闭后再试。` };
  }
}

/** {{规划全称}} in a title without quotes is no YAML: it is held while the text is edited, unless somebody uses the same signs. */
function editedText(before: string, edits: readonly YamlEdit[]): string | null {
  const held = titleNamesKept(before);
  const isOurs = asTitle(held) === before;
  let text: string | null = isOurs ? held : before;
  for (const edit of edits) text = text === null ? null : editYaml(text, [withoutEmptied(text, edit)]);
  return text === null || !isOurs ? text : asTitle(text);
}

/** What holds nothing once its last part is gone goes with it: `titles:` with nothing under it means nothing. */
function withoutEmptied(text: string, edit: YamlEdit): YamlEdit {
  if (edit.kind !== 'remove') return edit;
  const value = readPlainYaml(text);
  let { path } = edit;
  while (path.length > 1) {
    const holder = valueAt(value, path.slice(0, -1));
    if (typeof holder !== 'object' || holder === null) break;
    if (Object.keys(holder).some((key) => key !== String(path.at(-1)))) break;
    path = path.slice(0, -1);
  }
  return { kind: 'remove', path };
}

/** A file is written only if the program can read it then. */
function readingOf(folder: string, file: z.output<typeof settingsRequest>['file'], text: string): Outcome<unknown> {
  switch (file) {
    case 'round.yaml':
      return parseRound({ file, text });
    case 'plan.yaml':
      return parsePlan({ file, text });
    case 'ledger.yaml': {
      const opened = openedRound(folder);
      return parseLedger({ file, text }, opened.verdict === 'opened' ? opened.configuration.indicators : []);
    }
  }
}
