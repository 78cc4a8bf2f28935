/** 逐数溯源表: every printed figure and judging word with its place, rule, sum, and the cells it comes from. */
import { planWord } from '../../indicators/plan-id.ts';
import type { Origin } from '../../provenance.ts';
import { formatOrigin, parseOrigin } from '../../provenance.ts';
import { figureInline } from '../../report/composer.ts';
import type { FigureId } from '../../report/figure-id.ts';
import { parseFigureId } from '../../report/figure-id-reading.ts';
import type { Inline } from '../../report/model.ts';
import type { SheetRow, WorkbookModel } from '../../report/workbook-model.ts';
import type { PlaceWords } from '../place-words.ts';
import { placesIn } from '../place-words.ts';
import type { RecordedClaim, RecordedFigure } from '../manifest.ts';
import type { Blocks } from '../uses.ts';
import { explainClaim } from './explain-claim.ts';
import { explainFigure, meantBy } from './explain-figure.ts';
import type { FigureExplanation, Knowledge, Printing } from './explanation.ts';
import type { Operand } from './sum.ts';

const columns = [
  ['文件', 24], ['部分', 24], ['段落或表中的行', 34], ['字样', 12], ['类别', 9], ['代码', 8], ['名称', 30], ['对象', 14],
  ['年份', 8], ['规则', 36], ['算式', 36], ['算式中的数', 44], ['未取整', 14], ['取整', 18], ['出处（工作簿!工作表!单元格）', 50],
] as const; // prettier-ignore

/** Of one document or of all of a round; without any figure the table says so. */
export function traceWorkbook(documents: readonly Blocks[], knowledge: Knowledge): WorkbookModel {
  const { round } = knowledge.dataset;
  const lines = documents.flatMap((document) => linesOf(document, knowledge));
  const counts = { 数字: 0, 判定用语: 0 };
  for (const { kind } of lines) counts[kind] += 1;
  return {
    id: 'trace',
    kind: 'trace-table',
    unit: round.compiler,
    plan: null,
    year: round.year,
    indicators: new Set(lines.flatMap(({ codes }) => codes)),
    header: round.header ?? null,
    draft: false,
    sheets: [
      {
        name: '逐数溯源',
        title: `${round.area.name}${round.year}年度监测评估逐数溯源表`,
        head: [`共${counts.数字}个数字、${counts.判定用语}处判定用语`],
        columns: columns.map(([heading, width]) => ({ heading: [heading], width, align: 'left' as const })),
        rows:
          lines.length === 0
            ? [nothingToTrace]
            : lines.map(({ cells }, position) => ({ id: `trace/${position + 1}`, cells })),
        notes: [
          '数字按印出的样子列出；“算式”用“算式中的数”可以重算；数字直接取自单元格的没有算式。判定用语的算式是它所依据的差距、变化等。',
          '出处写作 工作簿!工作表!单元格；设置文件写作 文件:行:列。“程序计数”表示由逐项判定计数得来。',
        ],
        foot: [],
        landscape: true,
        frozenColumns: 4,
      },
    ],
  };
}

const nothingToTrace: SheetRow = {
  id: 'trace/none',
  cells: columns.map((_, at) => [{ kind: 'text', text: at === 2 ? '没有数字和判定用语，不需要溯源。' : '' }]),
};

interface TraceLine {
  readonly kind: '数字' | '判定用语';
  readonly codes: readonly string[];
  readonly cells: SheetRow['cells'];
}

/** In the order of the document; what a chart draws has no words to trace. */
function linesOf({ path, plan, unit, kind, blocks }: Blocks, knowledge: Knowledge): readonly TraceLine[] {
  const printing = { plan, unit: kind === 'unit' ? unit : null };
  const places = placesIn(blocks);
  return blocks.flatMap(({ figures, claims = [] }, number): readonly TraceLine[] => {
    const place = places[number] ?? { part: '', table: '', words: '' };
    const where = { document: path, place, printing };
    return [
      ...figures.filter(({ text }) => text !== '').map((figure) => figureLine(figure, where, knowledge)),
      ...claims.flatMap((claim) => claimLine(claim, where, knowledge) ?? []),
    ];
  });
}

interface Where {
  readonly document: string;
  readonly place: PlaceWords;
  readonly printing: Printing;
}

