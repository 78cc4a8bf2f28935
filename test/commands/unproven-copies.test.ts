/** A copy that has lost whatever told its version, and the version itself is remembered nowhere. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { bodyOf, edited, linesOf, partOf, replaced } from '../formats/docx/edited.ts';
import { build, educationTable, fuer, roundFolder, type RoundFolder } from './a-round-folder.ts';

const education = 'out/教育局-儿童发展规划-2015.docx';

/** As a program leaves it that keeps nothing but words and bookmarks. */
const stripped = (bytes: Uint8Array, change: (xml: string) => string = (xml) => xml): Uint8Array =>
  edited(bytes, (xml) => change(xml.replaceAll(/<w:bookmarkStart w:id="\d+" w:name="_v_[^>]*>/g, '')), {
    'customXml/item1.xml': '<none/>',
    'docProps/custom.xml': '<Properties/>',
  });

/** The copy in the out folder of a round that knows nothing of the version it was made from. */
async function returned(table: string, change?: (xml: string) => string): Promise<RoundFolder> {
  const round = roundFolder();
  await build(round);
  const copy = stripped(round.bytes(education), change);
  round.write({ 'workbooks/教育局.csv': table });
  for (const folder of ['.fuer', 'out']) rmSync(join(round.path, folder), { recursive: true });
  await build(round);
  round.write({ [education]: copy });
  return round;
}

const verification = z.object({
  proven: z.boolean(),
  altered: z.array(z.object({ figure: z.string(), stands: z.string().nullable() })),
  outdated: z.array(z.object({ figure: z.string(), stands: z.string().nullable(), should: z.string().nullable() })),
});

describe('A copy of a version that nobody remembers', { timeout: 120_000 }, () => {
  it('is left as it is: every stale figure is named, marked at its paragraph, and said to be nobody’s', async () => {
    const round = await returned(educationTable.replace('95.4', '95.6'), (xml) =>
      replaced(xml, '场所分布不均', '场所在城乡之间分布不均'),
    );
    const before = linesOf(round.bytes(education));
    const result = await build(round);
    expect(result.code).toBe(1);
    expect(linesOf(round.bytes(education))).toEqual(before);
    const said = result.findings.filter(({ code }) => code === 'edit-conflict').map(({ message }) => message);
    for (const stale of ['95.4按数据应为95.6', '1.2按数据应为1.4', '+0.3按数据应为+0.5', '95.7按数据应为95.9'])
      expect(said.join('\n')).toContain(stale);
    expect(said.every((message) => message.startsWith('不知道这份文件出自哪一版'))).toBe(true);
    expect(said.join('\n')).not.toContain('人工');
    // Each paragraph that is told has a comment of its own.
    const comments = partOf(round.bytes(education), 'word/comments.xml').match(/<w:comment /g)?.length;
    expect(comments).toBe(said.length);
    expect(bodyOf(round.bytes(education)).match(/<w:commentReference/g)).toHaveLength(said.length);
  });

  it('goes on being nobody’s: in the next build, in verify, and after the next fix', async () => {
    const round = await returned(educationTable.replace('95.4', '95.6'));
    await build(round);
    round.write({ 'workbooks/教育局.csv': educationTable.replace('95.4', '95.6').replace('92.3', '92.4') });
    const next = await build(round);
    expect(next.code).toBe(1);
    expect(next.findings.map(({ message }) => message).join('\n')).not.toContain('人工改动');
    const text = await fuer('verify', join(round.path, education));
    expect(text.out).toContain('不知道这份文件出自哪一版');
    expect(text.out).not.toContain('人工改动');
    const { proven, outdated } = verification.parse(
      JSON.parse((await fuer('verify', join(round.path, education), '--json')).out),
    );
    expect(proven).toBe(false);
    expect(outdated).toContainEqual({ figure: 'C25/own/2015', stands: '95.4', should: '95.6' });
    await fuer('issue', round.path);
    expect(round.has('issued/1/教育局-儿童发展规划-2015.docx')).toBe(false);
  });

  it('names what the program does not write today, and what it writes besides', async () => {
    const round = await returned(educationTable.replace('95.4', '96.6').replace('92.3', '95.9'));
    const result = await build(round);
    const said = result.findings.map(({ message }) => message).join('\n');
    expect(said).toContain('“2015年，我局承担的');
    expect(said).toMatch(/“[^”]*”程序现在不写，没有删去/);
    expect(said).toMatch(/程序现在写的“[^”]*”文中没有/);
    expect(said).not.toContain('人工改动');
  });

  it('is merged as ever where all its figures are those of a version at hand', async () => {
    const round = await returned(educationTable, (xml) => replaced(xml, '场所分布不均', '场所在城乡之间分布不均'));
    round.write({ 'workbooks/教育局.csv': educationTable.replace('95.4', '95.6') });
    const result = await build(round);
    const text = linesOf(round.bytes(education)).join('\n');
    expect([result.code, text.includes('95.6'), text.includes('95.4')]).toEqual([0, true, false]);
    expect(text).toContain('场所在城乡之间分布不均');
  });
});

describe('A sentence that a person deleted, figures and all', { timeout: 120_000 }, () => {
  it('has figures that stand nowhere, not empty ones', async () => {
    const round = roundFolder();
    await build(round);
    round.write({
      // The words go; the bookmarks stay behind, empty, as Word leaves them.
      [education]: edited(round.bytes(education), (xml) => {
        const from = xml.indexOf('九年义务教育巩固率2016年需提高');
        const [start, end] = [xml.lastIndexOf('<w:p>', from), xml.indexOf('</w:p>', from)];
        const own = xml.slice(start, end).replaceAll(/<w:r>.*?<\/w:r>/gs, '');
        return `${xml.slice(0, start)}${own}<w:r><w:t>本项另行说明。</w:t></w:r>${xml.slice(end)}`;
      }),
    });
    const { proven, altered } = verification.parse(
      JSON.parse((await fuer('verify', join(round.path, education), '--json')).out),
    );
    expect(proven).toBe(true);
    expect(altered.length).toBeGreaterThan(3);
    expect(altered.map(({ stands }) => stands)).toEqual(altered.map(() => null));
  });
});
