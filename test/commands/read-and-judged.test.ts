/** Small rounds from the table to the judgement: what was once passed over on the way, whole. */
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { build, check, fuer, roundFolder, type RoundFolder } from './a-round-folder.ts';

const rate = (code: string, name: string, more = ''): string =>
  `  - {code: ${code}, name: ${name}, plans: [women, children], domain: {women: 健康, children: 教育}, measure: "%", decimals: 1, direction: increase, bounds: [0, 100], scale: percent, units: [教育局]${more}}\n`;

function roundOf(register: string, plan: string, table: string, more: Readonly<Record<string, string>> = {}) {
  const round = roundFolder({
    'register.yaml': `indicators:\n${register}`,
    'plan.yaml': plan,
    'workbooks/教育局.csv': table,
    'workbooks/体育局.csv': null,
    ...more,
  });
  return round;
}

interface Judged {
  readonly indicator: string;
  readonly plan: string;
  readonly attainment: string;
  readonly base: { readonly year: number; readonly value: string } | null;
  readonly change: { readonly difference: string; readonly relative: number };
  readonly pace: { readonly class: string };
  readonly path: readonly { readonly year: number }[];
  readonly forecast: readonly unknown[];
  readonly targetSet: string | null;
}

async function judged(round: RoundFolder, plan = 'women'): Promise<Judged> {
  const run = await fuer('assess', round.path, '--json');
  const one = (JSON.parse(run.out) as readonly Judged[]).find((each) => each.plan === plan);
  if (one === undefined) throw new Error(run.out + run.err);
  return one;
}

const bothPlaces =
  'A04: {targets: [{set: own, allOf: [{where: 城市, atLeast: 90}, {where: 农村, atLeast: 85}], text: 城市90%、农村85%以上}]}\n';

describe('A 基期值 column is read as a year’s column is', () => {
  it.each(['基期值', '2013年'])('parts of a figure under %s are the bases of its conditions', async (head) => {
    const table = `指标名称,计量单位,${head},2014年,2015年\n丁率,%,92,92.5,93\n其中：城市,,93,93.5,94\n其中：农村,,88,89,90\n`;
    expect(await judged(roundOf(rate('A04', '丁率'), bothPlaces, table))).toMatchObject({
      attainment: 'met-kept',
      base: { year: 2013, value: '92.0' },
      pace: { class: 'maintain' },
    });
  });

  it('two tables that give another base each are a conflict at both cells, and give no base', async () => {
    const table = (base: number): string => `指标名称,计量单位,基期值,2014年,2015年\n甲率,%,${base},91,92\n`;
    const round = roundOf(
      rate('A01', '甲率'),
      'A01: {targets: [{set: own, atLeast: 95, text: 95%以上}]}\n',
      table(90),
      {
        'workbooks/教育局（补）.csv': table(80),
      },
    );
    const { findings } = await check(round);
    expect(findings.filter(({ code }) => code === 'conflict')).toMatchObject([
      {
        level: '强制性',
        message: expect.stringMatching(/我市2013年的数字不一致：.*教育局\.csv › 教育局 › C2 为 90%；.*C2 为 80%。/),
      },
    ]);
    expect((await judged(round)).base).toBeNull();
  });

  it('of another year than the plan’s base is that year’s figure and no base', async () => {
    const table = '指标名称,计量单位,基期值（2010年）,2014年,2015年\n甲率,%,90,91,92\n';
    const round = roundOf(rate('A01', '甲率'), 'A01: {targets: [{set: own, atLeast: 95, text: 95%以上}]}\n', table);
    expect((await judged(round)).base).toBeNull();
    const { out } = await fuer('check', round.path, '--json');
    expect(out).toMatch(/"year":\s*2010,\s*"dimension":\s*null,\s*"value":\s*"90"/);
  });
});

