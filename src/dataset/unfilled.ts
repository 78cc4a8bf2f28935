/** Blanks that somebody meant to fill in and left: ××人次, 2015年X月, ____, 【】, （待补充）. None of them goes to print unseen. */

/** The first blank of a text, with the letters beside it that show where it stands; null where there is none. */
export function unfilledBlank(text: string): string | null {
  const first = blanks
    .flatMap(({ of, isMeant }) => [...text.matchAll(of)].filter((match) => isMeant(text, match)))
    .toSorted((a, b) => a.index - b.index)[0];
  return first === undefined ? null : around(text, first.index, first.index + first[0].length);
}

interface Blank {
  readonly of: RegExp;
  /** Whether what was found is a blank: the same signs have other uses. */
  readonly isMeant: (text: string, match: RegExpExecArray) => boolean;
}

const counted = '人次|万|亿|元|[%％‰]|个|人|名|户|家|件|例|场|期|次|所|处|份|项|条|张|间|座|对|岁|天|小时|平方米';
const days = '年|月|日|号|时';

const blanks: readonly Blank[] = [
  // 培训××人次, XX活动; of a person (王××, 李XX) it is a name that is not to be read.
  {
    of: /[×Ｘ✕╳]{2,}|(?<![A-Za-z])(?:X{2,}|x{2,})(?![A-Za-z\d])/gu,
    isMeant: (text, match) => !isHiddenName(text, match) && !isRomanNumeral(text, match),
  },
  // X月X日, 201X年, X人: one sign alone is one only before what is counted, and behind a digit it is “times”.
  {
    of: new RegExp(`(?<![A-Za-z])[XxＸ×✕](?=(?:${days})(?!染|光|线))`, 'gu'),
    isMeant: (text, match) => !isHiddenName(text, match),
  },
  {
    of: new RegExp(`(?<![A-Za-z\\d）)])[XＸ×✕](?=${counted})`, 'gu'),
    isMeant: (text, match) => !isHiddenName(text, match),
  },
  // ○○人, **人, ＊＊镇: 二○○八年 is a year, and of a person they hide the name.
  {
    of: /[○〇◯]{2,}|[＊*]{2,}(?=[\p{Script=Han}%％])/gu,
    isMeant: (text, match) => !isNumber(text, match) && !isHiddenName(text, match) && !isEmphasis(text, match),
  },
  // a line to write on; within an address or a file name it is a letter
  {
    of: /[_＿]{2,}|﹍{2,}/gu,
    isMeant: (text, { index, 0: found }) =>
      !/[A-Za-z\d]/.test(text.charAt(index - 1)) || !/[A-Za-z\d]/.test(text.charAt(index + found.length)),
  },
  // a gap left in print: 培训    人次，
  {
    of: new RegExp(
      `(?<=[\\p{Script=Han}：:])(?:[ \\u00a0]{2,}|[\\u3000 ]{2,})(?=(?:人次|万元|亿元|个百分点|[%％‰])|(?:${counted})(?=[，。；、,;）)]|$))`,
      'gu',
    ),
    isMeant: () => true,
  },
  // empty brackets; those of boxes to tick stand beside what is ticked
  {
    of: /【[\s\u3000]*】|〔[\s\u3000]*〕|［[\s\u3000]*］|（[\s\u3000]*）|(?<![A-Za-z\d_])\([ \u3000]*\)/gu,
    isMeant: (text) => !hasBoxes(text),
  },
  // 【此处填数字】, 【请填写】, （待补充）, （数据待核）
  {
    of: /[【［〔][^【】［］〔〕]{0,20}(?:填写|请填|待填|待补|此处|数字|数据|某某|×|XX)[^【】［］〔〕]{0,20}[】］〕]/gu,
    isMeant: (_, { 0: found }) => !/[0-9０-９]{2,}/.test(found),
  },
  {
    of: /[（(【［〔](?:数据|数字|数|人数|金额|具体数字|内容|时间|日期)?(?:待|尚待|有待)(?:填|补|补充|填写|填报|核|核实|核定|定|统计|公布|更新|确认|查|报|完善)[）)】］〕]/gu,
    isMeant: () => true,
  },
  {
    of: /待填(?:写|报|充)?(?!补)|(?:此处|这里)(?:填写|插入|补充)|[？?]{2,}(?=[人名个元%％万年月日件例场期次])/gu,
    isMeant: () => true,
  },
];

/** 百家姓 that people of our reports most often have; 王××, 张XX某. */
const surnames =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤欧关易麦伍区冼温甘詹';

/** A person’s name hidden behind signs: not where something is counted. */
function isHiddenName(text: string, { index, 0: found }: RegExpExecArray): boolean {
  if (!surnames.includes(text.charAt(index - 1)) || index === 0 || found.length > 2) return false;
  return !new RegExp(`^(?:${counted}|${days})`, 'u').test(text.slice(index + found.length).replace(/^[一]/, ''));
}

/** 第XX届, XX世纪. */
function isRomanNumeral(text: string, { index, 0: found }: RegExpExecArray): boolean {
  const behind = text.slice(index + found.length);
  if (!/^X+$/.test(found)) return false;
  return text.slice(0, index).endsWith('第') ? /^[章届编卷]/.test(behind) : behind.startsWith('世纪');
}

/** 二○○八年, 一○五. */
function isNumber(text: string, { index, 0: found }: RegExpExecArray): boolean {
  const digit = /[一二三四五六七八九十\d]/;
  return digit.test(text.charAt(index - 1)) || digit.test(text.charAt(index + found.length));
}

/** **重点工作** of a note in Markdown: its stars come in pairs. */
function isEmphasis(text: string, { 0: found }: RegExpExecArray): boolean {
  return found.startsWith('**') && (text.match(/\*\*/g)?.length ?? 0) % 2 === 0;
}

/** （√）是（ ）否, ☑: an empty one beside a ticked one, or beside a state, is an answer. */
function hasBoxes(text: string): boolean {
  return /[（(【［〔]\s*[√✓✔☑v■●×✗]\s*[）)】］〕]|[☑☐□☒]/u.test(text) || /已实现|推进中|未启动/.test(text);
}

function around(text: string, start: number, end: number): string {
  const before = Array.from(text.slice(0, start)).slice(-6).join('');
  const behind = Array.from(text.slice(end)).slice(0, 6).join('');
  return `${before}${text.slice(start, end)}${behind}`.trim();
}
