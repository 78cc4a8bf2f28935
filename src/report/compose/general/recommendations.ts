/** The general report's part five: priorities across units, each with its unit's own words under its name. */
import { isOwed } from '../owed-figures.ts';
import type { Indicator } from '../../../indicators/definition.ts';
import { about } from '../../claims/claim.ts';
import { firstSentence } from '../../../dataset/notes/sentences.ts';
import type { NoteItem } from '../../../dataset/notes/notes.ts';
import type { Assessment } from '../../../rules/assessment.ts';
import { isMet, isNotMet } from '../../../rules/series/counts.ts';
import type { Recommendation } from '../../../rules/recommendations.ts';
import { inOrderOfUrgency } from '../../../rules/urgency.ts';
import { lacksParts } from '../../../rules/special-cases.ts';
import type { Block } from '../../model.ts';
import { nameOf } from '../../patterns/name-marks.ts';
import type { Voice } from '../../composer.ts';
import { names, placeholder, sentenceOfWords } from '../../composer.ts';
import { sayLevel, sayVerdict } from '../verdict-words.ts';
import type { Counted } from '../../figure-id.ts';
import { wayToNote } from '../../how-to-supply.ts';
import { lacksBase, policyFor, quantitative } from '../plan-view.ts';
import type { GeneralView } from './general-view.ts';
import { annexMark } from './annexes.ts';
import { isSuperseded, supersededProposals } from './superseded.ts';
import { byStage, countIn, countWord, counted, viewOf } from './general-view.ts';
import { unmetAtTheEnd } from '../closing/carried-over.ts';
import { ordinal, withoutHead } from '../note-items.ts';
import { agreedBesides, agreedOn, helpersOf, isAgreed } from './agreed-measures.ts';
import { isBaseOutdated } from '../uncounted.ts';
import { actionWord, proposalSentence } from '../parts/recommendations.ts';

export function generalRecommendations(general: GeneralView): Readonly<Record<string, readonly Block[]>> {
  const { voice } = general;
  const { open, over } = byStage(general);
  const all: readonly Told[] = [
    ...hardByUnit(open),
    ...carriedOver(over),
    ...furtherProposals(general),
    ...others(open),
    ...agreedBesides(general),
    ...lackingFigures(general),
    ...bureau(general),
  ];
  const told = all.filter(({ demand = '', text }) => demand + text !== '');
  const paragraphsTold: readonly Told[] =
    told.length > 0 ? told : [{ id: 'recommendations/none', text: nothingTold(general) }];
  return {
    // Numbers are set before the heads, as in every section.
    对策建议: paragraphsTold.map(({ id, demand = '', text, plain = false }): Block => ({
      kind: 'paragraph',
      id,
      ...(plain || (demand === '' && paragraphsTold.length === 1) ? {} : { lead: voice.marks.inlines(demand) }),
      inlines: voice.marks.inlines(text),
    })),
  };
}

/** All met, or nothing to judge and nothing proposed. */
function nothingTold(general: GeneralView): string {
  const { voice, facts } = general;
  const judged = general.views.flatMap(counted);
  if (judged.length > 0 && judged.every(isMet))
    return voice.phrase('建议·全部达标', 0, { 一项: judged.length === 1 }, about(...judged));
  const unit = facts.round.compiler;
  const way = wayToNote(facts, { units: [unit], plan: null, section: '对策建议' });
  const isOver = byStage(general).open.views.length === 0;
  return placeholder(voice, voice.phrase(isOver ? '待补充·终期建议' : '待补充·建议', 0, { 单位: unit }), way);
}

interface Told {
  readonly id: string;
  /** What is demanded of whom, in the level's letters. */
  readonly demand?: string;
  readonly text: string;
  /** Said of all that follow: it gets no number. */
  readonly plain?: true;
}

