/** What is typed under the questions of a note form is read as words under those headings, whatever sign it begins with. */
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readNote } from '../../../src/formats/notes-text/read.ts';
import { noteText } from '../../../src/pipeline/page-form/note-text.ts';
import { sliceText } from '../../../src/pipeline/page-form/slice-text.ts';
import { openRound } from '../../../src/project/project.ts';
import { begun, begunSample } from './filled-in.ts';

const heshan = fileURLToPath(new URL('../../../samples/heshan-2015', import.meta.url));
const { slices } = begunSample(heshan);
const slice = slices.find(({ mark }) => mark.unit === '教育局');
if (slice?.notes === null || slice?.notes === undefined) throw new Error('no form');
const { notes } = slice;

function readBack(text: string): readonly (readonly [heading: number | null, words: string])[] {
  const reading = readNote('notes/教育局-材料.txt', new TextEncoder().encode(text));
  if (reading.verdict === 'refused') throw new Error(reading.problem.message);
  return reading.content.lines.map(({ heading, text: words }) => [heading, words]);
}

describe('Answers typed into a form', () => {
  it.each(['# 像标题', '#像标题', '＃ 全角', '## 二级', '\\# 反斜杠', '#1 号楼', '######'])(
    'stay a line: %s',
    (line) => {
      const text = noteText(notes, { 'answer/children/主要做法': `前一件事。\n${line}\n后一件事。` });
      expect(readBack(text)).toEqual([
        [1, '儿童发展规划'],
        [2, '主要做法'],
        [null, '前一件事。'],
        [null, line],
        [null, '后一件事。'],
      ]);
    },
  );

  it('about an indicator that was not asked about stand under its name, at the end of their section', () => {
    const answers = {
      'answer/children/原因分析/C25': '学籍系统更换。',
      'answer/children/主要做法': '做了一件事。',
      'answer/children/变化说明': '统计口径没有变。',
    };
    const text = noteText(notes, answers, slice.configuration.indicators);
    expect(text).toBe(
      '# 儿童发展规划\n## 主要做法\n做了一件事。\n## 原因分析\n### C25 九年义务教育巩固率\n学籍系统更换。\n## 变化说明\n统计口径没有变。\n',
    );
  });
});

describe('A form that is sent out', () => {
  it('tells nothing of where the Bureau keeps its files', () => {
    const opening = openRound(heshan);
    if (opening.verdict !== 'opened') throw new Error(opening.message);
    const { files } = opening.project;
    const text = files.round.text.replace(/^register: .*$/m, 'register: /home/zhangsan/登记册/indicators.yaml');
    const { slices: sent } = begun({ ...files, round: { ...files.round, text } });
    expect(sent.length).toBeGreaterThan(10);
    expect(sent.filter((one) => sliceText(one).includes('zhangsan'))).toEqual([]);
  });
});
