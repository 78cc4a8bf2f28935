/** 呈阅件: what heads the general report, one chart, and what is to be decided, on one page. */
import { describe, expect, it } from 'vitest';
import { composedRound } from '../../golden/composed.ts';
import { datasetOf } from '../../rules/dataset-from-text.ts';
import type { DatasetText } from '../../rules/dataset-from-text.ts';
import { packagedTemplates } from '../templates-on-disk.ts';
import { composeReports } from '../../../src/report/compose/reports.ts';
import { composeBrief } from '../../../src/report/compose/general/brief.ts';
import type { Report } from '../../../src/report/model.ts';
import { plainText } from '../../../src/report/model.ts';
import { faultsIn } from '../../../src/report/proofread.ts';
import { roundFacts } from '../../../src/rules/round-facts.ts';
import type { NoteItem } from '../../../src/dataset/notes/notes.ts';
import { item } from '../kinds/a-general-report.ts';

const templates = packagedTemplates();

function said(report: Report): Readonly<Record<string, string>> {
  return Object.fromEntries(
    report.sections.flatMap(({ blocks }) =>
      blocks.flatMap((block) => (block.kind === 'paragraph' ? [[block.id, plainText(block.inlines)] as const] : [])),
    ),
  );
}

function briefOf(text: DatasetText, requests: readonly NoteItem[] = []): Report {
  const bureau = { unit: '统计局', general: true, items: requests, origin: { kind: 'file', file: 'notes/总报告.md' } } as const;
  const facts = roundFacts(datasetOf({ ...text, notes: [bureau] }));
  const report = composeBrief(facts, templates, []);
  const faults = faultsIn([{ path: report.id, content: report }], facts, templates.words);
  expect(faults.filter(({ kind }) => kind !== 'unclaimed')).toEqual([]);
  return report;
} // prettier-ignore

/** So many indicators that move away from their target, each of the one unit. */
function redOnes(count: number): DatasetText {
  const codes = Array.from({ length: count }, (_, at) => `W${String(at + 1).padStart(2, '0')}`);
  const rows = (row: (code: string) => string): string => codes.map(row).join('\n');
  return {
    year: 2015,
    indicators: `code | name | base | targets\n${rows((code) => `${code} | 农村妇女${code}婚前医学检查率 | 62.0 | own >= 85`)}`,
    figures: `code | area | 2013 | 2014 | 2015\n${rows((code) => `${code} | own | 62.0 | 61.0 | 60.0`)}`,
  };
} // prettier-ignore

