/** A file with the plan's own table of targets → entries for plan.yaml that are not there yet, and what was not understood. */
import { gridRows } from '../../dataset/plan-table/grid-rows.ts';
import type { WordRow } from '../../dataset/plan-table/grid-rows.ts';
import type { PlanGround, PlanProposal, PlanStranger, PlanTable } from '../../dataset/plan-table/read-plan-table.ts';
import { readPlanTable } from '../../dataset/plan-table/read-plan-table.ts';
import { cellName } from '../../dataset/tables/grid.ts';
import type { Diagnostic, Outcome } from '../../diagnostics.ts';
import { failed, finding, ok } from '../../diagnostics.ts';
import { readWordTables } from '../../formats/docx/read/table-rows.ts';
import type { FileProblem } from '../../formats/package/problem.ts';
import { readWorkbook } from '../../formats/xlsx/read/read.ts';
import type { Indicator } from '../../indicators/definition.ts';
import { editYaml } from '../../indicators/yaml/editing.ts';
import { parsePlan } from '../../indicators/plan.ts';
import type { PlanId } from '../../indicators/plan-id.ts';
import { layPlanOver } from '../../indicators/register/laid-plan.ts';
import type { Round } from '../../indicators/round.ts';
import type { Origin } from '../../provenance.ts';
import { readRegister, readRound } from '../read/configuration.ts';
import type { RoundFiles } from '../read/round-files.ts';
import { plainOf } from './plain-values.ts';
import { targetWritten, withEntries } from './plan-lines.ts';

export interface PlanFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface PlanTaking {
  /** New entries, in the table's order. */
  readonly entries: readonly PlanProposal[];
  /** plan.yaml with them in it. */
  readonly text: string;
  /** Units that the table names and the round does not have; each is among the findings as well. */
  readonly strangers: readonly PlanStranger[];
}

/** `plan` null: the table holds both plans' targets. */
export function takePlanTable(files: RoundFiles, file: PlanFile, plan: PlanId | null): Outcome<PlanTaking> {
  const ground = groundOf(files);
  if (ground.verdict === 'failed') return ground;
  const tables = tablesOf(file);
  if (tables.verdict === 'failed') return tables;
  return takeRows(files, ground.value, tables.value, plan, file.name);
}

/** Rows pasted from a table, as `takePlanTable` takes those of a file. */
export function takePastedRows(
  files: RoundFiles,
  rows: readonly WordRow[],
  plan: PlanId | null,
): Outcome<PlanTaking> {
  const ground = groundOf(files);
  if (ground.verdict === 'failed') return ground;
  const placeOf = (row: number, column: number): Origin => ({ kind: 'cell', file: '粘贴的内容', sheet: '表', cell: cellName(row + 1, column + 1) });
  return takeRows(files, ground.value, [{ rows, placeOf }], plan, '粘贴的内容');
} // prettier-ignore

export interface Ground {
  readonly round: Round;
  readonly indicators: readonly Indicator[];
  /** Codes that plan.yaml has already. */
  readonly known: ReadonlySet<string>;
}

/** Everything that the register has for the round's periods, entries from memory included: the plan's table confirms them. */
export function groundOf(files: RoundFiles): Outcome<Ground> {
  const round = readRound(files.round);
  const register = readRegister(files);
  const own = parsePlan({ file: 'plan.yaml', text: files.plan === null || isEmpty(files.plan.text) ? '{}' : files.plan.text });
  const nothing = parsePlan({ file: 'plan.yaml', text: '{}' });
  if (round.verdict === 'failed' || register.verdict === 'failed' || own.verdict === 'failed' || nothing.verdict === 'failed')
    return failed([...round.findings, ...register.findings, ...own.findings]);
  const { women, children } = round.value.value.plans;
  const located = {
    ...round.value,
    value: {
      ...round.value.value,
      plans: { women: { ...women, judge: 'own' as const }, children: { ...children, judge: 'own' as const } },
    },
  };
  const confirmed = register.value.entries.map((one) => ({ ...one, entry: { ...one.entry, confirmed: true } }));
  const laid = layPlanOver({ ...register.value, entries: confirmed }, nothing.value, located);
  if (laid.verdict === 'failed') return laid;
  return ok({
    round: located.value,
    indicators: laid.value.filter(({ plans }) => plans.length > 0),
    known: new Set(Object.keys(own.value.value)),
  });
} // prettier-ignore

