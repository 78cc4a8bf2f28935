/** Text for terminals, where a Chinese character is two columns wide. */
import { join, relative } from 'node:path';

/** Columns that `text` takes: full-width characters two, combining and invisible ones none. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const character of text) {
    if (/[\p{M}\p{Cf}\p{Cc}]/u.test(character)) continue;
    width += wide.test(character) ? 2 : 1;
  }
  return width;
}

export interface Column {
  readonly heading: string;
  readonly align: 'left' | 'right';
}

/** Rows under headings, aligned, two spaces apart. */
export function table(columns: readonly Column[], rows: readonly (readonly string[])[]): string {
  const lines = [columns.map((column) => column.heading), ...rows];
  const widths = columns.map((_, position) => Math.max(...lines.map((line) => displayWidth(line[position] ?? ''))));
  return lines
    .map((line) =>
      columns
        .map(({ align }, position) => padded(line[position] ?? '', widths[position] ?? 0, align))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** Words of a file or a person, without what would steer the terminal. */
export function plainWords(text: string): string {
  return text.replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, (character) => (character === '\n' ? '\n' : ' '));
}

/** A word as it can be typed on a command line. */
export function typed(word: string): string {
  return /[\s"'&()^;,=]/.test(word) ? `"${word}"` : word;
}

/** A file of the round's, as it can be typed where the person is. */
export function typedPath(folder: string, ...names: readonly string[]): string {
  return typed(join(shownFolder(folder), ...names));
}

function shownFolder(folder: string): string {
  const way = relative('', folder);
  return way.startsWith('..') ? folder : way;
}

/** `fuer build 鹤山`: the next command on a round, as it can be typed where the person is. */
export function nextCommand(verb: string, folder: string): string {
  const shown = shownFolder(folder);
  return shown === '' ? `fuer ${verb}` : `fuer ${verb} ${typed(shown)}`;
}

function padded(text: string, width: number, align: Column['align']): string {
  const space = ' '.repeat(Math.max(0, width - displayWidth(text)));
  return align === 'left' ? text + space : space + text;
}

const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;