/** Red and orange: what is demanded of all, then unit by unit, the unit with the worst first. */
function hardByUnit(general: GeneralView): readonly Told[] {
  const { voice } = general;
  const hard = inOrderOfUrgency(general.views.flatMap(counted).filter(isHard));
  const [first] = hard;
  if (first === undefined) return [];
  const units = [...new Set(hard.map((one) => one.units[0] ?? ''))];
  const levels = (['red', 'orange'] as const).filter((level) => hard.some((one) => one.warning.level === level));
  const all = voice.phrase('建议·总报告红橙', 0, {
    级别: names(
      levels.map((level) =>
        sayLevel(
          voice,
          level,
          hard.filter((one) => one.warning.level === level),
        ),
      ),
    ),
    项次: `${countIn(general, hard, 'serious')}${countWord(general)}`,
    行动: actionWord('all-out'),
  });
  return [
    { id: 'recommendations/hard', text: all, plain: true },
    ...units.map((unit) => {
      const own = hard.filter((one) => (one.units[0] ?? '') === unit);
      const shared = [...new Set(own.flatMap((one) => one.units))];
      const demand = voice.phrase('建议·总报告单位', 0, { 单位: names(shared) });
      return { id: `recommendations/${unit}`, demand, text: answersOf(general, unit, own) };
    }),
  ];
}

/** Of plans that are over: unit by unit, what goes on into the next. */
function carriedOver(general: GeneralView): readonly Told[] {
  const unmet = general.views.flatMap(unmetAtTheEnd);
  const units = [...new Set(unmet.map((one) => one.units[0] ?? ''))];
  return units.map((unit) => {
    const own = unmet.filter((one) => (one.units[0] ?? '') === unit);
    const demand = general.voice.phrase('终期·总转入', 0, {
      单位: names([...new Set(own.flatMap((one) => one.units))]),
      指标列: names([...new Set(own.map((one) => nameOf(one.indicator)))]),
    });
    return { id: `recommendations/over/${unit}`, demand, text: answersOf(general, unit, own) };
  });
}

/** Where the proposals stand that a meeting has decided on. */
function furtherProposals(general: GeneralView): readonly Told[] {
  if (supersededProposals(general).length === 0) return [];
  const text = general.voice.phrase('总·其余建议', 0, { 附件: annexMark(general, null, 'words') });
  return [{ id: 'recommendations/further', text, plain: true }];
}

function isHard(one: Assessment): boolean {
  return one.warning.level === 'red' || one.warning.level === 'orange';
}

/**
 * Each indicator, worst first, with what answers it: the unit's own proposals with their deadlines and under its name, else
 * the register's advice, which is the Bureau's; else the question.
 */
function answersOf(general: GeneralView, unit: string, asked: readonly Assessment[]): string {
  const { voice, facts } = general;
  const found = general.views.flatMap(({ plan }) => facts.plans[plan].priorities.get(unit) ?? []);
  const answers = new Map<string, Recommendation>();
  // An indicator of both plans is answered once; in the order in which it is asked, across both plans.
  const place = ({ answers: [first] }: Recommendation) =>
    asked.findIndex((one) => one.indicator.code === first?.indicator.code);
  // What the unit proposes under one plan answers the other too.
  const proposals = ({ proposals: list }: Recommendation) => Number(list.length === 0);
  for (const answer of found.toSorted((a, b) => place(a) - place(b) || proposals(a) - proposals(b))) {
    const key = answer.answers.map((one) => one.indicator.code).join(' ');
    if (!answers.has(key)) answers.set(key, answer);
  }
  const all = [...answers.values()];
  const proposed = all
    .map((answer) => ({ answer, told: answer.proposals.filter((item) => !isSuperseded(general, item)) }))
    .filter(({ told }) => told.length > 0)
    .map(({ answer, told }) => headOf(general, indicatorsOf(answer)) + inShort(general, told));
  const advised = all.flatMap((answer): readonly string[] => {
    const origin = answer.answers[0]?.indicator.origin ?? registerFile;
    const advice = answer.advice.map((text) => sentenceOfWords(voice, text, origin));
    return advice.length === 0 ? [] : [headOf(general, indicatorsOf(answer)) + advice.join('')];
  });
  const said = (by: string, told: readonly string[]): string =>
    told.length === 0 ? '' : voice.phrase('建议·单位引', 0, { 单位: by }) + told.join('');
  return [
    said(unit, proposed),
    // The register's advice is the Bureau's own standing wording.
    said(facts.round.compiler, advised),
    ...all
      .filter(
        ({ missing, advice, answers: about }) =>
          missing === 'measure' && advice.length === 0 && !about.every((one) => isAgreed(general, one)),
      )
      .map((answer) => asking(general, unit, answer)),
    fromOthers(general, unit, asked),
    agreedOn(general, asked),
    helpersOf(general, asked),
  ].join('');
}

