import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../src/diagnostics.ts';
import type { Indicator } from '../../src/indicators/definition.ts';
import { domainPlace } from '../../src/indicators/definition.ts';
import { layOver, parseOverlay } from '../../src/indicators/register/overlay.ts';
import { parseRegister } from '../../src/indicators/register/register.ts';
import { parseRound } from '../../src/indicators/round.ts';
import { formatOrigin } from '../../src/provenance.ts';
import { decades, indicatorsFrom, laid, registerFrom, valueOf } from './laid-register.ts';

interface RoundFacts {
  readonly year?: number;
  readonly women?: string;
  readonly children?: string;
  readonly area?: string;
  readonly areas?: string;
}

const roundOf = ({ year = 2015, women, children, area = '{name: 云溪市}', areas = '[]' }: RoundFacts = {}) =>
  valueOf(
    parseRound({
      file: 'round.yaml',
      text: `
area: ${area}
year: ${year}
plans:
  women:    {title: 妇女发展规划, ${women ?? 'base: 2013, target: 2016'}}
  children: {title: 儿童发展规划, ${children ?? women ?? 'base: 2013, target: 2016'}}
compiler: 统计局
areas: ${areas}
units:
  - {name: 卫生健康局, role: key, aliases: [卫生局]}
`,
    }),
  ).value;

const later = { year: 2022, women: 'base: 2020, target: 2030' };

const entry = (more: string, code = 'W02') =>
  `  - {code: ${code}, name: 孕产妇死亡率, plans: [women], domain: 健康, measure: 1/10万, decimals: 2, direction: decrease, scale: rate, ${more}}\n`;
const register = (more: string) => `indicators:\n${entry(more)}`;

const targets = (outcome: Outcome<readonly Indicator[]>) =>
  valueOf(outcome).flatMap((one) => one.targets.map(({ definition, year }) => `${definition.set} ${year}`));

const said = (outcome: Outcome<unknown>) =>
  outcome.findings.map(
    ({ origin, message, hint }) => `${origin === null ? '' : formatOrigin(origin)} ${message}${hint}`,
  );

describe('a target of the register holds', () => {
  const national = 'targets: [{set: national, year: 2020, atMost: 20}, {set: national, year: 2030, atMost: 12}]';

  it('for a plan of the period of its year: 2015 is judged by nothing of 2030, 2022 by nothing of 2020', () => {
    expect(targets(laid(register(national), roundOf()))).toEqual(['national 2020']);
    expect(targets(laid(register(national), roundOf(later)))).toEqual(['national 2030']);
  });

  it('and what is left aside is said once', () => {
    const outcome = laid(register(national), roundOf(later));
    expect(outcome.findings.map(({ code, level, message }) => `${code} ${level} ${message}`)).toEqual([
      'targets-left-aside 提示性 登记册中有1个目标不用于本轮：属于其他规划期的1个。',
    ]);
  });

  it('where its year is later than the base year', () => {
    const early = 'targets: [{set: national, year: 2013, atMost: 20}, {set: national, year: 2014, atMost: 18}]';
    expect(targets(laid(register(early), roundOf()))).toEqual(['national 2014']);
  });

  it('of several of one set the first at or after the plan’s target year, else the latest', () => {
    const several =
      'targets: [{set: national, year: 2015, atMost: 25}, {set: national, year: 2018, atMost: 22}, {set: national, year: 2020, atMost: 20}]';
    expect(targets(laid(register(several), roundOf()))).toEqual(['national 2018']);
    expect(targets(laid(register(several), roundOf({ women: 'base: 2010, target: 2020' })))).toEqual(['national 2020']);
    const none = 'targets: [{set: national, year: 2014, atMost: 25}, {set: national, year: 2015, atMost: 22}]';
    expect(targets(laid(register(none), roundOf()))).toEqual(['national 2015']);
  });

  it('of the period that it names itself', () => {
    const named = 'targets: [{set: national, year: 2020, period: 2021-2030, atMost: 20}]';
    expect(targets(laid(register(named), roundOf()))).toEqual([]);
  });

  const ofGuangdong = 'targets: [{set: province, of: 广东省, year: 2020, atMost: 15}]';
  it.each<[string, RoundFacts, readonly string[]]>([
    ['by the first digits of the area’s code', { area: '{code: "440784", name: 鹤山市}' }, ['province 2020']],
    ['not with another province’s code', { area: '{code: "330100", name: 杭州市}' }, []],
    [
      'by an alias of the average area',
      { areas: '[{id: province, name: 全省, role: average, aliases: [广东省]}]' },
      ['province 2020'],
    ],
    ['by its name', { areas: '[{id: province, name: 广东, role: average}]' }, ['province 2020']],
    ['not where nothing names the province', { areas: '[{id: province, name: 全省, role: average}]' }, []],
  ])('of the round’s own province, known %s', (_, facts, expected) => {
    expect(targets(laid(register(ofGuangdong), roundOf(facts)))).toEqual(expected);
  });

  it('of no province anywhere', () => {
    expect(targets(laid(register('targets: [{set: province, year: 2020, atMost: 15}]'), roundOf()))).toEqual([
      'province 2020',
    ]);
  });

  it('once it is confirmed', () => {
    const heard = 'targets: [{set: national, year: 2020, atMost: 20, confirmed: false}]';
    const outcome = laid(register(heard), roundOf());
    expect(targets(outcome)).toEqual([]);
    expect(said(outcome).join()).toContain('未见原文的1个');
  });

  it('or the plan that is judged by such targets is refused', () => {
    const judged = { area: '{code: "330100", name: 杭州市}', women: 'base: 2013, target: 2016, judge: province' };
    expect(said(laid(register(ofGuangdong), roundOf(judged))).join()).toContain(
      '妇女发展规划按省的目标评价（judge: province），但没有一个适用的目标。',
    );
  });
});

