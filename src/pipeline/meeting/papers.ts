/** What `meet` writes: a notice a warned unit, the papers for the meeting, the form for its minutes, the scheme agreed. */
import type { RoundFacts } from '../../rules/round-facts.ts';
import { isSerious } from '../../rules/urgency.ts';
import { mechanismAtInspection } from '../../rules/warning/mechanism.ts';
import { composeMeetingPapers } from '../../report/compose/papers/meeting/meeting-papers.ts';
import { composeMinutesForm, composeScheme } from '../../report/compose/papers/meeting/minutes-form.ts';
import { composeWarningNotice } from '../../report/compose/papers/meeting/warning-notice.ts';
import { unitsWarned } from '../../report/compose/papers/meeting/warned-table.ts';
import { distinctNames, safeNamePart } from '../file-names.ts';
import type { Configuration } from '../read/configuration.ts';
import type { Paper } from '../returns.ts';

export interface MeetingPapers {
  /** For out/会商. */
  readonly papers: readonly Paper[];
  /** For forms/; null where nothing is red or orange. */
  readonly minutes: Paper | null;
  readonly warned: number;
}

export function composeMeeting(facts: RoundFacts, { templates, ledger, round }: Configuration): MeetingPapers {
  const warned = mechanismAtInspection(facts, ledger).filter(({ assessment }) => isSerious(assessment));
  if (warned.length === 0) return { papers: [], minutes: null, warned: 0 };
  const units = unitsWarned(facts, warned);
  const names = distinctNames(units.map(safeNamePart));
  const notices = units.flatMap((name, position): readonly Paper[] => {
    const unit = round.units.find((one) => one.name === name);
    const own = warned.filter(({ assessment }) => assessment.units.includes(name));
    return unit === undefined
      ? []
      : [
          {
            path: `预警通知书-${names[position] ?? safeNamePart(name)}-${round.year}.docx`,
            content: composeWarningNotice(facts, templates, unit, own),
          },
        ];
  });
  const scheme = composeScheme(facts, templates, warned);
  return {
    papers: [
      ...notices,
      { path: `会商材料-${round.year}.docx`, content: composeMeetingPapers(facts, templates, warned) },
      ...(scheme === null ? [] : [{ path: `推进方案-${round.year}.docx`, content: scheme }]),
    ],
    minutes: { path: minutesName(round.year), content: composeMinutesForm(facts, warned) },
    warned: warned.length,
  };
}

export function minutesName(year: number): string {
  return `会商纪要表-${year}.docx`;
}
