/**
 * What a plan for the years to come is about, where it names no indicator: 把婚检点搬进登记处 is about 婚检率, 优先接收随迁子女
 * about 随迁子女公办就读比例. Looked for only among what the unit answers for, and only where few can be meant.
 */
import { foldName } from '../../../indicators/letter-forms.ts';
import type { PlanId } from '../../../indicators/plan-id.ts';
import type { NameIndex, OwnName } from '../indicators.ts';
import { mentionsAlsoLoose } from './loose-names.ts';

/** Codes; [] where nothing, or too much, is meant. `plans`: those that the words stand under, null where none. */
export function subjectsIn(text: string, names: NameIndex, plans: readonly PlanId[] | null): readonly string[] {
  const said = foldName(text);
  const letters = `${said}\n${workWords
    .filter(([work]) => work.test(said))
    .map(([, meant]) => meant)
    .join('\n')}`;
  const own = (names.own ?? []).filter((one) => plans === null || one.plans.some((plan) => plans.includes(plan)));
  const withTargets = own.filter(({ hasTarget }) => hasTarget);
  const shared = (withTargets.length > 0 ? withTargets : own).map((name) => ({
    code: name.code,
    words: wordsShared(letters, name),
  }));
  const longest = Math.max(0, ...shared.map(({ words }) => words.length));
  const codes = [...new Set(shared.filter(({ words }) => words.length === longest).map(({ code }) => code))];
  return longest === 0 || codes.length > mostMeant ? [] : codes;
}

/** Named in the words, else what they are about. */
export function namedOrMeant(text: string, names: NameIndex, plans: readonly PlanId[] | null): readonly string[] {
  const named = mentionsAlsoLoose(text, names).flatMap(({ codes }) => codes);
  return named.length > 0 ? [...new Set(named)] : subjectsIn(text, names, plans);
}

const mostMeant = 2;

/** What the work is called, and the word that the indicators have for it. */
const workWords: readonly (readonly [RegExp, string])[] = [
  [/改厕|厕所革命/u, '卫生厕所'],
  [/托育/u, '托位'],
  [/公园|游园|绿化/u, '绿地'],
  [/扫盲/u, '文盲'],
  [/溺水/u, '儿童伤害'],
  [/婚检/u, '婚前医学检查'],
  [/近视(?!率)|爱眼|护眼/u, '视力不良\n近视'],
];

/** The longest words of a name, without what only says how it is counted, that stand in a text; '' for none. */
function wordsShared(letters: string, { letters: name }: OwnName): string {
  const core = coreOf(name);
  if (core.length >= 2 && !new RegExp(`^(?:${general.source})$`, 'u').test(core) && letters.includes(core)) return core;
  const kind = /[^率]{2}率$/u.exec(name)?.[0] ?? '';
  if (kind !== '' && letters.includes(kind)) return kind;
  for (let length = core.length - 1; length >= shortestPart; length -= 1) {
    for (let start = 0; start + length <= core.length; start += 1) {
      const part = core.slice(start, start + length);
      if (/^\p{Script=Han}+$/u.test(part) && !general.test(part) && letters.includes(part)) return part;
    }
  }
  return matterNouns.find((noun) => name.includes(noun) && letters.includes(noun)) ?? '';
}

/** Short words that name one matter wherever they stand. */
const matterNouns = '母婴室 床位 托位 厕位 绿地 污水 垃圾 自来水 饮用水 近视 肥胖 龋齿 贫血 母乳 文盲 儿科 疫苗'.split(
  ' ',
);

/** Shorter parts of a name are words of everything. */
const shortestPart = 4;

/** 县处级女干部 of 县处级女干部比例, 低出生体重儿 of 低出生体重儿发生率. */
function coreOf(name: string): string {
  return name
    .replace(/(?:率|比例|比重|占比|人数|数|标准|面积)$/u, '')
    .replace(/(?:覆盖|普及|发生|患病|建成|配备|参保|达标|合格|拥有|筛查)$/u, '');
}

/** Words that many matters have. */
const general =
  /^(?:妇女|儿童|女性|男性|女童|学生|教师|孕产妇|新生儿|婴儿|社区|农村|城市|学校|家庭|人口|教育|健康|就业|死亡|绿地|道路|[女男]?职工|幼儿园?|公共图书)$|义务教育|高中阶段|学前教育|学前三年|医疗保险|养老保险|社会保险|妇女儿童|儿童福利|中小学生|农村妇女|劳动年龄|受教育|社会保障|公共服务|工作人员|基本公共|保健管理|系统管理|健康检查|医学检查|健康管理|女性比例|儿童保健|就业人员|从业人员/u;
