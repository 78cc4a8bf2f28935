/** Where a placeholder's answer goes, read from the sentence that says so (`report/how-to-supply.ts`). */
import type { NoteSection } from '../dataset/notes/notes.ts';
import { noteSections } from '../dataset/notes/notes.ts';
import type { PlanId } from '../indicators/plan-id.ts';
import { planIds, planWord } from '../indicators/plan-id.ts';

export interface WrittenPlace {
  /** The unit that answers; 总报告 for the compiler's own words. */
  readonly unit: string;
  readonly plan: PlanId | null;
  readonly section: NoteSection;
  /** `C25 九年义务教育巩固率`; null where the words are about no indicator. */
  readonly about: string | null;
}

/** null where the answer is written in no note: a figure, round.yaml, ledger.yaml. */
export function readWay(way: string): WrittenPlace | null {
  const section = noteSections.find((one) => way.includes(`“${one}”标题下`));
  const [, units = ''] = /由(.+?)补[充报]，/.exec(way) ?? [];
  const [unit = ''] = units.split('、');
  if (section === undefined || unit === '' || /ledger\.yaml|round\.yaml/.test(way)) return null;
  if (/notes\/总报告\.|总报告/.test(way) && !/notes\/[^总]/.test(way))
    return { unit: '总报告', plan: null, section, about: null };
  const file = /notes\/[^ ]*?-(妇女|儿童)\./.exec(way)?.[1];
  const plan = planIds.find((one) => way.includes(`“${planWord[one]}发展规划”部分`) || file === planWord[one]) ?? null;
  const about = /小标题写“([^”]+)”/.exec(way)?.[1] ?? null;
  return { unit, plan, section, about };
}
