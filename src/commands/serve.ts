/** fuer serve: the workbench, the whole round on a page of this machine's own browser. */
import { buildCommand } from '@stricli/core';
import { isRound } from '../project/project.ts';
import { openBrowser } from '../project/workbench/open-browser.ts';
import { readPageFiles } from '../project/workbench/page-files.ts';
import type { ExitCode, FuerContext } from './opening/context.ts';
import { ending, print, printJson, refuse } from './opening/context.ts';
import { debugFlag, jsonFlag, roundArgument } from './opening/parameters.ts';

interface ServeFlags {
  readonly quiet?: boolean;
  readonly json?: boolean;
  readonly debug?: boolean;
}

export const serveCommand = buildCommand<ServeFlags, [folder?: string], FuerContext>({
  func: ending(serve),
  parameters: {
    flags: {
      quiet: { kind: 'boolean', brief: '不打开浏览器，只写出地址', optional: true, withNegated: false },
      json: jsonFlag,
      debug: debugFlag,
    },
    positional: roundArgument,
  },
  docs: {
    brief: '工作台：在本机浏览器里做完一轮',
    fullDescription:
      '打开本机的工作台页面：设置、收件、审核、判定、生成、改动、报送都在页面上做，写的文件与各命令相同。只有本机能打开，不用联网；点“结束”或半小时没有页面打开时自己结束。不写文件夹时，当前文件夹是一轮就打开它，不是就在页面上选。',
  },
});

async function serve(context: FuerContext, flags: ServeFlags, folder?: string): Promise<ExitCode> {
  const page = readPageFiles();
  if (page === null) return refuse(context, '工作台的页面没有随程序带来。\n在源码文件夹里请先运行 npm ci。');
  const { startWorkbench } = await import('../serve/serve.ts');
  const chosen = folder ?? (isRound('.') ? '.' : null);
  const serving = await startWorkbench({ folder: chosen, page, again: context.again });
  if (serving.verdict === 'refused') return refuse(context, serving.message);
  const address = serving.verdict === 'running' ? serving.address : serving.workbench.address();
  if (flags.json === true) printJson(context, { address, running: serving.verdict === 'running' });
  else {
    print(context, serving.verdict === 'running' ? '这一轮的工作台已经开着，现在再打开一页：' : '工作台已打开：');
    print(context, `  ${address}`);
    print(context, '浏览器没有自己打开的，请把上面的地址复制到浏览器里（只能用一次，只有本机能打开）。');
  }
  if (flags.quiet !== true) openBrowser(address);
  if (serving.verdict === 'running') return 0;
  if (flags.json !== true) print(context, '做完后在页面上点“结束”，或关闭这个窗口。');
  await serving.workbench.ended;
  return 0;
}
