/** Whoever writes what a comment asks for where the comment says finds every placeholder filled. */
import { mechanismAtInspection } from '../../src/rules/warning/mechanism.ts';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { readConfiguration } from '../../src/pipeline/read/configuration.ts';
import { judgeRound, readDataset } from '../../src/pipeline/pipeline.ts';
import type { RoundFiles } from '../../src/pipeline/read/round-files.ts';
import { openRound } from '../../src/project/project.ts';
import { inlinesOf } from '../../src/report/compose/numbering-and-names.ts';
import { composeReports } from '../../src/report/compose/reports.ts';
import type { Report } from '../../src/report/model.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The sample with nothing in notes/ and ledger.yaml but these words. */
function reportsWith(notes: ReadonlyMap<string, string>, ledger: string): readonly Report[] {
  const opening = openRound(resolve(root, 'samples/heshan-2015'));
  if (opening.verdict !== 'opened') throw new Error(opening.message);
  const given = opening.project.files;
  const files: RoundFiles = {
    ...given,
    ledger: { file: 'ledger.yaml', text: ledger },
    folders: {
      ...given.folders,
      notes: [...notes].map(([file, text]) => ({ kind: 'read', file, bytes: new TextEncoder().encode(text) })),
    },
  };
  const configuration = readConfiguration(files);
  if (configuration.verdict !== 'ok') throw new Error(configuration.findings.map((one) => one.message).join('\n'));
  const dataset = readDataset(configuration.value, files);
  const { templates, ledger: entries } = configuration.value;
  const facts = judgeRound(dataset);
  return composeReports({
    facts,
    templates,
    ledger: mechanismAtInspection(facts, entries),
    splitGeneral: false,
  });
}

interface Owed {
  readonly text: string;
  readonly way: string;
}

function owedIn(reports: readonly Report[]): readonly Owed[] {
  const inlines = reports.flatMap(({ sections }) => sections.flatMap(({ blocks }) => blocks.flatMap(inlinesOf)));
  return inlines.flatMap((one) => (one.kind === 'placeholder' ? [{ text: one.text, way: one.way ?? '' }] : []));
}

/** 写在 notes/教育局.docx（或 .md、.txt） 的“儿童发展规划”部分“原因分析”标题下，小标题写“C25 …”。 */
const inNotes =
  /写在 (notes\/[^ .、]+)\.docx（或[^）]*）[^的]* 的(?:“(..发展规划)”部分)?“([^”]*)”标题下(?:，小标题写(“.*”))?等?。$/;

function written(owed: readonly Owed[]): ReadonlyMap<string, string> {
  const notes = new Map<string, string>();
  for (const [index, { way }] of [...new Map(owed.map((one) => [one.way, one])).values()].entries()) {
    const [, file, plan, section = '', headings] = inNotes.exec(way) ?? [];
    if (file === undefined) continue;
    const said =
      section === '定性目标'
        ? '推进中，方案已经印发'
        : section === '对策建议'
          ? `2016年9月底前由专人落实${index + 1}件事`
          : `逐户走访，共办结${index + 1}件事`;
    const subjects = headings?.match(/[^“”]+/g) ?? [];
    const lines = [
      ...(plan === undefined ? [] : [`# ${plan}`]),
      `## ${section}`,
      ...(subjects.length === 0 ? [`${said}。`] : subjects.flatMap((subject) => [`### ${subject}`, `${said}。`])),
    ];
    notes.set(`${file}.md`, `${notes.get(`${file}.md`) ?? ''}${lines.join('\n\n')}\n\n`);
  }
  return notes;
}

it('Every placeholder of the sample without notes says where its answer belongs, and is filled from there.', () => {
  const empty = reportsWith(new Map(), '');
  const owed = owedIn(empty);
  expect(owed.length).toBeGreaterThan(100);
  const fields = new Set(owed.flatMap(({ way }) => /ledger\.yaml 中该指标那一条的 (\w+) 一项/.exec(way)?.[1] ?? []));
  expect(owed.filter(({ way }) => !inNotes.test(way) && !way.includes('ledger.yaml'))).toEqual([
    {
      text: '【待补充：2015年主要做法，2—4条（统计局）】',
      way: '由统计局补充，写在 notes/总报告.md 的“主要做法”标题下。',
    },
  ]);

  const entries = empty
    .flatMap(({ id, sections }) => (id === 'ledger' ? sections.flatMap(({ blocks }) => blocks) : []))
    .flatMap((block) => (block.kind === 'table' ? block.rows : []))
    .map(({ id }) => {
      const [plan, indicator] = id.split('/').slice(-2);
      const said = [...new Set([...fields, 'deadline', 'result'])].map(
        (field) => `  ${field}: ${field === 'deadline' ? '2016年9月' : '已办'}`,
      );
      return [`- indicator: ${indicator ?? ''}`, `  plan: ${plan ?? ''}`, ...said].join('\n');
    });
  const notes = new Map([...written(owed), ['notes/总报告.md', '## 主要做法\n\n召开了全市监测工作会议。\n']]);
  expect(owedIn(reportsWith(notes, entries.join('\n')))).toEqual([]);
});
