/** `fuer build rounds/*`: every round by itself as `fuer build` would build it, several at once, one summary. */
import { z } from 'zod';
import { roundsGiven } from '../../project/rounds/rounds-given.ts';
import type { ExitCode, FuerContext } from '../opening/context.ts';
import { print, printJson, progress, progressDone, refuse } from '../opening/context.ts';
import { nextCommand, plainWords } from '../opening/terminal.ts';
import { roundPool } from './round-pool.ts';
import type { RoundAnswer } from './round-answer.ts';
import { answerKept } from './round-answer.ts';

/** `words`: the options as they were given, for each round the same. */
export async function buildRounds(
  context: FuerContext,
  given: readonly string[],
  words: readonly string[],
  json: boolean,
): Promise<ExitCode> {
  const { rounds, passedOver } = roundsGiven(given);
  if (rounds.length === 0) return refuse(context, '没有找到一轮监测的文件夹。\n请写里面有 round.yaml 的文件夹。');
  const built = await builtRounds(context, rounds, words);
  progressDone(context);
  if (json)
    printJson(context, { rounds: built.map(({ folder, code, answer, complaint }) => ({ folder, code, ...answer, ...(complaint === '' ? {} : { complaint }) })) }); // prettier-ignore
  else print(context, summaryOf(built, passedOver));
  if (built.every(({ code }) => code === 2)) return 2;
  return built.some(({ code }) => code !== 0) ? 1 : 0;
}

interface BuiltRoundAnswer {
  readonly folder: string;
  readonly code: ExitCode;
  /** null where the round could not be built at all. */
  readonly answer: z.output<typeof answerSchema> | null;
  readonly complaint: string;
}

/** Of `build --json`, what is counted here; the rest is handed on. */
const answerSchema = z.looseObject({
  documents: z.array(z.looseObject({ path: z.string(), state: z.enum(['written', 'draft', 'withheld', 'unchanged']) })),
  findings: z.array(z.looseObject({ level: z.enum(['强制性', '核实性', '提示性']) })),
});

async function builtRounds(
  context: FuerContext,
  rounds: readonly string[],
  words: readonly string[],
): Promise<readonly BuiltRoundAnswer[]> {
  const pool = roundPool(rounds.length, 'answerApart', (line: readonly string[]) =>
    answerKept((streams) => context.again(line, streams)),
  );
  let done = 0;
  try {
    progress(context, `正在生成 ${rounds.length} 轮……`);
    return await Promise.all(
      rounds.map(async (folder): Promise<BuiltRoundAnswer> => {
        const answer = await pool.answer(['build', ...words, '--json', '--', folder]);
        done += 1;
        progress(context, `已完成 ${done}/${rounds.length} 轮，刚完成 ${plainWords(folder)}`);
        return answer.verdict === 'answered'
          ? readAnswer(folder, answer.answer)
          : { folder, code: 2, answer: null, complaint: answer.complaint };
      }),
    );
  } finally {
    await pool.end();
  }
}

function readAnswer(folder: string, { code, said, complaint }: RoundAnswer): BuiltRoundAnswer {
  if (code === 2) return { folder, code, answer: null, complaint };
  const parsed = answerSchema.safeParse(JSON.parse(said));
  return parsed.success
    ? { folder, code, answer: parsed.data, complaint }
    : { folder, code: 2, answer: null, complaint: '程序没有说清这一轮的结果。' };
}

function summaryOf(built: readonly BuiltRoundAnswer[], passedOver: readonly string[]): string {
  const done = built.flatMap((one) => (one.answer === null ? [] : [{ ...one, answer: one.answer }]));
  const failed = built.filter(({ answer }) => answer === null);
  const documents = done.flatMap(({ answer }) => answer.documents);
  const count = (...states: readonly string[]): number =>
    documents.filter(({ state }) => states.includes(state)).length;
  const findings = done.flatMap(({ answer }) => answer.findings);
  const held = done.filter(({ answer }) => answer.documents.some(({ state }) => state === 'withheld'));
  const level = (name: string): number => findings.filter((one) => one.level === name).length;
  return plainWords(
    [
      `共 ${built.length} 轮：生成 ${done.length} 轮，没有生成 ${failed.length} 轮。`,
      `文件：写出 ${count('written', 'draft')} 份，未变 ${count('unchanged')} 份，扣发 ${count('withheld')} 份。`,
      `问题：强制性${level('强制性')}条、核实性${level('核实性')}条、提示性${level('提示性')}条。`,
      ...(held.length === 0 ? [] : ['有文件扣发的：']),
      ...held.map(({ folder, answer }) => `  ${folder}：扣发 ${answer.documents.filter(({ state }) => state === 'withheld').length} 份，各条问题见 ${nextCommand('check', folder)}`),
      ...(failed.length === 0 ? [] : ['没有生成的（其余各轮不受影响，改正后再运行一次，已完成的不会重做）：']),
      ...failed.map(({ folder, complaint }) => `  ${folder}：${complaint.trim().split('\n').slice(0, 3).join('')}`),
      ...(passedOver.length === 0 ? [] : [`不是文件夹，略过：${passedOver.join('、')}。`]),
    ].join('\n'),
  ); // prettier-ignore
}
