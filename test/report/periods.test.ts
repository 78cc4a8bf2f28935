/**
 * Each plan by its own period: what is judged, and in which order its 领域 stand in headings, tables, charts, annexes and
 * sheets. The official orders are written out here, apart from the register.
 */
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { judgeRound, readDataset } from '../../src/pipeline/pipeline.ts';
import { readConfiguration } from '../../src/pipeline/read/configuration.ts';
import type { RoundFiles } from '../../src/pipeline/read/round-files.ts';
import { openRound } from '../../src/project/project.ts';
import type { Block, Inline, Report } from '../../src/report/model.ts';
import { plainText } from '../../src/report/model.ts';
import type { WorkbookModel } from '../../src/report/workbook-model.ts';
import type { Assessment } from '../../src/rules/assessment.ts';
import { roundInMemory } from '../random/in-memory.ts';
import { judgedDocuments } from './claims/judged-documents.ts';

type Plan = 'women' | 'children';

const official = {
  2020: {
    women: ['健康', '教育', '经济', '参与决策和管理', '社会保障', '环境', '法律'],
    children: ['健康', '教育', '福利', '社会环境', '法律保护'],
  },
  2030: {
    women: ['健康', '教育', '经济', '参与决策和管理', '社会保障', '家庭建设', '环境', '法律'],
    children: ['健康', '安全', '教育', '福利', '家庭', '环境', '法律保护'],
  },
} as const;

interface Listed {
  readonly where: string;
  readonly plan: Plan;
  readonly domains: readonly string[];
}

const names: ReadonlySet<string> = new Set(
  Object.values(official).flatMap(({ women, children }) => [...women, ...children]),
);

function planNamed(...texts: readonly (string | null)[]): Plan | null {
  const found = texts.flatMap((text) => /women|children/u.exec(text ?? '')?.[0] ?? [])[0];
  return found === 'women' || found === 'children' ? found : null;
}

/** Every list of 领域 in a document, in the order in which it stands there. */
function listsIn(path: string, content: Report | WorkbookModel): readonly Listed[] {
  const rows = (
    where: string,
    id: string,
    all: readonly { readonly id: string; readonly cells: readonly (readonly Inline[])[] }[],
    column: number,
  ): readonly Listed[] =>
    (['women', 'children'] as const).flatMap((plan) => {
      const own = all.filter((row) => (planNamed(row.id, id, content.plan) ?? plan) === plan);
      const domains = own.map(({ cells }) => plainText(cells[column] ?? [])).filter((text) => names.has(text));
      return [{ where: `${path} ${where}`, plan, domains: [...new Set(domains)] }];
    });
  if ('sheets' in content)
    return content.sheets.flatMap((sheet) => {
      const column = Math.max(
        0,
        sheet.columns.findIndex(({ heading }) => heading[0] === '领域'),
      );
      return planNamed(content.plan, sheet.rows[0]?.id ?? '') === null ? [] : rows(sheet.name, '', sheet.rows, column);
    });
  const blocks = content.sections.flatMap((section) => section.blocks);
  return [...blocks.flatMap((block) => inBlock(block, content, path, rows)), ...headed(blocks, path)];
}

function inBlock(
  block: Block,
  content: Report,
  path: string,
  rows: (
    where: string,
    id: string,
    all: Extract<Block, { kind: 'table' }>['rows'],
    column: number,
  ) => readonly Listed[],
): readonly Listed[] {
  const plan = planNamed(block.id, content.plan);
  if (block.kind === 'table')
    return plan === null && !block.rows.some((row) => planNamed(row.id) !== null)
      ? []
      : rows(block.id, block.id, block.rows, 0);
  if (block.kind !== 'chart' || plan === null) return [];
  return [{ where: `${path} ${block.id}`, plan, domains: block.chart.categories.filter((name) => names.has(name)) }];
}

/** （一）妇女与健康：…, （四）妇女参与决策和管理：… */
function headed(blocks: readonly Block[], path: string): readonly Listed[] {
  const found = blocks.flatMap((block) => {
    const lead = block.kind === 'paragraph' ? plainText(block.lead ?? []) : '';
    const [, word, domain = ''] = /^（.{1,3}）(妇女|儿童)(?:与|(?=参与))([^：。]+)/u.exec(lead) ?? [];
    return word === undefined ? [] : [{ plan: word === '妇女' ? ('women' as const) : ('children' as const), domain }];
  });
  return (['women', 'children'] as const).map((plan) => ({
    where: `${path} headings`,
    plan,
    domains: found.filter((one) => one.plan === plan).map(({ domain }) => domain),
  }));
}

