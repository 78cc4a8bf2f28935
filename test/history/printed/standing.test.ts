import { expect, it } from 'vitest';
import type { RecordedBlock } from '../../../src/history/manifest.ts';
import type { PrintedPage } from '../../../src/history/printed/pages.ts';
import { plainLetters, printedText } from '../../../src/history/printed/pages.ts';
import { standingOnPaper } from '../../../src/history/printed/standing.ts';
import { likeness, mostAlike } from '../../../src/history/printed/which-report.ts';

const block = (id: string, text: string, figures: readonly string[] = []): RecordedBlock => ({
  id,
  section: 'progress',
  text,
  fingerprint: id,
  figures: figures.map((figure) => ({ id: `C25/own/${figure}`, text: figure, origins: [] })),
});

const report = [
  block('title', '某市2015年监测评估报告'),
  block('progress/1', '2015年九年义务教育巩固率为95.4%，比上年提高0.2个百分点，基本达标。', ['95.4', '0.2']),
  block('table/attainment', '表1　达标情况\n注：以目标值为准。'),
  block('row/1', '1\t九年义务教育巩固率\t95.4\t基本达标', ['95.4']),
  block('row/2', '2\t高中阶段毛入学率\t96.0\t达标', ['96.0']),
  block('closing', '某市教育局'),
];

/** A line a text, from the top. */
function page(number: number, lines: readonly string[]): PrintedPage {
  const pieces = lines.map((text, at) => ({ text, x: 70, y: 700 - at * 20, width: text.length * 12, size: 12 }));
  return { number, height: 842, pieces: [{ text: '演示数据', x: 250, y: 800, width: 48, size: 9 }, ...pieces, { text: `— ${number} —`, x: 280, y: 40, width: 30, size: 12 }] }; // prettier-ignore
}

const heads = ['序号', '指标名称', '2015年', '达标情况'];
const paper = (lines: readonly string[], more: readonly string[] = ['2', '高中阶段毛入学率', '96.0', '达标', '注：以目标值为准。', '某市教育局']) => // prettier-ignore
  standingOnPaper(report, printedText([page(1, lines), page(2, [...heads, ...more])], { header: '演示数据', heads: [heads] }), heads); // prettier-ignore

const whole = [
  '某市2015年监测评估报告',
  '2015年九年义务教育巩固率为95.4%，比上年提高0.2',
  '个百分点，基本达标。',
  '表1　达标情况',
  ...heads,
  '1', '九年义务教育', '巩固率', '95.4', '基本达标',
]; // prettier-ignore
const told = ({ blocks, added }: ReturnType<typeof paper>) => ({
  differing: blocks
    .filter(({ before, now }) => before !== now)
    .map(({ id, now, page: on, figures }) => ({ id, now, page: on, figures: figures.map((figure) => figure.now) })),
  added,
});

it('finds every word of a report over lines, cells, repeated heads and pages, the note under its table', () => {
  expect(told(paper(whole))).toEqual({ differing: [], added: [] });
});

it('keeps a row that begins with a word of the head repeated right above it', () => {
  const { text } = printedText([page(1, ['健康', '14', '19']), page(2, ['领域', '达标', '合计', '合计', '39', '56'])], {
    header: '演示数据',
    heads: [['领域', '达标', '合计']],
  });
  expect(text).toBe('健康1419合计3956');
});

it('names another figure and another word with their pages', () => {
  const altered = whole.map((line) => line.replace('95.4%', '96.4%'));
  const found = told(paper(altered, ['2', '高中阶段毛入学率', '96.0', '未达标', '注：以目标值为准。', '某市教育局']));
  expect(found).toEqual({
    differing: [
      {
        id: 'progress/1',
        now: '2015年九年义务教育巩固率为96.4%,比上年提高0.2个百分点,基本达标。',
        page: 1,
        figures: ['96.4', '0.2'],
      },
      { id: 'row/2', now: '2\t高中阶段毛入学率\t96.0\t未达标', page: 2, figures: ['96.0'] },
    ],
    added: [],
  });
});

it('names what is gone and what was put in', () => {
  const altered = whole.filter((line) => !line.startsWith('某市2015年')).toSpliced(2, 0, '经局务会审定。');
  const found = told(paper(altered));
  expect(found.differing.map(({ id, now }) => [id, now])).toEqual([['title', null]]);
  expect(found.added).toEqual([{ text: '经局务会审定。', after: 'progress/1', page: 1 }]);
});

it('takes a sign that hangs over a line’s end for printed', () => {
  const hanging = whole.map((line) => (line.startsWith('个百分点') ? '个百分点' : line)).toSpliced(3, 0, '基本达标。');
  expect(told(paper(hanging)).differing).toEqual([]);
});

it('compares letters in whatever form a font keeps them', () => {
  expect(plainLetters('⼥ 性（ﬁ）９５．４％')).toBe('女性(fi)95.4%');
});

it('is the report of which the most stands there; none where nothing does', () => {
  const other = report.map((one) => ({ ...one, text: one.text.replace('95.4', '93.1') }));
  const { text } = printedText([page(1, whole)], { header: '', heads: [] });
  const like = (blocks: readonly RecordedBlock[]) => likeness(blocks, '某市2015年监测评估报告', text);
  expect(mostAlike([other, report], like)).toBe(report);
  const stranger = [block('title', '另一个市'), block('opening', '完全不同的一段话，与它没有关系。')];
  expect(mostAlike([stranger], (blocks) => likeness(blocks, '另一个市', text))).toBeNull();
});
