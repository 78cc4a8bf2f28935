/**
 * Chapters as people name them in their own words: 毛病也不少, 成绩主要有这么几条, 下一步咋办, 2020年冲刺措施. Believed only of a line
 * that is a heading by its mark or by the colon behind it.
 */
import { foldName } from '../../indicators/letter-forms.ts';
import type { NoteSection } from './notes.ts';

/** Nouns and turns that name a chapter, in the order in which a heading that holds several goes under one. */
const chapters: readonly (readonly [NoteSection, RegExp])[] = [
  ['原因分析', /的(?:主要)?(?:原因|成因)|^(?:主要)?(?:原因|成因)|缘由|为什么|怎么回事/],
  [
    '存在问题',
    /问题|不足|困难|毛病|难处|难题|难点|短板|短处|欠缺|堵点|卡点|弱项|薄弱|差距|没做好|不到位|挑战|困境|痛点/,
  ],
  [
    '下年计划',
    /下一?步|下一?阶段|下一?年|明年|来年|今后|往后|接下来|打算|计划|安排|设想|思路|准备|咋[办干做整弄]|怎么[办干做]/,
  ],
  ['对策建议', /建议|对策|诉求|请求/],
  ['主要成效', /成效|成绩|成果|收获|起色|进步/],
  ['主要做法', /做法|举措|经验/],
];

/** What stands around them and says nothing of its own. */
const around =
  /主要|突出|总的|总体|具体|几个?|这么|这样|一些|些|不少|不小|很多|许多|较多|方面|地方|清楚|明白|我们|咱们|大家|当前|目前|眼下|面对|碰到|遇到|面临|存在|以下|如下|工作|情况|重点|冲刺|攻坚|突破|推进|提升|巩固|改进|措施|办法|任务|原因|成因|弱|与|和|及|、|也|还|都|要|得|说|讲|谈|看|有|个|条|项|点|是|的|了|就|在|上|来|再|先|仍|一|二|三|两|四|五|六|之处|之|本年|今年|年度|年/g;

/** The section that a spoken chapter opens; null where it says anything besides. */
export function spokenSections(words: string, year: number): readonly NoteSection[] | null {
  const letters = foldName(words);
  if (letters.length > longest) return null;
  const years = [...letters.matchAll(/20\d\d(?=年)/g)].map(([written]) => Number(written));
  const dated = letters.replaceAll(/20\d\d年?(?:度)?/g, '');
  const found = chapters.filter(([, pattern]) => pattern.test(dated)).map(([section]) => section);
  const isToCome = years.some((named) => named > year);
  const bare = chapters.reduce((rest, [, pattern]) => rest.replaceAll(new RegExp(pattern, 'g'), ''), dated);
  if (bare.replaceAll(around, '') !== '') return null;
  // 2020年冲刺措施 of a round of 2019.
  if (isToCome && !found.includes('存在问题')) return ['下年计划'];
  const [section] = found;
  return section === undefined ? null : [section];
}

const longest = 16;

/** Of the words before a colon, whatever the round's year. */
export function isSpokenChapter(words: string): boolean {
  return spokenSections(words, Number.POSITIVE_INFINITY) !== null;
}

/**
 * 先说妇女这一块。 儿童方面： at the head of a paragraph: whom the talk goes on about. The words, with what stands behind them, and
 * the plan's name in them; null where there is none.
 */
export function spokenDivider(text: string): { readonly words: string; readonly plan: '妇女' | '儿童' } | null {
  const found =
    /^(?<talk>(?:首先|先|再|接着|然后|最后|下面|接下来|另外)?(?:来|要)?(?:说说|讲讲|谈谈|看看|说|讲|谈|看|汇报|报告)(?:一下)?(?:到)?)?(?<who>妇女|女同志|女性|儿童|娃娃|娃儿|孩子|小孩|少儿)(?:们)?(?:发展)?(?<block>(?:这|那)?一?[块头边摊](?:的)?|(?:这)?方面|部分|篇)?(?:的)?(?:工作|情况|指标|事情?|规划|纲要)?[。：:]\s*/u.exec(
      text,
    );
  if (found === null || found[0].length >= text.length) return null;
  const { talk, who = '', block } = found.groups ?? {};
  if (talk === undefined && block === undefined && !/^(?:妇女|儿童)[：:]/u.test(text)) return null;
  return { words: found[0], plan: /妇女|女/u.test(who) ? '妇女' : '儿童' };
}
