/** An area whose own round is named: its settled figures are taken as if they had been published, and nothing else of it. */
import { appendFileSync, utimesSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { keptAnswer } from '../../src/project/kept/answer.ts';
import { asBundled } from './as-bundled.ts';
import type { RoundFolder } from './a-round-folder.ts';
import { build, check, educationTable, fuer, roundFolder, sportsTable } from './a-round-folder.ts';

const peerLine = (round: string): string => `  - {id: peer-1, name: 开明市, role: peer${round}}\n`;
const own = roundFolder().text('round.yaml');
const settings = (round: string): string => own.replace('dates:', `${peerLine(round)}dates:`);

/** A round of 开明市 beside the others, with other figures. */
function neighbour(changes: Readonly<Record<string, string>> = {}): RoundFolder {
  return roundFolder({
    'round.yaml': own.replaceAll('云溪市', '开明市').replaceAll('440784', '440783'),
    'workbooks/教育局.csv': educationTable.replace('95.4', '97.1').replace('92.3', '91.2'),
    'workbooks/体育局.csv': sportsTable.replace('88.9', '90.7'),
    ...changes,
  });
}

const asking = ({ path }: RoundFolder, changes: Readonly<Record<string, string>> = {}): RoundFolder =>
  roundFolder({ 'round.yaml': settings(`, round: ../${basename(path)}`), ...changes });

const published = `填报单位：省统计局
代码,指标名称,计量单位,开明市2013年,开明市2014年,开明市2015年
C25,九年义务教育巩固率,%,94.2,95.1,97.1
C27,高中阶段毛入学率,%,88.3,89.6,91.2
W18,城乡妇女国民体质测定合格率,%,87.6,89.3,90.7
`;

describe('An area with a round of its own', { timeout: 120_000 }, () => {
  it('is compared by the figures of that round, as if they stood in reference/, and each names its cell there', async () => {
    const theirs = neighbour();
    const round = asking(theirs);
    const typed = roundFolder({ 'round.yaml': settings(''), 'reference/各市.csv': published });
    const [one, other] = [await build(round), await build(typed)];
    expect(one.documents.map(({ path, state }) => [path, state])).toEqual(
      other.documents.map(({ path, state }) => [path, state]),
    );
    const comparisons = async ({ path }: RoundFolder): Promise<unknown> => {
      const items = JSON.parse((await fuer('assess', path, '--json')).out) as readonly Record<string, unknown>[];
      return items.map((item) => [item['indicator'], item['comparison'], item['peers'], item['rank']]);
    };
    expect(await comparisons(round)).toEqual(await comparisons(typed));
    expect(JSON.stringify(await comparisons(round))).toContain('91.2');
    const figures = (await check(round)).figures.filter(({ origin }) => origin.startsWith('../'));
    expect(figures).toHaveLength(9);
    expect(figures).toContainEqual(
      expect.objectContaining({ indicator: 'C27', value: '91.2', origin: `../${basename(theirs.path)}/workbooks/教育局.csv!教育局!F4` }),
    ); // prettier-ignore
    expect(theirs.has('out')).toBe(false);
  });

  it('gives no figure that waits for a decision there; it is named, and the rest is taken', async () => {
    const theirs = neighbour({
      'workbooks/体育局.csv': sportsTable.replace('88.9', '190.7'),
      'workbooks/教育局-更正.csv': educationTable.replace('95.4', '96.6').replace('92.3', '91.2'),
    });
    const round = asking(theirs);
    const { figures, findings } = await check(round);
    const taken = figures.filter(({ origin }) => origin.startsWith('../')).map(({ indicator }) => indicator);
    expect([...new Set(taken)]).toEqual(['C27']);
    expect(findings.filter(({ code }) => code === 'area-round')).toMatchObject([
      { level: '核实性', message: expect.stringMatching(/C25.*W18|W18.*C25/), origin: expect.stringMatching(/^round\.yaml:/) },
    ]); // prettier-ignore
  });

  it('gives what was decided there', async () => {
    const theirs = neighbour({
      'decisions.yaml':
        '- correct: {indicator: C27, year: 2015, value: 91.9}\n  reason: 复核\n  by: 统计局\n  date: 2016-05-20\n',
    });
    const taken = (await check(asking(theirs))).figures.find(
      ({ origin, value }) => origin.startsWith('../') && value === '91.9',
    );
    expect(taken?.origin).toContain('/decisions.yaml:');
  });

  it('is refused where the folder is of another area, of other measures, or broken: said, and the round goes on', async () => {
    const said = async (theirs: RoundFolder): Promise<readonly string[]> => {
      const { findings, figures, code } = await check(asking(theirs));
      expect(code).not.toBe(2);
      expect(figures.filter(({ origin, indicator }) => origin.startsWith('../') && indicator === 'C27')).toEqual([]);
      return findings.filter(({ code: kind }) => kind === 'area-round').map(({ message }) => message);
    };
    expect(await said(roundFolder({ 'round.yaml': own.replaceAll('云溪市', '别处市') }))).toEqual([
      expect.stringContaining('是别处市的一轮'),
    ]);
    const register = neighbour().text('register.yaml');
    expect(await said(neighbour({ 'register.yaml': register.replace('高中阶段毛入学率', '高中阶段净入学率') }))).toEqual([
      expect.stringMatching(/C27.*口径不同/),
    ]); // prettier-ignore
    expect(await said(neighbour({ 'plan.yaml': 'C25: [' }))).toEqual([expect.stringContaining('设置文件有')]);
  });

  it('of another year is taken as far as it goes, and said', async () => {
    const theirs = neighbour({ 'round.yaml': own.replaceAll('云溪市', '开明市').replace('year: 2015', 'year: 2014').replace('2016-05-25', '2015-05-25').replace('2016-06-08', '2015-06-08') }); // prettier-ignore
    const { findings } = await check(asking(theirs));
    expect(findings.filter(({ code }) => code === 'area-round').map(({ message }) => message)).toContainEqual(
      expect.stringContaining('开明市2014年的一轮'),
    );
  });

  it('has to be there', async () => {
    const run = await fuer('build', roundFolder({ 'round.yaml': settings(', round: ../nowhere') }).path);
    expect(run.code).toBe(2);
    expect(run.err).toContain('没有找到开明市的一轮“../nowhere”');
  });

  it('may name this round in its turn: neither follows the other', async () => {
    const theirs = neighbour();
    const round = asking(theirs);
    const line = `  - {id: peer-1, name: 云溪市, role: peer, round: ../${basename(round.path)}}\n`;
    theirs.write({ 'round.yaml': theirs.text('round.yaml').replace('dates:', `${line}dates:`) });
    expect((await check(round)).figures.filter(({ origin }) => origin.startsWith('../'))).toHaveLength(9);
  });
});

describe('The kept answer of a build', { timeout: 120_000 }, () => {
  asBundled();

  it('hangs on what the other round is made of, and not on what was made of it', async () => {
    const theirs = neighbour();
    // As if nobody had touched it for a while.
    const past = new Date(Date.now() - 60_000);
    const rest = (): void => {
      for (const name of ['', 'round.yaml', 'register.yaml', 'plan.yaml', 'workbooks', 'notes']) utimesSync(join(theirs.path, name), past, past); // prettier-ignore
      for (const folder of ['workbooks', 'notes']) for (const name of theirs.names(folder)) utimesSync(join(theirs.path, folder, name), past, past); // prettier-ignore
    };
    rest();
    const round = asking(theirs);
    await fuer('build', round.path);
    expect(keptAnswer(['build', round.path])).not.toBeNull();
    await fuer('build', theirs.path);
    expect(keptAnswer(['build', round.path])).not.toBeNull();
    appendFileSync(join(theirs.path, 'workbooks/教育局.csv'), '\n');
    expect(keptAnswer(['build', round.path])).toBeNull();
    await fuer('build', round.path);
    rest();
    await fuer('build', round.path);
    expect(keptAnswer(['build', round.path])).not.toBeNull();
    theirs.write({ 'notes/统计局.md': '# 妇女发展规划\n\n## 主要做法\n\n- 开展培训。\n' });
    expect(keptAnswer(['build', round.path])).toBeNull();
  });
});