function indicatorsOf({ answers }: Recommendation): readonly Indicator[] {
  return answers.map((one) => one.indicator);
}

/** 婚检率—— */
function headOf({ voice }: GeneralView, about: readonly Indicator[]): string {
  return voice.phrase('建议·项', 0, { 指标列: names(about.map(nameOf)) });
}

function asking({ voice, facts }: GeneralView, unit: string, answer: Recommendation): string {
  const about = indicatorsOf(answer);
  const way = wayToNote(facts, { units: [unit], plan: null, section: '对策建议', about });
  const slots = { 指标列: names(about.map(nameOf)), 单位: unit };
  const asked = answer.action === 'carry-over' ? '待补充·终期措施' : '待补充·措施';
  return placeholder(voice, voice.phrase(asked, 0, slots), way);
}

function inShort(general: GeneralView, proposals: readonly NoteItem[]): string {
  return proposals.map((item) => proposalSentence(general, item, firstSentence(withoutHead(item)))).join('');
}

/** What other units propose for the same indicators, under both names. */
function fromOthers(general: GeneralView, unit: string, asked: readonly Assessment[]): string {
  const indicators = [...new Map(asked.map((one) => [one.indicator.code, one.indicator])).values()];
  return general.facts.round.units
    .filter((other) => other.name !== unit)
    .map((other) => {
      const proposals = new Set(general.views.flatMap((view) => view.policies.get(other.name)?.proposals ?? []));
      const told = [...proposals].flatMap((item) => {
        const about = indicators.filter(({ code }) => item.indicators.includes(code));
        return about.length === 0 || isSuperseded(general, item)
          ? []
          : [headOf(general, about) + inShort(general, [item])];
      });
      return told.length === 0 ? '' : general.voice.phrase('建议·单位引', 0, { 单位: other.name }) + told.join('');
    })
    .join('');
}

const registerFile = { kind: 'file', file: 'indicators.yaml' } as const;

/** Yellow, and whatever else is not met or nearly met; what is met and falling. */
function others(general: GeneralView): readonly Told[] {
  const { voice } = general;
  const judged = general.views.flatMap(counted);
  const behind = judged.filter((one) => !isMet(one) && one.attainment !== 'no-data' && !isHard(one));
  const yellow = behind.filter((one) => one.warning.level === 'yellow');
  const rest = behind.filter((one) => one.warning.level !== 'yellow');
  const slipping = judged.filter((one) => isMet(one) && one.warning.level === 'blue');
  const count = (list: readonly Assessment[], what: Counted, ...within: readonly string[]) =>
    list.length === 0 ? '' : `${countIn(general, list, what, ...within)}${countWord(general)}`;
  const annexed = names(general.views.map((view) => annexMark(general, view, 'warning')).filter((mark) => mark !== ''));
  return [
    ...(behind.length === 0
      ? []
      : [
          {
            id: 'recommendations/behind',
            text: `${voice.phrase(
              '建议·总报告黄',
              0,
              {
                黄色: count(yellow, 'level', 'yellow'),
                其余: count(rest, 'behind'),
                其余类: names([
                  ...sayClass(voice, 'unmet', rest.filter(isNotMet)),
                  ...sayClass(
                    voice,
                    'nearly-met',
                    rest.filter((one) => one.attainment === 'nearly-met'),
                  ),
                ]),
                黄色单位: unitsWithCounts(general, yellow),
                单位列: unitsWithCounts(general, rest),
                附件: annexed,
                行动: actionWord('speed-up'),
              },
              about(...yellow),
            )}${helpersOf(general, behind)}`,
          },
        ]),
    ...(slipping.length === 0
      ? []
      : [
          {
            id: 'recommendations/slipping',
            text: voice.phrase(
              '建议·总报告巩固',
              0,
              {
                指标列: names([...new Set(slipping.map((one) => nameOf(one.indicator)))]),
                // Of both plans it is one all the same.
                多项: new Set(slipping.map(({ indicator }) => indicator.code)).size > 1,
                单位列: names(unitsAmong(slipping)),
              },
              about(...slipping),
            ),
          },
        ]),
  ];
}

