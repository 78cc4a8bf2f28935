/** How a printed figure came about: its rule, the sum with its numbers, what it was before rounding. */
import type { Indicator } from '../../indicators/definition.ts';
import type { PlanId } from '../../indicators/plan-id.ts';
import type { FigureId } from '../../report/figure-id.ts';
import type { Meant } from '../../report/figure-id-reading.ts';
import { parseFigureId } from '../../report/figure-id-reading.ts';
import type { Assessment } from '../../rules/assessment.ts';
import { countTelling, ledgerTelling, rateTelling, settingTelling, unitsTelling } from './counted-figures.ts';
import type { FigureExplanation, Knowledge, Printing, Telling } from './explanation.ts';
import { assessmentOf, explained } from './explanation.ts';
import { forecastFigures } from './forecast-figures.ts';
import type { IdOf, JudgedContext, Tellers } from './judged-context.ts';
import { unsaid } from './judged-context.ts';
import { levelFigures } from './level-figures.ts';
import { paceFigures } from './pace-figures.ts';
import { baseTelling, beforeRevisionTelling, stateTelling, valueTelling } from './read-figures.ts';

/** By the figure's id, as it stands in the record of a run: `C25/change/2015/children/own`. */
export function explainFigure(text: string, printing: Printing, knowledge: Knowledge): FigureExplanation {
  const id = parseFigureId(text, meantBy(printing.plan, knowledge));
  if (id === null) return explained(text, { what: '', rule: '见出处' });
  const subject = 'indicator' in id ? (indicatorOf(id, knowledge)?.name ?? id.indicator) : '';
  const one = 'indicator' in id && 'plan' in id ? assessmentOf(id, knowledge) : undefined;
  return explained(subject, tell(id.kind, id, { printing, knowledge, one }));
}

function indicatorOf(id: { readonly indicator: string }, { dataset }: Knowledge): Indicator | undefined {
  return dataset.indicators.find(({ code }) => code === id.indicator);
}

/** Ids of earlier versions are of the document's plan and of the target set that its reports count. */
export function meantBy(plan: PlanId | null, { assessments, dataset }: Knowledge): Meant {
  return (code) => {
    const own = assessments.filter(({ indicator }) => indicator.code === code);
    const ofPlan = own.some((one) => one.plan === plan) ? own.filter((one) => one.plan === plan) : own;
    const judged = ofPlan.find((one) => one.targetSet === dataset.round.plans[one.plan].judge) ?? ofPlan[0];
    return judged === undefined ? { plan: plan ?? 'women', set: null } : { plan: judged.plan, set: judged.targetSet };
  };
}

interface Context {
  readonly printing: Printing;
  readonly knowledge: Knowledge;
  /** The judgement that the id names, where it names one and the data of today have it. */
  readonly one: Assessment | undefined;
}

/** Every kind: a figure without an explanation does not compile. */
const tellers: Tellers<FigureId['kind'], Context> = {
  value: (id, { knowledge }) => valueTelling(id, indicatorOf(id, knowledge), knowledge),
  base: (id, { one }) => baseTelling(id, one),
  state: (id, { one }) => stateTelling(id, one),
  'before-revision': (id, { knowledge }) => beforeRevisionTelling(id, indicatorOf(id, knowledge), knowledge),
  change: judged(levelFigures.change),
  'since-base': judged(levelFigures['since-base']),
  'wrong-run': judged(levelFigures['wrong-run']),
  difference: judged(levelFigures.difference),
  gap: judged(levelFigures.gap),
  'gap-share': judged(levelFigures['gap-share']),
  inside: judged(levelFigures.inside),
  lacking: judged(levelFigures.lacking),
  target: judged(levelFigures.target),
  condition: judged(levelFigures.condition),
  'condition-gap': judged(levelFigures['condition-gap']),
  progress: judged(paceFigures.progress),
  schedule: judged(paceFigures.schedule),
  behind: judged(paceFigures.behind),
  multiplier: judged(paceFigures.multiplier),
  speed: judged(paceFigures.speed),
  ratio: judged(paceFigures.ratio),
  planned: judged(paceFigures.planned),
  milestone: judged(paceFigures.milestone),
  forecast: judged(forecastFigures.forecast),
  projection: judged(forecastFigures.projection),
  'forecast-gap': judged(forecastFigures['forecast-gap']),
  'favourable-gap': judged(forecastFigures['favourable-gap']),
  'projection-gap': judged(forecastFigures['projection-gap']),
  count: (id, { knowledge }) => countTelling(id, knowledge),
  rate: (id, { printing, knowledge }) => rateTelling(id, printing, knowledge),
  units: (_, { knowledge }) => unitsTelling(knowledge),
  ledger: (id) => ledgerTelling(id),
  setting: (id, { knowledge }) => settingTelling(id, knowledge),
};

/** A figure of a judgement, which the data of today may lack. */
function judged<Id>(teller: (id: Id, context: JudgedContext) => Telling): (id: Id, context: Context) => Telling {
  return (id, { one, knowledge }) =>
    one === undefined ? unsaid('', '按该规划和目标没有判定') : teller(id, { one, knowledge });
}

function tell<Kind extends FigureId['kind']>(kind: Kind, id: IdOf<Kind>, context: Context): Telling {
  return tellers[kind](id, context);
}
