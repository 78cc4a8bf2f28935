/** The plan's targets pasted from a table: understood as `fuer plan` understands them, shown, then written into plan.yaml. */
import { z } from 'zod';
import { grouped } from '../../dataset/agreement.ts';
import type { Diagnostic, Outcome } from '../../diagnostics.ts';
import { mistakesText } from '../../commands/texts/findings-text.ts';
import { limitSaid } from '../../indicators/target-phrases/limit-said.ts';
import { planIds, planWord } from '../../indicators/plan-id.ts';
import type { PlanFile, PlanTaking } from '../../pipeline/preparing/plan-table.ts';
import { takePastedRows, takePlanTable } from '../../pipeline/preparing/plan-table.ts';
import type { RoundFiles } from '../../pipeline/read/round-files.ts';
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
  /** Units that the table names and the round does not have. */
  readonly strangers: readonly Stranger[];
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

export interface Stranger {
  readonly name: string;
  readonly indicators: number;
  /** The unit of the round that it most likely is. */
  readonly nearest: string | null;
}

/** A table pasted. */
export function takeTargets(
  folder: string,
  { plan, text, write }: z.output<typeof targetsRequest>,
): TargetsAnswer | { readonly message: string } {
  return take(folder, write, (files) => takePastedRows(files, rowsOf(text), plan === 'both' ? null : plan));
}

export const targetsFileRequest = z.strictObject({
  plan: z.enum([...planIds, 'both']),
  write: z.enum(['yes', 'no']),
});

/** A file with the table in it: Excel, CSV or Word. */
export function takeTargetsFile(
  folder: string,
  { plan, write }: z.output<typeof targetsFileRequest>,
  file: PlanFile,
): TargetsAnswer | { readonly message: string } {
  return take(folder, write === 'yes', (files) => takePlanTable(files, file, plan === 'both' ? null : plan));
}

function take(
  folder: string,
  write: boolean,
  read: (files: RoundFiles) => Outcome<PlanTaking>,
): TargetsAnswer | { readonly message: string } {
  const opening = openRound(folder);
  if (opening.verdict === 'not-a-round') return { message: opening.message };
  const before = ownText(folder, 'plan.yaml');
  const taking = read(opening.project.files);
  if (taking.verdict === 'failed') return { message: mistakesText(taking.findings) };
  const { entries, strangers, text } = taking.value;
  const said = answerOf(entries, strangers, taking.findings);
  if (!write || entries.length === 0) return { ...said, written: false };
  switch (saveOwnText(folder, 'plan.yaml', before, text)) {
    case 'written':
      return { ...said, written: true };
    case 'changed':
      return { message: 'plan.yaml 刚被别处改过，没有写入，请再点一次。' };
    case 'held':
      return { message: 'plan.yaml 正被其他程序打开，没有写入，请关闭后再点一次。' };
  }
}

function answerOf(
  entries: PlanTaking['entries'],
  strangers: PlanTaking['strangers'],
  findings: readonly Diagnostic[],
): Omit<TargetsAnswer, 'written'> {
  const doubts = findings.filter((one) => strangers.every(({ finding }) => finding !== one));
  return {
    entries: entries.map(
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
    ),
    doubts: doubts.length === 0 ? [] : mistakesText(doubts).split('\n'),
    strangers: [...grouped(strangers, ({ name }) => name)].map(([name, same]) => ({
      name,
      indicators: same.reduce((sum, { indicators }) => sum + indicators, 0),
      nearest: same[0]?.nearest ?? null,
    })),
  };
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
