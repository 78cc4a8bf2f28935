/** The cases that offices meet every year: each must end in a finding that says what to do, never in a breakdown. */
import { describe, expect, it } from 'vitest';
import { build, check, educationTable, fuer, roundFolder, sportsTable } from './a-round-folder.ts';

const old = Buffer.from('d0cf11e0a1b11ae1', 'hex');

describe('A clear finding', { timeout: 30_000 }, () => {
  it('is given for a note that is missing, with whom to ring', async () => {
    const result = await check(roundFolder({ 'notes/教育局.md': null }));
    expect(result.code).toBe(0);
    expect(result.findings.filter(({ code }) => code === 'missing-notes')).toMatchObject([
      { level: '核实性', unit: '教育局', hint: expect.stringContaining('李老师') },
    ]);
  });

  it('is given for an empty workbook, whose unit’s documents are withheld', async () => {
    const round = roundFolder({ 'workbooks/教育局.csv': null, 'workbooks/教育局.xlsx': '' });
    const result = await build(round);
    expect(result.code).toBe(1);
    expect(result.findings.filter(({ code }) => code === 'unreadable-file')).toMatchObject([
      {
        level: '强制性',
        unit: '教育局',
        origin: 'workbooks/教育局.xlsx',
        message: expect.stringContaining('文件是空的'),
      },
    ]);
    const withheld = result.documents.filter(({ state }) => state === 'withheld').map(({ path }) => path);
    expect(withheld).toContain('out/教育局-儿童发展规划-2015.docx');
    expect(withheld).not.toContain('out/体育局-妇女发展规划-2015.docx');
  });

  it('is given for a workbook of a unit that the round does not know', async () => {
    const table = educationTable.replace('教育局', '气象局');
    const result = await check(roundFolder({ 'workbooks/气象局.csv': table }));
    expect(result.findings.find(({ code }) => code === 'unknown-unit')).toMatchObject({ level: '核实性' });
  });

  it('is given for an indicator that nobody reported', async () => {
    const table = educationTable.replace(/^C27.*\n/m, '');
    const result = await check(roundFolder({ 'workbooks/教育局.csv': table }));
    expect(result.findings.filter(({ code }) => code === 'blank')).toMatchObject([
      { level: '核实性', unit: '教育局', indicator: 'C27' },
    ]);
  });

  it('is given for a year without any figures, and the build still runs', async () => {
    const result = await build(roundFolder({ 'workbooks/教育局.csv': null, 'workbooks/体育局.csv': null }));
    expect(result.code).toBe(0);
    expect(result.findings.filter(({ code }) => code === 'missing-workbook').map(({ unit }) => unit)).toEqual([
      '教育局',
      '体育局',
    ]);
    expect(result.documents.map(({ state }) => state)).not.toContain('withheld');
    // The table is asked for once: not once more for each figure that it would hold.
    const asked = result.findings.filter(({ code }) => code === 'placeholder').map(({ message }) => message);
    expect(asked.filter((message) => message.includes('无数据的原因'))).toEqual([]);
  });

  it('is given for last year’s table handed in once more, and the general report stays a draft until it is accepted', async () => {
    const round = roundFolder();
    round.write({
      'workbooks/体育局.csv': sportsTable.replace(/,[^,]*$/gmu, ''),
      'notes/体育局.md': `${round.text('notes/体育局.md')}\n## 变化说明\n\n- W18 2015年没有开展测定，暂无数据。\n`,
    });
    const states = async (): Promise<Record<string, string>> =>
      Object.fromEntries((await build(round)).documents.map(({ path, state }) => [path, state]));
    const [general, own] = ['out/统计局-总报告-2015.docx', 'out/体育局-妇女发展规划-2015.docx'];
    expect(await states()).toMatchObject({ [general]: 'draft', [own]: 'draft' });
    const { findings } = await check(round);
    expect(findings.find(({ code }) => code === 'missing-workbook')?.message).toBe(
      '体育局的报表里没有2015年的数字，只有往年的；其负责的指标有1项。',
    );
    round.write({
      'decisions.yaml': `- accept: {finding: missing-workbook, at: 体育局}
  reason: 2015年未开展测定
  by: 张三
  date: 2016-05-20
`,
    });
    expect(await states()).toMatchObject({ [general]: 'written', [own]: 'written' });
    expect((await fuer('issue', round.path)).out).not.toContain('统计局-总报告-2015.docx');
  });

  it('is given for an old workbook that was only renamed, and for one with the old ending', async () => {
    const round = roundFolder({
      'workbooks/教育局.csv': null,
      'workbooks/教育局.xlsx': old,
      'workbooks/体育局.xls': old,
    });
    const result = await check(round);
    const found = result.findings.filter(({ code }) => code === 'unreadable-file');
    expect(found.map(({ unit, level }) => [unit, level])).toEqual([
      ['教育局', '强制性'],
      ['体育局', '强制性'],
    ]);
    for (const { hint } of found) expect(hint).toContain('另存为');
  });

  it('is given for files and folders that are not read; lock files and hidden ones are passed over', async () => {
    const round = roundFolder({
      'workbooks/~$教育局.xlsx': 'lock',
      'workbooks/.DS_Store': 'hidden',
      'workbooks/Thumbs.db': 'hidden',
      'workbooks/盖章扫描件.pdf': '%PDF-1.4',
      'workbooks/补报/教育局.csv': educationTable,
      'workbooks/空文件夹/.gitkeep': '',
      'notes/体育局.wps': 'x',
    });
    const result = await check(round);
    const found = result.findings.filter(({ code }) => code === 'unreadable-file');
    expect(found.map(({ origin, level }) => [origin, level]).toSorted()).toEqual(
      [
        ['notes/体育局.wps', '强制性'],
        ['workbooks/盖章扫描件.pdf', '提示性'],
        ['workbooks/补报', '核实性'],
        ['workbooks/空文件夹', '提示性'],
      ].toSorted(),
    );
  });

  it('is given for every mistake in the settings at once, at line and column, before any figure is read', async () => {
    const round = roundFolder({
      'plan.yaml': 'C25: {base: {value: abc}}\nC99: {base: {value: 1}}\n',
      'decisions.yaml':
        '- choose: {indicator: C25, year: 2015, value: 95.4, from: "workbooks/教育局.csv!教育局!F3"}\n  reason: 核实\n  by: 张三\n',
      'workbooks/教育局.csv': 'not, a, table',
    });
    const run = await fuer('check', round.path);
    expect(run).toMatchObject({ code: 2, out: '' });
    expect(run.err.split('\n')[0]).toBe('本轮的设置文件有2处要改正，没有读取数据：');
    expect(run.err).toContain('plan.yaml:1:21 “C25的base的value”有误：应为数字，如 95 或 12.10，现写“abc”。');
    expect(run.err).toContain('decisions.yaml:1:3 缺少“第1条的date”');
    expect(run.err).not.toContain(' at ');
    const json = await fuer('check', round.path, '--json');
    expect(json.code).toBe(2);
    expect(JSON.parse(json.out)).toMatchObject({
      figures: [],
      findings: [{ code: 'invalid-configuration' }, { code: 'invalid-configuration' }],
    });
  });

  it('is given for a register that is not there, at the line that names it', async () => {
    const round = roundFolder({ 'register.yaml': null });
    const run = await fuer('build', round.path);
    expect(run.code).toBe(2);
    expect(run.err).toContain('round.yaml:4:11 没有找到指标登记册“register.yaml”。');
    expect(run.err).toContain('要用程序自带的，请删去 register 这一行。');
  });

  it('is given for a template with a name that does not exist, before workbooks are looked at', async () => {
    const round = roundFolder({
      'templates/phrases.yaml': '保持达标: "{{指标}}为{{本年数}}"\n',
      'workbooks/教育局.xlsx': old,
    });
    round.write({ 'round.yaml': `${round.text('round.yaml')}templates: templates\n` });
    const run = await fuer('build', round.path);
    expect(run.code).toBe(2);
    expect(run.err).toContain('templates/phrases.yaml:1:');
    expect(run.err).toContain('名称“本年数”不存在。是否应为“本年值”？');
    expect(run.err).not.toContain('workbooks');
  });

  it('is given for a unit of plan.yaml that the round does not have', async () => {
    const round = roundFolder();
    round.write({ 'plan.yaml': round.text('plan.yaml').replace('C27: {', 'C27: {units: [教育据], ') });
    const result = await check(round);
    expect(result.findings.find(({ code }) => code === 'unknown-unit')).toMatchObject({
      origin: 'plan.yaml:3:15',
      hint: '是否应为“教育局”？是的，请改正名称，或把“教育据”写进它的 aliases；不是的，请在 round.yaml 的 units 里加上，如 - {name: 教育据, role: member}。',
    });
  });

  it('is given for decisions.yml, which would be passed over', async () => {
    const run = await fuer('check', roundFolder({ 'decisions.yml': '[]' }).path);
    expect(run.code).toBe(2);
    expect(run.err).toContain('请改名为 decisions.yaml');
  });

  it('is given for an unreadable note, which withholds its unit’s reports and not the general one', async () => {
    const round = roundFolder({ 'notes/体育局.md': null, 'notes/体育局.docx': 'PK' });
    const result = await build(round);
    expect(result.documents.filter(({ state }) => state === 'withheld').map(({ path }) => path)).toEqual([
      'out/体育局-妇女发展规划-2015.docx',
      'out/体育局-儿童发展规划-2015.docx',
    ]);
  });

  it('lets another unit’s error leave a unit’s documents alone', async () => {
    const result = await build(roundFolder({ 'workbooks/体育局.csv': sportsTable.replace('88.9', '九十') }));
    const withheld = result.documents.filter(({ state }) => state === 'withheld').map(({ path }) => path);
    expect(withheld).toContain('out/体育局-妇女发展规划-2015.docx');
    expect(withheld.filter((path) => path.includes('教育局'))).toEqual([]);
  });
});

describe('A round without plan.yaml', () => {
  it('is neither built nor issued, and is checked with a word on it', async () => {
    const round = roundFolder({ 'plan.yaml': null });
    for (const command of ['build', 'issue']) {
      const run = await fuer(command, round.path);
      expect(run).toMatchObject({ code: 2, out: '' });
      expect(run.err).toContain('本轮没有 plan.yaml，不知道本市规划的基期值和目标。');
    }
    const check = await fuer('check', round.path);
    expect(check.code).toBe(1);
    expect(check.out).toContain('本轮没有 plan.yaml');
  });
});
