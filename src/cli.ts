/** The program: reads the command line and hands it to the command. All it says itself is in `commands/cli-text.ts`. */
import { buildApplication, buildRouteMap, run } from '@stricli/core';
import { assessCommand } from './commands/assess.ts';
import { buildRoundCommand } from './commands/build.ts';
import { checkCommand } from './commands/check.ts';
import { cliText } from './commands/cli-text.ts';
import type { ExitCode, FuerContext } from './commands/context.ts';
import { initCommand } from './commands/init.ts';
import { packaged } from './project/packaged.ts';

const routes = buildRouteMap({
  routes: {
    init: initCommand,
    check: checkCommand,
    assess: assessCommand,
    build: buildRoundCommand,
  },
  docs: {
    brief: '妇女儿童发展规划监测评估报告',
    fullDescription: '从各单位的指标表和文字材料，生成妇女、儿童发展规划的监测评估报告（Word）。',
  },
});

await main(process.argv.slice(2));

async function main(inputs: readonly string[]): Promise<void> {
  const application = buildApplication(routes, {
    name: 'fuer',
    versionInfo: { getCurrentVersion: () => Promise.resolve(packaged().version) },
    scanner: { caseStyle: 'allow-kebab-for-camel', allowArgumentEscapeSequence: true },
    documentation: { disableAnsiColor: true },
    localization: { text: cliText(inputs.includes('--debug')) },
    determineExitCode: () => 2,
  });
  let ended: ExitCode | null = null;
  const context: FuerContext = {
    process,
    end: (code) => {
      ended = code;
    },
  };
  await run(application, inputs, context);
  // Stricli's own codes (unknown command, wrong flag) are negative: the command could not run.
  const code = Number(process.exitCode ?? 0);
  process.exitCode = code === 0 ? (ended ?? 0) : 2;
}
