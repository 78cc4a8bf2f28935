/** What stands beside the targets that are counted: goals in words, figures without a target, the targets of other sets. */
import { goalStates } from '../../../indicators/goal-state.ts';
import { about } from '../../claims/claim.ts';
import type { Assessment } from '../../../rules/assessment.ts';
import { evidenceIn } from '../../../dataset/notes/sentences.ts';
import { isMet, isNotMet } from '../../../rules/series/counts.ts';
import { sayLimit } from '../../figure-words.ts';
import type { Block } from '../../model.ts';
import { nameOf } from '../../patterns/name-marks.ts';
import type { Sentence } from '../../paragraphs.ts';
import { following, paragraphs, sentence } from '../../paragraphs.ts';
import { names, placeholder, sentenceOfWords } from '../../composer.ts';
import { wayToNote } from '../../how-to-supply.ts';
import { explanationSentences, remarks } from './figure-remarks.ts';
import { attainmentSentence } from './attainment-sentences.ts';
import type { PlanView } from '../plan-view.ts';
import { choiceOf, policyFor, qualitative, unitNames } from '../plan-view.ts';
import { countOf, countOrNone } from '../counted-kinds.ts';
import { inLots } from '../lots.ts';
import { requirementOf, sayGoal } from '../goal-words.ts';

export function qualitativeBlocks(view: PlanView): readonly Block[] {
  const goals = qualitative(view);
  if (goals.length === 0) return [];
  const lead = view.voice.phrase('标题·定性', 0, { 项数: countOf(view, goals, 'qualitative') });
  return goals.flatMap((one, position) =>
    paragraphs(view.voice, 'progress/qualitative', qualitativeSentences(view, one), position === 0 ? lead : undefined),
  );
}

export function qualitativeSentences(view: PlanView, one: Assessment): readonly Sentence[] {
  if (one.target.kind !== 'qualitative') return [];
  const choice = choiceOf(view, one);
  const { code } = one.indicator;
  const slots = { 指标: sayGoal(view.voice, one), 要求: requirementOf(one) };
  const verdict = isMet(one)
    ? view.voice.phrase('定性·已实现', choice, slots, about(one))
    : one.attainment === 'no-data'
      ? view.voice.phrase('定性·无数据', choice, slots)
      : view.voice.phrase('定性·未实现', choice, { ...slots, 状态: one.word ?? '' }, about(one));
  const evidence = (policyFor(view, one)?.qualitative ?? []).filter((item) => item.indicators.includes(code));
  const [first, ...others] = evidence;
  // What the unit says of it among its work stands there.
  if (first === undefined)
    return [sentence(verdict, code), ...(isToldAmongWork(view, one) ? [] : [asksForState(view, one)])];
  const more = others.map((item) => following(sentenceOfWords(view.voice, item.text, item.origin), code));
  // Where the unit's own words begin with the verdict, ours would only say it twice.
  if (
    goalStates.some(
      (state) => first.text.startsWith(state) && !/^(?:[\s：:，,。、；;]|$)/u.test(first.text.slice(state.length)),
    )
  ) {
    const own = sentenceOfWords(view.voice, first.text, first.origin);
    return [sentence(view.voice.phrase('定性·引', choice, slots) + own, code), ...more];
  }
  const text = evidenceIn(first.text, one.indicator.name, code);
  const own = text === '' ? [] : [sentenceOfWords(view.voice, text, first.origin)];
  // What the unit wrote tells no state: it is no report of none.
  if (one.attainment === 'no-data') {
    const led = view.voice.phrase('定性·不明', choice, slots) + own.join('');
    return [sentence(led, code), ...more, asksForState(view, one)];
  }
  return [sentence(verdict, code), ...own.map((words) => following(words, code)), ...more];
}

export function isToldAmongWork(view: PlanView, one: Assessment): boolean {
  return one.attainment !== 'no-data' && policyFor(view, one)?.goalsTold.has(one.indicator.code) === true;
}

