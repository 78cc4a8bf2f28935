/** A member unit's Word form: a page to go through its targets, then the questions of those who owe figures and causes. */
import type { PlanId } from '../../../indicators/plan-id.ts';
import { planIds } from '../../../indicators/plan-id.ts';
import type { Unit } from '../../../indicators/round.ts';
import { fullTitle } from '../../../indicators/round.ts';
import type { Assessment } from '../../../rules/assessment.ts';
import type { Block, Report } from '../../model.ts';
import { measureWords } from '../../numbers.ts';
import type { NoteFormSources } from './note-form.ts';
import { ask, dueWords, judgedOf, planBlocks, quoted, sections } from './note-form.ts';

/** What is asked of those who owe no report. */
const memberSections = sections.filter(([section]) =>
  ['上年建议办理情况', '原因分析', '变化说明', '定性目标', '对策建议'].includes(section),
);

/** null where the unit answers for no indicator. */
export function composeMemberForm(sources: NoteFormSources, unit: Unit): Report | null {
  const { round } = sources.dataset;
  const plans = planIds.filter((plan) => judgedOf(sources, unit.name, plan).length > 0);
  if (plans.length === 0) return null;
  return {
    id: `note-form/${unit.name}`,
    kind: 'note-form',
    unit: unit.name,
    plan: null,
    year: round.year,
    title: `${fullTitle(round, unit)}${round.year}年度指标盘点和原因说明`,
    sections: [
      { id: 'opening', blocks: fullCount(sources, unit, plans) },
      ...plans.map((plan) => ({ id: plan, blocks: planBlocks(sources, unit.name, plan, memberSections) })),
    ],
    header: round.header ?? null,
    draft: false,
    indicators: new Set(),
  };
}

/** 全面盘点: every target with the latest figure, for the unit's own eyes; nothing on this page is read back. */
function fullCount(sources: NoteFormSources, unit: Unit, plans: readonly PlanId[]): readonly Block[] {
  const { round } = sources.dataset;
  const own = plans.flatMap((plan) =>
    judgedOf(sources, unit.name, plan).filter((one) => one.targetSet === round.plans[plan].judge),
  );
  const once = [...new Map(own.map((one) => [`${one.indicator.code} ${targetWords(one)}`, one])).values()];
  return [
    ask('opening', `请先用本页逐项盘点，供本单位自查；要报的写在后页各标题下${dueWords(round, 'tables')}`),
    ask('opening/words', '请核对每项目标今年是否达标；没有达标的，在后页写明原因和对策；本页不读取'),
    ...once.map((one) =>
      ask(`count/${one.plan}/${one.indicator.code}`, `请盘点：${one.indicator.code} ${one.indicator.name}，${targetWords(one)}${latest(one)}`),
    ),
    { kind: 'page-break', id: 'count/break' },
  ];
} // prettier-ignore

function targetWords({ target }: Assessment): string {
  return target.kind === 'none' ? '没有定目标' : `目标“${quoted(target.text)}”`;
}

function latest(one: Assessment): string {
  if (one.current.verdict === 'unknown') return '，还没有数字';
  const { figure } = one.current;
  return `，${figure.year}年为${one.word ?? `${figure.printed}${measureWords(one.indicator.measure).value}`}`;
}
