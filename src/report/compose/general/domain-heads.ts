/** What the figures say of a 领域 in its head, and its count. */
import { judged } from '../../composer.ts';
import { judgedBy } from '../../figure-id.ts';
import { sayLevel, sayVerdict } from '../verdict-words.ts';
import { casesOf } from './summary.ts';
import { about } from '../../claims/claim.ts';
import type { Assessment } from '../../../rules/assessment.ts';
import { isMet, isNewlyLost, isNewlyMet, isNotMet } from '../../../rules/series/counts.ts';
import { isSmall } from '../../../rules/special-cases.ts';
import { inOrderOfUrgency } from '../../../rules/urgency.ts';
import { nameOf } from '../../patterns/name-marks.ts';
import { names } from '../../composer.ts';
import type { DomainGroup, PlanView } from '../plan-view.ts';
import type { GeneralView } from './general-view.ts';
import { countOf } from '../counted-kinds.ts';
import { countsList } from '../parts/opening.ts';

/**
 * What the figures say of a 领域: lost and red first, all named or counted; what is newly met by its number. Never from a
 * carried, partial, conflicting or noise figure; few cases only with their number. '' where there is no news.
 */
export function conclusion(general: GeneralView, view: PlanView, group: DomainGroup): string {
  const sure = (holds: (one: Assessment) => boolean) => allSure(group.assessments.filter(holds));
  // What was lost in an earlier year is no news.
  const lost = sure(isNewlyLost);
  const severe = (['red', 'orange'] as const).map((level) => ({
    level,
    members: sure((one) => one.warning.level === level),
  }));
  const worst = severe.find(({ members }) => members.some((one) => !lost.includes(one)));
  const newly = sure(isNewlyMet);
  const list = (members: readonly Assessment[]) => namedInHead(general, members);
  const clauses = [
    lost.length === 0
      ? ''
      : view.voice.phrase(
          '结论·转未达标',
          0,
          { 指标列: list(lost), 项数: countOf(view, lost, 'lost', group.domain) },
          about(...lost),
        ),
    worst === undefined
      ? ''
      : view.voice.phrase('结论·列级', 0, {
          // Of a few those that were lost have just been named.
          指标列: list(worst.members) === '' ? '' : list(worst.members.filter((one) => !lost.includes(one))),
          项数: countOf(view, worst.members, 'level', worst.level, group.domain),
          级别: sayLevel(view.voice, worst.level, worst.members),
          多项: worst.members.length > 1,
        }),
    newlyMetInHead(general, view, group.domain, newly),
  ];
  return clauses.filter((clause) => clause !== '').join('，');
}

/** Of a plan that is over all that were not met, named or counted: the result stands, whatever it was a year ago. */
export function conclusionAtTheEnd(general: GeneralView, view: PlanView, { domain, assessments }: DomainGroup): string {
  const unmet = assessments.filter(isNotMet);
  if (unmet.length === 0) return '';
  const slots = { 指标列: namedInHead(general, unmet), 项数: countOf(view, unmet, 'not-met', domain) };
  return view.voice.phrase('结论·期满未达标', 0, slots, about(...unmet));
}

/** '' where they are too many for a head. */
function namedInHead(general: GeneralView, members: readonly Assessment[]): string {
  return members.length > mostInHead
    ? ''
    : names(inOrderOfUrgency(members).map((one) => nameOf(one.indicator) + casesOf(general, one)));
}

function newlyMetInHead(general: GeneralView, view: PlanView, domain: string, newly: readonly Assessment[]): string {
  if (newly.length === 0) return '';
  return view.voice.phrase(
    '结论·新达标',
    0,
    {
      指标列: newly.length === 1 ? namedInHead(general, newly) : '',
      项数: countOf(view, newly, 'newly-met', domain),
    },
    about(...newly),
  );
}

export const mostInHead = 2;

/** All of them where each rests on a sure figure, none otherwise: part of a count would be a wrong one. */
function allSure(members: readonly Assessment[]): readonly Assessment[] {
  return members.every(isSure) ? members : [];
}

function isSure(one: Assessment): boolean {
  return (
    one.current.verdict === 'known' &&
    !one.current.carried &&
    one.change.comparability !== 'partial' &&
    (one.change.noise === null ||
      !(one.attainment === 'regressed' || isNewlyMet(one)) ||
      (isSmall(one) && one.cases.verdict === 'known'))
  );
}

/** 8项指标达标5项、未达标3项。 Which gap is widest cannot be said across measures. */
export function verdict(view: PlanView, group: DomainGroup): string {
  return view.voice.phrase(
    '总·领域总括',
    0,
    {
      项数: countOf(view, group.assessments, 'domain', group.domain),
      计数: countsList(view, group.assessments, group.domain),
      均: sharedVerdict(view, group.assessments),
      最大差距: '',
    },
    about(),
  );
}

/** 全部达标, 均未达标, of a single one 未达标; '' where the verdicts differ. */
function sharedVerdict({ voice }: PlanView, assessments: readonly Assessment[]): string {
  const classes = [
    ['reached', isMet],
    ['unmet', isNotMet],
    ['nearly-met', ({ attainment }: Assessment) => attainment === 'nearly-met'],
    ['no-data', ({ attainment }: Assessment) => attainment === 'no-data'],
  ] as const;
  const shared = classes.find(([, holds]) => assessments.every(holds))?.[0];
  if (shared === undefined) return '';
  const all = judged(
    voice,
    { kind: 'quantity', is: 'all', of: assessments.map(judgedBy) },
    shared === 'reached' ? 'sentence' : 'word',
  );
  return `${assessments.length === 1 ? '' : all}${sayVerdict(voice, shared, assessments)}`;
}
