/** Part four's end: what is expected to be met, what is normal, whose warning was lifted, and what cannot be judged. */
import { isFalling } from '../../directions.ts';
import { levelLastYear, sayLevelBefore } from '../verdict-words.ts';
import { about } from '../../claims/claim.ts';
import type { Assessment, WarningLevel } from '../../../rules/assessment.ts';
import { isMet } from '../../../rules/series/counts.ts';
import { hasLimit } from '../../../rules/target/target-test.ts';
import type { Block } from '../../model.ts';
import { nameOf } from '../../patterns/name-marks.ts';
import type { Sentence } from '../../paragraphs.ts';
import { paragraphs, sentence } from '../../paragraphs.ts';
import { sayGap } from '../../figure-words.ts';
import { names } from '../../composer.ts';
import type { PlanView } from '../plan-view.ts';
import { choiceOf } from '../plan-view.ts';
import { countOf } from '../counted-kinds.ts';
import { namedForecast, sayWhyNot, whyNoForecast, type WhyNot } from './forecast-sentences.ts';

import { expectedSentences } from './pace-sentences.ts';
import { nearerEnd } from './range-sentences.ts';

/** `few`: a report on so few indicators that each is told of, without small headings. */
export function restBlocks(view: PlanView, judged: readonly Assessment[], few: boolean): readonly Block[] {
  const { voice } = view;
  const normal = judged.filter((one) => one.warning.level === 'green');
  const steady = normal.filter(isMet);
  const said: readonly Sentence[] = [
    ...normal.filter((one) => !isMet(one)).flatMap((one) => expectedSentences(view, one)),
    ...(few ? eachSteady(view, steady) : steadyTogether(view, steady)),
    ...(judged.length > 1 && judged.every(isMet) ? tightest(view, judged) : []),
    ...lifted(view, normal),
    ...unknown(
      view,
      judged.filter((one) => one.warning.level === 'grey'),
    ),
  ];
  // Nothing is said of how they will go on: the level itself is left to tell.
  const told = said.length === 0 && view.facts.round.year < view.span.target ? steadyTogether(view, steady) : said;
  if (told.length === 0) return [];
  // 其他 than what, where nothing is watched.
  const isAll = few || normal.length === judged.filter((one) => one.warning.level !== 'grey').length;
  return paragraphs(voice, 'forecast/rest', told, isAll ? undefined : voice.phrase('标题·其他', 0, {}));
}

/** Normal ones are named up to three, and of a range's end that is near it is said. */
function steadyTogether(view: PlanView, steady: readonly Assessment[]): readonly Sentence[] {
  if (steady.length === 0) return [];
  const text = view.voice.phrase(
    '正常·组',
    0,
    {
      指标列: names(steady.slice(0, 3).map((one) => nameOf(one.indicator))) + (steady.length > 3 ? '等' : ''),
      项数: countOf(view, steady, 'level', 'green', 'met'),
      一项: steady.length === 1,
    },
    about(...steady),
  );
  return [sentence(text), ...nearEnds(view, steady)];
}

const nearShare = 1 / 3;

function nearEnds(view: PlanView, steady: readonly Assessment[]): readonly Sentence[] {
  return steady.flatMap((one) => {
    const near = nearerEnd(view, one);
    if (near === null || near.share >= nearShare) return [];
    const slots = { 指标: nameOf(one.indicator), 近端: near.words, 近端差: near.distance };
    return [sentence(view.voice.phrase('正常·近界', choiceOf(view, one), slots), one.indicator.code)];
  });
}

/** Each forecast; those without one together by the reason. */
function eachSteady(view: PlanView, steady: readonly Assessment[]): readonly Sentence[] {
  // Once the target's year has come nothing is forecast, and the part begins by saying so.
  if (view.facts.round.year >= view.span.target) return [];
  const reasons = new Map<string, { readonly reason: WhyNot; readonly members: Assessment[] }>();
  const forecast = steady.flatMap((one): readonly Sentence[] => {
    const reason = one.forecast.length > 0 ? null : whyNoForecast(one);
    if (reason !== null) {
      const key = `${reason.special}/${reason.words}`;
      reasons.set(key, { reason, members: [...(reasons.get(key)?.members ?? []), one] });
      return [];
    }
    const text = namedForecast(view, one);
    return text === '' ? [] : [sentence(text, one.indicator.code)];
  });
  const without = [...reasons.values()].map(({ reason, members }) =>
    sentence(
      view.voice.phrase(
        '预测·不作',
        0,
        {
          指标: names(members.map((one) => nameOf(one.indicator))),
          缘由: sayWhyNot(view, reason, members),
          多项: members.length > 1,
          趋势: members.every((one) => one.noForecast === 'trend-only'),
        },
        about(...members),
      ),
      ...members.map((one) => one.indicator.code),
    ),
  );
  return [...forecast, ...without];
}

/** Where everything is met: the indicator with the least room, by share of its target. */
function tightest(view: PlanView, judged: readonly Assessment[]): readonly Sentence[] {
  const rooms = judged.flatMap((one) => {
    // What is as good as it can be has all the room there is.
    if (one.gap.verdict === 'unknown' || !hasLimit(one.target) || isAtBestBound(one)) return [];
    const limit = one.target.limit.rounded;
    return limit.isZero() ? [] : [{ one, room: one.gap.difference.value.abs().dividedBy(limit.abs()).toNumber() }];
  });
  // Of one alone none is the nearest.
  const least = rooms.length > 1 ? rooms.toSorted((a, b) => a.room - b.room)[0] : undefined;
  if (least === undefined) return [];
  const { one } = least;
  const slots = { 指标: nameOf(one.indicator), 余量: least.room === 0 ? '' : sayGap(view.voice, one) };
  return [
    sentence(
      view.voice.phrase(
        '正常·余量最小',
        0,
        slots,
        about(one, ...rooms.map((room) => room.one).filter((other) => other !== one)),
      ),
      one.indicator.code,
    ),
  ];
}

function isAtBestBound(one: Assessment): boolean {
  const [low, high] = one.indicator.bounds;
  const best = isFalling(one) ? low : high;
  return best !== null && one.current.verdict === 'known' && one.current.figure.rounded.equals(best);
}

/** Warned of last year, normal this year. */
function lifted(view: PlanView, normal: readonly Assessment[]): readonly Sentence[] {
  const byLevel = new Map<WarningLevel, Assessment[]>();
  for (const one of normal) {
    const last = levelLastYear(one);
    if (one.warning.since === 'lifted' && last !== null) byLevel.set(last, [...(byLevel.get(last) ?? []), one]);
  }
  return [...byLevel].map(([level, members]) =>
    sentence(
      view.voice.phrase(
        '级别·解除',
        0,
        {
          指标列: names(members.map((one) => nameOf(one.indicator))),
          上年级别: sayLevelBefore(view.voice, level, members),
          多项: members.length > 1,
        },
        about(...members),
      ),
      ...members.map((one) => one.indicator.code),
    ),
  );
}

function unknown(view: PlanView, grey: readonly Assessment[]): readonly Sentence[] {
  if (grey.length === 0) return [];
  return [
    sentence(
      view.voice.phrase(
        '无法判断·组',
        0,
        {
          指标列: names(grey.map((one) => nameOf(one.indicator))),
          项数: `${countOf(view, grey, 'level', 'grey')}项`,
          多项: grey.length > 1,
        },
        about(...grey),
      ),
    ),
  ];
}
