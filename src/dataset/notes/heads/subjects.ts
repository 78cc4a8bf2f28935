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
  const byWork = workWords.filter(([work]) => work.test(said)).map(([, meant]) => meant);
  const letters = [said, ...byWork].join('\n');
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
  [/改厕|厕所革命|旱厕|(?:卫生)?户厕/u, '卫生厕所'],
  [/托育|托幼|婴幼儿照护/u, '托位'],
  [/公园|游园|绿化/u, '绿地'],
  [/扫盲/u, '文盲'],
  [/溺水|防护[栏网窗]|安全座椅|儿童意外|跌落|烫伤/u, '儿童伤害'],
  [/婚检|婚前检查/u, '婚前医学检查'],
  [/近视(?!率)|视力|爱眼|护眼|教室照明/u, '视力不良\n近视'],
  [/肥胖|小胖墩|减重/u, '肥胖'],
  [/龋齿|蛀牙|窝沟封闭|口腔检查/u, '龋齿'],
  [/母乳|爱婴医院|奶粉/u, '母乳喂养'],
  [/两非|胎儿性别|重男轻女|关爱女孩/u, '出生人口性别比'],
  [/早产|低体重/u, '低出生体重'],
  [/产前(?:筛查|诊断)|叶酸|出生缺陷/u, '出生缺陷'],
  [/人流|流产|重复流产/u, '人工流产'],
  [/妇科病|妇女病|妇科普查/u, '妇女常见病'],
  [/听力/u, '听力筛查'],
  [/残疾(?:娃娃|孩子|学生|少年)|特教|特殊教育|送教上门|随班就读/u, '残疾儿童'],
  [/随迁|外来务工.{0,4}子女/u, '随迁子女'],
  [/控辍|辍学|流失学生|劝返/u, '巩固率'],
  [/普惠园|(?:小区)?配套(?:幼儿)?园|民办园.{0,8}普惠/u, '普惠性幼儿园'],
  [/教育经费|教育投入|只增不减/u, '教育经费'],
  [/体育?场地.{0,6}开放|场馆.{0,6}开放|公众责任险/u, '体育场地'],
  [/家长课堂|家长学校|家庭教育指导站/u, '家长学校'],
  [/儿童之家|儿童主任|留守儿童(?:乐园|之家)/u, '儿童之家'],
  [/高级(?:岗位|职称|职务)|职称评[审聘]|正高|副高/u, '高级专业技术人员'],
  [/后备女干部|女后备干部|女干部库|年轻女干部|女班子成员|班子.{0,6}女/u, '女干部'],
  [/女主任|女村主任|女支书|一肩挑/u, '村委会主任女性\n村委会主任'],
  [/女委员|女村委|专职专选/u, '村委会成员'],
  [/敬老院|养老院|养老机构|护理型床位/u, '床位'],
  [/公厕|厕位/u, '厕位'],
  [/断保|断缴|续保|参保.{0,4}(?:动员|排查|扩面)/u, '医疗保险参保\n医保参保'],
  [/生育险/u, '生育保险'],
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
