/** A real village plan handed in as 妇联's note: all of it plan, none of it result, every word as written. */
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { inlinesOf } from '../../src/report/compose/numbering-and-names.ts';
import type { Report } from '../../src/report/model.ts';
import { plainText } from '../../src/report/model.ts';
import { composedRound } from '../golden/composed.ts';

const plan = new URL('../../../shared/unit-notes-example.txt', import.meta.url);

function roundWithPlan(): { readonly reports: readonly Report[]; readonly text: string } {
  const aside = mkdtempSync(join(tmpdir(), 'fuer-village-'));
  cpSync('indicators.yaml', join(aside, 'indicators.yaml'));
  const folder = join(aside, 'samples', 'round');
  cpSync('samples/heshan-2015', folder, { recursive: true, filter: (path) => !/[/\\](out|\.fuer|issued)$/.test(path) });
  rmSync(join(folder, 'notes', '妇联.md'));
  const text = readFileSync(plan, 'utf8');
  writeFileSync(join(folder, 'notes', '妇联.txt'), text);
  return { reports: composedRound(folder).reports, text };
}

describe.skipIf(!existsSync(plan))('a plan without headings, in traditional characters', () => {
  const { reports, text } = existsSync(plan) ? roundWithPlan() : { reports: [], text: '' };
  const own = reports.filter((report) => report.id.startsWith('妇联/'));

  function wordsIn(report: Report, section: string): readonly string[] {
    return report.sections
      .filter(({ id }) => id === section)
      .flatMap(({ blocks }) => blocks.flatMap(inlinesOf))
      .filter(({ kind }) => kind === 'words')
      .map((inline) => inline.text);
  }

  test('stands among the proposals, to the character', () => {
    expect(own).toHaveLength(2);
    for (const report of own) {
      const told = wordsIn(report, 'recommendations').filter((words) => text.includes(words) && words.length > 60);
      expect(told.length, report.id).toBeGreaterThan(0);
      for (const words of told) expect(text).toContain(words);
    }
    const everywhere = own.flatMap((report) => wordsIn(report, 'recommendations')).join('\n');
    // Its eight numbered items begin so.
    for (const opening of [
      '加強婦代會隊伍建設',
      '健全高效規(guī)范的工作運行機制',
      '堅持創(chuàng)新發(fā)展',
      '以各種節(jié)日為工作契機',
      '以文明家庭為工作抓手',
      '做好宣傳工作',
      '著力深化婦聯(lián)維權工作機制',
      '深入開展扶貧幫困活動',
    ]) {
      expect(everywhere).toContain(opening);
    }
    expect(everywhere).toContain('一是擴大巾幗建功覆蓋面');
  });

  test('is nobody’s result: part two asks for what was done', () => {
    for (const report of own) {
      expect(wordsIn(report, 'policy').filter((words) => words.length > 20 && text.includes(words))).toEqual([]);
      const policy = report.sections.find(({ id }) => id === 'policy');
      expect(plainText(policy?.blocks.flatMap(inlinesOf) ?? [])).toContain('【待补充：2015年主要做法');
    }
  });
});