it('each plan takes its own base year from the series, where plan.yaml writes none', async () => {
  const round = roundOf(
    rate('A01', '甲率'),
    'A01: {targets: [{set: own, atLeast: 95, text: 95%以上}]}\n',
    '指标名称,计量单位,2011年,2012年,2013年,2014年,2015年\n甲率,%,70,75,90,91,92\n',
  );
  const written = round.text('round.yaml');
  round.write({
    'round.yaml': written.replace(
      '（2014—2016年）, base: 2013, target: 2016}\ncompiler',
      '（2012—2020年）, base: 2011, target: 2020}\ncompiler',
    ),
  });
  expect(await judged(round)).toMatchObject({ base: { year: 2013, value: '90.0' } });
  const children = await judged(round, 'children');
  expect(children).toMatchObject({ base: { year: 2011, value: '70.0' } });
  expect(children.path[0]).toMatchObject({ year: 2012 });
});

it('a target that is a direction alone is not forecast, base or none', async () => {
  const table = (base: string): string => `指标名称,计量单位,基期值,2014年,2015年\n己率,%,${base},91,92\n`;
  const plan = 'A06: {targets: [{set: own, trend: increase, text: 逐步提高}]}\n';
  for (const base of ['90', ''])
    expect((await judged(roundOf(rate('A06', '己率'), plan, table(base)))).forecast).toEqual([]);
});

it('a fall from a negative figure is a fall in relative terms too', async () => {
  const negative = rate('A05', '戊率')
    .replace('bounds: [0, 100]', 'bounds: [null, null]')
    .replace('decimals: 1', 'decimals: 2');
  const round = roundOf(
    negative,
    'A05: {targets: [{set: own, atLeast: 0, text: 0%以上}]}\n',
    '指标名称,计量单位,2013年,2014年,2015年\n戊率,%,-1.90,-1.04,-1.06\n',
  );
  const { change } = await judged(round);
  expect(change.difference).toBe('-0.02');
  expect(change.relative).toBeCloseTo(-0.02 / 1.04, 12);
});

describe('A target that contradicts itself', () => {
  it('leaves its indicator unjudged; that no target is left is said of those targets, not of an empty plan', async () => {
    const round = roundOf(
      rate('A01', '甲率'),
      'A01: {targets: [{set: own, atMost: 60, text: 60%以下}]}\n',
      '指标名称,计量单位,2013年,2014年,2015年\n甲率,%,90,91,92\n',
    );
    const { findings } = await check(round);
    expect(findings.filter(({ code }) => code === 'target-contradiction')).toMatchObject([
      { level: '强制性', origin: expect.stringMatching(/^plan\.yaml:1:/) },
    ]);
    expect(findings.filter(({ code }) => code === 'no-own-targets').map(({ message }) => message)).toEqual([
      expect.stringContaining('的本市目标（set: own）都自相矛盾，没有一个可用'),
      expect.stringContaining('的本市目标（set: own）都自相矛盾，没有一个可用'),
    ]);
    expect((await judged(round)).targetSet).toBeNull();
  });
});

describe('What stands under 变化说明 and is no explanation', () => {
  it.each(['=DISPIMG(""ID_9"",1)', '#N/A', '0', '—', '无', '/'])(
    '%s leaves the change to be explained',
    async (words) => {
      const round = roundOf(
        rate('A01', '甲率'),
        'A01: {base: {value: 60}, targets: [{set: own, atLeast: 95, text: 95%以上}]}\n',
        `指标名称,计量单位,2014年,2015年,变化说明\n甲率,%,70,95.6,"${words}"\n`,
      );
      const { findings } = await check(round);
      const codes = findings
        .filter(({ origin }) => origin?.startsWith('workbooks/') === true)
        .map(({ code, level }) => `${level} ${code}`);
      expect(codes).toContain('核实性 large-change');
      expect(codes).not.toContain('提示性 large-change-explained');
    },
  );
});

