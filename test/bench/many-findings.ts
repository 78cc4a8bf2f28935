/** A round with as many open findings as a careless year can bring: more tables in a copy of the sample, each row wrong in its way. */
import { cpSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openedRound } from '../../src/commands/opening/opened-round.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The copy's folder, in one of its own; `findings` 0 leaves the sample as it is. */
export function sampleWith(findings: number): string {
  const place = mkdtempSync(join(tmpdir(), 'fuer-findings-'));
  const folder = join(place, 'samples', 'round');
  cpSync(join(root, 'indicators.yaml'), join(place, 'indicators.yaml'));
  cpSync(join(root, 'samples', 'heshan-2015'), folder, {
    recursive: true,
    filter: (path) => !/[/\\](out|\.fuer|issued|forms)$/.test(path),
  });
  const opened = openedRound(folder);
  if (opened.verdict === 'refused') throw new Error(opened.message);
  const counted = opened.configuration.indicators.filter(({ scale }) => ['percent', 'rate', 'real'].includes(scale));
  const units = opened.configuration.round.units.map(({ name }) => name);
  // Words where figures belong, two in each row: no other table's figure settles them.
  for (let table = 0; 2 * table * counted.length < findings; table += 1) {
    const rows = counted.map(({ code, name, measure }) => `${code},${name},${measure},近${table}成,待核${table}`);
    const unit = units[table % units.length] ?? '';
    writeFileSync(
      join(folder, 'workbooks', `${unit}-自查${table + 1}.csv`),
      [`填报单位：${unit}`, '代码,指标名称,计量单位,2014年,2015年', ...rows].join('\n'),
    );
  }
  return folder;
}
