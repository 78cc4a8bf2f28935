/** What people put beside the words is theirs as well: rows, charts, page breaks, links, notes, lists of contents. */
import { describe, expect, it } from 'vitest';
import { lintDocument } from '../../../src/formats/docx/lint/lint.ts';
import { bodyOf, bytesOf, edited, linesOf, mergedWith, paragraphWith, partOf, replaced, written } from './edited.ts';
import { chart, figure, heading, paragraph, report, text } from './reports.ts';
import type { Block } from '../../../src/report/model.ts';

const table = (rows: readonly string[], notes: readonly string[]): Block => ({
  kind: 'table',
  id: 'table',
  caption: [text('表1　达标情况')],
  columns: [
    { heading: ['指标'], width: 4, align: 'left' },
    { heading: ['2015年'], width: 2, align: 'right' },
  ],
  rows: rows.map((code) => ({
    id: `table/${code}`,
    cells: [[text(`指标${code}`)], [figure('93.1', `${code}/own/2015`)]],
  })),
  landscape: false,
  notes: notes.map((note) => [text(note)]),
});
const said = (value: string, extra: readonly Block[] = []): Block[] => [
  heading('progress', 1, '一、进展情况'),
  paragraph('progress/C25', [
    text('九年义务教育巩固率为'),
    figure(value, 'C25/own/2015'),
    text('%（见'),
    { kind: 'reference', text: '图1', to: 'chart/C25' },
    text('）。'),
  ]),
  ...extra,
];
const noticesOf = (merge: ReturnType<typeof mergedWith>) => (merge.verdict === 'unknown' ? [] : merge.notices);

describe('A row of an indicator that goes', async () => {
  const before = await written(report([...said('93.1'), table(['C25', 'C30a'], [])]));
  const after = await written(report([...said('93.1'), table(['C25'], [])]));
  const cell = '<w:t xml:space="preserve">指标C30a</w:t></w:r>';

  it('goes where nobody put anything into it', () => {
    expect(linesOf(bytesOf(mergedWith(before, after))).join('\n')).not.toContain('C30a');
  });

  it.each([
    [
      'a table',
      `${cell}</w:p><w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="9"/></w:tblGrid><w:tr><w:tc><w:p><w:r><w:t>手写</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p>`,
    ],
    [
      'a text box',
      `${cell}<w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox><w:txbxContent><w:p><w:r><w:t>手写</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>`,
    ],
    [
      'a deletion not yet accepted',
      `${cell}<w:del w:id="900" w:author="李"><w:r><w:delText>手写</w:delText></w:r></w:del>`,
    ],
    ['a footnote', `${cell}<w:r><w:footnoteReference w:id="7"/></w:r>`],
  ])('stays with %s that a person put into it, and is told', (_, now) => {
    const merge = mergedWith(
      edited(before, (xml) => replaced(xml, cell, now)),
      after,
    );
    expect(bodyOf(bytesOf(merge))).toContain(now.slice(cell.length, cell.length + 30));
    expect(noticesOf(merge)).toMatchObject([{ kind: 'conflict', block: 'table/C30a' }]);
  });

  it('leaves headings that a person retyped, when it was the last', async () => {
    const last = await written(report([...said('93.1'), table(['C30a'], [])]));
    const none = await written(report(said('93.1')));
    const own = edited(last, (xml) => replaced(xml, '>2015年<', '>2015年（手写）<'));
    const merge = mergedWith(own, none);
    expect(bodyOf(bytesOf(merge))).toContain('手写');
    expect(noticesOf(merge).some(({ kind }) => kind === 'conflict')).toBe(true);
    expect(bodyOf(bytesOf(mergedWith(last, none)))).not.toContain('指标C30a');
  });
});

