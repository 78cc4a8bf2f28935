import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { laterDate, raisedRound, weekendDates } from '../../src/pipeline/preparing/raised-round.ts';
import { parseRound } from '../../src/indicators/round.ts';
import { readWordNote } from '../../src/formats/docx/read/read-note.ts';
import { valueOf } from '../indicators/laid-register.ts';
import { emptyFolder, fuer, roundFolder } from './a-round-folder.ts';

const firstRound = `# 我市的设置
area: {name: 云溪市, self: 我市}
year: 2014   # 本年
register: register.yaml
plans:
  women:    {title: 云溪市妇女发展规划（2014—2016年）, base: 2013, target: 2016}
  children: {title: 云溪市儿童发展规划（2014—2016年）, base: 2013, target: 2016}
compiler: 统计局
units:
  - {name: 教育局, role: key}
  - {name: 体育局, role: key}
  - {name: 统计局, role: member}
due: {tables: 2015-05-19, reports: 2015-05-25, general: 2015-06-10}
dates: {reports: 2015-05-25, general: 2015-06-08}
letterhead: {general: {mark: 云溪市统计局文件, number: 云统〔2015〕3号, issued: 2015-06-08}}
`;

const table = (unit: string, year: number, rows: readonly string[]): string =>
  `填报单位：${unit},,,\n代码,指标名称,计量单位,${year}年\n${rows.join('\n')}\n`;

const handedIn = (year: number, [c25, c27, w18]: readonly [string, string, string]) => ({
  'workbooks/教育局.csv': table('教育局', year, [`C25,九年义务教育巩固率,%,${c25}`, `C27,高中阶段毛入学率,%,${c27}`]),
  'workbooks/体育局.csv': table('体育局', year, [`W18,城乡妇女国民体质测定合格率,%,${w18}`]),
});

describe('Three years of one plan', { timeout: 120_000 }, () => {
  it('follow from each other to the closing year; after it new plans are asked for', async () => {
    const first = roundFolder({ 'round.yaml': firstRound, ...handedIn(2014, ['95.1', '84.6', '89.3']) });
    first.write({ 'register.yaml': first.text('register.yaml'), 'decisions.yaml': decided });
    const folders = emptyFolder();
    const [second, third] = [join(folders, '2015'), join(folders, '2016')];

    const made = await fuer('next', first.path, second);
    expect(made).toMatchObject({ code: 0, err: '' });
    expect(made.out).toContain('year：2014 → 2015');
    expect(made.out).toContain('due.tables：2015-05-19 → 2016-05-19');
    expect(made.out).toContain('2014年的这些表还没有都定稿，按现在的数据写成');
    const round = readFileSync(join(second, 'round.yaml'), 'utf8');
    expect(round).toContain('# 我市的设置');
    expect(round).toContain('year: 2015   # 本年');
    expect(round).toContain('（2014—2016年）');
    expect(round).not.toContain('〔2015〕');
    expect(readFileSync(join(second, 'plan.yaml'), 'utf8')).toBe(first.text('plan.yaml'));
    expect(readFileSync(join(second, 'decisions.yaml'), 'utf8')).not.toContain('张三来电');
    // The register that the settings name lies in the round: it goes along.
    expect(readFileSync(join(second, 'register.yaml'), 'utf8')).toBe(first.text('register.yaml'));

    // What was promised is asked in the forms by name, and printed as answered.
    const promises = readFileSync(join(second, 'promises.yaml'), 'utf8');
    expect(promises).toContain('2016年9月底前完成布点。');
    await fuer('forms', second);
    const form = noteLines(join(second, 'forms', '教育局-材料.docx'));
    expect(form).toContain('上年建议办理情况');
    expect(form.join('\n')).toMatch(/请写办理情况：此前提出“2016年9月底前完成布点。”/);
    expect(form.join('\n')).toMatch(/此前反映的问题“场所分布不均。”/);
    write(second, {
      ...handedIn(2015, ['95.4', '85.0', '88.9']),
      'notes/教育局.md': `# 儿童发展规划\n\n## 上年建议办理情况\n\n- 场所布点已经全部完成，新增6处。\n\n## 主要做法\n\n- 印发方案。\n`,
    });
    expect((await fuer('build', second, '--draft')).err).toBe('');
    const report = noteLines(join(second, 'out', '教育局-儿童发展规划-2015.docx')).join('\n');
    expect(report).toMatch(/上年建议办理情况。[^\n]*场所布点已经全部完成，新增6处。/);
    // Last year's figures are history: 85.0 beside 84.6.
    expect(report).toContain('但比上年提高0.4个百分点');

    expect((await fuer('next', second, third)).code).toBe(0);
    write(third, handedIn(2016, ['96.2', '90.1', '90.4']));
    expect((await fuer('build', third, '--draft')).err).toBe('');
    const closing = noteLines(join(third, 'out', '教育局-儿童发展规划-2016.docx')).join('\n');
    // A closing report looks back to the base: 94.2. Last year's 95.4 is history again.
    expect(closing).toContain('九年义务教育巩固率为96.2%，比基期2013年提高2.0个百分点');
    const figures = (await fuer('assess', third, '--json')).out;
    expect(JSON.parse(figures)).toContainEqual(expect.objectContaining({ value: '96.2', previous: '95.4' }));
    const judged = JSON.parse((await fuer('assess', third, '--json')).out) as {
      indicator: string;
      path: { year: number; value?: string }[];
    }[];
    expect(judged.find(({ indicator }) => indicator === 'C25')?.path.map(({ year, value }) => [year, value])).toEqual([
      [2014, '95.1'],
      [2015, '95.4'],
      [2016, '96.2'],
    ]);

    const over = await fuer('next', third, join(folders, '2017'));
    expect(over.code).toBe(2);
    expect(over.err).toContain('到2016年已经期满');
    expect(over.err).toContain('--plans 2017-2026');
    const fresh = join(folders, '新一期');
    expect(await fuer('next', third, fresh, '--plans', '2017-2020')).toMatchObject({ code: 0, err: '' });
    const plans = readFileSync(join(fresh, 'round.yaml'), 'utf8');
    expect(plans).toContain('云溪市妇女发展规划（2017—2020年）", base: 2016, target: 2020');
    expect(readFileSync(join(fresh, 'plan.yaml'), 'utf8')).not.toMatch(/^C25/m);
  });
});