function lackingFigures(general: GeneralView): readonly Told[] {
  const all = general.views.flatMap(quantitative);
  return [
    ...supply(
      general,
      all.filter((one) => isOwed(viewOf(general, one), one) && !isPromised(general, one)),
      'no-data',
    ),
    ...supply(
      general,
      all.filter((one) => one.attainment === 'not-applicable' && lacksBase(one)),
      'not-computable',
    ),
  ];
}

/** A class of verdicts where it occurs. */
function sayClass(voice: Voice, is: 'unmet' | 'nearly-met', members: readonly Assessment[]): readonly string[] {
  return members.length === 0 ? [] : [sayVerdict(voice, is, members)];
}

/** The unit has said by when the figure comes, or the Bureau's own note asks for it: part one and the note say it better. */
export function isPromised(general: GeneralView, one: Assessment): boolean {
  const asksForFigures = (text: string): boolean =>
    /补[报测齐]|限期.{0,6}报/u.test(text) && /数据|指标|数字/u.test(text);
  if (bureauItems(general).some(({ text }) => asksForFigures(text))) return true;
  const policy = policyFor(viewOf(general, one), one);
  const { code } = one.indicator;
  const said = [policy?.explanations.get(code), ...(policy?.causes.get(code) ?? [])];
  return said.some((words) => words !== undefined && /补[报测]|\d{1,2}月.{0,8}(?:报|公布|完成)/u.test(words.text));
}

/** 劳动保障局（2项次）、市政局: named up to six, each with its number where it has several; '' where there are more. */
function unitsWithCounts(general: GeneralView, list: readonly Assessment[]): string {
  const units = unitsAmong(list);
  if (units.length > mostUnits) return '';
  return names(
    units.map((unit) => {
      const own = list.filter((one) => one.units.includes(unit));
      return own.length < 2 || units.length === 1
        ? unit
        : `${unit}（${countIn(general, own, 'behind', unit)}${countWord(general)}）`;
    }),
  );
}

/** Figures of the year, or base figures, and by whom. */
function supply(
  general: GeneralView,
  lacking: readonly Assessment[],
  what: 'no-data' | 'not-computable',
  ...within: readonly string[]
): readonly Told[] {
  if (lacking.length === 0) return [];
  const text = general.voice.phrase('建议·总报告缺数', 0, {
    指标列: lacking.length <= 4 ? names([...new Set(lacking.map((one) => nameOf(one.indicator)))]) : '',
    项次: `${countIn(general, lacking, what, ...within)}${countWord(general)}`,
    基期: what === 'not-computable',
    换口径: lacking.every(isBaseOutdated),
    缺分项: lacking.some(lacksParts),
    单位列: names(unitsAmong(lacking)),
  });
  const id = what === 'no-data' ? 'recommendations/missing' : ['recommendations/base', ...within].join('/');
  return [{ id, text }];
}

/** More units than these are not named one by one: the tables of part four and the annexes say which. */
const mostUnits = 6;

export function unitsAmong(list: readonly Assessment[]): readonly string[] {
  return [...new Set(list.flatMap((one) => one.units))];
}

/** The Bureau's own proposals from notes/总报告, side by side. */
function bureau(general: GeneralView): readonly Told[] {
  const items = bureauItems(general);
  if (items.length === 0) return [];
  const said = items.map((item) => proposalSentence(general, item));
  const hasPoints = items.some(({ text }) => /[一二三四五六七八九十]是|\n/u.test(text));
  if (items.length === 1 || hasPoints)
    return items.map((_, position) => ({ id: `recommendations/general/${position + 1}`, text: said[position] ?? '' }));
  const text = said.map((words, position) => ordinal(position) + words).join('');
  return [{ id: 'recommendations/general', text }];
}

function bureauItems(general: GeneralView): readonly NoteItem[] {
  return general.facts.generalNotes
    .filter((item) => item.section === '对策建议' || item.section === '下年计划')
    .filter((item) => general.views.some((view) => item.plans.includes(view.plan)));
}
