import { describe, expect, it } from 'vitest';
import { mentionsIn } from '../../../src/dataset/notes/indicators.ts';
import { plansInText } from '../../../src/dataset/notes/plan.ts';
import { goalJudgement } from '../../../src/dataset/notes/state.ts';
import { findingsOf, itemsOf, names, read } from './a-note.ts';

function first(name: string, text: string) {
  const [item] = itemsOf(name, text);
  if (item === undefined) throw new Error('no item');
  return item;
}

describe('plans', () => {
  it.each([
    ['帮扶贫困母亲', ['women']],
    ['男女平等基本国策', ['women']],
    ['引導廣大婦女', ['women']],
    ['招收幼儿1200名', ['children']],
    ['關愛留守兒童', ['children']],
    ['随迁子女入学', ['children']],
    ['中小学生体检', ['children']],
    ['未成年人保护', ['children']],
    ['妇女儿童维权', ['women', 'children']],
    ['资助贫困女童', ['women', 'children']],
    ['妇幼保健服务', ['women', 'children']],
    ['与妇联、妇儿工委联合发文', []],
    ['婦代會的制度', []],
    ['镇妇幼保健站改造', []],
    ['大学生就业', []],
    ['加强领导', []],
  ])('%s', (text, plans) => {
    expect(plansInText(text)).toEqual(plans);
  });

  it('an item that names neither is asked about where the unit answers for both, and goes to both', () => {
    expect(first('妇联.txt', '1、加强领导。')).toMatchObject({ plans: ['women', 'children'], planUnclear: true });
    expect(findingsOf('妇联.txt', '1、加强领导。')).toEqual(['unclear-plan@1']);
  });

  it.each(['教育局.txt', '统计局.txt', '总报告.txt'])('%s: it goes to both, and nobody is asked', (name) => {
    expect(first(name, '1、加强领导。')).toMatchObject({ plans: ['women', 'children'], planUnclear: false });
    expect(findingsOf(name, '1、加强领导。')).toEqual([]);
  });

  it('the nearest word counts: tag, heading, file name, indicator, text', () => {
    const heading = '# 儿童发展规划\n## 主要做法\n- 帮扶母亲\n- ［妇女］帮扶学生\n- 甲事［两规划］\n';
    expect(itemsOf('妇联.md', heading).map((item) => item.plans.join())).toEqual([
      'children',
      'women',
      'women,children',
    ]);
    expect(first('妇联-妇女.txt', '1、帮扶学生。').plans).toEqual(['women']);
    expect(first('妇联.txt', '1、［W46］帮扶学生。').plans).toEqual(['women']);
  });

  it('an indicator’s name speaks by the register, not by its letters', () => {
    expect(first('妇联.txt', '1、妇女儿童法律援助受援人数增加。').plans).toEqual(['women']);
    expect(first('卫生局.txt', '1、婚前医学检查率提高。')).toMatchObject({
      plans: ['women', 'children'],
      planUnclear: false,
    });
  });

  it('a tag from the other plan is asked about', () => {
    expect(findingsOf('妇联-儿童.txt', '1、［W46］法律援助。')).toEqual(['unclear-plan@1']);
  });
});

describe('indicators', () => {
  const codes = (text: string) => mentionsIn(text, names).flatMap((mention) => mention.codes);

  it('the longest name wins, and no name is found inside a longer one', () => {
    expect(codes('流动人口孕产妇死亡率下降')).toEqual(['W03']);
    expect(codes('孕产妇死亡率和流动人口孕产妇死亡率')).toEqual(['W02', 'W03']);
    expect(codes('高中阶段毛入学率（女）')).toEqual(['W19']);
    expect(codes('高中阶段毛入学率')).toEqual(['C27']);
  });

  it('short names, aliases, codes and traditional letters count', () => {
    expect(codes('巩固率、儿童之家覆盖率')).toEqual(['C25', 'C37']);
    expect(codes('孕產婦死亡率')).toEqual(['W02']);
    expect(codes('婚 检 率')).toEqual(['W16']);
    expect(codes('见 W02（及Ｃ２５）')).toEqual(['W02', 'C25']);
    expect(codes('型号AW02、W022、W02N1')).toEqual([]);
  });

  it('a mention is a place in the person’s text', () => {
    const text = '我市婚 前醫學檢查率提高';
    const [mention] = mentionsIn(text, names);
    expect(text.slice(mention?.start, mention?.end)).toBe('婚 前醫學檢查率');
  });

  it('sub-heading and tag come first, then the text in order; counts behind rates only by tag', () => {
    const text = '# 原因分析\n## W03\n［C25］孕产妇死亡率与孕产妇死亡数。\n';
    expect(first('卫生局.md', text).indicators).toEqual(['W03', 'C25', 'W02']);
    expect(first('卫生局.md', '- ［W02N］一例。').indicators).toEqual(['W02N']);
  });

  it('a code the register lacks stays in the text and is asked about', () => {
    expect(first('卫生局-妇女.md', '- ［W04］筛查。').text).toBe('［W04］筛查。');
    expect(findingsOf('卫生局-妇女.md', '- ［W04］筛查。')).toEqual(['unknown-indicator@1']);
  });

  it('原因分析 and 变化说明 that name no indicator are asked about', () => {
    expect(findingsOf('卫生局-妇女.md', '# 原因分析\n- 人手不足。\n- 孕产妇死亡率偏高。\n')).toEqual([
      'unclear-indicator@2',
    ]);
  });
});

