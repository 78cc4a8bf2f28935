/** One warned indicator in sentences: speed, forecast, the grounds of its level, the unit's words on the cause. */
import { sayLevel } from '../verdict-words.ts';
import { sayGround } from '../verdict-words.ts';
import { levelLastYear, sayLevelBefore } from '../verdict-words.ts';
import { about } from '../../claims/claim.ts';
import type { Assessment, WarningReason } from '../../../rules/assessment.ts';
import { isMet, isNewlyNearly } from '../../../rules/series/counts.ts';
import { nameOf } from '../../patterns/name-marks.ts';
import type { Sentence } from '../../paragraphs.ts';
import { following, sentence } from '../../paragraphs.ts';
import { names, placeholder, sentenceOfWords } from '../../composer.ts';
import { wayToNote } from '../../how-to-supply.ts';
import { withoutHead } from '../note-items.ts';
import type { PlanView } from '../plan-view.ts';
import { choiceOf, policyFor, quantitative, unitNames } from '../plan-view.ts';
import type { NoteItem } from '../../../dataset/notes/notes.ts';
import { toldForecast } from '../../derived-figures.ts';
import { blamesFewCases, disagreement, forecastSentence } from './forecast-sentences.ts';

import { isToldByShares, speedSentence } from './speed-sentences.ts';

export interface Telling {
  /** '' where the indicator has just been named, else its name stands in the first sentence. */
  readonly name: string;
  /** The grounds have been given for all of the level at once. */
  readonly groundsGiven: boolean;
  /** A heading says the level. */
  readonly levelGiven: boolean;
}

/** Speed, forecast, grounds; then the cause, asked for where the level is red or orange and none was written. */
export function warnedSentences(
  view: PlanView,
  one: Assessment,
  telling: Telling,
  withCause: boolean,
): readonly Sentence[] {
  return [...warnedFacts(view, one, telling), ...causeSentences(view, one, withCause)];
}

export function warnedFacts(view: PlanView, one: Assessment, telling: Telling): readonly Sentence[] {
  const inFull = factsWith(view, one, telling, true);
  const length = inFull.reduce((sum, { text }) => sum + view.voice.marks.plain(text).length, 0);
  // What each method leads to is told where the paragraph has room; that they differ is said all the same.
  return length <= (view.unit === null ? longestFacts.general : longestFacts.unit)
    ? inFull
    : factsWith(view, one, telling, false);
}

/** Of a paragraph of 180 characters, what its head and the names in full leave; in the general report the plan and the unit too. */
const longestFacts = { unit: 165, general: 140 } as const;

function factsWith(
  view: PlanView,
  one: Assessment,
  { name, groundsGiven, levelGiven }: Telling,
  withMethods: boolean,
): readonly Sentence[] {
  // Of what is only watched the table has the speeds; where nothing is foreseen, they are all there is to say.
  const isWatchedOnly = levelGiven && one.warning.level === 'blue';
  const foreseen = forecastSentence(view, one, name, withMethods && !isWatchedOnly);
  const isForeseen = foreseen !== '' && toldForecast(one)?.unsaid === null;
  const isBrief = isWatchedOnly && isForeseen;
  const facts = [
    isBrief ? '' : speedSentence(view, one, name),
    foreseen,
    levelSentence(view, one, { groundsGiven, levelGiven, withMethods }),
  ].filter((text) => text !== '');
  return facts.map((text, position) => {
    const named = position > 0 ? unnamed(text, name) : text.startsWith(name) ? text : name + text;
    return (position === 0 ? sentence : following)(named, one.indicator.code);
  });
}

/** The grounds of the level in words, worst first, without what another of them has said. */
export function groundsOf(
  view: PlanView,
  one: Assessment,
  isShown: (view: PlanView, one: Assessment, reason: WarningReason) => boolean = isSaidOfMethods,
): string {
  const { reasons } = one.warning;
  const said = reasons
    .filter((reason) => !isShown(view, one, reason))
    .filter((reason) => !isSaidByAnother(reason, reasons) && !isSaidBefore(one, reason))
    .flatMap((reason) => sayGround(view, one, reason) ?? []);
  return names([...new Set(said)]);
}

/** The grounds of the level for a cell, worst first, without what another of them says. */
export function groundsListed(view: PlanView, one: Assessment): readonly string[] {
  const { reasons } = one.warning;
  return reasons
    .filter((reason) => !(reason === 'slightly-behind' && reasons.includes('slipping-behind')))
    .flatMap((reason) => sayGround(view, one, reason) ?? []);
}

