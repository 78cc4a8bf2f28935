/** One indicator's figure is the same, to the digit, wherever it is printed: read back from the files that were written. */
import { beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { readReportText } from '../../src/formats/docx/read/read.ts';
import { bookmarkName } from '../../src/formats/docx/names.ts';
import { readWorkbook } from '../../src/formats/xlsx/read/read.ts';
import type { RoundDocument } from '../../src/pipeline/documents.ts';
import { renderDocument } from '../../src/pipeline/render/render.ts';
import { assessmentsJson } from '../../src/rules/shown/assessment-json.ts';
import type { Assessment } from '../../src/rules/assessment.ts';
import { inlinesIn, sampleDocuments } from './sample-documents.ts';

const figureText = z.string().nullable();
const judgement = z.object({
  indicator: z.string(),
  year: z.number(),
  targetSet: z.string().nullable(),
  value: figureText,
  valueYear: z.number().nullable(),
  gap: figureText,
  change: z.object({ difference: figureText }),
  comparison: z.array(z.object({ area: z.string(), year: z.number(), value: figureText, difference: figureText })),
});

interface Printed {
  readonly document: string;
  readonly text: string;
}

/** Tables print signs, and the year of an older comparison behind the figure; the digits are what must agree. */
function digits(text: string): string {
  return text.replace(/^[+-]/, '').replace(/\s*（\d{4}）$/, '');
}

describe.each(['samples/heshan-2015', 'samples/outline-2018'])('in %s', (folder) => {
  let documents: readonly RoundDocument[];
  let assessments: readonly Assessment[];
  const printed = new Map<string, Printed[]>();

  beforeAll(() => {
    ({ documents, assessments } = sampleDocuments(folder));
    for (const document of documents) {
      for (const inline of inlinesIn(document)) {
        if (inline.kind !== 'figure') continue;
        printed.set(inline.figure, [
          ...(printed.get(inline.figure) ?? []),
          { document: document.path, text: inline.text },
        ]);
      }
    }
  });

  test('every figure id has one printed form in all documents', () => {
    const disagreeing = [...printed].flatMap(([id, places]) => {
      // Counts are of the document they stand in.
      if (/^(count|rate|settings)\//.test(id)) return [];
      const forms = new Set(places.map(({ text }) => digits(text)));
      return forms.size > 1 ? [`${id}: ${places.map(({ document, text }) => `${text} (${document})`).join(', ')}`] : [];
    });
    expect(disagreeing).toEqual([]);
    expect(printed.size).toBeGreaterThan(100);
  });

  test('values, changes, gaps and comparisons are those of assess --json', () => {
    const unlike: string[] = [];
    const compare = (id: string, expected: string | null): void => {
      for (const { document, text } of printed.get(id) ?? []) {
        if (expected !== null && digits(text) !== digits(expected))
          unlike.push(`${id} ${text} (${document}), assess: ${expected}`);
      }
    };
    for (const one of z.array(judgement).parse(assessmentsJson(assessments))) {
      if (one.value !== null && one.valueYear !== null) compare(`${one.indicator}/own/${one.valueYear}`, one.value);
      compare(`${one.indicator}/change/${one.year}`, one.change.difference);
      compare(`${one.indicator}/gap/${one.targetSet ?? 'none'}`, one.gap);
      for (const area of one.comparison) {
        compare(`${one.indicator}/${area.area}/${area.year}`, area.value);
        compare(`${one.indicator}/${area.area}-difference/${area.year}`, area.difference);
      }
    }
    expect(unlike).toEqual([]);
  });

  test('every figure says where it comes from', () => {
    const rootless = documents.flatMap((document) =>
      inlinesIn(document).flatMap((inline) =>
        inline.kind === 'figure' && inline.origins.length === 0 && inline.text !== '0'
          ? [`${document.path} ${inline.figure} ${inline.text}`]
          : [],
      ),
    );
    expect(rootless).toEqual([]);
  });

  test('the written Word files hold these figures under their bookmarks', async () => {
    const wrong: string[] = [];
    let found = 0;
    for (const document of documents) {
      if (!document.path.endsWith('.docx')) continue;
      const reading = readReportText((await renderDocument(document, { area: '鹤山市', program: 'test' })).bytes);
      if (reading.verdict !== 'read') throw new Error(document.path);
      const seen = new Map<string, number>();
      for (const inline of inlinesIn(document)) {
        if (inline.kind !== 'figure') continue;
        const occurrence = (seen.get(inline.figure) ?? 0) + 1;
        seen.set(inline.figure, occurrence);
        const text = reading.content.bookmarks.get(bookmarkName('figure', inline.figure, occurrence));
        found += 1;
        if (text !== inline.text)
          wrong.push(`${document.path} ${inline.figure}#${occurrence}: ${text ?? 'no bookmark'} ≠ ${inline.text}`);
      }
    }
    expect(wrong).toEqual([]);
    expect(found).toBeGreaterThan(100);
  });

  test('the written workbooks hold these figures as numbers in the same digits', async () => {
    const missing: string[] = [];
    for (const document of documents) {
      if (!document.path.endsWith('.xlsx')) continue;
      const reading = readWorkbook(
        document.path,
        (await renderDocument(document, { area: '鹤山市', program: 'test' })).bytes,
      );
      if (reading.verdict !== 'read') throw new Error(document.path);
      const numbers = new Set(
        reading.workbook.grids.flatMap((grid) =>
          grid.cells.flatMap(({ content }) =>
            content.kind === 'number'
              ? [`${Number(content.text)}|${content.format.code}`]
              : content.kind === 'text'
                ? [content.text]
                : [],
          ),
        ),
      );
      for (const inline of inlinesIn(document)) {
        if (inline.kind !== 'figure') continue;
        const places = inline.text.split('.')[1]?.length ?? 0;
        const format = places === 0 ? '0' : `0.${'0'.repeat(places)}`;
        const asNumber = `${Number(inline.text)}|${inline.text.startsWith('+') ? `+${format};-${format};${format}` : format}`;
        const asText = [...numbers].some((text) => text.includes(inline.text));
        if (!numbers.has(asNumber) && !asText) missing.push(`${document.path} ${inline.figure} ${inline.text}`);
      }
    }
    expect(missing).toEqual([]);
  });
});
