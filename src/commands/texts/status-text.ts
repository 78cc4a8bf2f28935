/** The state of a round as the terminal shows it: a table by unit, what is held back by what, reminders to paste. */
import type { Round } from '../../indicators/round.ts';
import { planWord } from '../../indicators/plan-id.ts';
import type { HandOver } from '../../dataset/ledger.ts';
import { shortDate } from '../../pipeline/round-status/days.ts';
import type { DocumentCourse } from '../../pipeline/round-status/hand-overs.ts';
import type { RoundSteps } from '../../pipeline/round-status/steps.ts';
import type { HandIn, UnitStatus } from '../../pipeline/round-status/unit-status.ts';
import type { RoundStatus } from '../../pipeline/status.ts';
import { formatOrigin } from '../../provenance.ts';
import type { Column } from '../opening/terminal.ts';
import { plainWords, table } from '../opening/terminal.ts';

export function statusText(found: RoundStatus, round: Round): string {
  const reminders = found.units.flatMap(({ unit, reminder }) => (reminder === null ? [] : [{ unit, reminder }]));
  const said = [
    `${round.area.name} ${round.year}年　今天 ${found.today}　${dueWords(found)}`,
    '',
    table(columns, found.units.map(rowOf)),
    '',
    totals(found),
    '',
    ...stepLines(found),
    '',
    ...heldBack(found),
    ...(reminders.length === 0
      ? ['', '各单位都已报齐，没有要催的。']
      : ['', '催报（可直接粘贴）：', ...reminders.map(({ reminder }) => `  ${reminder}`)]),
  ];
  return plainWords(said.join('\n'));
}

/** What is done by its day is not said to be days over. */
function dueWords({ due, units, daysToGeneral, daysToInspection, steps }: RoundStatus): string {
  const [first] = units;
  const { tables, reports, general } = steps;
  const isSent = ({ documents, sent }: RoundSteps['reports']): boolean => documents > 0 && sent === documents;
  const left = (days: number | null | undefined, done = ''): string =>
    days === null || days === undefined
      ? ''
      : done !== ''
        ? `（${done}）`
        : days > 0
          ? `（还有${days}天）`
          : days === 0
            ? '（今天）'
            : `（已过${-days}天）`;
  const parts = [
    ...(due.tables === undefined
      ? []
      : [
          `报表 ${due.tables}${left(first?.daysLeft.tables, tables.owed > 0 && tables.open.length === 0 ? '已报齐' : '')}`,
        ]),
    ...(due.reports === undefined
      ? []
      : [`单位报告 ${due.reports}${left(first?.daysLeft.reports, isSent(reports) ? '已报送' : '')}`]),
    ...(due.general === undefined
      ? []
      : [`总报告 ${due.general}${left(daysToGeneral, isSent(general) ? '已报送' : '')}`]),
    ...(due.inspection === undefined ? [] : [`检查 ${due.inspection}${left(daysToInspection)}`]),
  ];
  return parts.length === 0 ? 'round.yaml 没有写时限' : `时限：${parts.join('，')}`;
}

const columns: readonly Column[] = [
  { heading: '单位', align: 'left' },
  { heading: '报表', align: 'left' },
  { heading: '材料', align: 'left' },
  { heading: '变化说明', align: 'left' },
  { heading: '强制性', align: 'right' },
  { heading: '核实性', align: 'right' },
  { heading: '报告', align: 'left' },
  { heading: '联系人', align: 'left' },
];

function rowOf(unit: UnitStatus): readonly string[] {
  const { tables, received, notes, explanations, findings, contact } = unit;
  return [
    unit.unit,
    tables.state === 'not-owed'
      ? '不报'
      : `${handInWords[tables.state]} ${tables.given}/${tables.owed}${received === null ? '' : `（${shortDate(received)}）`}`,
    notes.state === 'part' ? `缺${notes.lacking.map((plan) => planWord[plan]).join('、')}` : handInWords[notes.state],
    explanations.owed === 0 ? '—' : `${explanations.given}/${explanations.owed}`,
    String(findings.强制性),
    String(findings.核实性),
    reportWords(unit),
    [contact.name, contact.phone ?? contact.mail].filter((part) => part !== null).join(' '),
  ];
}

const handInWords = {
  in: '已报',
  part: '不全',
  unreadable: '打不开',
  missing: '未报',
  'not-owed': '不报',
} as const satisfies Record<HandIn, string>;

/** 可发2, 草稿1、扣发1 */
function reportWords({ reports }: UnitStatus): string {
  const words = { final: '可发', draft: '草稿', withheld: '扣发' } as const;
  const counts = (['final', 'draft', 'withheld'] as const).map(
    (verdict) => [words[verdict], reports.filter((one) => one.verdict === verdict).length] as const,
  );
  const said = counts.filter(([, count]) => count > 0).map(([word, count]) => `${word}${count}`);
  return said.length === 0 ? '—' : said.join('、');
}

