/** What meetings agreed, as ledger.yaml has it, and who helps: said behind what a unit proposes. */
import type { Assessment } from '../../../rules/assessment.ts';
import { isMet } from '../../../rules/series/counts.ts';
import { isSerious } from '../../../rules/urgency.ts';
import type { ActedOn } from '../../../rules/warning/mechanism.ts';
import { unmetAtTheEnd } from '../closing/carried-over.ts';
import { names, sentenceOfWords, words } from '../../composer.ts';
import { nameOf } from '../../patterns/name-marks.ts';
import { byStage, counted } from './general-view.ts';
import type { GeneralView } from './general-view.ts';

export function isAgreed({ agreed }: GeneralView, one: Assessment): boolean {
  return agreed.some(({ assessment }) => isSame(assessment, one));
}

/** 会商议定：婚检率——……（卫生局牵头，民政局配合；完成时限：2016年8月）。 '' where no meeting agreed on any of them. */
export function agreedOn(general: GeneralView, asked: readonly Assessment[]): string {
  const told = asked.flatMap((one) => general.agreed.filter(({ assessment }) => isSame(assessment, one)));
  return agreedText(general, told);
}

/** What was agreed on indicators that part five does not go through one by one. */
export function agreedBesides(general: GeneralView): readonly { readonly id: string; readonly text: string }[] {
  const { open, over } = byStage(general);
  const told = [...open.views.flatMap(counted).filter((one) => isSerious(one)), ...over.views.flatMap(unmetAtTheEnd)];
  const rest = general.agreed.filter(({ assessment }) => !told.some((one) => isSame(one, assessment)));
  return rest.length === 0 ? [] : [{ id: 'recommendations/agreed', text: agreedText(general, rest) }];
}

/** Partners that register and plan name, where no meeting said who helps: 婚检率由民政局、计生局配合。 */
export function helpersOf(general: GeneralView, asked: readonly Assessment[]): string {
  const helped = new Map<string, Set<string>>();
  for (const one of asked.filter((candidate) => !isMet(candidate) && !helpIsSaid(general, candidate))) {
    const partners = one.indicator.partners.filter((unit) => !one.units.includes(unit));
    if (partners.length === 0) continue;
    const key = names(partners);
    helped.set(key, (helped.get(key) ?? new Set()).add(nameOf(one.indicator)));
  }
  return [...helped]
    .map(([partners, about]) =>
      general.voice.phrase('建议·总报告配合', 0, { 指标列: names([...about]), 配合: partners }),
    )
    .join('');
}

function helpIsSaid({ agreed }: GeneralView, one: Assessment): boolean {
  return agreed.some(({ assessment, entry }) => isSame(assessment, one) && (entry?.with.length ?? 0) > 0);
}

function isSame(one: Assessment, other: Assessment): boolean {
  return one.indicator.code === other.indicator.code && one.plan === other.plan;
}

/** An indicator of both plans on which the same was agreed is told of once. */
function agreedText(general: GeneralView, told: readonly ActedOn[]): string {
  const items = [...new Map(told.map((one) => [sayingOf(one), one])).values()];
  if (items.length === 0) return '';
  return general.voice.phrase('建议·会商引', 0, {}) + items.map((one) => itemText(general, one)).join('');
}

function sayingOf({ assessment, entry }: ActedOn): string {
  const { lead = null, with: partners = [], actions = [], deadline = null, person = null } = entry ?? {};
  return JSON.stringify([assessment.indicator.code, lead, partners, actions, deadline, person]);
}

function itemText({ voice }: GeneralView, { assessment, entry }: ActedOn): string {
  if (entry === undefined) return '';
  const said = (text: string | null): string => (text === null || text === '' ? '' : words(voice, text, entry.origin));
  const head = voice.phrase('建议·项', 0, { 指标列: nameOf(assessment.indicator) });
  const partners = entry.with.length > 0 ? entry.with : assessment.indicator.partners;
  const carriedOutBy = voice.phrase('建议·会商落实', 0, {
    单位: said(entry.lead) || names(assessment.units),
    配合: names(partners.map((unit) => said(unit))),
    时限: said(entry.deadline),
    责任人: said(entry.person),
  });
  const measures = entry.actions.map((text) => text.trim().replace(/[。；;，,、]+$/u, ''));
  // Measures that are themselves several sentences stand as such.
  if (measures.some((text) => /[。！？!?；;\n]/u.test(text)))
    return `${head}${entry.actions.map((text) => sentenceOfWords(voice, text, entry.origin)).join('')}${carriedOutBy}`;
  return `${head}${measures.map((text) => words(voice, text, entry.origin)).join('；')}${carriedOutBy}。`;
}
