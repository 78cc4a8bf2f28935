import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { meaningOfFolder } from '../../src/pipeline/folder-name.ts';
import { emptyFolder, fuer } from './a-round-folder.ts';

// The packaged register and templates are read whole here.
describe('A new round', { timeout: 30_000 }, () => {
  it('can be built at once: it runs, writes reports, and says what is missing', async () => {
    const folder = join(emptyFolder(), '新一轮');
    const made = await fuer('init', folder, '--area', '云溪市', '--year', '2015');
    expect(made).toMatchObject({ code: 0, err: '' });
    expect(readdirSync(folder).toSorted()).toEqual(
      [
        'decisions.yaml',
        'history',
        'ledger.yaml',
        'notes',
        'plan.yaml',
        'reference',
        'round.yaml',
        'workbooks',
      ].toSorted(),
    );
    const built = await fuer('build', folder, '--unit', '教育局');
    // No target is set yet: said as 强制性 at round.yaml, while the documents are written.
    expect(built).toMatchObject({ code: 1, err: '' });
    expect(built.out).toContain('缺表格的单位：');
    expect(built.out).toContain('缺文字材料（或缺其中一个规划）的单位：');
    expect(readdirSync(join(folder, 'out'))).toContain('教育局-妇女发展规划-2015.docx');
  });

  it('asks nothing of the register’s placeholders: hints in forms are comments and enter no report', async () => {
    const folder = join(emptyFolder(), '新一轮');
    await fuer('init', folder);
    const { findings } = JSON.parse((await fuer('check', folder, '--json')).out) as {
      findings: { code: string; message: string }[];
    };
    expect(findings.filter(({ code }) => code === 'placeholder').map(({ message }) => message)).toEqual([
      expect.stringContaining('提请审定的事项'),
    ]);
    const codes = new Set(findings.map(({ code }) => code));
    expect([...codes].toSorted()).toEqual([
      'missing-notes',
      'missing-workbook',
      'no-own-targets',
      // 呈阅件: nothing is judged yet, so the round asks for nothing by itself.
      'placeholder',
      'targets-left-aside',
      'unconfirmed-indicators',
    ]);
  });

  it('says what comes next in commands that can be typed, whatever the folder is called', async () => {
    const folder = join(emptyFolder(), '新 一轮');
    const { out } = await fuer('init', folder);
    expect(out).toContain(`运行 fuer check "${folder}"，再运行 fuer build "${folder}"。`);
    expect(out).toContain(`打开 ${join(folder, 'plan.yaml')} 填`);
  });

  it('is never put over files that are there', async () => {
    const folder = emptyFolder();
    writeFileSync(join(folder, '重要.txt'), '');
    const run = await fuer('init', folder);
    expect(run).toMatchObject({ code: 2, out: '' });
    expect(run.err).toContain('不是空的，没有新建');
    expect(readdirSync(folder)).toEqual(['重要.txt']);
  });

  it('may go into an empty folder, and takes an area’s name as words, whatever it holds', async () => {
    const folder = join(emptyFolder(), '空');
    mkdirSync(folder);
    await fuer('init', folder, '--area', '某"市: {x}\n# y');
    const run = await fuer('check', folder);
    expect(run).toMatchObject({ code: 1, err: '' });
    expect(run.out).toContain('plan.yaml 里没有一个本市目标');
  });
});

describe('A new round’s name and year', { timeout: 30_000 }, () => {
  it.each([
    ['云和市-2022', { area: '云和市', year: 2022 }],
    ['D:\\监测\\鹤山市2015年', { area: '鹤山市', year: 2015 }],
    ['我市-2015', { area: null, year: 2015 }],
    ['景宁县 2023', { area: '景宁县', year: 2023 }],
    ['round1', { area: null, year: null }],
  ])('are read from the folder %s', (name, meaning) => {
    expect(meaningOfFolder(name)).toEqual(meaning);
  });

  it('stand in its settings, with the province to compare with', async () => {
    const folder = join(emptyFolder(), '景宁县-2023');
    const { out } = await fuer('init', folder, '--province', '浙江省');
    expect(out).toContain('（景宁县，2023年度）');
    const text = readFileSync(join(folder, 'round.yaml'), 'utf8');
    expect(text).toContain('area: {name: "景宁县", self: 我县}');
    expect(text).toContain('year: 2023');
    expect(text).toContain('（2021—2030年）');
    expect(text).toContain('- {id: province, name: 全省, role: average, aliases: ["浙江省", 全省平均]}');
    expect((await fuer('check', folder)).err).toBe('');
  });

  it('lets the outlines of notes follow a unit that was renamed, and keeps what somebody wrote', async () => {
    const place = emptyFolder();
    const folder = join(place, '云和市-2022');
    await fuer('init', folder);
    const notes = (): readonly string[] => readdirSync(join(folder, 'notes')).toSorted();
    const sports = readFileSync(join(folder, 'notes/体育局.md'), 'utf8');
    writeFileSync(
      join(folder, 'notes/体育局.md'),
      sports.replace('## 主要做法\n', '## 主要做法\n\n- 建成健身步道12公里。\n'),
    );
    const round = readFileSync(join(folder, 'round.yaml'), 'utf8');
    const renamed = round
      .replace('{name: "卫生健康局"', '{name: 卫健委')
      .replace('{name: "体育局"', '{name: 文体局')
      .replace('{name: "司法局", role: member', '{name: 司法局, role: key');
    writeFileSync(join(folder, 'round.yaml'), renamed);
    const check = await fuer('check', folder);
    expect(check.out).not.toContain('卫生健康局');
    // Somebody's words are not passed over.
    expect(check.out).toContain('notes/体育局.md');
    const run = await fuer('forms', folder);
    expect(run.out).toContain('notes/卫健委.md');
    expect(notes()).not.toContain('卫生健康局.md');
    for (const name of ['卫健委.md', '文体局.md', '司法局.md', '体育局.md']) expect(notes()).toContain(name);
    expect(readFileSync(join(folder, 'notes/卫健委.md'), 'utf8')).toContain('卫健委2022年度监测评估材料');
    const before = notes();
    await fuer('forms', folder);
    expect(notes()).toEqual(before);
  });
});
