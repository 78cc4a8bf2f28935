/** 设置: round.yaml and plan.yaml as forms; a change goes into the file where it stands, its comments kept. */
import { z } from 'zod';
import { openedRound } from '../../commands/opening/opened-round.ts';
import { parseLedger } from '../../dataset/ledger.ts';
import type { Outcome } from '../../diagnostics.ts';
import type { Round } from '../../indicators/round.ts';
import { parseRound } from '../../indicators/round.ts';
import { parsePlan } from '../../indicators/plan.ts';
import type { YamlValue } from '../../indicators/yaml-editing.ts';
import { editYaml } from '../../indicators/yaml-editing.ts';
import { mistakesText } from '../../commands/texts/findings-text.ts';
import { ownText, saveOwnText } from '../../project/workbench/own-files.ts';

export interface SettingsView {
  /** null where round.yaml has mistakes. */
  readonly round: Round | null;
  readonly mistakes: string | null;
  readonly roundText: string;
  readonly planText: string;
}

export function settingsView(folder: string): SettingsView {
  const roundText = ownText(folder, 'round.yaml') ?? '';
  const reading = parseRound({ file: 'round.yaml', text: roundText });
  return {
    round: reading.verdict === 'ok' ? reading.value.value : null,
    mistakes: reading.verdict === 'ok' ? null : mistakesText(reading.findings),
    roundText,
    planText: ownText(folder, 'plan.yaml') ?? '',
  };
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
  const text = editYaml(before ?? '', edits);
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
