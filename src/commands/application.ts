/** The commands as one application: from the words of a command line to the exit code. */
import { buildApplication, buildRouteMap, run } from '@stricli/core';
import { packaged } from '../project/packaged.ts';
import { assessCommand } from './assess.ts';
import { backtestCommand } from './backtest.ts';
import { buildRoundCommand } from './build.ts';
import { changesCommand } from './changes.ts';
import { issueCommand } from './issue.ts';
import { explainCommand } from './explain.ts';
import { verifyCommand } from './verify.ts';
import { harvestCommand } from './harvest.ts';
import { checkCommand } from './check.ts';
import { exportCommand } from './export.ts';
import { exampleText } from './texts/examples.ts';
import { cliText } from './texts/cli-text.ts';
import { chineseNamesOf, inProgramNames, nearestChineseName, optionAsTyped } from './opening/chinese-names.ts';
import type { ExitCode, FuerContext } from './opening/context.ts';
import { buildDropped, droppedPaths } from './opening/dropped.ts';
import { helpCommand } from './opening/help.ts';
import { formsCommand } from './forms.ts';
import { initCommand } from './init.ts';
import { runMenu } from './menu.ts';
import { meetCommand } from './meet.ts';
import { noticeCommand } from './notice.ts';
import { overviewCommand } from './rounds/overview.ts';
import { packCommand } from './pack.ts';
import { nextCommand } from './preparing/next.ts';
import { planCommand } from './preparing/plan.ts';
import { serveCommand } from './serve.ts';
import { statusCommand } from './status.ts';

const commands = {
  init: initCommand,
  plan: planCommand,
  next: nextCommand,
  forms: formsCommand,
  check: checkCommand,
  assess: assessCommand,
  build: buildRoundCommand,
  harvest: harvestCommand,
  verify: verifyCommand,
  explain: explainCommand,
  issue: issueCommand,
  status: statusCommand,
  backtest: backtestCommand,
  changes: changesCommand,
  pack: packCommand,
  serve: serveCommand,
  notice: noticeCommand,
  meet: meetCommand,
  overview: overviewCommand,
  export: exportCommand,
  help: helpCommand,
};

const routes = buildRouteMap({
  routes: commands,
  docs: {
    brief: '妇女儿童发展规划监测评估报告',
    fullDescription: `从各单位的指标表和文字材料，生成妇女、儿童发展规划的监测评估报告（Word）。\n命令和选项也可以写中文：${chineseNamesOf(Object.keys(commands))}。`,
  },
});

/** Runs one command line; nothing is thrown, and the process is left running. */
export async function runFuer(
  typed: readonly string[],
  streams: FuerContext['process'],
  interactive = false,
): Promise<ExitCode> {
  const unnamable = typed.find((word) => word.includes('\0'));
  if (unnamable !== undefined) {
    // No system has such a name, and each would say so in its own words.
    streams.stderr.write(
      `“${unnamable.replaceAll('\0', '□')}”里有空字符（□处），不能用作文件名或选项。\n请删去它，或重新打一遍。\n`,
    );
    return 2;
  }
  const known = Object.keys(commands);
  const inputs = inProgramNames(typed, known);
  const runWords = (words: readonly string[]): Promise<ExitCode> => runFuer(words, streams, interactive);
  if (inputs.length === 0 && interactive) return runMenu(known, runWords, null);
  const dropped = droppedPaths(inputs, known);
  if (dropped !== null) {
    const code = await buildDropped(dropped, runWords, (text) => streams.stderr.write(`${text}\n`));
    // Whoever drops a folder sees a window of its own: what can be done next is asked there.
    return interactive ? runMenu(known, runWords, { built: dropped, code }) : code;
  }
  const application = buildApplication(routes, {
    name: 'fuer',
    versionInfo: { getCurrentVersion: () => Promise.resolve(packaged().version) },
    scanner: { caseStyle: 'allow-kebab-for-camel', allowArgumentEscapeSequence: true },
    documentation: { disableAnsiColor: true },
    localization: {
      text: cliText(
        inputs.includes('--debug'),
        (input) => nearestChineseName(input, known),
        (option) => optionAsTyped(option, typed),
      ),
    },
    determineExitCode: () => 2,
  });
  let ended: ExitCode = 0;
  const outcome: { exitCode?: number | string | null } = {};
  const context = {
    process: { stdout: streams.stdout, stderr: streams.stderr, ...outcome },
    interactive,
    words: typed,
    again: (words: readonly string[], others: FuerContext['process']) => runFuer(words, others),
    end: (code: ExitCode) => {
      ended = code;
    },
  };
  await run(application, inputs, context);
  if (inputs.includes('--help') || inputs.includes('-h')) streams.stdout.write(exampleText(inputs[0]));
  // Stricli's own codes (unknown command, wrong flag) are negative: the command could not run.
  return Number(context.process.exitCode ?? 0) === 0 ? ended : 2;
}
