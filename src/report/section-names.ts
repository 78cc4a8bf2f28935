/** The names a section's template may use: blocks to place, inline words, and conditions. Chinese, since Bureau staff edit them. */

export type ReportKind = 'unit-report' | 'general-report';
export type SectionId = 'overview' | 'progress' | 'policy' | 'comparison' | 'forecast' | 'recommendations';

interface SectionNames {
  readonly blocks: readonly string[];
  readonly inline: readonly string[];
  readonly flags: readonly string[];
}

export const outlineNames = [
  '地区',
  '单位',
  '规划',
  '规划期',
  '妇女规划',
  '儿童规划',
  '年份',
  '主送机关',
  '预警表',
  '类别',
] as const;

const inline = ['年份', '单位', '自称', '规划', '规划简称'] as const;
const flags = ['无指标', '全无数据', '少项'] as const;
const closing = ['终期说明', '未达标指标表', '未达标原因', '转入建议'] as const;

export const sectionNames = {
  'unit-report': {
    overview: { blocks: [], inline, flags },
    progress: {
      blocks: [
        '无指标说明',
        '总体情况',
        '达标情况表',
        '达标指标',
        '基本达标指标',
        '未达标指标',
        '无数据指标',
        '定性目标',
        '监测指标',
        '上级目标',
        '少项情况',
        '重点指标图',
      ],
      inline,
      flags,
    },
    policy: { blocks: ['主要做法', '主要成效', '典型做法', '上年建议办理情况', '存在问题'], inline, flags },
    comparison: { blocks: ['无指标说明', '比较总述', '优势', '差距', '少项比较', '比较表', '比较图'], inline, flags },
    forecast: {
      blocks: [
        '无指标说明',
        '方法说明',
        '级别计数',
        '各级预警',
        '其他指标',
        '重点预警指标表',
        '测算方法说明',
        ...closing,
      ],
      inline,
      flags,
    },
    recommendations: { blocks: ['对策建议'], inline, flags },
  },
  'general-report': {
    overview: { blocks: ['总体情况', '分领域情况表', '缺材料单位', '背景情况', '局内说明'], inline, flags },
    progress: { blocks: ['各领域进展', '定性目标', '达标情况图'], inline, flags },
    policy: {
      blocks: ['主要做法', '主要成效', '典型做法', '上年建议办理情况', '存在问题', '统计局意见'],
      inline,
      flags,
    },
    comparison: { blocks: ['比较总述', '优势', '差距', '叠加差距', '比较表', '比较图'], inline, flags },
    forecast: {
      blocks: [
        '方法说明',
        '级别计数',
        '各级预警',
        '其他指标',
        '重点预警指标表',
        '测算方法说明',
        '预测图',
        '终期各规划',
      ],
      inline,
      flags,
    },
    recommendations: { blocks: ['对策建议'], inline, flags },
  },
} as const satisfies Record<ReportKind, Record<SectionId, SectionNames>>;

/** Every block that a section's template may place, empty: what a stage does not tell of. */
export function noBlocks(kind: ReportKind, id: SectionId): Readonly<Record<string, readonly never[]>> {
  return Object.fromEntries(sectionNames[kind][id].blocks.map((name) => [name, []]));
}

/** What the papers' templates (papers/*.hbs) may say; a name without a value is ''. */
export const paperNames = {
  notice: [
    '地区',
    '年份',
    '期别',
    '妇女规划',
    '儿童规划',
    '年报表',
    '妇女预警表',
    '儿童预警表',
    '重点单位',
    '重点单位数',
    '汇总单位',
    '收表单位',
    '收报告单位',
    '上级单位',
    '报表时限',
    '报告时限',
    '总报告时限',
    '检查时限',
    '报表份数',
    '报表途径',
    '报告份数',
    '报告途径',
    '总报告份数',
    '联系人',
    '工作计划附件',
    '责任表附件',
    '回执附件',
  ],
  'warning-notice': [
    '地区',
    '年份',
    '单位',
    '妇女规划',
    '儿童规划',
    '项数',
    '红色项数',
    '橙色项数',
    '发文单位',
    '联系人',
  ],
  scheme: ['地区', '年份', '妇女规划', '儿童规划', '项数', '单位数', '单位'],
} as const;

export type PaperName = keyof typeof paperNames;
