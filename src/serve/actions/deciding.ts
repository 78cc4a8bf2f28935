/** A decision from the page, put into decisions.yaml; what somebody else saved meanwhile is not written over. */
import { z } from 'zod';
import { dateText } from '../../indicators/round.ts';
import { today } from '../../project/project.ts';
import { ownText, saveOwnText } from '../../project/workbench/own-files.ts';
import type { RoundNow } from '../round-now.ts';
import { findingWithId } from '../views/findings.ts';
import {
  decidedBy,
  decisionEntry,
  decisionRequest,
  withDecision,
  withoutDecision,
} from '../../dataset/settling/decision-entries.ts';

export const decideRequest = z.strictObject({
  decision: decisionRequest,
  who: decidedBy.omit({ date: true }).extend({ date: dateText.optional() }),
});

export function decide(
  round: RoundNow,
  { decision, who }: z.output<typeof decideRequest>,
): { readonly entry: string; readonly ok: true } | { readonly message: string } {
  const finding = decision.kind === 'accept' ? findingWithId(round, decision.finding) : null;
  const entry = decisionEntry(decision, { ...who, date: who.date ?? today() }, finding);
  if (entry.verdict === 'refused') return { message: entry.message };
  const before = ownText(round.project.folder, file);
  const text = withDecision(before, entry.text);
  if (text.verdict === 'refused') return { message: text.message };
  const saved = saveOwnText(round.project.folder, file, before, text.text);
  return saved === 'written' ? { ok: true, entry: entry.text } : { message: notSaved[saved] };
}

export const undoRequest = z.strictObject({
  position: z.number().int().min(0),
  /** The entry as it was shown: what stands there now must be the same. */
  reason: z.string(),
  by: z.string(),
  date: z.string(),
});

/** Takes an entry out of decisions.yaml; the file with it stays in `.fuer/backup`. */
export function undoDecision(
  round: RoundNow,
  { position, ...shown }: z.output<typeof undoRequest>,
): { readonly ok: true } | { readonly message: string } {
  const entry = round.configuration.decisions[position];
  if (entry === undefined || entry.reason !== shown.reason || entry.by !== shown.by || entry.date !== shown.date)
    return { message: 'decisions.yaml 刚被别处改过，没有撤销，请刷新后再看。' };
  const before = ownText(round.project.folder, file);
  const without = withoutDecision(before ?? '', position);
  if (without.verdict === 'refused') return { message: without.message };
  const saved = saveOwnText(round.project.folder, file, before, without.text);
  return saved === 'written' ? { ok: true } : { message: notSaved[saved] };
}

const notSaved = {
  changed: 'decisions.yaml 刚被别处改过，没有写入，请再点一次。',
  held: 'decisions.yaml 正被其他程序打开，没有写入，请关闭后再点一次。',
} as const;

const file = 'decisions.yaml';