describe('领域', () => {
  const domain = (written: string, facts: RoundFacts = {}) =>
    laid(
      `indicators:\n  - {code: C37, name: 儿童之家覆盖率, plans: [children], domain: ${written}, measure: "%", decimals: 1, direction: increase, scale: percent}\n`,
      roundOf(facts),
    );
  const placed = (outcome: Outcome<readonly Indicator[]>) =>
    valueOf(outcome).map((one) => `${one.domain.children ?? ''} ${domainPlace(one, 'children')}`);

  it('are the period’s, in its order', () => {
    expect(placed(domain('{2011-2020: 社会环境, 2021-2030: 福利}'))).toEqual(['社会环境 3']);
    expect(placed(domain('{2011-2020: 社会环境, 2021-2030: 福利}', later))).toEqual(['福利 3']);
    expect(placed(domain('{children: {2011-2020: 社会环境, 2021-2030: 福利}}', later))).toEqual(['福利 3']);
  });

  it('by period say in which of them the indicator stands', () => {
    expect(placed(domain('{2021-2030: 福利}'))).toEqual([]);
    expect(placed(domain('{2021-2030: 福利}', later))).toEqual(['福利 3']);
  });

  it('that the period does not have are refused at their line with the nearest', () => {
    expect(said(domain('社会环境', later))).toEqual([
      expect.stringMatching(
        /^indicators\.yaml:2:\d+ 2021-2030儿童发展规划没有领域“社会环境”（C37）。是否应为“环境”？$/,
      ),
    ]);
  });

  it.each([
    ['领域 of no period', '数字素养', /没有领域“数字素养”/],
    ['a slip of the pen', '社会环镜', /没有领域“社会环镜”（C37）。是否应为“社会环境”？/],
    ['one of the other period', '{2021-2030: 社会环境}', /2021-2030儿童发展规划没有领域“社会环境”/],
    ['a period that there is not', '{2031-2040: 福利}', /没有规划期“2031-2040”/],
  ])('%s is told when the register is read', (_, written, told) => {
    const text = `indicators:\n  - {code: C37, name: 儿童之家覆盖率, plans: [children], domain: ${written}, measure: "%", decimals: 1, direction: increase, scale: percent}\n`;
    expect(said(parseRegister({ file: 'indicators.yaml', text }, decades)).join()).toMatch(told);
  });

  it('need a plan whose target year lies in a period or after them all', () => {
    expect(said(laid(register(''), roundOf({ women: 'base: 2000, target: 2005' }))).join()).toContain(
      '目标年2005年不在登记册的任何规划期内',
    );
  });

  it('of a plan later than all of them are the last one’s, and no target of that period judges it', () => {
    const written = `indicators:\n  - {code: C37, name: 儿童之家覆盖率, plans: [children], periods: [2021-2030], domain: 环境, measure: "%", decimals: 1, direction: increase, scale: percent, targets: [{set: national, year: 2030, atLeast: 90, confirmed: true}]}\n`;
    const next = roundOf({
      year: 2031,
      women: 'base: 2030, target: 2040, judge: own',
      children: 'base: 2030, target: 2040, judge: own',
    });
    const outcome = laid(written, next, 'C37: {targets: [{set: own, atLeast: 95, text: 95%以上}]}\n');
    expect(placed(outcome)).toEqual(placed(domain('环境', later)));
    expect(targets(outcome)).toEqual(['own 2040']);
    expect(outcome.findings.filter(({ code }) => code === 'later-period')).toMatchObject([
      { level: '核实性', message: expect.stringContaining('还没有2031—2040年规划期：妇女、儿童发展规划的领域') },
    ]);
  });
});

