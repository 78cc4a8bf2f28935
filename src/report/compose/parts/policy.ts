/** Part two of a unit's report: the unit's work, results and problems as it wrote them, with what the data say kept apart. */
import { directionOf } from '../../directions.ts';
import { sayDirection } from '../../directions.ts';
import { about } from '../../claims/claim.ts';
import type { NoteItem, NoteSection } from '../../../dataset/notes/notes.ts';
import type { Assessment } from '../../../rules/assessment.ts';
import { isMet, isNotMet } from '../../../rules/series/counts.ts';
import { inOrderOfUrgency } from '../../../rules/urgency.ts';
import type { PolicyFacts } from '../../../rules/policy.ts';
import type { Block } from '../../model.ts';
import { nameOf } from '../../patterns/name-marks.ts';
import { paragraphs, sentence } from '../../paragraphs.ts';
import { closedShare } from '../../derived-figures.ts';
import { changeId, sayDifference } from '../../figure-words.ts';
import { isSmall, lacksParts } from '../../../rules/special-cases.ts';
import { names, placeholder, sentenceOfWords } from '../../composer.ts';
import { wayToNote } from '../../how-to-supply.ts';
import type { PlanView } from '../plan-view.ts';
import { quantitative, setIn } from '../plan-view.ts';
import { countOf, namesOrSome } from '../counted-kinds.ts';
import { itemBlocks, ordinal, wordsAsId } from '../note-items.ts';
import { gainedSentence } from '../closing/whole-plan.ts';

export interface PolicyPieces {
  readonly 主要做法: readonly Block[];
  readonly 主要成效: readonly Block[];
  readonly 典型做法: readonly Block[];
  readonly 上年建议办理情况: readonly Block[];
  readonly 存在问题: readonly Block[];
}

export function policyPieces(view: PlanView, policy: PolicyFacts, unitName: string): PolicyPieces {
  const asked = { 年份: String(view.facts.round.year), 单位: unitName };
  const { phrase } = view.voice;
  const isOver = view.stage === 'final';
  return {
    主要做法: part(view, policy, policy.practices, {
      id: 'policy/practices',
      lead: phrase('主要做法·题', 0, {}),
      fromFigures: '',
      missing: asking(
        view,
        unitName,
        isOver ? phrase('待补充·终期做法', 0, { 单位: unitName }) : phrase('待补充·做法', 0, asked),
        '主要做法',
      ),
    }),
    主要成效: part(view, policy, policy.results, {
      id: 'policy/results',
      lead: phrase('主要成效·题', 0, {}),
      fromFigures: isOver ? gainedSentence(view, (one) => nameOf(one.indicator)) : resultSentence(view),
      missing: null,
    }),
    典型做法: caseParts(view, policy),
    上年建议办理情况: part(view, policy, policy.answers, {
      id: 'policy/answers',
      lead: phrase('上年建议·题', 0, {}),
      fromFigures: '',
      missing: null,
    }),
    存在问题: part(view, policy, policy.problems, {
      id: 'policy/problems',
      lead: phrase('存在问题·题', 0, {}),
      fromFigures: problemSentence(view),
      missing: asking(
        view,
        unitName,
        isOver ? phrase('待补充·终期问题', 0, { 单位: unitName }) : phrase('待补充·问题', 0, asked),
        '存在问题',
      ),
    }),
  };
}

/** The unit's own, then those of the places below it. */
function caseParts(view: PlanView, policy: PolicyFacts): readonly Block[] {
  const lead = view.voice.phrase('典型做法·题', 0, {});
  if (policy.cases.length === 0) return placeParts(view, policy, lead);
  const own = part(view, policy, policy.cases, { id: 'policy/cases', lead, fromFigures: '', missing: null });
  return [...own, ...placeParts(view, policy, undefined)];
}

/** Each under its place's name: nobody takes it for the unit's own. */
function placeParts({ voice }: PlanView, { places }: PolicyFacts, lead: string | undefined): readonly Block[] {
  return places.flatMap(({ place, items }, position) =>
    paragraphs(
      voice,
      `policy/places/${wordsAsId(place)}`,
      [
        sentence(
          voice.phrase('典型做法·地方', 0, {
            地方: place,
            原文: items.map((item) => sentenceOfWords(voice, item.text, item.origin)).join(''),
          }),
        ),
      ],
      position === 0 ? lead : undefined,
    ),
  );
}

function asking({ voice, facts, plan }: PlanView, unit: string, text: string, section: NoteSection): string {
  return placeholder(voice, text, wayToNote(facts, { units: [unit], plan, section }));
}

interface Part {
  readonly id: string;
  readonly lead: string;
  readonly fromFigures: string;
  /** Stands where the unit wrote nothing; null: nothing. */
  readonly missing: string | null;
}

function part(
  view: PlanView,
  policy: PolicyFacts,
  items: readonly NoteItem[],
  { id, lead, fromFigures, missing }: Part,
): readonly Block[] {
  const { voice } = view;
  if (items.length > 0) {
    const head = { lead, before: fromFigures, bridge: voice.phrase('工作·引', 0, {}) };
    return itemBlocks(voice, id, items, policy.leadIns, head);
  }
  const said = [fromFigures, missing ?? ''].filter((text) => text !== '');
  return said.length === 0 ? [] : paragraphs(voice, id, said.map((text) => sentence(text)), lead); // prettier-ignore
}

