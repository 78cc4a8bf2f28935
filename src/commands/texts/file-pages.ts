/** A page on the form of every file that a round is made of; a settings file's page is what a new round's file says of itself. */
import { quotedStates } from '../../indicators/goal-state.ts';
import type { Register } from '../../indicators/register/register-entry.ts';
import { newRoundFiles } from '../../pipeline/new-round.ts';

export interface FilePage {
  /** As it is asked for first; the others are taken too. */
  readonly names: readonly [string, ...string[]];
  readonly brief: string;
  readonly text: (register: Register) => string;
}

export const filePages: readonly FilePage[] = [
  {
    names: ['表', '报表', 'workbooks', '填报表'],
    brief: '各单位报来的指标表，放入 workbooks',
    text: () => `放入 workbooks，.xlsx 最好；.xlsm .csv 也行，.xls .et 能读但要核对。多少份、几张工作表、行和列的次序都不限。
一、表头：一行（可以合并、可以几行）里有“指标名称”（或“指标”），并至少有一栏年份：
  代码 | 指标名称 | 计量单位 | 2021年 | 2022年 | 全省2022年 | 目标值 | 基期值 | 变化说明 | 备注
  年份栏可写 2022年、2022、二〇二二年、本年、上年；外地写“全省2022年”“甲市2022年”，地名与 round.yaml 的 areas 一致。
二、每行一个指标：有登记册的代码按代码认，没有的按名称、别名认；序号不是代码。“其中：女”“城市”“农村”归上一行。
三、数字：照实填，单位与“计量单位”一致（% 不能当 ‰）。没有数字的填：未统计、缺、无、未开展、…（太小）。空格不是 0。
  “约99”“98—99”“百分之九十九”读不了，会指出单元格。
四、填报单位写在表上方的“填报单位：”后，或文件名带单位名。变动大的、改过上年数的，在“变化说明”栏写原因。
五、表样用 fuer forms 写出；表尾填单位负责人、填表人、电话，fuer status 照它说找谁。`,
  },
  {
    names: ['材料', 'notes', '文字材料'],
    brief: '各单位写的文字材料，放入 notes',
    text: () => `放入 notes，一个单位一份：教育局.docx（.md .txt 也行，.doc .wps 能读但要核对），两个规划分开写的：教育局-妇女.docx、教育局-儿童.docx。
一、先写“妇女发展规划”“儿童发展规划”两个大标题；不写的，逐条认，认不出的会问。
二、再用小标题：摘要、政策措施、主要做法、主要成效、典型做法、存在问题、原因分析、变化说明、定性目标、对策建议、下年计划、请示事项、上年建议办理情况。
  原因分析、变化说明、对策建议下面可以再分到指标：“W16 婚前医学检查率”。
三、一段（一条）一件事。可以注明指标［W16］、规划［妇女］［儿童］［两规划］，建议注明时限［期限：2023年9月］。
四、定性目标写${quotedStates}，并写依据。
没有标题的整篇也能读：一、二、“一是”“二是”按条认，写将来的归下年打算。写的话一字不改，写进报告。
基层的材料放 notes/妇联/某村.docx：归入妇联，注明地名引用。统计局为总报告写的放 notes/总报告.docx。`,
  },
  {
    names: ['对比', 'reference', '外地'],
    brief: '全省、上级市、同类市的数据，放入 reference',
    text: () => `放入 reference，表头与报表一样，年份栏前写地名：“全省2022年”“甲市2022年”；或每个地区一份文件，文件名或表题带地名，年份栏只写年份。
地名与 round.yaml 的 areas（或别名）一致才认得。本地区没有同年数的，退到两地都有的最近一年比较（comparisonLag），报告写明年份。`,
  },
  {
    names: ['往年', 'history', '上年表'],
    brief: '往年上报的年报表、预警表，放入 history',
    text: () => `放入 history：去年上报的重点监测统计年报表、预警情况表，原样放入。
年份从表题、文件名或年份栏认。本年表里的上年数与它不同的，是修订，会请单位说明；预警等级用来说“新列”“解除”。`,
  },
  { names: ['round.yaml', 'round', '总设置'], brief: '地区、年度、规划、单位、对比地区、时限', text: newFile('round.yaml') },
  {
    names: ['plan.yaml', 'plan', '规划'],
    brief: '本市规划的基期值、目标、分年度计划',
    text: (register) => `${headOf(newFile('plan.yaml')(register))}
例（一行一个指标，冒号后空一格，冒号、逗号、括号用半角）：
W04: {base: {value: 81.2}, targets: [{set: own, atLeast: 90, text: 90%以上}], milestones: {2025: 85}}
W37: {targets: [{set: own, around: {value: 50, tolerance: 5}, text: 50%左右}]}
C36a: {targets: [{set: own, exists: true, text: 至少1所}], units: {lead: 民政局, with: [残联, 教育局]}}
W49: {omit: 本市规划未列}
有目标表、责任分解书的，用 fuer plan 读入，不必手写；表里没有列的，加 --未列 一并写作 omit。`,
  },
  { names: ['decisions.yaml', 'decisions', '核定'], brief: '统计局的核定：取哪个数、改成多少、接受哪个问题', text: newFile('decisions.yaml') },
  { names: ['ledger.yaml', 'ledger', '台账'], brief: '预警机制台账，文件的报送和签发', text: newFile('ledger.yaml') },
  {
    names: ['indicators.yaml', 'indicators', '登记册'],
    brief: '本市自己的指标、名称和责任单位，放在本轮文件夹里',
    text: () => `本轮文件夹里的 indicators.yaml 叠在自带的登记册上：写了的项改，没写的不变。
indicators:
  # 改自带的：写代码和要改的项
  - {code: W45, name: 本市叫法, aliases: [别的叫法], units: [住建局]}
  # 登记册没有的：代码以 X 开头，下面各项都要写；after 是排在哪个后面
  - {code: X01, name: 托育机构普及率, plans: [children], domain: 福利, measure: "%", decimals: 1, direction: increase, bounds: [0, 100], scale: percent, units: [卫生健康局], after: C70}
direction：increase 越高越好、decrease 越低越好、range 在范围内、none 没有好坏。
scale：rate 率、percent 百分比、count 个数、money 金额、real 其他数、yes-no 是否、text 文字。
domain 是规划的领域（健康、教育……），写错会提示最近的。目标不写在这里，写在 plan.yaml。`,
  },
  {
    names: ['promises.yaml', 'promises', '上年建议'],
    brief: '上年的建议和问题，今年请单位答复；fuer next 写出',
    text: () => `fuer next 写出，一条一件：
- unit: "教育局"
  plans: [children]
  about: 建议        # 建议 或 问题
  text: "扩建特教学校"
  deadline: "2023年9月"
今年的材料表逐条问办理情况，单位的答复写进报告的“上年建议办理情况”，总报告分单位列表。不再问的删去。`,
  },
  {
    names: ['online-form.yaml', '网上填报', '网上填报单', 'online-form'],
    brief: '省里网上填报表的行次、名称和计量单位，写一次；fuer export 按它写网上填报单',
    text: () => `放在本轮文件夹里，名为 online-form.yaml。没有的，网上填报单按年报表的次序和计量单位写。
title: 某省妇女儿童监测网上填报表
blank: ""            # 没有数的格填什么，不写为空
tolerance: 0.005     # 系统里的数与应填数相差多少以内算相同，不写为最后一位的一半
rows:
  # 按网上表的次序，一行一个；row 行号，indicator 登记册代码，name 网上表里的名称，measure 网上表的计量单位，decimals 小数位数
  - {row: "1", indicator: W02, name: 孕产妇死亡率}
  - {row: "2", indicator: C25, name: 其中：女, dimension: 女}
  - {row: "3", indicator: B11, name: 活产数, measure: 万人, decimals: 4}
  - {row: "4", indicator: W02, name: 上年孕产妇死亡率, year: 上年}
indicator 必写，其余不写的照登记册。万人和人、万元和元之间自动换算；百分比和千分比之间不换算，会指出是哪一行。
网上录完后，系统导出的表用 fuer export --compare 文件 核对：行按行号和名称认，不同的逐条列出。`,
  },
  {
    names: ['佐证'],
    brief: '迎检的签收单、签到表等，装入 fuer pack inspection 的包',
    text: () => '在本轮文件夹里建“佐证”文件夹，放签收单、签到表、会议纪要、照片（每个不超过 64 MB）。fuer pack inspection 连同台账、预警表、out/会商 里的文件一起装包，程序不读内容。',
  },
  {
    names: ['模板', 'report-templates'],
    brief: '报告措辞、框架和本单位的 Word 模板',
    text: () => '措辞和框架在 report-templates，改法见 docs/模板.md；本单位的 Word 模板（红头、版式）用 fuer build --template 模板.docx。',
  },
]; // prettier-ignore

function newFile(name: string): FilePage['text'] {
  return (register) => newRoundFiles(register, { area: '云和市', year: 2022, province: '浙江省' }).get(name) ?? '';
}

/** The lines of comment at the top. */
function headOf(text: string): string {
  return text.split('\n\n')[0] ?? '';
}
