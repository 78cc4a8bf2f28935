/** What the columns of a plan's own table hold: name, target, base, planned years, who leads and who helps. */
import { plainName } from '../tables/rows/plain-name.ts';
import type { WordRow } from './grid-rows.ts';

export type PlanColumn =
  | { readonly role: 'code' | 'name' | 'sentence' | 'measure' | 'target' | 'base' | 'lead' | 'with' | 'plan' }
  /** Planned for a year before the plan's last. */
  | { readonly role: 'milestone'; readonly year: number }
  /** Known, and of no use for targets: serial numbers, 领域, actual figures. */
  | { readonly role: 'aside' }
  | { readonly role: 'unknown'; readonly heading: string };

export interface PlanHead {
  /** Rows of `rows` that are the head: from, and the first after it. */
  readonly from: number;
  readonly to: number;
  readonly columns: readonly PlanColumn[];
}

export interface PlanYears {
  readonly base: number;
  readonly target: number;
  /** The reporting year: figures of later years can only be planned. */
  readonly year: number;
}

/** null where no row names the indicators and what is wanted of them. */
export function findHead(rows: readonly WordRow[], years: PlanYears): PlanHead | null {
  for (let from = 0; from < Math.min(rows.length, 40); from += 1) {
    const row = rows[from] ?? [];
    if (!row.some((words) => nameHead.test(plainName(words)) || sentenceHead.test(plainName(words)))) continue;
    for (const height of [3, 2, 1]) {
      const head = rows.slice(from, from + height);
      if (!isHead(head)) continue;
      const columns = columnsOf(head, years);
      const has = (role: PlanColumn['role']): boolean => columns.some((column) => column.role === role);
      if ((has('name') && (has('target') || has('milestone') || has('base') || has('lead'))) || (has('sentence') && columns.length > 1))
        return { from, to: from + height, columns };
    }
  }
  return null;
} // prettier-ignore

/** Lower rows of a head repeat the name's heading (one merged cell) or leave its cell empty, and hold no long words. */
function isHead(rows: readonly WordRow[]): boolean {
  const [first, ...others] = rows;
  if (first === undefined) return false;
  const at = first.findIndex((words) => nameHead.test(plainName(words)) || sentenceHead.test(plainName(words)));
  const name = first[at];
  return others.every(
    (row) =>
      (row[at] === name || (row[at] ?? '') === '') &&
      row.some((words) => words !== '') &&
      row.every((words) => words.length < 20),
  );
}

const nameHead = /^(?:主要|监测|统计|评估|规划|量化|核心|重点)*指标(?:名称|内容|项目)?(?:\(.*\))?$/;
const sentenceHead =
  /^(?:主要|规划|具体|发展|工作)*(?:目标(?:任务|内容|要求|和任务)?|任务|目标与任务|内容|任务分解)(?:\(.*\))?$/;
const wantedWords = /目标|要求|达到|终期|规划值|计划|规划数/;

function columnsOf(head: readonly WordRow[], years: PlanYears): readonly PlanColumn[] {
  const width = Math.max(...head.map((row) => row.length));
  const columns = Array.from({ length: width }, (_, at) =>
    columnOf([...new Set(head.map((row) => plainName(row[at] ?? '')))].join(''), years),
  );
  // 目标 beside 指标 is the target's own column; without one it holds the whole sentence.
  const named = columns.some(({ role }) => role === 'name');
  return columns.map((column) =>
    column.role !== 'sentence' ? column : { role: named ? ('target' as const) : ('sentence' as const) },
  );
}

function columnOf(heading: string, { base, target, year }: PlanYears): PlanColumn {
  const plain = heading.replace(/\s/g, '');
  if (plain === '') return { role: 'aside' };
  const whole = wholeHeads.find(([pattern]) => pattern.test(plain));
  if (whole !== undefined) return { role: whole[1] };
  const named = [...plain.matchAll(/((?:19|20)\d\d)年?/g)].map(([, written]) => Number(written));
  const [one] = named;
  if (/基期|基数|基准|现状|基础值/.test(plain)) return { role: 'base' };
  if (one !== undefined && named.length === 1) {
    if (one === target && !/实际|完成|现状/.test(plain)) return { role: 'target' };
    if (one === base) return { role: 'base' };
    if (one > base && one < target && (wantedWords.test(plain) || /中期/.test(plain) || one > year))
      return { role: 'milestone', year: one };
    return { role: 'aside' };
  }
  return wantedWords.test(plain) && !/完成|差距|是否|程度|情况/.test(plain)
    ? { role: 'target' }
    : { role: 'unknown', heading };
}

const wholeHeads: readonly (readonly [RegExp, Exclude<PlanColumn['role'], 'milestone' | 'unknown'>])[] = [
  [/^(?:指标)?(?:代码|编码|代号)$/, 'code'],
  [nameHead, 'name'],
  [sentenceHead, 'sentence'],
  [/^(?:计量)?单位(?:\(.*\))?$|^度量单位$/, 'measure'],
  [/^(?:序号|序|编号|no\.?|领域|类别|分类|所属领域|备注|说明|指标性质|属性|预期性.*|约束性.*)$/i, 'aside'],
  [/比上年|增减|差距|达标|预警|速度|预测|进度|原因|措施|排名/, 'aside'],
  [/^所属规划$|^规划$/, 'plan'],
  [/配合|协办|协同|参与|支持单位|协助/, 'with'],
  [/责任|牵头|主责|负责|主管|主办|实施单位/, 'lead'],
];
