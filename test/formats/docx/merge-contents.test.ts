/** Lists of contents and captions of charts in documents that people edited. */
import { describe, expect, it } from 'vitest';
import { lintDocument } from '../../../src/formats/docx/lint/lint.ts';
import type { Block } from '../../../src/report/model.ts';
import { bodyOf, bytesOf, edited, linesOf, mergedWith, replaced, written } from './edited.ts';
import { chart, figure, heading, paragraph, report, text } from './reports.ts';

const headings = (second: string): readonly Block[] => [
  heading('progress', 1, '一、进展情况'),
  paragraph('progress/C25', [text('九年义务教育巩固率为'), figure('93.1', 'C25/own/2015'), text('%。')]),
  heading('forecast', 1, second),
  paragraph('forecast/C25', '下年须加快进度，补齐短板。'),
];
const of = (second: string, ...more: readonly Block[]): Promise<Uint8Array> =>
  written(
    report([
      {
        kind: 'contents',
        id: 'contents',
        title: '目　录',
        entries: [
          { level: 1, text: '一、进展情况', to: 'progress' },
          { level: 1, text: second, to: 'forecast' },
        ],
      },
      ...headings(second),
      ...more,
    ]),
  );

const [before, after] = [await of('二、预警情况'), await of('二、没有预警')];
const noticesOf = (merge: ReturnType<typeof mergedWith>): string =>
  merge.verdict === 'unknown' ? '' : merge.notices.map(({ message }) => message).join('\n');
const reworded = (xml: string): string => replaced(xml, '下年须加快进度', '下年必须加快进度');
const entries = (bytes: Uint8Array): readonly string[] => linesOf(bytes).filter((line) => /^[一二]、.*\t/.test(line));

describe('A list of contents', () => {
  it('that nobody touched has the new headings, and its pages are said to be reckoned', () => {
    const merge = mergedWith(edited(before, reworded), after);
    expect(entries(bytesOf(merge))).toEqual(entries(after));
    expect(entries(bytesOf(merge)).join('\n')).toContain('二、没有预警');
    expect(linesOf(bytesOf(merge)).join('\n')).toContain('下年必须加快进度');
    expect(noticesOf(merge)).toContain('更新域');
    expect(lintDocument(bytesOf(merge))).toEqual([]);
    expect(mergedWith(bytesOf(merge), after)).toEqual({ verdict: 'current', notices: [] });
  });

  it('that a person changed stays, and is told', () => {
    const own = edited(before, (xml) => {
      const at = xml.indexOf('一、进展情况');
      return reworded(`${xml.slice(0, at)}一、总体进展情况${xml.slice(at + '一、进展情况'.length)}`);
    });
    const merge = mergedWith(own, after);
    expect(entries(bytesOf(merge))).toEqual(entries(own));
    expect(noticesOf(merge)).toContain('数据修正后标题有变，目录有人改过或重做过，没有改动');
  });
});

describe('The caption of a chart', async () => {
  const captioned = (id: string, words: string): Block => {
    const block = chart(id);
    return block.kind === 'chart' ? { ...block, caption: [text(words)] } : block;
  };
  const two = await of(
    '二、预警情况',
    captioned('chart/C25', '图1　巩固率走势'),
    captioned('chart/C27', '图2　毛入学率走势'),
  );
  const one = await of('二、预警情况', captioned('chart/C27', '图1　毛入学率走势'));

  it('follows its number where nobody touched it, and is told where somebody did', () => {
    const plain = mergedWith(edited(two, reworded), one);
    expect(linesOf(bytesOf(plain))).toContain('图1　毛入学率走势');
    expect(bodyOf(bytesOf(plain))).not.toContain('图2');
    const touched = mergedWith(
      edited(two, (xml) => replaced(xml, '毛入学率走势', '高中毛入学率走势')),
      one,
    );
    expect(linesOf(bytesOf(touched)).join('\n')).toContain('高中毛入学率走势');
    expect(noticesOf(touched)).toContain('高中毛入学率走势');
  });
});
