/** 女 男 城市 农村 …: parts of an indicator's figure, in rows (其中：女) or in columns. */
import { plainName } from './plain-name.ts';

const dimensions: Readonly<Record<string, readonly string[]>> = {
  女: ['女', '女性', '女生', '女童', '女孩', '女婴', '妇女', '女孩子', '女的'],
  男: ['男', '男性', '男生', '男童', '男孩', '男婴', '男孩子', '男的'],
  城市: ['城市', '城镇', '城区', '市区', '城', '城镇地区', '城市地区'],
  农村: ['农村', '乡村', '乡', '农', '农村地区'],
};

const totals = [
  '合计',
  '总计',
  '总数',
  '共计',
  '小计',
  '计',
  '全部',
  '城乡合计',
  '男女合计',
  '总体',
  '城乡',
  '合计数',
  '总量',
];

const byWriting: ReadonlyMap<string, string | null> = new Map([
  ...Object.entries(dimensions).flatMap(([name, writings]) => writings.map((writing) => [writing, name] as const)),
  ...totals.map((word) => [word, null] as const),
]);

/** The dimension a plain word names: null for the total (合计), undefined when it names none. */
export function dimensionNamed(plain: string): string | null | undefined {
  const direct = byWriting.get(plain);
  if (direct !== undefined || byWriting.has(plain)) return direct;
  return byWriting.get(plain.replace(/(?:人数|人口|数)$/, ''));
}

/** What a row of the name column is a part of the row above by. */
export interface PartOfRow {
  /** Marked as a part by 其中 or #. */
  readonly ofWhich: boolean;
  /** The text without that mark, as written. */
  readonly text: string;
}

export function partOfRow(text: string): PartOfRow {
  const bare = text.trim().replace(/^[-—–·•◦○◇]+\s*(?=\S)/u, '');
  const bracketed = /^[（(]\s*(其\s*中.*)[)）]$/u.exec(bare)?.[1] ?? bare;
  const mark = /^(?:其\s*中|[#＃])\s*[:：、,，]?\s*[#＃]?\s*/u.exec(bracketed);
  return mark === null
    ? { ofWhich: false, text: bare }
    : { ofWhich: true, text: bracketed.slice(mark[0].length).trim() };
}

/** A dimension's name: our word where we know it, else the table's own (其中：流动人口). */
export function dimensionOf(text: string): string | null {
  const plain = plainName(text);
  const named = dimensionNamed(plain);
  return named === undefined ? plain : named;
}
