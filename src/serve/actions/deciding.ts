/** A decision from the page, put into decisions.yaml; what somebody else saved meanwhile is not written over. */
import { z } from 'zod';
import { dateText } from '../../indicators/round.ts';
import { today } from '../../project/project.ts';
import { ownText, saveOwnText } from '../../project/workbench/own-files.ts';
import type { RoundNow } from '../round-now.ts';
import { findingWithId } from '../views/findings.ts';
import { decidedBy, decisionEntry, decisionRequest, withDecision } from '../../dataset/settling/decision-entries.ts';

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
  switch (saveOwnText(round.project.folder, file, before, text.text)) {
    case 'written':
      return { ok: true, entry: entry.text };
    case 'changed':
      return { message: 'decisions.yaml 刚被别处改过，没有写入，请再点一次。' };
    case 'held':
      return { message: 'decisions.yaml 正被其他程序打开，没有写入，请关闭后再点一次。' };
  }
}

const file = 'decisions.yaml';