function figureLine(
  { id: text, text: printed, origins }: RecordedFigure,
  where: Where,
  knowledge: Knowledge,
): TraceLine {
  const id = parseFigureId(text, meantBy(where.printing.plan, knowledge));
  const told = named(text, where.printing, knowledge);
  const code = id !== null && 'indicator' in id ? id.indicator : '';
  const inline: Inline =
    id === null ? { kind: 'text', text: printed } : figureInline(printed, id, origins.map(parseOrigin));
  return {
    kind: '数字',
    codes: code === '' ? [] : [code],
    cells: cellsOf(where, inline, '数字', {
      told,
      code,
      subject: subjectOf(id, knowledge),
      year: id !== null && 'year' in id ? id.year : knowledge.dataset.round.year,
      origins: origins.map(parseOrigin),
      said: [],
      knowledge,
    }),
  };
}

function claimLine({ text, claim }: RecordedClaim, where: Where, knowledge: Knowledge): TraceLine | null {
  const told = explainClaim(claim, where.printing, knowledge);
  if (told === null) return null;
  const codes = [...new Set(told.of.map(({ indicator }) => indicator.code))];
  return {
    kind: '判定用语',
    codes,
    cells: cellsOf(where, { kind: 'text', text }, '判定用语', {
      told,
      code: codes.join('、'),
      subject: told.area === null ? '' : areaName(told.area, knowledge),
      year: told.year,
      origins: told.origins,
      said: told.said,
      knowledge,
    }),
  };
}

/** In a document of both plans a figure of one of them says whose it is. */
function named(text: string, printing: Printing, knowledge: Knowledge): FigureExplanation {
  const told = explainFigure(text, printing, knowledge);
  const id = parseFigureId(text, meantBy(printing.plan, knowledge));
  const isOfOne = printing.plan === null && id !== null && 'plan' in id && 'indicator' in id;
  return isOfOne ? { ...told, name: `${told.name}（${planWord[id.plan]}规划）` } : told;
}

interface Traced {
  readonly told: FigureExplanation;
  readonly code: string;
  readonly subject: string;
  readonly year: number;
  readonly origins: readonly Origin[];
  readonly said: readonly string[];
  readonly knowledge: Knowledge;
}

function cellsOf(
  { document, place, printing }: Where,
  printed: Inline,
  kind: TraceLine['kind'],
  traced: Traced,
): SheetRow['cells'] {
  const { told, code, subject, year, origins, said, knowledge } = traced;
  const part = [place.part, place.table].filter((name) => name !== '').join('，');
  const operands = told.operands.map((operand) => operandLine(operand, printing, knowledge));
  const places = [...new Set(origins.map(formatOrigin))];
  const texts = [
    document, part, shortened(place.words), null, kind, code, told.name, subject, String(year),
    [told.rule, ...said].join('\n'), told.formula, operands.join('\n'), told.exact, told.rounding,
    places.length === 0 ? '程序计数' : places.join('\n'),
  ]; // prettier-ignore
  return texts.map((text) => [text === null ? printed : { kind: 'text', text }]);
}

/** A long paragraph is known by its beginning. */
function shortened(words: string): string {
  const letters = [...words];
  return letters.length > 80 ? `${letters.slice(0, 79).join('')}…` : words;
}

/** The area, the plan or the set that a figure is of. */
function subjectOf(id: FigureId | null, { dataset }: Knowledge): string {
  if (id === null) return '';
  if ('area' in id) return areaName(id.area, { dataset });
  return 'indicator' in id ? dataset.round.area.name : '';
}

function areaName(area: string, { dataset }: Pick<Knowledge, 'dataset'>): string {
  return area === 'own' ? dataset.round.area.name : (dataset.round.areas.find(({ id }) => id === area)?.name ?? area);
}

/** 95.4：本年值（2015年），取1位小数，出自 workbooks/教育局.xlsx!年报表!F3 */
export function operandText(operand: Operand): string {
  const { figure, origins } = operand;
  const places = [...(figure === null ? [] : [`数字 ${figure}`]), ...origins.map(formatOrigin)];
  return withPlaces(operand, places.join('、'));
}

/** Of figures that were worked out themselves the name, as it stands in this table. Files may be called 甲市、乙市.xlsx. */
function operandLine(operand: Operand, printing: Printing, knowledge: Knowledge): string {
  const { figure, origins } = operand;
  const worked = figure === null ? [] : [`“${named(figure, printing, knowledge).name}”`];
  return withPlaces(operand, [...worked, ...origins.map(formatOrigin)].join('；'));
}

function withPlaces({ value, what, rounded }: Operand, places: string): string {
  return [
    `${value}：${what}`,
    ...(rounded === null ? [] : [rounded === 0 ? '取整数' : `取${rounded}位小数`]),
    ...(places === '' ? [] : [`出自 ${places}`]),
  ].join('，');
}
