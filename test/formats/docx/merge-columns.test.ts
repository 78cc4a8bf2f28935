/** A table that a person touched, when areas leave, come or stand in another order: each figure under its own heading. */
import { describe, expect, it } from 'vitest';
import { lintDocument } from '../../../src/formats/docx/lint/lint.ts';
import type { Block } from '../../../src/report/model.ts';
import { bytesOf, edited, linesOf, mergedWith, partOf, replaced, written } from './edited.ts';
import { figure, heading, paragraph, report, text } from './reports.ts';

type Areas = Readonly<Record<string, string>>;
const areas: Areas = { 全省: '95.0', 开平市: '91.2', 台山市: '90.4' };

/** With what each is ahead by, under one word that stands above several columns. */
function compared(own: string, others: Areas, codes: readonly string[] = ['C25', 'C27']): Block {
  const names = Object.keys(others);
  return {
    kind: 'table',
    id: 'comparison',
    caption: [text('表3各地比较')],
    columns: ['指标', '本市', ...names.flatMap((name) => [name, '差值'])].map((words) => ({
      heading: [words],
      width: 2,
      align: 'center' as const,
    })),
    rows: codes.map((code) => ({
      id: `comparison/${code}`,
      cells: [
        [text(`指标${code}`)],
        [figure(own, `${code}/own/2015`)],
        ...Object.entries(others).flatMap(([name, value]) => [
          [figure(value, `${code}/${name}/2015`)],
          [figure((Number(own) - Number(value)).toFixed(1), `${code}/difference/${name}`)],
        ]),
      ],
    })),
    landscape: false,
    notes: [],
  };
}

const around = (table: Block): readonly Block[] => [
  heading('progress', 1, '一、进展情况'),
  table,
  paragraph('end', '以上为各地比较情况。'),
];
const document = (table: Block): Promise<Uint8Array> => written(report(around(table)));
const rowWith = (xml: string, words: string): string => {
  const start = xml.lastIndexOf('<w:tr>', xml.indexOf(words));
  return xml.slice(start, xml.indexOf('</w:tr>', start) + '</w:tr>'.length);
};
const rowsOf = (bytes: Uint8Array): readonly string[] => linesOf(bytes).filter((line) => line.startsWith('指标'));
const messages = (merge: ReturnType<typeof mergedWith>): readonly string[] =>
  merge.verdict === 'unknown' ? [] : merge.notices.map(({ message }) => message);

