/**
 * Whether words tell what was done or what will be done, and by when. Judged sentence by sentence from words alone:
 * 将, 拟, 力争, 下一步 and years to come speak of the future; 了, 已, 累计 and years gone by of the past; 继续 and 进一步 of
 * the future unless a figure shows that it was done.
 */
import { foldLetter, foldName } from '../../indicators/letter-forms.ts';
import { sentencesOf } from './sentences.ts';

export type SentenceTime = 'future' | 'past' | 'mixed' | 'neutral';

export interface TimeCount {
  readonly sentences: number;
  readonly future: number;
  /** Past or mixed. */
  readonly past: number;
}

/** How many sentences of a text speak of the future and of the past; the others say neither. */
export function timesIn(text: string, year: number): TimeCount {
  const times = sentencesOf(text).map((sentence) => sentenceTime(sentence, year));
  return {
    sentences: times.length,
    future: times.filter((time) => time === 'future').length,
    past: times.filter((time) => time === 'past' || time === 'mixed').length,
  };
}

export function sumTimes(counts: readonly TimeCount[]): TimeCount {
  return counts.reduce(
    (sum, count) => ({
      sentences: sum.sentences + count.sentences,
      future: sum.future + count.future,
      past: sum.past + count.past,
    }),
    { sentences: 0, future: 0, past: 0 },
  );
}

/**
 * 将 as "will", not as "take": a verb, an adverb or a preposition stands behind it, and the clause does not go on to
 * put something into something (将…纳入…).
 */
const will =
  /将(?![^，,。；;]{1,30}(?:纳入|列入|作为|融入|放在|摆上))(?:继续|进一步|会|要|于|在|以|对|把|由|从|按|围绕|通过|结合|依托|利用|全面|积极|大力|着力|重点|努力|逐步|不断|持续|深入|切实|认真|严格|力争|争取|确保|适时|陆续|尽快|加[大强快]|开[展设办]|实[施行现]|组织|推[进动广行]|新[建增设开]|改[善进建革]|扩[大建]|启[动用]|建[立设成]|完[善成]|强化|健全|落实|提[高升供]|达到|举办|召开|投入|增[加设强]|印发|出台|制定|安排|协调|配[合备]|引导|培[训养]|拓[展宽]|优化|深化|细化|巩固|坚持|探索|研究|联合|采取|[列纳]入|免费|再|更|补[充报]|为|有|是)/;

const willSubject =
  /(?:即|必|也|还|仍|均|都)将|(?:我[局市部会办委院校]|我们|本[局单])将(?![^，,。；;]{0,30}(?:纳入|列入|作为|融入))/;

const toCome =
  /拟(?!定|订|人|合|态|真)|力争|争取(?!到|了|上级|资金|财政|支持|项目|各|中央|省)|预计|打算|明年|来年|下年|下一?年度|下一?步|下一?阶段|今后|有望|[月年]底(?:之|以)?前[^，,。]{0,12}(?:要|应|须|完成|实现|达到|出台|建成)/;

const intends = /(?:^|[,，、;；:：]|[局市门们委办部会年月底前也还])计划(?!生育|经济|免疫|内|外|的|书)[\u4e00-\u9fff\d]/;

const onGoing = /(?<!没有|未能?|不再)继续(?!教育|医学|深造)|进一步/;

const done =
  /(?<![为除未终明受罢])了(?!解|望|结|却|如|不起|无)|(?:受理|终结|明确|结束)了|已(?!婚)|业经|曾|(?:今年|本年)(?:没有|未|尚|已|共|还没)|截至|截止到|今年以来|一年来|去年|上年|同比|累计|年内(?:共|新)|提前[^，。；]{0,6}(?:达到|实现|完成|达标)/;

const figures =
  /\d(?:\.\d+)?[多余]?[万亿]?(?:人|名|所|个|间|场|期|份|件|宗|例|元|户|张|次|册|批|家|处|条|套|幅|公里|平方|亩|对|支|门|项|%|‰)|共(?:计|有|开展|举办|投入|组织|完成|发放|培训|救助|新)/;

/** `year` is the round's: it and earlier years are past, later ones to come; 2030年目标 names a target and no time. Titles in 《》 and brackets say nothing. */
export function sentenceTime(sentence: string, year: number): SentenceTime {
  const words = foldName(sentence.replaceAll(/《[^》]{0,200}》|[（(][^（()）]{0,200}[)）]/g, ''));
  const years = [
    ...words.matchAll(
      /(?<!\d)((?:19|20)\d\d)(?=年|-|、)(?!年(?:底|末)?(?:的|规划|终期|中期){0,2}(?:目标|要求|任务|水平))/g,
    ),
  ].map((match) => Number(match[1]));
  const future =
    will.test(words) ||
    willSubject.test(words) ||
    toCome.test(words) ||
    intends.test(words) ||
    years.some((named) => named > year);
  const past = done.test(words) || years.some((named) => named <= year);
  if (future) return past ? 'mixed' : 'future';
  if (past) return 'past';
  if (figures.test(words)) return 'past';
  return onGoing.test(words) ? 'future' : 'neutral';
}

const digit = '[\\d〇零一二三四五六七八九十]';
const yearWords = `(?:${digit}{4}\\s{0,3}年|今年|本年|明年|来年|当年|下年)`;
const deadlineForms = [
  `${yearWords}?\\s{0,3}${digit}{1,3}\\s{0,3}月(?:份|${digit}{1,3}\\s{0,3}日|底|末|初|上旬|中旬|下旬)?[^。；，,;！？\\s]{0,4}?(?:之前|以前|前|内)`,
  `${yearWords}?(?:上半年|下半年|第?[一二三四1-4]季度|年底|年末|年中|年内)(?:之前|以前|前|内)?`,
  `${yearWords}\\s{0,3}(?:底|末|内)?(?:之前|以前|前|内|底)`,
  `${yearWords}?\\s{0,3}${digit}{1,3}\\s{0,3}月(?:${digit}{1,3}\\s{0,3}日|底|末|初|上旬|中旬|下旬)?(?=完成|建成|启用|投入使用|提出|出台|补报|实现)`,
  `${digit}{4}\\s{0,3}年(?=完成|建成|实现|达到|消除|启用|投入使用|补报)`,
];
const deadlinePattern = new RegExp(deadlineForms.map((form) => `(?:${form})`).join('|'), 'g');

/** 2025年定向培养6名, 2023年全年, 到2020年: a year alone says when, where nothing says it more nearly. */
const yearAlone = new RegExp(
  `(?<!自)到?${digit}{4}\\s{0,3}年(?:全年)?(?!起|以来|度|的|版|比|相比|目标|规划|[—\\-至到]|前|后)(?=\\S)`,
  'g',
);

/**
 * The first deadline in a text, as written (2016年6月底前, 9月开学前, 年底前), else the first year to come; null where it
 * names none.
 */
export function deadlineIn(text: string, year: number): string | null {
  // Letter for letter, so that a place in the folded text is the place in the person's.
  const folded = Array.from({ length: text.length }, (_, index) => foldLetter(text.charAt(index))).join('');
  const match =
    folded.matchAll(deadlinePattern).next().value ??
    [...folded.matchAll(yearAlone)].find(([words]) => Number(/\d{4}/.exec(words)?.[0] ?? 0) > year);
  return match === undefined ? null : text.slice(match.index, match.index + match[0].length);
}
