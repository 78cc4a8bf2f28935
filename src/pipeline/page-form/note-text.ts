/**
 * The answers to a unit's note form as plain text under the form's own headings: every line that was typed is a line, and
 * nothing of it is a sign of anything else.
 */
import { promiseAskedBy } from '../../dataset/promises.ts';
import type { Block, Report } from '../../report/model.ts';
import { plainText } from '../../report/model.ts';
import type { Typed } from './typed.ts';

/** '' where nothing was answered. */
export function noteText(form: Report, answers: Typed['answers']): string {
  const blocks = form.sections.flatMap(({ blocks: inside }) => inside);
  const lines: string[] = [];
  let waiting: readonly Heading[] = [];
  let question = '';
  for (const block of blocks) {
    if (block.kind === 'heading') {
      waiting = [...waiting.filter(({ level }) => level < block.level), headingOf(block)];
      continue;
    }
    if (block.kind === 'paragraph' && !isAnswer(block)) question = plainText(block.inlines);
    const typed = isAnswer(block) ? linesOf(answers[block.id] ?? '') : [];
    if (typed.length === 0) continue;
    // A heading under which nothing stands is left out.
    lines.push(
      ...waiting.filter(({ written }) => !written.done).map(({ level, text }) => `${'#'.repeat(level)} ${text}`),
    );
    for (const { written } of waiting) written.done = true;
    // An answer to a promise stands below its question, so that the reader knows which one it answers.
    lines.push(...(promiseAskedBy(question) === null ? [] : [question]), ...typed);
  }
  return lines.length === 0 ? '' : `${lines.join('\n')}\n`;
}

/** Where something is typed. */
export function isAnswer(block: Block): boolean {
  return block.kind === 'paragraph' && block.id.startsWith('answer/');
}

interface Heading {
  readonly level: number;
  readonly text: string;
  readonly written: { done: boolean };
}

function headingOf(block: Extract<Block, { kind: 'heading' }>): Heading {
  return { level: block.level, text: plainText(block.inlines), written: { done: false } };
}

function linesOf(text: string): readonly string[] {
  return text
    .split(/\r\n?|\n|\u2028|\u2029|\v|\f/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
