/**
 * What the workbench's page leaves to the commands, driven in Chromium by the words a person sees: 审核意见 and 会商纪要表
 * written, taken away, filled in and read back, words of an edited report taken into the notes, each choice of a build. The
 * browser lacks what came after Chromium 80.
 */
import { readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Document, Packer, Paragraph } from 'docx';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { RoundFolder } from '../commands/a-round-folder.ts';
import { educationTable, emptyFolder, roundFolder, sportsTable } from '../commands/a-round-folder.ts';
import { bodyOf, edited, linesOf, paragraphWith, replaced } from '../formats/docx/edited.ts';
import { withFilledRow } from '../formats/docx/filled-row.ts';
import type { OnThePage } from './on-the-page.ts';
import { onThePage, seriousFaults } from './on-the-page.ts';
import { hasLibreOffice } from './libreoffice.ts';
import { chromiumPath } from './typed-by-label.ts';

describe.skipIf(chromiumPath === undefined)('The tasks of the workbench in a browser', () => {
  // C25 is reported twice, differently; C27 jumps, and nobody says why; W18 goes the wrong way.
  const round: RoundFolder = roundFolder({
    'workbooks/体育局.csv': sportsTable.replace('88.9', '86.1'),
    'workbooks/教育局.csv': educationTable.replace('89.6,92.3', '70.6,92.3'),
    'workbooks/体育局-代报.csv': educationTable.replace('教育局', '体育局').replace('95.4', '95.9').replace('89.6,92.3', '70.6,92.3'), // prettier-ignore
  });
  let desk: OnThePage;
  let page: Page;
  beforeAll(async () => {
    desk = await onThePage(emptyFolder(), round.path, true);
    ({ page } = desk);
    page.setDefaultTimeout(60_000);
  });
  afterEach(async ({ task }) => {
    if (process.env['FUER_PICTURES'] !== undefined && task.result?.state === 'fail')
      await page.screenshot({ path: join(process.env['FUER_PICTURES'], 'failed-task.png') });
  });
  afterAll(async () => {
    await desk?.close();
  });

  const to = async (name: string): Promise<void> => {
    await page.getByRole('navigation', { name: '各页' }).getByRole('link', { name, exact: true }).click();
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    await page.getByText('正在读取……').first().waitFor({ state: 'detached' });
  };
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const dialog = (name: string) => page.getByRole('dialog', { name, exact: true });
  const close = async (): Promise<void> => {
    await page.getByRole('dialog').getByRole('button', { name: '关闭', exact: true }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  };
  /** By the link that a person clicks. */
  const takenAway = async (link: string | RegExp): Promise<Uint8Array> => {
    const download = page.waitForEvent('download');
    await page
      .getByRole('link', { name: link, exact: typeof link === 'string' })
      .first()
      .click();
    return readFileSync(await (await download).path());
  };
  const handIn = async (label: string, name: string, bytes: Uint8Array): Promise<void> => {
    await page
      .getByLabel(label, { exact: true })
      .setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) });
  };
  const built = async (): Promise<void> => {
    await button('生成').click();
    await dialog('生成完毕').waitFor();
  };

  it('审核意见 are written, taken away, filled in, read back, and listed among what is decided', async () => {
    await to('审核');
    await button('写退回的表和审核意见').click();
    await dialog('退回的表和审核意见').waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    const blank = await takenAway(/审核意见\.docx$/);
    await close();
    const chosen = withFilledRow(blank, (text) => /C25.*不一致/su.test(text) && !text.includes('经办人'), {
      [-3]: '选用95.9',
      [-2]: '体育局代报的是更正数',
      [-1]: '张三',
    });
    await handIn('读入填好的审核意见', '填好的审核意见.docx', chosen);
    await dialog('审核意见')
      .getByText(/写入 decisions\.yaml 1 项/)
      .waitFor();
    await close();
    expect(round.text('decisions.yaml')).toContain('- choose: {indicator: C25, year: 2015, value: 95.9');
    await page.getByRole('link', { name: '已决定', exact: true }).click();
    await page.getByRole('row', { name: /C25.*95\.9.*体育局代报的是更正数.*张三/ }).waitFor();
    // A paper that is none of them is told of, and nothing is lost.
    await to('审核');
    await handIn('读入填好的审核意见', '别的.docx', await Packer.toBuffer(new Document({ sections: [] })));
    await dialog('审核意见')
      .getByText(/文件里没有审核意见表/)
      .waitFor();
    await close();
  });

  it('papers for a meeting are written, its minutes filled in and read back into 台账', async () => {
    await to('台账');
    await button('写会商材料').click();
    await page
      .getByText(/会商材料/)
      .first()
      .waitFor();
    const blank = await takenAway(/会商纪要表-2015\.docx$/);
    const filled = withFilledRow(blank, (text) => text.includes('W18') && !text.includes('代码'), {
      4: '2016年6月6日联席会议',
      7: '增设健身站点3处',
      8: '2016年8月底前',
      9: '李四',
    });
    await handIn('读入填好的纪要表', '纪要（定）.docx', filled);
    await page
      .getByText(/W18（妇女）：会商情况、推进措施、完成时限、责任人|W18（妇女）：/)
      .first()
      .waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    const entry = page.getByRole('region', { name: /^妇女 城乡妇女国民体质测定合格率/ });
    await expect.poll(() => entry.getByLabel('会商（日期、名称）').inputValue()).toBe('2016年6月6日联席会议');
    expect(await entry.getByLabel('措施（用；隔开）').inputValue()).toBe('增设健身站点3处');
    expect(await entry.getByLabel('完成时限').inputValue()).toBe('2016年8月底前');
    // What is typed on the page goes beside it, and what was agreed stays.
    await entry.getByLabel('配合单位（用、隔开）').fill('教育局');
    await entry.getByRole('button', { name: '保存', exact: true }).click();
    await page.getByText('已写入 ledger.yaml。').waitFor();
    const ledger = round.text('ledger.yaml');
    for (const words of ['增设健身站点3处', '李四', '教育局']) expect(ledger).toContain(words);
    await page
      .getByRole('link', { name: /推进方案-2015\.docx$/ })
      .first()
      .waitFor();
  });

  it('what was sent is recorded, a unit’s documents at once', async () => {
    await to('台账');
    await page.getByLabel('记一份，或一家的各份').selectOption({ label: '体育局的报告 2 份' });
    await page.getByLabel('怎样报的').fill('公文交换系统');
    await page.getByLabel('日期', { exact: true }).fill('2016-06-10');
    await page.getByLabel('经办人').fill('张三');
    await button('记上').click();
    await page.getByRole('heading', { name: '已报送的文件 2 份次' }).waitFor();
    expect(round.text('ledger.yaml')).toContain('公文交换系统');
  });

  it('words that were typed into a report are taken into the notes from its page', async () => {
    await built();
    await close();
    const name = '体育局-妇女发展规划-2015.docx';
    const path = join(round.path, 'out', name);
    writeFileSync(
      path,
      edited(readFileSync(path), (xml) => {
        const old = paragraphWith(xml, '基层人员不足');
        return replaced(xml, old, old.replace('基层人员不足', '基层专职人员不足，站点靠志愿者'));
      }),
    );
    await to('报告');
    await page.getByRole('link', { name, exact: true }).first().click();
    await page.getByRole('heading', { level: 1, name }).waitFor();
    // It was sent, and is changed since: both are said, and what can be done with its file stays.
    for (const word of ['已报送', '已改动']) await page.getByText(word).first().waitFor();
    await page.getByRole('link', { name: '下载 Word', exact: true }).waitFor();
    await button('把改写的话收回材料').click();
    await dialog('收回').waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    await close();
    expect(round.text('notes/体育局.md')).toContain('基层专职人员不足，站点靠志愿者');
    await built();
    await close();
    expect(linesOf(readFileSync(path)).join('\n')).toContain('基层专职人员不足，站点靠志愿者');
  });

  it('a build makes what is chosen: the three tables, two general reports, an office’s own template', async () => {
    await button('生成选项').click();
    await dialog('生成选项').waitFor();
    await page.getByLabel('另写各单位的三张表').check();
    await page.getByLabel('总报告按规划分为两份').check();
    const template = await Packer.toBuffer(
      new Document({
        sections: [{ children: ['云统〔2016〕1号', '{{标题}}', '{{正文}}', '{{落款}}', '{{附件}}'].map((text) => new Paragraph(text)) }],
      }),
    ); // prettier-ignore
    await handIn('选择 Word 模板', '我局模板.docx', await Packer.toBuffer(new Document({ sections: [] })));
    await page.getByRole('dialog').getByRole('alert').waitFor();
    await handIn('选择 Word 模板', '我局模板.docx', template);
    await dialog('生成选项').getByText('已存为本轮文件夹里的 报告模板.docx。').waitFor();
    expect(await page.getByLabel(/报告写入本单位的 Word 模板/).isChecked()).toBe(true);
    expect(await seriousFaults(page)).toEqual([]);
    await close();
    await button('生成选项（3）').waitFor();
    await built();
    await close();
    const names = round.names('out');
    expect(names.filter((one) => one.includes('总报告'))).toHaveLength(2);
    expect(names.filter((one) => one.includes('三表')).length).toBeGreaterThan(1);
    // The women's report is a person's file by now, and stays what it is.
    const report = readFileSync(join(round.path, 'out', '体育局-儿童发展规划-2015.docx'));
    expect(linesOf(report)[0]).toContain('云统〔2016〕1号');
    // It is remembered when the page is opened again, and taken back.
    await page.reload();
    await button('生成选项（3）').click();
    for (const label of ['另写各单位的三张表', '总报告按规划分为两份']) await page.getByLabel(label).uncheck();
    await page.getByLabel(/报告写入本单位的 Word 模板/).uncheck();
    await close();
    await built();
    await close();
    // Three tables that were once asked for stay.
    expect(round.names('out').filter((one) => one.includes('总报告'))).toHaveLength(1);
  });

  it('copies are written as pages, and as PDF where LibreOffice is at hand', async () => {
    await button('生成选项').click();
    await button('生成并写网页预览').click();
    await dialog('生成选项')
      .getByText(/网页预览 \d+ 份，在 out\/html/)
      .waitFor();
    expect(round.names('out/html').length).toBeGreaterThan(3);
    if (hasLibreOffice) {
      await button('生成并写 PDF').click();
      await dialog('生成选项')
        .getByText(/PDF \d+ 份/)
        .waitFor({ timeout: 400_000 });
      expect(round.names('out/pdf').length).toBeGreaterThan(3);
    }
    await close();
  });

  it('what differs from the last issue is written as revisions, and refused in words before there is one', async () => {
    await button('生成选项').click();
    await page.getByLabel('与上次定稿的不同写成 Word 修订').check();
    await close();
    await button('生成').click();
    await dialog('没有生成')
      .getByText(/还没有定稿过/)
      .waitFor();
    await close();
    await to('改动');
    await button('定稿存档').click();
    await dialog('定稿')
      .getByText(/第1次发出/)
      .waitFor();
    await close();
    round.write({ 'notes/体育局.md': round.text('notes/体育局.md').replace('健身场所6处', '健身场所7处') });
    await built();
    await close();
    const body = bodyOf(readFileSync(join(round.path, 'out', '体育局-儿童发展规划-2015.docx')));
    expect(body).toMatch(/<w:ins [\s\S]*7/);
    expect(body).toMatch(/<w:delText[^>]*>[^<]*6/);
  });

  it('a file of 300 MB is refused in words wherever it is handed in, and the workbench stays', async () => {
    const path = join(emptyFolder(), '大.xlsx');
    writeFileSync(path, '');
    truncateSync(path, 300 * 1024 * 1024);
    await to('收件');
    await page.getByLabel('选择文件', { exact: true }).setInputFiles(path);
    await page.getByRole('alert').getByText('大.xlsx：文件过大（最多 128 MB），没有接收。').waitFor();
    await to('审核');
    await page.getByLabel('读入填好的审核意见', { exact: true }).setInputFiles(path);
    await dialog('审核意见').getByText('文件过大（最多 128 MB），没有接收。').waitFor();
    await close();
  });

  it('a page that is loaded anew in mid-build loses nothing', async () => {
    round.write({ 'notes/体育局.md': round.text('notes/体育局.md').replace(/健身场所\d处/u, '健身场所8处') });
    await to('总览');
    await button('生成').click();
    await page.reload();
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    await expect.poll(() => round.has('.fuer/lock'), { timeout: 60_000 }).toBe(false);
    await built();
    await close();
    const text = linesOf(readFileSync(join(round.path, 'out', '体育局-儿童发展规划-2015.docx'))).join('\n');
    expect(text).toContain('健身场所8处');
  });

  it('is ended, and the browser complained of nothing', async () => {
    await button('结束').click();
    await page.getByRole('heading', { name: '工作台已经结束' }).waitFor();
    expect(desk.troubles).toEqual([]);
  });
});
