/** The round of the year after, from one that is over: settings carried, tables and notes emptied, promises kept in mind. */
import type { LedgerEntry } from '../../dataset/ledger.ts';
import type { EarlierPromise } from '../../dataset/promises.ts';
import type { Dataset } from '../../dataset/dataset.ts';
import type { NoteItem } from '../../dataset/notes/notes.ts';
import { responsibleUnits } from '../../dataset/wording.ts';
import { planWord } from '../../indicators/plan-id.ts';
import type { Round } from '../../indicators/round.ts';
import { parseRound } from '../../indicators/round.ts';
import type { Assessment } from '../../rules/assessment.ts';
import type { Configuration } from '../read/configuration.ts';
import { readRegister } from '../read/configuration.ts';
import type { RoundFiles } from '../read/round-files.ts';
import { decisionsText, ledgerText, newPlanText, noteForms } from '../new-round.ts';
import type { PreparedRound } from '../pipeline.ts';
import type { NewPlans } from './raised-round.ts';
import { raisedRound, weekendDates } from './raised-round.ts';

export interface NextRound {
  /** By name within the new round's folder. */
  readonly texts: ReadonlyMap<string, string>;
  readonly changes: readonly string[];
  /** What the Bureau should look at before going on; Chinese sentences. */
  readonly remarks: readonly string[];
  readonly promises: number;
  readonly ledger: number;
}

export interface NextOrder {
  readonly files: RoundFiles;
  readonly configuration: Configuration;
  readonly prepared: PreparedRound;
  readonly plans: NewPlans | null;
  /** Where the register lies from the new folder; null where the round names none. */
  readonly registerPath: string | null;
}

/** The plans that are over with the round's year, by title. */
export function endedPlans({ plans, year }: Round): readonly string[] {
  return [plans.women, plans.children].filter(({ target }) => target <= year).map(({ title }) => title);
}

export function nextRound(order: NextOrder): NextRound {
  const { files, configuration, prepared, plans } = order;
  const { round } = configuration;
  const raised = raisedRound(files.round.text, round, plans, order.registerPath);
  const reading = parseRound({ file: 'round.yaml', text: raised.text });
  if (reading.verdict === 'failed') throw new Error('the raised round cannot be read');
  const next = reading.value.value;
  const register = readRegister(files);
  if (register.verdict === 'failed') throw new Error('the register of a round that was read has mistakes');
  const replaced = plans !== null && endedPlans(round).length > 0;
  const { carried, promises } = promisesOf(prepared);
  const ledger = [...openEntries(configuration.ledger), ...carried];
  return {
    texts: new Map([
      ['round.yaml', raised.text],
      ['plan.yaml', replaced ? newPlanText(register.value, next) : (files.plan?.text ?? '')],
      ...(files.overlay === null ? [] : [['indicators.yaml', files.overlay.text] as const]),
      ['decisions.yaml', decisionsText(next)],
      ['ledger.yaml', ledgerOf(ledger, round.year)],
      ['promises.yaml', promisesText(promises, round.year)],
      ...noteForms(register.value, next),
    ]),
    changes: raised.changes,
    remarks: [
      ...weekendDates(next).map((date) => `日期 ${date} 不是工作日，请核对。`),
      ...(replaced ? ['规划换了新的一期：请核对两个规划的全称、基期年、目标年，再用 fuer plan 读入新规划的目标表。'] : []),
      ...(Object.keys(next.due).length === 0 ? ['round.yaml 没有写时限（due），请补上。'] : []),
    ],
    promises: promises.length,
    ledger: ledger.length,
  };
} // prettier-ignore

/** What has no result yet goes on; the rest is closed and stays in its year. */
function openEntries(entries: readonly LedgerEntry[]): readonly LedgerItem[] {
  return entries
    .filter(({ result }) => result === null)
    .map(({ indicator, plan, notice, meeting, lead, with: partners, actions, deadline }) => ({
      indicator,
      plan: planWord[plan],
      notice,
      meeting,
      lead,
      with: partners,
      actions,
      deadline,
      because: '上年没有填结果',
    }));
}

interface LedgerItem extends Pick<
  LedgerEntry,
  'indicator' | 'notice' | 'meeting' | 'lead' | 'with' | 'actions' | 'deadline'
> {
  /** 妇女, 儿童 */
  readonly plan: string;
  readonly because: string;
}

