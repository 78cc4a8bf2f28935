/** fuer help: how each file of a round is written, by its name or what it is called. */
import { buildCommand } from '@stricli/core';
import { nearestName } from '../../indicators/nearest.ts';
import { parseRegister } from '../../indicators/register/register.ts';
import { packagedRegister } from '../../project/packaged.ts';
import { filePages } from '../texts/file-pages.ts';
import type { ExitCode, FuerContext } from './context.ts';
import { ending, print, printJson, refuse } from './context.ts';
import { debugFlag, jsonFlag } from './parameters.ts';

interface HelpFlags {
  readonly json?: boolean;
  readonly debug?: boolean;
}

export const helpCommand = buildCommand<HelpFlags, [about?: string], FuerContext>({
  func: ending(help),
  parameters: {
    flags: { json: jsonFlag, debug: debugFlag },
    positional: {
      kind: 'tuple',
      parameters: [{ brief: '哪一种文件，不写则列出全部', parse: String, placeholder: '文件', optional: true }],
    },
  },
  docs: {
    brief: '每种文件怎样写',
    fullDescription: '说明本轮文件夹里每种文件怎样写：报表、材料、对比数据、往年表、各设置文件。不写文件名的列出全部。',
  },
});

function help(context: FuerContext, { json = false }: HelpFlags, about?: string): ExitCode {
  if (about === undefined) {
    const list = filePages.map(({ names: [name], brief }) => ({ name, brief }));
    if (json) printJson(context, { pages: list });
    else
      print(
        context,
        [
          '每种文件怎样写：fuer help 后面写文件名，如 fuer help 表',
          ...list.map(({ name, brief }) => `  ${name}　${brief}`),
          '命令的说明：fuer 命令 --help，全部命令：fuer --help',
        ].join('\n'),
      );
    return 0;
  }
  const wanted = about.trim().toLowerCase();
  const found = filePages.find(({ names }) => names.some((name) => name === wanted));
  if (found === undefined) {
    const names = filePages.flatMap((page) => page.names);
    const near = nearestName(about, names);
    return refuse(
      context,
      `没有“${about}”的说明。${near === null ? `可写：${filePages.map(({ names: [name] }) => name).join('、')}` : `是否应为“${near}”？`}\n命令的说明用 fuer ${about} --help。`,
    );
  }
  const register = parseRegister(packagedRegister());
  if (register.verdict === 'failed') throw new Error('the packaged register has mistakes');
  const text = found.text(register.value).trimEnd();
  if (json) printJson(context, { name: found.names[0], text });
  else print(context, `${found.names[0]}：${found.brief}\n\n${text}`);
  return 0;
}
