import { describe, expect, it } from 'vitest';
import { lintDocument } from '../../../src/formats/docx/lint/lint.ts';
import {
  bodyOf,
  bytesOf,
  edited,
  first,
  fixed,
  linesOf,
  mergedWith,
  paragraphWith,
  partOf,
  replaced,
  smallReport,
  turned,
  written,
} from './edited.ts';
import { chart, paragraph } from './reports.ts';

const [before, after, met] = await Promise.all([first, fixed, turned].map((said) => written(smallReport(said))));
if (before === undefined || after === undefined || met === undefined) throw new Error('not written');

const sentence = (value: string, change: string, verdict: string): string =>
  `九年义务教育巩固率为${value}%，比上年提高${change}个百分点，${verdict}。主要原因是外来务工家庭迁离。`;

const noticesOf = (merge: ReturnType<typeof mergedWith>): readonly string[] =>
  merge.verdict !== 'unknown' ? merge.notices.map(({ kind, block }) => `${kind} ${block}`) : [merge.verdict];

/** What a person does to the body, and what must stand afterwards although the data changed. */
describe('A document that nobody edited', () => {
  it('becomes the fresh one, body and all', () => {
    // Numbers of bookmarks only tell them apart.
    const unnumbered = (xml: string): string => xml.replaceAll(/(<w:bookmark(?:Start|End) w:id=)"\d+"/g, '$1""');
    expect(unnumbered(bodyOf(bytesOf(mergedWith(before, met))))).toBe(unnumbered(bodyOf(met)));
    expect(partOf(bytesOf(mergedWith(before, met)), 'docProps/custom.xml')).toBe(partOf(met, 'docProps/custom.xml'));
  });

  it('has nothing more to merge when it is merged again', () => {
    const once = bytesOf(mergedWith(before, after));
    expect(mergedWith(once, after)).toEqual({ verdict: 'current', notices: [] });
  });

  it('may come back with other marks of saving in it', () => {
    const resaved = edited(before, (xml) =>
      xml.replaceAll('<w:p>', '<w:p w:rsidR="00A1" w14:paraId="1F">').replaceAll('<w:r>', '<w:r w:rsidRPr="00B2">'),
    );
    expect(linesOf(bytesOf(mergedWith(resaved, met)))).toEqual(linesOf(met));
  });
});

describe('A reworded sentence', () => {
  const reworded = edited(before, (xml) => replaced(xml, '个百分点，未达标。主要', '个百分点，仍低于目标。主要'));

  it('keeps its wording, and its figures follow the data', () => {
    const merge = mergedWith(reworded, after);
    expect(linesOf(bytesOf(merge))).toContain(sentence('94.0', '1.3', '仍低于目标'));
    expect(noticesOf(merge)).toEqual([]);
  });

  it('stays, with a comment that shows the new one, where the verdict in it turned', () => {
    const merge = mergedWith(reworded, met);
    const bytes = bytesOf(merge);
    // Where its words are refused, a sentence's figures are too: half of a new sentence may say what is not so.
    expect(linesOf(bytes)).toContain(sentence('93.1', '0.4', '仍低于目标'));
    expect(noticesOf(merge)).toEqual(['conflict progress/C25']);
    expect(partOf(bytes, 'word/comments.xml')).toContain(sentence('96.2', '3.5', '提前达标'));
    expect(partOf(bytes, 'word/comments.xml')).toContain('w:author="妇儿" w:date="2016-05-25T00:00:00Z"');
    expect(lintDocument(bytes)).toEqual([]);
    // Until somebody has settled it, every run says so.
    expect(noticesOf(mergedWith(bytes, met))).toEqual(['conflict comments']);
  });

  it('stays as it is when the data did not change it', () => {
    const other = edited(before, (xml) => replaced(xml, '逐人登记去向', '按户登记去向'));
    const merge = mergedWith(other, met);
    expect(linesOf(bytesOf(merge))).toContain('一是印发控辍保学工作方案，按户登记去向。');
    expect(linesOf(bytesOf(merge))).toContain(sentence('96.2', '3.5', '提前达标'));
    expect(noticesOf(merge)).toEqual([]);
  });
});

describe('A figure that a person overwrote', () => {
  it('stays, and is reported', () => {
    const own = edited(before, (xml) => {
      const old = paragraphWith(xml, '九年义务教育巩固率为');
      return replaced(xml, old, old.replace('93.1', '93.9'));
    });
    const merge = mergedWith(own, after);
    expect(linesOf(bytesOf(merge))).toContain(sentence('93.9', '1.3', '未达标'));
    expect(noticesOf(merge)).toEqual(['conflict progress/C25']);
  });
});

