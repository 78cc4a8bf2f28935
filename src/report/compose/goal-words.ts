/** What a goal in words is called, and what is required of it. */
import type { Assessment } from '../../rules/assessment.ts';
import type { Voice } from '../composer.ts';
import { sayTarget } from '../figure-words.ts';

/** “国策纳入党校教学内容”: as the plan words it; by the register's name where the plan only says what is required. */
export function sayGoal(voice: Voice, one: Assessment): string {
  return planWords(one) === null ? one.indicator.name : sayTarget(voice, one);
}

/** The same without quotes, for a cell of a table. */
export function goalText(one: Assessment): string {
  return planWords(one) ?? one.indicator.name;
}

/** '' where it only says again what the goal is called. */
export function requirementOf(one: Assessment): string {
  if (one.target.kind !== 'qualitative') return '';
  const { criterion } = one.target;
  return bare(criterion) === bare(goalText(one)) ? '' : criterion;
}

function planWords({ target, indicator }: Assessment): string | null {
  if (target.kind !== 'qualitative') return null;
  const said = bare(target.text);
  return said === '' || said === bare(target.criterion) || said === bare(indicator.name) ? null : target.text;
}

function bare(text: string): string {
  return text.replaceAll(/[\s\p{P}]/gu, '');
}
