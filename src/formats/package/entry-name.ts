import type { Refusal } from './problem.ts';
import { damaged, hostile } from './refusals.ts';
import type { KindWords } from './rules.ts';

/** Parts are found without regard to upper and lower case and to %-escapes, as the packaging convention has it. */
export function partKey(name: string): string {
  return withoutEscapes(name).normalize('NFC').toLowerCase();
}

function withoutEscapes(name: string): string {
  if (!name.includes('%')) return name;
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/** Names are UTF-8 nearly always; what is not keeps its bytes as Latin letters, for nothing looks it up. */
export function decodeEntryName(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('latin1').decode(bytes);
  }
}

/** Why an entry must not stand in a package; undefined for a proper name such as xl/workbook.xml. */
export function refusalOfName(name: string, words: KindWords): Refusal | undefined {
  if (name === '') return damaged(words, '有一个部件没有名称');
  // oxlint-disable-next-line no-control-regex -- a control character in a name is what this looks for
  if (/[\u0000-\u001f\u007f]/.test(name)) return hostile(words, '部件名称里有控制字符');
  if (name.startsWith('/') || /^[a-z]:/i.test(name)) {
    return hostile(words, `部件名称是一个磁盘路径：${shown(name)}`);
  }
  const segments = name.replace(/\/$/, '').split('/');
  if (segments.some((segment) => segment === '' || segment === '.' || segment === '..')) {
    return hostile(words, `部件名称指向别的文件夹：${shown(name)}`);
  }
  return undefined;
}

/** A name cut short, so that a message stays one line. */
export function shown(name: string): string {
  return name.length > 60 ? `${name.slice(0, 60)}…` : name;
}
