/** The general report's part four: red and orange one by one, yellow and watched like with like, the rest counted. */
import { sayLevel } from '../verdict-words.ts';
import { groundOf, sayGround, specialPolicy } from '../verdict-words.ts';
import { about } from '../../claims/claim.ts';
import type { Assessment, WarningLevel } from '../../../rules/assessment.ts';
import { isNotMet } from '../../../rules/series/counts.ts';
import { inOrderOfUrgency } from '../../../rules/urgency.ts';
import type { Block } from '../../model.ts';
import { nameOf } from '../../patterns/name-marks.ts';
import type { Sentence } from '../../paragraphs.ts';
import { paragraphs, sentence } from '../../paragraphs.ts';
import { sayMultiplier } from '../../figure-words.ts';
import type { Voice } from '../../composer.ts';
import { names, together } from '../../composer.ts';
import { lacksBase, quantitative } from '../plan-view.ts';
import { methodSentence } from '../parts/forecast.ts';
import { forecastCharts } from '../parts/charts.ts';
import type { GeneralView } from './general-view.ts';
import { inLots } from '../lots.ts';
import { annexMark } from './annexes.ts';
import { byStage, countIn, countWord, counted, levelsList, viewOf } from './general-view.ts';
import { intoTheNextPlan, whatWasNotMet } from '../closing/carried-over.ts';
import { methodNote } from '../parts/method-note.ts';
import { warnedFacts } from '../parts/pace-sentences.ts';
import { isToldByShares, paceUnknownBecause } from '../parts/speed-sentences.ts';
import { tableIds } from '../table-ids.ts';
import { isSevere, severeTable } from '../tables.ts';
import type { Warned } from './forecast-rest.ts';
import { oncePerIndicator, pointed, rest } from './forecast-rest.ts';

export function generalForecast(whole: GeneralView): Readonly<Record<string, readonly Block[]>> {
  return { ...goingOn(byStage(whole).open), 终期各规划: closedPlans(whole) };
}

/** Of plans that are over: what was not met, and what goes on. The units' words on the causes stand in their reports. */
export function closedPlans(whole: GeneralView): readonly Block[] {
  const { views, both, voice } = byStage(whole).over;
  const [first] = views;
  return [
    ...views.flatMap((view) => {
      const pieces = whatWasNotMet(view, `/${view.plan}`);
      return [...pieces.终期说明, ...pieces.未达标指标表];
    }),
    ...intoTheNextPlan(views, both ? voice.planName : (first?.voice.planName ?? '')),
  ];
}

function goingOn(general: GeneralView): Readonly<Record<string, readonly Block[]>> {
  const judged = general.views.flatMap(counted);
  if (general.views.length === 0) return {};
  return {
    方法说明: paragraphs(general.voice, 'forecast/method', basis(general, judged)),
    级别计数: judged.length === 0 ? [] : paragraphs(general.voice, 'forecast/levels', levelCounts(general, judged)),
    各级预警: [
      ...oneByOne(general, judged, 'red'),
      ...oneByOne(general, judged, 'orange'),
      ...yellow(
        general,
        judged.filter((one) => one.warning.level === 'yellow'),
      ),
      ...watchedBlocks(
        general,
        judged.filter((one) => one.warning.level === 'blue'),
      ),
    ],
    其他指标: rest(general, judged),
    重点预警指标表: severeTable(general.views),
    测算方法说明: methodNote(general.voice),
    // Of a few years a line shows no more than the table.
    预测图: forecastCharts(general.voice, judged.filter(hasLongSeries)),
  };
}

/** How it is forecast; where nothing can be, why. */
function basis(general: GeneralView, judged: readonly Assessment[]): readonly Sentence[] {
  const [first, ...others] = general.views;
  if (judged.length > 0 && first !== undefined) {
    const annexes = general.views.map((view) => annexMark(general, view, 'warning')).filter((mark) => mark !== '');
    const sameSpan = others.every(({ span }) => span.base === first.span.base && span.target === first.span.target);
    if (sameSpan) return [methodSentence(first, judged, names(annexes))];
    // Each plan has its own end.
    return general.views
      .filter((view) => counted(view).length > 0)
      .map((view) => {
        const annex = annexMark(general, view, 'warning');
        return sentence(view.voice.planName + methodSentence(view, counted(view), annex).text);
      });
  }
  const unjudged = general.views.flatMap(quantitative);
  return [
    sentence(
      unjudged.length === 0
        ? general.voice.phrase('无指标·预警', 0, {})
        : general.voice.phrase(
            '无基期·预警',
            0,
            { 缺基期: unjudged.every(lacksBase), 一项: unjudged.length === 1 },
            about(...unjudged),
          ),
    ),
  ];
}

