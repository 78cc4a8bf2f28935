/** The general report's part five: priorities across units, each with its unit's own words under its name. */
import { about } from '../../claims/claim.ts';
import { firstSentence } from '../../../dataset/notes/sentences.ts';
import type { NoteItem } from '../../../dataset/notes/notes.ts';
import type { Assessment } from '../../../rules/assessment.ts';
import { isMet, isNotMet } from '../../../rules/series/counts.ts';
import type { Recommendation } from '../../../rules/recommendations.ts';
import { inOrderOfUrgency } from '../../../rules/urgency.ts';
import type { Block } from '../../model.ts';
import { nameOf } from '../../patterns/name-marks.ts';
import type { Voice } from '../../composer.ts';
import { names, placeholder, sentenceOfWords } from '../../composer.ts';
import { sayVerdict } from '../verdict-words.ts';
import type { Counted } from '../../figure-id.ts';
import { wayToNote } from '../../how-to-supply.ts';
import { quantitative } from '../plan-view.ts';
import type { GeneralView } from './general-view.ts';
import { countIn, countWord, counted } from './general-view.ts';
import { actionWord, proposalSentence } from '../parts/recommendations.ts';

export function generalRecommendations(general: GeneralView): Readonly<Record<string, readonly Block[]>> {
  const { voice } = general;
  const told = [...hardByUnit(general), ...others(general), ...bureau(general)].filter(
    ({ demand = '', text }) => demand + text !== '',
  );
  const paragraphsTold: readonly Told[] =
    told.length > 0 ? told : [{ id: 'recommendations/none', text: nothingTold(general) }];
  return {
    // Numbers are set before the heads, as in every section.
    对策建议: paragraphsTold.map(({ id, demand = '', text }): Block => ({
      kind: 'paragraph',
      id,
      ...(demand === '' && paragraphsTold.length === 1 ? {} : { lead: voice.marks.inlines(demand) }),
      inlines: voice.marks.inlines(text),
    })),
  };
}

/** All met, or nothing to judge and nothing proposed. */
function nothingTold(general: GeneralView): string {
  const { voice, facts } = general;
  const judged = general.views.flatMap(counted);
  if (judged.length > 0) return voice.phrase('建议·全部达标', 0, { 一项: judged.length === 1 }, about(...judged));
  const unit = facts.round.compiler;
  const way = wayToNote(facts, { units: [unit], plan: null, section: '对策建议' });
  return placeholder(voice, voice.phrase('待补充·建议', 0, { 单位: unit }), way);
}

interface Told {
  readonly id: string;
  /** What is demanded of whom, in the level's letters. */
  readonly demand?: string;
  readonly text: string;
}

/** Red and orange: unit by unit, the unit with the worst first. */
function hardByUnit(general: GeneralView): readonly Told[] {
  const { voice } = general;
  const hard = inOrderOfUrgency(general.views.flatMap(counted).filter(isHard));
  const units = [...new Set(hard.map((one) => one.units[0] ?? ''))];
  return units.map((unit) => {
    const own = hard.filter((one) => (one.units[0] ?? '') === unit);
    const demand = voice.phrase('建议·总报告', 0, {
      单位: names([...new Set(own.flatMap((one) => one.units))]),
      指标列: names([...new Set(own.map((one) => nameOf(one.indicator)))]),
      行动: actionWord('all-out'),
    });
    return { id: `recommendations/${unit}`, demand, text: answersOf(general, unit, own) };
  });
}

function isHard(one: Assessment): boolean {
  return one.warning.level === 'red' || one.warning.level === 'orange';
}

/** The unit's own proposals in short, with their deadlines; else the register's advice; else the question. */
function answersOf(general: GeneralView, unit: string, asked: readonly Assessment[]): string {
  const { voice } = general;
  const found = general.views.flatMap(({ plan }) => general.facts.plans[plan].priorities.get(unit) ?? []);
  // In the order in which the demand names them, across both plans.
  const place = ({ answers: [first] }: Recommendation) =>
    asked.findIndex((one) => one.indicator.code === first?.indicator.code);
  const answers = found.toSorted((a, b) => place(a) - place(b));
  const own = [...new Set(answers.flatMap((answer) => answer.proposals))];
  const advice = new Map(answers.flatMap((answer) => answer.advice.map((text) => [text, answer] as const)));
  const advised = [...advice].map(([text, answer]) =>
    sentenceOfWords(voice, text, answer.answers[0]?.indicator.origin ?? registerFile),
  );
  // An indicator of both plans is asked about once.
  const asking = answers
    .filter((answer) => answer.missing === 'measure')
    .map((answer) => {
      const slots = { 指标列: names(answer.answers.map((one) => nameOf(one.indicator))), 单位: unit };
      const about = answer.answers.map((one) => one.indicator);
      const place = { units: [unit], plan: null, section: '对策建议', about } as const;
      return [voice.phrase('待补充·措施', 0, slots), wayToNote(general.facts, place)] as const;
    });
  const lacking = [...new Map(asking)].map(([text, way]) => placeholder(voice, text, way)).join('');
  return quoted(general, unit, own) + advised.join('') + lacking + fromOthers(general, unit, asked);
}

