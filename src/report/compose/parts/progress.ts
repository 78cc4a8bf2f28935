/** Part one of a unit's report: the full count, then met, nearly met, not met, no data: verdict first, the unmet by name. */
import { halfTimeSentence } from '../closing/half-time.ts';
import { sayAttainment } from '../verdict-words.ts';
import { exceedsHundred, lacksParts, stopsThisYear } from '../../../rules/special-cases.ts';
import { about } from '../../claims/claim.ts';
import type { Assessment } from '../../../rules/assessment.ts';
import { isMet, isNewlyMet, isNotMet, mannerOf } from '../../../rules/series/counts.ts';
import { inOrderOfUrgency } from '../../../rules/urgency.ts';
import { hasLimit } from '../../../rules/target/target-test.ts';
import type { Block } from '../../model.ts';
import { nameOf } from '../../patterns/name-marks.ts';
import { printedShare } from '../../numbers.ts';
import type { Sentence } from '../../paragraphs.ts';
import { paragraphs, sentence } from '../../paragraphs.ts';
import { figure, names } from '../../composer.ts';
import type { Counted } from '../../figure-id.ts';
import type { SituationId } from '../../patterns/situations.ts';
import {
  electedTogether,
  explanationSentences,
  noPreviousRemark,
  remarks,
  withElectionRemarks,
  withGrossRateRemark,
} from './figure-remarks.ts';
import { attainmentSentence } from './attainment-sentences.ts';
import { extentOf, mostRows } from '../extent.ts';
import { fewIndicators } from '../few.ts';
import { annexReference } from '../unit-annexes.ts';
import { commonBaseSentence } from '../closing/common-base.ts';
import type { PlanView } from '../plan-view.ts';
import { groupByDomain, quantitative } from '../plan-view.ts';
import { allOfOneKind, changeKinds, countOf, countOrNone, kindsList, originsOf } from '../counted-kinds.ts';
import { attainmentSentenceOf, likeWithLike } from './grouped-sentences.ts';
import { tableIds } from '../table-ids.ts';
import { qualitativeBlocks, backgroundBlocks, otherSetBlocks } from './beside-the-count.ts';

/** The pieces the section's template may place, by their names there. */
export interface ProgressPieces {
  readonly 总体情况: readonly Block[];
  readonly 达标指标: readonly Block[];
  readonly 基本达标指标: readonly Block[];
  readonly 未达标指标: readonly Block[];
  readonly 无数据指标: readonly Block[];
  readonly 定性目标: readonly Block[];
  readonly 监测指标: readonly Block[];
  readonly 上级目标: readonly Block[];
  /** 1–4 indicators: everything in one flow without small headings. */
  readonly 少项情况: readonly Block[];
}

export function progressPieces(view: PlanView): ProgressPieces {
  const counted = quantitative(view).filter((one) => one.attainment !== 'not-applicable');
  const few = counted.length <= fewIndicators;
  // A target that hangs on a base figure nobody has.
  const uncountable = quantitative(view).filter((one) => one.attainment === 'not-applicable');
  return {
    总体情况: few ? [] : overview(view, counted),
    达标指标: few ? [] : metBlocks(view, counted.filter(isMet)),
    基本达标指标: few
      ? []
      : eachAlone(
          view,
          'progress/nearly',
          '标题·基本达标',
          counted.filter((one) => one.attainment === 'nearly-met'),
        ),
    未达标指标: few ? [] : notMetBlocks(view, counted.filter(isNotMet)),
    无数据指标: few
      ? []
      : [
          ...eachAlone(
            view,
            'progress/no-data',
            '标题·无数据',
            counted.filter((one) => one.attainment === 'no-data'),
          ),
          ...eachAlone(view, 'progress/not-computable', '标题·无法判断', uncountable),
        ],
    定性目标: qualitativeBlocks(view),
    监测指标: backgroundBlocks(view, view.background),
    上级目标: otherSetBlocks(view),
    少项情况: few
      ? paragraphs(view.voice, 'progress/all', [
          ...sentencesAbout(view, [...inOrderOfVerdict(counted), ...uncountable]),
          ...whereFiguresStand(view),
        ])
      : [],
  };
}

/** A short report has no table in its text. */
function whereFiguresStand(view: PlanView): readonly Sentence[] {
  const annex = annexReference(view, 'warning');
  if (annex === '' || extentOf(view).attainment !== 'none') return [];
  return [sentence(view.voice.phrase('见附件', 0, { 附件: annex, 一项: quantitative(view).length === 1 }))];
}

