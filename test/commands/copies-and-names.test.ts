/** Copies of documents that come back under another name, from an older version, or without what they remembered. */
import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { edited, linesOf, partOf, replaced } from '../formats/docx/edited.ts';
import { build, educationTable, fuer, roundFolder, type RoundFolder } from './a-round-folder.ts';

const name = '教育局-儿童发展规划-2015.docx';
const education = `out/${name}`;
const fixedTable = educationTable.replace('95.4', '95.6');
const own = '场所在城乡之间分布不均';

const withEdit = (bytes: Uint8Array): Uint8Array => edited(bytes, (xml) => replaced(xml, '场所分布不均', own));
const textOf = (round: RoundFolder, file = education): string => linesOf(round.bytes(file)).join('\n');

describe('A copy of an older version', { timeout: 120_000 }, () => {
  const strippers = {
    'its memory': (bytes: Uint8Array) => edited(bytes, (xml) => xml, { 'customXml/item1.xml': '<none/>' }),
    'its memory and its properties': (bytes: Uint8Array) =>
      edited(bytes, (xml) => xml, { 'customXml/item1.xml': '<none/>', 'docProps/custom.xml': '<Properties/>' }),
    'its memory, its properties and the mark of its version': (bytes: Uint8Array) =>
      edited(bytes, (xml) => xml.replaceAll(/<w:bookmarkStart w:id="\d+" w:name="_v_[^>]*>/g, ''), {
        'customXml/item1.xml': '<none/>',
        'docProps/custom.xml': '<Properties/>',
      }),
  };
  it.each(Object.entries(strippers))(
    'that has lost %s is merged from the version it was made from',
    async (_, strip) => {
      const round = roundFolder();
      await build(round);
      const copy = strip(withEdit(round.bytes(education)));
      round.write({ 'workbooks/教育局.csv': fixedTable });
      await build(round);
      round.write({ [education]: copy });
      const result = await build(round);
      expect(textOf(round)).toContain(own);
      expect(textOf(round)).toContain('95.6');
      expect(textOf(round)).not.toContain('95.4');
      expect(result.findings.filter(({ code }) => code === 'edit-conflict')).toEqual([]);
      const verified = await fuer('verify', join(round.path, education));
      expect(verified.out).toContain('一、人工改动的数字：没有');
    },
  );
});

describe('A document under another name', { timeout: 120_000 }, () => {
  it('that a person gave it has its edits carried into the document, and goes to the backup', async () => {
    const round = roundFolder();
    await build(round);
    round.write({ [education]: withEdit(round.bytes(education)) });
    renameSync(join(round.path, education), join(round.path, 'out/教育局儿童(李科改).docx'));
    round.write({ 'workbooks/教育局.csv': fixedTable });
    const result = await build(round);
    expect(textOf(round)).toContain(own);
    expect(textOf(round)).toContain('95.6');
    expect(round.has('out/教育局儿童(李科改).docx')).toBe(false);
    expect(result.findings.some(({ message }) => message.includes('李科改'))).toBe(true);
    // And stays so.
    await build(round);
    expect(textOf(round)).toContain(own);
  });

  it('is only named where the document itself was edited as well', async () => {
    const round = roundFolder();
    await build(round);
    const fresh = round.bytes(education);
    round.write({
      [education]: withEdit(fresh),
      'out/另一份.docx': edited(fresh, (xml) => replaced(xml, '场所分布不均', '场所偏少')),
      'workbooks/教育局.csv': fixedTable,
    });
    const result = await build(round);
    expect(textOf(round)).toContain(own);
    expect(textOf(round, 'out/另一份.docx')).toContain('场所偏少');
    expect(result.findings.some(({ message }) => message.includes('另一份.docx'))).toBe(true);
  });

  it('that its unit has now, by an alias, takes the edits along', async () => {
    const round = roundFolder();
    await build(round);
    round.write({ [education]: withEdit(round.bytes(education)) });
    round.write({
      'round.yaml': round
        .text('round.yaml')
        .replace('{name: 教育局, role: key,', '{name: 教育体育局, aliases: [教育局], role: key,'),
      'workbooks/教育局.csv': fixedTable,
    });
    await build(round);
    const renamed = 'out/教育体育局-儿童发展规划-2015.docx';
    expect(textOf(round, renamed)).toContain(own);
    expect(textOf(round, renamed)).toContain('95.6');
    expect(round.has(education)).toBe(false);
  });
});

