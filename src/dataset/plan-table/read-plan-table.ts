/** The plan's own table of targets, a warning table or a 责任分解书, as entries for plan.yaml; what is not understood is said. */
import type { Diagnostic } from '../../diagnostics.ts';
import { finding } from '../../diagnostics.ts';
import type { Decimal } from '../../indicators/decimals.ts';
import { decimal } from '../../indicators/decimals.ts';
import type { Indicator } from '../../indicators/definition.ts';
import type { PlanId } from '../../indicators/plan-id.ts';
import { planWord } from '../../indicators/plan-id.ts';
import type { Round } from '../../indicators/round.ts';
import { plainPhrase } from '../../indicators/target-phrases/plain-phrase.ts';
import type { PhraseReading, PhraseRequirement } from '../../indicators/target-phrases/phrase-reading.ts';
import { readTargetPhrase } from '../../indicators/target-phrases/read-phrase.ts';
import type { Origin } from '../../provenance.ts';
import { planNamed } from '../tables/heads/plan-words.ts';
import type { IndicatorNames, Match } from '../tables/rows/matching.ts';
import { indicatorNames, matchRow, readRowName } from '../tables/rows/matching.ts';
import { knownMeasure, measureOf, scaleBetween } from '../tables/rows/measures.ts';
import type { PlanColumn, PlanHead } from './columns.ts';
import { findHead } from './columns.ts';
import type { WordRow } from './grid-rows.ts';
import { grouped } from '../agreement.ts';
import type { AnsweringUnits, UnknownUnit } from './plan-units.ts';
import { answeringUnits } from './plan-units.ts';
import { namedPhrases } from './sentences.ts';

/** What a table says of one indicator. */
export interface PlanProposal {
  readonly indicator: Indicator;
  /** null: of whichever plans the indicator is in. */
  readonly plan: PlanId | null;
  /** As the table words the target; '' where it gives a bare number. */
  readonly text: string;
  /** null where the table sets no target. */
  readonly requirement: PhraseRequirement | null;
  readonly base: Decimal | null;
  readonly milestones: ReadonlyMap<number, Decimal>;
  /** null where the table names none, or those of the register. */
  readonly units: AnsweringUnits | null;
  /** Words of the target that set no limit. */
  readonly besides: readonly string[];
  readonly origin: Origin;
}

export interface PlanGround {
  readonly round: Round;
  /** All that the register has for the round's periods. */
  readonly indicators: readonly Indicator[];
  /** Whose targets the table holds; null for both plans'. */
  readonly plan: PlanId | null;
  readonly placeOf: (row: number, column: number) => Origin;
}

export interface PlanTable {
  readonly proposals: readonly PlanProposal[];
  readonly findings: readonly Diagnostic[];
  /** Units that the table names and the round does not have. */
  readonly strangers: readonly PlanStranger[];
  /** Codes that a row names or may mean, understood or not. */
  readonly named: ReadonlySet<string>;
  /** Rows of which nothing in the register is known to be meant. */
  readonly unknown: number;
}

export interface PlanStranger extends UnknownUnit {
  /** How many indicators the table says it answers for or helps with. */
  readonly indicators: number;
  readonly finding: Diagnostic;
}

/** null where the rows hold no table of targets. */
export function readPlanTable(rows: readonly WordRow[], ground: PlanGround): PlanTable | null {
  const { round, plan } = ground;
  const span = round.plans[plan ?? 'women'];
  const head = findHead(rows, { base: span.base, target: span.target, year: round.year });
  if (head === null) return null;
  const titled = planNamed(rows.slice(0, head.from).flat().join(' '));
  const reading: Reading = {
    ...ground,
    plan: plan ?? titled,
    head,
    names: indicatorNames(ground.indicators),
    findings: [...unknownColumns(head, ground)],
    strangers: [],
    named: new Set(),
    unknown: [],
  };
  const proposals = rows
    .slice(head.to)
    .flatMap((row, at) => proposalsIn(row, head.to + at, reading));
  return {
    proposals: once(proposals, reading),
    findings: reading.findings,
    strangers: strangersOnce(reading.strangers),
    named: reading.named,
    unknown: reading.unknown.length,
  };
} // prettier-ignore

interface Reading extends PlanGround {
  readonly head: PlanHead;
  readonly names: IndicatorNames;
  readonly findings: Diagnostic[];
  readonly named: Set<string>;
  readonly unknown: string[];
  /** Units that the round does not have, wherever the table names them. */
  readonly strangers: (UnknownUnit & { readonly indicator: Indicator; readonly origin: Origin })[];
}

/** One finding a unit. */
function strangersOnce(strangers: Reading['strangers']): readonly PlanStranger[] {
  return [...grouped(strangers, ({ name }) => name)].flatMap(([name, same]) => {
    const [first, ...others] = same;
    if (first === undefined) return [];
    const { nearest, origin } = first;
    const told = finding('plan-table-unclear', {
      message: `“${name}”负责或配合${same.length}项指标，但不在 round.yaml 的单位里。`,
      hint: `请在 round.yaml 的 units 里加一行 - {name: ${name}, role: member}${nearest === null ? '' : `；若就是“${nearest}”，请把“${name}”写进它的 aliases`}。`,
      origin,
      related: others.map((other) => other.origin),
    });
    return [{ name, nearest, indicators: same.length, finding: told }];
  });
}

