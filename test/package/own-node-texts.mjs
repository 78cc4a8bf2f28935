/** The start files of the folder that holds no Node: they look for one that is new enough, and say what to do where there is none. */
import { chinese, readMe, whereItLies, windowsStartBy } from './portable-texts.mjs';

/** As package.json has it under `engines`. */
const needed = '20.19';

/** For any Node, however old: ends with 0 where it is new enough. */
const isNewEnough = "var v=process.versions.node.split('.');process.exit(v[0]*100+ +v[1]>=2019?0:3)";

const lacking = `没有找到 Node.js ${needed} 或更高版本，程序没有运行。`;
const wayOut = [
  `请管理员安装 Node.js ${needed} 或更高版本（国产系统先在应用商店里找），再打开一次。`,
  '已经装过的：运行 node --version 看版本；版本够而仍找不到的，请把它所在的文件夹加入 PATH。',
  '不能安装的，请改用自带 Node.js 的文件夹：Windows 用 fuer-win-x64，Linux 用 fuer-linux-x64，鲲鹏、飞腾用 fuer-linux-arm64。',
];

export const windowsStartFound = windowsStartBy(
  `set "FUER_NODE="
for %%N in (node.exe) do set "FUER_NODE=%%~$PATH:N"
if not defined FUER_NODE if exist "%ProgramFiles%\\nodejs\\node.exe" set "FUER_NODE=%ProgramFiles%\\nodejs\\node.exe"
if not defined FUER_NODE goto lacking
"%FUER_NODE%" -e "${isNewEnough}"
if errorlevel 1 goto lacking`,
  `:lacking
echo Node.js ${needed} or later was not found on this computer.
${[lacking, ...wayOut].map(chinese).join('\n')}
pause
exit /b 2
`,
);

/** On the path, or where people and shops of applications put it. */
export const linuxStartFound = `#!/bin/sh
${whereItLies}
for node in "$(command -v node)" "$(command -v nodejs)" /opt/*/bin/node /opt/apps/*/files/bin/node "$HOME"/.local/bin/node "$HOME"/.nvm/versions/node/*/bin/node; do
  if [ -x "$node" ] && "$node" -e "${isNewEnough}" 2>/dev/null; then exec "$node" "$here/program/start.cjs" "$@"; fi
done
printf '%s\\n' ${[lacking, ...wayOut].map((line) => `'${line}'`).join(' ')} >&2
exit 2
`;

const notes = `
这个文件夹不带 Node.js
  - Windows 打开 fuer.cmd，Linux 打开 fuer.sh；程序自己找这台电脑上的 Node.js（${needed} 或更高版本）。
${[...wayOut].map((line) => `  - ${line}`).join('\n')}
`;

export const ownNodeReadMe = readMe('fuer.cmd', notes);