describe('A paragraph whose words nobody touched', async () => {
  const before = await written(report([...said('93.1'), chart('chart/C25')]));
  const after = await written(report([...said('94.0'), chart('chart/C25')]));

  it.each([
    ['a page break', '<w:r><w:br w:type="page"/></w:r><w:r><w:t xml:space="preserve">九年义务教育巩固率为'],
    [
      'a link',
      '<w:hyperlink r:id="rId77"><w:r><w:t>九年义务教育</w:t></w:r></w:hyperlink><w:r><w:t xml:space="preserve">巩固率为',
    ],
  ])('keeps %s while its figure is renewed', (_, now) => {
    const own = edited(before, (xml) => replaced(xml, '<w:r><w:t xml:space="preserve">九年义务教育巩固率为', now));
    const body = bodyOf(bytesOf(mergedWith(own, after)));
    expect(body).toContain(now.slice(0, 30));
    expect(linesOf(bytesOf(mergedWith(own, after))).join('\n')).toContain('94.0%');
  });
});

describe('Links to charts', () => {
  it('lead to the chart that has the name now, and none leads nowhere', async () => {
    const first = chart('chart/C25');
    const before = await written(report([...said('93.1'), first, paragraph('end', '完。')]));
    // The chart under that number is another one now.
    const blocks = said('93.1').map((block) =>
      block.id === 'progress/C25' && block.kind === 'paragraph'
        ? {
            ...block,
            inlines: block.inlines.map((one) => (one.kind === 'reference' ? { ...one, to: 'chart/W02' } : one)),
          }
        : block,
    );
    const after = await written(report([...blocks, chart('chart/W02'), paragraph('end', '完了。')]));
    const own = edited(before, (xml) => replaced(xml, '九年义务教育巩固率为', '全市九年义务教育巩固率为'));
    const bytes = bytesOf(mergedWith(own, after));
    expect(lintDocument(bytes)).toEqual([]);
    const anchor = /<w:hyperlink w:anchor="(_b_chart_W02[^"]*)"/.exec(bodyOf(bytes))?.[1];
    expect(anchor).toBeDefined();
  });
});

describe('A table whose columns or order changed', async () => {
  const wide = (block: Block): Block =>
    block.kind !== 'table'
      ? block
      : {
          ...block,
          columns: [...block.columns, { heading: ['位次'], width: 2, align: 'center' as const }],
          rows: block.rows.map((row) => ({ ...row, cells: [...row.cells, [text('2/3')]] })),
        };
  const before = await written(report([...said('93.1'), wide(table(['C25', 'C27'], []))]));
  const lines = (bytes: Uint8Array) => linesOf(bytes).filter((line) => line.startsWith('指标'));

  it('is the new one where nobody touched it, whatever was edited elsewhere', async () => {
    const own = edited(before, (xml) => replaced(xml, '九年义务教育巩固率为', '全市巩固率为'));
    for (const now of [table(['C25', 'C27'], []), wide(table(['C27', 'C25'], []))]) {
      const after = await written(report([...said('94.0'), now]));
      const merge = mergedWith(own, after);
      expect(lines(bytesOf(merge))).toEqual(lines(after));
      expect(lintDocument(bytesOf(merge))).toEqual([]);
    }
  });

  it('keeps what a person typed into it', async () => {
    const own = edited(before, (xml) => replaced(xml, '>指标C27<', '>指标C27（手写）<'));
    const after = await written(report([...said('94.0'), table(['C25', 'C27'], [])]));
    expect(lines(bytesOf(mergedWith(own, after))).join('\n')).toContain('手写');
  });
});

describe('Notes under a table', async () => {
  const notes = ['注：1.一。', '2.“—”表示无同年同口径数据。', '3.三。'];
  const before = await written(report([...said('93.1'), table(['C25'], notes)]));
  const lines = (bytes: Uint8Array) => linesOf(bytes).filter((line) => /^(注：)?\d\./.test(line));

  it('become fewer or more as the new version has them, each once', async () => {
    for (const now of [
      ['注：1.一。', '2.“—”表示无同年同口径数据。'],
      ['注：1.一。', '2.新的一条。', ...notes.slice(1)],
      [],
    ]) {
      const after = await written(report([...said('94.0'), table(['C25'], now)]));
      const own = edited(before, (xml) => replaced(xml, '九年义务教育巩固率为', '全市巩固率为'));
      expect(lines(bytesOf(mergedWith(own, after)))).toEqual(now);
    }
  });

  it('that a person changed stay, and are told', async () => {
    const after = await written(report([...said('94.0'), table(['C25'], notes.slice(0, 2))]));
    const merge = mergedWith(
      edited(before, (xml) => replaced(xml, '3.三。', '3.三，另见附件。')),
      after,
    );
    expect(lines(bytesOf(merge))).toEqual([...notes.slice(0, 2), '3.三，另见附件。']);
    expect(noticesOf(merge)).toMatchObject([{ kind: 'conflict', block: 'table' }]);
  });
});

