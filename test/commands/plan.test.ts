import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Document, Packer, Paragraph, Table, TableCell, TableRow } from 'docx';
import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { takePastedRows } from '../../src/pipeline/preparing/plan-table.ts';
import { openRound } from '../../src/project/project.ts';
import { emptyFolder, fuer, roundFolder } from './a-round-folder.ts';

const packagedRound = {
  'round.yaml': `
area: {name: 云溪市, self: 我市}
year: 2022
plans:
  women:    {title: 云溪市妇女发展规划（2021—2030年）, base: 2020, target: 2030}
  children: {title: 云溪市儿童发展规划（2021—2030年）, base: 2020, target: 2030}
compiler: 统计局
units:
  - {name: 卫生健康局, role: key, aliases: [卫健局, 卫生局]}
  - {name: 民政局, role: key}
  - {name: 教育局, role: key}
  - {name: 妇联, role: member}
  - {name: 统计局, role: member}
`,
  'plan.yaml': `# 本市规划，张三整理
W05: {base: {value: 93.5}, targets: [{set: own, atLeast: 95, text: 95%以上}]} # 系统管理率

# 妇女 · 健康
# W02: {base: {value: 数字}, targets: [{set: own, atMost: 数字, text: 规划怎样写}]}   # 孕产妇死亡率（1/10万；卫生健康局）
`,
  'register.yaml': null,
  'workbooks/教育局.csv': null,
  'workbooks/体育局.csv': null,
  'notes/教育局.md': null,
  'notes/体育局.md': null,
} as const;

const targetTable = `云溪市妇女发展规划主要目标,,,,,,,
序号,指标名称,计量单位,2020年基期值,2025年目标,2030年目标值,牵头单位,配合单位
1,孕产妇死亡率,1/10万,10.20,13,下降到12/10万以下，城乡差距缩小,市卫健局,市妇联
2,孕产妇系统管理率,%,93.5,,90%以上,卫生健康局,
3,居委会成员中女性比例,%,48.3,,保持在50%左右,民政局,
4,妇女常见病筛查率,%,75.1%,80,≥85%,卫生健康局,
5,宫颈癌人群筛查率,‰,,,达到70%以上,卫生健康局,
6,妇女幸福率,%,,,80%以上,妇联,
7,妇女贫困发生率,%,,,基本消除,民政局,
`;

