/** fuer explain: from a figure to its cells, rule, sum and rounding; from a cell to everything that uses it. */
import { buildCommand } from '@stricli/core';
import { resolve } from 'node:path';
import { planWord } from '../indicators/plan-id.ts';
import { indicatorOf, nameOneFigure } from '../report/figure-id-reading.ts';
import { cellsOf } from '../history/explain/cells.ts';
import { explainFigure, meantBy } from '../history/explain/explain-figure.ts';
import type { FigureExplanation, Knowledge, Printing } from '../history/explain/explanation.ts';
import { columnWords } from '../report/claims/column-words.ts';
import { operandText, traceWorkbook } from '../history/explain/trace-workbook.ts';
import type { RecordedFigure } from '../history/manifest.ts';
import { formatOrigin } from '../provenance.ts';
import { byPlace, originMatcher, usesOf, type Blocks, type Use } from '../history/uses.ts';
import { renderContent } from '../pipeline/render/render.ts';
import { wholeRound } from '../pipeline/run/whole-round.ts';
import { writeWhole } from '../project/atomic-write.ts';
import type { ExitCode, FuerContext } from './opening/context.ts';
import { ending, print, printJson, progress, progressDone, refuse } from './opening/context.ts';
import { openDocument } from './opening/opened-document.ts';
import type { RoundOpening } from './opening/opened-round.ts';
import { openedRound, refuseRound } from './opening/opened-round.ts';
import { debugFlag, jsonFlag, textFlag } from './opening/parameters.ts';
import { plainWords } from './opening/terminal.ts';

interface ExplainFlags {
  readonly round?: string;
  readonly xlsx?: string;
  readonly json?: boolean;
  readonly debug?: boolean;
}

export const explainCommand = buildCommand<ExplainFlags, [where: string, what?: string], FuerContext>({
  func: ending(explain),
  parameters: {
    flags: {
      round: textFlag('本轮监测的文件夹，不写为文件所在的那一轮', '文件夹'),
      xlsx: textFlag('写出逐数溯源表：每个数字的出处、规则、算式和取整', '文件'),
      json: jsonFlag,
      debug: debugFlag,
    },
    positional: {
      kind: 'tuple',
      parameters: [
        { brief: '本轮监测的文件夹，或一份生成的 Word 文件', parse: String, placeholder: '文件夹或文件' },
        {
          brief: '数字（95.4 或 C25/own/2015）、指标（代码或名称）或单元格（教育局.xlsx!年报表!G18）',
          parse: String,
          placeholder: '数字、指标或单元格',
          optional: true,
        },
      ],
    },
  },
  docs: {
    brief: '溯源：一个数字从哪些单元格、按什么规则得来；一个单元格用在哪里',
    fullDescription:
      '从文件里的一个数字查到单元格、规则、算式、未取整的值和取整方法；从一个指标查到它的全部数字；从一个单元格查到用它的全部语句和表格。',
  },
});

async function explain(context: FuerContext, flags: ExplainFlags, where: string, what?: string): Promise<ExitCode> {
  const asked = await askedDocuments(context, where, flags);
  if (asked.verdict === 'refused') return refuseRound(context, asked, flags.json === true ? {} : null);
  const { documents, knowledge } = asked;
  if (what === undefined && flags.xlsx === undefined) {
    if (flags.json !== true) {
      return refuse(context, '请写明要查的数字、指标或单元格；查全部数字请用 --xlsx 写出逐数溯源表。');
    }
    printJson(context, everyFigure(documents, knowledge));
    return 0;
  }
  if (flags.xlsx !== undefined) {
    const { bytes } = await renderContent(flags.xlsx, traceWorkbook(documents, knowledge));
    if (writeWhole(resolve(flags.xlsx), bytes).verdict === 'held') {
      return refuse(context, `${flags.xlsx} 不能替换，多半正在打开。\n请关闭打开它的程序，再运行一次。`);
    }
    if (what === undefined) {
      if (flags.json === true) printJson(context, { written: flags.xlsx });
      else print(context, `逐数溯源表写在 ${flags.xlsx}。`);
    }
  }
  if (what === undefined) return 0;
  const answer = answerTo(what, documents, knowledge);
  if (answer === null) {
    return refuse(
      context,
      `没有找到“${what}”。${namesLike(what, knowledge)}\n可写指标的代码或名称、文中的数字、数字编号（如 C25/own/2015），或单元格（如 教育局.xlsx!年报表!G18）。`,
    );
  }
  if (flags.json === true) printJson(context, answer.json);
  else print(context, plainWords(answer.text));
  return 0;
}

interface Asked {
  readonly verdict: 'asked';
  readonly documents: readonly Blocks[];
  readonly knowledge: Knowledge;
}

