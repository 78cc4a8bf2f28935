/** The plan's targets pasted from a table: understood as `fuer plan` understands them, shown, then written into plan.yaml. */
import { z } from 'zod';
import { mistakesText } from '../../commands/texts/findings-text.ts';
import { limitSaid } from '../../indicators/target-phrases/limit-said.ts';
import { planIds, planWord } from '../../indicators/plan-id.ts';
import { takePastedRows } from '../../pipeline/preparing/plan-table.ts';
import { openRound } from '../../project/project.ts';
import { ownText, saveOwnText } from '../../project/workbench/own-files.ts';

export const targetsRequest = z.strictObject({
  plan: z.enum([...planIds, 'both']),
  /** As the clipboard has a table: cells between tabs. */
  text: z.string().min(1).max(500_000),
  write: z.boolean(),
});

export interface TargetsAnswer {
  readonly entries: readonly TargetLine[];
  /** What was not understood, a line each. */
  readonly doubts: readonly string[];
  readonly written: boolean;
}

export interface TargetLine {
  readonly code: string;
  readonly name: string;
  readonly plan: string;
  /** As the table words it. */
  readonly text: string;
  /** What it is read as; null where it sets no target. */
  readonly understood: string | null;
  readonly base: string;
  readonly milestones: string;
  readonly besides: string;
}

export function takeTargets(
  folder: string,
  { plan, text, write }: z.output<typeof targetsRequest>,
): TargetsAnswer | { readonly message: string } {
  const opening = openRound(folder);
  if (opening.verdict === 'not-a-round') return { message: opening.message };
  const before = ownText(folder, 'plan.yaml');
  const taking = takePastedRows(opening.project.files, rowsOf(text), plan === 'both' ? null : plan);
  if (taking.verdict === 'failed') return { message: mistakesText(taking.findings) };
  const doubts = taking.findings.length === 0 ? [] : mistakesText(taking.findings).split('\n');
  const entries = taking.value.entries.map(
    ({ indicator, plan: of, text: worded, requirement, base, milestones, besides }): TargetLine => ({
      code: indicator.code,
      name: indicator.name,
      plan: of === null ? indicator.plans.map((one) => planWord[one]).join('、') : planWord[of],
      text: worded,
      understood: requirement === null ? null : limitSaid(requirement, indicator),
      base: base?.toFixed() ?? '',
      milestones: [...milestones].map(([year, value]) => `${year}年${value.toFixed()}`).join('、'),
      besides: besides.join('，'),
    }),
  );
  if (!write || entries.length === 0) return { entries, doubts, written: false };
  switch (saveOwnText(folder, 'plan.yaml', before, taking.value.text)) {
    case 'written':
      return { entries, doubts, written: true };
    case 'changed':
      return { message: 'plan.yaml 刚被别处改过，没有写入，请再点一次。' };
    case 'held':
      return { message: 'plan.yaml 正被其他程序打开，没有写入，请关闭后再点一次。' };
  }
}

/** Cells that hold line breaks come in quotes, as Excel copies them. */
function rowsOf(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [[]];
  let cell = '';
  let isQuoted = false;
  const plain = text.replaceAll('\r\n', '\n');
  for (let at = 0; at < plain.length; at += 1) {
    const sign = plain[at] ?? '';
    if (isQuoted) {
      if (sign !== '"') cell += sign;
      else if (plain[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else isQuoted = false;
    } else if (sign === '"' && cell === '') isQuoted = true;
    else if (sign === '\t' || sign === '\n') {
      rows.at(-1)?.push(cell.trim());
      cell = '';
      if (sign === '\n') rows.push([]);
    } else cell += sign;
  }
  rows.at(-1)?.push(cell.trim());
  return rows.filter((row) => row.some((word) => word !== ''));
}