/** All proposals and open problems are to be answered; proposals on a warned indicator are its ledger entry's measures as well. */
function promisesOf({ dataset, facts }: PreparedRound): {
  readonly carried: readonly LedgerItem[];
  readonly promises: readonly EarlierPromise[];
} {
  const warned = facts.assessments.filter(
    ({ warning, plan, targetSet }) =>
      (warning.level === 'red' || warning.level === 'orange') && targetSet === dataset.round.plans[plan].judge,
  );
  const spoken = dataset.notes.filter(({ general }) => !general).flatMap(({ unit, items }) => items.map((item) => ({ unit, item })));
  const proposals = spoken.filter(({ item }) => item.section === '对策建议');
  return {
    carried: warned.map((one) => warnedItem(one, dataset, proposals.map(({ item }) => item))),
    promises: [
      ...proposals.map(({ unit, item }) => promise(unit, item, '建议')),
      ...spoken.filter(({ item }) => item.section === '存在问题').map(({ unit, item }) => promise(unit, item, '问题')),
    ],
  };
} // prettier-ignore

function warnedItem(
  { indicator, plan, warning }: Assessment,
  { round }: Dataset,
  proposals: readonly NoteItem[],
): LedgerItem {
  const [lead = null, ...others] = responsibleUnits(indicator, round);
  const own = proposals.filter((item) => item.plans.includes(plan) && item.indicators.join() === indicator.code);
  return {
    indicator: indicator.code,
    plan: planWord[plan],
    notice: null,
    meeting: null,
    lead,
    with: [...others, ...indicator.partners],
    actions: own.map(({ text }) => text),
    deadline: own.find(({ deadline }) => deadline !== null)?.deadline ?? null,
    because: `${indicator.name}，${round.year}年${warning.level === 'red' ? '红' : '橙'}色预警`,
  };
}

function promise(unit: string, item: NoteItem, about: EarlierPromise['about']): EarlierPromise {
  return {
    unit,
    plans: item.plans,
    indicator: item.indicators.length === 1 ? (item.indicators[0] ?? null) : null,
    about,
    text: item.text,
    deadline: item.deadline,
  };
}

function ledgerOf(items: readonly LedgerItem[], year: number): string {
  if (items.length === 0) return ledgerText();
  const distinct = items.filter(
    (one, at) => items.findIndex((other) => other.indicator === one.indicator && other.plan === one.plan) === at,
  );
  return `# 预警机制执行情况台账：每个预警指标一条。以下是${year}年转来的红、橙色预警和没有结果的事项，请接着填。
${distinct.map(ledgerItemText).join('\n')}
`;
}

function ledgerItemText(item: LedgerItem): string {
  const lines = [
    `- indicator: ${item.indicator}   # ${item.because}`,
    `plan: ${item.plan}`,
    ...(item.notice === null ? [] : [`notice: ${JSON.stringify(item.notice)}`]),
    ...(item.meeting === null ? [] : [`meeting: ${JSON.stringify(item.meeting)}`]),
    ...(item.lead === null ? [] : [`lead: ${JSON.stringify(item.lead)}`]),
    ...(item.with.length === 0 ? [] : [`with: ${JSON.stringify(item.with)}`]),
    ...(item.actions.length === 0 ? [] : ['actions:', ...item.actions.map((action) => `  - ${JSON.stringify(action)}`)]),
    ...(item.deadline === null ? [] : [`deadline: ${JSON.stringify(item.deadline)}`]),
  ];
  return lines.map((line, at) => (at === 0 ? line : `  ${line}`)).join('\n');
} // prettier-ignore

function promisesText(promises: readonly EarlierPromise[], year: number): string {
  const head = `# ${year}年各单位提出的建议和存在的问题，今年请单位答复：表样里逐条问，答复写进报告的“上年建议办理情况”。不再问的删去即可。\n`;
  return (
    head +
    promises
      .map(({ unit, plans, indicator, about, text, deadline }) =>
        [
          `- unit: ${JSON.stringify(unit)}`,
          `  plans: [${plans.join(', ')}]`,
          `  about: ${about}`,
          ...(indicator === null ? [] : [`  indicator: ${indicator}`]),
          `  text: ${JSON.stringify(text)}`,
          ...(deadline === null ? [] : [`  deadline: ${JSON.stringify(deadline)}`]),
          '',
        ].join('\n'),
      )
      .join('')
  );
}