/** The figures just printed say it: the multiple of the speed, the opposite direction, how far the forecast falls short. */
export function isShownByFigures(view: PlanView, one: Assessment, reason: WarningReason): boolean {
  if (isStrict(one)) return false;
  const { multiplier } = one.speeds;
  const isMultiple = multiplier.verdict === 'known' && multiplier.value.greaterThan(1);
  switch (reason) {
    case 'moving-away':
      return one.target.kind === 'trend' || (multiplier.verdict === 'unknown' && multiplier.because === 'against-need');
    case 'needs-multiple':
      return isMultiple;
    case 'far-behind':
    case 'slightly-behind':
      // 与基期持平 is that there was no progress since.
      if (one.target.kind === 'trend') return reason === 'far-behind';
      // That it is taken as slower than its speed because it wavers, no speed shows.
      return !one.pace.flags.includes('non-monotone') && (isMultiple || isToldByShares(one));
    case 'method-sensitive':
      return one.warning.level !== 'blue' && areMethodsTold(view, one);
    case 'out-of-reach':
      return one.outlook === 'hard' && one.forecast.every(({ unsaid }) => unsaid === null);
    default:
      return false;
  }
}

/** Where the methods stand beside the forecast, that they differ has been said. */
function isSaidOfMethods(view: PlanView, one: Assessment, reason: WarningReason): boolean {
  return reason === 'method-sensitive' && areMethodsTold(view, one);
}

function areMethodsTold(view: PlanView, one: Assessment): boolean {
  return (
    one.forecast.length > 0 && one.forecast.every(({ unsaid }) => unsaid === null) && disagreement(view, one) !== ''
  );
}

/** A few cases leave the pace unknown anyway; that the methods differ has been shown where the chance is in doubt. */
function isSaidByAnother(reason: WarningReason, reasons: readonly WarningReason[]): boolean {
  if (reason === 'pace-unknown') return reasons.includes('small-count');
  if (reason === 'method-sensitive') return reasons.includes('uncertain');
  if (reason === 'uncertain') return reasons.includes('unlikely');
  if (reason === 'nearly-met') return reasons.includes('nearly-met-losing');
  if (reason === 'slightly-behind') return reasons.includes('slipping-behind');
  if (reason === 'not-existing') return reasons.includes('regressed');
  return false;
}

/**
 * That it is of a few cases is why no speed or forecast is given, and has been said with that; that the target is in
 * doubt was said with the forecast (达标余地不足).
 */
function isSaidBefore(one: Assessment, reason: WarningReason): boolean {
  if (reason === 'forecast-slips')
    return isMet(one) && toldForecast(one)?.reachesTarget === false && toldForecast(one)?.unsaid === null;
  // 预期基本达标 has just been said of the year to come.
  if (reason === 'nearly-met' && one.outlook === 'expected' && one.attainment === 'nearly-met')
    return toldForecast(one)?.unsaid === null && toldForecast(one)?.reachesTarget === false;
  if (reason === 'uncertain') return one.outlook === 'tight' && one.forecast.every(({ unsaid }) => unsaid === null);
  if (reason !== 'small-count' || one.target.kind === 'trend') return false;
  return !isMet(one) && one.gap.verdict === 'known' && one.pace.because !== null
    ? one.pace.because === 'small-count'
    : blamesFewCases(one);
}

/** 完成进度略慢于时间进度，由上年的关注升为黄色预警。 */
function levelSentence(view: PlanView, one: Assessment, given: Given): string {
  return levelAndGrounds(view, one, given) + recomputedSentence(view, one);
}

interface Given extends Pick<Telling, 'groundsGiven' | 'levelGiven'> {
  readonly withMethods: boolean;
}

/** 上年发布为黄色预警，按今年口径重算为关注。 */
function recomputedSentence(view: PlanView, one: Assessment): string {
  const { issued } = one.warning;
  if (issued === null || issued.recomputed === null || issued.recomputed === issued.level) return '';
  return view.voice.phrase('级别·重算', choiceOf(view, one), {
    上年级别: sayLevelBefore(view.voice, issued.level, [one]),
    重算级别: sayLevelBefore(view.voice, issued.recomputed, [one]),
  });
}

