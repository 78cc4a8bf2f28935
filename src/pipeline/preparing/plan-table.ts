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
import { parsePlan } from '../../indicators/plan.ts';
import type { PlanId } from '../../indicators/plan-id.ts';
import { planIds } from '../../indicators/plan-id.ts';
import { layPlanOver } from '../../indicators/register/laid-plan.ts';
import type { Register } from '../../indicators/register/register-entry.ts';
import type { Round } from '../../indicators/round.ts';
import type { Located } from '../../indicators/yaml/yaml.ts';
import type { Origin } from '../../provenance.ts';
import { readRegister, readRound } from '../read/configuration.ts';
import type { RoundFiles } from '../read/round-files.ts';
import { keptFindings, withOtherPlan } from './entries-there.ts';
import { withEntries } from './plan-lines.ts';
import type { Unlisted } from './unlisted.ts';
import { unlistedIn, withOmitted } from './unlisted.ts';

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
  /** What the units would be asked for and the table does not list. */
  readonly unlisted: readonly Unlisted[];
  /** Rows of which nobody knows what they mean: one of the unlisted, perhaps. */
  readonly unknownRows: number;
}

/** What becomes of that which the table does not list: told alone, or written into plan.yaml as `omit`. */
export type UnlistedAre = 'told' | 'omitted';

/** `plan` null: the table holds both plans' targets. */
export function takePlanTable(
  files: RoundFiles,
  file: PlanFile,
  plan: PlanId | null,
  unlistedAre: UnlistedAre = 'told',
): Outcome<PlanTaking> {
  const ground = groundOf(files);
  if (ground.verdict === 'failed') return ground;
  const tables = tablesOf(file);
  if (tables.verdict === 'failed') return tables;
  return takeRows(files, ground.value, tables.value, { plan, name: file.name, unlistedAre });
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
  return takeRows(files, ground.value, [{ rows, placeOf }], { plan, name: '粘贴的内容', unlistedAre: 'told' });
} // prettier-ignore

export interface Ground {
  readonly round: Round;
  readonly indicators: readonly Indicator[];
  /** Codes that plan.yaml has already. */
  readonly known: ReadonlySet<string>;
  readonly register: Register;
  readonly located: Located<Round>;
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
    register: register.value,
    located,
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
  { round, indicators, known, register, located }: Ground,
  tables: readonly TableRows[],
  {
    plan,
    name,
    unlistedAre,
  }: { readonly plan: PlanId | null; readonly name: string; readonly unlistedAre: UnlistedAre },
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
  const withTargets = withEntries(besides.text, entries, name);
  const named = new Set(read.flatMap((table) => [...table.named]));
  const plans = plansOf(plan, proposals);
  const unlisted = unlistedIn({ round: located, register, text: withTargets, named, plans });
  return ok(
    {
      entries: [...entries, ...besides.added],
      text: unlistedAre === 'omitted' ? withOmitted(withTargets, unlisted, name) : withTargets,
      strangers,
      unlisted,
      unknownRows: read.reduce((sum, table) => sum + table.unknown, 0),
    },
    [
      ...read.flatMap((table) => [...table.findings, ...table.strangers.map((one) => one.finding)]),
      ...keptFindings(
        there.filter((one) => !besides.added.includes(one)),
        files.plan?.text ?? '',
      ),
    ],
  );
}

/** A table of both plans that has rows of one alone says nothing of what the other leaves out. */
function plansOf(plan: PlanId | null, proposals: readonly PlanProposal[]): readonly PlanId[] {
  if (plan !== null) return [plan];
  const told = proposals.flatMap((one) => one.plan ?? (one.indicator.plans.length === 1 ? one.indicator.plans : []));
  return planIds.filter((one) => told.includes(one));
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