describe('A table that a person typed into', async () => {
  const before = await document(compared('93.1', areas));
  const own = edited(before, (xml) => replaced(xml, '>指标C27<', '>指标C27（手写）<'));
  const untouched = edited(before, (xml) => replaced(xml, '以上为各地', '以上是各地'));

  it('names the columns of an area that left, and brings the others up to date', async () => {
    const after = await document(compared('94.0', { 全省: '95.0', 台山市: '90.4' }));
    const merge = mergedWith(own, after);
    expect(rowsOf(bytesOf(merge))).toEqual([
      '指标\t本市\t全省\t差值\t开平市\t差值\t台山市\t差值',
      '指标C25\t94.0\t95.0\t-1.0\t91.2\t1.9\t90.4\t3.6',
      '指标C27（手写）\t94.0\t95.0\t-1.0\t91.2\t1.9\t90.4\t3.6',
    ]);
    expect(messages(merge)).toEqual([
      '“表3各地比较”的表有人改过，数据修正后程序不再写“开平市”“开平市差值”2列：列没有增减，其余各列的数已更新，见批注。',
    ]);
    expect(partOf(bytesOf(merge), 'word/comments.xml')).toContain('“开平市”“开平市差值”');
    expect(lintDocument(bytesOf(merge))).toEqual([]);
    // And it is said until somebody settles it.
    expect(messages(mergedWith(bytesOf(merge), after))).toEqual([
      '文中还有1条“妇儿”的批注没有处理：改好后请删去批注。',
    ]);
    expect(rowsOf(bytesOf(mergedWith(untouched, after)))).toEqual(rowsOf(after));
  });

  it('names the columns of an area that came, and the one that took another’s place', async () => {
    const more = await document(compared('93.1', { ...areas, 新会区: '92.0' }));
    expect(messages(mergedWith(own, more)).join()).toContain('程序另写了“新会区”“新会区差值”2列');
    const other = await document(compared('93.1', { 全省: '95.0', 开平市: '91.2', 新会区: '92.0' }));
    const merge = mergedWith(own, other);
    expect(messages(merge).join()).toContain('程序不再写“台山市”“台山市差值”2列，程序另写了“新会区”“新会区差值”2列');
    expect(rowsOf(bytesOf(merge))[1]).toBe('指标C25\t93.1\t95.0\t-1.9\t91.2\t1.9\t90.4\t2.7');
    expect(rowsOf(bytesOf(mergedWith(untouched, other)))).toEqual(rowsOf(other));
  });

  it('keeps each figure under its heading when the areas stand in another order', async () => {
    const after = await document(compared('94.0', { 全省: '95.0', 台山市: '90.4', 开平市: '91.2' }));
    const merge = mergedWith(own, after);
    expect(rowsOf(bytesOf(merge))[1]).toBe('指标C25\t94.0\t95.0\t-1.0\t91.2\t2.8\t90.4\t3.6');
    expect(messages(merge).join()).toContain('程序的列序有变');
    expect(rowsOf(bytesOf(mergedWith(untouched, after)))).toEqual(rowsOf(after));
  });

  it('is told once where nothing but the column that left would change in its rows', async () => {
    const merge = mergedWith(own, await document(compared('93.1', { 全省: '95.0', 开平市: '91.2' })));
    expect(messages(merge)).toEqual([
      '“表3各地比较”的表有人改过，数据修正后程序不再写“台山市”“台山市差值”2列：列没有增减，其余各列的数已更新，见批注。',
    ]);
  });

  it('does not get back a row that a person took out', async () => {
    const without = edited(before, (xml) => replaced(xml, rowWith(xml, '指标C25'), ''));
    const merge = mergedWith(without, await document(compared('94.0', { 全省: '95.0', 台山市: '90.4' })));
    expect(rowsOf(bytesOf(merge))).toEqual([
      '指标\t本市\t全省\t差值\t开平市\t差值\t台山市\t差值',
      '指标C27\t94.0\t95.0\t-1.0\t91.2\t1.9\t90.4\t3.6',
    ]);
    expect(messages(merge).join()).toContain('程序不再写“开平市”“开平市差值”2列');
    expect(lintDocument(bytesOf(merge))).toEqual([]);
  });

  it('does not get a new row under headings that are not its own', async () => {
    const after = await document(compared('93.1', { 全省: '95.0', 台山市: '90.4' }, ['C25', 'C26', 'C27']));
    const merge = mergedWith(own, after);
    expect(rowsOf(bytesOf(merge))).toHaveLength(3);
    expect(messages(merge).join()).toContain('新的一行“指标C26');
    expect(partOf(bytesOf(merge), 'word/comments.xml')).toContain('指标C26 | 93.1 | 95.0 | -1.9 | 90.4 | 2.7');
  });

  it('keeps a heading that the person typed, and says nothing where the columns are as they were', async () => {
    const titled = edited(before, (xml) => replaced(xml, '>开平市<', '>邻市<'));
    const merge = mergedWith(titled, await document(compared('94.0', areas)));
    expect(rowsOf(bytesOf(merge))[1]).toBe('指标C25\t94.0\t95.0\t-1.0\t91.2\t2.8\t90.4\t3.6');
    expect(rowsOf(bytesOf(merge))[0]).toContain('邻市');
    expect(messages(merge)).toEqual([]);
  });

  it('says that its rows keep their order where the program turned it', async () => {
    const merge = mergedWith(own, await document(compared('93.1', areas, ['C27', 'C25'])));
    expect(rowsOf(bytesOf(merge))[1]).toContain('指标C25');
    expect(messages(merge)).toEqual([
      '“表3各地比较”的表有人改过，数据修正后程序的行序有变：数字已更新，保留了原来的行序。',
    ]);
  });
});
