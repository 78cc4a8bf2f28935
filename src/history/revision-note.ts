/** 数据修订说明: a page to annex to a report that goes out again: which figures changed, why, and what they turned. */
import type { Decision } from '../dataset/settling/decisions.ts';
import type { Dataset } from '../dataset/dataset.ts';
import { findUnit, fullTitle } from '../indicators/round.ts';
import { responsibleUnits } from '../dataset/wording.ts';
import { parseOrigin } from '../provenance.ts';
import type { Words } from '../report/claims/words.ts';
import { figureInline } from '../report/composer.ts';
import type { Block, Inline, Report, TableRow } from '../report/model.ts';
import { sayDate } from '../report/numbers.ts';
import { wayToExplanation } from '../report/how-to-supply.ts';
import { noteFilesOf } from '../rules/note-files.ts';
import type { FigureChange, RunChanges } from './changes.ts';
import { datumId, figureRow, judgementRows } from './changes-rows.ts';

/** `against`: 第1次发出的版本. */
export function revisionNote(
  changes: RunChanges,
  dataset: Dataset,
  { decisions, words }: { readonly decisions: readonly Decision[]; readonly words: Words },
  against: string,
): Report {
  const { round, indicators } = dataset;
  const names = { round, indicators, words };
  const verdicts = changes.judgements.flatMap((one) => judgementRows(one, names));
  const date = round.dates.general ?? round.due.general;
  const compiler = findUnit(round, round.compiler);
  const blocks: Block[] = [
    paragraph(
      'opening',
      changes.figures.length === 0
        ? `与${against}相比，数据没有修订。`
        : `与${against}相比，${round.area.name}${round.year}年度妇女儿童发展规划监测数据修订${changes.figures.length}处（见`,
      ...(changes.figures.length === 0
        ? []
        : [{ kind: 'reference', text: '表1', to: tableId } as const, plain('），请以修订后的数据为准。')]),
    ),
    ...(changes.figures.length === 0 ? [] : [figuresTable(changes, dataset, decisions)]),
    ...(verdicts.length === 0
      ? changes.figures.length === 0
        ? []
        : [paragraph('verdicts', '修订不影响任何指标的达标判定、进度、预警级别和位次。')]
      : [
          paragraph(
            'verdicts',
            `修订后判定有变的：${verdicts.map(({ name, target, what, before, after }) => `${name}（${target}）${what}由“${before}”改为“${after}”`).join('；')}。`,
          ),
        ]),
    {
      kind: 'paragraph',
      id: 'revision-note/signature',
      role: 'signature',
      inlines: [plain(compiler === null ? `${round.area.name}${round.compiler}` : fullTitle(round, compiler.unit))],
    },
    ...(date === undefined
      ? []
      : [{ kind: 'paragraph', id: 'revision-note/date', role: 'date', inlines: [plain(sayDate(date))] } as const]),
  ];
  return {
    id: 'revision-note',
    kind: 'revision-note',
    unit: round.compiler,
    plan: null,
    year: round.year,
    title: '数据修订说明',
    sections: [{ id: 'revision-note', blocks }],
    header: round.header ?? null,
    draft: changes.figures.some((change) => reasonFor(change, dataset, decisions) === null),
    indicators: new Set(changes.figures.map(({ indicator }) => indicator)),
  };
}

const tableId = 'revision-note/table';

function figuresTable(changes: RunChanges, dataset: Dataset, decisions: readonly Decision[]): Block {
  const names = { round: dataset.round, indicators: dataset.indicators };
  const columns = [['指标', 26], ['年份', 12], ['原数', 10], ['修订后', 10], ['修订原因', 42]] as const; // prettier-ignore
  return {
    kind: 'table',
    id: tableId,
    caption: [plain('表1　修订的数据')],
    columns: columns.map(([heading, width], index) => ({
      heading: [heading],
      width,
      align: index === 2 || index === 3 ? ('right' as const) : ('left' as const),
    })),
    rows: changes.figures.map((change, position): TableRow => {
      const row = figureRow(change, names);
      const figure = (text: string, from: readonly string[]): readonly Inline[] => [
        figureInline(text, datumId(change), from.map(parseOrigin)),
      ];
      return {
        id: `revision-note/table/${position + 1}`,
        cells: [
          [plain(row.name)],
          [plain(row.what)],
          figure(row.before, row.beforeOrigins),
          figure(row.after, row.afterOrigins),
          [reasonFor(change, dataset, decisions) ?? owedReason(row.name, change, dataset)],
        ],
      };
    }),
    landscape: false,
    notes: [],
  };
}

function owedReason(name: string, { indicator, after }: FigureChange, dataset: Dataset): Inline {
  const about = dataset.indicators.filter(({ code }) => code === indicator);
  const units = about.flatMap((one) => responsibleUnits(one, dataset.round));
  return {
    kind: 'placeholder',
    text: `【待补充：${name}修订的原因】`,
    way: wayToExplanation(
      { round: dataset.round, noteFiles: noteFilesOf(dataset) },
      { units, plan: null, section: '变化说明', about },
      (after?.origins ?? []).map(parseOrigin),
    ),
  };
}

/** The Bureau's reason, else the unit's 变化说明; null where nobody gave any. */
function reasonFor(change: FigureChange, dataset: Dataset, decisions: readonly Decision[]): Inline | null {
  const files = new Set((change.after?.origins ?? []).map((origin) => origin.split('!')[0] ?? ''));
  const decided = decisions.find((one) => {
    if (one.kind === 'supersede') return files.has(one.with) || files.has(one.workbook);
    if (one.kind === 'accept') return (change.after?.origins ?? []).includes(one.at);
    return one.indicator === change.indicator && one.year === change.year && (one.area ?? 'own') === change.area;
  });
  if (decided !== undefined) return { kind: 'words', text: decided.reason, origin: decided.origin };
  const explained = dataset.explanations.find(({ indicator }) => indicator === change.indicator);
  return explained === undefined ? null : { kind: 'words', text: explained.text, origin: explained.origin };
}

function paragraph(id: string, text: string, ...more: readonly Inline[]): Block {
  return { kind: 'paragraph', id: `revision-note/${id}`, inlines: [plain(text), ...more] };
}

function plain(text: string): Inline {
  return { kind: 'text', text };
}
