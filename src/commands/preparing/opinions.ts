/** check --decisions: a filled-in 审核意见 becomes entries of decisions.yaml. */
import type { Dataset } from '../../dataset/dataset.ts';
import type { PreparedRound } from '../../pipeline/pipeline.ts';
import { prepareRound } from '../../pipeline/pipeline.ts';
import type { Configuration } from '../../pipeline/read/configuration.ts';
import { readOpinions } from '../../pipeline/review/opinions.ts';
import { readBytes } from '../../project/folder-files.ts';
import { today } from '../../project/project.ts';
import { writeSettings } from '../../project/settings/settings-writing.ts';
import type { OpenedRound } from '../opening/opened-round.ts';

export type TakenOpinions =
  | {
      readonly verdict: 'taken';
      readonly lines: readonly string[];
      readonly taken: readonly string[];
      readonly left: readonly string[];
    }
  | { readonly verdict: 'refused'; readonly message: string };

/** The decisions of a filled-in list go behind what decisions.yaml holds, with today's date. */
export function takeOpinions(
  { project, configuration }: OpenedRound,
  file: string,
  withReports: (prepared: PreparedRound, decisions: Configuration['decisions']) => Dataset,
): TakenOpinions {
  const bytes = readBytes(file, 64 * 1024 * 1024);
  if (bytes.verdict !== 'read')
    return {
      verdict: 'refused',
      message: `没有找到或打不开“${file}”。\n请写填好的审核意见的路径，如 out/审核意见.docx。`,
    };
  const choices = { draft: true, splitGeneral: false, unitTables: false };
  const dataset = withReports(prepareRound(configuration, project.files, choices), configuration.decisions);
  const reading = readOpinions(bytes.bytes, dataset, project.files.decisions?.text ?? null, today());
  if (reading.verdict === 'refused') return reading;
  if (reading.taken.length > 0 && writeSettings(project, 'decisions.yaml', reading.text) === 'held')
    return { verdict: 'refused', message: 'decisions.yaml 不能写入，多半正在打开。\n请关闭打开它的程序，再运行一次。' };
  return {
    verdict: 'taken',
    taken: reading.taken,
    left: reading.left,
    lines: [
      reading.taken.length === 0
        ? '审核意见里没有可以写入的决定。'
        : `写入 decisions.yaml ${reading.taken.length} 项（原来的存入 .fuer/backup）：`,
      ...[...reading.taken, ...reading.left].map((line) => `  ${line}`),
      '',
    ],
  };
}
