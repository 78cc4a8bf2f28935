/** 总览: where the round stands, unit by unit, and what to do next. */
import type { RoundStatus } from '../../pipeline/status.ts';
import { statusOf } from '../../pipeline/status.ts';
import { coursesOf } from '../../pipeline/round-status/hand-overs.ts';
import type { UnitStatus } from '../../pipeline/round-status/unit-status.ts';
import { mechanismOf } from '../../rules/warning/mechanism.ts';
import type { Level } from '../../diagnostics.ts';
import type { PlanId } from '../../indicators/plan-id.ts';
import { planWord } from '../../indicators/plan-id.ts';
import { inputsOf } from '../../pipeline/read/inputs.ts';
import { outFolderOf, today } from '../../project/project.ts';
import { issuedManifest, issuedRounds, standingFile } from '../../project/issued.ts';
import type { RecordedDocument, RunManifest } from '../../history/manifest.ts';
import { downloadsIn } from '../../project/workbench/downloads.ts';
import type { RoundNow } from '../round-now.ts';

export const documentStates = ['不需要', '未生成', '扣发', '草稿', '已生成', '已改动', '已定稿', '已报送'] as const;
export type DocumentState = (typeof documentStates)[number];

export interface OverviewView {
  readonly area: string;
  readonly year: number;
  readonly today: string;
  readonly deadlines: readonly { readonly what: string; readonly date: string; readonly days: number }[];
  readonly units: readonly UnitLine[];
  readonly findings: Readonly<Record<Level, number>>;
  readonly documents: readonly DocumentLine[];
  /** Files that changed since the last build; null where nothing was built yet. */
  readonly movedSince: readonly string[] | null;
  readonly issued: number | null;
  readonly next: readonly NextThing[];
}

export interface UnitLine {
  readonly unit: string;
  readonly key: boolean;
  readonly tables: string;
  readonly notes: string;
  readonly findings: Readonly<Record<Level, number>>;
  readonly reports: Readonly<Record<PlanId, DocumentState>>;
  readonly contact: string;
  readonly reminder: string | null;
}

export interface DocumentLine {
  readonly path: string;
  readonly unit: string;
  readonly state: DocumentState;
}

export interface NextThing {
  readonly what: string;
  readonly why: string;
  /** The page where it is done, and the place on it. */
  readonly at: readonly [page: string, ...place: string[]];
}

export function overviewOf(round: RoundNow): OverviewView {
  const { dataset, documents, facts } = round.prepared;
  const { ledger, handedOver } = round.configuration;
  const status = statusOf(dataset, documents, today(), {
    mechanism: mechanismOf(facts, ledger, today()),
    handedOver,
  });
  const states = new Map([...documentStandingsOf(round)].map(([path, { state }]) => [path, state]));
  const moved = movedSince(round);
  const findings = countsOf(round.findings);
  return {
    area: dataset.round.area.name,
    year: dataset.round.year,
    today: status.today,
    deadlines: deadlinesOf(status),
    units: status.units.map((unit) => unitLine(unit, states, round)),
    findings,
    documents: documents.map(({ document: { path, unit } }) => ({ path, unit, state: states.get(path) ?? '未生成' })),
    movedSince: moved,
    issued: issuedRounds(round.project).at(-1) ?? null,
    next: nextThings(round, status, findings, moved, [...states.values()]).slice(0, 3),
  };
}

function countsOf(findings: RoundNow['findings']): Readonly<Record<Level, number>> {
  const count = (level: Level): number => findings.filter((one) => one.level === level).length;
  return { 强制性: count('强制性'), 核实性: count('核实性'), 提示性: count('提示性') };
}

/** How a document stands: one word for all of it, and what can be done with its file whatever that word is. */
export interface DocumentStanding {
  readonly state: DocumentState;
  /** It lies in out/ and may be taken. */
  readonly isThere: boolean;
  /** Somebody changed it there. */
  readonly isEdited: boolean;
}

/** By file name: whether it lies in out/, as the program made it, edited, frozen as it is, or sent as ledger.yaml has it. */
export function documentStandingsOf(round: RoundNow): ReadonlyMap<string, DocumentStanding> {
  const out = outFolderOf(round.project, undefined);
  const last = round.last();
  const number = issuedRounds(round.project).at(-1);
  const issued = number === undefined ? null : issuedManifest(round.project, String(number));
  const courses = coursesOf(round.prepared.documents, round.configuration.handedOver, today());
  const sent = new Set(courses.filter((course) => course.sent !== null).map(({ path }) => path));
  return new Map(
    round.prepared.documents.map(({ document: { path }, verdict }) => {
      const record = last?.documents.find((one) => one.path === path);
      const file = record === undefined || record.hash === null ? null : standingFile(out, path);
      const isThere = file !== null && verdict !== 'withheld';
      const isChanged = isThere && record !== undefined && isEdited(record, file.hash);
      const state = (): DocumentState => {
        if (sent.has(path)) return '已报送';
        if (verdict === 'withheld') return '扣发';
        if (file === null) return '未生成';
        if (isIssued(issued, path, file.hash)) return '已定稿';
        if (isChanged) return '已改动';
        return record?.state === 'draft' ? '草稿' : '已生成';
      };
      return [path, { state: state(), isThere, isEdited: isChanged }] as const;
    }),
  );
}

function isIssued(issued: RunManifest | null, path: string, hash: string): boolean {
  const files = issued?.documents.find((one) => one.path === path)?.files ?? [];
  return files.some((file) => file.hash === hash);
}

function isEdited(record: RecordedDocument, hash: string): boolean {
  return !record.files.some((file) => file.hash === hash && file.edited !== true);
}