describe('plan.yaml', () => {
  const both = `indicators:\n  - {code: W16, name: 婚前医学检查率, plans: [women, children], domain: 健康, measure: "%", decimals: 1, direction: increase, scale: percent, units: {lead: 卫生局, with: [民政局]}}\n`;
  const twoSpans = { women: 'base: 2013, target: 2016', children: 'base: 2011, target: 2020' };
  const bases = (plan: string, facts: RoundFacts = twoSpans) => {
    const [one] = indicatorsFrom(both, roundOf(facts), plan);
    return [one?.base.women, one?.base.children].map((base) =>
      base === undefined ? null : `${base.year} ${base.value.toFixed()} ${formatOrigin(base.origin)}`,
    );
  };

  it('gives an indicator of both plans two bases', () => {
    expect(bases('W16:\n  base:\n    women: {value: 90}\n    children: {value: 70}')).toEqual([
      '2013 90 plan.yaml:3:20',
      '2011 70 plan.yaml:4:23',
    ]);
    expect(bases('W16: {base: {children: {value: 70}}}')).toEqual([null, '2011 70 plan.yaml:1:32']);
  });

  it('gives one base to the plan that starts from its year, to both where they start together', () => {
    expect(bases('W16: {base: {year: 2011, value: 70}}')).toEqual([null, '2011 70 plan.yaml:1:33']);
    expect(bases('W16: {base: {value: 70}}', {})).toEqual(['2013 70 plan.yaml:1:21', '2013 70 plan.yaml:1:21']);
  });

  it('is asked of which year a base is, where the plans start from different ones', () => {
    expect(said(laid(both, roundOf(twoSpans), 'W16: {base: {value: 70}}')).join()).toContain(
      '基期年不同（妇女2013年、儿童2011年），看不出这是哪一年的基期值',
    );
  });

  it('gives milestones and targets by plan, each with its plan’s year', () => {
    const plan =
      'W16: {milestones: {women: {2014: 80}}, targets: [{set: own, plan: women, atLeast: 85}, {set: own, plan: children, atLeast: 90}]}';
    const [one] = indicatorsFrom(both, roundOf(twoSpans), plan);
    expect(one?.milestones.women?.get(2014)?.value.toFixed()).toBe('80');
    expect(one?.milestones.children).toBeUndefined();
    expect(one?.targets.map((target) => `${target.plan} ${target.year}`)).toEqual(['women 2016', 'children 2020']);
    const shared = indicatorsFrom(both, roundOf(twoSpans), 'W16: {targets: [{set: own, atLeast: 85}]}');
    expect(shared[0]?.targets.map((target) => `${target.plan} ${target.year}`)).toEqual([
      'women 2016',
      'children 2020',
    ]);
  });

  it('leaves an indicator out, of one plan or of both', () => {
    expect(indicatorsFrom(both, roundOf(), 'W16: {omit: 本市规划未列}')).toEqual([]);
    expect(indicatorsFrom(both, roundOf(), 'W16: {omit: {women: 本市规划未列}}').map(({ plans }) => plans)).toEqual([
      ['children'],
    ]);
  });

  it('keeps what is left out as the count behind a rate that stays', () => {
    const rate = `${both}  - {code: W17, name: 甲率, plans: [women], domain: 健康, measure: "%", decimals: 1, direction: increase, scale: percent, numerator: W16}\n`;
    expect(indicatorsFrom(rate, roundOf(), 'W16: {omit: 未列}').map(({ code, plans }) => [code, plans])).toEqual([
      ['W16', []],
      ['W17', ['women']],
    ]);
  });

  it('tells who answers and who helps', () => {
    const [one] = indicatorsFrom(both, roundOf());
    expect([one?.units, one?.partners]).toEqual([['卫生健康局'], ['民政局']]);
  });
});

