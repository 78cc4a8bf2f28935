/** What heads the general report and fills the page for the head of the office: severe by name and unit, turned, compared. */
import { isNewlyLost, isNewlyMet, isNewlyNearly, isSlippedToNearly } from '../../../rules/series/counts.ts';
import type { Assessment } from '../../../rules/assessment.ts';
import { isSmall } from '../../../rules/special-cases.ts';
import { about } from '../../claims/claim.ts';
import { figure, names } from '../../composer.ts';
import { nameOf } from '../../patterns/name-marks.ts';
import { areaPhrase, comparedWithMain, mainArea } from '../parts/comparison-sides.ts';
import type { GeneralView } from './general-view.ts';
import { countIn, countWord, counted } from './general-view.ts';
import { severeByUnit } from './severe-by-unit.ts';

/** Paragraphs by id: one a level that is severe, what turned, how the area compares. */
export function summary(general: GeneralView): readonly (readonly [string, string])[] {
  return [
    ...severeLevels.flatMap((level) =>
      severeByUnit(general, level, Number.POSITIVE_INFINITY).map(
        (text, position) => [`opening/${level}${position === 0 ? '' : `/${position + 1}`}`, text] as const,
      ),
    ),
    ['opening/turned', turnedAndCompared(general)],
  ];
}

export const severeLevels = ['red', 'orange'] as const;

/** What turned, and how the area compares. */
function turnedAndCompared(general: GeneralView): string {
  return turned(general) + turnedNearly(general) + compared(general);
}

/** 甲、乙等: no more names than there is room for. */
function firstOf(list: readonly string[], most = list.length): string {
  return names(list.slice(0, most)) + (list.length > most ? '等' : '');
}

/** Lost, with its cases where they are few, `most` by name; newly met, by number. */
export function turned(general: GeneralView, most?: number): string {
  const judged = general.views.flatMap(counted);
  // What was lost in an earlier year is no turn of this one.
  const lost = judged.filter(isNewlyLost);
  const newly = judged.filter(isNewlyMet);
  if (lost.length + newly.length === 0) return '';
  const once = lost.filter(
    (one, position) => lost.findIndex((other) => other.indicator.code === one.indicator.code) === position,
  );
  return general.voice.phrase(
    '摘要·变化',
    0,
    {
      指标列: firstOf(
        once.map((one) => nameOf(one.indicator) + casesOf(general, one)),
        most,
      ),
      新增达标: newly.length === 0 ? '' : `${countIn(general, newly, 'newly-met')}${countWord(general)}`,
    },
    { ...about(...newly), but: { 'attainment/regressed': about(...lost) } },
  );
}

/** What has come to be nearly met, and what is no more than that any longer. */
export function turnedNearly(general: GeneralView): string {
  const judged = general.views.flatMap(counted);
  const [nearly, slipped] = [judged.filter(isNewlyNearly), judged.filter(isSlippedToNearly)];
  if (nearly.length + slipped.length === 0) return '';
  const count = (members: readonly Assessment[], which: string) =>
    members.length === 0 ? '' : `${countIn(general, members, 'nearly', which)}${countWord(general)}`;
  return general.voice.phrase(
    '摘要·变化基本',
    0,
    { 新增基本达标: count(nearly, 'newly'), 降为基本达标: count(slipped, 'slipped') },
    { ...about(...nearly), but: { 'attainment/slipped-nearly': about(...slipped) } },
  );
}

/** （1例）: few cases are never told without their number. */
export function casesOf({ voice }: GeneralView, one: Assessment): string {
  if (!isSmall(one) || one.cases.verdict === 'unknown') return '';
  const code = one.indicator.cases ?? one.indicator.code;
  const id = { kind: 'value', indicator: code, area: 'own', year: one.year, dimension: null } as const;
  return voice.phrase('摘要·例数', 0, { 例数: figure(voice, one.cases.count.toFixed(), id, one.cases.origins) });
}

export function compared(general: GeneralView): string {
  const [first] = general.views;
  const main = first === undefined ? null : mainArea(first);
  const all = general.views.flatMap((view) => comparedWithMain(view, counted(view)));
  if (main === null || all.length === 0) return '';
  const better = all.filter(({ with: comparison }) => comparison.better === true).map(({ one }) => one);
  const worse = all.filter(({ with: comparison }) => comparison.better === false).map(({ one }) => one);
  // Of one alone nothing is to be said of all.
  if (better.length + worse.length === 0 && all.length < 2) return '';
  const equal = all.filter(({ with: { difference } }) => difference.value.isZero()).map(({ one }) => one);
  const neither = all.map(({ one }) => one).filter((one) => ![...better, ...worse, ...equal].includes(one));
  const isParted = better.length + worse.length > 0;
  const count = (members: readonly Assessment[], what: 'better' | 'equal' | 'worse' | 'neither' | 'compared') =>
    members.length === 0 ? '' : `${countIn(general, members, what, 'main')}${countWord(general)}`;
  return general.voice.phrase(
    '摘要·比较',
    0,
    {
      对象: areaPhrase(main),
      可比数: count(
        all.map(({ one }) => one),
        'compared',
      ),
      优于数: count(better, 'better'),
      // Where all are the same the sentence says so.
      相同数: isParted ? count(equal, 'equal') : '',
      不及数: count(worse, 'worse'),
      不分数: isParted ? count(neither, 'neither') : '',
    },
    {
      ...about(),
      area: main.id,
      but: {
        'area/better': { ...about(...better), area: main.id },
        'area/worse': { ...about(...worse), area: main.id },
        ...(isParted
          ? {
              'area/equal': { ...about(...equal), area: main.id },
              'area/neither': { ...about(...neither), area: main.id },
            }
          : {}),
        'quantity/all': about(...all.map(({ one }) => one)),
      },
    },
  );
}
