/** 逐数溯源表: every printed figure with its place, cells, rule, sum, value before rounding. */
import { parseOrigin } from '../provenance.ts';
import { figureInline } from '../report/composer.ts';
import { indicatorOf, parseFigureId } from '../report/figure-id-reading.ts';
import type { SheetRow, WorkbookModel } from '../report/workbook-model.ts';
import type { Knowledge } from './explain-figure.ts';
import { explainFigure, meantBy } from './explain-figure.ts';
import type { Blocks } from './uses.ts';
import { usesOf } from './uses.ts';

export function traceWorkbook(documents: readonly Blocks[], knowledge: Knowledge): WorkbookModel {
  const { round } = knowledge.dataset;
  const uses = usesOf(documents, ({ text }) => text !== '');
  const columns = [['文件', 24], ['段落', 24], ['数字', 10], ['编号', 22], ['名称', 30], ['规则', 36], ['算式', 36], ['未取整', 14], ['取整', 18], ['出处', 50]] as const; // prettier-ignore
  const rows = uses.map(({ document, plan, block, figure }, position): SheetRow => {
    const { name, rule, formula, exact, rounding } = explainFigure(figure.id, plan, knowledge);
    const id = parseFigureId(figure.id, meantBy(plan, knowledge));
    const texts = [document, block, null, figure.id, name, rule, formula, exact, rounding, figure.origins.join('\n')];
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
    indicators: new Set(uses.flatMap(({ plan, figure }) => indicatorOf(figure.id, meantBy(plan, knowledge)) ?? [])),
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
