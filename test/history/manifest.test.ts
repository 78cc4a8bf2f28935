import { describe, expect, it } from 'vitest';
import type { RunManifest } from '../../src/history/manifest.ts';
import { hashOf, manifestText, parseManifest } from '../../src/history/manifest.ts';
import { recordDocument } from '../../src/history/run-record.ts';
import { recordedBlocks, contentFingerprint } from '../../src/history/recorded-blocks.ts';
import type { Report } from '../../src/report/model.ts';
import { idText } from '../report/id-text.ts';

const cell = { kind: 'cell', file: 'workbooks/教育局.xlsx', sheet: '年报表', cell: 'E12' } as const;

function reportWith(value: string): Report {
  return {
    id: '教育局/children',
    kind: 'unit',
    unit: '教育局',
    plan: 'children',
    year: 2015,
    title: '报告',
    header: null,
    draft: false,
    indicators: new Set(['C25']),
    sections: [
      {
        id: 'progress',
        blocks: [
          { kind: 'heading', id: 'progress', level: 1, inlines: [{ kind: 'text', text: '一、进展' }] },
          {
            kind: 'paragraph',
            id: 'progress/C25',
            lead: [{ kind: 'text', text: '（一）' }],
            inlines: [
              { kind: 'text', text: '巩固率为' },
              { kind: 'figure', text: `${value}%`, figure: idText('C25/own/2015'), origins: [cell] },
              { kind: 'text', text: '。' },
            ],
          },
          {
            kind: 'table',
            id: 'table-1',
            caption: [{ kind: 'text', text: '表1' }],
            columns: [{ heading: ['指标'], width: 1, align: 'left' }],
            rows: [
              {
                id: 'table-1/C25',
                cells: [
                  [{ kind: 'text', text: '巩固率' }],
                  [{ kind: 'figure', text: value, figure: idText('C25/own/2015'), origins: [cell] }],
                ],
              },
              { id: 'table-1/C27', cells: [[{ kind: 'text', text: '毛入学率' }], [{ kind: 'text', text: '92.3' }]] },
            ],
            landscape: false,
            notes: [],
          },
          { kind: 'page-break', id: 'break' },
        ],
      },
    ],
  };
}

const manifest: RunManifest = {
  format: 1,
  program: '0.1.0',
  area: '云溪市',
  year: 2015,
  settings: { nearlyMet: '0.01' },
  inputs: [{ file: 'round.yaml', hash: hashOf('round') }],
  figures: [],
  judgements: [],
  documents: [
    recordDocument(
      {
        path: '教育局-儿童发展规划-2015.docx',
        kind: 'unit',
        unit: '教育局',
        plan: 'children',
        state: 'final',
        because: [],
        content: reportWith('95.4'),
        hash: hashOf('bytes'),
        edited: false,
        files: [{ path: '教育局-儿童发展规划-2015.docx', hash: hashOf('bytes') }],
      },
      undefined,
    ),
  ],
};

describe('The manifest of a run', () => {
  it('comes back as it was written', () => {
    expect(parseManifest(manifestText(manifest))).toEqual(manifest);
  });

  it('is one line a document, with neither clock nor paths of a computer', () => {
    const text = manifestText(manifest);
    expect(text.split('\n')).toHaveLength(10);
    expect(text).not.toMatch(/\d{2}:\d{2}:\d{2}|\/tmp\/|\/home\/|[A-Z]:\\/);
  });

  it.each(['', '{', '[]', '{"format":2}', manifestText(manifest).slice(0, -20)])(
    'is none at all when it is %j',
    (text) => {
      expect(parseManifest(text)).toBe(null);
    },
  );

  it.each(['../round.yaml', '/etc/passwd', 'a/b.docx', 'C:x', '.fuer', '..'])(
    'names no file outside of out/: %s',
    (path) => {
      const [document] = manifest.documents;
      if (document === undefined) throw new Error('no document');
      const hostile = { ...manifest, documents: [{ ...document, files: [{ path, hash: hashOf('x') }] }] };
      expect(parseManifest(JSON.stringify(hostile))).toBe(null);
    },
  );
});

describe('The blocks of a report', () => {
  it('are remembered with text, figures and the cells they come from; a table row is a block of its own', () => {
    const figure = { id: 'C25/own/2015', origins: ['workbooks/教育局.xlsx!年报表!E12'] };
    const remembered = recordedBlocks(reportWith('95.4'));
    expect(remembered.map(({ id, section, text, figures }) => ({ id, section, text, figures }))).toEqual([
      { id: 'progress', section: 'progress', text: '一、进展', figures: [] },
      {
        id: 'progress/C25',
        section: 'progress',
        text: '（一）巩固率为95.4%。',
        figures: [{ ...figure, text: '95.4%' }],
      },
      { id: 'table-1', section: 'progress', text: '表1', figures: [] },
      { id: 'table-1/C25', section: 'progress', text: '巩固率\t95.4', figures: [{ ...figure, text: '95.4' }] },
      { id: 'table-1/C27', section: 'progress', text: '毛入学率\t92.3', figures: [] },
    ]);
  });

  it('have the same fingerprints until something in them changes, and then only those change', () => {
    const fingerprints = (value: string): ReadonlyMap<string, string> =>
      new Map(recordedBlocks(reportWith(value)).map(({ id, fingerprint }) => [id, fingerprint]));
    const [before, after] = [fingerprints('95.4'), fingerprints('95.6')];
    expect(fingerprints('95.4')).toEqual(before);
    expect([...before].filter(([id, print]) => after.get(id) !== print).map(([id]) => id)).toEqual([
      'progress/C25',
      'table-1/C25',
    ]);
    expect(contentFingerprint(reportWith('95.4'))).not.toBe(contentFingerprint(reportWith('95.6')));
  });
});

describe('The record of an edited document', () => {
  it('keeps the version that the edits began from, however many runs come after', () => {
    const [first] = manifest.documents;
    const run = (value: string, before: typeof first) =>
      recordDocument(
        {
          path: '教育局-儿童发展规划-2015.docx',
          kind: 'unit',
          unit: '教育局',
          plan: 'children',
          state: 'final',
          because: [],
          content: reportWith(value),
          hash: hashOf(value),
          edited: true,
          files: [],
        },
        before,
      );
    const second = run('95.6', first);
    const third = run('95.8', second);
    expect(second.editedFrom).toEqual({ hash: first?.hash, blocks: first?.blocks });
    expect(third.editedFrom).toEqual(second.editedFrom);
  });
});
