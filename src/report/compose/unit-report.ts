/** A key unit's report on one plan: opening, five parts, annex, signature. The table of contents of what a unit hands in. */
import { about } from '../claims/claim.ts';
import type { PlanId } from '../../indicators/plan-id.ts';
import { planWord } from '../../indicators/plan-id.ts';
import { recipientOf, warningTitle } from '../../indicators/handing-in.ts';
import type { Unit } from '../../indicators/round.ts';
import { fullTitle } from '../../indicators/round.ts';
import type { RoundFacts } from '../../rules/round-facts.ts';
import { Marks } from '../patterns/inline-marks.ts';
import type { NoteItem } from '../../dataset/notes/notes.ts';
import type { PolicyFacts } from '../../rules/policy.ts';
import type { Block, Inline, Report, Section } from '../model.ts';
import { chineseNumber, sayDate } from '../numbers.ts';
import { numberLeads, paragraphs, plainLeads, sentence } from '../paragraphs.ts';
import type { SectionId } from '../section-names.ts';
import { noBlocks } from '../section-names.ts';
import type { Outline } from '../patterns/outlines.ts';
import type { Templates } from '../patterns/templates.ts';
import { fillSectionKeeping } from '../patterns/filled-section.ts';
import { planKind, voiceOf } from '../composer.ts';
import { titleLines } from '../title-lines.ts';
import { keyIndicatorCharts } from './parts/charts.ts';
import { comparisonPieces } from './parts/comparison.ts';
import type { PlanView } from './plan-view.ts';
import { partHeading, planView, quantitative } from './plan-view.ts';
import { addresseeBlock } from './addressee.ts';
import { finishReport } from './numbering-and-names.ts';
import { forecastPieces } from './parts/forecast.ts';
import { methodNote } from './parts/method-note.ts';
import { openingBlock } from './parts/opening.ts';
import { policyPieces } from './parts/policy.ts';
import { fewIndicators } from './few.ts';
import { progressPieces } from './parts/progress.ts';
import { recommendationPieces } from './parts/recommendations.ts';
import { carriedOverPieces } from './closing/carried-over.ts';
import { extentOf } from './extent.ts';
import { attainmentTable, comparisonTable } from './tables.ts';
import { annexNotes, annexSections } from './unit-annexes.ts';

export function composeUnitReport(facts: RoundFacts, templates: Templates, unit: Unit, plan: PlanId): Report {
  const voice = voiceOf(templates, new Marks(), facts.round, `《${planKind(facts.round)}》`, {
    doubts: facts.doubts,
    asks: 'beside',
  });
  const view = planView(voice, facts, plan, unit.name);
  const outline = templates.unit[view.stage];
  const sections: readonly Section[] = [
    { id: 'opening', blocks: [addressee(view, outline, unit), openingBlock(view, selfName(unit))] },
    ...partsOf(view, unit, outline),
    closing(view, outline, unit),
    ...annexSections(view, outline.annex(outlineSlots(view, unit))),
  ];
  return finishReport(view.facts, {
    id: `${unit.name}/${plan}`,
    kind: 'unit',
    unit: unit.name,
    plan,
    title: titleLines(outline.title(outlineSlots(view, unit))),
    sections,
    indicators: [...view.judged, ...view.background].map((one) => one.indicator.code),
  });
}

/**
 * A cause that no other part tells (of what is met, of which of several it is about is not said) stands among the problems: a
 * person's words are in the report or in no place at all.
 */
function partsOf(view: PlanView, unit: Unit, outline: Outline): readonly Section[] {
  const parts = outline.parts.map((part, position) => partSection(view, unit, part, position));
  const policy = view.policies.get(unit.name);
  const untold = (policy === undefined ? [] : causesUnder(policy)).filter((item) => !isTold(item, parts));
  if (policy === undefined || untold.length === 0) return parts;
  const policies = new Map([...view.policies, [unit.name, { ...policy, problems: [...policy.problems, ...untold] }]]);
  const place = outline.parts.findIndex(({ id }) => id === 'policy');
  const part = outline.parts[place];
  if (part === undefined) return parts;
  return parts.map((section, at) => (at === place ? partSection({ ...view, policies }, unit, part, place) : section));
}

/** Under 原因分析 of this plan, each once. */
function causesUnder({ causes, generalCauses, plan }: PolicyFacts): readonly NoteItem[] {
  return [...new Set([...generalCauses, ...[...causes.values()].flat()])].filter((item) => item.plans.includes(plan));
}

/** Some words of its line stand there that are its own. */
function isTold({ origin, text }: NoteItem, parts: readonly Section[]): boolean {
  const key = JSON.stringify(origin);
  const isOf = (inline: Inline): boolean =>
    inline.kind === 'words' &&
    inline.text !== '' &&
    JSON.stringify(inline.origin) === key &&
    text.includes(inline.text);
  return parts.some(({ blocks }) =>
    blocks.some((block) => block.kind === 'paragraph' && [...(block.lead ?? []), ...block.inlines].some(isOf)),
  );
}

/** 我局 for a 局, 我部 for a 部, 我委 for a 委员会, 我会 for 妇联 and 工会, else 本单位. */
export function selfName(unit: Unit): string {
  if (unit.name.endsWith('局')) return '我局';
  if (unit.name.endsWith('部')) return '我部';
  if (/(?:委|委员会)$/u.test(unit.name)) return '我委';
  if (/(?:妇联|妇女联合会|工会|残联|残疾人联合会)$/u.test(unit.name)) return '我会';
  return '本单位';
}

