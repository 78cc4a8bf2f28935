/** The overview of several areas: counted again from the units' tables, with a county that cannot be read beside the others. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { countyFileName } from '../../src/pipeline/county-file.ts';
import { countyOf } from './province.ts';
import { overviewDifferences } from '../sums/overview-again.ts';
import { emptyFolder, fuer } from '../commands/a-round-folder.ts';

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

describe('fuer overview', () => {
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

  describe('from the parcels of general reports', () => {
    const { folder, rounds } = province(3);
    const post = join(folder, '收件');
    const parcelOf = (round: string): Buffer => readFileSync(join(round, 'out/报送/统计局-总报告-2015.zip'));
    const postOf = new Map([...rounds].map(([name, round]) => [name, join(post, `${basename(round)}.zip`)]));
    const summed = (place: string): Buffer => readFileSync(join(folder, place, '汇总-2015.xlsx'));
    /** The overview of what lies in the post: what it said, as JSON. */
    const ofPost = async (...given: readonly string[]) => {
      const run = await fuer('overview', ...given, '--out', join(folder, '从包'), '--json');
      return run.code === 2
        ? run.err
        : (JSON.parse(run.out) as { readonly areas: number; readonly unread: readonly { readonly reason: string }[] });
    };

    beforeAll(async () => {
      mkdirSync(post);
      for (const [name, round] of rounds) {
        const run = await fuer('pack', 'general', round, '--draft');
        expect(run.err).toBe('');
        writeFileSync(postOf.get(name) ?? '', parcelOf(round));
      }
      await fuer('overview', ...rounds.values(), '--out', join(folder, '从文件夹'));
    });

    it('says, to the byte, what it says from the folders: the folder of parcels, a star, each by name', async () => {
      const names = [...postOf.values()];
      for (const given of [[post], [join(post, '*')], names]) {
        expect(await ofPost(...given)).toMatchObject({ areas: 3, unread: [] });
        expect(summed('从包').equals(summed('从文件夹'))).toBe(true);
      }
    });

    it('takes folders and parcels together, and the same area only once', async () => {
      const [first = '', second = ''] = rounds.values();
      const [parcel = '', other = ''] = postOf.values();
      expect(await ofPost(first, other)).toMatchObject({ areas: 2, unread: [] });
      expect(await ofPost(first, second, parcel)).toContain('同一地区同一年度给了两次');
    });

    it('gives the same parcel from the same round', async () => {
      const [first = ''] = rounds.values();
      const before = parcelOf(first);
      await fuer('pack', 'general', first, '--draft');
      expect(parcelOf(first).equals(before)).toBe(true);
    });

    it('does not sum up a parcel that was altered, is of something else, or cannot be read', async () => {
      const [whole = '', altered = '', forged = ''] = postOf.values();
      const [first = ''] = rounds.values();
      const parts = unzipSync(readFileSync(altered));
      const table = Object.keys(parts).find((name) => name.endsWith('.xlsx')) ?? '';
      const aside = join(folder, '有问题');
      mkdirSync(aside);
      const put = (name: string, bytes: Uint8Array): void => writeFileSync(join(aside, name), bytes);
      put('1-whole.zip', readFileSync(whole));
      put('2-altered.zip', zipSync({ ...parts, [table]: parts[Object.keys(parts)[0] ?? ''] ?? new Uint8Array() }));
      const told = unzipSync(readFileSync(forged));
      const text = strFromU8(told[countyFileName] ?? new Uint8Array());
      put('3-forged.zip', zipSync({ ...told, [countyFileName]: strToU8(text.replace(/"level": "[a-z]+"/, '"level": "fine"')) })); // prettier-ignore
      put('4-torn.zip', readFileSync(whole).subarray(0, 2000));
      await fuer('pack', '教育局', first, '--draft');
      put('5-unit.zip', readFileSync(join(first, 'out/报送/教育局-2015.zip')));
      const said = await ofPost(aside);
      expect(said).toMatchObject({ areas: 1 });
      const reasons = typeof said === 'string' ? [] : said.unread.map(({ reason }) => reason);
      expect(reasons).toEqual([
        expect.stringContaining(`“${table}”装包以后改过`),
        expect.stringContaining('读不懂'),
        expect.stringContaining('压缩包没有读取'),
        expect.stringContaining('fuer pack general'),
      ]);
    });
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