/** What got better: all of a few; of more, those that closed most of their gap. */
function resultSentence(view: PlanView): string {
  if (quantitative(view).length < 2) return '';
  const improved = quantitative(view).filter((one) => one.change.sense === 'better' && one.change.noise === null);
  // What moves away from its target on the whole is no result of the year.
  const news = improved.filter((one) => one.pace.class !== 'moving-away');
  const isAll = improved.length <= mostResults;
  const leading = isAll ? improved : leadingIn(mostClosed(news).slice(0, mostResults));
  const [first] = leading;
  if (first === undefined) return '';
  return view.voice.phrase(
    '成效·数据',
    0,
    {
      指标列: names(leading.map(({ indicator }) => nameOf(indicator))),
      升降: changeVerb(view, first),
      变化列: leading.length === 1 ? changeSize(view, first) : '',
      成效列: names(
        leading.map((one) => `${nameOf(one.indicator)}（${changeVerb(view, one)}${changeSize(view, one)}）`),
      ),
      一项: leading.length === 1 && isAll,
      全部: isAll,
      未列: isAll && quantitative(view).some((one) => one.change.sense === 'better' && one.change.noise !== null),
      除外: !isAll && news.length < improved.length,
    },
    { ...about(...leading), among: setIn(view, 'counted', ['better']) },
  );
}

const mostResults = 3;

/** As far as each is a result to name: who is left out must not lie before one who is named. */
function leadingIn(ranked: readonly Assessment[]): readonly Assessment[] {
  const firstSlow = ranked.findIndex((one) => !isAtPace(one));
  return firstSlow === -1 ? ranked : ranked.slice(0, firstSlow);
}

/** The target, or at least the part of the way that one of the plan's years has to bring: less is no result to name. */
function isAtPace(one: Assessment): boolean {
  if (isMet(one)) return true;
  const share = closedShare(one);
  if (share === null || one.base.verdict === 'unknown' || one.target.kind === 'none') return false;
  return share.times(one.target.year - one.base.figure.year).greaterThanOrEqualTo(1);
}

/** By the share of the way from base to target that the year has closed, largest first; the others cannot be measured so. */
function mostClosed(improved: readonly Assessment[]): readonly Assessment[] {
  return improved
    .flatMap((one) => {
      const share = closedShare(one);
      return share === null || isSmall(one) ? [] : [{ one, share }];
    })
    .toSorted((a, b) => b.share.comparedTo(a.share) || a.one.indicator.order - b.one.indicator.order)
    .map(({ one }) => one);
}

function changeVerb({ voice }: PlanView, one: Assessment): string {
  const { difference } = one.change;
  return difference.verdict === 'unknown'
    ? ''
    : sayDirection(voice, 'change', [one], directionOf(difference.difference.value));
}

function changeSize({ voice }: PlanView, one: Assessment): string {
  const { difference } = one.change;
  return difference.verdict === 'unknown'
    ? ''
    : sayDifference(voice, one.indicator, difference.difference, changeId(one));
}

const mostNamed = 6;

/** 从监测结果看，一是…；二是…。 */
function problemSentence(view: PlanView): string {
  const { voice } = view;
  const judged = quantitative(view);
  if (judged.length < 2) return '';
  const unmet = judged.filter(isNotMet);
  const slipping = judged.filter(
    (one) =>
      view.stage !== 'final' &&
      isMet(one) &&
      one.change.sense === 'worse' &&
      one.change.noise === null &&
      !isSmall(one),
  );
  const missing = judged.filter((one) => one.attainment === 'no-data');
  const points = [
    ...(unmet.length === 0
      ? []
      : [
          voice.phrase(
            '问题·未达标',
            0,
            {
              // Part one has named them all.
              指标列: namesOrSome(
                view,
                inOrderOfUrgency(unmet),
                { what: 'not-met' },
                (one) => nameOf(one.indicator),
                mostNamed,
              ),
              项数: countOf(view, unmet, 'not-met'),
            },
            about(...unmet),
          ),
        ]),
    ...(slipping.length === 0
      ? []
      : [
          voice.phrase(
            '问题·滑坡',
            0,
            {
              指标列: namesOrSome(
                view,
                slipping,
                { what: 'worse', within: ['met'] },
                (one) => nameOf(one.indicator),
                mostNamed,
              ),
              多项: slipping.length > 1,
              连续: slipping.every((one) => one.change.wrongRun >= 2),
              未列: judged.some(
                (one) =>
                  view.stage !== 'final' && isMet(one) && one.change.sense === 'worse' && !slipping.includes(one),
              ),
            },
            about(...slipping),
          ),
        ]),
    ...(missing.length === 0
      ? []
      : [
          voice.phrase('问题·缺数', 0, {
            项数: countOf(view, missing, 'no-data'),
            缺分项: missing.some(lacksParts),
          }),
        ]),
  ];
  if (points.length === 0) return '';
  const list =
    points.length === 1 ? points.join('') : points.map((point, position) => ordinal(position) + point).join('；');
  return voice.phrase('问题·数据', 0, { 问题列: list });
}
