/** The Bureau's general report: both plans in one set of five parts by 领域, or one plan where it is split. */
import type { PlanId } from '../../../indicators/plan-id.ts';
import { planIds, planWord } from '../../../indicators/plan-id.ts';
import { recipientOf, warningTitle } from '../../../indicators/handing-in.ts';
import type { Stage } from '../../../indicators/round.ts';
import { findUnit, fullTitle } from '../../../indicators/round.ts';
import type { RoundFacts } from '../../../rules/round-facts.ts';
import type { ActedOn } from '../../../rules/warning/mechanism.ts';
import { Marks } from '../../patterns/inline-marks.ts';
import type { Block, Report, Section } from '../../model.ts';
import { plainText } from '../../model.ts';
import { chineseNumber, sayDate } from '../../numbers.ts';
import { numberLeads, plainLeads } from '../../paragraphs.ts';
import type { SectionId } from '../../section-names.ts';
import { noBlocks } from '../../section-names.ts';
import type { Outline } from '../../patterns/outlines.ts';
import type { Templates } from '../../patterns/templates.ts';
import { fillSectionKeeping } from '../../patterns/filled-section.ts';
import { planKind, voiceOf } from '../../composer.ts';
import { titleLines } from '../../title-lines.ts';
import { partHeading, planView } from '../plan-view.ts';
import { finishReport } from '../numbering-and-names.ts';
import { generalComparison } from './comparison.ts';
import { closedPlans, generalForecast } from './forecast.ts';
import { generalOpening, overviewPieces } from './overview.ts';
import { generalPolicy } from './policy.ts';
import { generalProgress } from './progress.ts';
import { generalRecommendations } from './recommendations.ts';
import type { GeneralView } from './general-view.ts';
import { annexSections, annexesOf } from './annexes.ts';
import { addresseeBlock } from '../addressee.ts';

export function composeGeneralReport(
  facts: RoundFacts,
  templates: Templates,
  mechanism: readonly ActedOn[],
  plans: readonly PlanId[] = planIds,
): Report {
  const general = generalView(facts, templates, plans, mechanism);
  const outline = outlineOf(general, templates);
  const slots = outlineSlots(general);
  const single = general.both ? undefined : plans[0];
  const told = parts(general, outline);
  const sections: readonly Section[] = [
    {
      id: 'opening',
      blocks: [
        ...(facts.round.settings.contents ? [contents(general, told)] : []),
        addresseeBlock((recipient) => outline.addressee({ ...slots, ...recipient }), facts.round, 'general'),
        ...generalOpening(general),
      ],
    },
    ...told,
    closing(general, outline),
    ...annexSections(general),
  ];
  return finishReport(facts, {
    id: single === undefined ? 'general' : `general/${single}`,
    kind: 'general',
    unit: facts.round.compiler,
    plan: single ?? null,
    title: titleLines(outline.title(slots)),
    sections,
    indicators: general.views.flatMap((view) => [...view.judged, ...view.background].map((one) => one.indicator.code)),
  });
}

/** The stage, where all plans are at one; else a year's. */
function outlinedAs({ views }: GeneralView): Stage {
  const [stage = 'annual', ...others] = new Set(views.map((view) => view.stage));
  return others.length === 0 ? stage : 'annual';
}

/** A year's part four, where it tells of plans that are over too, is headed by both. */
function outlineOf(general: GeneralView, templates: Templates): Outline {
  const stage = outlinedAs(general);
  const found = new Set(general.views.map((view) => view.stage));
  if (found.size < 2) return templates.general[stage];
  const { annual, final } = templates.general;
  const closing = final.parts.find((part) => part.id === 'forecast');
  if (!found.has('final') || closing === undefined) return annual;
  return {
    ...annual,
    parts: annual.parts.map((part) =>
      part.id === 'forecast' ? { ...part, heading: `${part.heading}、${closing.heading}` } : part,
    ),
  };
}

export function generalView(
  facts: RoundFacts,
  templates: Templates,
  plans: readonly PlanId[],
  mechanism: readonly ActedOn[],
): GeneralView {
  const marks = new Marks();
  const both = plans.length > 1;
  const kind = planKind(facts.round);
  const doubted = { doubts: facts.doubts, asks: 'instead' } as const;
  const views = plans.map((plan) => {
    const voice = voiceOf(
      templates,
      marks,
      facts.round,
      both ? `《${planWord[plan]}${kind}》` : `《${kind}》`,
      doubted,
    );
    return planView(voice, facts, plan, null);
  });
  return {
    facts,
    voice: voiceOf(templates, marks, facts.round, `两个${kind}`, doubted),
    views,
    both,
    agreed: mechanism.filter(({ assessment, agreed }) => agreed && plans.includes(assessment.plan)),
  };
}