/** 教育局建议：…: its proposals in short. */
function quoted(general: GeneralView, unit: string, proposals: readonly NoteItem[]): string {
  const { voice } = general;
  if (proposals.length === 0) return '';
  const said = proposals.map((item) => {
    return proposalSentence(general, item, firstSentence(item.text));
  });
  return voice.phrase('建议·单位引', 0, { 单位: unit }) + said.join('');
}

/** What other units propose for the same indicators, under their names. */
function fromOthers(general: GeneralView, unit: string, asked: readonly Assessment[]): string {
  const codes = new Set(asked.map((one) => one.indicator.code));
  return general.facts.round.units
    .filter((other) => other.name !== unit)
    .map((other) => {
      const proposals = general.views.flatMap((view) => view.policies.get(other.name)?.proposals ?? []);
      const naming = [...new Set(proposals)].filter((item) => item.indicators.some((code) => codes.has(code)));
      return quoted(general, other.name, naming);
    })
    .join('');
}

const registerFile = { kind: 'file', file: 'indicators.yaml' } as const;

/** Yellow, and whatever else is not met or nearly met; then what lacks figures. */
function others(general: GeneralView): readonly Told[] {
  const { voice } = general;
  const judged = general.views.flatMap(counted);
  const behind = judged.filter((one) => !isMet(one) && one.attainment !== 'no-data' && !isHard(one));
  const yellow = behind.filter((one) => one.warning.level === 'yellow');
  const rest = behind.filter((one) => one.warning.level !== 'yellow');
  const missing = judged.filter((one) => one.attainment === 'no-data');
  const count = (list: readonly Assessment[], what: Counted, ...within: readonly string[]) =>
    list.length === 0 ? '' : `${countIn(general, list, what, ...within)}${countWord(general)}`;
  return [
    ...(behind.length === 0
      ? []
      : [
          {
            id: 'recommendations/behind',
            text: voice.phrase(
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
                单位列: unitsAmong(behind).length > mostUnits ? '' : names(unitsAmong(behind)),
                行动: actionWord('speed-up'),
              },
              about(...yellow),
            ),
          },
        ]),
    ...supply(general, missing, 'no-data'),
    ...supply(
      general,
      general.views.flatMap(quantitative).filter((one) => one.attainment === 'not-applicable'),
      'not-computable',
    ),
  ];
}

/** A class of verdicts where it occurs. */
function sayClass(voice: Voice, is: 'unmet' | 'nearly-met', members: readonly Assessment[]): readonly string[] {
  return members.length === 0 ? [] : [sayVerdict(voice, is, members)];
}

/** Figures of the year, or base figures, and by whom. */
function supply(
  general: GeneralView,
  lacking: readonly Assessment[],
  what: 'no-data' | 'not-computable',
): readonly Told[] {
  if (lacking.length === 0) return [];
  const text = general.voice.phrase('建议·总报告缺数', 0, {
    指标列: lacking.length <= 4 ? names([...new Set(lacking.map((one) => nameOf(one.indicator)))]) : '',
    项次: `${countIn(general, lacking, what)}${countWord(general)}`,
    基期: what === 'not-computable',
    单位列: names(unitsAmong(lacking)),
  });
  return [{ id: what === 'no-data' ? 'recommendations/missing' : 'recommendations/base', text }];
}

/** More units than these are not named one by one: the tables of part four and the annexes say which. */
const mostUnits = 6;

function unitsAmong(list: readonly Assessment[]): readonly string[] {
  return [...new Set(list.flatMap((one) => one.units))];
}

/** The Bureau's own proposals from notes/总报告. */
function bureau(general: GeneralView): readonly Told[] {
  return general.facts.generalNotes
    .filter((item) => item.section === '对策建议' || item.section === '下年计划')
    .filter((item) => general.views.some((view) => item.plans.includes(view.plan)))
    .map((item, position) => ({
      id: `recommendations/general/${position + 1}`,
      text: proposalSentence(general, item),
    }));
}