describe('The raised settings', () => {
  it('keep what no year stands in, and the years of a plan', () => {
    const round = valueOf(parseRound({ file: 'round.yaml', text: firstRound })).value;
    const { text } = raisedRound(firstRound, round, null, '../register.yaml');
    expect(text).toBe(
      firstRound
        .replace('year: 2014', 'year: 2015')
        .replace('register: register.yaml', 'register: ../register.yaml')
        .replaceAll('2015-0', '2016-0')
        .replace('number: 云统〔2015〕3号, issued: 2016-06-08', 'number: "", issued: ""'),
    );
  });

  it('know titles of one year, and empty what has come in', () => {
    const text = `${firstRound}titles:
  annual: 重点监测统计年报表（云溪市2014年报表）
  warning: 《{{规划全称}}》监测预警情况表（{{年份}}年度）
received: {教育局: 2015-05-18}
`;
    const round = valueOf(parseRound({ file: 'round.yaml', text })).value;
    const raised = raisedRound(text, round, null, null);
    expect(raised.text).toContain('annual: "重点监测统计年报表（云溪市2015年报表）"');
    expect(raised.text).toContain('warning: 《{{规划全称}}》监测预警情况表（{{年份}}年度）\n');
    expect(valueOf(parseRound({ file: 'round.yaml', text: raised.text })).value.received).toEqual({});
  });

  it('know a leap day and a Sunday', () => {
    expect(laterDate('2016-02-29')).toBe('2017-02-28');
    expect(weekendDates({ due: { tables: '2016-05-22' }, dates: { reports: '2016-05-25' } })).toEqual([
      '2016-05-22（星期日）',
    ]);
  });
});

const decided = `- correct: {indicator: C25, year: 2014, value: 95.1}
  reason: 张三来电
  by: 张三
  date: 2015-05-20
`;

function write(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
}

function noteLines(path: string): readonly string[] {
  const reading = readWordNote(path, readFileSync(path));
  if (reading.verdict === 'refused') throw new Error(reading.problem.message);
  return reading.content.lines.map(({ text }) => text);
}