function outlineSlots(general: GeneralView) {
  const { round } = general.facts;
  const only = general.both ? undefined : general.views[0];
  const { women, children } = round.plans;
  const sameSpan = women.base === children.base && women.target === children.target;
  return {
    地区: only === undefined ? round.area.name : '',
    单位: compilerTitle(general),
    规划:
      only?.span.title ?? `妇女儿童发展${planKind(round)}${sameSpan ? `（${women.base + 1}—${women.target}年）` : ''}`,
    规划期: `${women.base + 1}—${women.target}年`,
    妇女规划: women.title,
    儿童规划: children.title,
    年份: String(round.year),
    主送机关: recipientOf(round, 'general') ?? '',
    预警表: general.views.map((view) => warningTitle(round, view.plan)).join(''),
    类别: only === undefined ? '妇女儿童' : planWord[only.plan],
  };
}

export function compilerTitle(general: GeneralView): string {
  const { round } = general.facts;
  const found = findUnit(round, round.compiler);
  return found === null ? `${round.area.name}${round.compiler}` : fullTitle(round, found.unit);
}

function parts(general: GeneralView, outline: Outline): readonly Section[] {
  let number = 0;
  return outline.parts.map((part) => {
    if (part.heading !== '') number += 1;
    const heading: readonly Block[] =
      part.heading === ''
        ? []
        : [
            {
              kind: 'heading',
              id: part.id,
              level: 1,
              inlines: [
                { kind: 'text', text: `${chineseNumber(number)}、${partHeading(part.heading, general.facts.round)}` },
              ],
            },
          ];
    const inline = {
      年份: String(general.facts.round.year),
      单位: compilerTitle(general),
      自称: compilerTitle(general),
      规划: general.views.map((view) => `《${view.span.title}》`).join(''),
      规划简称: general.voice.planName,
    };
    const flags = {
      无指标: general.views.every((view) => view.judged.length === 0),
      全无数据: false,
      少项: false,
      终期: false,
    };
    // Beside a plan that goes on, those that are over come last: the year's template does not know them.
    const left = part.id === 'forecast' && outlinedAs(general) === 'annual' ? closedPlans(general) : [];
    const placed = { ...noBlocks('general-report', part.id), ...pieces(general, part.id) };
    const blocks = fillSectionKeeping(general.voice, part, { blocks: placed, inline, flags });
    return {
      id: part.id,
      blocks: [
        ...heading,
        ...(part.heading === ''
          ? plainLeads(blocks)
          : numberLeads([...blocks, ...left], (position) => `（${chineseNumber(position)}）`)),
      ],
    };
  });
}

function pieces(general: GeneralView, id: SectionId): Readonly<Record<string, readonly Block[]>> {
  switch (id) {
    case 'overview':
      return overviewPieces(general);
    case 'progress':
      return generalProgress(general);
    case 'policy':
      return generalPolicy(general);
    case 'comparison':
      return generalComparison(general);
    case 'forecast':
      return generalForecast(general);
    case 'recommendations':
      return generalRecommendations(general);
  }
}

function closing(general: GeneralView, outline: Outline): Section {
  const { round } = general.facts;
  const date = round.dates.general ?? round.due.general;
  const annexed = annexesOf(general);
  const [only] = annexed;
  const note =
    annexed.length === 1 && only !== undefined && only.view !== null
      ? [
          outline.annex({
            ...outlineSlots(general),
            规划: only.view.span.title,
            预警表: warningTitle(round, only.view.plan),
          }),
        ]
      : annexed.map(({ title }, index) => `${index === 0 ? '附件：' : ''}${index + 1}. ${title}`);
  return {
    id: 'closing',
    blocks: [
      ...note.map((text, index) => ({
        kind: 'paragraph' as const,
        id: index === 0 ? 'annex-note' : `annex-note/${index + 1}`,
        role: 'annex-note' as const,
        inlines: [{ kind: 'text' as const, text }],
      })),
      {
        kind: 'paragraph',
        id: 'signature',
        role: 'signature',
        inlines: [{ kind: 'text', text: compilerTitle(general) }],
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

/** The five parts and the annexes, for a document too long to leaf through. */
function contents(general: GeneralView, sections: readonly Section[]): Block {
  const headings = sections.flatMap((section) =>
    section.blocks.flatMap((block) =>
      block.kind === 'heading' && block.level === 1
        ? [{ level: 1 as const, text: plainText(block.inlines), to: block.id }]
        : [],
    ),
  );
  const annexed = annexesOf(general).map(({ id, mark, title }) => ({
    level: 1 as const,
    text: `${mark}　${title}`,
    to: id,
  }));
  return { kind: 'contents', id: 'contents', title: '目录', entries: [...headings, ...annexed] };
}
