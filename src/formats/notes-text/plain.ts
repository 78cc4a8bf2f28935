/** Plain text: every line a paragraph. Which of them read like headings is judged where words are. */
import type { NoteLine } from '../../dataset/notes/document.ts';

export function plainLines(file: string, text: string): readonly NoteLine[] {
  return text.split('\n').flatMap((written, index): readonly NoteLine[] => {
    const { heading, words } = headingMark(written.trim());
    if (words === '') return [];
    const line = index + 1;
    return [
      {
        text: words,
        line,
        heading,
        listMarker: null,
        depth: 0,
        bold: false,
        continues: false,
        origin: { kind: 'line', file, line },
      },
    ];
  });
}

/** A sign before which stands `\\` is the line's own: the line is words, without it. */
const ownSign = /^\\(?=\\*[#＃])/;

/** Such a line as a heading would be read; this is how it stays a line. */
export function withOwnSign(line: string): string {
  return /^\\*[#＃]/.test(line) ? `\\${line}` : line;
}

/** `# 主要做法`, and `#主要做法`, `＃主要做法`, as people type it. */
export function headingMark(line: string): { readonly heading: NoteLine['heading']; readonly words: string } {
  if (ownSign.test(line)) return { heading: null, words: line.replace(ownSign, '') };
  const match = /^([#＃]{1,6})(?![#＃])\s*(?=\D)(.+)$/.exec(line);
  if (match?.[2] === undefined) return { heading: null, words: line };
  return { heading: levelOf(match[1]?.length ?? 1), words: match[2].replace(/\s{1,8}#{1,6}$/, '').trim() };
}

export function levelOf(depth: number): 1 | 2 | 3 | 4 | 5 | 6 {
  const levels = [1, 2, 3, 4, 5, 6] as const;
  return levels[depth - 1] ?? 6;
}
