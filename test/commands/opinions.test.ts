/** 审核意见: written with the open findings, filled in on paper or in Word, read back into decisions.yaml. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { linesOf } from '../formats/docx/edited.ts';
import { withFilledRow } from '../formats/docx/filled-row.ts';
import { educationTable, fuer, roundFolder, type RoundFolder } from './a-round-folder.ts';

/** C25 twice, differently; C27 jumps and is not explained. */
function doubtful(): RoundFolder {
  return roundFolder({
    'workbooks/教育局.csv': educationTable.replace('89.6,92.3', '70.6,92.3'),
    'workbooks/体育局-代报.csv': educationTable.replace('教育局', '体育局').replace('95.4', '95.9').replace('89.6,92.3', '70.6,92.3'), // prettier-ignore
  });
}

const form = '审核意见.docx';

/** The last cells of a row, in order. */
function filledIn(bytes: Uint8Array, wanted: RegExp, cells: readonly string[]): Uint8Array {
  const byPlace = Object.fromEntries(cells.map((words, at) => [at - cells.length, words]));
  return withFilledRow(bytes, (text) => wanted.test(text) && !text.includes('经办人'), byPlace);
}

describe('The list of opinions', { timeout: 60_000 }, () => {
  it('has the open findings with blank columns, and is read back', async () => {
    const round = doubtful();
    round.write({ 'notes/总报告.md': '# 请示事项\n\n- 请审定本报告。\n' });
    await fuer('check', round.path, '--annotate');
    const lines = linesOf(round.bytes(`out/${form}`));
    expect(lines.find((line) => line.startsWith('序号'))).toContain('决定\t理由\t经办人');
    const choice = filledIn(round.bytes(`out/${form}`), /C25[\s\S]*不一致/u, [
      '选用95.9',
      '体育局代报的是更正数',
      '张三',
    ]);
    const both = filledIn(choice, /C27[\s\S]*(?:变动|变化)/u, ['接受', '统计口径没有变', '李四']);
    round.write({ 'out/填好.docx': both });
    const run = await fuer('check', round.path, '--decisions', join(round.path, 'out/填好.docx'));
    expect(run.out).toContain('写入 decisions.yaml 2 项');
    const written = round.text('decisions.yaml');
    expect(written).toContain('- choose: {indicator: C25, year: 2015, value: 95.9, from: "workbooks/体育局-代报.csv');
    expect(written).toContain('  reason: "体育局代报的是更正数"\n  by: "张三"\n');
    expect(written).toMatch(/- accept: \{finding: large-change, [^\n]+\}\n {2}reason: "统计口径没有变"/u);
    const again = await fuer('check', round.path);
    expect(again.out).toContain('已决定用 95.9%');
    // Nobody is asked any more for what the Bureau let stand.
    expect(again.out).not.toContain('待补充');
    // A second reading writes nothing twice.
    const twice = await fuer('check', round.path, '--审核意见', join(round.path, 'out/填好.docx'));
    expect(twice.out).toContain('没有可以写入的决定');
    expect(round.text('decisions.yaml')).toBe(written);
  });

  it.each([
    [['看情况', '原因', '张三'], '不是两处数字中的一个'],
    [['95.9', '', '张三'], '没有写理由'],
    [['95.9', '核实', ''], '没有写经办人'],
    [['95,9', '核实', '张三'], '不是两处数字中的一个'],
    [['95.9‰', '核实', '张三'], '不是两处数字中的一个'],
    [['退回', '', ''], '不写入 decisions.yaml'],
  ])('takes nothing over that is not clear: %j', async (cells, why) => {
    const round = doubtful();
    await fuer('check', round.path, '--annotate');
    round.write({ 'out/填好.docx': filledIn(round.bytes(`out/${form}`), /C25[\s\S]*不一致/u, cells) });
    const run = await fuer('check', round.path, '--decisions', join(round.path, 'out/填好.docx'));
    expect(run.code).toBe(1);
    expect(run.out).toContain(why);
    expect(round.has('decisions.yaml') ? round.text('decisions.yaml') : '').not.toContain('choose');
  });

  it('says what a file is not', async () => {
    const round = doubtful();
    await fuer('check', round.path, '--annotate');
    const other = await fuer('check', round.path, '--decisions', join(round.path, 'out/审核记录-2015.docx'));
    expect([other.code, other.err]).toEqual([2, expect.stringContaining('文件里没有审核意见表')]);
    const none = await fuer('check', round.path, '--decisions', 'nirgends.docx');
    expect([none.code, none.err]).toEqual([2, expect.stringContaining('没有找到或打不开')]);
  });
});