function levelAndGrounds(view: PlanView, one: Assessment, { groundsGiven, levelGiven, withMethods }: Given): string {
  const isShown = (shown: PlanView, of: Assessment, reason: WarningReason): boolean =>
    (reason !== 'method-sensitive' || withMethods) &&
    (levelGiven ? isShownByFigures : isSaidOfMethods)(shown, of, reason);
  const grounds = groundsGiven ? '' : groundsOf(view, one, isShown);
  const choice = choiceOf(view, one);
  const level = sayLevel(view.voice, one.warning.level, [one]);
  const last = levelLastYear(one);
  if (last !== null && !hasComeNearer(one)) {
    const slots = {
      级别: level,
      上年级别: sayLevelBefore(view.voice, last, [one]),
      依据: grounds,
      从严: isStrict(one),
    };
    if (one.warning.since === 'new') return view.voice.phrase('级别·新增', choice, slots, about(one));
    if (one.warning.since === 'raised') return view.voice.phrase('级别·升级', choice, slots, about(one));
    if (one.warning.since === 'lowered') return view.voice.phrase('级别·降级', choice, slots, about(one));
  }
  if (levelGiven && grounds === '') return '';
  const isTold =
    groundsGiven ||
    (grounds === '' &&
      !one.warning.reasons.some((reason) => isSaidBefore(one, reason) || isSaidOfMethods(view, one, reason)));
  return isTold
    ? ''
    : view.voice.phrase('级别依据', choice, {
        级别: levelGiven && !isStrict(one) ? '' : level,
        依据: grounds,
        从严: isStrict(one),
      });
}

/** Nearly met is only watched: who has come so far from not met is not told of as warned more than before. */
function hasComeNearer(one: Assessment): boolean {
  return isNewlyNearly(one) && one.warning.reasons.every((reason) => reason === 'nearly-met');
}

/** The forecast has just been said to reach the target; the level is severe all the same, and the grounds say why. */
function isStrict({ outlook, forecast }: Assessment): boolean {
  const last = forecast.at(-1);
  return outlook === 'strict' && last?.reachesTarget === true && last.unsaid === null;
}

/** What the unit wrote of no indicator is about the only one that it answers for, or that it has not met. */
export function causesOf(view: PlanView, one: Assessment): readonly NoteItem[] {
  const policy = policyFor(view, one);
  const causes = policy?.causes.get(one.indicator.code) ?? [];
  if (policy === undefined || causes.length > 0) return causes;
  const own = quantitative(view).filter(({ units }) => units.includes(policy.unit));
  const short = own.filter((each) => !isMet(each) && each.attainment !== 'no-data');
  return own.length === 1 || (short.length === 1 && short[0] === one) ? policy.generalCauses : [];
}

/** The unit's 原因分析 behind the figures; a red or orange indicator without one asks for it. */
function causeSentences(view: PlanView, one: Assessment, required: boolean): readonly Sentence[] {
  const about = one.indicator.code;
  const causes = causesOf(view, one);
  if (causes.length > 0)
    return causes.map((item) => following(sentenceOfWords(view.voice, withoutHead(item), item.origin), about));
  // Told where the unit's problems stand, it is not asked for again.
  if (!required || policyFor(view, one)?.explainedElsewhere.cause.has(about) === true) return [];
  // A question states nothing: its words carry no claim.
  const { words } = view.voice;
  const text = view.voice.phrase('待补充·原因', 0, {
    指标: one.indicator.name,
    情形:
      one.pace.class === 'moving-away'
        ? words.say('pace', 'against')
        : isMet(one)
          ? ''
          : one.outlook === 'hard' && one.forecast.every(({ unsaid }) => unsaid === null)
            ? words.say('outlook', 'hard')
            : `列${words.say('level', one.warning.level)}`,
    单位: unitNames(one),
  });
  const way = wayToNote(view.facts, {
    units: one.units,
    plan: view.plan,
    section: '原因分析',
    about: [one.indicator],
  });
  return [following(placeholder(view.voice, text, way), about)];
}

/** Not met, but expected to be: its speed and its forecast. */
export function expectedSentences(
  view: PlanView,
  one: Assessment,
  name: string = nameOf(one.indicator),
): readonly Sentence[] {
  return [speedSentence(view, one, name), forecastSentence(view, one, name)]
    .filter((text) => text !== '')
    .map((text, position) =>
      position === 0
        ? sentence(text.startsWith(name) ? text : name + text, one.indicator.code)
        : following(unnamed(text, name), one.indicator.code),
    );
}

/** The sentence before has named it. */
function unnamed(text: string, name: string): string {
  return name !== '' && text.startsWith(name) ? text.slice(name.length) : text;
}
