/**
 * The answers to a unit's note form as plain text under the form's own headings: every line that was typed is a line, and
 * nothing of it is a sign of anything else. Answers about an indicator that the form did not ask about yet, since its
 * figure was typed after the form was written, stand at the end of their section, under the indicator's name.
 */
import { promiseAskedBy } from '../../dataset/promises.ts';
import { withOwnSign } from '../../formats/notes-text/plain.ts';
import type { Indicator } from '../../indicators/definition.ts';
import type { Block, Report } from '../../report/model.ts';
import { plainText } from '../../report/model.ts';
import type { Typed } from './typed.ts';

type Named = Pick<Indicator, 'code' | 'name'>;

/** '' where nothing was answered. */
export function noteText(form: Report, answers: Typed['answers'], indicators: readonly Named[] = []): string {
  const blocks = form.sections.flatMap(({ blocks: inside }) => inside);
  const asked = new Set(blocks.filter(isAnswer).map(({ id }) => id));
  const lines: string[] = [];
  let waiting: readonly Heading[] = [];
  let question = '';
  const write = (typed: readonly string[]): void => {
    // A heading under which nothing stands is left out.
    lines.push(
      ...waiting.filter(({ written }) => !written.done).map(({ level, text }) => `${'#'.repeat(level)} ${text}`),
      ...typed,
    );
    for (const { written } of waiting) written.done = true;
  };
  for (const [position, block] of blocks.entries()) {
    if (block.kind === 'heading') waiting = [...waiting.filter(({ level }) => level < block.level), headingOf(block)];
    else if (isAnswer(block)) {
      const typed = linesOf(answers[block.id] ?? '');
      // An answer to a promise stands below its question, so that the reader knows which one it answers.
      if (typed.length > 0) write([...(promiseAskedBy(question) === null ? [] : [question]), ...typed]);
    } else if (block.kind === 'paragraph') question = plainText(block.inlines);
    const section = waiting.find(({ level }) => level === 2);
    const next = blocks[position + 1];
    const isLast = next === undefined || (next.kind === 'heading' && next.level <= 2);
    if (section === undefined || !isLast) continue;
    for (const { code, name } of indicators) {
      const id = `answer/${section.id}/${code}`;
      const typed = asked.has(id) ? [] : linesOf(answers[id] ?? '');
      if (typed.length === 0) continue;
      waiting = waiting.filter(({ level }) => level <= 2);
      write([`### ${code} ${name}`, ...typed]);
    }
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
  /** `women/主要做法` */
  readonly id: string;
  readonly written: { done: boolean };
}

function headingOf(block: Extract<Block, { kind: 'heading' }>): Heading {
  return {
    level: block.level,
    text: plainText(block.inlines),
    id: block.id.replace(/^heading\//, ''),
    written: { done: false },
  };
}

function linesOf(text: string): readonly string[] {
  return text
    .split(/\r\n?|\n|\u2028|\u2029|\v|\f/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map(withOwnSign);
}
