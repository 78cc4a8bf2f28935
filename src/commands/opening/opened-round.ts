/** The way into a round that most commands share: open the folder, read its files, or say what stands in the way. */
import type { Diagnostic } from '../../diagnostics.ts';
import { findingJson } from '../../dataset/check-json.ts';
import type { Configuration } from '../../pipeline/read/configuration.ts';
import { readConfiguration } from '../../pipeline/read/configuration.ts';
import type { Project } from '../../project/project.ts';
import { openRound } from '../../project/project.ts';
import { mistakesText } from '../texts/findings-text.ts';
import type { ExitCode, FuerContext } from './context.ts';
import { printJson, refuse } from './context.ts';

export interface OpenedRound {
  readonly project: Project;
  readonly configuration: Configuration;
}

export type RoundOpening =
  | ({ readonly verdict: 'opened' } & OpenedRound)
  | {
      readonly verdict: 'refused';
      readonly message: string;
      /** The mistakes in its settings; null where there is no round at all. */
      readonly findings: readonly Diagnostic[] | null;
    };

/** The round that lies in `folder`, or in words why it cannot be worked on. */
export function openedRound(folder: string): RoundOpening {
  const opening = openRound(folder);
  if (opening.verdict === 'not-a-round') {
    return { verdict: 'refused', message: `${opening.message}\n${opening.hint}`, findings: null };
  }
  const configuration = readConfiguration(opening.project.files);
  if (configuration.verdict === 'failed') {
    return { verdict: 'refused', message: refusal(configuration.findings), findings: configuration.findings };
  }
  return { verdict: 'opened', project: opening.project, configuration: configuration.value };
}

const stopsDocuments: ReadonlySet<string> = new Set(['no-city-plan', 'unknown-compiler']);

/** As for reading; without plan.yaml nothing can be made that counts, without a compiler nobody signs it, and nothing is. */
export function openedForDocuments(folder: string): RoundOpening {
  const opened = openedRound(folder);
  if (opened.verdict === 'refused') return opened;
  const missing = opened.configuration.findings.filter(({ code }) => stopsDocuments.has(code));
  if (missing.length === 0) return opened;
  return { verdict: 'refused', message: mistakesText(missing), findings: missing };
}

/** `emptyJson` is the command's answer about a round whose settings have mistakes; null where nobody asked for JSON. */
export function refuseRound(
  context: FuerContext,
  { message, findings }: Extract<RoundOpening, { verdict: 'refused' }>,
  emptyJson: Readonly<Record<string, unknown>> | null,
): ExitCode {
  if (emptyJson !== null && findings !== null) {
    printJson(context, { ...emptyJson, findings: findings.map(findingJson) });
  }
  return refuse(context, message);
}

function refusal(mistakes: readonly Diagnostic[]): string {
  // What stops nothing is told by `check` once the rest is mended.
  const stopping = mistakes.filter(({ level }) => level === '强制性');
  const told = stopping.length > 0 ? stopping : mistakes;
  return `本轮的设置文件有${told.length}处要改正，没有读取数据：\n${mistakesText(told)}`;
}
