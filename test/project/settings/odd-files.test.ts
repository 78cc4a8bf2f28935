/** Settings that are no ordinary file, or end their lines otherwise. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { build, fuer, roundFolder } from '../../commands/a-round-folder.ts';

describe('The settings of a round', { timeout: 60_000 }, () => {
  it('are read where lines end as they did on old Macs, each mistake at its own line', async () => {
    const round = roundFolder();
    const mac = (name: string) => round.text(name).replaceAll('\n', '\r');
    round.write({ 'round.yaml': mac('round.yaml'), 'plan.yaml': mac('plan.yaml') });
    expect((await build(round)).documents.length).toBeGreaterThan(3);
    round.write({ 'round.yaml': mac('round.yaml').replace('year: 2015', 'year: 二〇一五') });
    expect((await fuer('check', round.path)).err).toContain('round.yaml:3:');
  });

  it('name no unit by a blank', async () => {
    const round = roundFolder();
    round.write({ 'round.yaml': round.text('round.yaml').replace('{name: 体育局,', '{name: " ",') });
    const { code, err } = await fuer('check', round.path);
    expect([code, /round\.yaml:\d+/.test(err)]).toEqual([2, true]);
  });

  it.skipIf(process.platform === 'win32').each(['round.yaml', 'plan.yaml'])(
    'are no pipe: %s is named, and nobody waits',
    async (name) => {
      const round = roundFolder({ [name]: null });
      execFileSync('mkfifo', [join(round.path, name)]);
      const { code, err } = await fuer('check', round.path);
      expect([code, err.includes(`${name} 不是文件`)]).toEqual([2, true]);
    },
  );
});

describe('A table of which only the heads were filled in', { timeout: 60_000 }, () => {
  it('leaves what it should hold to be asked for', async () => {
    const round = roundFolder({ 'workbooks/体育局.csv': '代码,指标名称,计量单位,2013年,2014年,2015年\n' });
    const { out } = await fuer('check', round.path);
    expect(out).toContain('（W18）2015年没有数字：没有上报。');
  });
});
