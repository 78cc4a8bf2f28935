/**
 * Where a value was first written by a person, and how values carry that along.
 * Every figure and every word of a report can be walked back through these origins.
 */

export type Origin =
  | { readonly kind: 'cell'; readonly file: string; readonly sheet: string; readonly cell: string }
  | { readonly kind: 'sheet'; readonly file: string; readonly sheet: string }
  | { readonly kind: 'line'; readonly file: string; readonly line: number; readonly column?: number }
  | { readonly kind: 'file'; readonly file: string }
  | { readonly kind: 'block'; readonly document: string; readonly block: string }
  | { readonly kind: 'setting'; readonly id: string };

/** The origins of several values together: each once, in order of first mention. */
export function mergeOrigins(lists: readonly (readonly Origin[])[]): readonly Origin[] {
  const seen = new Map<string, Origin>();
  for (const origin of lists.flat()) {
    const key = formatOrigin(origin);
    if (!seen.has(key)) seen.set(key, origin);
  }
  return [...seen.values()];
}

/** The contract's form: `workbooks/卫生局.xlsx!年报表!E12`, `notes/教育局.md:12`, `plan.yaml:3:8`. */
export function formatOrigin(origin: Origin): string {
  switch (origin.kind) {
    case 'cell':
      return `${origin.file}!${origin.sheet}!${origin.cell}`;
    case 'sheet':
      return `${origin.file}!${origin.sheet}`;
    case 'line':
      return origin.column === undefined
        ? `${origin.file}:${origin.line}`
        : `${origin.file}:${origin.line}:${origin.column}`;
    case 'file':
      return origin.file;
    case 'block':
      return `${origin.document}#${origin.block}`;
    case 'setting':
      return `settings:${origin.id}`;
  }
}

/** The origin that `formatOrigin` wrote. */
export function parseOrigin(text: string): Origin {
  if (text.startsWith('settings:')) return { kind: 'setting', id: text.slice('settings:'.length) };
  const place = /^(.+?\.(?:xlsx|xlsm|csv))!(.+?)(?:!([A-Z]{1,3}\d{1,7}))?$/is.exec(text);
  // A mark such as ! may stand in the names of files and sheets themselves.
  const [file = '', sheet, cell] = place === null ? text.split('!') : place.slice(1);
  if (sheet !== undefined && cell !== undefined) return { kind: 'cell', file, sheet, cell };
  if (sheet !== undefined) return { kind: 'sheet', file, sheet };
  const line = /^(.+?):(\d+)(?::(\d+))?$/.exec(text);
  if (line?.[1] !== undefined) {
    const [, name, row, column] = line;
    return { kind: 'line', file: name, line: Number(row), ...(column === undefined ? {} : { column: Number(column) }) };
  }
  const block = /^(.+\.(?:docx|xlsx))#(.+)$/.exec(text);
  if (block?.[1] !== undefined && block[2] !== undefined) {
    return { kind: 'block', document: block[1], block: block[2] };
  }
  return { kind: 'file', file: text };
}

/** As people say it: `卫生局.xlsx › 年报表 › E12`, `教育局.md 第12行`. */
export function sayOrigin(origin: Origin): string {
  switch (origin.kind) {
    case 'cell':
      return `${origin.file} › ${origin.sheet} › ${origin.cell}`;
    case 'sheet':
      return `${origin.file} › ${origin.sheet}`;
    case 'line':
      return origin.column === undefined
        ? `${origin.file} 第${origin.line}行`
        : `${origin.file} 第${origin.line}行第${origin.column}列`;
    case 'file':
      return origin.file;
    case 'block':
      return `${origin.document} 段落${origin.block}`;
    case 'setting':
      return `设置项 ${origin.id}`;
  }
}
