/** What stands in the files of the portable folder that a person opens or drags a folder onto. */

/** A .cmd is read in the computer's own code page: nothing but ASCII, and lines that end as Windows ends them. */
export const windowsStart = `@echo off
setlocal
set "FUER_HOME=%~dp0"
if "%~1"=="" goto ask
if exist "%~1\\*" goto dragged
"%FUER_HOME%program\\node.exe" "%FUER_HOME%program\\start.cjs" %*
exit /b %errorlevel%
:ask
"%FUER_HOME%program\\node.exe" "%FUER_HOME%program\\start.cjs"
goto end
:dragged
"%FUER_HOME%program\\node.exe" "%FUER_HOME%program\\start.cjs" build "%~1"
:end
set "FUER_CODE=%errorlevel%"
pause
exit /b %FUER_CODE%
`.replaceAll('\n', '\r\n');

export const linuxStart = `#!/bin/sh
here=$(dirname "$(readlink -f "$0")")
if [ "$#" -eq 1 ] && [ -d "$1" ]; then set -- build "$1"; fi
exec "$here/program/node" "$here/program/start.cjs" "$@"
`;

/** With a byte order mark: old editors of Windows ask for one. */
export function readMe(start) {
  return `\ufeff妇女儿童发展规划监测评估报告生成程序

不用安装，不用联网，不用管理员权限。整个文件夹可以放在任何位置，也可以放在U盘里。

怎样用
一、把一轮监测的文件夹（里面有 round.yaml）拖到 ${start} 上松开，报告就写在该文件夹的 out 里。
二、直接打开 ${start}，按提示选择要做的事。
三、先试一试：把 samples 里的 heshan-2015 拖到 ${start} 上。

文件夹里有什么
  ${start}          启动程序
  indicators.yaml   指标登记册，可用记事本修改
  report-templates  报告的句式，可用记事本修改
  samples           样例（演示数据，数字均为虚构）
  program           程序本身，请不要改动
`.replaceAll('\n', '\r\n');
}