/** A round: all of its documents as the data are now. A document: as it was made, explained by its round. */
async function askedDocuments(
  context: FuerContext,
  where: string,
  { round }: ExplainFlags,
): Promise<Asked | Extract<RoundOpening, { verdict: 'refused' }>> {
  const isDocument = /\.docx$/i.test(where);
  const opening = isDocument ? await openDocument(where, round) : null;
  if (opening?.verdict === 'refused') return { ...opening, findings: null };
  const folder = opening === null ? where : opening.document.round;
  if (folder === null) {
    const message = '没有找到这份文件所在的那一轮，查不到单元格。\n请用 --round 写明本轮监测的文件夹。';
    return { verdict: 'refused', message, findings: null };
  }
  const opened = openedRound(folder);
  if (opened.verdict === 'refused') return opened;
  progress(context, '正在读取和测算……');
  const whole = wholeRound(opened.configuration, opened.project.files, { unitTables: true });
  progressDone(context);
  const knowledge = { ...whole, words: opened.configuration.templates.words };
  if (opening === null) return { verdict: 'asked', documents: whole.now.documents, knowledge };
  const { document } = opening;
  const whose = whole.now.documents.find(({ path }) => path === document.name);
  const { plan = null, unit = null, kind = '' } = whose ?? {};
  const blocks = { path: document.name, plan, unit, kind, blocks: document.memory.blocks };
  return { verdict: 'asked', documents: [blocks], knowledge };
}

/** Every printed figure of every document, with its explanation. */
function everyFigure(documents: readonly Blocks[], knowledge: Knowledge) {
  return usesOf(documents, ({ text }) => text !== '').map(({ document, printing, block, figure }) => ({
    document,
    block,
    ...withPlaces(explainedFigure(figure, printing, knowledge)),
  }));
}

function explainedFigure({ id, text, origins }: RecordedFigure, printing: Printing, knowledge: Knowledge) {
  return { id, printed: text, origins, ...explainFigure(id, printing, knowledge) };
}

function withPlaces<E extends FigureExplanation>(explanation: E) {
  const operands = explanation.operands.map((operand) => ({
    ...operand,
    origins: operand.origins.map(formatOrigin),
  }));
  return { ...explanation, operands };
}

interface Answer {
  readonly text: string;
  readonly json: unknown;
}

function answerTo(what: string, documents: readonly Blocks[], knowledge: Knowledge): Answer | null {
  const isOrigin = originMatcher(what);
  if (isOrigin !== null) return cellAnswer(what, isOrigin, documents, knowledge);
  const wanted = what.trim();
  const indicator = knowledge.dataset.indicators.find(({ code, name, short, aliases }) =>
    [code.toLowerCase(), name, short, ...aliases].includes(/^[A-Za-z]/.test(wanted) ? wanted.toLowerCase() : wanted),
  );
  if (indicator !== undefined) return indicatorAnswer(indicator.code, documents, knowledge);
  const printed = wanted.replace(/[%‰]$/, '');
  const uses = usesOf(
    documents,
    ({ id, text }) => nameOneFigure(id, wanted) || text === printed || text.replace(/^[+-]/, '') === printed,
  );
  return uses.length === 0 ? null : figuresAnswer(uses, knowledge);
}

/** Who types a part of a name is told the whole. */
function namesLike(what: string, { dataset }: Knowledge): string {
  const wanted = what.trim();
  const like = dataset.indicators.filter(
    ({ name, aliases }) => wanted.length > 1 && [name, ...aliases].some((one) => one.includes(wanted)),
  );
  if (like.length === 0) return '';
  return `是否应为${like
    .slice(0, 5)
    .map(({ code, name }) => `${code} ${name}`)
    .join('、')}？`;
}

function figuresAnswer(uses: readonly Use[], knowledge: Knowledge): Answer {
  const ids = [...new Set(uses.map(({ figure }) => figure.id))];
  const explained = ids.slice(0, 12).map((id) => {
    const own = uses.filter(({ figure }) => figure.id === id);
    const [first] = own;
    const figure = first?.figure ?? { id, text: '', origins: [] };
    return { uses: own, ...explainedFigure(figure, first?.printing ?? { plan: null, unit: null }, knowledge) };
  });
  const text = explained.flatMap((one) => [
    `${one.printed}　${one.name}（${one.id}）`,
    `  出处：${shortList(one.origins)}`,
    `  规则：${one.rule}`,
    ...(one.formula === '' ? [] : [`  算式：${one.formula}`]),
    ...one.operands.map((operand) => `    ${operandText(operand)}`),
    ...(one.exact === '' ? [] : [`  未取整：${one.exact}${one.rounding === '' ? '' : `；${one.rounding}`}`]),
    ...useLines(one.uses),
    '',
  ]);
  const more =
    ids.length > explained.length
      ? [`另有${ids.length - explained.length}个不同的数字也写作这样，请写指标代码查。`]
      : [];
  return {
    text: [...text, ...more].join('\n').trimEnd(),
    json: explained.map(({ uses: own, ...one }) => ({
      ...withPlaces(one),
      uses: own.map(({ document, block, text: words }) => ({ document, block, text: words })),
    })),
  };
}