function levelCounts(general: GeneralView, judged: readonly Assessment[]): readonly Sentence[] {
  const unmet = judged.filter(isNotMet);
  const tables = judged.some(isSevere)
    ? [general.voice.marks.mark({ kind: 'reference', text: '表', to: tableIds.watched })]
    : [];
  const all = general.voice.phrase(
    '总·级别计数',
    0,
    {
      总数: `${countIn(general, judged, 'total')}${countWord(general)}`,
      级别列: names(levelsList(general, judged, 'level')),
      均为: sameLevel(general, judged),
      一项: judged.length === 1,
      表: names(tables),
      两个规划: general.both,
    },
    about(...judged),
  );
  if (unmet.length === 0) return [sentence(all)];
  return [
    sentence(all),
    sentence(
      general.voice.phrase(
        '总·未达标计数',
        0,
        {
          未达标: `${countIn(general, unmet, 'not-met')}${countWord(general)}`,
          级别列: names(levelsList(general, unmet, 'not-met')),
          均为: unmet.length > 1 ? sameLevel(general, unmet) : '',
        },
        about(...unmet),
      ),
    ),
  ];
}

/** The one level that all stand at; '' where they differ. */
function sameLevel({ voice }: GeneralView, members: readonly Assessment[]): string {
  const [level, ...others] = [...new Set(members.map((one) => one.warning.level))];
  return level === undefined || others.length > 0 ? '' : sayLevel(voice, level, members);
}

function heading(general: GeneralView, level: WarningLevel, members: readonly Assessment[]): string {
  return general.voice.phrase('总·标题级别', 0, {
    级别: sayLevel(general.voice, level, members),
    项次: `${countIn(general, members, 'level', level)}${countWord(general)}`,
  });
}

function oneByOne(general: GeneralView, judged: readonly Assessment[], level: 'red' | 'orange'): readonly Block[] {
  const members = inOrderOfUrgency(judged.filter((one) => one.warning.level === level));
  if (members.length === 0) return [];
  const { voice } = general;
  const told = oncePerIndicator(members);
  return [
    {
      kind: 'paragraph',
      id: `forecast/${level}`,
      lead: voice.marks.inlines(heading(general, level, members)),
      inlines: [],
    },
    ...told.map((warned, position): Block => {
      const { one } = warned;
      const text = `${told.length > 1 ? `${position + 1}. ` : ''}${toldInFull(general, warned)}`;
      return {
        kind: 'paragraph',
        id: `forecast/${level}/${one.plan}/${one.indicator.code}`,
        inlines: voice.marks.inlines(text),
      };
    }),
  ];
}

/** The heading says the level; its grounds are told where the figures just given do not show them. */
function toldInFull(general: GeneralView, warned: Warned): string {
  const { one } = warned;
  const facts = warnedFacts(viewOf(general, one), one, { name: '', groundsGiven: false, levelGiven: true }).map(
    (said) => said.text,
  );
  return `${pointed(general, warned)}：${facts.join('')}`;
}

function hasLongSeries(one: Assessment): boolean {
  return one.forecast.length > 0 && one.forecast.every(({ points }) => points >= fewestPoints);
}

const fewestPoints = 5;

