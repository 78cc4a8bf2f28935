import { describe, expect, test } from 'vitest';
import { drawnFirst } from './drawn-first.ts';
import { drawn, placesOf } from './layout-text.ts';
import { readLayout } from './layout-round.ts';
import { theFigures } from './one-dataset.ts';
import { drawnCsv, drawnWorkbook, gbk } from './write-drawn.ts';

describe('one dataset in fifteen layouts drawn before the reader was looked at', () => {
  test.each(Object.entries(drawnFirst))('%s', (name, text) => {
    const sheets = drawn(text);
    const [first] = sheets;
    const reading =
      name.startsWith('14') && first !== undefined
        ? readLayout('workbooks/卫生局.csv', gbk(drawnCsv(first)))
        : readLayout('workbooks/卫生局.xlsx', drawnWorkbook(sheets));
    const problems = reading.findings.filter(({ level }) => level === '强制性').map(({ message }) => message);
    expect(problems).toEqual([]);
    expect(reading.figures).toEqual(theFigures);
    if (!name.startsWith('14')) expect(reading.places).toEqual(placesOf(sheets));
  });
});