function indicatorAnswer(code: string, documents: readonly Blocks[], knowledge: Knowledge): Answer {
  const indicator = knowledge.dataset.indicators.find((one) => one.code === code);
  const own = knowledge.assessments.filter((one) => one.indicator.code === code);
  const cells = cellsOf(code, knowledge);
  const uses = usesOf(
    documents,
    ({ id, text: printed }) => printed !== '' && indicatorOf(id, meantBy(null, knowledge)) === code,
  );
  const ids = [...new Map(uses.map(({ figure, printing }) => [figure.id, { figure, printing }])).values()];
  const explained = ids.map(({ figure, printing }) => explainedFigure(figure, printing, knowledge));
  const places = byPlace(uses);
  const text = [
    `${code} ${indicator?.name ?? ''}（${indicator?.measure ?? ''}）`,
    ...own.map((one) => {
      const { attainment, pace, level } = columnWords(knowledge.words, one);
      const target = one.target.kind === 'none' ? '无目标' : one.target.text;
      return `  判定（${planWord[one.plan]}，${target}）：${attainment}，进度${pace}，级别${level}`;
    }),
    '单元格：',
    ...cells.map(
      ({ what, value, origin, status }) => `  ${what} ${value}　${origin}${status === 'normal' ? '' : `（${status}）`}`,
    ),
    '文中的数字：',
    ...explained.map(({ id, printed, rule, formula }) => `  ${printed}　${id}　${formula === '' ? rule : formula}`),
    `用在 ${places.length} 处：`,
    ...places.slice(0, 30).map(([place, found]) => `  ${place}（${found.length}个数字）`),
    ...(places.length > 30 ? [`  等`] : []),
  ];
  return {
    text: text.join('\n'),
    json: { indicator: code, cells, figures: explained.map(withPlaces), places: places.map(([place]) => place) },
  };
}

function cellAnswer(
  what: string,
  isOrigin: (origin: string) => boolean,
  documents: readonly Blocks[],
  knowledge: Knowledge,
): Answer | null {
  const cells = knowledge.dataset.indicators.flatMap(({ code, name }) =>
    cellsOf(code, knowledge)
      .filter(({ origin }) => isOrigin(origin))
      .map((cell) => ({ indicator: code, name, ...cell })),
  );
  const uses = usesOf(documents, ({ origins }) => origins.some(isOrigin));
  if (cells.length === 0 && uses.length === 0) return null;
  const places = byPlace(uses);
  const text = [
    ...cells.map(
      ({ indicator, name, what: of, value, origin, status }) =>
        `${origin}：${indicator} ${name} ${of} ${value}${status === 'normal' ? '' : `（${status}）`}`,
    ),
    ...(cells.length === 0 ? [what] : []),
    `用在 ${new Set(uses.map(({ document }) => document)).size} 份文件的 ${places.length} 处：`,
    ...places.map(
      ([place, found]) =>
        `  ${place}：${[...new Set(found.map(({ figure }) => `${figure.text === '' ? '图' : figure.text}（${figure.id}）`))].slice(0, 4).join('、')}${found.length > 4 ? '等' : ''}`,
    ),
  ];
  return {
    text: text.join('\n'),
    json: {
      cells,
      uses: uses.map(({ document, block, figure }) => ({ document, block, figure: figure.id, text: figure.text })),
    },
  };
}

function useLines(uses: readonly Use[]): readonly string[] {
  const places = byPlace(uses);
  const shown = places
    .slice(0, 6)
    .map(([place, [first]]) => `    ${place}：${excerpt(first?.text ?? '', first?.figure.text ?? '')}`);
  return [`  用在 ${places.length} 处：`, ...shown, ...(places.length > 6 ? [`    等`] : [])];
}

/** The words around the figure. */
function excerpt(text: string, figure: string): string {
  const plain = text.replaceAll(/\s+/g, ' ');
  const at = Math.max(0, plain.indexOf(figure));
  const start = Math.max(0, at - 18);
  return `${start > 0 ? '…' : ''}${plain.slice(start, at + figure.length + 18)}${plain.length > at + figure.length + 18 ? '…' : ''}`;
}

function shortList(origins: readonly string[]): string {
  if (origins.length === 0) return '程序计数';
  return origins.length > 6 ? `${origins.slice(0, 6).join('、')}等${origins.length}处` : origins.join('、');
}
