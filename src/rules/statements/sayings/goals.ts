/** A goal and whether it is reached: 达到规划目标, 提前完成, 未达标; whose goal it is. */
import { compiled } from '../compiled.ts';
import type { TargetSet } from '../../../indicators/target-definition.ts';
import { sizeIn, sizePattern } from '../quantities.ts';
import type { Said, Saying } from '../statement.ts';
import { said, spanIn, yearsIn, yearsRun } from './prose-words.ts';

/** Whose goal and which: 规划, 纲要, 《妇女规划》确定的2020年 … A year's or a stage's goal (年度, 阶段性) is not the plan's. */
export const owner =
  '(?:(?:本|我)[市县区]|国家|省级?|上级|《[^》]{2,30}》|“十[二三四五]五”|两?个?规划|(?:妇女|儿童|妇儿|妇女儿童|妇女和儿童)(?:发展)?(?:规划|纲要)|规划|纲要|两规|终期|期末|预期|既定|确定|规定|要求|提出|设定|下达|控制|发展|所|中|的|各项|到?(?:20\\d\\d)年)';
export const goalWord =
  '(?:目标|要求|指标|任务|标准)(?!(?:值|任务|要求|数|线)?(?:体系|(?:时序|时间|序时)?进度|的?(?:过半|一半|大半|[\\d.]+[%成]|[一二三四五六七八九]成|百分之|降幅|增幅)))(?:值|任务|要求|数|线)?';
export const goal = `${owner}{0,6}${goalWord}`;
const goalNamed = compiled(`(?<whose>${owner}{0,6})(?<what>${goalWord})`, 'u');
const within = '(?:以内|之内|以下|内|范围(?:以?内|之内)?)?';

const goalPatterns: readonly { readonly is: GoalIs; readonly words: RegExp }[] = [
  { is: 'lost', words: /由(?:上年)?达标(?:转|变|降|退)?[为成到]?[未不]达标/u },
  {
    is: 'not-met',
    words: compiled(
      `(?:未能?|尚未|没有?|没能|不能?)(?:如期|按期|按时|完全|全部|全面)?(?:达标(?![率线])|(?:达到|完成|实现|符合|满足)了?${goal})`,
      'u',
    ),
  },
  { is: 'not-met', words: compiled(`(?:距离?|与|离|较|比)${goal}(?:仍|还|尚|也)*(?:有|存在|差|相差)(?!别)`, 'u') },
  { is: 'nearly-met', words: /基本达标/u },
  {
    is: 'about-met',
    words: compiled(`(?:基本|大体|大致)(?:上)?(?:完成|达到|实现|符合)了?${goal}`, 'u'),
  },
  { is: 'first-met', words: compiled(`首次(?:实现)?(?:达标|达到了?${goal})`, 'u') },
  {
    is: 'beyond',
    words: compiled(
      `超额(?:完成|实现)了?(?!年度|当年|本年|全年|上级|阶段)(?:${goal})?|(?:优于|好于)了?${goal}${within}`,
      'u',
    ),
  },
  { is: 'past', words: compiled(`(?:超过|超出)了?${goal}${within}(?!的?(?:区间|[上下]限|范围))`, 'u') },
  // 已完成“下降20%”的任务: the plan's own change, in quotes.
  {
    is: 'met',
    words:
      /(?:完成|达到|实现)了?[“"](?:比|较|以)?[^,。;”"]{0,10}(?:下降|降低|减少|提高|上升|增加)[^,。;”"]{0,12}[”"]的?(?:规划|纲要)?(?:目标|任务|要求)/u,
  },
  {
    is: 'met',
    words: compiled(
      `(?:${yearsRun}|提前|如期|按期|按时|全面|全部|圆满|顺利|胜利|成功|稳定|保持)*(?:(?<![不难未没])达标(?![率困难任压进速情要工判的线创验县单学建活比天水排企])|(?:完成|达到|实现|符合|满足)了?${goal}${within}|(?:控制|保持|稳定|维持|处于|控)在?了?${goal}${within})`,
      'u',
    ),
  },
];

type GoalIs = Extract<Saying, { kind: 'goal' }>['is'];

export function goalIn(clause: string, measure: string): Said | null {
  const beside = compiled(
    `(?:(?<run>${yearsRun})?(?:都|均)?(?<side>高于|低于|高出)了?${goal}${within}(?<size>${sizePattern(measure)})?|(?<over>超过|超出)了?${goal}${within}(?<by>${sizePattern(measure)})|[比较]${goal}(?:还|要|仍|略|均|都)*(?<than>高出?|低)了?(?<of>${sizePattern(measure)}))`,
    'u',
  ).exec(clause);
  if (beside !== null && isPlansOwn(beside[0])) {
    const { side, size, by, run, than, of } = beside.groups ?? {};
    const amount = size ?? by ?? of;
    return said(beside, {
      kind: 'goal-side',
      side: side === '低于' || than === '低' ? 'below' : 'above',
      asked: /要求|标准/u.test(beside[0]),
      size: amount === undefined ? null : sizeIn(amount, measure),
      years: spanIn(run),
    });
  }
  for (const { is, words } of goalPatterns) {
    const found = words.exec(clause);
    if (found === null || (!/^超额|[“"]/u.test(found[0]) && !isPlansOwn(found[0]))) continue;
    const whose = goalNamed.exec(found[0])?.groups?.['whose'] ?? '';
    return said(found, { kind: 'goal', is, set: setMeant(whose), years: yearsIn(found[0]) });
  }
  return null;
}

/** 达到国家标准, 符合要求 may be anybody's: a goal is called so, or the plan is named. */
function isPlansOwn(words: string): boolean {
  const { whose = '', what } = goalNamed.exec(words)?.groups ?? {};
  return what === undefined || what.startsWith('目标') || /规划|纲要|控制/u.test(whose);
}

function setMeant(whose: string): TargetSet | null {
  if (whose.includes('国家')) return 'national';
  if (/省(?!会)/u.test(whose)) return 'province';
  return whose.includes('上级') ? 'upper' : null;
}