function outOfOrder(lists: readonly Listed[], ends: Readonly<Record<Plan, number>>): readonly Listed[] {
  return lists.filter(({ plan, domains }) => {
    const order: readonly string[] = official[ends[plan] > 2020 ? 2030 : 2020][plan];
    const places = domains.map((domain) => order.indexOf(domain));
    return places.some((place, at) => place < 0 || place <= (places[at - 1] ?? -1));
  });
}

describe('领域 stand in the order of the plan’s period in every document of', () => {
  it.each(['samples/heshan-2015', 'samples/heshan-2016', 'samples/outline-2018'])('%s', (folder) => {
    const { documents, facts } = judgedDocuments(folder);
    const { women, children } = facts.round.plans;
    const lists = documents.flatMap(({ path, content }) => listsIn(path, content));
    expect(lists.filter(({ domains }) => domains.length > 1).length).toBeGreaterThan(5);
    expect(outOfOrder(lists, { women: women.target, children: children.target })).toEqual([]);
  });

  it('random rounds of both periods', async () => {
    let [early, late] = [0, 0];
    for (const seed of [404, 402, 414, 417, 423, 429, 439]) {
      const { documents, facts } = await roundInMemory(seed);
      const { women, children } = facts.round.plans;
      const lists = documents.flatMap(({ document }) => listsIn(document.path, document.content));
      const told = lists.filter(({ domains }) => domains.length > 1).length;
      if (women.target > 2020) late += told;
      else early += told;
      expect(outOfOrder(lists, { women: women.target, children: children.target })).toEqual([]);
    }
    expect(Math.min(early, late)).toBeGreaterThan(5);
  });
});

function sampleFiles(): RoundFiles {
  const opening = openRound(resolve(import.meta.dirname, '../../samples/heshan-2015'));
  if (opening.verdict !== 'opened') throw new Error(opening.message);
  return opening.project.files;
}

function judgedWith(edit: (files: RoundFiles) => RoundFiles): readonly Assessment[] {
  const files = edit(sampleFiles());
  const configuration = readConfiguration(files);
  if (configuration.verdict !== 'ok') throw new Error(configuration.findings.map((one) => one.message).join('\n'));
  return judgeRound(readDataset(configuration.value, files)).assessments;
}

function withRound(files: RoundFiles, edit: (text: string) => string): RoundFiles {
  return { ...files, round: { ...files.round, text: edit(files.round.text) } };
}

const dueIn = (one: Assessment): readonly number[] => (one.target.kind === 'none' ? [] : [one.target.year]);

describe('Nothing is judged of another period or province', () => {
  it('the round of 2015 nothing of 2030, and with Guangdong’s targets', () => {
    const judged = judgedWith((files) => files);
    expect(judged.flatMap(dueIn).filter((year) => year > 2020)).toEqual([]);
    expect(judged.filter(({ targetSet }) => targetSet === 'province').length).toBeGreaterThan(30);
  });

  it('a round of 2022 nothing of 2020', () => {
    const judged = judgedWith((files) => ({
      ...withRound(files, (text) =>
        text
          .replace('year: 2015', 'year: 2022')
          .replaceAll('2016-0', '2023-0')
          .replaceAll('2014—2016年', '2021—2030年')
          .replaceAll('base: 2013, target: 2016, judge: own', 'base: 2020, target: 2030, judge: national'),
      ),
      plan: { file: 'plan.yaml', text: 'W06: {base: {year: 2020, value: 99.9}}\n' },
      decisions: null,
      ledger: null,
    }));
    expect(judged.flatMap(dueIn).filter((year) => year <= 2020)).toEqual([]);
    expect(judged.flatMap(dueIn).length).toBeGreaterThan(3);
  });

  it('a round of 2015 in another province nothing of Guangdong', () => {
    const judged = judgedWith((files) =>
      withRound(files, (text) =>
        text
          .replace('code: "440784"', 'code: "330784"')
          .replace('aliases: [广东省, 全省平均]', 'aliases: [浙江省, 全省平均]'),
      ),
    );
    expect(judged.filter(({ targetSet }) => targetSet === 'province')).toEqual([]);
    expect(judged.filter(({ targetSet }) => targetSet === 'national').length).toBeGreaterThan(20);
  });
});