function unknownColumns({ columns, from }: PlanHead, { placeOf }: PlanGround): readonly Diagnostic[] {
  return columns.flatMap((column, at) =>
    column.role === 'unknown'
      ? [
          finding('plan-table-unclear', {
            message: `列“${column.heading}”没有读懂，没有采用。`,
            hint: '是基期值、目标值、分年度目标、牵头或配合单位的，请把列名改成这样的写法；其他列不必处理。',
            origin: placeOf(from, at),
          }),
        ]
      : [],
  );
}

function proposalsIn(row: WordRow, at: number, reading: Reading): readonly PlanProposal[] {
  const { columns } = reading.head;
  const cell = (role: PlanColumn['role']): { readonly words: string; readonly column: number } => {
    const column = columns.findIndex((one) => one.role === role);
    return { words: column === -1 ? '' : (row[column] ?? '').trim(), column: Math.max(column, 0) };
  };
  const sentence = cell('sentence');
  const name = cell('name');
  if (isSectionRow(row, columns)) return [];
  const target = cell('target');
  // 主要目标 | 目标值: the name stands where others write the whole sentence.
  const isNameAlone = target.words !== '' && !/\d/.test(sentence.words);
  const hasSentence = sentence.words !== '' && columns.every(({ role }) => role !== 'name');
  const parts =
    hasSentence && !isNameAlone
      ? namedPhrases(sentence.words, reading.names)
      : [{ name: hasSentence ? sentence.words : name.words, phrase: target.words }];
  if (name.words === '' && sentence.words === '' && cell('code').words === '') return [];
  return parts.flatMap((part) => proposalOf(part, row, at, reading, cell));
}

/** A row with one text across, or with words in its first cell only, heads those below it. */
function isSectionRow(row: WordRow, columns: readonly PlanColumn[]): boolean {
  const words = new Set(row.map((one) => one.trim()).filter((one) => one !== ''));
  const sentenceAt = columns.findIndex(({ role }) => role === 'sentence');
  return words.size === 0 || (words.size === 1 && ((row[sentenceAt] ?? '').trim() === '' || row.length > 1));
}

function proposalOf(
  part: { readonly name: string | null; readonly phrase: string },
  row: WordRow,
  at: number,
  reading: Reading,
  cell: (role: PlanColumn['role']) => { readonly words: string; readonly column: number },
): readonly PlanProposal[] {
  const { round } = reading;
  const nameColumn = Math.max(cell('name').column, cell('sentence').column);
  const origin = reading.placeOf(at, nameColumn);
  const say = (message: string, hint: string, column = nameColumn): readonly [] => {
    reading.findings.push(finding('plan-table-unclear', { message, hint, origin: reading.placeOf(at, column) }));
    return [];
  };
  const plan = planNamed(cell('plan').words) ?? reading.plan;
  const code = cell('code').words;
  if (part.name === null) {
    reading.unknown.push(part.phrase);
    return say(`“${part.phrase}”没有读出是哪个指标的目标。`, '请在 plan.yaml 里按代码写；定性的目标不必写。');
  }
  const measure = knownMeasure(cell('measure').words);
  const match = matchRow(reading.names, {
    code: code === '' ? null : code,
    name: readRowName(part.name),
    plan,
    measure,
  });
  for (const meant of meantBy(match)) reading.named.add(meant.code);
  if (match.verdict === 'unknown' && match.nearest === null) reading.unknown.push(part.name);
  if (match.verdict === 'ambiguous')
    return say(
      `“${part.name}”可以是${match.candidates.map((one) => `${one.code} ${one.name}`).join('、')}。`,
      '请在表里加“代码”列写明，或改用全称。',
    );
  if (match.verdict === 'unknown')
    return say(
      `登记册里没有指标“${part.name}”。`,
      match.nearest === null
        ? '要监测的，请在本轮的 indicators.yaml 里补上这个指标；不监测的，不必处理。'
        : `是否应为“${match.nearest.indicator.name}”（${match.nearest.indicator.code}）？是的，请在表里改成这个名称；不是的，请在 indicators.yaml 里补上。`,
    );
  if (match.dimension !== null)
    return say(
      `“${part.name}”是“${match.indicator.name}”的${match.dimension}部分。`,
      '分城市农村的目标请写在一行里，如“城市95%以上，农村87%以上”。',
    );
  const { indicator } = match;
  if (plan !== null && !indicator.plans.includes(plan))
    return say(
      `“${indicator.name}”（${indicator.code}）在登记册里不属于${planWord[plan]}发展规划。`,
      '请核对这张表是哪个规划的；确属这个规划的，请在本轮的 indicators.yaml 里写上 plans。',
    );
  if (measure !== null && scaleBetween(measure, measureOf(indicator.measure)) === null)
    return say(
      `“${indicator.name}”的计量单位表里是“${cell('measure').words}”，登记册是“${indicator.measure}”。`,
      '请核对是不是同一个指标；是的，请改正计量单位。',
      cell('measure').column,
    );
  const span = round.plans[plan ?? indicator.plans[0] ?? 'women'];
  const subject = { ...indicator, base: span.base, target: span.target };
  const target = readTargetPhrase(part.phrase, subject);
  if (target.verdict === 'unclear')
    return say(
      `“${indicator.name}”的目标“${part.phrase}”没有读成限值：${target.why}。`,
      `请照规划原文在 plan.yaml 的 ${indicator.code} 写上 targets。`,
      Math.max(cell('target').column, cell('sentence').column),
    );
  const base = baseIn(cell('base').words, indicator);
  if (base === 'unclear')
    say(`“${indicator.name}”的基期值“${cell('base').words}”没有读出。`, '请在 plan.yaml 里写 base。', cell('base').column);
  const { units, unknown } = answeringUnits(cell('lead').words, cell('with').words, indicator, round);
  for (const one of unknown) reading.strangers.push({ ...one, indicator, origin: reading.placeOf(at, cell('lead').column) });
  return [
    {
      indicator,
      plan: indicator.plans.length > 1 ? plan : null,
      text: wordsOf(part.phrase, target, span.target),
      requirement: target.verdict === 'target' ? target.requirement : null,
      base: base === 'unclear' ? null : base,
      milestones: new Map([
        ...(target.verdict === 'target' ? target.milestones : []),
        ...milestonesIn(row, reading, subject, say),
      ]),
      units,
      besides: target.verdict === 'target' ? target.besides : [],
      origin,
    },
  ];
} // prettier-ignore