/** Those whose pace is slightly behind share a sentence with their multipliers; the others are told each. */
function yellow(general: GeneralView, members: readonly Assessment[]): readonly Block[] {
  if (members.length === 0) return [];
  const { voice } = general;
  const told = oncePerIndicator(inOrderOfUrgency(members));
  const slow = told.filter(
    ({ one }) =>
      one.pace.class === 'slightly-behind' &&
      one.speeds.multiplier.verdict === 'known' &&
      one.speeds.multiplier.value.greaterThan(1) &&
      !isToldByShares(one),
  );
  const shared = slow.length > 1 ? slow : [];
  const sharedSentences = lotsOfOneSentence(general, shared).map((lot) =>
    sentence(slowTogether(general, lot), ...lot.map(({ one }) => one.indicator.code)),
  );
  const alone = told
    .filter((warned) => !shared.includes(warned))
    .map((warned) => sentence(toldInFull(general, warned), warned.one.indicator.code));
  return paragraphs(voice, 'forecast/yellow', [...sharedSentences, ...alone], heading(general, 'yellow', members));
}

function slowTogether(general: GeneralView, lot: readonly Warned[]): string {
  return general.voice.phrase(
    '总·黄色组',
    0,
    {
      指标列: names(lot.map((warned) => pointed(general, warned))),
      倍数列: together(lot.flatMap(({ one }) => multiplierOf(general.voice, one))),
      多项: lot.length > 1,
    },
    about(...lot.map(({ one }) => one)),
  );
}

/** As many in a sentence as it holds: with plan and unit behind each name, long names make smaller lots. */
function lotsOfOneSentence(general: GeneralView, shared: readonly Warned[]): readonly (readonly Warned[])[] {
  const isShort = (lot: readonly Warned[]): boolean => {
    // Names stand in full where they come first, as it may be here.
    const inFull = lot.reduce(
      (more, { one: { indicator } }) => more + indicator.name.length - nameOf(indicator).length,
      0,
    );
    return general.voice.marks.plain(slowTogether(general, lot)).length + inFull <= longestSentence;
  };
  const choices = Array.from({ length: mostInSentence }, (_, less) => inLots(shared, mostInSentence - less));
  return choices.find((lots) => lots.every(isShort)) ?? choices.at(-1) ?? [];
}

const mostInSentence = 5;
const longestSentence = 120;

function multiplierOf(voice: Voice, one: Assessment): readonly string[] {
  const { multiplier } = one.speeds;
  if (multiplier.verdict === 'unknown') return [];
  return [multiplier.isLarge ? '10倍以上' : `${sayMultiplier(voice, one)}倍`];
}

/** By their main reason: one sentence a reason. */
function watchedBlocks(general: GeneralView, members: readonly Assessment[]): readonly Block[] {
  if (members.length === 0) return [];
  const { voice } = general;
  const groups = new Map<string, Warned[]>();
  for (const warned of oncePerIndicator(inOrderOfUrgency(members))) {
    const reason = warned.one.warning.reasons[0] ?? 'no-direction';
    // Of an unknown pace the reason is said too, and is one for all that share the sentence.
    const unknown = reason === 'pace-unknown' ? (warned.one.pace.because ?? '') + specialPolicy(warned.one) : '';
    const key = reason === 'no-direction' ? '' : groundOf(warned.one, reason) + unknown;
    groups.set(key, [...(groups.get(key) ?? []), warned]);
  }
  const said = [...groups.values()].map((list) =>
    sentence(
      voice.phrase('总·关注组', 0, {
        指标列: names(list.map(({ one }) => nameOf(one.indicator))),
        情形: situationOf(
          general,
          list.map(({ one }) => one),
        ),
      }),
      ...list.map(({ one }) => one.indicator.code),
    ),
  );
  return paragraphs(voice, 'forecast/blue', said, heading(general, 'blue', members));
}

/** The main reason, in words that follow the name. */
function situationOf(general: GeneralView, sharing: readonly Assessment[]): string {
  const [one] = sharing;
  const reason = one?.warning.reasons[0];
  if (one === undefined) return '';
  const watched = `需要${sayLevel(general.voice, one.warning.level, sharing)}`;
  if (reason === undefined) return watched;
  const words = sayGround(viewOf(general, one), one, reason, sharing) ?? watched;
  if (reason === 'small-count') return `${words}，不作速度测算和预测`;
  const why = reason === 'pace-unknown' ? paceUnknownBecause(viewOf(general, one), one) : '';
  return why === '' ? words : `${words}（${why}）`;
}
