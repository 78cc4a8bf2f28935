/** 测算方法说明: which settings of this round differ from the standard ones. Nothing where none does. */
import { knownKeys } from '../../../indicators/known-keys.ts';
import type { Words } from '../../claims/words.ts';
import type { SettingId, Settings } from '../../../indicators/settings.ts';
import { settingSources, settingsSchema } from '../../../indicators/settings.ts';
import type { Block } from '../../model.ts';
import { paragraphs, sentence } from '../../paragraphs.ts';
import type { Voice } from '../../composer.ts';
import { figure, names } from '../../composer.ts';

export function methodNote(voice: Voice): readonly Block[] {
  const changed = changedSettings(voice.round.settings, voice.words);
  if (changed.length === 0) return [];
  const list = changed.map(
    ({ id, now, standard }) =>
      `${settingSources[id].says}为${figure(voice, now, { kind: 'setting', setting: id }, [{ kind: 'setting', id }])}（通常为${standard}）`,
  );
  return paragraphs(voice, 'forecast/settings', [sentence(`测算方法说明：本报告${names(list)}。`)]);
}

interface ChangedSetting {
  readonly id: SettingId;
  readonly now: string;
  readonly standard: string;
}

export function changedSettings(settings: Settings, words: Words): readonly ChangedSetting[] {
  const standard = settingsSchema.parse({});
  // Whether a list of contents is printed is no matter of method.
  const ids = knownKeys(settingSources).filter((id) => id !== 'contents');
  return ids.flatMap((id) => {
    const now = sayValue(settings, id, words);
    const usual = sayValue(standard, id, words);
    return now === usual ? [] : [{ id, now, standard: usual }];
  });
}

/** As people say it: 2%, 综合法, 是. */
function sayValue(settings: Settings, id: SettingId, words: Words): string {
  if (id === 'forecastMethod') return words.method(settings.forecastMethod);
  if (id === 'nearlyMet' || id === 'intervalLevel') return `${settings[id].times(100).toFixed()}%`;
  const value = settings[id];
  if (typeof value === 'boolean') return value ? '“是”' : '“否”';
  return typeof value === 'object' ? value.toFixed() : String(value);
}