describe('The page for the head of the office', () => {
  const { report, assessments } = composedRound('samples/heshan-2015');

  it('says of the sample what heads its general report, and asks for what the round itself asks for', () => {
    const page = said(report('brief'));
    const general = said(report('general'));
    expect(page['brief/all']).toMatch(/^2015年，妇女规划56项主要定量指标达标率为71\.4%（含基本达标），儿童规划54项/u);
    // Names are said in full where they come first; how the area compares gives way to the names of the red.
    expect(page['brief/turned']).toContain(general['opening/turned']?.split('；')[1]?.split('。')[0]);
    const [head] = (general['opening/red'] ?? '').split('：');
    expect(page['brief/red']?.startsWith(`${head}：`)).toBe(true);
    expect(page['brief/asked']).toMatch(/^请示事项：一是向上述各单位发出预警通知书。二是召开专题会议/u);
    expect(report('brief').draft).toBe(false);
    expect(page['signature']).toBe('鹤山市统计局');
  });

  it('has one chart of what both plans reached', () => {
    const charts = report('brief').sections.flatMap(({ blocks }) => blocks.filter(({ kind }) => kind === 'chart'));
    expect(charts).toHaveLength(1);
  });

  it('asks for what the notes for the general report ask for, to the letter, and then for nothing else', () => {
    const asked = [item('请示事项', '是否将婚检纳入年度督查'), item('请示事项', '请市政府常务会议听取一次汇报。')];
    const page = said(briefOf(redOnes(2), asked));
    expect(page['brief/asked']).toBe('请示事项：一是是否将婚检纳入年度督查。二是请市政府常务会议听取一次汇报。');
  });

  it('names the red in what it asks for', () => {
    const page = said(briefOf(redOnes(2)));
    expect(page['brief/asked']).toBe(
      '请示事项：一是向卫生局（农村妇女W01婚前医学检查率、农村妇女W02婚前医学检查率）发出预警通知书。二是召开专题会议，会商列红色预警的2项次指标。',
    );
  });

  it('asks for notices to all that fuer meet writes one to: the units of red and of orange', () => {
    const notified = new Set(
      assessments
        .filter(
          ({ targetSet, warning }) => targetSet === 'own' && (warning.level === 'red' || warning.level === 'orange'),
        )
        .flatMap(({ units }) => units),
    );
    const page = said(report('brief'));
    // The units above, each of whom stands there with what is red or orange.
    expect(page['brief/asked']).toContain('向上述各单位发出');
    const above = Object.entries(page).flatMap(([id, text]) => (/^brief\/(?:red|orange)/u.test(id) ? [text] : []));
    expect([...notified].filter((unit) => !above.join('').includes(`${unit}的`))).toEqual([]);
  });

  it('asks what is to be decided where nothing is red, orange or lacking', () => {
    const asking = briefOf({
      year: 2015,
      indicators: 'code | name | base | targets\nW01 | 婚前医学检查率 | 80.0 | own >= 85',
      figures: 'code | area | 2013 | 2014 | 2015\nW01 | own | 80.0 | 86.0 | 88.0',
    });
    expect(said(asking)['brief/asked']).toBe('请示事项：【待补充：提请审定的事项（统计局）】');
    expect(asking.draft).toBe(true);
  });

  it('names fewer, worst first, where many are red, so that it stays one page', () => {
    const page = said(briefOf(redOnes(40)));
    const red = Object.entries(page)
      .filter(([id]) => id.startsWith('brief/red'))
      .map(([, text]) => text)
      .join('');
    expect(red).toMatch(/^列红色预警40项次。卫生局：(?:[^、]+、)*[^、]+。(?:另有[^。]+。)*$/u);
    expect(red).toContain('等。');
    const characters = Object.values(page).join('').length;
    expect(characters).toBeLessThan(17 * 31);
    expect(page['brief/asked']).toContain('一是向卫生局发出预警通知书');
  });

  it.each([1, 6, 15])('names all of %i red by name with the unit', (count) => {
    const page = Object.values(said(briefOf(redOnes(count)))).join('');
    for (let at = 1; at <= count; at += 1) expect(page).toContain(`W${String(at).padStart(2, '0')}婚前医学检查率`);
    expect(page).toMatch(/卫生局(?:的|：)农村妇女W01/u);
    expect(page).not.toContain('等。');
  });
});

describe('The opening of the general report', () => {
  it('names all that are red, in sentences that can be read', () => {
    const facts = roundFacts(datasetOf(redOnes(9)));
    const reports = composeReports({ facts, templates, ledger: [], splitGeneral: false });
    const general = reports.find(({ id }) => id === 'general');
    if (general === undefined) throw new Error('no general report');
    const red = said(general)['opening/red'] ?? '';
    for (let at = 1; at <= 9; at += 1) expect(red).toContain(`农村妇女W0${at}婚前医学检查率`);
    const sentences = red.split('。').slice(0, -1);
    expect(sentences[0]).toBe('列红色预警9项次');
    expect(sentences[1]).toMatch(/^卫生局：/u);
    for (const one of sentences) expect(one.length).toBeLessThanOrEqual(120);
  });
});

describe('How the area compares, in the opening', () => {
  it('adds up: each that can be compared is better, the same, behind or not to be ranked', () => {
    const opening = Object.values(said(composedRound('samples/heshan-2015').report('general'))).join('\n');
    const [, whole = '', parts = ''] = /可与全省平均水平比较的(\d+)项次中，([^。]*)。/u.exec(opening) ?? [];
    const counts = [...parts.matchAll(/(\d+)项次/gu)].map(([, count]) => Number(count));
    expect(counts.length).toBeGreaterThan(1);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(Number(whole));
  });
});
