/** 逐数溯源表: every printed figure with its place, cells, rule, sum, value before rounding. */
import { formatOrigin, parseOrigin } from '../../provenance.ts';
import { figureInline } from '../../report/composer.ts';
import { indicatorOf, parseFigureId } from '../../report/figure-id-reading.ts';
import type { SheetRow, WorkbookModel } from '../../report/workbook-model.ts';
import type { Knowledge } from './explanation.ts';
import type { Operand } from './sum.ts';
import { explainFigure, meantBy } from './explain-figure.ts';
import type { Blocks } from '../uses.ts';
import { usesOf } from '../uses.ts';

export function traceWorkbook(documents: readonly Blocks[], knowledge: Knowledge): WorkbookModel {
  const { round } = knowledge.dataset;
  const uses = usesOf(documents, ({ text }) => text !== '');
  const columns = [['文件', 24], ['段落', 24], ['数字', 10], ['编号', 22], ['名称', 30], ['规则', 36], ['算式', 36], ['算式中的数', 40], ['未取整', 14], ['取整', 18], ['出处', 50]] as const; // prettier-ignore
  const rows = uses.map(({ document, printing, block, figure }, position): SheetRow => {
    const { name, rule, formula, operands, exact, rounding } = explainFigure(figure.id, printing, knowledge);
    const id = parseFigureId(figure.id, meantBy(printing.plan, knowledge));
    const texts = [
      document,
      block,
      null,
      figure.id,
      name,
      rule,
      formula,
      operands.map(operandText).join('\n'),
      exact,
      rounding,
      figure.origins.join('\n'),
    ];
    return {
      id: `trace/${position + 1}`,
      cells: texts.map((text) =>
        text === null && id !== null
          ? [figureInline(figure.text, id, figure.origins.map(parseOrigin))]
          : [{ kind: 'text', text: text ?? figure.text }],
      ),
    };
  });
  return {
    id: 'trace',
    kind: 'trace-table',
    unit: round.compiler,
    plan: null,
    year: round.year,
    indicators: new Set(
      uses.flatMap(({ printing, figure }) => indicatorOf(figure.id, meantBy(printing.plan, knowledge)) ?? []),
    ),
    header: round.header ?? null,
    draft: false,
    sheets: [
      {
        name: '逐数溯源',
        title: `${round.area.name}${round.year}年度监测评估逐数溯源表`,
        head: [`共${uses.length}个数字`],
        columns: columns.map(([heading, width]) => ({ heading: [heading], width, align: 'left' as const })),
        rows,
        notes: [],
        foot: [],
        landscape: true,
        frozenColumns: 3,
      },
    ],
  };
}

/** 95.4：本年值（2015年），取1位小数，出自 workbooks/教育局.xlsx!年报表!F3 */
export function operandText({ value, what, rounded, origins, figure }: Operand): string {
  const places = [...(figure === null ? [] : [`数字 ${figure}`]), ...origins.map(formatOrigin)];
  return [
    `${value}：${what}`,
    ...(rounded === null ? [] : [rounded === 0 ? '取整数' : `取${rounded}位小数`]),
    ...(places.length === 0 ? [] : [`出自 ${places.join('、')}`]),
  ].join('，');
}