describe('A chart', () => {
  it('keeps the title that a person typed when its data are renewed, and it is told', async () => {
    const before = await written(report([...said('93.1'), chart('chart/C25')]));
    const series = [{ name: '我市', values: [1, 2, 3, 4], look: 'column' as const, figures: [] }];
    const after = await written(report([...said('94.0'), chart('chart/C25', { series, alt: '另一句。' })]));
    const title =
      '<c:title><c:tx><c:rich><a:bodyPr/><a:p><a:r><a:t>手写图题</a:t></a:r></a:p></c:rich></c:tx></c:title>';
    const part = 'word/charts/chart1.xml';
    const own = edited(before, (xml) => xml, {
      [part]: partOf(before, part).replace('<c:chart>', `<c:chart>${title}`),
    });
    const merge = mergedWith(own, after);
    expect(partOf(bytesOf(merge), part).split('手写图题')).toHaveLength(2);
    expect(partOf(bytesOf(merge), part)).toContain('<c:v>4</c:v>');
    expect(noticesOf(merge).some(({ message }) => message.includes('手写图题'))).toBe(true);
  });
});

describe('A heading that was deleted', () => {
  it('is not taken for the line of the list of contents, nor for a sentence that quotes it', async () => {
    const contents: Block = {
      kind: 'contents',
      id: 'contents',
      title: '目录',
      entries: [{ level: 1, text: '二、政策措施和主要做法', to: 'policy' }],
    };
    const blocks = (value: string): readonly Block[] => [
      contents,
      ...said(value),
      heading('policy', 1, '二、政策措施和主要做法'),
      paragraph('policy/1', '见本报告“二、政策措施和主要做法”部分。'),
    ];
    const [before, after] = [await written(report(blocks('93.1'))), await written(report(blocks('94.0')))];
    const own = edited(before, (xml) => {
      const start = xml.lastIndexOf('<w:p>', xml.lastIndexOf('二、政策措施和主要做法', xml.indexOf('见本报告')));
      return xml.slice(0, start) + xml.slice(xml.indexOf('</w:p>', start) + 6);
    });
    expect(linesOf(own).filter((line) => line === '二、政策措施和主要做法')).toEqual([]);
    const merge = mergedWith(own, after);
    expect(noticesOf(merge).filter(({ kind }) => kind === 'found')).toEqual([]);
  });
});

describe('Old figures somewhere else', async () => {
  const before = await written(report([...said('93.1'), paragraph('closing', '综上，须继续努力。')]));
  const after = await written(report([...said('94.0'), paragraph('closing', '综上，须继续努力。')]));

  it.each([
    [
      'a sentence copied behind another',
      (xml: string) => replaced(xml, '综上，', '九年义务教育巩固率为93.1%（见图1）。综上，'),
    ],
    [
      'a copied paragraph with a word changed',
      (xml: string) => {
        const own = paragraphWith(xml, '综上，');
        return replaced(xml, own, `${own}<w:p><w:r><w:t>九年义务教育巩固率达93.1%（见图1）。</w:t></w:r></w:p>`);
      },
    ],
    [
      'a text box',
      (xml: string) =>
        replaced(
          xml,
          '<w:r><w:t xml:space="preserve">综上',
          '<w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox><w:txbxContent><w:p><w:r><w:t>九年义务教育巩固率为93.1%（见图1）。</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r><w:r><w:t xml:space="preserve">综上',
        ),
    ],
    [
      'a paragraph copied with its marks before the first',
      (xml: string) => {
        const own = paragraphWith(xml, '九年义务教育巩固率为');
        return replaced(xml, own, own + own.replace('巩固率为', '巩固率仅为'));
      },
    ],
  ])('in %s are named', (_, edit) => {
    const merge = mergedWith(edited(before, edit), after);
    expect(noticesOf(merge)).toMatchObject([{ kind: 'conflict', block: 'progress/C25' }]);
    expect(noticesOf(merge)[0]?.message).toContain('93.1');
    expect(noticesOf(merge)[0]?.message).toContain('94.0');
  });
});

