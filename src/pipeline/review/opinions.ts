/** A filled-in 审核意见, read back: each decision as an entry of decisions.yaml, and what could not be taken over. */
import type { Dataset } from '../../dataset/dataset.ts';
import type { Observation } from '../../dataset/observation.ts';
import type { DecidedBy, DecisionRequest } from '../../dataset/settling/decision-entries.ts';
import { decisionEntry, withDecision } from '../../dataset/settling/decision-entries.ts';
import type { Diagnostic } from '../../diagnostics.ts';
import { readReportText } from '../../formats/docx/read/read.ts';
import type { ReadRow } from '../../formats/docx/read/reading.ts';
import { decimal } from '../../indicators/decimals.ts';
import { formatOrigin } from '../../provenance.ts';
import { openFindings, opinionHeads, placesOf } from '../../report/compose/papers/review-opinions.ts';

export type OpinionsReading =
  | {
      readonly verdict: 'read';
      /** decisions.yaml with the decisions behind what stood there. */
      readonly text: string;
      /** 第3行：接受. */
      readonly taken: readonly string[];
      /** 第4行没有写理由，没有读取。 */
      readonly left: readonly string[];
    }
  | { readonly verdict: 'refused'; readonly message: string };

/** `before`: decisions.yaml as it is; `date`: the day on which it is read. */
export function readOpinions(
  bytes: Uint8Array,
  dataset: Dataset,
  before: string | null,
  date: string,
): OpinionsReading {
  const reading = readReportText(bytes);
  if (reading.verdict === 'refused')
    return { verdict: 'refused', message: '这份文件打不开，不是 Word 文档（.docx）。' };
  const lines = reading.content.blocks.flatMap((block) => (block.kind === 'table' ? linesIn(block.rows) : []));
  if (lines.length === 0)
    return {
      verdict: 'refused',
      message: `文件里没有审核意见表：表头要有“${Object.values(opinionHeads).join('”“')}”各栏。`,
    };
  const open = new Map(openFindings(dataset).map((one) => [keyOf(placesOf(one), one.message), one]));
  const taken: string[] = [];
  const left: string[] = [];
  let text = before ?? '';
  for (const line of lines.filter(({ decision, reason, by }) => decision + reason + by !== '')) {
    const outcome = entryOf(line, open.get(keyOf(line.place, line.problem)) ?? null, dataset, date);
    if (typeof outcome === 'string') {
      left.push(`第${line.number}行${outcome}`);
      continue;
    }
    const next = withDecision(text, outcome.entry);
    if (next.verdict === 'refused') return next;
    text = next.text;
    taken.push(`第${line.number}行：${line.decision}（${line.reason}，${line.by}）`);
  }
  return { verdict: 'read', text, taken, left };
}

interface Line {
  readonly number: number;
  readonly place: string;
  readonly problem: string;
  readonly decision: string;
  readonly reason: string;
  readonly by: string;
}

function linesIn(rows: readonly ReadRow[]): readonly Line[] {
  const at = rows.findIndex((row) => Object.values(opinionHeads).every((head) => wordsIn(row).includes(head)));
  const head = rows[at];
  if (head === undefined) return [];
  const place = (wanted: string): number => wordsIn(head).indexOf(wanted);
  return rows.slice(at + 1).flatMap((row, position): readonly Line[] => {
    if (row.heading || wordsIn(row).includes(opinionHeads.decision)) return [];
    const cell = (key: keyof typeof opinionHeads): string => (row.cells[place(opinionHeads[key])]?.text ?? '').trim();
    return [
      {
        number: position + 1,
        place: cell('place'),
        problem: cell('problem'),
        decision: cell('decision').replace(/\s*\n\s*/gu, ''),
        reason: cell('reason').replace(/\s*\n\s*/gu, ''),
        by: cell('by').replace(/\s*\n\s*/gu, ''),
      },
    ];
  });
}

function wordsIn(row: ReadRow): readonly string[] {
  return row.cells.map(({ text }) => plain(text));
}

function keyOf(place: string, problem: string): string {
  return `${plain(place)}\n${plain(problem)}`;
}

function plain(text: string): string {
  return text.normalize('NFKC').replace(/\s/gu, '');
}

