import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { build, educationTable, fuer, roundFolder, sportsTable, states } from './a-round-folder.ts';

const all = [
  '体育局-儿童发展规划-2015.docx',
  '体育局-妇女发展规划-2015.docx',
  '教育局-儿童发展规划-2015.docx',
  '教育局-妇女发展规划-2015.docx',
  '统计局-总报告-2015.docx',
];
const education = '教育局-儿童发展规划-2015.docx';

const ofReports = (names: readonly string[]): readonly string[] => names.filter((name) => all.includes(name));

describe('A build', { timeout: 30_000 }, () => {
  it('writes a report a key unit and plan and the general report, with the names of the contract', async () => {
    const round = roundFolder();
    const result = await build(round);
    expect(result.code).toBe(0);
    expect(ofReports(round.names('out'))).toEqual(all);
    expect(round.has('out/run.json')).toBe(true);
    expect(result.documents.find(({ path }) => path === `out/${education}`)).toMatchObject({
      kind: 'unit',
      unit: '教育局',
      plan: 'children',
    });
  });

  it('leaves unchanged documents alone: neither bytes nor times change, and the record of the run is the same', async () => {
    const round = roundFolder();
    await build(round);
    const before = round.names('out').map((name) => [name, round.modified(`out/${name}`), round.text(`out/${name}`)]);
    const again = await build(round);
    expect(again.documents.map(({ state }) => state).filter((state) => state !== 'unchanged')).toEqual([]);
    expect(round.names('out').map((name) => [name, round.modified(`out/${name}`), round.text(`out/${name}`)])).toEqual(
      before,
    );
  });

  it('gives the same bytes for the same input in another folder', async () => {
    const [one, other] = [roundFolder(), roundFolder()];
    await build(one);
    await build(other);
    expect(other.names('out')).toEqual(one.names('out'));
    for (const name of one.names('out'))
      expect(other.bytes(`out/${name}`).equals(one.bytes(`out/${name}`)), name).toBe(true);
  });

  it('after one changed figure writes exactly the documents in which it stands', async () => {
    const round = roundFolder();
    await build(round);
    round.write({ 'workbooks/教育局.csv': educationTable.replace('95.4', '95.6') });
    const result = await build(round);
    const changed = states(result).filter((state) => !state.startsWith('unchanged'));
    expect(changed).toEqual([
      `written ${education}`,
      'written 统计局-总报告-2015.docx',
      'written 儿童发展规划-预警情况表-2015.xlsx',
      'written 重点监测统计年报表-2015.xlsx',
      'written 目标责任分解表-2015.xlsx',
    ]);
  });

  it('says of each document it writes anew which figure changed, from what to what', async () => {
    const round = roundFolder();
    await build(round);
    round.write({ 'workbooks/教育局.csv': educationTable.replace('95.4', '95.6') });
    const run = await fuer('build', round.path);
    expect(run.out).toContain(`写出 out/${education}\n    因为：C25 2015年由95.4改为95.6`);
    expect(run.out).not.toContain('体育局-妇女发展规划-2015.docx\n    因为');
  });

  it('does not overwrite a document that a person edited: the new one goes beside it, and it is said', async () => {
    const round = roundFolder();
    await build(round);
    round.write({ [`out/${education}`]: 'edited by hand' });
    round.write({ 'workbooks/教育局.csv': educationTable.replace('95.4', '95.6') });
    const result = await build(round);
    expect(round.text(`out/${education}`)).toBe('edited by hand');
    expect(round.has('out/教育局-儿童发展规划-2015.新.docx')).toBe(true);
    expect(result.findings.filter(({ code }) => code === 'edited-document')).toMatchObject([
      { level: '核实性', origin: `out/${education}`, unit: '教育局' },
    ]);
    const again = await build(round);
    expect(states(again)).toContain('unchanged 教育局-儿童发展规划-2015.新.docx');
    expect(round.names('out').filter((name) => name.includes('新'))).toHaveLength(1);
  });

  it('once the edited document is replaced by the new one, goes on under the old name', async () => {
    const round = roundFolder();
    await build(round);
    round.write({ [`out/${education}`]: 'edited by hand' });
    await build(round);
    round.write({ [`out/${education}`]: round.bytes('out/教育局-儿童发展规划-2015.新.docx') });
    round.write({ 'workbooks/教育局.csv': educationTable.replace('95.4', '95.6') });
    const result = await build(round);
    expect(states(result)).toContain(`written ${education}`);
    expect(round.names('out').filter((name) => name.includes('新'))).toEqual([]);
  });

  it('leaves alone a file of a document’s name that it never wrote', async () => {
    const round = roundFolder({ [`out/${education}`]: 'somebody’s own' });
    const result = await build(round);
    expect(round.text(`out/${education}`)).toBe('somebody’s own');
    expect(states(result)).toContain('written 教育局-儿童发展规划-2015.新.docx');
  });

  it('withholds the documents in which a wrong figure stands, with the finding, and writes the others', async () => {
    const round = roundFolder({ 'workbooks/教育局.csv': educationTable.replace('95.4', '195.4') });
    const result = await build(round);
    expect(result.code).toBe(1);
    const withheld = result.documents.filter(({ state }) => state === 'withheld');
    expect(withheld.map(({ path }) => path).filter((path) => path.endsWith('.docx'))).toEqual([
      `out/${education}`,
      'out/统计局-总报告-2015.docx',
      'out/统计局-呈阅件-2015.docx',
    ]);
    expect(withheld[0]?.because).toMatchObject([
      { code: 'out-of-bounds', indicator: 'C25', origin: 'workbooks/教育局.csv!教育局!F3' },
    ]);
    expect(ofReports(round.names('out'))).toEqual(all.filter((name) => !name.includes('总报告') && name !== education));
  });

  it('takes the outdated version of a withheld document out of out/, and keeps a copy', async () => {
    const round = roundFolder();
    await build(round);
    const before = round.bytes(`out/${education}`);
    round.write({ 'workbooks/教育局.csv': educationTable.replace('95.4', '195.4') });
    const run = await fuer('build', round.path);
    expect(round.has(`out/${education}`)).toBe(false);
    const copy = round.names('.fuer/backup').find((name) => name.endsWith(education)) ?? '';
    expect(round.bytes(`.fuer/backup/${copy}`).equals(before)).toBe(true);
    expect(run.out).toContain(`移走 out/${education}`);
  });

  it('with --draft writes withheld documents as well, marked 草稿, and still ends with 1', async () => {
    const round = roundFolder({ 'workbooks/教育局.csv': educationTable.replace('95.4', '195.4') });
    const result = await build(round, '--draft');
    expect(result.code).toBe(1);
    expect(states(result)).toContain(`draft ${education}`);
    expect(ofReports(round.names('out'))).toEqual(all);
    const parts = Object.entries(unzipSync(round.bytes(`out/${education}`)));
    const headers = parts.filter(([name]) => /header\d*\.xml$/.test(name)).map(([, bytes]) => strFromU8(bytes));
    expect(headers.join('')).toContain('草稿');
  });

  it('with --unit and --plan writes those documents only and leaves the others and their record', async () => {
    const round = roundFolder();
    await build(round);
    round.write({
      'workbooks/教育局.csv': educationTable.replace('95.4', '95.6'),
      'workbooks/体育局.csv': sportsTable.replace('88.9', '88.8'),
    });
    const sports = round.modified('out/体育局-妇女发展规划-2015.docx');
    const result = await build(round, '--unit', '教育局', '--plan', '儿童');
    expect(states(result)).toEqual([`written ${education}`]);
    expect(round.modified('out/体育局-妇女发展规划-2015.docx')).toBe(sports);
    const rest = await build(round);
    expect(states(rest)).toContain(`unchanged ${education}`);
    expect(states(rest)).toContain('written 体育局-妇女发展规划-2015.docx');
    expect(rest.findings.filter(({ code }) => code === 'edited-document')).toEqual([]);
  });

  it('with --general split writes two general reports and takes the joint one away', async () => {
    const round = roundFolder();
    await build(round);
    await build(round, '--general', 'split');
    expect(round.names('out').filter((name) => name.includes('总报告'))).toEqual([
      '统计局-儿童发展规划总报告-2015.docx',
      '统计局-妇女发展规划总报告-2015.docx',
    ]);
  });

  it('with --tables writes each unit’s three tables, which a later build without it leaves', async () => {
    const round = roundFolder();
    await build(round, '--tables');
    const tables = ['体育局-三表-2015.xlsx', '教育局-三表-2015.xlsx'];
    expect(round.names('out').filter((name) => name.includes('三表'))).toEqual(tables);
    await build(round);
    expect(round.names('out').filter((name) => name.includes('三表'))).toEqual(tables);
    round.write({ 'workbooks/教育局.csv': educationTable.replace('95.4', '95.6') });
    const again = await build(round, '--tables');
    expect(states(again)).toContain('written 教育局-三表-2015.xlsx');
    expect(states(again)).toContain('unchanged 体育局-三表-2015.xlsx');
  });

  it('with --out writes elsewhere', async () => {
    const round = roundFolder();
    const result = await build(round, '--out', `${round.path}/另存`);
    expect(ofReports(round.names('另存'))).toEqual(all);
    expect(round.has('out')).toBe(false);
    expect(result.documents[0]?.path.startsWith(`${round.path}/另存/`)).toBe(true);
  });

  it('refuses to write among the round’s materials', async () => {
    const round = roundFolder();
    const run = await fuer('build', round.path, '--out', `${round.path}/workbooks`);
    expect(run).toMatchObject({ code: 2, out: '' });
    expect(run.err).toContain('不能用作输出文件夹');
  });

  it('ends with a summary: what was written and withheld, why, how many findings, what is missing', async () => {
    const round = roundFolder({
      'workbooks/教育局.csv': educationTable.replace('95.4', '195.4'),
      'notes/体育局.md': null,
      'workbooks/体育局.csv': null,
    });
    const run = await fuer('build', round.path);
    expect(run.err).toBe('');
    expect(run.out).toContain('扣发 out/教育局-儿童发展规划-2015.docx，因为：\n    workbooks/教育局.csv!教育局!F3');
    expect(run.out).toContain('缺表格的单位：体育局。');
    expect(run.out).toContain('缺文字材料（或缺其中一个规划）的单位：体育局。');
    expect(run.out).toMatch(/问题：强制性1条、核实性\d+条/);
    expect(run.out).toContain('下一步：fuer check');
  });

  it('names the nearest unit for one that the round does not have', async () => {
    const run = await fuer('build', roundFolder().path, '--unit', '教育据');
    expect(run).toMatchObject({ code: 2, out: '', err: '本轮没有单位“教育据”。\n是否应为“教育局”？\n' });
  });

  it('names documents safely, whatever a unit is called, and never two alike', async () => {
    const units = ['CON', '../../外面', '局'.repeat(300), '反\u202e向', '局.', 'a:b', 'A_B'];
    const entries = units.map((name) => `  - {name: ${JSON.stringify(name)}, role: key}`);
    const round = roundFolder();
    round.write({ 'round.yaml': round.text('round.yaml').replace('areas:', `${entries.join('\n')}\nareas:`) });
    await build(round);
    const ending = '-妇女发展规划-2015';
    const parts = ['_CON', '_.._外面', '局'.repeat(40), '反向', '局', 'a_b', '教育局', '体育局'];
    const expected = [...parts.map((part) => `${part}${ending}.docx`), `A_B${ending}-2.docx`];
    const written = round.names('out').filter((name) => name.includes(ending) && name.endsWith('.docx'));
    expect(written).toEqual(expected.toSorted());
    expect(round.names('.')).toEqual(['notes', 'out', 'plan.yaml', 'register.yaml', 'round.yaml', 'workbooks']);
  });
});
