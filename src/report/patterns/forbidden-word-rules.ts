/** What a report may not say, as patterns with the reason and the way out. Shared by the check of our own text and of notes. */

export interface WordingRule {
  readonly pattern: RegExp;
  /** Why, for the clerk who reads it. */
  readonly says: string;
  readonly instead: string;
}

/** Praise that no figure bears out. */
const puffery: WordingRule = {
  pattern: /显著|大幅|历史最好|历史最高水平|圆满|超额|遥遥领先|突飞猛进|质的飞跃/gu,
  says: '是拔高的说法，评估报告不用',
  instead: '请写明变化的数字，由读者判断',
};

/** A cause is a unit's to give, in a sentence of its own. */
const cause: WordingRule = {
  pattern: /由于|得益于|受益于|因此|归功于|归因于/gu,
  says: '把原因写进了数据的句子',
  instead: '原因只引单位材料，另起一句',
};

const certainty: WordingRule = {
  pattern: /必将|一定会|必然会|确保无疑/gu,
  says: '把预测写成了定论',
  instead: '请改为“预期可达标”“达标困难”等展望用语',
};

const verbs = '提高|下降|上升|降低|回落|提升';

/** A count, money or a concentration, whose change a percentage tells well: 受理投诉58件，比上年减少16件，下降21.6%. */
const counted =
  '(?:\\d(?:\\.\\d+)?[万亿余多]{0,2}(?:件|人|名|元|个(?!百分点|千分点|十万分点|万分点)|所|张|例|起|次|户|吨|家|微克|毫克|公里|平方|亩|场|期)|浓度|数量|人数|金额|总量|投诉|收入|经费|基数)';

/** 下降7.7% of a rate: points, or a relative change said as such. */
const points: WordingRule = {
  pattern: new RegExp(
    `(?<!同比|相对|${counted}[^。；;%％‰]{0,30})(?:${verbs})了?\\d+(?:\\.\\d+)?个?(?:%|‰|/10万|％)`,
    'gu',
  ),
  says: '没有分清百分点和百分比',
  instead: '比率之差请写个百分点（千分点、十万分点）',
};

const timesLess: WordingRule = {
  pattern: /(?:下降|减少|降低|缩小)了?\d+(?:\.\d+)?倍/gu,
  says: '减少不能用倍',
  instead: '请改为减少了百分之几或几分之几',
};

/** 降低到 and 降低了 say different things and are easily confused. */
const toOrBy: WordingRule = {
  pattern: /(?:降低|下降|减少)(?:到|至)了?\d+(?:\.\d+)?个(?:百|千|十万)分点/gu,
  says: '“降低到”与“降低了”混用',
  instead: '降到多少用“到”，降了多少用“了”或不用字',
};

const chinese = '[\\u4e00-\\u9fff]';

export const halfWidth: WordingRule = {
  pattern: new RegExp(`(?<=${chinese})[,;:?!()]|[,;?!()](?=${chinese})`, 'gu'),
  says: '是半角标点',
  instead: '中文里请用全角标点',
};

/** What the program's own sentences may not hold. */
export const reportRules: readonly WordingRule[] = [puffery, cause, certainty, points, timesLess, toOrBy, halfWidth];

/** What is pointed out in a unit's words; causes are theirs to give. */
export const noteRules: readonly WordingRule[] = [puffery, points, timesLess, toOrBy];

/** Each rule that a text breaks, once, with the words that break it. */
export function brokenRules(
  text: string,
  rules: readonly WordingRule[],
): readonly { readonly rule: WordingRule; readonly words: string }[] {
  return rules.flatMap((rule) => {
    const found = [...new Set([...text.matchAll(rule.pattern)].map(([words]) => words))];
    return found.length === 0 ? [] : [{ rule, words: found.map((words) => `“${words}”`).join('') }];
  });
}
