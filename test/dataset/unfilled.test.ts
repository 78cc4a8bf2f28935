import { describe, expect, it } from 'vitest';
import { unfilledBlank } from '../../src/dataset/unfilled.ts';
import { read } from './notes/a-note.ts';

describe('a blank that was left', () => {
  it.each([
    ['全年举办培训××期，培训妇女××人次。', '××'],
    ['全年举办培训XX期。', 'XX'],
    ['全年培训xx人次。', 'xx'],
    ['全年培训X人。', 'X'],
    ['全年培训×人次。', '×'],
    ['于X月X日召开会议。', 'X'],
    ['20××年印发方案。', '××'],
    ['201X年印发方案。', 'X'],
    ['印发《XX市儿童友好城市建设方案》。', 'XX'],
    ['投入____万元。', '____'],
    ['投入＿＿＿万元。', '＿＿＿'],
    ['投入    万元，新建园舍。', '    '],
    ['培训家长　　人次。', '　　'],
    ['覆盖率达到  %。', '  '],
    ['由【】牵头落实。', '【】'],
    ['由（　　）牵头落实。', '（　　）'],
    ['覆盖率达到【请填写】。', '【请填写】'],
    ['新建儿童之家【此处填数字】个。', '【此处填数字】'],
    ['救助儿童（数据待补充）。', '（数据待补充）'],
    ['投入（待核实）。', '（待核实）'],
    ['救助人数待填。', '待填'],
    ['救助○○人。', '○○'],
    ['救助**人。', '**'],
    ['救助？？人。', '？？'],
  ])('%s', (text, signs) => {
    const told = unfilledBlank(text);
    expect(told).toContain(signs);
    expect(text).toContain(told);
  });
});

describe('what looks like one and is none', () => {
  it.each([
    '资助困难学生某某等12人。',
    '王××因病返贫，已纳入低保。',
    '帮助李XX、张××等人维权。',
    '购置X光机2台，开展X线检查。',
    '排查X染色体疾病。',
    '建成3×4米的母婴室。',
    '按2×2的比例配置。',
    '二○一五年印发方案。',
    '二〇〇八年以来。',
    '联系邮箱 fu__er@example.cn。',
    '**加强宣传**，举办讲座12场。',
    '制度有待完善，选址待定。',
    '线索待核实后移交。',
    '（一）加强宣传。',
    '［W02］2015年发生1例。',
    '【案例】某镇建成儿童之家。',
    '《妇女发展规划》（2014—2016年）。',
    '［W91］（ ）已实现（ ）推进中（√）未启动。',
    '是否公示：（√）是（ ）否。',
    '是☑否☐，已公示。',
    '第XX届妇女代表大会。',
    '培训 12 期，培训家长 300 人次。',
    '为什么有的学校没有达标？？',
    '加强领导。  一是 完善制度。',
    '一是加强领导；  二是培训。',
    '本市X射线检查  个体诊所3家。',
    'Excel 与 XXL 码。',
    '女职工“四期”保护、“两癌”检查100%。',
  ])('%s', (text) => {
    expect(unfilledBlank(text)).toBeNull();
  });
});

it('is told at its line, with where it stands in the text', () => {
  const { findings } = read({
    '教育局.md': '# 儿童发展规划\n\n## 主要做法\n\n- 培训教师××人次。\n- 新建校舍3所。\n',
  });
  expect(
    findings
      .filter(({ code }) => code === 'unfilled-blank')
      .map(({ level, origin, message }) => ({ level, origin, message })),
  ).toEqual([
    {
      level: '核实性',
      origin: { kind: 'line', file: 'notes/教育局.md', line: 5 },
      message: '“培训教师××人次。”里有一处留空没有填：“培训教师××人次。”。',
    },
  ]);
});
