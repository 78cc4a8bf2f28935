/** The overview of several areas: counted again from the units' tables, with a county that cannot be read beside the others. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { countyOf } from '../province/province.ts';
import { overviewDifferences } from '../sums/overview-again.ts';
import { emptyFolder, fuer } from './a-round-folder.ts';

const numbers = [3, 17, 41, 58, 99];

/** So many of the five counties. */
function province(counties = numbers.length): {
  readonly folder: string;
  readonly rounds: ReadonlyMap<string, string>;
} {
  const folder = emptyFolder();
  const rounds = new Map<string, string>();
  for (const number of numbers.slice(0, counties)) {
    const county = countyOf({ seed: 21, year: 2015 }, number);
    const round = join(folder, county.folder);
    rounds.set(county.name, round);
    for (const [file, text] of county.files) {
      mkdirSync(dirname(join(round, file)), { recursive: true });
      writeFileSync(join(round, file), text);
    }
  }
  return { folder, rounds };
}

describe('fuer overview', { timeout: 120_000 }, () => {
  it('prints counts, ranks and distances that come out again from the tables of five counties', async () => {
    const { folder, rounds } = province();
    const run = await fuer('overview', ...rounds.values(), '--out', join(folder, '汇总'));
    expect(run.err).toBe('');
    expect(run.code).toBe(0);
    const found = await overviewDifferences(join(folder, '汇总', '汇总-2015.xlsx'), rounds, 2015);
    expect(found.differences).toEqual([]);
    expect(found.checked).toBeGreaterThan(1000);
  });

  it('names a county that cannot be read and sums up the others; the same rounds give the same bytes', async () => {
    const { folder, rounds } = province(3);
    const [first = '', second = '', third = ''] = rounds.values();
    writeFileSync(join(first, 'round.yaml'), 'area: [');
    const place = join(folder, '汇总');
    const run = await fuer('汇总', first, second, third, second, '--输出', place, '--json');
    expect(run.code).toBe(1);
    expect(JSON.parse(run.out)).toMatchObject({ areas: 2, unread: [{ folder: first }] });
    const bytes = readFileSync(join(place, '汇总-2015.xlsx'));
    await fuer('overview', first, second, third, '--out', place);
    expect(readFileSync(join(place, '汇总-2015.xlsx')).equals(bytes)).toBe(true);
  });

  it('refuses the same area and year given by two folders', async () => {
    const { folder, rounds } = province(2);
    const [first = '', second = ''] = rounds.values();
    writeFileSync(join(second, 'round.yaml'), readFileSync(join(first, 'round.yaml')));
    const run = await fuer('overview', first, second, '--out', folder);
    expect(run.code).toBe(2);
    expect(run.err).toContain('同一地区同一年度给了两次');
  });
});