function overview(view: PlanView, counted: readonly Assessment[]): readonly Block[] {
  const { voice } = view;
  const comparable = counted.filter((one) => one.change.difference.verdict === 'known');
  const changes = changeKinds(comparable);
  const nearly = counted.filter((one) => one.attainment === 'nearly-met');
  const domains = groupByDomain(counted);
  const strict = figure(
    voice,
    printedShare(counted.filter(isMet).length, counted.length),
    { kind: 'rate', plan: view.plan, strict: true },
    originsOf(counted),
  );
  const total = {
    总数: countOf(view, counted, 'total'),
    同一领域: domains.length === 1 ? (domains[0]?.domain ?? '') : '',
    领域列: names(
      domains.map((group) => `${group.domain}领域${countOf(view, group.assessments, 'domain', group.domain)}项`),
    ),
    不含基本达标: nearly.length > 0 && view.facts.round.settings.nearlyMetCounts ? `${strict}%` : '',
    表: progressReference(view),
  };
  const lead = voice.phrase('标题·总体', 0, {});
  if (view.stage === 'final') {
    const said = [voice.phrase('终期·总体', 0, total, about(...counted)), commonBaseSentence(view)];
    return paragraphs(voice, 'progress/overview', [sentence(said.join(''))], lead);
  }
  const text = voice.phrase(
    '总体情况',
    0,
    {
      ...total,
      可比数: countOrNone(view, comparable, 'comparable'),
      变化列: kindsList(view, changes),
      均: allOfOneKind(view, changes),
    },
    about(...counted),
  );
  return paragraphs(voice, 'progress/overview', [sentence(text), sentence(halfTimeSentence(view))], lead);
}

/** The table of this part, or where everything stands in the annex alone, that. */
function progressReference(view: PlanView): string {
  const { attainment } = extentOf(view);
  return attainment === 'all'
    ? view.voice.marks.mark({ kind: 'reference', text: '表', to: tableIds.attainment })
    : annexReference(view, 'warning');
}

/** Each of whom there is something to say, then the others by name; their figures stand in the annex. */
function metBlocks(view: PlanView, met: readonly Assessment[]): readonly Block[] {
  if (met.length === 0) return [];
  const lead = view.voice.phrase('标题·达标', 0, { 项数: countOf(view, met, 'met') }, about(...met));
  const told = met.filter((one) => isToldAlone(view, one));
  const listed = met.filter((one) => !told.includes(one));
  const ordered = [...told.filter((one) => !slips(one)), ...told.filter(slips)];
  const rest = listed.length === 0 ? [] : [listedSentence(view, listed, told.length > 0)];
  return paragraphs(view.voice, 'progress/met', [...sentencesAbout(view, ordered), ...rest], lead);
}

/** Newly met, slipping, a range or several conditions, or with a remark or the unit's own words behind it. */
function isToldAlone(view: PlanView, one: Assessment): boolean {
  return (
    isNewlyMet(one) ||
    (view.stage !== 'final' && slips(one)) ||
    one.target.kind === 'range' ||
    one.target.kind === 'all-of' ||
    (view.stage !== 'final' && stopsThisYear(one)) ||
    exceedsHundred(one) ||
    remarks(view, one, '').length > 0 ||
    explanationSentences(view, one).length > 0
  );
}

const mostListed = 4;

/** 其余9项中，婴儿死亡率等8项保持达标，龋齿率1项方向符合要求，数值见附件。 */
function listedSentence(view: PlanView, listed: readonly Assessment[], others: boolean): Sentence {
  const ways = (['met-early', 'met-kept', 'met'] as const)
    .map((attainment) => listed.filter((one) => mannerOf(one) === attainment))
    .flatMap((members) => (members[0] === undefined ? [] : [{ members, one: members[0] }]));
  const isOneWay = ways.length === 1 && listed.length > 1;
  const clauses = ways.map(({ members, one }) => {
    const isMany = members.length > mostListed;
    const list = names(members.slice(0, isMany ? 2 : mostListed).map((each) => nameOf(each.indicator)));
    return view.voice.phrase(
      '达标·列',
      0,
      {
        指标列: isOneWay && others ? (isMany ? '' : `（${list}）`) : list,
        项数: isMany && !isOneWay ? countOf(view, members, 'met', mannerOf(one), 'listed') : '',
        一律: isOneWay && !others && isMany,
        多项: isOneWay,
        判定: wayMet(view, one, members),
      },
      about(...members),
    );
  });
  const text = view.voice.phrase('达标·其余', 0, {
    一律: isOneWay,
    项数: countOf(view, listed, 'met', 'rest', 'listed'),
    判定列: clauses.join('，'),
    附件: annexReference(view, 'warning'),
    一项: listed.length === 1,
    其余: others ? '其余' : '',
  });
  return sentence(text, ...listed.map((one) => one.indicator.code));
}

function wayMet(view: PlanView, one: Assessment, members: readonly Assessment[]): string {
  return sayAttainment(view.voice, one, mannerOf(one) === 'met' ? 'sentence' : 'word', members);
}

/** Met, but worse than last year: told last, each with its own warning. */
function slips(one: Assessment): boolean {
  return one.change.sense === 'worse' && one.change.noise === null && one.target.kind !== 'trend';
}

/** At the end of the plan what was lost again is counted by itself, and told first. */
function notMetBlocks(view: PlanView, unmet: readonly Assessment[]): readonly Block[] {
  const isAllLost = view.stage === 'final' && unmet.every((one) => one.attainment === 'regressed');
  return isAllLost ? eachAlone(view, 'progress/regressed', '终期·标题转未达标', unmet) : notMetTogether(view, unmet);
}

