/** What was judged of one indicator, in one line: what the page shows beside a judging word and the 溯源表 in its row. */
import { planWord } from '../../indicators/plan-id.ts';
import { targetSetWord } from '../../indicators/target-definition.ts';
import { columnWords } from '../../report/claims/column-words.ts';
import type { Words } from '../../report/claims/words.ts';
import type { Assessment } from '../../rules/assessment.ts';

export function judgementSaid(one: Assessment, words: Words): string {
  const current =
    one.current.verdict === 'known' ? one.current.figure.printed : (one.word ?? words.say('attainment', 'no-data'));
  const target = one.target.kind === 'none' ? '无目标' : `目标${one.target.text}（${one.target.year}年）`;
  const set = one.targetSet === null ? '' : targetSetWord[one.targetSet];
  const { attainment, pace, level } = columnWords(words, one);
  return `${planWord[one.plan]}规划：本年${current}，${set}${target}；判定${attainment}，进度${pace}，预警${level}`;
}