function asksForState(view: PlanView, one: Assessment): Sentence {
  const asked = view.voice.phrase('待补充·佐证', 0, { 指标: one.indicator.name, 单位: unitNames(one) });
  const way = wayToNote(view.facts, { units: one.units, plan: view.plan, section: '定性目标', about: [one.indicator] });
  return following(placeholder(view.voice, asked, way), one.indicator.code);
}

export function backgroundBlocks(view: PlanView, watched: readonly Assessment[]): readonly Block[] {
  if (watched.length === 0) return [];
  const lead = view.voice.phrase('标题·背景', 0, {
    项数: countOf(view, watched, 'background'),
    目标待改: watched.some(({ indicator }) => indicator.contradicted),
  });
  // Those of whom nothing is known are named together; whose figure cannot be used has its own reason.
  const blank = watched.filter(isBlank);
  const together = blank.length > 1 ? blank : [];
  const nothing = inLots(together, mostNamedBlank).map((lot) =>
    sentence(
      view.voice.phrase('背景·均无数据', 0, {
        指标列: names(lot.map(({ indicator }) => nameOf(indicator))),
        年份: String(view.facts.round.year),
      }),
      ...lot.map(({ indicator }) => indicator.code),
    ),
  );
  return paragraphs(
    view.voice,
    'progress/background',
    [
      ...watched
        .filter((one) => !together.includes(one))
        .flatMap((one) => [
          sentence(
            attainmentSentence(
              view,
              one.target.kind === 'none' ? one : { ...one, target: { kind: 'none' }, attainment: 'not-applicable' },
            ),
            one.indicator.code,
          ),
          ...remarks(view, one, '该指标'),
          ...(one.attainment === 'no-data' ? [] : explanationSentences(view, one)),
        ]),
      ...nothing,
    ],
    lead,
  );
}

/** Not there at all: nobody reported it, or the unit says that it has none. */
function isBlank({ current, absence }: Assessment): boolean {
  return current.verdict === 'unknown' && (absence?.kind === 'not-reported' || absence?.kind === 'marked');
}

const mostNamedBlank = 8;

const setWords = {
  own: '市规划',
  upper: '上级市规划',
  province: '省规划',
  national: '国家纲要',
  department: '国家部门规划',
} as const;

/** How the indicators stand against the targets of other sets: counts, and those short of them by name. */
export function otherSetBlocks(view: PlanView): readonly Block[] {
  const said = (['upper', 'province', 'national', 'department'] as const).flatMap((set): readonly Sentence[] => {
    const members = view.otherSets.filter(
      (one) => one.targetSet === set && one.attainment !== 'no-data' && one.attainment !== 'not-applicable',
    );
    if (members.length === 0) return [];
    const short = members.filter((one) => isNotMet(one) || one.attainment === 'nearly-met');
    return [
      sentence(
        view.voice.phrase(
          '上级目标',
          0,
          {
            目标集: setWords[set],
            项数: countOf(view, members, 'set', set),
            达到数: countOrNone(view, members.filter(isMet), 'set', set, 'met'),
            未达列: names(short.map((one) => nameOf(one.indicator) + wantedRange(view, one))),
            一项: members.length === 1,
          },
          short.length === 0
            ? about(...members)
            : {
                ...about(...members.filter(isMet)),
                but: { 'attainment/short': about(...short), 'quantity/all': about(...short) },
              },
        ),
      ),
    ];
  });
  return said.length === 0
    ? []
    : paragraphs(view.voice, 'progress/other-sets', said, view.voice.phrase('标题·上级目标', 0, {}));
}

/** （47%～53%）: how wide another set's 左右 is taken, where its own words do not say. */
function wantedRange(view: PlanView, one: Assessment): string {
  const { target } = one;
  if (target.kind !== 'range' || /[～~—–-]/u.test(target.text)) return '';
  const [low, high] = (['low', 'high'] as const).map((end) =>
    sayLimit(view.voice, one, target[end], end, target.origins),
  );
  return `（目标${low}～${high}）`;
}
