/** Sentences such as offices write: who did what, how much of it, what is hard, what is to come. Filled by chance. */
import type { Dice } from './dice.ts';

export type Said = (dice: Dice, year: number) => string;

const places = ['城关镇', '三个山区镇', '各镇（街）', '沙埠村', '东片五个村', '城区学校', '县级医院', '沿江社区'];
const doers = [
  '会同财政部门',
  '联合妇联',
  '由分管领导带队',
  '依托村（居）干部',
  '委托第三方',
  '与镇卫生院一道',
  '组织志愿者',
];
const papers = [
  '《困境儿童保障实施细则》',
  '《妇女健康促进行动方案》',
  '《学前教育三年行动计划》',
  '《家庭教育指导服务办法》',
  '《两规划责任分解通知》',
];
const things = [
  '免费筛查',
  '入户走访',
  '送教上门',
  '法律宣传',
  '技能培训',
  '婚检咨询',
  '健康讲座',
  '护苗巡查',
  '台账核对',
  '亲子阅读',
];

/** By section; `work` stands for 主要做法 and 主要成效 too. */
export const sentences: Readonly<
  Record<'policy' | 'work' | 'problem' | 'cause' | 'proposal' | 'plan', readonly Said[]>
> = {
  policy: [
    (dice, year) =>
      `${year}年${dice.whole(2, 11)}月印发${dice.one(papers)}，明确${dice.whole(4, 12)}个部门职责和完成时限。`,
    (dice) => `出台${dice.one(papers)}，对困难家庭每人补助${dice.whole(2, 9) * 100}元。`,
    (dice, year) => `将妇女儿童工作列入${year}年民生实事，安排专项经费${dice.whole(12, 480)}万元`,
    (dice) => `建立${dice.one(things)}联席会议制度，每${dice.one(['季度', '半年', '两个月'])}调度一次。`,
  ],
  work: [
    (dice) =>
      `${dice.one(doers)}在${dice.one(places)}开展${dice.one(things)}${dice.whole(2, 60)}场（次），惠及${dice.whole(80, 9000)}人次。`,
    (dice) =>
      `新建${dice.one(['儿童之家', '母婴室', '健身点', '普惠园', '法律援助站'])}${dice.whole(1, 18)}个，改造${dice.whole(1, 9)}个；`,
    (dice, year) =>
      `截至${year}年底，${dice.one(places)}已全部纳入${dice.one(things)}范围，登记${dice.whole(100, 3000)}户。`,
    (dice) => `一是逐户登记，二是分片包干，三是按月汇总；全年共完成${dice.one(things)}${dice.whole(20, 700)}件。`,
    (dice) => `举办培训班${dice.whole(2, 24)}期，培训${dice.whole(60, 2400)}人，其中女性${dice.whole(20, 58)}人。`,
    (dice) => `${dice.one(things)}群众满意度较高，没有发生责任事故`,
    (dice) =>
      `${dice.one(places)}的${dice.one(things)}由每年一次改为每季一次，参加人数比上年增加${dice.whole(10, 90)}人，台账由专人登记、专柜保管，季度末由${dice.one(doers).replace(/^(?:会同|联合|由|依托|委托|与|组织)/u, '')}抽查一成，抽查结果在公开栏公示七天，公示期内收到的意见逐条答复并归档备查。`,
  ],
  problem: [
    (dice) => `基层人手不足，${dice.one(places)}专职人员缺${dice.whole(2, 20)}人。`,
    (dice) => `${dice.one(things)}经费靠项目补助，没有固定来源；`,
    (dice) => `部分群众认识不够，${dice.one(things)}参加率不高。`,
    () => '存在的主要问题是部门之间数据不能共享，同一指标要重复报送',
    (dice) => `${dice.one(places)}地处偏远，${dice.one(things)}难以覆盖。`,
  ],
  cause: [
    (dice) => `主要是${dice.one(places)}人口外流，基数变小，少数个案影响就很大。`,
    (dice) => `登记办法由手工改为系统导出，${dice.whole(2, 40)}条重复记录被剔除。`,
    () => '统计时点前移一个月，年底集中办理的没有计入。',
    (dice) => `项目资金${dice.whole(8, 11)}月才到位，工作开展晚。`,
    () => '新增受检人群年龄偏大',
  ],
  proposal: [
    (dice, year) => `对未达标的镇逐一约谈，${year + 1}年${dice.whole(6, 11)}月底前完成整改。`,
    (dice, year) =>
      `增加${dice.one(things)}经费${dice.whole(5, 60)}万元。［期限：${year + 1}年${dice.whole(3, 12)}月］`,
    (dice) => `由${dice.one(['教育', '卫生', '民政', '财政'])}部门牵头，把${dice.one(things)}纳入年度考核。`,
    (dice) => `建议上级统一${dice.one(things)}统计口径，`,
    (dice, year) => `力争${year + 1}年上半年在${dice.one(places)}补齐设施，配备专职人员${dice.whole(1, 9)}名`,
  ],
  plan: [
    (dice, year) => `${year + 1}年继续开展${dice.one(things)}，覆盖${dice.one(places)}。`,
    (dice) => `进一步完善${dice.one(things)}台账，做到一人一档。`,
    (dice, year) => `计划于${year + 1}年${dice.whole(3, 10)}月启动${dice.one(things)}试点。`,
  ],
};

/** What a tired person leaves. */
export const clumsy: readonly string[] = [
  '同上',
  '无',
  '略。',
  '见附件',
  '按上级要求抓好落实',
  '工作正常开展,效果好.',
  '（待补）',
  '已开展',
];
