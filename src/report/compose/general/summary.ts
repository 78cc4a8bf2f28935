/** What heads the general report and fills the page for the head of the office: severe by name and unit, turned, compared. */
import type { PlanId } from '../../../indicators/plan-id.ts';
import { planWord } from '../../../indicators/plan-id.ts';
import type { Assessment } from '../../../rules/assessment.ts';
import { isNotMet } from '../../../rules/series/counts.ts';
import { isSmall } from '../../../rules/special-cases.ts';
import { inOrderOfUrgency } from '../../../rules/urgency.ts';
import { about } from '../../claims/claim.ts';
import { figure, names } from '../../composer.ts';
import { nameOf } from '../../patterns/name-marks.ts';
import { areaPhrase, comparedWithMain, mainArea } from '../parts/comparison-sides.ts';
import { isNewlyLost, isNewlyMet } from '../parts/opening.ts';
import { inLots } from '../lots.ts';
import { unitNames } from '../plan-view.ts';
import { sayLevel } from '../verdict-words.ts';
import type { GeneralView } from './general-view.ts';
import { countIn, countWord, counted } from './general-view.ts';

/** Paragraphs by id: one a level that is severe, what turned, how the area compares. */
export function summary(general: GeneralView): readonly (readonly [string, string])[] {
  return [
    ...severeLevels.map((level) => [`opening/${level}`, severe(general, level)] as const),
    ['opening/turned', turnedAndCompared(general)],
  ];
}

export const severeLevels = ['red', 'orange'] as const;

/** What turned, and how the area compares. */
function turnedAndCompared(general: GeneralView): string {
  return turned(general) + compared(general);
}

/** 列红色预警6项次：婚检率（两个规划，卫生局）、…。还有…。 */
function severe(general: GeneralView, level: (typeof severeLevels)[number]): string {
  const members = inOrderOfUrgency(general.views.flatMap(counted).filter((one) => one.warning.level === level));
  if (members.length === 0) return '';
  const slots = {
    级别: sayLevel(general.voice, level, members),
    项次: `${countIn(general, members, 'level', level)}${countWord(general)}`,
  };
  return inSentences(general, members, (list) => general.voice.phrase('摘要·列级', 0, { ...slots, 指标列: list })).join(
    '',
  );
}

/** 规划期满未达标15项次：婚检率（两个规划，卫生局）、…。还有…。 Of plans that are over nothing is warned of any more. */
export function unmetByName(general: GeneralView): readonly string[] {
  const members = inOrderOfUrgency(general.views.flatMap(counted).filter(isNotMet));
  if (members.length === 0) return [];
  const 项次 = `${countIn(general, members, 'not-met')}${countWord(general)}`;
  return inSentences(general, members, (list) =>
    general.voice.phrase('摘要·期满未达标', 0, { 项次, 指标列: list }, about(...members)),
  );
}

/** Where one sentence would be too long the list goes on in another. */
function inSentences(
  general: GeneralView,
  members: readonly Assessment[],
  head: (list: string) => string,
): readonly string[] {
  const pointed = pointedOnce(general, members);
  const length = [...new Map(members.map((one) => [one.indicator.code, one])).values()].reduce(
    (sum, one) => sum + one.indicator.name.length + unitNames(one).length + pointLength,
    0,
  );
  const [first = [], ...others] = inLots(pointed, Math.ceil(pointed.length / Math.ceil(length / longestList)));
  return [head(names(first)), ...others.map((lot) => general.voice.phrase('摘要·接列', 0, { 指标列: names(lot) }))];
}

/** Of a sentence of at most 120 characters, what 列红色预警……项次： leaves. */
const longestList = 100;
/** （两个规划，）、 stands beside the names of an indicator and its units. */
const pointLength = 8;

/** 甲、乙等: no more names than there is room for. */
function firstOf(list: readonly string[], most = list.length): string {
  return names(list.slice(0, most)) + (list.length > most ? '等' : '');
}

/** Each indicator once, with its plans and units behind it. */
export function pointedOnce(general: GeneralView, members: readonly Assessment[]): readonly string[] {
  const groups = new Map<string, Assessment[]>();
  for (const one of members) groups.set(one.indicator.code, [...(groups.get(one.indicator.code) ?? []), one]);
  return [...groups.values()].flatMap((list) => {
    const [one] = list;
    if (one === undefined) return [];
    return [
      general.voice.phrase('总·点名', 0, {
        指标: nameOf(one.indicator),
        类别: plansOf(
          general,
          list.map(({ plan }) => plan),
        ),
        单位: unitNames(one),
      }),
    ];
  });
}

function plansOf(general: GeneralView, plans: readonly PlanId[]): string {
  const [only, ...others] = plans;
  if (only === undefined || !general.both) return '';
  return others.length > 0 ? general.voice.planName : planWord[only];
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
  const count = (members: readonly Assessment[], what: 'better' | 'equal' | 'worse' | 'compared') =>
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
      相同数: better.length + worse.length === 0 ? '' : count(equal, 'equal'),
      不及数: count(worse, 'worse'),
    },
    {
      ...about(),
      area: main.id,
      but: {
        'area/better': { ...about(...better), area: main.id },
        'area/worse': { ...about(...worse), area: main.id },
        ...(better.length + worse.length === 0 ? {} : { 'area/equal': { ...about(...equal), area: main.id } }),
        'quantity/all': about(...all.map(({ one }) => one)),
      },
    },
  );
}
