/**
 * Everything decided about a round, once, before a sentence is made of it. Composers read this and call no rule; what
 * they say twice they read twice from the same place.
 */
import type { Dataset } from '../dataset/dataset.ts';
import type { NoteItem } from '../dataset/notes/notes.ts';
import { ownArea } from '../dataset/observation.ts';
import type { FindingCode } from '../diagnostics.ts';
import type { Indicator } from '../indicators/definition.ts';
import type { PlanId } from '../indicators/plan-id.ts';
import type { Round } from '../indicators/round.ts';
import { stageOf } from '../indicators/round.ts';
import { assess } from './assess.ts';
import type { Assessment } from './assessment.ts';
import type { NoteDoubts } from './note-doubts.ts';
import { noteDoubts } from './note-doubts.ts';
import type { NoteFiles } from './note-files.ts';
import { noteFilesOf } from './note-files.ts';
import type { PolicyFacts } from './policy.ts';
import { generalNotes, policyOf } from './policy.ts';
import type { UnitPromises } from './shown/promises-kept.ts';
import { promisesKept } from './shown/promises-kept.ts';
import type { Recommendation, RecommendationFacts } from './recommendations.ts';
import { recommend } from './recommendations.ts';
import { isNotMet } from './series/counts.ts';
import type { AnnualTable } from './shown/annual-table.ts';
import { annualTable } from './shown/annual-table.ts';
import { openSdgStatuses } from './shown/methods-table.ts';
import type { OpenSdgStatus } from './trend/open-sdg.ts';

export interface RoundFacts {
  readonly round: Round;
  /** In register order. */
  readonly indicators: readonly Indicator[];
  /** One for each indicator, plan and target set. */
  readonly assessments: readonly Assessment[];
  readonly plans: Readonly<Record<PlanId, PlanFacts>>;
  /** Units from which a table was read, and units from which a note was read. */
  readonly received: Dataset['received'];
  /** The Bureau's own words for the general report. */
  readonly generalNotes: readonly NoteItem[];
  readonly noteFiles: NoteFiles;
  /** What units wrote and the data contradict. */
  readonly doubts: NoteDoubts;
  /** By indicator, why the year before has no figure; none where it has one. */
  readonly lastYearMissing: ReadonlyMap<string, LastYearMissing>;
  /** By the platform's own measure; those that it cannot measure are not there. */
  readonly openSdg: ReadonlyMap<Assessment, OpenSdgStatus>;
  /** Those whose yearly change is one that asks to be explained. */
  readonly asking: ReadonlySet<Assessment>;
  readonly annual: AnnualTable;
  /** By indicator: what nobody is asked to explain any more, because the Bureau let it stand. */
  readonly accepted: ReadonlyMap<string, ReadonlySet<FindingCode>>;
  /** What became of last year's proposals and problems, by unit in the round's order; only units that had some. */
  readonly promises: readonly UnitPromises[];
}

export interface PlanFacts {
  /** Words and causes by unit. */
  readonly policies: ReadonlyMap<string, PolicyFacts>;
  /** What each unit's report answers, and what its proposals are besides. */
  readonly recommendations: ReadonlyMap<string, RecommendationFacts>;
  /** What the general report asks of each unit: the red and orange (of a plan that is over the unmet) ones that it is the first to answer for. */
  readonly priorities: ReadonlyMap<string, readonly Recommendation[]>;
}

export type LastYearMissing = 'not-carried-out' | 'not-collected' | 'no-data';

/** `assessments`: where they have been made already. */
export function roundFacts(dataset: Dataset, assessments: readonly Assessment[] = assess(dataset)): RoundFacts {
  const { round, indicators, received } = dataset;
  return {
    round,
    indicators,
    assessments,
    plans: {
      women: planFacts(dataset, assessments, 'women'),
      children: planFacts(dataset, assessments, 'children'),
    },
    received,
    generalNotes: generalNotes(dataset),
    noteFiles: noteFilesOf(dataset),
    doubts: noteDoubts(dataset),
    lastYearMissing: lastYearMissing(dataset),
    openSdg: openSdgStatuses(dataset, assessments),
    asking: new Set(assessments.filter((one) => one.change.asks)),
    annual: annualTable(dataset),
    accepted: acceptedOf(dataset),
    promises: promisesKept(dataset),
  };
}

function acceptedOf({ findings }: Dataset): RoundFacts['accepted'] {
  const accepted = new Map<string, Set<FindingCode>>();
  for (const { indicator, acceptedAs } of findings)
    if (indicator !== null && acceptedAs !== undefined)
      accepted.set(indicator, (accepted.get(indicator) ?? new Set()).add(acceptedAs));
  return accepted;
}

function planFacts(dataset: Dataset, assessments: readonly Assessment[], plan: PlanId): PlanFacts {
  const { round } = dataset;
  const isOver = stageOf(round, plan) === 'final';
  const judged = assessments.filter(
    (one) => one.plan === plan && one.targetSet === round.plans[plan].judge && one.target.kind !== 'qualitative',
  );
  const hard = judged.filter((one) => {
    const { level } = one.warning;
    return isOver ? isNotMet(one) : one.attainment !== 'not-applicable' && (level === 'red' || level === 'orange');
  });
  const policies = round.units.map(({ name }) => policyOf(dataset, name, plan));
  const of = <T>(make: (policy: PolicyFacts) => T) => new Map(policies.map((policy) => [policy.unit, make(policy)]));
  return {
    policies: of((policy) => policy),
    recommendations: of((policy) =>
      recommend(
        judged.filter(({ units }) => units.includes(policy.unit)),
        policy,
        isOver,
      ),
    ),
    priorities: of(
      (policy) =>
        recommend(
          hard.filter(({ units }) => units[0] === policy.unit),
          policy,
          isOver,
        ).recommendations,
    ),
  };
}

function lastYearMissing({ round, indicators, figure }: Dataset): RoundFacts['lastYearMissing'] {
  return new Map(
    indicators.flatMap(({ code }): readonly (readonly [string, LastYearMissing])[] => {
      const found = figure(code, ownArea, round.year - 1);
      if (found.verdict === 'figure') return [];
      const status = found.verdict === 'marked' ? found.status : null;
      return [[code, status === 'not-carried-out' || status === 'not-collected' ? status : 'no-data']];
    }),
  );
}