it('an item that ends in a comma ends in a full stop in the report', async () => {
  const round = roundFolder({
    'notes/体育局.md': '# 妇女发展规划\n\n## 主要做法\n\n- 一是开展健步走活动，\n- 二是举办比赛12场；\n',
  });
  await build(round);
  const xml = strFromU8(
    unzipSync(round.bytes('out/体育局-妇女发展规划-2015.docx'))['word/document.xml'] ?? new Uint8Array(),
  );
  const words = xml.replaceAll(/<[^>]*>/g, '');
  expect(words).toContain('开展健步走活动。');
  expect(words).not.toMatch(/[，；]。/);
});

describe('What nobody can print as it stands', () => {
  const rateA = rate('A01', '甲率');
  const plan = 'A01: {targets: [{set: own, atLeast: 95, text: 95%以上}]}\n';

  it('two heads of one year are one finding: the row is not said to be missing as well', async () => {
    const round = roundOf(
      rateA,
      plan,
      '填报单位：教育局,,,,,\n代码,指标名称,计量单位,2013年,2015年,2015年\nA01,甲率,%,90,91,92\n',
    );
    const { findings } = await check(round);
    expect(findings.filter(({ code }) => code === 'unclear-head')).toHaveLength(1);
    expect(findings.filter(({ code }) => code === 'blank')).toEqual([]);
  });

  it('a blank left in 变化说明 and in the office’s own template is told where it stands', async () => {
    const round = roundOf(
      rateA,
      plan,
      '填报单位：教育局,,,,,\n代码,指标名称,计量单位,2014年,2015年,变化说明\nA01,甲率,%,60,91,因XX政策调整。\n',
    );
    round.write({
      'round.yaml': round.text('round.yaml').replace('dates:', 'templates: own\ndates:'),
      'own/unit-report/policy.hbs': '## 主要做法\n\n{{主要做法}}\n\n全年召开会议××次。\n',
    });
    const { findings } = await check(round);
    expect(
      findings.filter(({ code }) => code === 'unfilled-blank').map(({ origin, level }) => [origin, level]),
    ).toEqual([
      ['workbooks/教育局.csv!教育局!F3', '核实性'],
      ['own/unit-report/policy.hbs:5', '核实性'],
    ]);
  });

  it('a round whose compiler is no unit is read and judged; no document is made of it', async () => {
    const round = roundOf(
      rateA,
      plan,
      '填报单位：教育局,,,,\n代码,指标名称,计量单位,2014年,2015年\nA01,甲率,%,90,91\n',
    );
    round.write({ 'round.yaml': round.text('round.yaml').replace('compiler: 统计局', 'compiler: 统计所') });
    const { findings } = await check(round);
    expect(findings.filter(({ code }) => code === 'unknown-compiler')).toMatchObject([
      { level: '强制性', origin: expect.stringMatching(/^round\.yaml:8:/) },
    ]);
    expect((await judged(round)).attainment).toBe('not-met');
    const built = await fuer('build', round.path);
    expect(built.code).toBe(2);
    expect(built.err).toContain('编写总报告的“统计所”（compiler）不在 units 里');
    expect(round.has('out')).toBe(false);
  });
});

describe('A line that ends in a comma (F22)', () => {
  it('ends in a full stop in the report, and in no two marks', async () => {
    const round = roundFolder({
      'notes/体育局.md':
        '# 妇女发展规划\n\n## 主要做法\n\n- 开展健步走活动，\n- 举办培训班2期、\n\n## 存在问题\n\n- 场地不足，\n',
    });
    await build(round);
    const text = strFromU8(
      unzipSync(new Uint8Array(round.bytes('out/体育局-妇女发展规划-2015.docx')))['word/document.xml'] ??
        new Uint8Array(),
    ).replace(/<[^>]*>/g, '');
    expect(text).toContain('开展健步走活动。');
    expect(text).toContain('举办培训班2期。');
    expect(text).toContain('场地不足。');
    expect(text).not.toMatch(/[，、]。/);
  });
});
