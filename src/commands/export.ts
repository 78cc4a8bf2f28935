/** fuer export: 导出. Long tables of figures and judgements, the form on the net, a 溯源表 a report, in out/导出. */
import { buildCommand } from '@stricli/core';
import { findingJson } from '../dataset/check-json.ts';
import type { Diagnostic } from '../diagnostics.ts';
import type { ExportedRound } from '../pipeline/export/export-round.ts';
import { compareOnline, exportRound } from '../pipeline/export/export-round.ts';
import { renderContent } from '../pipeline/render/render.ts';
import type { NewDocument } from '../pipeline/run/run.ts';
import { exportFolderOf, onlineFormOf, systemTable } from '../project/export/export-place.ts';
import { fillFolder } from '../project/kept-folder.ts';
import { now } from '../project/project.ts';
import type { ExitCode, FuerContext } from './opening/context.ts';
import { ending, print, printJson, progress, progressDone, refuse } from './opening/context.ts';
import type { OpenedRound } from './opening/opened-round.ts';
import { openedRound, refuseRound } from './opening/opened-round.ts';
import { debugFlag, jsonFlag, roundArgument, textFlag } from './opening/parameters.ts';
import { whileLocked } from './opening/round-lock.ts';
import { plainWords } from './opening/terminal.ts';
import { findingText, mistakesText } from './texts/findings-text.ts';
import { placementJson, placementLines } from './texts/placed-files.ts';

interface ExportFlags {
  readonly compare?: string;
  readonly json?: boolean;
  readonly debug?: boolean;
}

export const exportCommand = buildCommand<ExportFlags, [folder?: string], FuerContext>({
  func: ending(exportFiles),
  parameters: {
    flags: {
      compare: textFlag('网上填报系统导出的表（.xlsx 或 .csv）：逐行与填报单核对', '文件'),
      json: jsonFlag,
      debug: debugFlag,
    },
    positional: roundArgument,
  },
  docs: {
    brief: '导出指标数据、判定结果、网上填报单和各报告的溯源表，放入 out/导出',
    fullDescription:
      '写出 out/导出：指标数据（性别、城乡各一栏）和判定结果两份长表（.csv，Excel、WPS 能直接打开）；网上填报单，按 online-form.yaml 写明的行次、名称和计量单位排好，有一列供整列复制；每份报告一份溯源表，逐个数字、逐处判定用语写明位置、规则、算式和单元格。--compare 读入网上填报系统导出的表，与填报单逐行核对，不同之处逐条列出，退出码为 1。',
  },
});

async function exportFiles(context: FuerContext, flags: ExportFlags, folder: string = '.'): Promise<ExitCode> {
  const opened = openedRound(folder);
  if (opened.verdict === 'refused') return refuseRound(context, opened, flags.json === true ? { documents: [] } : null);
  return whileLocked(context, opened.project, () => writeExport(context, opened, flags));
}

async function writeExport(
  context: FuerContext,
  { configuration, project }: OpenedRound,
  { compare, json = false }: ExportFlags,
): Promise<ExitCode> {
  progress(context, '正在读取和测算……');
  const exported = exportRound(configuration, project.files, onlineFormOf(project));
  if (exported.verdict === 'failed') {
    progressDone(context);
    return refuse(context, mistakesText(exported.findings));
  }
  const documents: NewDocument[] = [];
  for (const { path, content } of exported.value.files) {
    progress(context, `正在写 ${path}`);
    documents.push({
      path,
      bytes: content instanceof Uint8Array ? content : (await renderContent(path, content)).bytes,
    });
  }
  const filled = fillFolder(exportFolderOf(project), documents, () => true, now());
  progressDone(context);
  const held = compare === undefined ? null : heldAgainst(compare, exported.value);
  if (held !== null && 'refused' in held) return refuse(context, held.refused);
  const { findings } = exported.value;
  const differences = held?.differences ?? [];
  if (json) {
    printJson(context, {
      documents: placementJson(filled, 'out/导出'),
      findings: [...findings, ...differences].map(findingJson),
      ...(held === null ? {} : { compared: held.compared }),
    });
  } else {
    print(
      context,
      plainWords(
        [
          `${configuration.round.area.name} ${configuration.round.year}年：`,
          ...placementLines(filled, 'out/导出'),
          ...findings.map(findingText),
          ...(held === null
            ? []
            : [
                `与 ${held.name} 核对了 ${held.compared} 行：${differences.length === 0 ? '全部一致。' : `${differences.length} 处不同。`}`,
                ...differences.map(findingText),
              ]),
        ].join('\n'),
      ),
    );
  }
  return findings.length + differences.length > 0 ? 1 : 0;
}

interface Held {
  readonly name: string;
  readonly compared: number;
  readonly differences: readonly Diagnostic[];
}

function heldAgainst(given: string, exported: ExportedRound): Held | { readonly refused: string } {
  const table = systemTable(given);
  if (table === null) return { refused: `没有读出“${given}”。\n请核对路径；路径里有空格时请加引号。` };
  const compared = compareOnline(table.name, table.bytes, exported);
  if (compared.verdict === 'failed') return { refused: mistakesText(compared.findings) };
  if (compared.value === null) {
    return {
      refused: `“${table.name}”里没有找到填报表：要有一行表头，写着“指标名称”（或“名称”“项目”）和“${exported.year}年”（或“本年”“数值”“录入数”）。\n请导出带表头的表，再运行一次。`,
    };
  }
  return { name: table.name, compared: compared.value.compared, differences: compared.value.findings };
}
