/** What plans and problems are about, though they name no indicator; and for which indicators they tell a reason. */
import { describe, expect, it } from 'vitest';
import { subjectsIn } from '../../../src/dataset/notes/heads/subjects.ts';
import { indexNames } from '../../../src/dataset/notes/indicators.ts';
import type { OwnName } from '../../../src/dataset/notes/indicators.ts';
import { reasonsIn } from '../../../src/dataset/notes/reasons.ts';
import { indicators, itemsOf } from './a-note.ts';

const own = (code: string, letters: string, hasTarget = true): OwnName => ({
  code,
  plans: ['children'],
  letters,
  hasTarget,
});
const names = {
  ...indexNames([]),
  own: [
    own('A', '婚检率'),
    own('B', '随迁子女公办就读比例'),
    own('C', '残疾儿童入学率'),
    own('D', '农村卫生厕所普及率'),
    own('E', '低出生体重儿发生率'),
    own('F', '城市家长学校建成率'),
    own('G', '农村家长学校建成率'),
    own('H', '义务教育巩固率'),
    own('J', '宫颈癌筛查率'),
    own('L', '学生溺水死亡人数'),
    own('M', '18岁以下儿童伤害死亡率'),
    own('N', '每千名老人床位数'),
    own('O', '每千人口3岁以下婴幼儿托位数'),
    own('P', '婚前医学检查率'),
    own('K', '生育保险参保率'),
    own('I', '留守儿童关爱阵地数', false),
  ],
};

describe('what a plan is about', () => {
  it.each([
    ['把婚检点搬进婚姻登记处', ['P']],
    ['新增公办学位2160个，优先接收随迁子女', ['B']],
    ['对未入学的13名残疾儿童逐人落实安置', ['C']],
    ['完成2100户改厕任务，普及率达到95%以上', ['D']],
    ['将低出生体重儿纳入高危儿专案管理', ['E']],
    ['农村家长学校师资培训两期', ['G']],
    ['恢复家长学校34所', ['F', 'G']],
    ['补筛1.5万名妇女的宫颈癌', ['J']],
    ['开展参保扩面行动，参保率提高到90%', ['K']],
    ['普及率和建成率都要提高', []],
    ['安装防护栏，坚决杜绝学生溺水死亡', ['L']],
    ['开展防溺水宣传', ['M']],
    ['建成区域养老服务中心8个，新增床位2200张', ['N']],
    ['新增普惠托位1500个', ['O']],
    ['开展婚前医学检查宣传', ['P']],
    // Words of many matters, and of what has no target, mean none.
    ['义务教育学校安全检查', []],
    ['关爱留守儿童', []],
    ['扩大普通高中招生计划300人', []],
    ['建立数据共享机制', []],
  ])('%s', (text, codes) => {
    expect(subjectsIn(text, names, null)).toEqual(codes);
  });

  it('only of the plan that the words stand under', () => {
    expect(subjectsIn('把婚检点搬进婚姻登记处', names, ['women'])).toEqual([]);
  });
});

describe('plans for several indicators in one paragraph', () => {
  const plans = (text: string) => itemsOf('卫生局.txt', text).map((item) => [item.text, item.indicators.join()]);

  it('are each that indicator’s', () => {
    expect(
      plans('下一步打算\n6月底前把婚检点搬进登记处；对流动孕产妇一人一档，确保孕产妇死亡率不反弹；加强指导。\n'),
    ).toEqual([
      ['6月底前把婚检点搬进登记处；', 'W16'],
      ['对流动孕产妇一人一档，确保孕产妇死亡率不反弹；加强指导。', 'W02'],
    ]);
  });

  it('stay one where they are about one', () => {
    expect(plans('下一步打算\n6月底前建点；婚检率提高到90%。\n')).toEqual([['6月底前建点；婚检率提高到90%。', 'W16']]);
  });

  it('a dated plan before them that is about none of them stands by itself', () => {
    expect(plans('下一步打算\n2016年培养骨干20人；2016年底前婚检率提高到90%。\n')).toEqual([
      ['2016年培养骨干20人；', ''],
      ['2016年底前婚检率提高到90%。', 'W16'],
    ]);
    expect(plans('下一步打算\n2016年底前婚检率提高到90%；2016年培养骨干20人。\n')).toEqual([
      ['2016年底前婚检率提高到90%；', 'W16'],
      ['2016年培养骨干20人。', ''],
    ]);
  });
});

describe('reasons told under other headings', () => {
  const index = indexNames(indicators);
  it.each([
    ['婚检率逐年走低。主要原因一是意识不强。', [{ code: 'W16', of: 'cause' }]],
    ['婚检率未开展统计，2016年6月恢复。', [{ code: 'W16', of: 'gap' }]],
    ['婚检率受疫情影响偏低', [{ code: 'W16', of: 'cause' }]],
    ['婚检率偏低。', []],
    ['婚检率偏低，比全省低4.2个百分点。', []],
    ['婚检率下滑，部分新人在外省登记后没有补检。', [{ code: 'W16', of: 'cause' }]],
    ['意识不强、路途远是婚检率走低的主要原因。', [{ code: 'W16', of: 'cause' }]],
    ['主要是经费不足。', []],
  ])('%s', (text, reasons) => {
    expect(reasonsIn(text, index, null)).toEqual(reasons);
  });
});

describe('what a success is due to', () => {
  it('is no cause of a difficulty; why there is no figure counts wherever it stands', () => {
    const reasons = (text: string) => itemsOf('卫生局.txt', text).map((item) => item.reasons ?? []);
    expect(reasons('主要成效\n由于服务前移，婚检率提高。\n存在问题\n受疫情影响，婚检率下降。\n')).toEqual([
      [],
      [{ code: 'W16', of: 'cause' }],
    ]);
    expect(reasons('主要成效\n婚检率未开展统计。\n')).toEqual([[{ code: 'W16', of: 'gap' }]]);
  });
});
