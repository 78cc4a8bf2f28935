/** Automatic numbers as Word prints them before a paragraph: 一、, （二）, 3., •. */
import type { PackageParts } from '../../package/package.ts';
import { isAt, readPart } from '../../package/xml.ts';

interface Level {
  format: string;
  /** `%1、`, `（%2）` */
  pattern: string;
  start: number;
}

export interface Numbering {
  /** By number of the list; its levels from 0. */
  readonly lists: ReadonlyMap<string, NumberedList>;
}

interface NumberedList {
  /** Lists with the same template count on together. */
  readonly template: string;
  readonly levels: ReadonlyMap<number, Level>;
}

const level = ['w:numbering', 'w:abstractNum', 'w:lvl'];
const list = ['w:numbering', 'w:num'];

/** Throws a Refusal where the part is not whole; '' is no part. */
export function readNumbering(parts: PackageParts, name: string): Numbering {
  const templates = new Map<string, Map<number, Level>>();
  const lists = new Map<string, { template: string; readonly starts: Map<number, number> }>();
  let template = '';
  let depth = 0;
  let number = '';
  readPart(parts, name, {
    open: (path, attributes) => {
      const element = path.at(-1) ?? '';
      const value = attributes.get('w:val') ?? '';
      if (element === 'w:abstractNum') template = attributes.get('w:abstractNumId') ?? '';
      if (isAt(path, level)) {
        depth = Number(attributes.get('w:ilvl'));
        const levels = templates.get(template) ?? new Map<number, Level>();
        templates.set(template, levels.set(depth, { format: 'decimal', pattern: '', start: 1 }));
      }
      if (isAt(path.slice(0, -1), level)) {
        const open = templates.get(template)?.get(depth);
        if (open === undefined) return;
        if (element === 'w:numFmt') open.format = value;
        if (element === 'w:lvlText') open.pattern = value;
        if (element === 'w:start' && /^\d{1,6}$/.test(value)) open.start = Number(value);
      }
      if (isAt(path, list)) {
        number = attributes.get('w:numId') ?? '';
        lists.set(number, { template: '', starts: new Map() });
      }
      const opened = lists.get(number);
      if (opened === undefined || !path.includes('w:num')) return;
      if (element === 'w:abstractNumId') opened.template = value;
      if (element === 'w:lvlOverride') depth = Number(attributes.get('w:ilvl'));
      if (element === 'w:startOverride' && /^\d{1,6}$/.test(value)) opened.starts.set(depth, Number(value));
    },
  });
  return {
    lists: new Map(
      [...lists].map(([id, { template: base, starts }]) => {
        const levels = templates.get(base) ?? new Map<number, Level>();
        const own = [...levels].map(([at, one]) => [at, { ...one, start: starts.get(at) ?? one.start }] as const);
        return [id, { template: starts.size > 0 ? `${base}/${id}` : base, levels: new Map(own) }];
      }),
    ),
  };
}

/** A number as printed: `typed` reads like one that a person typed; `bullet` is a mark without a count. */
export type PrintedNumber = { readonly kind: 'typed'; readonly text: string } | { readonly kind: 'bullet' };

/** Counts along the document: call once for every numbered paragraph, in order. */
export function createCounter(numbering: Numbering): (list: string, depth: number) => PrintedNumber | null {
  const counts = new Map<string, number[]>();
  return (number, depth) => {
    const found = numbering.lists.get(number);
    const at = found?.levels.get(depth);
    if (found === undefined || at === undefined) return null;
    const counted = counts.get(found.template) ?? [];
    counted[depth] = (counted[depth] ?? at.start - 1) + 1;
    counted.length = depth + 1;
    counts.set(found.template, counted);
    if (at.format === 'none') return null;
    if (at.format === 'bullet') return { kind: 'bullet' };
    const text = at.pattern.replaceAll(/%([1-9])/g, (_, position: string) => {
      const place = Number(position) - 1;
      const own = found.levels.get(place);
      return counted[place] === undefined && own === undefined
        ? ''
        : printed(counted[place] ?? own?.start ?? 1, own?.format ?? 'decimal');
    });
    return text.trim() === '' ? null : { kind: 'typed', text };
  };
}

function printed(count: number, format: string): string {
  switch (format) {
    case 'chineseCounting':
    case 'chineseCountingThousand':
    case 'japaneseCounting':
    case 'ideographTraditional':
    case 'taiwaneseCounting':
    case 'taiwaneseCountingThousand':
      return chinese(count);
    case 'decimalEnclosedCircle':
    case 'decimalEnclosedCircleChinese':
      return count >= 1 && count <= 20 ? String.fromCharCode(0x245f + count) : String(count);
    case 'lowerLetter':
      return String.fromCharCode(97 + ((count - 1) % 26));
    case 'upperLetter':
      return String.fromCharCode(65 + ((count - 1) % 26));
    default:
      return String(count);
  }
}

/** Up to 99, which no office passes. */
function chinese(count: number): string {
  const digits = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
  if (count < 1 || count > 99) return String(count);
  const tens = Math.floor(count / 10);
  return `${tens > 1 ? (digits[tens] ?? '') : ''}${tens > 0 ? '十' : ''}${digits[count % 10] ?? ''}`;
}
