/** 台账: every red and orange warning with what the ledger says of it, and the documents that were sent. */
import type { HandOver, LedgerEntry } from '../../dataset/ledger.ts';
import type { PlanId } from '../../indicators/plan-id.ts';
import { planWord } from '../../indicators/plan-id.ts';
import { readPlainYaml } from '../../indicators/yaml/editing.ts';
import { mechanismOf } from '../../rules/warning/mechanism.ts';
import { today } from '../../project/project.ts';
import type { RoundNow } from '../round-now.ts';

export interface LedgerView {
  readonly warnings: readonly WarningLine[];
  readonly sent: readonly HandOver[];
  readonly documents: readonly string[];
  /** Where a new warning's entry and a new hand-over go in ledger.yaml. */
  readonly warningsPath: readonly (string | number)[];
  /** null: the file is a list, whose entry `sent:` is made with the first. */
  readonly sentPath: readonly (string | number)[] | null;
}

export interface WarningLine {
  readonly indicator: string;
  readonly name: string;
  readonly plan: PlanId;
  readonly planWord: string;
  readonly level: string;
  readonly lead: string;
  readonly result: 'given' | 'asked' | 'not-yet' | 'no-deadline';
  readonly entry: Pick<LedgerEntry, 'notice' | 'meeting' | 'lead' | 'with' | 'actions' | 'deadline' | 'result'> | null;
  /** Its entry's place in ledger.yaml; null where it has none. */
  readonly path: readonly (string | number)[] | null;
}

export function ledgerOf(round: RoundNow): LedgerView {
  const { configuration, prepared } = round;
  const written = readPlainYaml(round.project.files.ledger?.text ?? '');
  const isList = Array.isArray(written) || written === null;
  const list: readonly unknown[] = Array.isArray(written) ? written : listAt(written, 'warnings');
  const base: readonly (string | number)[] = isList ? [] : ['warnings'];
  const place = (indicator: string, plan: PlanId): readonly (string | number)[] | null => {
    const at = list.findIndex(
      (one) =>
        fieldOf(one, 'indicator') === indicator &&
        (fieldOf(one, 'plan') === plan || fieldOf(one, 'plan') === planWord[plan]),
    );
    return at === -1 ? null : [...base, at];
  };
  const sentAt = list.findIndex((one) => typeof one === 'object' && one !== null && 'sent' in one);
  return {
    warnings: mechanismOf(prepared.facts, configuration.ledger, today()).map(({ assessment, entry, result }) => ({
      indicator: assessment.indicator.code,
      name: assessment.indicator.name,
      plan: assessment.plan,
      planWord: planWord[assessment.plan],
      level: configuration.templates.words.say('level', assessment.warning.level, 'short'),
      lead: assessment.units[0] ?? '',
      result,
      entry:
        entry === undefined
          ? null
          : {
              notice: entry.notice,
              meeting: entry.meeting,
              lead: entry.lead,
              with: entry.with,
              actions: entry.actions,
              deadline: entry.deadline,
              result: entry.result,
            },
      path: place(assessment.indicator.code, assessment.plan),
    })),
    sent: configuration.handedOver.sent,
    documents: prepared.documents.map(({ document }) => document.path),
    warningsPath: base,
    sentPath: isList ? (sentAt === -1 ? null : [sentAt, 'sent']) : ['sent'],
  };
}

function listAt(value: unknown, key: string): readonly unknown[] {
  const list =
    typeof value === 'object' && value !== null && key in value
      ? Object.entries(value).find(([name]) => name === key)?.[1]
      : null;
  return Array.isArray(list) ? list : [];
}

function fieldOf(value: unknown, key: string): string {
  if (typeof value !== 'object' || value === null) return '';
  const found: unknown = Object.entries(value).find(([name]) => name === key)?.[1];
  return typeof found === 'string' ? found : '';
}