describe('Words of the old version somewhere else', async () => {
  const counted = (words: string, id: string, title: string): Promise<Uint8Array> =>
    written(
      report([
        heading('progress', 1, title),
        paragraph(id, words),
        paragraph('closing', '综上，须继续努力，于2016年12月前补齐。'),
      ]),
    );
  const before = await counted(
    '5项可作比较。可比的4项均不及全省平均水平；5项均不及江门市。',
    'overview/W40',
    '一、进展情况',
  );
  const after = await counted('4项可作比较。与全省可比的3项中，优于2项、不及1项。', 'overview', '二、进展情况');

  it.each([
    [
      'a count of a sentence of which a person took words',
      '综上，',
      '4项均不及全省平均水平；综上，',
      '4项均不及全省平均水平',
    ],
    [
      'a count in a clause of theirs',
      '综上，',
      '看来，可比的4项均不及全省平均水平。综上，',
      '可比的4项均不及全省平均水平',
    ],
  ])('%s is named at its place', (_, old, own, words) => {
    const merge = mergedWith(
      edited(before, (xml) => replaced(xml, old, own)),
      after,
    );
    expect(
      noticesOf(merge)
        .map(({ message }) => message)
        .join(),
    ).toContain(words);
    expect(partOf(bytesOf(merge), 'word/comments.xml')).toContain(words);
    expect(noticesOf(mergedWith(bytesOf(merge), after))).toHaveLength(1);
  });

  it('of a paragraph copied with its mark are named, whatever changed in it', () => {
    const merge = mergedWith(
      edited(before, (xml) => {
        const own = paragraphWith(xml, '进展情况');
        return replaced(xml, own, own + own);
      }),
      after,
    );
    expect(noticesOf(merge).map(({ message }) => message)).toEqual([
      '“一、进展情况”在文中另有一处没有更新：数据修正后应为“二、进展情况”。',
    ]);
  });

  it('in a note at the foot of the page hang on the sentence that has the note', () => {
    const note =
      '<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:footnote w:id="7"><w:p><w:r><w:t>可比的4项均不及全省平均水平。</w:t></w:r></w:p></w:footnote></w:footnotes>';
    const rels = partOf(before, 'word/_rels/document.xml.rels').replace(
      '</Relationships>',
      '<Relationship Id="rIdOwn" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes" Target="own-notes.xml"/></Relationships>',
    );
    const own = edited(
      before,
      (xml) => replaced(xml, '综上，须', '综上，须</w:t></w:r><w:r><w:footnoteReference w:id="7"/></w:r><w:r><w:t>'),
      { 'word/own-notes.xml': note, 'word/_rels/document.xml.rels': rels },
    );
    const body = bodyOf(bytesOf(mergedWith(own, after)));
    const said = paragraphWith(body, '综上，须');
    expect(said).toContain('<w:commentReference');
  });
});

describe('A document that lost a style on its way through another program', async () => {
  const before = await written(report([...said('93.1'), table(['C25'], [])]));
  const after = await written(report([...said('94.0'), table(['C25'], []), { ...table(['C27'], []), id: 'second' }]));

  it('gets it again with the new table that needs it, as the new document defines it', () => {
    const styles = partOf(before, 'word/styles.xml');
    const lost = styles.replace(/<w:style\s[^>]*w:styleId="FuerTable"[\s\S]*?<\/w:style>/, '');
    expect(lost).not.toBe(styles);
    const merged = bytesOf(
      mergedWith(
        edited(before, (xml) => xml.replaceAll(/<w:tblStyle [^>]*\/>/g, ''), { 'word/styles.xml': lost }),
        after,
      ),
    );
    expect(bodyOf(merged)).toContain('w:tblStyle w:val="FuerTable"');
    expect(partOf(merged, 'word/styles.xml').match(/w:styleId="FuerTable"/g)).toHaveLength(1);
    expect(lintDocument(merged)).toEqual([]);
  });
});
