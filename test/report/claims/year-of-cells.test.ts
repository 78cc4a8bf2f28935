/** Nothing stands under a year that is not its own: in the samples, and each figure moved under another year is found. */
import { describe, expect, it } from 'vitest';
import { misdated } from '../../../src/report/claims/year-of-cells.ts';
import type { Block, Inline, Report } from '../../../src/report/model.ts';
import type { WorkbookModel } from '../../../src/report/workbook-model.ts';
import { judgedDocuments } from './judged-documents.ts';

function report(...blocks: readonly Block[]): Report {
  return {
    id: 'one', kind: 'unit', unit: '', plan: null, year: 2015, title: '', header: null, draft: false, indicators: new Set(),
    sections: [{ id: 'one', blocks }],
  }; // prettier-ignore
}

function table(heading: readonly string[], figure: string, text: string): Block {
  const cell: Inline = { kind: 'figure', text, figure: figure as never, origins: [] };
  return {
    kind: 'table', id: 'table', caption: [], landscape: false, notes: [],
    columns: [{ heading, width: 8, align: 'right' }], rows: [{ id: 'table/W01', cells: [[cell]] }],
  }; // prettier-ignore
}

describe('The year of a cell', () => {
  it.each<[string, readonly string[], string, string, boolean]>([
    ['a figure of its year', ['2015年'], 'W01/own/2015', '79.86', true],
    ['one of another year', ['2015年'], 'W01/own/2010', '79.86', false],
    ['one of another year that says so', ['2015年'], 'W01/own/2010', '79.86（2010）', true],
    ['one that says a wrong year', ['2015年'], 'W01/own/2010', '79.86（2011）', false],
    ['a base under its year', ['基期2013年'], 'W01/base/2013/women', '12.10', true],
    ['a base under the year after', ['2014年'], 'W01/base/2013/women', '12.10', false],
    ['a forecast under its year', ['2016年预测'], 'W01/forecast/2016/value/women/own', '90', true],
    ['a forecast under the year after', ['2017年预测'], 'W01/forecast/2016/value/women/own', '90', false],
    ['a planned value under its year', ['2014年', '计划值'], 'W01/planned/2014/women/own', '90', true],
    ['an area’s figure of last year under its name alone', ['江门市'], 'W01/upper/2014', '90', false],
    ['a gap, which is of no year', ['2015年'], 'W01/gap/women/own', '90', true],
  ])('%s', (_, heading, figure, text, isRight) => {
    expect(misdated(report(table(heading, figure, text)))).toHaveLength(isRight ? 0 : 1);
  });
});

const documents = ['samples/heshan-2015', 'samples/heshan-2016', 'samples/outline-2018'].flatMap(
  (folder) => judgedDocuments(folder).documents,
);

describe('The samples', () => {
  it('have no figure under a year that is not its own', () => {
    expect(documents.flatMap(({ path, content }) => misdated(content).map((one) => ({ path, ...one })))).toEqual([]);
  });

  it('would be found out with every head a year later', () => {
    const [shown, found] = documents.reduce<readonly [number, number]>(
      ([all, wrong], { content }) => {
        const later = aYearLater(content);
        return [all + later.dated, wrong + misdated(later.content).length];
      },
      [0, 0],
    );
    expect(shown).toBeGreaterThan(2000);
    expect(found).toBe(shown);
  });
});

/** With the heads of all columns of a year moved on, and how many figures without a year of their own stand under them. */
function aYearLater(content: Report | WorkbookModel): {
  readonly content: Report | WorkbookModel;
  readonly dated: number;
} {
  let dated = 0;
  const moved = <T extends Pick<Extract<Block, { kind: 'table' }>, 'columns' | 'rows'>>(one: T): T => {
    const isYear = one.columns.map(({ heading }) => heading.some((line) => /^(基期)?\d{4}年/u.test(line)));
    for (const { cells } of one.rows)
      for (const [at, inlines] of cells.entries())
        if (isYear[at] === true)
          dated += inlines.filter(
            (inline) =>
              inline.kind === 'figure' &&
              !/（\d{4}）$/u.test(inline.text) &&
              /\/(own|base|state|planned|forecast)\/\d{4}/u.test(inline.figure),
          ).length;
    return {
      ...one,
      columns: one.columns.map((column, at) =>
        isYear[at] === true
          ? {
              ...column,
              heading: column.heading.map((line) => line.replace(/\d{4}(?=年)/u, (year) => String(Number(year) + 1))),
            }
          : column,
      ),
    };
  };
  if ('sheets' in content) {
    const sheets = content.sheets.map((sheet) => moved(sheet as never) as typeof sheet);
    return { content: { ...content, sheets }, dated };
  }
  const sections = content.sections.map((section) => ({
    ...section,
    blocks: section.blocks.map((block) => (block.kind === 'table' ? moved(block) : block)),
  }));
  return { content: { ...content, sections }, dated };
}
