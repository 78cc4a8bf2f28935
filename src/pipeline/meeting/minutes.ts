/** A filled-in 会商纪要表, read back: what was agreed of each indicator, and what could not be understood. */
import { readReportText } from '../../formats/docx/read/read.ts';
import type { ReadRow } from '../../formats/docx/read/reading.ts';
import type { Indicator } from '../../indicators/definition.ts';
import type { PlanId } from '../../indicators/plan-id.ts';
import { planIds, planWord } from '../../indicators/plan-id.ts';
import { minutesHeads } from '../../report/compose/papers/meeting/minutes-form.ts';

export interface MinutesEntry {
  readonly indicator: string;
  readonly plan: PlanId;
  /** '' is what nobody filled in. */
  readonly notice: string;
  readonly meeting: string;
  readonly lead: string;
  readonly with: readonly string[];
  readonly actions: readonly string[];
  readonly deadline: string;
  readonly person: string;
  readonly result: string;
}

export type MinutesReading =
  | { readonly verdict: 'read'; readonly entries: readonly MinutesEntry[]; readonly left: readonly string[] }
  /** Why, in words for the person who filled it in. */
  | { readonly verdict: 'refused'; readonly message: string };

export function readMinutes(bytes: Uint8Array, indicators: readonly Indicator[]): MinutesReading {
  const reading = readReportText(bytes);
  if (reading.verdict === 'refused')
    return { verdict: 'refused', message: '这份文件打不开，不是 Word 文档（.docx）。' };
  const tables = reading.content.blocks.flatMap((block) => (block.kind === 'table' ? [block.rows] : []));
  const found = tables.flatMap((rows) => {
    const at = rows.findIndex((row) => isHead(row));
    return at === -1 ? [] : [{ head: headOf(rows[at]), rows: rows.slice(at + 1).filter((row) => !isHead(row)) }];
  });
  if (found.length === 0)
    return {
      verdict: 'refused',
      message: `文件里没有会商纪要表：表头要有“${minutesHeads.code}”“${minutesHeads.plan}”“${minutesHeads.actions}”三栏。`,
    };
  const entries: MinutesEntry[] = [];
  const left: string[] = [];
  for (const { head, rows } of found)
    for (const [position, row] of rows.entries()) {
      const entry = entryOf(row, head);
      if (isBlank(row)) continue;
      const why = whyNot(entry, indicators);
      if (why === null && entry.plan !== null) entries.push({ ...entry, plan: entry.plan });
      else left.push(`第${position + 1}行${why ?? ''}`);
    }
  return { verdict: 'read', entries, left };
}

type Head = ReadonlyMap<string, number>;

function isHead(row: ReadRow): boolean {
  const words = row.cells.map(({ text }) => plain(text));
  return [minutesHeads.code, minutesHeads.plan, minutesHeads.actions].every((wanted) => words.includes(wanted));
}

function headOf(row: ReadRow | undefined): Head {
  const places = new Map<string, number>();
  let column = 0;
  for (const { text, across } of row?.cells ?? []) {
    places.set(plain(text), column);
    column += across;
  }
  return places;
}

function cellAt(row: ReadRow, column: number | undefined): string {
  if (column === undefined) return '';
  let at = 0;
  for (const cell of row.cells) {
    if (column >= at && column < at + cell.across) return cell.text.trim();
    at += cell.across;
  }
  return '';
}

function isBlank(row: ReadRow): boolean {
  return row.cells.every(({ text }) => text.trim() === '');
}

type Unsure = Omit<MinutesEntry, 'plan'> & { readonly plan: PlanId | null };

function entryOf(row: ReadRow, head: Head): Unsure {
  const cell = (key: keyof typeof minutesHeads): string => cellAt(row, head.get(minutesHeads[key]));
  const inOneLine = (key: keyof typeof minutesHeads): string =>
    cell(key)
      .split('\n')
      .map((line) => line.trim())
      .join('');
  const plan = plain(cell('plan'));
  return {
    indicator: plain(cell('code')),
    plan: planIds.find((id) => plan === planWord[id] || plan.startsWith(planWord[id])) ?? null,
    notice: inOneLine('notice'),
    meeting: inOneLine('meeting'),
    lead: inOneLine('lead'),
    with: inOneLine('with')
      .split(/[、，,；;]/u)
      .map((name) => name.trim())
      .filter((name) => name !== ''),
    actions: cell('actions')
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
    deadline: inOneLine('deadline'),
    person: inOneLine('person'),
    result: inOneLine('result'),
  };
}

function whyNot(entry: Unsure, indicators: readonly Indicator[]): string | null {
  const indicator = indicators.find(({ code }) => code.toLowerCase() === entry.indicator.toLowerCase());
  if (indicator === undefined) return `的代码“${entry.indicator}”在本轮没有，没有读取。`;
  if (entry.plan === null) return `（${indicator.name}）的“规划”一栏要写“妇女”或“儿童”，没有读取。`;
  return indicator.plans.includes(entry.plan)
    ? null
    : `（${indicator.name}）不属于${planWord[entry.plan]}发展规划，没有读取。`;
}

function plain(text: string): string {
  return text.normalize('NFKC').replace(/\s/gu, '');
}
