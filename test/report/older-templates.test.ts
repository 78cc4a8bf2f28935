/**
 * A round's own folder of templates from earlier versions of the program still builds: what it lacks is the program's, said
 * once; what it says is as true as the packaged words; and no person's words are lost because it has no place for them.
 */
import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { SourceText } from '../../src/indicators/yaml/document.ts';
import { composeReports } from '../../src/report/compose/reports.ts';
import { plainText } from '../../src/report/model.ts';
import { readTemplates } from '../../src/report/patterns/templates.ts';
import { blockInlines } from '../../src/report/printed-blocks.ts';
import { faultsIn } from '../../src/report/proofread.ts';
import { roundFacts } from '../../src/rules/round-facts.ts';
import { mechanismAtInspection } from '../../src/rules/warning/mechanism.ts';
import { datasetOf } from '../rules/dataset-from-text.ts';
import { item, written } from './kinds/a-general-report.ts';
import { templateFiles } from './templates-on-disk.ts';

/** The whole folder as it was: `first` before there were words.yaml, stages and papers, `later` some forty changes on. */
function olderFiles(version: string): ReadonlyMap<string, SourceText> {
  const folder = new URL(`../fixtures/templates/${version}/`, import.meta.url);
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => /\.(yaml|hbs)$/.test(name));
  return new Map(names.map((name) => [name, { file: `templates/${name}`, text: readFileSync(new URL(name, folder), 'utf8') }]));
} // prettier-ignore

const words = {
  主要做法: '全年出动筛查车93车次。',
  主要成效: '筛查覆盖全部镇街。',
  典型做法: '双合镇把筛查车开到茶厂，女工上班时就近检查。',
  存在问题: '部分新人不愿检查。',
} as const;

const dataset = datasetOf({
  year: 2015,
  indicators: `
    code | name     | plans          | base | targets
    W01  | 甲检查率 | women children | 60.0 | own >= 90
    W02  | 乙检查率 | women          | 80.0 | own >= 90
    W03  | 丙检查率 | women          | 80.0 | own >= 90
    W04  | 丁检查率 | women          | 95.0 | own >= 90
    W05  | 戊检查率 | women          | 89.0 | own >= 90
    W06  | 己检查率 | women          | 70.0 | own trend increase
    C01  | 庚检查率 | children       | 95.0 | own >= 90`,
  figures: `
    code | area     | 2013 | 2014 | 2015
    W01  | own      | 60.0 | 60.5 | 60.6
    W02  | own      | 80.0 | 91.0 | 85.0
    W03  | own      | 80.0 | 88.0 | 92.0
    W04  | own      | 95.0 | 96.0 | 94.0
    W05  | own      | 89.0 | 89.2 | 89.5
    W06  | own      | 70.0 | 71.0 | 72.0
    C01  | own      | 95.0 | 95.2 |
    W01  | province |      |      | 70.0
    W03  | province |      |      | 90.0`,
  notes: [
    written(
      '卫生局',
      ...Object.entries(words).map(([section, text]) => item(section as keyof typeof words, text)),
      item('对策建议', '逐户动员。', { indicators: ['W01'] }),
    ),
  ],
});
const facts = roundFacts(dataset);

describe.each(['first', 'later'])('A folder of templates of an earlier version (%s)', (version) => {
  const reading = readTemplates(olderFiles(version), templateFiles());
  if (reading.verdict !== 'ok') throw new Error(reading.findings.map(({ message }) => message).join('\n'));
  const reports = composeReports({
    facts,
    templates: reading.value,
    ledger: mechanismAtInspection(facts, []),
    splitGeneral: false,
  });

  it('builds every document, and says what it takes from the program', () => {
    expect(reports.map(({ kind }) => kind)).toEqual(['unit', 'unit', 'general', 'brief', 'ledger']);
    expect(reading.findings.filter(({ code }) => code === 'packaged-template').length).toBeGreaterThan(0);
  });

  it('says nothing that the data contradict', () => {
    const documents = reports.map((report) => ({ path: report.id, content: report }));
    const faults = faultsIn(documents, facts, reading.value.words);
    expect(faults.filter(({ kind }) => kind !== 'unclaimed')).toEqual([]);
  });

  it('has every word of the unit in its report', () => {
    const report = reports.find(({ id }) => id === '卫生局/women');
    const text = report === undefined ? '' : blockInlines(report).map(({ inlines }) => plainText(inlines)).join('\n'); // prettier-ignore
    for (const said of Object.values(words)) expect(text).toContain(said);
  });

  it('has the case in the general report too', () => {
    const report = reports.find(({ kind }) => kind === 'general');
    const text = report === undefined ? '' : blockInlines(report).map(({ inlines }) => plainText(inlines)).join('\n'); // prettier-ignore
    expect(text).toContain(words.典型做法);
  });
});
