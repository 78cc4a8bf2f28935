/**
 * A printed count, counted again from the judgements: by its id alone, not by the members that the composer had in hand.
 * null for a count whose set its id does not tell: what is left over after others were named, what is set beside an area.
 */
import type { PlanId } from '../../indicators/plan-id.ts';
import { planIds } from '../../indicators/plan-id.ts';
import type { WarningLevel } from '../../rules/assessment.ts';
import { warningLevels } from '../../rules/assessment.ts';
import type { Condition, Judged } from '../../rules/sets.ts';
import { membersOf } from '../../rules/sets.ts';
import type { Counted, FigureId } from '../figure-id.ts';

/** Of whom a document counts: of one unit or of all, of one plan or of both. */
export interface Counting {
  readonly unit: string | null;
  readonly plan: PlanId | null;
}

export function countedAgain(
  { scope, what, within }: FigureId & { readonly kind: 'count' },
  { unit, plan }: Counting,
  judged: Judged,
): number | null {
  const plans: readonly PlanId[] = scope !== 'all' ? [scope] : plan === null ? planIds : [plan];
  const count = (where: readonly Condition[], of: 'counted' | 'qualitative' = 'counted'): number =>
    membersOf({ plans, unit, of, where, without: [] }, judged).length;
  const narrowed = conditionsOf(what, within, new Set(judged.assessments.map(({ domain }) => domain)));
  if (narrowed === null) return null;
  return what === 'qualitative' ? count(narrowed, 'qualitative') : count(narrowed);
}

/** null where `within` narrows by more than a 领域, a level or a verdict. */
function conditionsOf(
  what: Counted,
  within: readonly string[],
  domains: ReadonlySet<string>,
): readonly Condition[] | null {
  const [first, ...rest] = within;
  switch (what) {
    case 'total':
    case 'qualitative':
      return first === undefined ? [] : null;
    case 'domain':
      return first === undefined || rest.length > 0 ? null : [`domain/${first}`];
    case 'domains': {
      const verdict = verdicts[rest[0] ?? ''];
      if (first === undefined || rest.length !== 1 || (verdict === undefined && rest[0] !== 'total')) return null;
      return [
        ...(first === wholePlan ? [] : [`domain/${first}` as const]),
        ...(verdict === undefined ? [] : [verdict]),
      ];
    }
    case 'level':
      if (first === undefined || !isWarningLevel(first) || first === 'grey' || first === 'green') return null;
      return rest.length > 0 ? null : [`level/${first}`];
    case 'met':
    case 'nearly':
    case 'not-met':
    case 'no-data':
    case 'newly-met': {
      const verdict = verdicts[what];
      if (verdict === undefined || rest.length > 0) return null;
      if (first === undefined) return [verdict];
      if (isWarningLevel(first)) return [verdict, `level/${first}`];
      return domains.has(first) ? [verdict, `domain/${first}`] : null;
    }
    default:
      return null;
  }
}

function isWarningLevel(text: string): text is WarningLevel {
  return warningLevels.some((level) => level === text);
}

/** The row of all 领域 together. */
const wholePlan = '合计';

const verdicts: Readonly<Record<string, Condition>> = {
  met: 'met', nearly: 'nearly-met', 'not-met': 'not-met', 'no-data': 'no-data', 'newly-met': 'newly-met',
}; // prettier-ignore
