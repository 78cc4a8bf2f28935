/** The words of a paper from report-templates/papers: title, headings and paragraphs, line by line. */
import type { Voice } from '../../composer.ts';
import type { Template } from '../../patterns/patterns.ts';
import type { Block } from '../../model.ts';
import { titleLines } from '../../title-lines.ts';

export interface PaperText {
  readonly title: string;
  readonly blocks: readonly Block[];
}

/** `# ` is the title, `## ` 一、, `### ` （一）, anything else a paragraph; `id` begins the blocks' ids. */
export function paperText(
  voice: Voice,
  id: string,
  template: Template,
  slots: Readonly<Record<string, string>>,
): PaperText {
  const lines = template(slots)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const title = lines.find((line) => line.startsWith('# '))?.slice(2) ?? '';
  return {
    title: titleLines(title),
    blocks: lines
      .filter((line) => !line.startsWith('# '))
      .map((line, position) => block(voice, `${id}/${position + 1}`, line)),
  };
}

function block(voice: Voice, id: string, line: string): Block {
  const [, marks, heading] = /^(#{2,3}) (.+)$/u.exec(line) ?? [];
  if (heading === undefined) return { kind: 'paragraph', id, inlines: voice.marks.inlines(line) };
  return { kind: 'heading', id, level: marks === '##' ? 1 : 2, inlines: voice.marks.inlines(heading) };
}