function notMetTogether(view: PlanView, notMet: readonly Assessment[]): readonly Block[] {
  if (notMet.length === 0) return [];
  const isAnnual = view.stage !== 'final';
  const regressed = notMet.filter((one) => one.attainment === 'regressed');
  const changes = changeKinds(
    notMet.filter((one) => isAnnual && one.change.difference.verdict === 'known'),
    'not-met',
  );
  const lead = view.voice.phrase(
    '标题·未达标',
    0,
    {
      项数: countOf(view, notMet, 'not-met'),
      转未达标: isAnnual ? '' : countOrNone(view, regressed, 'not-met', 'whole-plan', 'regressed'),
      不全: changes.reduce((sum, { members }) => sum + members.length, 0) < notMet.length,
      变化列: changes.filter(({ members }) => members.length > 0).length > 1 ? kindsList(view, changes) : '',
      均改善: isAnnual && notMet.length > 1 && notMet.every((one) => one.change.sense === 'better'),
      均变差: isAnnual && notMet.length > 1 && notMet.every((one) => one.change.sense === 'worse'),
    },
    { ...about(...notMet), but: { 'attainment/regressed': about(...regressed) } },
  );
  const lost = (one: Assessment): number => Number(one.attainment !== 'regressed');
  const ordered = inOrderOfUrgency(notMet).toSorted((a, b) => lost(a) - lost(b));
  const manner = { together: notMet.length > fewIndicators, progress: quantitative(view).length <= mostRows };
  return paragraphs(view.voice, 'progress/not-met', sentencesAbout(view, ordered, manner), lead);
}

/** The nearest to its target first. */
export function byShareOfGap(assessments: readonly Assessment[]): readonly Assessment[] {
  const share = (one: Assessment): number => {
    if (one.gap.verdict === 'unknown') return Number.POSITIVE_INFINITY;
    const limit = hasLimit(one.target) ? one.target.limit.rounded : null;
    if (limit === null || limit.isZero()) return Number.MAX_VALUE;
    return one.gap.difference.value.abs().dividedBy(limit.abs()).toNumber();
  };
  return assessments.toSorted((a, b) => share(a) - share(b) || a.indicator.order - b.indicator.order);
}

const countedUnder = {
  '标题·基本达标': 'nearly',
  '标题·无数据': 'no-data',
  '标题·无法判断': 'not-computable',
  '终期·标题转未达标': 'not-met',
} as const satisfies Partial<Record<SituationId, Counted>>;

function eachAlone(
  view: PlanView,
  id: string,
  heading: keyof typeof countedUnder,
  assessments: readonly Assessment[],
): readonly Block[] {
  if (assessments.length === 0) return [];
  const lead = view.voice.phrase(
    heading,
    0,
    {
      项数:
        heading === '终期·标题转未达标'
          ? countOf(view, assessments, 'not-met', 'whole-plan', 'regressed')
          : countOf(view, assessments, countedUnder[heading]),
      缺分项: assessments.some(lacksParts),
    },
    about(...assessments),
  );
  return paragraphs(
    view.voice,
    id,
    assessments.flatMap((one) => aloneWithRemarks(view, one)),
    lead,
  );
}

/** Met first, then nearly met, not met, no data: the order of every part one. */
function inOrderOfVerdict(assessments: readonly Assessment[]): readonly Assessment[] {
  return [
    ...assessments.filter(isMet),
    ...assessments.filter((one) => one.attainment === 'nearly-met'),
    ...byShareOfGap(assessments.filter(isNotMet)),
    ...assessments.filter((one) => one.attainment === 'no-data'),
  ];
}

interface Manner {
  /** Like with like in one sentence. */
  readonly together: boolean;
  /** How far along the way to the target, which part four tells by speeds. */
  readonly progress: boolean;
}

export function sentencesAbout(
  view: PlanView,
  assessments: readonly Assessment[],
  { together: grouped, progress }: Manner = { together: true, progress: true },
): readonly Sentence[] {
  const elected = electedTogether(assessments);
  const together = new Set(elected.flat());
  const groups = grouped ? likeWithLike(view, assessments) : assessments.map((one) => [one]);
  const told = groups.flatMap((group): readonly Sentence[] => {
    const [first, second] = group;
    if (first === undefined) return [];
    if (second === undefined) return aloneWithRemarks(view, first, together, progress);
    return [
      sentence(attainmentSentenceOf(view, group), ...group.map((one) => one.indicator.code)),
      ...group.flatMap((one) => [...remarks(view, one, nameOf(one.indicator)), ...explanationSentences(view, one)]),
      ...noPreviousRemark(view, group),
    ];
  });
  return withGrossRateRemark(view, assessments, withElectionRemarks(view, elected, told));
}

function aloneWithRemarks(
  view: PlanView,
  one: Assessment,
  together: ReadonlySet<Assessment> = new Set(),
  progress = true,
): readonly Sentence[] {
  return [
    sentence(attainmentSentence(view, one, progress), one.indicator.code),
    ...remarks(view, one, '该指标', together),
    ...noPreviousRemark(view, [one]),
    ...explanationSentences(view, one),
  ];
}
