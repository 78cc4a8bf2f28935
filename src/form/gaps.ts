/** The 【待补充】 of the unit's reports, each with the sentence that stays open for it. */
import type { JudgedDocument } from '../pipeline/documents.ts';
import { planWord } from '../indicators/plan-id.ts';
import { blockInlines } from '../report/printed-blocks.ts';
import { plainText } from '../report/model.ts';

export interface Gap {
  readonly text: string;
  readonly sentence: string;
  readonly plan: string;
  readonly way: string;
}

export function gapsIn(documents: readonly JudgedDocument[]): readonly Gap[] {
  return documents.flatMap(({ document: { content, plan } }) =>
    blockInlines(content).flatMap(({ inlines }) =>
      inlines.flatMap((inline): readonly Gap[] =>
        inline.kind === 'placeholder'
          ? [
              {
                text: inline.text,
                sentence: shortened(plainText(inlines), inline.text),
                plan: plan === null ? '' : planWord[plan],
                way: '',
              },
            ]
          : [],
      ),
    ),
  );
}

/** The sentence around the placeholder. */
function shortened(paragraph: string, placeholder: string): string {
  const sentence = paragraph.split(/(?<=。)/u).find((one) => one.includes(placeholder)) ?? paragraph;
  return sentence.length > 160 ? `${sentence.slice(0, 160)}……` : sentence;
}
