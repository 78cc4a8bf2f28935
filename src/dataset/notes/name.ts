/** What a note's file name says: whose it is, of which plan, whether it adds to another, or comes from a place below. */
import type { PlanId } from '../../indicators/plan-id.ts';
import { planNamed } from './plan.ts';

export interface NoteName {
  /** As written; '' for the general note. */
  readonly unit: string;
  readonly general: boolean;
  /** null where the name says none. */
  readonly plans: readonly PlanId[] | null;
  /** Of `notes/教育局/沙坪街道.md`, 沙坪街道; null for the unit's own. */
  readonly place: string | null;
}

/** `notes/教育局.md`, `教育局-妇女.docx`, `教育局（儿童）.txt`, `教育局-补充.md`, `教育局/沙坪街道.docx`, `总报告.md`. */
export function readNoteName(file: string): NoteName {
  const [, folder, inFolder] = /^notes[\\/]([^\\/]+)[\\/]([^\\/]+)$/.exec(file) ?? [];
  if (folder === undefined || inFolder === undefined) return { ...ownName(baseOf(file)), place: null };
  const place = ownName(baseOf(inFolder));
  const owner = ownName(folder.trim());
  return { unit: owner.unit, general: false, plans: place.plans ?? owner.plans, place: place.unit };
}

/** `notes/教育局-补充.md`: read after the unit's own. */
export function isSupplement(file: string): boolean {
  return supplement.test(baseOf(file));
}

const supplement = /\s*[-－–—_＿]\s*补充\s*(?:[（(]\d+[)）])?$/;

function baseOf(file: string): string {
  return file
    .replace(/^.*[\\/]/, '')
    .replace(/\.[^.]*$/, '')
    .trim();
}

function ownName(written: string): Omit<NoteName, 'place'> {
  const base = written.replace(supplement, '').replace(asForm, '');
  const split = /^(.+?)\s*(?:[-－–—_＿]\s*([^-－–—_＿]+)|[（(]([^（()）]+)[)）])$/.exec(base);
  const plans = planNamed(split?.[2] ?? split?.[3] ?? '');
  const unit = plans === null ? base : (split?.[1] ?? base);
  return isGeneral(unit) ? { unit: '', general: true, plans } : { unit, general: false, plans };
}

/** What the forms are called that are sent out, with the marks that programs add to a copy or name a return by: 教育局-材料(1).docx. */
const asForm = /\s*[-－–—_＿]\s*(?:文字)?材料\s*(?:[（(](?:\d+|[^（()）]*回报[^（()）]*)[)）])?$/;

export function isGeneral(unit: string): boolean {
  return /^(?:总报告|總報告)$/.test(unit.trim());
}
