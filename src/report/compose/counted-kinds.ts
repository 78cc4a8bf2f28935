/** Counts of indicators as figures: each remembers every cell that was counted. */
import type { Origin } from '../../provenance.ts';
import { mergeOrigins } from '../../provenance.ts';
import type { Assessment } from '../../rules/assessment.ts';
import { about } from '../claims/claim.ts';
import type { About } from '../claims/claim.ts';
import { figure } from '../composer.ts';
import type { Counted } from '../figure-id.ts';
import type { PlanView } from './plan-view.ts';

/** 3, as the figure `count/women/met`; `within` narrows the set: a 领域, a level, an area. */
export function countOf(
  view: PlanView,
  counted: readonly Assessment[],
  what: Counted,
  ...within: readonly string[]
): string {
  const id = { kind: 'count', scope: view.plan, what, within } as const;
  return figure(view.voice, String(counted.length), id, originsOf(counted));
}

/** The same, or '' where there is nothing to count. */
export function countOrNone(
  view: PlanView,
  counted: readonly Assessment[],
  what: Counted,
  ...within: readonly string[]
): string {
  return counted.length === 0 ? '' : countOf(view, counted, what, ...within);
}

/** Where each was judged from: its figure, else the cells that hold none, else the register's line that asks for one. */
export function originsOf(assessments: readonly Assessment[]): readonly Origin[] {
  // That there are none is what the plan says.
  if (assessments.length === 0) return [{ kind: 'file', file: 'plan.yaml' }];
  return mergeOrigins(
    assessments.map((one) => {
      if (one.current.verdict === 'known') return one.current.figure.origins;
      const cells = one.absence?.origins ?? [];
      return cells.length > 0 ? cells : [one.indicator.origin];
    }),
  );
}

/** Three names at most, and of more the number of all: 甲、乙、丙等5项. */
export function namesOrSome(
  view: PlanView,
  list: readonly Assessment[],
  { what, within = [] }: CountedBy,
  name: (one: Assessment) => string,
  most = 3,
): string {
  if (list.length <= most) return list.map(name).join('、');
  return `${list.slice(0, 3).map(name).join('、')}等${countOf(view, list, what, ...within)}项`;
}

/** Kinds of which a list of counts is made, each with its own words. */
export type CountKind = '优于' | '相同' | '不及' | '不分' | '改善' | '变差' | '持平';

export interface Kind extends CountedBy {
  readonly kind: CountKind;
  readonly members: readonly Assessment[];
  /** Of a comparison: with which area. */
  readonly area?: string;
}

function aboutKind({ members, area }: Kind): About {
  return { ...about(...members), ...(area === undefined ? {} : { area }) };
}

/** How a count is known again. */
export interface CountedBy {
  readonly what: Counted;
  readonly within?: readonly string[];
}

/** 优于4项、不及4项: the kinds that occur, in the given order. */
export function kindsList(view: PlanView, kinds: readonly Kind[]): string {
  return kinds
    .filter(({ members }) => members.length > 0)
    .map((each) =>
      view.voice.phrase(
        `计数·${each.kind}`,
        0,
        { 项数: countOf(view, each.members, each.what, ...(each.within ?? [])) },
        aboutKind(each),
      ),
    )
    .join('、');
}

/** 均优于江门市, where there are several and all are of one kind; of changes, one alone too: 比上年改善. '' otherwise. */
export function allOfOneKind(view: PlanView, kinds: readonly Kind[], area = ''): string {
  const occurring = kinds.filter(({ members }) => members.length > 0);
  const [only] = occurring;
  if (only === undefined || occurring.length > 1) return '';
  const isAlone = only.members.length === 1;
  // 比上年不分优劣 of one alone would be no sentence.
  if (isAlone && (area !== '' || only.kind === '不分')) return '';
  return view.voice.phrase(`计数·均${only.kind}`, 0, { 对象: area, 一项: isAlone }, aboutKind(only));
}

/** Better, worse and neither than last year (`within` a verdict, where they are its members), of those that can be compared with it. */
export function changeKinds(comparable: readonly Assessment[], ...within: readonly string[]): readonly Kind[] {
  const better = comparable.filter((one) => one.change.sense === 'better');
  const worse = comparable.filter((one) => one.change.sense === 'worse');
  // A figure that moved from one side of its range as far to the other is not unchanged.
  const isUnmoved = ({ change: { difference } }: Assessment): boolean =>
    difference.verdict === 'known' && difference.difference.value.isZero();
  const equal = comparable.filter((one) => one.change.sense === 'equal' && isUnmoved(one));
  const neither = comparable.filter(
    (one) => one.change.sense === 'none' || (one.change.sense === 'equal' && !isUnmoved(one)),
  );
  return [
    { kind: '改善', members: better, what: 'better', within },
    { kind: '变差', members: worse, what: 'worse', within },
    { kind: '持平', members: equal, what: 'unchanged', within },
    { kind: '不分', members: neither, what: 'neither', within },
  ];
}
