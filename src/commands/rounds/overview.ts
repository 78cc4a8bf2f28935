/** fuer overview: several areas' rounds seen from above, as one workbook. */
import { buildCommand } from '@stricli/core';
import { settingsSchema } from '../../indicators/settings.ts';
import { overviewOf } from '../../pipeline/overview.ts';
import { renderPaper } from '../../pipeline/render/render.ts';
import { fillFolder } from '../../project/kept-folder.ts';
import { overviewFolder } from '../../project/rounds/overview-folder.ts';
import { packagedTemplate } from '../../project/packaged.ts';
import { now } from '../../project/project.ts';
import { roundsGiven } from '../../project/rounds/rounds-given.ts';
import { composeOverview } from '../../report/compose/overview/overview-workbook.ts';
import { readWords } from '../../report/claims/words.ts';
import type { ExitCode, FuerContext } from '../opening/context.ts';
import { ending, print, printJson, progress, progressDone, refuse } from '../opening/context.ts';
import { debugFlag, jsonFlag, textFlag } from '../opening/parameters.ts';
import { plainWords } from '../opening/terminal.ts';
import { roundPool } from './round-pool.ts';
import type { CountyReading } from '../../pipeline/county-file.ts';
import { countyApart } from './county-answer.ts';
import { noSuchOption } from '../texts/cli-text.ts';
import { placementJson, placementLines } from '../texts/placed-files.ts';

interface OverviewFlags {
  readonly out?: string;
  readonly json?: boolean;
  readonly debug?: boolean;
}

export const overviewCommand = buildCommand<OverviewFlags, string[], FuerContext>({
  func: ending(overview),
  parameters: {
    flags: { out: textFlag('写到这个文件夹，不写为当前文件夹', '文件夹'), json: jsonFlag, debug: debugFlag },
    positional: {
      kind: 'array',
      parameter: {
        brief: '各地区本轮的文件夹，如 rounds/*，或报来的总报告包，如 收件/*.zip',
        parse: String,
        placeholder: '文件夹',
      },
      minimum: 1,
    },
  },
  docs: {
    brief: '上级汇总几个地区：报送、达标、预警、共性难点、排名、预警机制',
    fullDescription:
      '读取几个地区的同一年度（文件夹，或 fuer pack general 装的总报告包），写一个汇总-年度.xlsx：谁在哪天报了什么，分规划、分领域达标情况，各级预警，几个地区共同的难点，分指标排名（病例数过少、差别属于波动、口径不同的不排名，在格里说明），预警机制执行情况。不改动各地区的文件夹；读不了的地区单列，不影响其余。',
  },
});

async function overview(context: FuerContext, { json = false, out }: OverviewFlags, ...given: readonly string[]): Promise<ExitCode> {
  const option = given.find((one) => one.startsWith('--'));
  if (option !== undefined) return refuse(context, noSuchOption(option));
  const { rounds, passedOver } = roundsGiven(given, true);
  const answers = await answersOf(context, rounds);
  progressDone(context);
  const counties = answers.flatMap(({ answer }) => (answer.verdict === 'read' ? [answer.county] : []));
  const unread = answers.flatMap(({ folder, answer }) =>
    answer.verdict === 'read' ? [] : [{ folder, reason: answer.reason.replaceAll('：\n', '：').replaceAll(/。?\n/gu, '；') }],
  );
  if (counties.length === 0) {
    return refuse(context, ['没有一个地区可以汇总。', ...unread.map(({ folder, reason }) => `  ${folder}：${reason}`)].join('\n')); // prettier-ignore
  }
  const twice = counties.map(({ area, year }) => `${area}${year}年`).filter((name, at, all) => all.indexOf(name) !== at);
  if (twice.length > 0) {
    return refuse(context, `同一地区同一年度给了两次：${twice.join('、')}。\n请只留一个，再运行一次。`);
  }
  const years = [...new Set(counties.map(({ year }) => year))].toSorted((a, b) => a - b);
  const rules = { noiseChance: settingsSchema.parse({}).noiseChance };
  const files: { readonly path: string; readonly bytes: Uint8Array }[] = [];
  for (const year of years) {
    const path = `汇总-${year}.xlsx`;
    const ofYear = counties.filter((county) => county.year === year);
    const workbook = composeOverview(overviewOf(year, ofYear, unread, rules), packagedWords());
    files.push({ path, bytes: (await renderPaper(path, workbook)).bytes });
  }
  const place = overviewFolder(out);
  const filled = fillFolder(place, files, () => false, now());
  if (json) printJson(context, { documents: placementJson(filled, place.shown), areas: counties.length, unread });
  else print(context, told(years, counties.length, unread, passedOver, placementLines(filled, place.shown)));
  return unread.length > 0 ? 1 : 0;
} // prettier-ignore

interface Answered {
  readonly folder: string;
  readonly answer: CountyReading;
}

async function answersOf(context: FuerContext, rounds: readonly string[]): Promise<readonly Answered[]> {
  const pool = roundPool(rounds.length, 'countyApart', countyApart);
  let done = 0;
  try {
    return await Promise.all(
      rounds.map(async (folder): Promise<Answered> => {
        const result = await pool.answer(folder);
        done += 1;
        progress(context, `已读取 ${done}/${rounds.length} 个地区，刚读完 ${plainWords(folder)}`);
        return { folder, answer: result.verdict === 'answered' ? result.answer : { verdict: 'refused', reason: result.complaint } }; // prettier-ignore
      }),
    );
  } finally {
    await pool.end();
  }
}

function told(
  years: readonly number[],
  areas: number,
  unread: readonly { readonly folder: string; readonly reason: string }[],
  passedOver: readonly string[],
  placed: readonly string[],
): string {
  return plainWords(
    [
      `汇总 ${areas} 个地区${unread.length === 0 ? '' : `，${unread.length} 个没有读成`}。`,
      ...(years.length === 1 ? [] : [`各地区的年度不同，每个年度一个文件：${years.join('、')}。`]),
      ...placed,
      ...unread.map(({ folder, reason }) => `  没有汇总 ${folder}：${reason}`),
      ...(passedOver.length === 0 ? [] : [`不是文件夹，略过：${passedOver.join('、')}。`]),
    ].join('\n'),
  );
}

function packagedWords() {
  const reading = readWords(packagedTemplate('words.yaml'));
  if (reading.verdict === 'failed') throw new Error('the packaged words.yaml cannot be read');
  return reading.value.words;
}