describe("The plan's own table", { timeout: 30_000 }, () => {
  it('sets the target of the second plan of an indicator that both have', () => {
    const { path } = roundFolder({
      ...packagedRound,
      'plan.yaml':
        'W50: {targets: [{set: own, plan: women, atLeast: 98, text: "98%以上"}]} # 卫生厕所\nW05: {targets: [{set: own, atLeast: 95}]}\n',
    });
    const opening = openRound(path);
    if (opening.verdict !== 'opened') throw new Error('no round');
    const rows = [
      ['主要目标', '计量单位', '目标值'],
      ['农村卫生厕所普及率', '%', '90%以上'],
    ];
    const taking = takePastedRows(opening.project.files, rows, 'children');
    if (taking.verdict === 'failed') throw new Error(JSON.stringify(taking.findings));
    expect(taking.value.text.split('\n')[0]).toContain(
      'targets: [{set: own, plan: women, atLeast: 98, text: "98%以上"}, {',
    );
    expect(taking.value.text).toContain('# 卫生厕所');
    expect(taking.value.entries.map(({ indicator, text }) => [indicator.code, text])).toEqual([['W50', '90%以上']]);
    const again = takePastedRows(
      { ...opening.project.files, plan: { file: 'plan.yaml', text: taking.value.text } },
      rows,
      'children',
    );
    expect(again.verdict === 'ok' && again.value.entries).toEqual([]);
  });

  it('becomes entries of plan.yaml; what stands there stays letter for letter', async () => {
    const round = roundFolder(packagedRound);
    round.write({ '目标表.csv': targetTable });
    const run = await fuer('plan', join(round.path, '目标表.csv'), round.path, '--plan', 'women');
    expect(run).toMatchObject({ code: 0, err: '' });
    expect(round.text('plan.yaml')).toBe(`# 本市规划，张三整理
W05: {base: {value: 93.5}, targets: [{set: own, atLeast: 95, text: 95%以上}]} # 系统管理率

# 妇女 · 健康
W02: {base: {value: 10.2}, targets: [{set: own, atMost: 12, text: "下降到12/10万以下，城乡差距缩小"}], milestones: {2025: 13}, units: {lead: 卫生健康局, with: [妇联]}} # 孕产妇死亡率：不高于12（1/10万）

# 读自 目标表.csv
W37: {base: {value: 48.3}, targets: [{set: own, around: {value: 50}, text: "保持在50%左右"}]} # 居委会成员女性比例：50左右（%），上下幅度待确认
W04: {base: {value: 75.1}, targets: [{set: own, atLeast: 85, text: "≥85%"}], milestones: {2025: 80}} # 妇女常见病筛查率：不低于85（%）
`);
    expect(run.out).toContain('“城乡差距缩小”没有限值');
    expect(run.out).toContain('“孕产妇系统管理率”（W05）plan.yaml 里已经有，没有改动');
    expect(run.out).toContain('计量单位表里是“‰”，登记册是“%”');
    expect(run.out).toContain('登记册里没有指标“妇女幸福率”');
    expect(run.out).toContain('目标表.csv!目标表!B8');
    // Read once more, what is there is told in one line.
    const again = await fuer('plan', join(round.path, '目标表.csv'), round.path, '--plan', 'women');
    expect(again.out).toContain('3项 plan.yaml 里已经有，目标与表里的一样，没有改动：W02、W37、W04。');
  });

  it('of 左右 waits for its tolerance: said by check, judged by nothing', async () => {
    const round = roundFolder(packagedRound);
    round.write({ '目标表.csv': targetTable });
    await fuer('plan', join(round.path, '目标表.csv'), round.path, '--plan', '妇女');
    const { findings } = JSON.parse((await fuer('check', round.path, '--json')).out) as {
      findings: { code: string; message: string; origin: string }[];
    };
    expect(findings.filter(({ code }) => code === 'target-unconfirmed')).toMatchObject([
      { message: '“居委会成员女性比例”（W37）的目标“保持在50%左右”没有写允许上下多少，先不判定。' },
    ]);
    const judged = JSON.parse((await fuer('assess', round.path, '--json')).out) as {
      indicator: string;
      targetSet: string | null;
    }[];
    expect(judged.filter(({ indicator }) => indicator === 'W37').map(({ targetSet }) => targetSet)).toEqual([null]);
  });

  it('is read from a workbook with a head of two rows, and from last year’s warning table', async () => {
    const round = roundFolder(packagedRound);
    const workbook = new ExcelJS.Workbook();
    const sheet = workbook.addWorksheet('儿童');
    sheet.addRows([
      ['序号', '指标', '单位', '基期值', '目标值', null, '2021年', '责任单位'],
      [null, null, null, '2020年', '2025年', '2030年', null, null],
      [1, '婴儿死亡率', '‰', 3.2, 5, '降至5.0‰以下', 3.1, '卫生健康局'],
      [2, '九年义务教育巩固率', '%', 0.985, 0.99, 0.995, 0.98, '教育局'],
    ]);
    for (const range of ['A1:A2', 'B1:B2', 'C1:C2', 'E1:F1', 'G1:G2', 'H1:H2']) sheet.mergeCells(range);
    for (const cell of ['D4', 'E4', 'F4', 'G4']) sheet.getCell(cell).numFmt = '0.0%';
    const file = join(round.path, '预警表.xlsx');
    writeFileSync(file, Buffer.from(await workbook.xlsx.writeBuffer()));
    const run = await fuer('plan', file, round.path, '--plan', 'children');
    expect(run).toMatchObject({ code: 0, err: '' });
    expect(round.text('plan.yaml')).toContain(
      'C01: {base: {value: 3.2}, targets: [{set: own, atMost: 5, text: "降至5.0‰以下"}], milestones: {2025: 5}}',
    );
    expect(round.text('plan.yaml')).toContain(
      'C25: {base: {value: 98.5}, targets: [{set: own, atLeast: 99.5, text: "99.5%"}], milestones: {2025: 99}}',
    );
  });

  it('is read from a Word 责任分解书 of sentences, several targets in one', async () => {
    const round = roundFolder(packagedRound);
    const row = (...words: readonly string[]) =>
      new TableRow({ children: words.map((text) => new TableCell({ children: [new Paragraph(text)] })) });
    const document = new Document({
      sections: [
        {
          children: [
            new Paragraph('云溪市儿童发展规划目标责任分解书'),
            new Table({
              rows: [
                row('序号', '主要目标', '牵头单位', '配合单位'),
                row('1', '新生儿、婴儿和5岁以下儿童死亡率分别降至3.0‰、5.0‰和6.0‰以下。', '卫生健康局', '教育局、妇联'),
                row('2', '九年义务教育巩固率提高到99%以上，特殊教育更加普惠。', '教育局', ''),
                row('3', '健全儿童福利制度。', '民政局', ''),
              ],
            }),
          ],
        },
      ],
    }); // prettier-ignore
    const file = join(round.path, '分解书.docx');
    writeFileSync(file, await Packer.toBuffer(document));
    const run = await fuer('plan', file, round.path, '--plan', 'children', '--json');
    const { entries, findings } = JSON.parse(run.out) as {
      entries: { name: string; understood: string; units: unknown }[];
      findings: { message: string }[];
    };
    expect(entries.map(({ name, understood }) => `${name}：${understood}`)).toEqual([
      '新生儿死亡率：不高于3（‰）',
      '婴儿死亡率：不高于5（‰）',
      '5岁以下儿童死亡率：不高于6（‰）',
      '九年义务教育巩固率：不低于99（%）',
    ]);
    expect(entries[0]?.units).toEqual({ lead: ['卫生健康局'], with: ['教育局', '妇联'] });
    expect(findings.map(({ message }) => message)).toEqual(['“健全儿童福利制度”没有读出是哪个指标的目标。']);
  });

  it('is taken as pasted rows too', () => {
    const round = roundFolder(packagedRound);
    const opening = openRound(round.path);
    if (opening.verdict !== 'opened') throw new Error('the round cannot be opened');
    const rows = targetTable.split('\n').map((line) => line.split(','));
    const taking = takePastedRows(opening.project.files, rows, 'women');
    expect(taking.verdict === 'ok' && taking.value.entries.map(({ indicator }) => indicator.code)).toEqual([
      'W02',
      'W37',
      'W04',
    ]);
  });

  it('that is none is said, and nothing is written', async () => {
    const round = roundFolder(packagedRound);
    const file = join(emptyFolder(), '别的.csv');
    writeFileSync(file, '姓名,电话\n张三,1\n');
    const run = await fuer('plan', file, round.path, '--plan', 'women');
    expect(run.code).toBe(2);
    expect(run.err).toContain('别的.csv 里没有找到目标表');
    expect(run.err).toContain('指标名称');
    expect(round.text('plan.yaml')).toBe(packagedRound['plan.yaml']);
  });
});

