import { describe, expect, it } from 'vitest';
import { compareRuns } from '../../src/history/changes.ts';
import { sentenceRows } from '../../src/history/changes-rows.ts';
import { changedSentences, sentencesOf } from '../../src/history/changed-words.ts';
import type { RecordedBlock, Remembered } from '../../src/history/manifest.ts';

const cell = 'workbooks/教育局.csv!教育局!F3';

const block = (id: string, text: string, origins: readonly string[] = []): RecordedBlock => ({
  id,
  section: 'progress',
  text,
  fingerprint: text,
  figures: origins.length === 0 ? [] : [{ id: 'C25/own/2015', text: '93.1', origins: [...origins] }],
});

const run = (value: string, attainment: string, blocks: readonly RecordedBlock[]): Remembered => ({
  inputs: [{ file: 'workbooks/教育局.csv', hash: value }],
  figures: [{ indicator: 'C25', area: 'own', year: 2015, dimension: null, value, origins: [cell] }],
  judgements: [
    {
      indicator: 'C25',
      plan: 'children',
      targetSet: 'own',
      value,
      attainment,
      level: 'green',
      pace: 'maintain',
      rank: null,
    },
  ],
  documents: [
    {
      path: '教育局-儿童发展规划-2015.docx',
      kind: 'unit',
      unit: '教育局',
      plan: 'children',
      state: 'final',
      indicators: ['C25'],
      blocks: [...blocks],
    },
    {
      path: '体育局-儿童发展规划-2015.docx',
      kind: 'unit',
      unit: '体育局',
      plan: 'children',
      state: 'final',
      indicators: [],
      blocks: [block('opening', '我局工作如下。')],
    },
  ],
});

describe('Two runs compared', () => {
  const before = run('93.1', 'not-met', [
    block('a', '巩固率为93.1%。', [cell]),
    block('b', '照旧。'),
    block('d', '将删。'),
  ]);
  const after = run('94.0', 'nearly-met', [
    block('a', '巩固率为94.0%。', [cell]),
    block('c', '新段。'),
    block('b', '照旧。'),
  ]);
  const changes = compareRuns(before, after);

  it('name the figure with both values and cells', () => {
    expect(changes.figures).toEqual([
      {
        indicator: 'C25',
        area: 'own',
        year: 2015,
        dimension: null,
        before: { value: '93.1', origins: [cell] },
        after: { value: '94.0', origins: [cell] },
      },
    ]);
    expect(changes.judgements.map(({ before: old, after: now }) => [old?.attainment, now?.attainment])).toEqual([
      ['not-met', 'nearly-met'],
    ]);
  });

  it('list the changed, new and removed blocks of the one document, with the figure behind them', () => {
    expect(changes.unchanged).toEqual(['体育局-儿童发展规划-2015.docx']);
    expect(changes.documents).toHaveLength(1);
    const [document] = changes.documents;
    expect(document?.blocks.map(({ id, before: old, after: now }) => [id, old?.text, now?.text])).toEqual([
      ['a', '巩固率为93.1%。', '巩固率为94.0%。'],
      ['c', undefined, '新段。'],
      ['d', '将删。', undefined],
    ]);
    expect(document?.because.map(({ indicator }) => indicator)).toEqual(['C25']);
  });

  it('differ in nothing when a figure is only written with other zeros', () => {
    const same = compareRuns(run('94', 'met', []), run('94.0', 'met', []));
    expect([same.figures, same.judgements, same.documents]).toEqual([[], [], []]);
  });
});

describe('Changed sentences', () => {
  it('leave out the sentences around them', () => {
    expect(changedSentences('甲为1。乙为2。丙为3。', '甲为1。乙为4。丙为3。')).toEqual([
      { before: '乙为2。', after: '乙为4。' },
    ]);
    expect(changedSentences('甲。', '甲。乙。')).toEqual([{ before: '', after: '乙。' }]);
    expect(sentencesOf('一；二\n三')).toEqual(['一；', '二\n', '三']);
  });

  it('of a table row are its changed cells, under the name of the row', () => {
    const row = (text: string): RecordedBlock => block('row', text);
    const document = {
      path: 'x.docx',
      kind: 'unit',
      unit: null,
      plan: null,
      state: 'changed',
      because: [],
      blocks: [
        { id: 'row', section: 's', before: row('1\t巩固率\t93.1\t未达标'), after: row('1\t巩固率\t94.0\t未达标') },
      ],
    } as const;
    expect(sentenceRows(document)).toEqual([
      { section: 's', block: 'row', before: '1 巩固率：93.1', after: '1 巩固率：94.0' },
    ]);
  });
});