/** null where nothing was built. */
export function movedSince(round: RoundNow): readonly string[] | null {
  const last = round.last();
  if (last === null) return null;
  const then = new Map(last.inputs.map(({ file, hash }) => [file, hash]));
  const today = new Map(inputsOf(round.project.files).map(({ file, hash }) => [file, hash]));
  return [...new Set([...then.keys(), ...today.keys()])].filter((file) => then.get(file) !== today.get(file));
}

function deadlinesOf({ due, units, daysToGeneral, daysToInspection }: RoundStatus): OverviewView['deadlines'] {
  const days = units[0]?.daysLeft;
  const of = (what: string, date: string | undefined, left: number | null | undefined) =>
    date === undefined || left === null || left === undefined ? [] : [{ what, date, days: left }];
  return [
    ...of('报表', due.tables, days?.tables),
    ...of('单位报告', due.reports, days?.reports),
    ...of('总报告', due.general, daysToGeneral),
    ...of('迎检台账', due.inspection, daysToInspection),
  ];
}

function unitLine(status: UnitStatus, states: ReadonlyMap<string, DocumentState>, round: RoundNow): UnitLine {
  const reportOf = (plan: PlanId): DocumentState => {
    const own = round.prepared.documents.find(
      ({ document }) => document.kind === 'unit' && document.unit === status.unit && document.plan === plan,
    );
    return own === undefined ? '不需要' : (states.get(own.document.path) ?? '未生成');
  };
  return {
    unit: status.unit,
    key: status.role === 'key',
    tables: tablesWord(status),
    notes: notesWord(status),
    findings: countsOf(round.findings.filter((one) => one.unit === status.unit)),
    reports: { women: reportOf('women'), children: reportOf('children') },
    contact: [status.contact.name, status.contact.phone].filter((part) => part !== null).join(' '),
    reminder: status.reminder,
  };
}

function tablesWord({ tables }: UnitStatus): string {
  switch (tables.state) {
    case 'in':
      return '已报';
    case 'part':
      return `已报 ${tables.given}/${tables.owed}`;
    case 'missing':
      return '未报';
    case 'unreadable':
      return '打不开';
    case 'not-owed':
      return '不需要';
  }
}

function notesWord({ notes }: UnitStatus): string {
  switch (notes.state) {
    case 'in':
      return '已报';
    case 'part':
      return `缺${notes.lacking.map((plan) => planWord[plan]).join('、')}`;
    case 'missing':
      return '未报';
    case 'unreadable':
      return '打不开';
    case 'not-owed':
      return '不需要';
  }
}

/** In the order in which they stand in each other's way. */
function nextThings(
  round: RoundNow,
  status: RoundStatus,
  findings: Readonly<Record<Level, number>>,
  moved: readonly string[] | null,
  states: readonly DocumentState[],
): readonly NextThing[] {
  const things: NextThing[] = [];
  const { dataset } = round.prepared;
  const noPlan = round.findings.filter(({ code }) => code === 'no-city-plan' || code === 'no-own-targets');
  if (noPlan.length > 0) {
    things.push({ what: '填写本市规划的目标', why: '没有目标就不能判断达标', at: ['设置', '目标'] });
  }
  const missing = status.units.filter(({ tables }) => tables.state === 'missing' || tables.state === 'unreadable');
  const isBegun =
    round.project.files.folders.workbooks.length > 0 ||
    dataset.observations.some(({ source }) => source === 'workbook');
  if (!isBegun) {
    things.push(
      downloadsIn(round.project.folder).some(({ place }) => place.startsWith('forms/'))
        ? { what: '放入各单位的报表和材料', why: '还没有收到任何报表', at: ['收件'] }
        : { what: '写填报表样，发给各单位', why: '单位的报表收回以后，在“收件”里放入', at: ['报送'] },
    );
  } else if (missing.length > 0) {
    const names = missing.map(({ unit }) => unit);
    things.push({
      what: `催报：${names.slice(0, 3).join('、')}${names.length > 3 ? `等${names.length}家` : ''}`,
      why: '报表还没有收到或打不开；催报的话在下表，可直接复制',
      at: ['总览'],
    });
  }
  if (findings.强制性 - noPlan.length > 0) {
    things.push({
      what: `处理${findings.强制性 - noPlan.length}处强制性问题`,
      why: '用到这些数字的文件会被扣发',
      at: ['审核', '强制性'],
    });
  }
  const [open, ...others] = round.findings.filter(({ code }) => code === 'target-unconfirmed');
  if (open !== undefined) {
    things.push({
      what: `定下${others.length + 1}项目标的幅度`,
      why: '写“左右”的目标，没有写允许上下多少，先不判定',
      at: ['设置', '指标', open.indicator ?? ''],
    });
  }
  if (isBegun && moved === null) {
    things.push({ what: '生成报告', why: '本轮还没有生成过', at: ['报告'] });
  } else if (moved !== null && moved.length > 0) {
    things.push({ what: '看改动，重新生成', why: `上次生成之后改动了${moved.length}个文件`, at: ['改动'] });
  }
  const toCheck = findings.核实性 - (open === undefined ? 0 : others.length + 1);
  if (toCheck > 0 && isBegun) {
    things.push({ what: `核实${toCheck}处问题`, why: '等说明或核定，写上理由即可', at: ['审核', '核实性'] });
  }
  const ready = states.filter((state) => state === '已生成' || state === '已改动').length;
  if (moved?.length === 0 && ready > 0) {
    things.push({ what: '定稿存档', why: `${ready}份文件已生成，还没有定稿`, at: ['改动'] });
  }
  if (moved?.length === 0 && states.some((state) => state === '已定稿')) {
    things.push({ what: '装包报送', why: '定稿的文件可以装包', at: ['报送'] });
  }
  return things;
}