/** In words why not, to stand behind 第3行. */
function entryOf(
  { decision, reason, by }: Line,
  finding: Diagnostic | null,
  dataset: Dataset,
  date: string,
): string | { readonly entry: string } {
  if (decision === '') return '没有写决定，没有读取。';
  if (/^(?:退回|待核|待查|补报|重报)/u.test(decision))
    return `（${decision}）不写入 decisions.yaml，请把退回通知发给单位。`;
  if (finding === null) return '的问题现在没有了（已经处理，或数据已经变了），没有读取。';
  if (reason === '') return '没有写理由，没有读取。';
  if (by === '') return '没有写经办人，没有读取。';
  const request = requestOf(decision, finding, dataset);
  if (typeof request === 'string') return request;
  const who: DecidedBy = { reason, by, date };
  const made = decisionEntry(request, who, finding);
  return made.verdict === 'made' ? { entry: made.text } : `：${made.message}`;
}

function requestOf(decision: string, finding: Diagnostic, dataset: Dataset): string | DecisionRequest {
  if (finding.code === 'conflict') return choiceOf(decision, finding, dataset);
  if (/^(?:接受|认可|同意|属实|无误|保留)/u.test(decision))
    return finding.level === '强制性'
      ? '是强制性问题，不能接受，须写更正后的数字或退回，没有读取。'
      : { kind: 'accept', finding: finding.code };
  const value = valueIn(decision, measureOf(finding, dataset));
  const [cell] = cellsOf(finding, dataset);
  if (value === null || cell === undefined)
    return `的决定“${decision}”看不懂，没有读取：写“接受”、更正后的数字，或“退回”。`;
  const { indicator, year, area, dimension } = cell;
  return { kind: 'correct', indicator, year, area, dimension, value };
}

/** The version with that number, or of that unit; none where the words fit several or no one. */
function choiceOf(decision: string, finding: Diagnostic, dataset: Dataset): string | DecisionRequest {
  const cells = cellsOf(finding, dataset);
  const value = valueIn(decision, measureOf(finding, dataset));
  const wanted = plain(decision);
  const fitting = cells.filter(({ value: own, word, unit }) =>
    value === null
      ? unit !== null && wanted.includes(plain(unit))
      : own !== null && /^[-+]?\d/u.test(value)
        ? own.equals(decimal(value))
        : word === value,
  );
  const [chosen] = fitting;
  const sayings = new Set(fitting.map((one) => one.value?.toFixed() ?? one.word ?? ''));
  if (chosen === undefined || sayings.size !== 1)
    return `的决定“${decision}”不是两处数字中的一个，没有读取：写选用的数字或单位。`;
  const { indicator, year, area, dimension, origin } = chosen;
  const [said = ''] = sayings;
  return { kind: 'choose', indicator, year, area, dimension, value: said, from: formatOrigin(origin) };
}

function measureOf({ indicator }: Diagnostic, { indicators }: Dataset): string {
  return indicators.find(({ code }) => code === indicator)?.measure ?? '';
}

function cellsOf({ origin, related, indicator }: Diagnostic, { observations }: Dataset): readonly Observation[] {
  const places = [origin, ...related].flatMap((one) => (one === null ? [] : [formatOrigin(one)]));
  return observations
    .filter((cell) => cell.indicator === indicator && places.includes(formatOrigin(cell.origin)))
    .toSorted((a, b) => places.indexOf(formatOrigin(a.origin)) - places.indexOf(formatOrigin(b.origin)));
}

/** 95.4, 更正为95.4, 选用 95.4% (of what is counted in %); or the word of a yes-no or qualitative indicator. */
function valueIn(decision: string, measure: string): string | null {
  const text = decision
    .normalize('NFKC')
    .replace(/[\s。]/gu, '')
    .replace(/^(?:更正为|改为|改成|应为|选用|采用|取|用):?/u, '');
  const unit = plain(measure);
  const bare = unit !== '' && text.endsWith(unit) ? text.slice(0, -unit.length) : text;
  if (/^[-+]?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?$/u.test(bare)) return bare.replaceAll(',', '');
  return /^(?:是|否|有|无|已实现|推进中|未启动)$/u.test(text) ? text : null;
}
