import { describe, expect, it } from 'vitest';
import { settingsSchema } from '../../../src/indicators/settings.ts';
import { changedSettings, methodNote } from '../../../src/report/compose/parts/method-note.ts';
import { Marks } from '../../../src/report/patterns/inline-marks.ts';
import { voiceOf } from '../../../src/report/composer.ts';
import { packagedTemplates } from '../templates-on-disk.ts';
import { datasetOf } from '../../rules/dataset-from-text.ts';

function noteOf(settings: Readonly<Record<string, string>>) {
  const { round } = datasetOf({ year: 2015, indicators: 'code\nT01', figures: 'code | area\nT01 | own', settings });
  return methodNote(voiceOf(packagedTemplates(), new Marks(), round, '《规划》'));
}

describe('The note on the method', () => {
  it('is not written where nothing differs from the usual settings', () => {
    expect(noteOf({})).toEqual([]);
    // Written out, and the same: 95 % and 0.950 are 0.95.
    expect(noteOf({ onSchedule: '0.950', nearlyMet: '0.01', nearlyMetCounts: 'true' })).toEqual([]);
  });

  it('names a changed setting with what it decides, its value and the usual one', () => {
    const [block] = noteOf({ redMultiplier: '4' });
    const text = block?.kind === 'paragraph' ? block.inlines.map((inline) => inline.text).join('') : '';
    expect(text).toBe('测算方法说明：本报告剩余时间不多时列红色的所需速度倍数为4（通常为3）。');
  });

  it('calls the method by its name', () => {
    const changed = changedSettings(settingsSchema.parse({ forecastMethod: 'drift' }), packagedTemplates().words);
    expect(changed).toEqual([{ id: 'forecastMethod', now: '算术平均法', standard: '综合法' }]);
  });

  it('points with each number at the setting it comes from', () => {
    const [block] = noteOf({ nearlyMet: '2%' });
    const inlines = block?.kind === 'paragraph' ? block.inlines : [];
    expect(inlines.find((inline) => inline.kind === 'figure')).toMatchObject({
      text: '2%',
      figure: 'settings/nearlyMet',
      origins: [{ kind: 'setting', id: 'nearlyMet' }],
    });
  });

  it.each([
    ['nearlyMet', '2%'],
    ['nearlyMetCounts', '否'],
    ['onSchedule', '0.9'],
    ['farBehind', '0.5'],
    ['movingAway', '0.1'],
    ['intervalLevel', '90%'],
    ['forecastMethod', 'drift'],
    ['shortSeries', '4'],
    ['smallCount', '5'],
    ['redMultiplier', '4'],
    ['redTimeLeft', '0.4'],
    ['redYearsLeft', '1'],
    ['orangeMultiplier', '2.5'],
    ['yellowProbability', '0.3'],
    ['blueProbability', '0.6'],
    ['existenceYellow', '0.6'],
    ['existenceOrange', '0.9'],
    ['comparisonLag', '0'],
    ['explainedInReport', '是'],
  ])('tells of a changed %s', (id, value) => {
    expect(
      changedSettings(settingsSchema.parse({ [id]: value }), packagedTemplates().words).map((one) => one.id),
    ).toEqual([id]);
  });
});
