/** 预警通知书: a unit is told which of its indicators are red or orange, and why. */
import { planWord } from '../../../../indicators/plan-id.ts';
import type { Unit } from '../../../../indicators/round.ts';
import { fullTitle } from '../../../../indicators/round.ts';
import type { RoundFacts } from '../../../../rules/round-facts.ts';
import type { ActedOn } from '../../../../rules/warning/mechanism.ts';
import { voiceOf } from '../../../composer.ts';
import {
  gapColumn,
  levelColumn,
  measureColumn,
  nameColumn,
  neededColumn,
  targetColumn,
  textCell,
  yearColumn,
} from '../../../indicator-columns.ts';
import type { Block, Inline, Report, TableColumn, TableRow } from '../../../model.ts';
import { Marks } from '../../../patterns/inline-marks.ts';
import type { Templates } from '../../../patterns/templates.ts';
import { recipientInline } from '../../addressee.ts';
import { finishReport } from '../../numbering-and-names.ts';
import { paperText } from '../paper-text.ts';
import { groundsOf, meetingView, partnersOf } from './warned-table.ts';

/** `warned`: the unit's own red and orange indicators; at least one. */
export function composeWarningNotice(
  facts: RoundFacts,
  templates: Templates,
  unit: Unit,
  warned: readonly ActedOn[],
): Report {
  const { round } = facts;
  const voice = voiceOf(templates, new Marks(), round, '两个规划');
  const count = (level: 'red' | 'orange'): string => {
    const found = warned.filter(({ assessment }) => assessment.warning.level === level).length;
    return found === 0 ? '' : String(found);
  };
  const contact = round.recipient.contact;
  const text = paperText(voice, 'notice', templates.papers['warning-notice'], {
    地区: round.area.name,
    年份: String(round.year),
    单位: fullTitle(round, unit),
    妇女规划: round.plans.women.title,
    儿童规划: round.plans.children.title,
    项数: String(warned.length),
    红色项数: count('red'),
    橙色项数: count('orange'),
    发文单位: voice.marks.mark(recipientInline(round, 'tables', '收件单位')),
    联系人: [contact?.name, contact?.phone].filter((part) => part !== undefined).join('，'),
  });
  return finishReport(facts, {
    id: `warning-notice/${unit.name}`,
    kind: 'warning-notice',
    unit: unit.name,
    plan: null,
    title: text.title,
    sections: [
      {
        id: 'opening',
        blocks: [line('addressee', textCell(`${fullTitle(round, unit)}：`), 'addressee'), ...text.blocks],
      },
      {
        id: 'closing',
        blocks: [
          line('annex-note', textCell(`附件：${annexName}`), 'annex-note'),
          line('signature', textCell(recipientInline(round, 'tables', '收件单位').text), 'signature'),
          line('date', textCell('　　年　　月　　日'), 'date'),
        ],
      },
      {
        id: 'annex-1',
        blocks: [line('annex-1', textCell('附件'), 'annex-mark'), table(facts, templates, warned)],
      },
    ],
    indicators: warned.map(({ assessment }) => assessment.indicator.code),
  });
}

const annexName = '列入预警的指标';

const columns: readonly TableColumn[] = [
  { heading: ['序号'], width: 4, align: 'center' },
  { heading: ['指标名称'], width: 18, align: 'left' },
  { heading: ['规划'], width: 5, align: 'center' },
  { heading: ['计量单位'], width: 7, align: 'center' },
  { heading: ['目标值'], width: 12, align: 'center' },
  { heading: ['基期值'], width: 8, align: 'right' },
  { heading: ['上年值'], width: 8, align: 'right' },
  { heading: ['本年值'], width: 8, align: 'right' },
  { heading: ['与目标差距'], width: 8, align: 'right' },
  { heading: ['下年需达速度'], width: 8, align: 'right' },
  { heading: ['预警等级'], width: 8, align: 'center' },
  { heading: ['列入依据'], width: 24, align: 'left' },
  { heading: ['配合单位'], width: 10, align: 'center' },
];

function table(facts: RoundFacts, templates: Templates, warned: readonly ActedOn[]): Block {
  return {
    kind: 'table',
    id: 'table/warned',
    caption: textCell(annexName),
    columns,
    rows: warned.map((one, position): TableRow => {
      const view = meetingView(facts, templates, one);
      const { assessment } = one;
      const { words } = view.voice;
      const year = facts.round.year;
      return {
        id: `table/warned/${assessment.plan}/${assessment.indicator.code}`,
        cells: [
          textCell(String(position + 1)),
          nameColumn.cell(assessment, position),
          textCell(planWord[assessment.plan]),
          measureColumn.cell(assessment, position),
          targetColumn(view.span.target).cell(assessment, position),
          // What runs against the target does so from the base on.
          yearColumn(words, view.span.base).cell(assessment, position),
          yearColumn(words, year - 1).cell(assessment, position),
          yearColumn(words, year).cell(assessment, position),
          gapColumn.cell(assessment, position),
          neededColumn.cell(assessment, position),
          levelColumn(words, 'word').cell(assessment, position),
          groundsOf(view, one),
          partnersOf(one),
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