function totals({ units }: RoundStatus): string {
  const owing = units.filter((unit) => unit.tables.state !== 'not-owed');
  const writing = units.filter((unit) => unit.notes.state !== 'not-owed');
  return `报表：应报${owing.length}个单位，报齐${owing.filter((unit) => unit.tables.state === 'in').length}个；材料：应报${writing.length}个单位，报齐${writing.filter((unit) => unit.notes.state === 'in').length}个。`;
}

/** Where each step of the notice stands, in its order. */
function stepLines({ steps, courses, unknownDocuments }: RoundStatus): readonly string[] {
  const { tables, reports, general, inspection } = steps;
  const course = (
    what: string,
    { documents, final, sent, received, signed, daysLeft, open }: RoundSteps['reports'],
  ): string => {
    const isLate = daysLeft !== null && daysLeft < 0 && open.length > 0;
    const late = isLate ? `；时限已过${-daysLeft}天，ledger.yaml 没有报送记录的${open.length}份` : '';
    return `  ${what}：共${documents}份，可发${final}份，已报送${sent}份，已收到回执${received}份，已签发${signed}份${late}`;
  };
  return [
    '各步进展：',
    `  三张表：应报${tables.owed}个单位，报齐${tables.complete}个${tables.open.length === 0 ? '' : `，未报齐：${tables.open.join('、')}`}`,
    course('单位报告', reports),
    course('总报告', general),
    ...mechanismLines(inspection),
    ...courses.flatMap(courseLine),
    ...unknownDocuments.map(
      ({ document, origin }) => `  ${formatOrigin(origin)} 所写的文件“${document}”对不上本轮的文件，请写文件名。`,
    ),
  ];
}

function mechanismLines({ warned, lacking, notYet }: RoundSteps['inspection']): readonly string[] {
  if (warned === 0) return ['  预警机制：没有红色、橙色预警'];
  const steps = [
    ['没有发预警通知的', lacking.notice],
    ['没有会商的', lacking.meeting],
    ['没有定措施的', lacking.actions],
    ['没有定时限的', lacking.deadline],
    ['已到时限、没有报结果的', lacking.result],
    ['结果未到期的', notYet],
  ] as const;
  return [
    `  预警机制：红色、橙色预警${warned}项`,
    ...steps.flatMap(([words, names]) =>
      names.length === 0 ? [] : [`    ${words}${names.length}项：${names.join('、')}`],
    ),
  ];
}

/** 教育局-…docx 5月25日报送（公文交换系统），6月1日签发（第1版，张三） */
function courseLine({ path, sent, signed }: DocumentCourse): readonly string[] {
  const said = [
    ...(sent === null
      ? []
      : [`${dayWords(sent)}报送${inBrackets([sent.how, versionWords(sent), receiptWords(sent)])}`]),
    ...(signed === null ? [] : [`${dayWords(signed)}签发${inBrackets([versionWords(signed), signed.by])}`]),
  ];
  return said.length === 0 ? [] : [`  ${path}　${said.join('，')}`];
}

function dayWords({ date }: HandOver): string {
  return date === null ? '已' : shortDate(date);
}

function versionWords({ version }: HandOver): string | null {
  if (version === null) return null;
  return /^\d+$/u.test(version) ? `第${version}次发出的版本` : version;
}

function receiptWords({ receipt }: HandOver): string {
  return receipt === null ? '没有回执' : `回执：${receipt}`;
}

function inBrackets(parts: readonly (string | null)[]): string {
  const said = parts.filter((part) => part !== null);
  return said.length === 0 ? '' : `（${said.join('，')}）`;
}

/** Each reason once, with all that it holds back: one call may set several documents free. */
function heldBack({ heldBack: documents }: RoundStatus): readonly string[] {
  const withheld = documents.filter(({ verdict }) => verdict === 'withheld');
  const drafts = documents.filter(({ verdict }) => verdict === 'draft');
  const reasons = new Map<string, string[]>();
  for (const { path, because } of withheld) {
    for (const one of because) {
      const place = one.origin === null || one.origin.kind === 'block' ? '' : `${formatOrigin(one.origin)} `;
      const reason = `${place}${one.message}`;
      reasons.set(reason, [...(reasons.get(reason) ?? []), path]);
    }
  }
  return [
    withheld.length === 0 ? '没有扣发的文件。' : `扣发的文件${withheld.length}份，按原因：`,
    ...[...reasons].flatMap(([reason, paths]) => [`  ${reason}`, `    扣发 ${paths.join('、')}`]),
    ...(drafts.length === 0
      ? []
      : [`还是草稿的文件（有【待补充】，或缺本年的报表）：${drafts.map(({ path }) => path).join('、')}`]),
  ];
}