describe('an entry from memory', () => {
  it('is in no form and no document, which is said in one line, until the city’s plan sets a target', () => {
    const text = register('confirmed: false');
    const outcome = laid(text, roundOf());
    expect(valueOf(outcome)).toEqual([]);
    expect(said(outcome)).toEqual([
      expect.stringContaining('登记册中有1项指标未经核实（confirmed: false），不进表样和文书：W02'),
    ]);
    expect(indicatorsFrom(text, roundOf(), 'W02: {targets: [{set: own, atMost: 15}]}')).toHaveLength(1);
  });
});

describe('a round’s own indicators.yaml', () => {
  const packaged = register(
    'aliases: [甲], audit: {jump: 20%}, targets: [{set: national, year: 2020, atMost: 20, confirmed: false}]',
  );
  const over = (text: string) => {
    const overlay = parseOverlay({ file: 'indicators.yaml', text: `indicators:\n${text}` });
    return overlay.verdict === 'failed' ? overlay : layOver(registerFrom(packaged), overlay.value);
  };

  it('replaces scalars and lists, and adds to a target that it names', () => {
    const laidOver = valueOf(
      over(
        '  - {code: W02, name: 孕产妇死亡比, aliases: [乙], targets: [{set: national, year: 2020, confirmed: true, source: 纲要}]}\n',
      ),
    );
    const [one] = laidOver.entries;
    expect(one?.entry).toMatchObject({
      name: '孕产妇死亡比',
      aliases: ['乙'],
      measure: '1/10万',
      audit: { jump: '20%' },
    });
    expect(one?.entry.targets).toMatchObject([{ kind: 'threshold', confirmed: true, source: '纲要' }]);
  });

  it('adds entries whose codes begin with X behind the one they name', () => {
    const laidOver = valueOf(
      over(
        '  - {code: X01, name: 甲率, plans: [women], domain: 教育, measure: "%", decimals: 1, direction: increase, scale: percent, after: W02}\n',
      ),
    );
    expect(laidOver.entries.map(({ entry: { code } }) => code)).toEqual(['W02', 'X01']);
  });

  it('is said once', () => {
    expect(said(over('  - {code: W02, decimals: 1}\n'))).toEqual([
      'indicators.yaml:2:12 本轮的 indicators.yaml 覆盖了登记册：改动1项（W02）。核对无误即可，不必处理。',
    ]);
  });

  it.each([
    ['a code that the register lacks', '  - {code: W99, name: 甲}\n', '“W99”在指标登记册里没有'],
    ['a new entry that lacks what it needs', '  - {code: X01, name: 甲, after: W02}\n', '缺少 measure'],
    ['a new entry without a place', '  - {code: X01, name: 甲}\n', '没有写排在哪项之后'],
    [
      'an addition to a target that is not there',
      '  - {code: W02, targets: [{set: national, year: 2030, confirmed: true}]}\n',
      '没有 national、2030年的目标可补充',
    ],
    ['a 领域 that there is not', '  - {code: W02, domain: 健庚}\n', '没有领域“健庚”（W02）。是否应为“健康”？'],
  ])('is refused with %s', (_, text, told) => {
    expect(said(over(text)).join()).toContain(told);
  });
});

describe('the rank of the area', () => {
  const named = (area: string) =>
    indicatorsFrom(
      'indicators:\n  - {code: W31, name: 市级党政工作部门领导班子女干部配备率, short: 市直部门女干部配备率, plans: [women], domain: 健康, measure: "%", decimals: 1, direction: increase, scale: percent, meaning: 市级党政工作部门…}\n',
      roundOf({ area: `{name: ${area}}` }),
    ).map(({ name, short, aliases }) => [name, short, ...aliases]);

  it('is said in the names of indicators; the register’s own stay known', () => {
    const [city] = named('云溪市');
    expect(city).toEqual(['市级党政工作部门领导班子女干部配备率', '市直部门女干部配备率']);
    expect(named('白水坪县')).toEqual([
      ['县级党政工作部门领导班子女干部配备率', '县直部门女干部配备率', ...(city ?? [])],
    ]);
    expect(named('望江区')[0]?.[1]).toBe('区直部门女干部配备率');
  });
});
