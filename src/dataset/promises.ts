/** promises.yaml: what the year before proposed, left open or warned of, to be answered by its unit this year. */
import { z } from 'zod';
import type { Outcome } from '../diagnostics.ts';
import { ok } from '../diagnostics.ts';
import type { PlanId } from '../indicators/plan-id.ts';
import { planId } from '../indicators/yaml/written-values.ts';
import type { SourceText } from '../indicators/yaml/document.ts';
import { readYaml } from '../indicators/yaml/yaml.ts';

export interface EarlierPromise {
  readonly unit: string;
  readonly plans: readonly PlanId[];
  /** The register's code; null where it is about none in particular. */
  readonly indicator: string | null;
  /** 建议: the unit proposed it; 问题: the unit named it as open. */
  readonly about: '建议' | '问题';
  readonly text: string;
  readonly deadline: string | null;
}

const promisesSchema = z
  .array(
    z.strictObject({
      unit: z.string(),
      plans: z.array(planId).min(1),
      indicator: z.string().optional(),
      about: z.enum(['建议', '问题']).default('建议'),
      text: z.string(),
      deadline: z.string().optional(),
    }),
  )
  .nullish()
  .transform((promises) => promises ?? []);

export function parsePromises(source: SourceText): Outcome<readonly EarlierPromise[]> {
  const reading = readYaml(source, promisesSchema);
  if (reading.verdict === 'failed') return reading;
  return ok(
    reading.value.value.map(({ indicator, deadline, ...promise }) => ({
      ...promise,
      indicator: indicator ?? null,
      deadline: deadline ?? null,
    })),
  );
}

/** How far a unit says it has come, in its own words at the head of its answer. */
export const answerStates = ['已办结', '正在办理', '未办理'] as const;
export type AnswerState = (typeof answerStates)[number];

/** null where an answer does not begin with one of the words. */
export function answerStateOf(text: string): AnswerState | null {
  const opening = text.replace(/^[\s“”"「『（(【［[]+/u, '');
  return answerStates.find((state) => opening.startsWith(state)) ?? null;
}

/** A promise as a question can quote it: on one line, in no bracket of its own, cut where it is long. */
export function quotedPromise(text: string): string {
  const letters = [...text.replaceAll(/\s+/gu, ' ').trim()];
  const shown = letters.length > longestQuoted ? `${letters.slice(0, longestQuoted).join('')}……` : letters.join('');
  return shown.replaceAll(/[（([［【]/gu, '〔').replaceAll(/[）)\]］】]/gu, '〕');
}

const longestQuoted = 90;

/** The question of a note form about a promise, without its brackets. */
export function promiseQuestion({
  about,
  text,
  deadline,
}: Pick<EarlierPromise, 'text' | 'deadline'> & { readonly about?: EarlierPromise['about'] }): string {
  const said = about === '问题' ? '此前反映的问题' : '此前提出';
  const until = deadline === null ? '' : `，期限${deadline}`;
  const states = answerStates.map((state) => `“${state}”`).join('');
  return `请写办理情况：${said}“${quotedPromise(text)}”${until}；先写${states}中的一个，再用完整的一句写清是哪件事、做到哪一步`;
}

/** The promise that such a question quotes, also as forms of earlier versions asked it; null for any other line. */
export function promiseAskedBy(line: string): string | null {
  return (
    /^[（(]\s*请写办理情况：此前(?:提出|反映的问题)“(?<quoted>.+)”[^”]*(?:先写“|，现在做到哪一步)/u.exec(line)
      ?.groups?.['quoted'] ?? null
  );
}
