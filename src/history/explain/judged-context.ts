/** What the figures of one judgement are told from. */
import type { FigureId } from '../../report/figure-id.ts';
import type { Assessment } from '../../rules/assessment.ts';
import type { Knowledge, Telling } from './explanation.ts';

export interface JudgedContext {
  readonly one: Assessment;
  readonly knowledge: Knowledge;
}

/** The ids of some kinds. */
export type IdOf<Kind extends FigureId['kind']> = { readonly [K in Kind]: FigureId & { readonly kind: K } }[Kind];

/** How each kind is told. */
export type Tellers<Kind extends FigureId['kind'], Context> = {
  readonly [K in Kind]: (id: IdOf<K>, context: Context) => Telling;
};

/** Of a figure that a document holds and the data of today do not. */
export function unsaid(what: string, rule: string): Telling {
  return { what, rule: `${rule}；按现在的数据没有这个数字` };
}

/** In the figures' own digits. */
export function inFigures({ indicator }: Assessment): string {
  return indicator.decimals === 0 ? '取整数，四舍五入' : `保留${indicator.decimals}位小数，四舍五入`;
}