function isEmpty(text: string): boolean {
  return text.split('\n').every((line) => /^\s*(#.*|---\s*)?$/.test(line));
}

interface TableRows {
  readonly rows: readonly WordRow[];
  readonly placeOf: PlanGround['placeOf'];
}

function tablesOf({ name, bytes }: PlanFile): Outcome<readonly TableRows[]> {
  if (/\.docx$/i.test(name)) {
    const tables = readWordTables(bytes);
    if (tables.verdict === 'refused') return failed([unread(name, tables.problem)]);
    return ok(
      tables.content.map(({ title, rows }, at) => ({
        rows: [[title], ...rows],
        placeOf: (row, column) => ({ kind: 'cell', file: name, sheet: `第${at + 1}张表`, cell: cellName(Math.max(row, 1), column + 1) }),
      })),
    );
  }
  const reading = readWorkbook(name, bytes);
  if (reading.verdict === 'refused') return failed([unread(name, reading.problem)]);
  return ok(
    reading.workbook.grids.map((grid) => ({
      rows: gridRows(grid),
      placeOf: (row, column) => ({ kind: 'cell', file: name, sheet: grid.name, cell: cellName(row + 1, column + 1) }),
    })),
  );
} // prettier-ignore

function unread(file: string, { message, hint }: FileProblem): Diagnostic {
  return finding('unreadable-file', {
    message: `${file} 没有读取：${message}`,
    hint: `${hint}能读 .xlsx、.csv 和 .docx 里的表格。`,
    origin: { kind: 'file', file },
  });
}

function takeRows(
  files: RoundFiles,
  { round, indicators, known }: Ground,
  tables: readonly TableRows[],
  plan: PlanId | null,
  name: string,
): Outcome<PlanTaking> {
  const read = tables.flatMap(({ rows, placeOf }): readonly PlanTable[] => {
    const table = readPlanTable(rows, { round, indicators, plan, placeOf });
    return table === null ? [] : [table];
  });
  if (read.length === 0)
    return failed([
      finding('unreadable-file', {
        message: `${name} 里没有找到目标表。`,
        hint: '表头要有“指标名称”（或“主要目标”）一列，和“目标值”“2030年目标”“牵头单位”等列。',
        origin: { kind: 'file', file: name },
      }),
    ]);
  const proposals = firstOfEach(read.flatMap((table) => table.proposals));
  const entries = proposals.filter(({ indicator }) => !known.has(indicator.code));
  const there = proposals.filter(({ indicator }) => known.has(indicator.code));
  const besides = withOtherPlan(files.plan?.text ?? '', there);
  const strangers = read.flatMap((table) => table.strangers);
  return ok({ entries: [...entries, ...besides.added], text: withEntries(besides.text, entries, name), strangers }, [
    ...read.flatMap((table) => [...table.findings, ...table.strangers.map((one) => one.finding)]),
    ...keptFindings(
      there.filter((one) => !besides.added.includes(one)),
      files.plan?.text ?? '',
    ),
  ]);
}

/** An indicator of both plans whose entry speaks of the other plan alone gets this plan's target beside it. */
function withOtherPlan(
  text: string,
  proposals: readonly PlanProposal[],
): { readonly text: string; readonly added: readonly PlanProposal[] } {
  const plan = parsePlan({ file: 'plan.yaml', text });
  if (plan.verdict === 'failed') return { text, added: [] };
  return proposals.reduce<{ readonly text: string; readonly added: readonly PlanProposal[] }>(
    (done, one) => {
      const targets = plan.value.value[one.indicator.code]?.targets.filter(({ set }) => set === 'own') ?? [];
      const isOpen = targets.length > 0 && targets.every((target) => target.plan !== null && target.plan !== one.plan);
      if (one.plan === null || one.requirement === null || !isOpen) return done;
      const value = plainOf(targetWritten(one.requirement, one.text, one.plan));
      const next = editYaml(done.text, [{ kind: 'append', path: [one.indicator.code, 'targets'], value }]);
      return next === null ? done : { text: next, added: [...done.added, one] };
    },
    { text, added: [] },
  );
}

/** Sheets and tables of one file may repeat each other: 责任分解书 after the table of targets. */
function firstOfEach(proposals: readonly PlanProposal[]): readonly PlanProposal[] {
  const byCode = new Map<string, PlanProposal>();
  for (const one of proposals) {
    const first = byCode.get(one.indicator.code);
    byCode.set(one.indicator.code, first === undefined ? one : completed(first, one));
  }
  return [...byCode.values()];
}

/** What the first leaves open the second fills. */
function completed(first: PlanProposal, second: PlanProposal): PlanProposal {
  return {
    ...first,
    ...(first.requirement === null ? { requirement: second.requirement, text: second.text } : {}),
    base: first.base ?? second.base,
    units: first.units ?? second.units,
    milestones: first.milestones.size > 0 ? first.milestones : second.milestones,
  };
}

/** Those whose entry has the very target that the table has are told in one line. */
function keptFindings(kept: readonly PlanProposal[], text: string): readonly Diagnostic[] {
  const lines = text.split('\n');
  const isSame = ({ indicator: { code }, requirement, text: words, plan }: PlanProposal): boolean =>
    requirement === null ||
    lines.some((line) => line.startsWith(`${code}:`) && line.includes(targetWritten(requirement, words, plan)));
  const same = kept.filter(isSame);
  const [first] = same;
  return [
    ...(first === undefined
      ? []
      : [
          finding('plan-entry-kept', {
            message: `${same.length}项 plan.yaml 里已经有，目标与表里的一样，没有改动：${same.map(({ indicator }) => indicator.code).join('、')}。`,
            hint: '不必处理。',
            origin: first.origin,
          }),
        ]),
    ...kept.filter((one) => !isSame(one)).map(keptFinding),
  ];
}

function keptFinding({ indicator, requirement, text, plan, origin }: PlanProposal): Diagnostic {
  return finding('plan-entry-kept', {
    message: `“${indicator.name}”（${indicator.code}）plan.yaml 里已经有，没有改动。`,
    hint:
      requirement === null
        ? '不必处理。'
        : `表里的目标是 ${targetWritten(requirement, text, plan)}；与已有的不同时请自己改。`,
    origin,
    indicator: indicator.code,
  });
}
