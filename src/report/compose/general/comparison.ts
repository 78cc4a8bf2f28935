/** The general report's part three: both plans against the province; the largest strengths and gaps; where gap and difficulty meet. */
import { about } from '../../claims/claim.ts';
import { isNotMet } from '../../../rules/series/counts.ts';
import type { Block } from '../../model.ts';
import type { Sentence } from '../../paragraphs.ts';
import { following, paragraphs, sentence } from '../../paragraphs.ts';
import { nameOf } from '../../patterns/name-marks.ts';
import { names } from '../../composer.ts';
import type { Compared } from '../parts/comparison-sides.ts';
import {
  areaPhrase,
  comparedKinds,
  comparedWithMain,
  mainArea,
  sideGroups,
  sideSentence,
} from '../parts/comparison-sides.ts';
import { allOfOneKind, countOf, kindsList } from '../counted-kinds.ts';
import type { PlanView } from '../plan-view.ts';
import { quantitative } from '../plan-view.ts';
import { comparisonCharts } from '../parts/charts.ts';
import type { GeneralView } from './general-view.ts';
import { annexMark } from './annexes.ts';
import { byStage, countIn, countWord, counted } from './general-view.ts';
import { isSmall } from '../../../rules/special-cases.ts';

export function generalComparison(general: GeneralView): Readonly<Record<string, readonly Block[]>> {
  const { voice } = general;
  return {
    比较总述: paragraphs(voice, 'comparison/overview', overview(general)),
    优势: side(general, 'better'),
    差距: side(general, 'worse'),
    叠加差距: paragraphs(voice, 'comparison/both', overlap(general)),
    // Too long for the text: an annex a plan.
    比较表: [],
    比较图: general.views[0] === undefined ? [] : comparisonCharts(general.views, mainArea(general.views[0])),
  };
}

function overview(general: GeneralView): readonly Sentence[] {
  const told = general.views.flatMap((view) => planTally(general, view));
  if (told.length === 0) {
    const all = general.views.flatMap((view) => [...quantitative(view), ...view.background]);
    return [sentence(general.voice.phrase('比较·无', 0, { 一项: all.length < 2 }, about(...all)))];
  }
  const left = general.views.flatMap((view) => {
    const compared = new Set(comparedWithMain(view, counted(view)).map(({ one }) => one));
    return counted(view).filter((one) => !compared.has(one));
  });
  if (left.length === 0) return told;
  const count = `${countIn(general, left, 'not-compared')}${countWord(general)}`;
  const area = general.views[0] === undefined ? null : mainArea(general.views[0]);
  return [
    ...told,
    sentence(
      general.voice.phrase(
        '总·未比较',
        0,
        { 项次: count, 对象: area?.name ?? '' },
        { ...about(...left), area: area?.id ?? '' },
      ),
    ),
  ];
}

/** 《妇女规划》26项可与全省比较，优于15项、相同1项、不及10项。 */
function planTally(general: GeneralView, view: PlanView): readonly Sentence[] {
  const main = comparedWithMain(view, counted(view));
  const target = mainArea(view);
  if (main.length === 0 || target === null) return [];
  const kinds = comparedKinds(main, 'main');
  const text = view.voice.phrase('总·比较总述', 0, {
    规划简称: view.voice.planName,
    可比数: countOf(
      view,
      main.map(({ one }) => one),
      'compared',
      'main',
    ),
    对象: target.name,
    计数列: kindsList(view, kinds),
    均: allOfOneKind(view, kinds, target.name),
    表: annexMark(general, view, 'comparison'),
  });
  return [sentence(text)];
}

/** Told of both plans together. */
const groupsTold = 2;

/** The first, and the one that has the largest difference in points of a percent, wherever it stands. */
function groupsToTell(groups: readonly (readonly Compared[])[]): readonly (readonly Compared[])[] {
  const inPercent = groups.flatMap((group) =>
    group
      .filter(({ one }) => one.indicator.measure === '%')
      .map(({ with: { difference } }) => ({ group, size: difference.value.abs() })),
  );
  const [largest] = inPercent.toSorted((a, b) => b.size.comparedTo(a.size));
  const first = groups.slice(0, groupsTold);
  if (largest === undefined || first.includes(largest.group)) return first;
  return [...groups.slice(0, groupsTold - 1), largest.group];
}

function side(general: GeneralView, which: 'better' | 'worse'): readonly Block[] {
  const lead = general.voice.phrase(which === 'better' ? '标题·优势' : '标题·差距', 0, {});
  const view = general.views[0];
  const target = view === undefined ? null : mainArea(view);
  if (view === undefined || target === null) return [];
  const list = comparedOnce(general).filter(
    ({ one, with: comparison }) => comparison.better === (which === 'better') && !isSmall(one),
  );
  const groups = sideGroups(view, which, list);
  const told = groupsToTell(groups);
  const said = told.map((group) => sideSentence(view, which, group, areaPhrase(target)));
  const left = groups.filter((group) => !told.includes(group)).reduce((sum, group) => sum + group.length, 0);
  if (said.length === 0) return [];
  const rest = left === 0 ? [] : [following(general.voice.phrase('比较·其余', 0, { 表列: comparisonTables(general) }))];
  return paragraphs(general.voice, `comparison/${which}`, [...said, ...rest], lead);
}

/** 表2、表3 */
function comparisonTables(general: GeneralView): string {
  return names(
    general.views
      .filter((view) => comparedWithMain(view, counted(view)).length > 0)
      .map((view) => annexMark(general, view, 'comparison')),
  );
}

/** An indicator of both plans is compared once. */
function comparedOnce(general: GeneralView): readonly Compared[] {
  const seen = new Set<string>();
  return general.views
    .flatMap((view) => comparedWithMain(view, counted(view)))
    .filter(({ one }) => {
      if (seen.has(one.indicator.code)) return false;
      seen.add(one.indicator.code);
      return true;
    });
}

/** Not met and behind the province at once: counted, and the red and orange ones named. */
function overlap(general: GeneralView): readonly Sentence[] {
  const both = general.views.flatMap((view) =>
    comparedWithMain(view, counted(view))
      .filter(({ one, with: comparison }) => comparison.better === false && isNotMet(one))
      .map(({ one }) => one),
  );
  const main = general.views[0] === undefined ? null : mainArea(general.views[0]);
  if (both.length === 0 || main === null) return [];
  // Of a plan that is over nobody is warned any more.
  const going = new Set(byStage(general).open.views.map((view) => view.plan));
  const serious = both.filter(
    (one) => going.has(one.plan) && (one.warning.level === 'red' || one.warning.level === 'orange'),
  );
  return [
    sentence(
      general.voice.phrase(
        '叠加差距',
        0,
        {
          对象: main.name,
          项数: `${countIn(general, both, 'behind-and-unmet')}${countWord(general)}`,
          指标列: names([...new Set(serious.map((one) => nameOf(one.indicator)))]),
          两个规划: general.both,
        },
        {
          ...about(...both),
          area: main.id,
          but: {
            'level/red': about(...serious.filter((one) => one.warning.level === 'red')),
            'level/orange': about(...serious.filter((one) => one.warning.level === 'orange')),
          },
        },
      ),
    ),
  ];
}
