/** How each unit of the Heshan sample lays out its tables: no two offices do it alike, and all can be read. */

export type ColumnKey =
  | 'serial'
  | 'code'
  | 'domain'
  | 'name'
  | 'measure'
  | 'target'
  | 'base'
  | '2013'
  | '2014'
  | '2015'
  | 'change'
  | 'explanation'
  | 'unit'
  | 'remark';

export interface LayoutColumn {
  readonly key: ColumnKey;
  /** Header lines from the top; a group over several columns stands first. */
  readonly heading: readonly string[];
}

export interface UnitLayout {
  readonly unit: string;
  readonly file: string;
  /** `percent`: shares as Excel percents; `full-width`: figures typed as full-width text. */
  readonly look: 'plain' | 'percent' | 'full-width';
  readonly annual: readonly LayoutColumn[];
  /** The unit hands in the two 预警情况表 as well. */
  readonly warnings: readonly LayoutColumn[] | null;
  /** Group rows 一、妇女健康 between the rows of the annual table. */
  readonly grouped: boolean;
  /** Rows of support series stand in a second table below the first. */
  readonly split: boolean;
  readonly handedIn: string;
}

function columns(words: string): readonly LayoutColumn[] {
  return words.split(' ').map((word) => {
    const [key = '', heading = ''] = word.split('=');
    return { key: keyOf(key), heading: heading.split('/') };
  });
}

const keys: readonly ColumnKey[] = [
  'serial', 'code', 'domain', 'name', 'measure', 'target', 'base', '2013', '2014', '2015', 'change', 'explanation', 'unit', 'remark',
]; // prettier-ignore

function keyOf(word: string): ColumnKey {
  const key = keys.find((one) => one === word);
  if (key === undefined) throw new Error(`no column is called ${word}`);
  return key;
}

const plainAnnual = columns(
  'serial=序号 code=代码 name=指标名称 measure=计量单位 2013=2013年 2014=2014年 2015=2015年 explanation=变化说明',
);
const memberAnnual = columns(
  'code=代码 name=指标名称 measure=计量单位 2013=2013年 2014=2014年 2015=2015年 explanation=变化说明 remark=备注',
);
const plainWarnings = columns(
  'serial=序号 domain=领域 code=代码 name=指标名称 measure=计量单位 target=目标值 base=基期值 2014=2014年 2015=2015年 change=比上年增减 unit=责任单位 explanation=原因说明及措施',
);
const relativeWarnings = columns(
  'serial=序号 name=指标名称 measure=计量单位 target=目标值（2016年） base=基期值（2013年） 2014=上年 2015=本年 change=比上年增减 explanation=变化说明',
);

export const unitLayouts: readonly UnitLayout[] = [
  layout('统计局', { annual: plainAnnual, warnings: plainWarnings, split: true, handedIn: '2016年5月16日' }),
  layout('教育局', { annual: plainAnnual, warnings: plainWarnings, handedIn: '2016年5月17日' }),
  layout('组织部', {
    annual: columns(
      'serial=序号 name=指标名称 measure=计量单位 base=基期值 2014=上年 2015=本年 target=目标值 explanation=变化说明',
    ),
    warnings: relativeWarnings,
    handedIn: '2016年5月18日',
  }),
  layout('卫生局', {
    annual: columns(
      'code=代码 name=指标名称 measure=计量单位 2013=历年数值/2013年 2014=历年数值/2014年 2015=历年数值/2015年 explanation=变化说明 remark=备注',
    ),
    warnings: plainWarnings,
    grouped: true,
    handedIn: '2016年5月19日',
  }),
  layout('劳动保障局', {
    look: 'percent',
    annual: columns(
      'code=代码 name=指标名称 measure=计量单位 2015=2015年 2014=2014年 2013=2013年 target=目标值 explanation=变化说明',
    ),
    warnings: null,
    handedIn: '2016年5月17日',
  }),
  layout('妇联', { annual: plainAnnual, warnings: plainWarnings, handedIn: '2016年5月18日' }),
  layout('民政局', { look: 'full-width', annual: memberAnnual, warnings: null, handedIn: '2016年5月19日' }),
  layout('计生局', {
    annual: columns(
      'serial=序号 name=指标名称 measure=计量单位 2013=二〇一三年 2014=二〇一四年 2015=二〇一五年 explanation=变化说明',
    ),
    warnings: relativeWarnings,
    handedIn: '2016年5月16日',
  }),
  layout('环保局', {
    annual: columns('code=代码 name=指标名称 measure=计量单位 2013=2013 2014=2014 2015=2015 remark=备注'),
    warnings: plainWarnings,
    handedIn: '2016年5月18日',
  }),
  layout('市政局', { annual: plainAnnual, warnings: plainWarnings, handedIn: '2016年5月19日' }),
  layout('体育局', { look: 'full-width', annual: memberAnnual, warnings: plainWarnings, handedIn: '2016年5月13日' }),
  layout('司法局', { annual: memberAnnual, warnings: null, handedIn: '2016年5月12日' }),
  layout('公安局', { annual: memberAnnual, warnings: null, handedIn: '2016年5月17日' }),
  layout('财政局', { file: '财政局.csv', annual: memberAnnual, warnings: null, handedIn: '2016年5月16日' }),
  layout('总工会', { annual: memberAnnual, warnings: null, handedIn: '2016年5月18日' }),
  layout('法院', { annual: memberAnnual, warnings: null, handedIn: '2016年5月19日' }),
  layout('文广新局', { annual: memberAnnual, warnings: null, handedIn: '2016年5月18日' }),
];

function layout(
  unit: string,
  own: Pick<UnitLayout, 'annual' | 'warnings' | 'handedIn'> & Partial<UnitLayout>,
): UnitLayout {
  return { unit, file: `${unit}.xlsx`, look: 'plain', grouped: false, split: false, ...own };
}
