/** 会商纪要表: what is agreed, to be filled in and read back into ledger.yaml; and the scheme made of it. */
import { planWord } from '../../../../indicators/plan-id.ts';
import type { RoundFacts } from '../../../../rules/round-facts.ts';
import type { ActedOn } from '../../../../rules/warning/mechanism.ts';
import { voiceOf } from '../../../composer.ts';
import { textCell } from '../../../indicator-columns.ts';
import type { Block, Inline, Report, TableColumn, TableRow } from '../../../model.ts';
import { Marks } from '../../../patterns/inline-marks.ts';
import type { Templates } from '../../../patterns/templates.ts';
import { finishReport } from '../../numbering-and-names.ts';
import { recipientInline } from '../../addressee.ts';
import { paperText } from '../paper-text.ts';
import { leadOf, partnersOf, unitsWarned } from './warned-table.ts';

/** By these heads the form is read back. */
export const minutesHeads = {
  code: '代码',
  plan: '规划',
  name: '指标名称',
  notice: '预警通知',
  meeting: '会商情况',
  lead: '牵头单位',
  with: '配合单位',
  actions: '推进措施',
  deadline: '完成时限',
  person: '责任人',
  result: '办理结果',
} as const;

const howToFillIn = [
  '本表记会商定下的事项，一个指标一行；“代码”“规划”两栏不要改。',
  '“会商情况”写时间和会议名称；“推进措施”一条一行；“完成时限”写年月日或年月，如2016年8月底前；没有定的空着。',
  '已填的是台账里现有的内容。填好后读回台账：在工作台的“台账”页读入，或运行 fuer meet --minutes，后面写本表的路径。',
] as const;

const widths = { code: 6, plan: 5, name: 13, notice: 11, meeting: 13, lead: 8, with: 9, actions: 22, deadline: 9, person: 7, result: 12 } as const; // prettier-ignore

export function composeMinutesForm(facts: RoundFacts, warned: readonly ActedOn[]): Report {
  const { round } = facts;
  const heads = Object.entries(minutesHeads) as readonly (readonly [keyof typeof minutesHeads, string])[];
  return finishReport(facts, {
    id: 'minutes',
    kind: 'minutes',
    unit: round.compiler,
    plan: null,
    title: `${round.area.name}妇女儿童发展规划${round.year}年度预警指标会商纪要表`,
    sections: [
      {
        id: 'minutes',
        blocks: [
          ...howToFillIn.map((text, position) => line(`minutes/how/${position + 1}`, textCell(text), 'body')),
          {
            kind: 'table',
            id: 'table/minutes',
            caption: textCell('会商纪要'),
            columns: heads.map(([key, heading]): TableColumn => ({
              heading: [heading],
              width: widths[key],
              align: key === 'code' || key === 'plan' || key === 'deadline' ? 'center' : 'left',
            })),
            rows: warned.map((one) => minutesRow(one)),
            landscape: true,
            notes: [],
          },
        ],
      },
    ],
    indicators: [],
  });
}

function minutesRow(one: ActedOn): TableRow {
  const { assessment, entry } = one;
  const written = (text: string | null | undefined): readonly Inline[] =>
    entry === undefined || text === null || text === undefined || text === ''
      ? []
      : [{ kind: 'words', text, origin: entry.origin }];
  return {
    id: `table/minutes/${assessment.plan}/${assessment.indicator.code}`,
    cells: [
      textCell(assessment.indicator.code),
      textCell(planWord[assessment.plan]),
      textCell(assessment.indicator.name),
      written(entry?.notice),
      written(entry?.meeting),
      leadOf(one),
      partnersOf(one),
      written(entry?.actions.join('\n')),
      written(entry?.deadline),
      written(entry?.person),
      written(entry?.result),
    ],
  };
}

/** null where nothing was agreed yet. */
export function composeScheme(facts: RoundFacts, templates: Templates, warned: readonly ActedOn[]): Report | null {
  const { round } = facts;
  const agreed = warned.filter(({ entry }) => entry !== undefined && entry.actions.length > 0);
  if (agreed.length === 0) return null;
  const voice = voiceOf(templates, new Marks(), round, '两个规划');
  const units = unitsWarned(facts, agreed);
  const text = paperText(voice, 'scheme', templates.papers.scheme, {
    地区: round.area.name,
    年份: String(round.year),
    妇女规划: round.plans.women.title,
    儿童规划: round.plans.children.title,
    项数: String(agreed.length),
    单位数: String(units.length),
    单位: units.join('、'),
  });
  return finishReport(facts, {
    id: 'scheme',
    kind: 'scheme',
    unit: round.compiler,
    plan: null,
    title: text.title,
    sections: [
      { id: 'opening', blocks: text.blocks },
      {
        id: 'closing',
        blocks: [
          line('annex-note', textCell(`附件：${schemeName}`), 'annex-note'),
          line('signature', textCell(recipientInline(round, 'tables', '收件单位').text), 'signature'),
          line('date', textCell('　　年　　月　　日'), 'date'),
        ],
      },
      { id: 'annex-1', blocks: [line('annex-1', textCell('附件'), 'annex-mark'), schemeTable(agreed)] },
    ],
    indicators: [],
  });
}

const schemeName = '预警指标推进措施';

function schemeTable(agreed: readonly ActedOn[]): Block {
  const columns: readonly TableColumn[] = [
    { heading: ['序号'], width: 4, align: 'center' },
    { heading: ['指标名称'], width: 16, align: 'left' },
    { heading: ['规划'], width: 5, align: 'center' },
    { heading: ['牵头单位'], width: 9, align: 'center' },
    { heading: ['配合单位'], width: 12, align: 'center' },
    { heading: ['推进措施'], width: 36, align: 'left' },
    { heading: ['完成时限'], width: 10, align: 'center' },
    { heading: ['责任人'], width: 9, align: 'center' },
    { heading: ['会商情况'], width: 18, align: 'left' },
  ];
  return {
    kind: 'table',
    id: 'table/scheme',
    caption: textCell(schemeName),
    columns,
    rows: agreed.map((one, position): TableRow => {
      const { assessment, entry } = one;
      const words = (text: string | null | undefined): readonly Inline[] =>
        entry === undefined || text === null || text === undefined
          ? []
          : [{ kind: 'words', text, origin: entry.origin }];
      return {
        id: `table/scheme/${assessment.plan}/${assessment.indicator.code}`,
        cells: [
          textCell(String(position + 1)),
          textCell(assessment.indicator.name),
          textCell(planWord[assessment.plan]),
          leadOf(one),
          partnersOf(one),
          words(entry?.actions.map((text, index, all) => (all.length > 1 ? `${index + 1}. ${text}` : text)).join('\n')),
          words(entry?.deadline),
          words(entry?.person),
          words(entry?.meeting),
        ],
      };
    }),
    landscape: true,
    notes: [],
  };
}

type Role = NonNullable<Extract<Block, { kind: 'paragraph' }>['role']>;

function line(id: string, inlines: readonly Inline[], role: Role): Block {
  return { kind: 'paragraph', id, role, inlines };
}
