/** 催报: what is to be asked of a unit, in the words of a short message, and whom it hands in to. */
import { planWord } from '../../indicators/plan-id.ts';
import { recipientOf, waysOf } from '../../indicators/handing-in.ts';
import type { Round } from '../../indicators/round.ts';
import { findUnit } from '../../indicators/round.ts';
import type { UnitStatus } from './unit-status.ts';
import { daysLeftText, shortDate } from './days.ts';

interface Ask {
  readonly words: string;
  readonly to: 'tables' | 'units';
}

/** null where nothing is to be asked for. */
export function reminderFor(status: Omit<UnitStatus, 'reminder'>, round: Round): string | null {
  const asks = [...tableAsks(status, round), ...noteAsks(status, round)];
  if (asks.length === 0) return null;
  const to = `${status.unit}${status.contact.name ?? ''}`;
  const opening = `${to}：您好！${round.year}年度妇女儿童发展规划监测，`;
  const said = asks.map(({ words }) => words).join('；');
  const compiler = findUnit(round, round.compiler)?.unit;
  if (compiler?.name === status.unit) return `${opening}我单位${said}。请尽快办理，谢谢！`;
  return `${opening}贵单位${said}。${whereTo(asks, round)}，谢谢！`;
}

function tableAsks(
  { tables, explanations, findings, daysLeft }: Omit<UnitStatus, 'reminder'>,
  round: Round,
): readonly Ask[] {
  const asks = [
    ...(tables.state === 'missing'
      ? [`报表还没有收到（${dueWords(round.due.tables, daysLeft.tables)}）${helpedBy(tables)}`]
      : []),
    ...(tables.state === 'unreadable' ? ['报来的工作簿打不开，请另存为 .xlsx 后重报'] : []),
    ...(tables.state === 'part'
      ? [`报表还缺${tables.owed - tables.given}项指标的${round.year}年数${helpedBy(tables)}`]
      : []),
    ...(explanations.owed > explanations.given
      ? [`有${explanations.owed - explanations.given}个变动较大或修订过的数字没有写变化说明`]
      : []),
    ...(findings.强制性 > 0 ? [`有${findings.强制性}处数字有错，须改正后重报`] : []),
  ];
  return asks.map((words) => ({ words, to: 'tables' }));
}

function helpedBy({ partners }: UnitStatus['tables']): string {
  return partners.length === 0 ? '' : `，请会同${partners.join('、')}办理`;
}

function noteAsks({ notes, daysLeft }: Omit<UnitStatus, 'reminder'>, round: Round): readonly Ask[] {
  const asks = [
    ...(notes.state === 'missing' ? [`文字材料还没有收到（${dueWords(round.due.reports, daysLeft.reports)}）`] : []),
    ...(notes.state === 'unreadable' ? ['报来的文字材料打不开或没有内容，请重报'] : []),
    ...(notes.state === 'part'
      ? [`文字材料还缺${notes.lacking.map((plan) => planWord[plan]).join('、')}发展规划部分`]
      : []),
  ];
  return asks.map((words) => ({ words, to: 'units' }));
}

/** 请尽快报市妇儿工委办公室（…）; where tables and reports go to different offices, each is named. */
function whereTo(asks: readonly Ask[], round: Round): string {
  const wanted = (['tables', 'units'] as const).filter((what) => asks.some(({ to }) => to === what));
  const offices = new Set(wanted.map((what) => officeOf(round, what)));
  const [only] = wanted;
  if (offices.size === 1 && only !== undefined)
    return `请尽快${byWays(round, wanted.includes('units') ? 'units' : only)}报${officeOf(round, only)}${contactOf(round)}`;
  const words = { tables: '报表', units: '文字材料' } as const;
  return `请尽快办理，${wanted.map((what) => `${words[what]}${byWays(round, what)}报${officeOf(round, what)}`).join('，')}${contactOf(round)}`;
}

function officeOf(round: Round, what: Ask['to']): string {
  return recipientOf(round, what) ?? '【待补充：收件单位】';
}

function byWays(round: Round, what: Ask['to']): string {
  const ways = waysOf(round, what);
  return ways.length === 0 ? '' : `通过${ways.join('或')}`;
}

/** Whom to ring: of the office that collects; of the compiler where it is the compiler that collects. */
function contactOf(round: Round): string {
  const compiler = findUnit(round, round.compiler)?.unit;
  const collects = (['tables', 'units'] as const).flatMap((what) => {
    const office = recipientOf(round, what);
    return office === null ? [] : (findUnit(round, office)?.unit.name ?? []);
  });
  const contact = round.recipient.contact ?? (collects.includes(compiler?.name ?? '') ? compiler?.contact : undefined);
  if (contact === undefined) return '';
  const email = 'email' in contact ? contact.email : undefined;
  const parts = [contact.name, contact.phone, email].filter((part) => part !== undefined);
  return parts.length === 0 ? '' : `（${parts.join('，')}）`;
}

/** 时限5月19日，已过5天 */
function dueWords(due: string | undefined, days: number | null): string {
  return due === undefined || days === null ? '请尽快' : `时限${shortDate(due)}，${daysLeftText(days)}`;
}