describe('A foreign document under our name', { timeout: 120_000 }, () => {
  it('is no edit of ours: it stays, and the report is written beside it', async () => {
    const round = roundFolder();
    await build(round);
    const foreign = edited(
      round.bytes(education),
      (xml) => xml.replace(/<w:body>.*<w:sectPr/s, '<w:body><w:p><w:r><w:t>会议通知</w:t></w:r></w:p><w:sectPr'),
      { 'customXml/item1.xml': '<none/>', 'docProps/custom.xml': '<Properties/>' },
    );
    round.write({ [education]: foreign, 'workbooks/教育局.csv': fixedTable });
    const result = await build(round);
    expect(round.bytes(education).equals(foreign)).toBe(true);
    expect(textOf(round, 'out/教育局-儿童发展规划-2015.新.docx')).toContain('95.6');
    expect(result.findings.some(({ code }) => code === 'edited-document')).toBe(true);
  });
});

describe('A conflict', { timeout: 120_000 }, () => {
  it('is said by every build until somebody has settled it, other fixes between or not', async () => {
    const round = roundFolder();
    await build(round);
    round.write({
      [education]: edited(round.bytes(education), (xml) => {
        const at = xml.indexOf('95.4');
        return `${xml.slice(0, at)}95.5${xml.slice(at + 4)}`;
      }),
      'workbooks/教育局.csv': fixedTable,
    });
    expect((await build(round)).code).toBe(1);
    round.write({ 'workbooks/教育局.csv': fixedTable.replace('92.3', '92.6') });
    const other = await build(round);
    expect([other.code, other.findings.some(({ code }) => code === 'edit-conflict')]).toEqual([1, true]);
    expect((await build(round)).code).toBe(1);
    const status = await fuer('status', round.path);
    expect([status.code, status.out.includes(`${education}：1处`)]).toEqual([1, true]);
    const issued = await fuer('issue', round.path);
    expect(issued.code).not.toBe(0);
    expect(round.has(`issued/1/${name}`)).toBe(false);
  });
});

describe('A verdict that a person turned', { timeout: 120_000 }, () => {
  const turned = (bytes: Uint8Array): Uint8Array => edited(bytes, (xml) => xml.replaceAll('>基本达标<', '>提前达标<'));

  it('is said by every build and not issued, though no data changed', async () => {
    const round = roundFolder();
    await build(round);
    const bytes = turned(round.bytes(education));
    round.write({ [education]: bytes });
    const result = await build(round);
    expect(result.findings.map(({ message }) => message).join()).toContain(
      '“提前达标”与数据不符，按数据应为“基本达标”',
    );
    expect(round.bytes(education).equals(bytes)).toBe(true);
    await fuer('issue', round.path);
    expect(round.has(`issued/1/${name}`)).toBe(false);
  });

  it('gets a comment at its place when the document is merged, once', async () => {
    const round = roundFolder();
    await build(round);
    round.write({
      [education]: turned(round.bytes(education)),
      'workbooks/教育局.csv': educationTable.replace('92.3', '92.6'),
    });
    expect((await build(round)).code).toBe(1);
    const said = () => partOf(round.bytes(education), 'word/comments.xml').match(/此处“提前达标”与数据不符/g)?.length;
    const once = said();
    expect(once).toBeGreaterThan(0);
    round.write({ 'workbooks/教育局.csv': educationTable.replace('92.3', '92.8') });
    expect((await build(round)).code).toBe(1);
    expect(said()).toBe(once);
  });

  it('is left alone where it is another way of saying the same', async () => {
    const round = roundFolder();
    await build(round);
    const bytes = edited(round.bytes(education), (xml) => xml.replaceAll('>未达标<', '>没有达到<'));
    expect(bytes).not.toEqual(round.bytes(education));
    round.write({ [education]: bytes });
    expect((await build(round)).findings.filter(({ code }) => code === 'edit-conflict')).toEqual([]);
  });
});
