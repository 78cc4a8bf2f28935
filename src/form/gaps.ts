/** The 【待补充】 of the unit's reports, each with the sentence that stays open for it and where its answer goes. */
import type { JudgedDocument } from '../pipeline/documents.ts';
import type { FormSlice } from '../pipeline/page-form/slice.ts';
import { sentenceKeptOpen } from '../pipeline/placeholders.ts';
import { readWay } from '../pipeline/way-to-write.ts';
import type { PlanId } from '../indicators/plan-id.ts';
import { planWord } from '../indicators/plan-id.ts';
import { blockInlines } from '../report/printed-blocks.ts';
import { plainText } from '../report/model.ts';

export interface Gap {
  readonly text: string;
  readonly sentence: string;
  readonly plan: string;
  /** In words what to do where nothing is written in the form. */
  readonly way: string;
  /** The answer that fills it; null where it is no answer of this form. */
  readonly answer: { readonly id: string; readonly label: string } | null;
}

export function gapsIn(documents: readonly JudgedDocument[], slice: FormSlice): readonly Gap[] {
  return documents.flatMap(({ document: { content, plan } }) =>
    blockInlines(content).flatMap(({ inlines }) =>
      inlines.flatMap((inline): readonly Gap[] =>
        inline.kind === 'placeholder'
          ? [
              {
                text: inline.text,
                sentence: sentenceKeptOpen(plainText(inlines), inline.text),
                plan: plan === null ? '' : planWord[plan],
                ...answerTo(inline.way ?? '', plan, slice),
              },
            ]
          : [],
      ),
    ),
  );
}

function answerTo(way: string, plan: PlanId | null, { mark, notes }: FormSlice): Pick<Gap, 'way' | 'answer'> {
  const [, named = ''] = /由(.+?)补[充报]，/.exec(way) ?? [];
  const isOwn = named.split('、').includes(mark.unit);
  if (!isOwn) return { way: named === '' ? '' : `由${named}补充，这里不用写。`, answer: null };
  const told = /数字填在/.test(way) ? '数字填在“填数字”里该指标的一行；还没有的，写明原因和补报时间。' : '';
  const place = readWay(way);
  const of = place?.plan ?? plan;
  if (place === null || of === null) return { way: told, answer: null };
  const section = `${of}/${place.section}`;
  const isAsked = notes?.sections.some(({ blocks }) => blocks.some(({ id }) => id === `heading/${section}`)) === true;
  if (!isAsked) return { way: told, answer: null };
  const [code] = place.about?.split(' ') ?? [];
  return {
    way: told,
    answer: {
      id: `answer/${section}${code === undefined ? '' : `/${code}`}`,
      label: `${planWord[of]}发展规划 ${place.section}${place.about === null ? '' : ` ${place.about}`}`,
    },
  };
} // prettier-ignore