function outlineSlots(view: PlanView, unit: Unit) {
  const { round } = view.facts;
  return {
    地区: round.area.name,
    单位: fullTitle(round, unit),
    规划: view.span.title,
    规划期: `${round.plans[view.plan].base + 1}—${round.plans[view.plan].target}年`,
    妇女规划: round.plans.women.title,
    儿童规划: round.plans.children.title,
    年份: String(round.year),
    主送机关: recipientOf(round, 'units') ?? '',
    预警表: warningTitle(round, view.plan),
    类别: planWord[view.plan],
  };
}

function addressee(view: PlanView, outline: Outline, unit: Unit): Block {
  const line = (recipient: { readonly 主送机关: string }): string =>
    outline.addressee({ ...outlineSlots(view, unit), ...recipient });
  return addresseeBlock(line, view.facts.round, 'units');
}

function partSection(view: PlanView, unit: Unit, part: Outline['parts'][number], position: number): Section {
  const flags = flagsOf(view, part.id);
  const inline = {
    年份: String(view.facts.round.year),
    单位: fullTitle(view.facts.round, unit),
    自称: selfName(unit),
    规划: view.span.title,
    规划简称: view.voice.planName,
  };
  const heading: Block = {
    kind: 'heading',
    id: part.id,
    level: 1,
    inlines: [{ kind: 'text', text: `${chineseNumber(position + 1)}、${partHeading(part.heading, view.facts.round)}` }],
  };
  const placed = { ...noBlocks('unit-report', part.id), ...pieces(view, unit, part.id, flags) };
  const blocks = fillSectionKeeping(view.voice, part, { blocks: placed, inline, flags });
  // Behind a flow of sentences without a heading, the few small headings would be numbered from the middle on.
  const numbered = !(part.id === 'progress' && flags.少项);
  return {
    id: part.id,
    blocks: [
      heading,
      ...(numbered ? numberLeads(blocks, (number) => `（${chineseNumber(number)}）`) : plainLeads(blocks)),
    ],
  };
}

type Flags = Readonly<Record<'无指标' | '全无数据' | '少项', boolean>>;

function flagsOf(view: PlanView, part: SectionId): Flags {
  const judged = quantitative(view);
  // What is only watched can still be compared.
  const told = part === 'comparison' ? [...judged, ...view.background] : judged;
  const tells = part === 'comparison' ? told.some((one) => one.comparison.length > 0) : false;
  const counted = judged.filter((one) => one.attainment !== 'not-applicable');
  return {
    无指标: judged.length === 0 && !tells,
    全无数据: judged.length > 0 && !tells && told.every((one) => one.current.verdict === 'unknown'),
    少项: counted.length <= fewIndicators,
  };
}

function pieces(view: PlanView, unit: Unit, id: SectionId, flags: Flags): Readonly<Record<string, readonly Block[]>> {
  const policy = view.policies.get(unit.name);
  const answers = view.facts.plans[view.plan].recommendations.get(unit.name);
  if (policy === undefined || answers === undefined) throw new Error(`no policy facts for ${unit.name}`);
  const alone = quantitative(view).length === 1;
  const nothing = (block: string, without: '无指标·比较' | '无指标·预警', empty: '全无数据·比较' | '全无数据·预警') =>
    paragraphs(view.voice, block, [
      sentence(
        flags.无指标
          ? view.voice.phrase(without, 0, {})
          : view.voice.phrase(empty, 0, { 一项: alone }, about(...quantitative(view))),
      ),
    ]);
  const silent = flags.无指标 || flags.全无数据;
  const extent = extentOf(view);
  switch (id) {
    case 'overview':
      return {};
    case 'progress':
      return {
        ...progressPieces(view),
        无指标说明: paragraphs(view.voice, 'progress/none', [
          sentence(view.voice.phrase('无指标·进展', 0, { 自称: selfName(unit) })),
        ]),
        达标情况表: flags.无指标 || extent.attainment === 'none' ? [] : attainmentTable(view),
        重点指标图: keyIndicatorCharts(view),
      };
    case 'policy':
      return { ...policyPieces(view, policy, unit.name) };
    case 'comparison':
      return {
        ...comparisonPieces(view, flags.少项),
        无指标说明: nothing('comparison/none', '无指标·比较', '全无数据·比较'),
        比较表: silent || extent.comparison !== 'all' ? [] : comparisonTable(view),
      };
    case 'forecast':
      if (view.stage === 'final') {
        const none = sentence(view.voice.phrase('终期·无指标', 0, {}));
        return { ...carriedOverPieces(view), 无指标说明: paragraphs(view.voice, 'forecast/none', [none]) };
      }
      return {
        ...forecastPieces(view, flags.少项),
        无指标说明: nothing('forecast/none', '无指标·预警', '全无数据·预警'),
        测算方法说明: silent ? [] : methodNote(view.voice),
      };
    case 'recommendations':
      return {
        ...recommendationPieces(view, answers, policy, {
          unit: unit.name,
          self: selfName(unit),
        }),
      };
  }
}

function closing(view: PlanView, outline: Outline, unit: Unit): Section {
  const { round } = view.facts;
  const date = round.dates.reports ?? round.due.reports;
  return {
    id: 'closing',
    blocks: [
      ...annexNotes(view, outline.annex(outlineSlots(view, unit))),
      {
        kind: 'paragraph',
        id: 'signature',
        role: 'signature',
        inlines: [{ kind: 'text', text: fullTitle(round, unit) }],
      },
      ...(date === undefined
        ? []
        : [
            {
              kind: 'paragraph' as const,
              id: 'date',
              role: 'date' as const,
              inlines: [{ kind: 'text' as const, text: sayDate(date) }],
            },
          ]),
    ],
  };
}