/** What a plan leaves out is said by its people; the program only makes the lines and the list. */
describe('What the table does not list', { timeout: 30_000 }, () => {
  const children = (rows: string): string =>
    `云溪市儿童发展规划主要目标,,,\n指标名称,计量单位,2030年目标值,牵头单位\n婴儿死亡率,‰,降至5.0‰以下,卫生健康局\n${rows}`;

  it('is told, and written as omit where that is asked for, each listed', async () => {
    const round = roundFolder(packagedRound);
    round.write({ '目标表.csv': targetTable });
    const told = await fuer('plan', join(round.path, '目标表.csv'), round.path, '--plan', 'women', '--try');
    const count = Number(/这张表没有列的还有(\d+)项/u.exec(told.out)?.[1]);
    expect(count).toBeGreaterThan(10);
    expect(told.out).toContain('--未列');

    const run = await fuer('plan', join(round.path, '目标表.csv'), round.path, '--规划', '妇女', '--未列');
    const plan = round.text('plan.yaml');
    const lines = plan.split('\n').filter((line) => line.includes('omit: '));
    expect(lines).toHaveLength(count);
    expect(plan).toContain('# 目标表.csv 没有列的，请逐项核对；规划列了的，删去那一行');
    // Of both plans, this one alone.
    expect(lines).toContain('W16: {omit: {women: 本市规划未列}} # 婚前医学检查率');
    for (const line of lines) expect(run.out).toContain(line.slice(0, line.indexOf(':')));
    // What stands in the table, understood or not, what plan.yaml has, and what no unit of the round answers for.
    for (const code of ['W02', 'W04', 'W05', 'W37', 'W60', 'C01'])
      expect(lines.filter((line) => line.startsWith(`${code}:`))).toEqual([]);
    expect(run.out).toContain('表里有');
    expect((await fuer('check', round.path, '--json')).out).not.toContain('invalid-configuration');
    const judged = JSON.parse((await fuer('assess', round.path, '--json')).out) as {
      indicator: string;
      plan: string;
    }[];
    const women = judged.filter((one) => one.plan === 'women').map(({ indicator }) => indicator);
    for (const line of lines) expect(women).not.toContain(line.slice(0, line.indexOf(':')));
    expect(judged).toContainEqual(expect.objectContaining({ indicator: 'W16', plan: 'children' }));
    // A second time there is nothing more to leave out.
    const again = await fuer('plan', join(round.path, '目标表.csv'), round.path, '--plan', 'women', '--omit');
    expect(round.text('plan.yaml')).toBe(plan);
    expect(again.out).not.toContain('没有列的');
  });

  it('by one plan has its target where the other plan lists it, and is left out of both where neither does', async () => {
    const round = roundFolder(packagedRound);
    round.write({ '妇女.csv': targetTable, '儿童.csv': children('婚前医学检查率,%,70%以上,卫生健康局\n') });
    await fuer('plan', join(round.path, '妇女.csv'), round.path, '--plan', 'women', '--omit');
    await fuer('plan', join(round.path, '儿童.csv'), round.path, '--plan', 'children', '--omit');
    const listed = round
      .text('plan.yaml')
      .split('\n')
      .find((line) => line.startsWith('W16:'));
    expect(listed).toMatch(/omit: \{women: 本市规划未列\}.*targets: \[\{set: own, plan: children, atLeast: 70/u);

    const neither = roundFolder(packagedRound);
    neither.write({ '妇女.csv': targetTable, '儿童.csv': children('') });
    await fuer('plan', join(neither.path, '妇女.csv'), neither.path, '--plan', 'women', '--omit');
    await fuer('plan', join(neither.path, '儿童.csv'), neither.path, '--plan', 'children', '--omit');
    const left = neither
      .text('plan.yaml')
      .split('\n')
      .find((line) => line.startsWith('W16:'));
    expect(left).toBe('W16: {omit: {women: 本市规划未列, children: 本市规划未列}} # 婚前医学检查率');
  });

  it('and stands in the table after all is told at its omit', async () => {
    const round = roundFolder({ ...packagedRound, 'plan.yaml': 'C01: {omit: 本市规划未列}\n' });
    round.write({ '儿童.csv': children('') });
    const run = await fuer('plan', join(round.path, '儿童.csv'), round.path, '--plan', 'children');
    expect(run.out).toContain('“婴儿死亡率”（C01）plan.yaml 里写了 omit，表里却列着，没有改动');
    expect(round.text('plan.yaml')).toContain('C01: {omit: 本市规划未列}');
  });
});
