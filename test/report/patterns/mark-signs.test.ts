/** People's own private-use characters, which old GBK fonts keep rare names in, pass whole from a pattern into Word. */
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { officialLook } from '../../../src/formats/docx/write/look.ts';
import { writeReport } from '../../../src/formats/docx/write/write.ts';
import { composeUnitReport } from '../../../src/report/compose/unit-report.ts';
import { plainText } from '../../../src/report/model.ts';
import { Marks } from '../../../src/report/patterns/inline-marks.ts';
import { nested, partedByMarks, marked, resolveMarks } from '../../../src/report/patterns/mark-signs.ts';
import { roundFacts } from '../../../src/rules/round-facts.ts';
import { datasetOf } from '../../rules/dataset-from-text.ts';
import { packagedTemplates } from '../templates-on-disk.ts';

/** The signs that the program once used among them, in all orders that once meant something. */
const rare = '王\uE863\uE000\u0030\uE001\uE002\uE0030\uE004C01\uE005\uE006\uE007\uF8FF\u{F0000}\u{10FFFD}率';

describe('A mark', () => {
  it('is found behind and before any character that people can write', () => {
    const text = `${rare}${marked('inline', '0')}${rare}`;
    expect(partedByMarks('inline', text)).toEqual([rare, '0', rare]);
    expect(resolveMarks('name', rare, () => 'lost')).toBe(rare);
    expect(nested('slot', `${rare}${marked('slot', rare)}`)).toEqual([
      { text: rare, depth: 0 },
      { text: rare, depth: 1 },
    ]);
  });

  it('gives back what it stood for, and the words around it as they are', () => {
    const marks = new Marks();
    const mark = marks.mark({ kind: 'text', text: rare });
    expect(marks.plain(`${rare}${mark}${rare}`)).toBe(rare.repeat(3));
  });
});

describe('An indicator and a unit with private-use characters in their names', () => {
  const dataset = datasetOf({
    year: 2015,
    indicators: `code | name | base | targets\nT01 | ${rare} | 80 | own >= 95`,
    figures: 'code | area | 2014 | 2015\nT01 | own | 82 | 84',
  });
  const [indicator] = dataset.indicators;
  const name = indicator?.units[0] ?? '';
  const round = { ...dataset.round, units: [{ name, title: `${rare}局`, role: 'key' as const, aliases: [] }] };
  const facts = roundFacts({ ...dataset, round });
  const [unit] = round.units;
  if (unit === undefined) throw new Error('no unit');
  const report = composeUnitReport(facts, packagedTemplates(), unit, 'women');

  it('are told by their whole names in sentences and tables, and written so into Word', async () => {
    const told = report.sections.flatMap(({ blocks }) =>
      blocks.flatMap((block) => (block.kind === 'paragraph' ? [plainText(block.inlines)] : [])),
    );
    expect(told.join('\n')).toContain(rare);
    const { bytes } = await writeReport(report, officialLook, { run: 'test' });
    const xml = strFromU8(unzipSync(bytes)['word/document.xml'] ?? new Uint8Array());
    expect(xml.split(rare).length).toBeGreaterThan(3);
    expect(xml).not.toMatch(/\p{Noncharacter_Code_Point}/u);
  });
});
