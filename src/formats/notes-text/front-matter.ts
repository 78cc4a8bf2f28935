/** The lines between two --- at the head of a note: unit, plan, year; nothing else is understood, nothing is lost. */
import type { FrontMatterEntry, NoteFrontMatter } from '../../dataset/notes/document.ts';

const manyLines = 30;

export interface SplitNote {
  readonly frontMatter: NoteFrontMatter;
  /** The text with the front matter's lines empty, so that line numbers stay what they are in the file. */
  readonly body: string;
}

export function splitFrontMatter(file: string, text: string): SplitNote {
  const lines = text.replace(/^\ufeff/, '').split(/\r\n|\n|\r/);
  const end = lines[0]?.trim() === '---' ? lines.slice(1, manyLines).findIndex((line) => line.trim() === '---') + 1 : 0;
  if (end === 0) return { frontMatter: { others: [] }, body: lines.join('\n') };
  const found: { unit?: FrontMatterEntry; plan?: FrontMatterEntry; year?: FrontMatterEntry } = {};
  const others: FrontMatterEntry[] = [];
  for (const [index, written] of lines.slice(1, end).entries()) {
    const line = written.trim();
    if (line === '' || line.startsWith('#')) continue;
    const origin = { kind: 'line', file, line: index + 2 } as const;
    const entry = /^([^:：]{1,20})[:：](.*)$/.exec(line);
    const key = keyNamed(entry?.[1]?.trim().toLowerCase() ?? '');
    const value = valueOf(entry?.[2] ?? '');
    if (key === null || found[key] !== undefined) others.push({ text: line, origin });
    else if (value !== '') found[key] = { text: value, origin };
  }
  return {
    frontMatter: { ...found, others },
    body: [...lines.slice(0, end + 1).fill(''), ...lines.slice(end + 1)].join('\n'),
  };
}

function keyNamed(key: string): 'unit' | 'plan' | 'year' | null {
  if (['unit', '单位', '填报单位'].includes(key)) return 'unit';
  if (['plan', 'plans', '规划'].includes(key)) return 'plan';
  return ['year', '年份', '年度'].includes(key) ? 'year' : null;
}

/** Without quotes and without a remark behind # . */
function valueOf(written: string): string {
  const value = written.trim();
  const quoted = /^"([^"]*)"|^'([^']*)'/.exec(value);
  return (quoted?.[1] ?? quoted?.[2] ?? value.replace(/\s+#.*$/, '')).trim();
}
