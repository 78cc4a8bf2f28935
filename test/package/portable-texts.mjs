/** What stands in the files of the portable folder that a person opens or drags a folder onto. */

/** cmd.exe reads a .cmd in the computer's own code page: Chinese comes out of PowerShell, from character numbers. */
export function chinese(text) {
  const numbers = Array.from({ length: text.length }, (_, place) => text.charCodeAt(place));
  const escaped = numbers.map((number) => `\\u${number.toString(16).padStart(4, '0')}`).join('');
  return `"%SystemRoot%\\System32\\WindowsPowerShell\\v1.0\\powershell.exe" -NoProfile -Command "[regex]::Unescape('${escaped}')" 2>nul`;
}

const notUnpacked = '请先把整个压缩包解压出来，再打开解压后的文件夹里的 fuer.cmd。';
const notStarted =
  '程序没有正常运行。需要 64 位的 Windows 10 或更高版本；如果 program 文件夹里的文件被杀毒软件移走，请重新解压。';

/**
 * Nothing but ASCII, and lines that end as Windows ends them. A command that is typed begins with a word; what is
 * dropped onto the file is a whole path, and a double click brings nothing: then the window waits at the end. Windows
 * quotes a dropped path only where it has a space, so that cmd.exe cuts it at an ampersand: the program then reads the
 * line that Windows wrote, and the rest of the path must not be run as a command (`exit` without /b).
 *
 * `find`: lines that set FUER_NODE; `notFound`: what they go to where it cannot be set.
 */
export function windowsStartBy(find, notFound = '') {
  return `@echo off
setlocal EnableExtensions DisableDelayedExpansion
set "FUER_HOME=%~dp0"
set "FUER_LINE="
if not exist "%FUER_HOME%program\\start.cjs" goto incomplete
${find}
if "%~1"=="" goto dropped
if /i not "%~1"=="%~f1" goto typed
:dropped
setlocal EnableDelayedExpansion
set "FUER_LINE=!cmdcmdline!"
if not defined FUER_LINE goto whole
if "!FUER_LINE:&=!"=="!FUER_LINE!" goto whole
if /i "!FUER_LINE:%~nx0=!"=="!FUER_LINE!" goto whole
"!FUER_NODE!" "!FUER_HOME!program\\start.cjs" %*
set "FUER_CODE=!errorlevel!"
pause
exit %FUER_CODE%
:whole
endlocal
"%FUER_NODE%" "%FUER_HOME%program\\start.cjs" %*
set "FUER_CODE=%errorlevel%"
if %FUER_CODE% lss 0 goto broken
if %FUER_CODE% gtr 2 goto broken
pause
exit /b %FUER_CODE%
:typed
"%FUER_NODE%" "%FUER_HOME%program\\start.cjs" %*
exit /b %errorlevel%
:incomplete
echo Unpack the whole zip file first, then open fuer.cmd in the unpacked folder.
${chinese(notUnpacked)}
pause
exit /b 2
${notFound}:broken
echo The program did not run to its end. It needs 64-bit Windows 10 or later.
${chinese(notStarted)}
pause
exit /b %FUER_CODE%
`.replaceAll('\n', '\r\n');
}

export const windowsStart = windowsStartBy(`set "FUER_NODE=%FUER_HOME%program\\node.exe"
if not exist "%FUER_NODE%" goto incomplete`);

/** Sets `here`. Asks no other program for help but readlink, for a link to it, where there is one. */
export const whereItLies = `self=$(readlink -f "$0" 2>/dev/null) || self=$0
case $self in */*) here=\${self%/*} ;; *) here=. ;; esac`;

export const linuxStart = `#!/bin/sh
${whereItLies}
exec "$here/program/node" "$here/program/start.cjs" "$@"
`;

const windowsNotes = `
打不开时
  - 提示“Windows 已保护你的电脑”：点“更多信息”，再点“仍要运行”；或在解压前右键点压缩包，选“属性”，勾选“解除锁定”。
  - 一闪而过，或提示找不到文件：多半是直接在压缩包里打开的，请先全部解压。
  - 需要 64 位的 Windows 10 或更高版本。
`;

const linuxNotes = `
打不开时
  - 在终端里运行：sh fuer.sh，或 sh fuer.sh 文件夹的路径。
`;

/** With a byte order mark: old editors of Windows ask for one. `notes`: what to do where it does not open. */
export function readMe(start, notes = start.endsWith('.cmd') ? windowsNotes : linuxNotes) {
  return `\ufeff妇女儿童发展规划监测评估报告生成程序  使用说明

不用安装，不用联网，不用管理员权限。整个文件夹可以放在任何位置，也可以放在U盘里。

三步
一、解压：把压缩包全部解压到一个文件夹，不要在压缩包里直接打开。
二、打开：双击 ${start}，浏览器里出现“妇儿工作台”。选 samples 里的 heshan-2015 试一试，或新建一轮。
三、做自己的：在页面上填设置、粘贴规划的目标、拖入各单位的表格和材料，点“生成”，在“报送”页下载、装包。
    做完点页面右上角的“结束”。不用页面也可以：把一轮的文件夹（里面有 round.yaml）拖到 ${start} 上松开，
    报告就写在它的 out 里；改了数，再拖一次，只有用到该数的文件会变。

做完之后
  - 窗口里列出写出的文件和问题；选“检查材料”看每一个问题在哪里、怎样处理。
  - 页面只在本机打开，不联网；关掉页面半小时后程序自己结束，写过的内容都在文件夹里。
  - 提示文件被占用：该文件正在 Word 或 WPS 里打开，关闭后再拖一次；原来的文件没有损坏。
${notes}
文件夹里有什么
  ${start.padEnd(16)}  启动程序
  indicators.yaml   指标登记册，可用记事本修改
  report-templates  报告的句式，可用记事本修改
  samples           样例（演示数据，数字均为虚构）
  program           程序本身，请不要改动
`.replaceAll('\n', '\r\n');
}