function meantBy(match: Match): readonly Indicator[] {
  switch (match.verdict) {
    case 'indicator':
      return [match.indicator, ...(match.nameSays === null ? [] : [match.nameSays])];
    case 'ambiguous':
      return match.candidates;
    case 'unknown':
      return match.nearest === null ? [] : [match.nearest.indicator];
  }
}

/** What the target's own year is given: of 2025年达到98%，2030年达到99%以上 the second. '' for a bare number. */
function wordsOf(phrase: string, reading: PhraseReading, year: number): string {
  if (isBareNumber(phrase)) return '';
  if (reading.verdict !== 'target' || reading.milestones.size === 0) return withoutMark(phrase);
  const own = phrase.split(/[，,；;]/).find((clause) => clause.includes(`${year}年`)) ?? phrase;
  return withoutMark(own.replace(new RegExp(`^(?:到)?${year}年(?:底|末)?`), ''));
}

function isBareNumber(phrase: string): boolean {
  return /^\d*(?:\.\d+)?$/.test(plainPhrase(phrase));
}

function withoutMark(phrase: string): string {
  return phrase
    .trim()
    .replace(/[。；;]$/, '')
    .replace(/\s+/g, '');
}

function baseIn(words: string, { measure }: Indicator): Decimal | null | 'unclear' {
  const plain = plainPhrase(words);
  if (/^(?:[-/]*|无|缺|未统计)$/.test(plain)) return null;
  const [, digits, sign = ''] = /^(\d+(?:\.\d+)?)(.*)$/.exec(plain) ?? [];
  if (digits === undefined) return 'unclear';
  if (sign === '') return decimal(digits);
  const written = knownMeasure(sign);
  const scale = written === null ? null : scaleBetween(written, measureOf(measure));
  return scale === null ? 'unclear' : decimal(digits).times(scale);
}

type Subject = Parameters<typeof readTargetPhrase>[1];

function milestonesIn(
  row: WordRow,
  { head }: Reading,
  subject: Subject,
  say: (message: string, hint: string, column: number) => unknown,
): readonly (readonly [number, Decimal])[] {
  return head.columns.flatMap((column, at) => {
    if (column.role !== 'milestone') return [];
    const words = (row[at] ?? '').trim();
    const planned = readTargetPhrase(words, { ...subject, target: column.year });
    if (planned.verdict === 'none') return [];
    if (planned.verdict === 'target' && planned.requirement.kind === 'threshold')
      return [[column.year, planned.requirement.limit] as const];
    say(`“${subject.name}”${column.year}年的计划“${words}”没有读成一个数。`, '分年度计划要写数；请在 plan.yaml 的 milestones 里写。', at);
    return [];
  });
} // prettier-ignore

/** A second row of one indicator and plan is not laid over the first. */
function once(proposals: readonly PlanProposal[], { findings }: Reading): readonly PlanProposal[] {
  const seen = new Map<string, PlanProposal>();
  for (const one of proposals) {
    const earlier = seen.get(one.indicator.code);
    if (earlier === undefined) seen.set(one.indicator.code, one);
    else
      findings.push(
        finding('plan-table-unclear', {
          message: `“${one.indicator.name}”（${one.indicator.code}）在表里有两行，只采用了前一行。`,
          hint: '请核对是不是同一个指标；另一行请在 plan.yaml 里写。',
          origin: one.origin,
          related: [earlier.origin],
          indicator: one.indicator.code,
        }),
      );
  }
  return [...seen.values()];
}
