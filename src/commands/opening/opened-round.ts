/** The way into a round that most commands share: open the folder, read its files, or say what stands in the way. */
import type { Diagnostic } from '../../diagnostics.ts';
import { findingJson } from '../../dataset/check-json.ts';
import type { Configuration } from '../../pipeline/read/configuration.ts';
import { readConfiguration } from '../../pipeline/read/configuration.ts';
import type { Project } from '../../project/project.ts';
import { openRound } from '../../project/project.ts';
import type { FuerContext } from './context.ts';
import { complain, printJson } from './context.ts';
import { mistakesText } from '../texts/findings-text.ts';

export interface OpenedRound {
  readonly project: Project;
  readonly configuration: Configuration;
}

/** null after the reasons are printed and the command is ended with 2. `emptyJson` is its answer in that case. */
export function openedRound(
  context: FuerContext,
  folder: string,
  json: boolean,
  emptyJson: Readonly<Record<string, unknown>>,
): OpenedRound | null {
  const opening = openRound(folder);
  if (opening.verdict === 'not-a-round') {
    complain(context, `${opening.message}\n${opening.hint}`);
    context.end(2);
    return null;
  }
  const configuration = readConfiguration(opening.project.files);
  if (configuration.verdict === 'failed') {
    complain(context, refusal(configuration.findings));
    if (json) printJson(context, { ...emptyJson, findings: configuration.findings.map(findingJson) });
    context.end(2);
    return null;
  }
  return { project: opening.project, configuration: configuration.value };
}

function refusal(mistakes: readonly Diagnostic[]): string {
  return `本轮的设置文件有${mistakes.length}处要改正，没有读取数据：\n${mistakesText(mistakes)}`;
}
