/** What a unit wrote, in its report: to the letter, in its place, plan never as result, braces never as template. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Dataset } from '../../src/dataset/dataset.ts';
import type { UnitNote } from '../../src/dataset/notes/notes.ts';
import type { PlanId } from '../../src/indicators/plan-id.ts';
import { composeUnitReport } from '../../src/report/compose/unit-report.ts';
import type { Report } from '../../src/report/model.ts';
import { plainText } from '../../src/report/model.ts';
import { roundFacts } from '../../src/rules/round-facts.ts';
import { noteOf } from '../dataset/notes/a-note.ts';
import { datasetOf } from '../rules/dataset-from-text.ts';
import { packagedTemplates } from './templates-on-disk.ts';

const templates = packagedTemplates();

function reportOf(note: UnitNote, plan: PlanId): Report {
  const made = datasetOf({ year: 2015, indicators: 'code | name', figures: 'code' });
  const unit = { name: note.unit, role: 'key' as const, aliases: [] };
  const dataset: Dataset = { ...made, round: { ...made.round, units: [unit] }, notes: [note] };
  return composeUnitReport(roundFacts(dataset, []), templates, unit, plan);
}

/** Its paragraphs by part. */
function part(report: Report, id: string): readonly string[] {
  const section = report.sections.find((one) => one.id === id);
  return (section?.blocks ?? []).flatMap((block) =>
    block.kind === 'paragraph' ? [plainText([...(block.lead ?? []), ...block.inlines])] : [],
  );
}

describe('A note that is a plan from end to end', () => {
  const text = readFileSync(new URL('../fixtures/notes/traditional.txt', import.meta.url), 'utf8');
  const note = noteOf('妇联.txt', text);
  const report = reportOf(note, 'women');
  const proposals = part(report, 'recommendations');

  it('stands whole under the proposals, item by item, to the letter', () => {
    const ofPlan = note.items.filter((item) => item.plans.includes('women'));
    expect(ofPlan).toHaveLength(5);
    const told = proposals.map((one) => one.replace(/^（[一二三四五六]）/u, ''));
    expect(told.slice(1)).toEqual(ofPlan.map((item) => item.text));
    expect(proposals[3]).toMatch(/一是.*二是/u);
    expect(proposals[5]).toMatch(/一是.*二是.*三是/u);
  });

  it('is led up to by its own opening', () => {
    expect(note.preface).toHaveLength(1);
    expect(proposals[0]).toBe(note.preface?.[0]?.text);
  });

  it('gives no practice and no result: those are asked for', () => {
    expect(part(report, 'policy')).toEqual([
      '（一）主要做法。【待补充：2015年主要做法，2—4条（妇联）】',
      '（二）存在问题。【待补充：2015年工作中存在的问题，2—4条（妇联）】',
    ]);
    expect(report.draft).toBe(true);
  });

  it('goes into the other plan’s report as far as it concerns that plan', () => {
    const children = part(reportOf(note, 'children'), 'recommendations').join('\n');
    for (const item of note.items)
      expect(children.includes(item.text), item.text).toBe(item.plans.includes('children'));
  });
});

describe('A note on the year’s work', () => {
  const note = noteOf(
    '妇联.md',
    `# 妇女发展规划

## 主要做法

2015年，我会主要做了以下工作：

- 举办妇女创业培训5期，扶持妇女合作社8个。
- 开通维权热线，接听来电967个。

## 存在问题

- 村（社区）妇女干部身兼数职。

## 下年计划

- 继续开展反家庭暴力宣传。
`,
  );
  const report = reportOf(note, 'women');

  it('keeps the words that lead up to its items, before them', () => {
    expect(part(report, 'policy')[0]).toBe(
      '（一）主要做法。2015年，我会主要做了以下工作：一是举办妇女创业培训5期，扶持妇女合作社8个。二是开通维权热线，接听来电967个。',
    );
  });

  it('has its plans under the proposals', () => {
    expect(part(report, 'recommendations')).toEqual(['下年工作打算：继续开展反家庭暴力宣传。']);
  });
});

describe('Braces in a note', () => {
  it('are words like any others: nothing in them is compiled or filled in', () => {
    const text = '推广“{{指标}}”卡片，{{#if 比上年}}每村{{/if}}一套{{{自称}}}';
    const report = reportOf(noteOf('妇联.md', `# 妇女发展规划\n\n## 主要做法\n\n- ${text}\n`), 'women');
    expect(part(report, 'policy')[0]).toBe(`（一）主要做法。${text}。`);
  });
});