describe('Formatting, pictures, comments and tracked changes', () => {
  it.each([
    [
      'bold words',
      '<w:t xml:space="preserve">%，比上年提高</w:t></w:r>',
      '<w:t xml:space="preserve">%，</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>比上年提高</w:t></w:r>',
    ],
    [
      'a picture',
      '<w:t xml:space="preserve">%，比上年提高</w:t></w:r>',
      '<w:t xml:space="preserve">%，比上年提高</w:t></w:r><w:r><w:pict><v:shape id="x" style="width:1pt;height:1pt"/></w:pict></w:r>',
    ],
    [
      'a comment',
      '<w:r><w:t xml:space="preserve">%，比上年提高</w:t></w:r>',
      '<w:commentRangeStart w:id="7"/><w:r><w:t xml:space="preserve">%，比上年提高</w:t></w:r><w:commentRangeEnd w:id="7"/><w:r><w:commentReference w:id="7"/></w:r>',
    ],
  ])('%s stay to the byte while the figures beside them change', (_, old, now) => {
    const touched = edited(before, (xml) => replaced(xml, old, now));
    const body = bodyOf(bytesOf(mergedWith(touched, after)));
    expect(body).toContain(now);
    expect(body).toContain('94.0');
    expect(linesOf(bytesOf(mergedWith(touched, after)))).toContain(sentence('94.0', '1.3', '未达标'));
  });

  it('a pending insertion is the person’s wording; a pending deletion is gone from it', () => {
    const tracked = edited(before, (xml) =>
      replaced(
        xml,
        '<w:r><w:t xml:space="preserve">%，比上年提高</w:t></w:r>',
        '<w:r><w:t xml:space="preserve">%，</w:t></w:r><w:del w:id="901" w:author="李"><w:r><w:delText>比上年</w:delText></w:r></w:del><w:ins w:id="902" w:author="李"><w:r><w:t>较上年</w:t></w:r></w:ins><w:r><w:t>提高</w:t></w:r>',
      ),
    );
    const body = bodyOf(bytesOf(mergedWith(tracked, after)));
    expect(body).toContain('<w:del w:id="901" w:author="李"><w:r><w:delText>比上年</w:delText></w:r></w:del>');
    expect(body).toContain('<w:ins w:id="902" w:author="李"><w:r><w:t>较上年</w:t></w:r></w:ins>');
    expect(linesOf(bytesOf(mergedWith(tracked, after)))).toContain(
      '九年义务教育巩固率为94.0%，较上年提高1.3个百分点，未达标。主要原因是外来务工家庭迁离。',
    );
  });

  it('a new comment stands beside those that are there', () => {
    const comments =
      '<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:comment w:id="7" w:author="李"><w:p><w:r><w:t>请核</w:t></w:r></w:p></w:comment></w:comments>';
    const old = partOf(before, 'word/_rels/document.xml.rels');
    const types = partOf(before, '[Content_Types].xml');
    const own = edited(before, (xml) => replaced(xml, '个百分点，未达标。主要', '个百分点，仍低于目标。主要'), {
      'word/comments.xml': comments,
      'word/_rels/document.xml.rels': old.replace(
        '</Relationships>',
        '<Relationship Id="rIdC" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments" Target="comments.xml"/></Relationships>',
      ),
      '[Content_Types].xml': types.replace(
        '</Types>',
        '<Override ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml" PartName="/word/comments.xml"/></Types>',
      ),
    });
    const merged = partOf(bytesOf(mergedWith(own, met)), 'word/comments.xml');
    expect(merged).toContain('<w:comment w:id="7" w:author="李"><w:p><w:r><w:t>请核</w:t></w:r></w:p></w:comment>');
    expect(merged).toContain('<w:comment w:id="8" w:author="妇儿"');
  });

  it('another style and alignment of a paragraph stay', () => {
    const styled = edited(before, (xml) => {
      const old = paragraphWith(xml, '九年义务教育巩固率为');
      return replaced(
        xml,
        old,
        old.replace('<w:pStyle w:val="FuerBody"/>', '<w:pStyle w:val="FuerBody"/><w:jc w:val="center"/>'),
      );
    });
    expect(paragraphWith(bodyOf(bytesOf(mergedWith(styled, after))), '九年义务教育巩固率为')).toContain(
      '<w:jc w:val="center"/>',
    );
  });
});

