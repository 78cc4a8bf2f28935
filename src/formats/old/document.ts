/** The words of an old Word document (.doc, .wps: Word 97). Runs where a crash or a loop does no harm. */
import WordExtractor from 'word-extractor';
import type { FileProblem, Guarded } from '../package/problem.ts';
import { guarded } from '../package/problem.ts';
import { damaged } from '../package/refusals.ts';
import { documentRules } from '../package/rules.ts';
import { readStreams } from './compound-file.ts';
import { oddLetters } from './unlikely-letters.ts';
import { walkDocument } from './word97.ts';

export interface OldWords {
  /** A paragraph each; the cells of a table's row on one line, each with a tab behind it. */
  readonly paragraphs: readonly string[];
  readonly oddities: readonly string[];
}

const { words } = documentRules;

export async function readOldDocument(bytes: Uint8Array): Promise<Guarded<OldWords>> {
  const walked = guarded(() => walkDocument(readStreams(bytes, words), words));
  if (walked.verdict === 'refused') return walked;
  try {
    // Without this the library makes straight quotes of a person's; its types do not know the option.
    const asWritten = { filterUnicode: false } as never;
    const document = await new WordExtractor().extract(Buffer.from(bytes));
    const body = partOf(document, 'getBody', asWritten);
    const oddities = [
      ...walked.content,
      ...besides.flatMap(([part, name]) =>
        partOf(document, part, asWritten).trim() === '' ? [] : [`${name}没有使用`],
      ),
      ...(body.includes('undefined') ? ['有读不出的字符'] : []),
      ...[oddLetters(body)].flatMap((odd) => (odd === null ? [] : [`有${odd}`])),
    ];
    return { verdict: 'read', content: { paragraphs: body.split('\n'), oddities } };
  } catch (error) {
    return { verdict: 'refused', problem: unreadable(error) };
  }
}

type Part = 'getBody' | 'getFootnotes' | 'getEndnotes' | 'getAnnotations' | 'getTextboxes';

function partOf(document: WordExtractor.Document, part: Part, asWritten: never): string {
  const read: (options: never) => string = document[part].bind(document);
  return read(asWritten);
}

const besides: readonly (readonly [Part, string])[] = [
  ['getFootnotes', '脚注'],
  ['getEndnotes', '尾注'],
  ['getAnnotations', '批注'],
  ['getTextboxes', '文本框'],
];

function unreadable(error: unknown): FileProblem {
  return damaged(words, '里面的文字读不出来', error).problem;
}