describe('tags', () => {
  it.each([
    ['［W02］［妇女］甲事。', '甲事。', ['W02']],
    ['[W02] 甲事。', '甲事。', ['W02']],
    ['甲事［W02］', '甲事', ['W02']],
    ['甲事［W02］。', '甲事。', ['W02']],
    ['甲事。［W02、W03］', '甲事。', ['W02', 'W03']],
    ['［孕产妇死亡率］甲事', '甲事', ['W02']],
    ['甲［W02］事', '甲［W02］事', ['W02']],
    ['甲事［附件］', '甲事［附件］', []],
    ['【Ｗ０２】甲事', '甲事', ['W02']],
  ])('%s', (line, text, indicators) => {
    for (const name of ['卫生局-妇女.txt', '卫生局-妇女.md']) {
      expect(first(name, `主要做法\n\n1、${line}`)).toMatchObject({ text, indicators });
    }
  });

  it('a line of tags alone belongs to the item above it', () => {
    expect(first('卫生局.txt', '1、甲事。\n［W02］［期限：2016年9月］\n2、乙事［妇女］')).toMatchObject({
      text: '甲事。',
      indicators: ['W02'],
      deadline: '2016年9月',
    });
  });

  it('a tag at the start of a line opens an item', () => {
    expect(itemsOf('卫生局.txt', '变化说明\n［W02］甲。\n［W03］乙。').map((item) => item.text)).toEqual([
      '甲。',
      '乙。',
    ]);
  });

  it('an item of tags alone is none', () => {
    expect(itemsOf('卫生局.txt', '1、［W02］\n2、乙事。').map((item) => item.text)).toEqual(['乙事。']);
  });
});

describe('qualitative goals', () => {
  it('the state is one of three words, the evidence what stands behind it', () => {
    expect(goalJudgement('儿童福利机构：已实现，2015年建成。')).toEqual({ state: '已实现', evidence: '2015年建成。' });
    expect(goalJudgement('推進中。方案已印發')).toEqual({ state: '推进中', evidence: '方案已印發' });
    expect(goalJudgement('儿童之家未启动')).toEqual({ state: '未启动', evidence: '' });
    expect(goalJudgement('建成')).toBeNull();
    expect(goalJudgement('已实现或推进中')).toBeNull();
    expect(goalJudgement('推进中：一期已实现。')).toBeNull();
  });

  it('an item without a state is asked about; elsewhere the words mean nothing', () => {
    const text =
      '# 定性目标\n- ［C36］已实现：建成福利院。\n- 儿童之家在建。\n# 主要做法\n- 已实现全覆盖，惠及儿童。\n';
    expect(itemsOf('妇联-儿童.md', text).map((item) => item.state)).toEqual(['已实现', null, null]);
    expect(findingsOf('妇联-儿童.md', text)).toEqual(['unclear-state@3']);
  });
});

describe('messages', () => {
  it('say what is wrong, where, and what to do', () => {
    const [finding] = read({ '妇联.txt': '1、加强领导。' }).findings;
    expect(finding).toMatchObject({
      level: '核实性',
      message: '“加强领导。”没有写明属于妇女还是儿童发展规划，暂时两个规划的报告都用。',
      unit: '妇联',
      origin: { kind: 'line', file: 'notes/妇联.txt', line: 1 },
    });
    expect(finding?.hint).toContain('［妇女］');
  });
});