describe('Paragraphs', () => {
  it('that a person put in stay where they are', () => {
    const added = edited(before, (xml) => {
      const old = paragraphWith(xml, '九年义务教育巩固率为');
      return replaced(xml, old, `${old}<w:p><w:r><w:t>我市将逐校核对。</w:t></w:r></w:p>`);
    });
    const lines = linesOf(bytesOf(mergedWith(added, met)));
    expect(lines.indexOf('我市将逐校核对。')).toBe(lines.indexOf(sentence('96.2', '3.5', '提前达标')) + 1);
    expect(noticesOf(mergedWith(added, met))).toEqual([]);
  });

  it('that a person deleted stay deleted; a comment says so only when their verdict turned', () => {
    const deleted = edited(before, (xml) => replaced(xml, paragraphWith(xml, '九年义务教育巩固率为'), ''));
    expect(noticesOf(mergedWith(deleted, after))).toEqual([]);
    expect(linesOf(bytesOf(mergedWith(deleted, after))).join('')).not.toContain('九年义务教育巩固率为');
    const turnedAway = mergedWith(deleted, met);
    expect(noticesOf(turnedAway)).toEqual(['conflict progress/C25']);
    expect(partOf(bytesOf(turnedAway), 'word/comments.xml')).toContain('此后原有一段已被删去');
  });

  it('that a person moved are renewed where they stand now', () => {
    const moved = edited(before, (xml) => {
      const old = paragraphWith(xml, '九年义务教育巩固率为');
      const target = paragraphWith(xml, '综上，巩固率');
      return replaced(replaced(xml, old, ''), target, target + old);
    });
    const lines = linesOf(bytesOf(mergedWith(moved, met)));
    expect(lines.indexOf(sentence('96.2', '3.5', '提前达标'))).toBe(
      lines.indexOf('综上，巩固率96.2%，须继续努力。') + 1,
    );
  });

  it('split in two are one block still', () => {
    const split = edited(before, (xml) =>
      replaced(
        xml,
        '个百分点，未达标。主要原因是外来务工家庭迁离。</w:t></w:r>',
        '个百分点，未达标。</w:t></w:r></w:p><w:p><w:r><w:t>主要原因是外来务工家庭迁离。</w:t></w:r>',
      ),
    );
    const merge = mergedWith(split, met);
    const lines = linesOf(bytesOf(merge));
    expect(lines).toContain('九年义务教育巩固率为96.2%，比上年提高3.5个百分点，提前达标。');
    expect(lines).toContain('主要原因是外来务工家庭迁离。');
    expect(noticesOf(merge)).toEqual([]);
  });

  it('joined to one are two blocks still', () => {
    const joined = edited(before, (xml) => {
      const one = paragraphWith(xml, '本年各项工作平稳推进');
      const two = paragraphWith(xml, '九年义务教育巩固率为');
      const runs = two.replace(/^<w:p>(<w:pPr>.*?<\/w:pPr>)/, '');
      return replaced(replaced(xml, two, ''), one, one.replace('</w:p>', '') + runs);
    });
    expect(linesOf(bytesOf(mergedWith(joined, met)))).toContain(
      `本年各项工作平稳推进，数据齐全。${sentence('96.2', '3.5', '提前达标')}`,
    );
  });

  it('whose mark was lost are found by their words, and it is said', () => {
    const unmarked = edited(before, (xml) => {
      const old = paragraphWith(xml, '九年义务教育巩固率为');
      return replaced(
        xml,
        old,
        old.replace(/<w:bookmarkStart w:id="\d+" w:name="_b_[^>]*\/><w:bookmarkEnd w:id="\d+"\/>/, ''),
      );
    });
    const merge = mergedWith(unmarked, met);
    expect(linesOf(bytesOf(merge))).toContain(sentence('96.2', '3.5', '提前达标'));
    expect(noticesOf(merge)).toEqual(['found progress/C25']);
    expect(bodyOf(bytesOf(merge)).match(/w:name="_b_progress_C25_[^"]*"/g)).toHaveLength(1);
    expect(mergedWith(bytesOf(merge), met)).toEqual({ verdict: 'current', notices: [] });
  });

  it('that were copied are reported, because the copy keeps its old figure', () => {
    const copied = edited(before, (xml) => {
      const target = paragraphWith(xml, '综上，巩固率');
      return replaced(xml, target, `${target}<w:p><w:r><w:t>${sentence('93.1', '0.4', '未达标')}</w:t></w:r></w:p>`);
    });
    expect(noticesOf(mergedWith(copied, after))).toEqual(['conflict progress/C25']);
  });

  it('that are new go behind the nearest one before them', async () => {
    const fresh = await written(smallReport(turned, [paragraph('progress/C27', '高中阶段毛入学率持平，须加快进度。')]));
    const own = edited(before, (xml) => replaced(xml, '逐人登记去向', '按户登记去向'));
    const lines = linesOf(bytesOf(mergedWith(own, fresh)));
    expect(lines.indexOf('高中阶段毛入学率持平，须加快进度。')).toBe(
      lines.indexOf(sentence('96.2', '3.5', '提前达标')) + 1,
    );
  });

  it('that the program no longer writes go, unless somebody reworded them', async () => {
    const old = await written(smallReport(first, [paragraph('progress/C27', '高中阶段毛入学率持平，须加快进度。')]));
    const untouched = edited(old, (xml) => replaced(xml, '逐人登记去向', '按户登记去向'));
    expect(linesOf(bytesOf(mergedWith(untouched, after))).join('')).not.toContain('毛入学率持平');
    const reworded = edited(old, (xml) => replaced(xml, '须加快进度', '要加快进度'));
    const merge = mergedWith(reworded, after);
    expect(linesOf(bytesOf(merge)).join('')).toContain('高中阶段毛入学率持平，要加快进度。');
    expect(noticesOf(merge)).toEqual(['conflict progress/C27']);
  });
});

describe('Tables', () => {
  it('take new figures cell by cell; a cell that a person rewrote stays', () => {
    const own = edited(before, (xml) => replaced(xml, '>九年义务教育巩固率<', '>义务教育巩固率（九年）<'));
    const merge = mergedWith(own, met);
    expect(linesOf(bytesOf(merge))).toContain('义务教育巩固率（九年）\t96.2\t提前达标');
    expect(noticesOf(merge)).toEqual([]);
  });

  it('keep rows and columns that a person added', () => {
    const row = '<w:tr><w:tc><w:p><w:r><w:t>自加一行</w:t></w:r></w:p></w:tc></w:tr>';
    const own = edited(before, (xml) => replaced(xml, '</w:tr></w:tbl>', `</w:tr>${row}</w:tbl>`));
    const body = bodyOf(bytesOf(mergedWith(own, met)));
    expect(body).toContain(row);
    const wider = edited(before, (xml) =>
      xml.replaceAll('</w:tc></w:tr>', '</w:tc><w:tc><w:p><w:r><w:t>备注</w:t></w:r></w:p></w:tc></w:tr>'),
    );
    const merge = mergedWith(wider, after);
    expect(linesOf(bytesOf(merge))).toContain('九年义务教育巩固率\t94.0\t未达标\t备注');
    expect(noticesOf(merge)).toEqual([]);
  });
});

describe('A document of another report', () => {
  it('is not merged', async () => {
    const other = await written({ ...smallReport(first), id: '教育局/children' });
    expect(mergedWith(other, after)).toEqual({ verdict: 'unknown' });
  });
});

describe('Charts', () => {
  it('whose data changed are drawn anew in the edited document', async () => {
    const withChart = (value: number) => {
      const line = { name: '本市', values: [90, value], look: 'line', figures: [null, null] } as const;
      return smallReport(first, [chart('progress/chart', { series: [line], categories: ['2014', '2015'] })]);
    };
    const [old, fresh] = [await written(withChart(93.1)), await written(withChart(94))];
    const own = edited(old, (xml) => replaced(xml, '逐人登记去向', '按户登记去向'));
    const bytes = bytesOf(mergedWith(own, fresh));
    expect(partOf(bytes, 'word/charts/chart1.xml')).toContain('<c:v>94</c:v>');
    expect(partOf(bytes, 'word/charts/chart1.xml')).toBe(partOf(fresh, 'word/charts/chart1.xml'));
    expect(partOf(bytes, 'word/embeddings/Microsoft_Excel_Worksheet1.xlsx')).toBe(
      partOf(fresh, 'word/embeddings/Microsoft_Excel_Worksheet1.xlsx'),
    );
    expect(linesOf(bytes)).toContain('一是印发控辍保学工作方案，按户登记去向。');
    expect(lintDocument(bytes)).toEqual([]);
  });

  it('that the program no longer draws go with their captions', async () => {
    const old = await written(smallReport(first, [chart('progress/chart')]));
    const own = edited(old, (xml) => replaced(xml, '逐人登记去向', '按户登记去向'));
    const merge = mergedWith(own, before);
    expect(noticesOf(merge)).toEqual([]);
    expect(bodyOf(bytesOf(merge))).not.toContain('<w:drawing>');
  });

  it('that are new come along with their data', async () => {
    const own = edited(before, (xml) => replaced(xml, '逐人登记去向', '按户登记去向'));
    const fresh = await written(smallReport(first, [chart('progress/chart')]));
    const merge = mergedWith(own, fresh);
    expect(noticesOf(merge)).toEqual([]);
    expect(bodyOf(bytesOf(merge))).toContain('<w:drawing>');
    expect(lintDocument(bytesOf(merge))).toEqual([]);
    expect(mergedWith(bytesOf(merge), before).verdict).toBe('merged');
  });
});
