import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Block } from '../../../src/report/model.ts';
import { plainText } from '../../../src/report/model.ts';
import { blocksOf, reportNamed, sampleReports } from './sample-reports.ts';

/** Half filled: notices are out, some meetings held, few results in. */
const halfFilled = readFileSync(new URL('half-filled-ledger.yaml', import.meta.url), 'utf8');
const ledger = reportNamed(sampleReports('samples/heshan-2015', halfFilled), 'ledger');
const table = blocksOf(ledger).find((block): block is Extract<Block, { kind: 'table' }> => block.kind === 'table');
const heading = table?.columns.map((column) => column.heading[0]) ?? [];

function row(plan: string, code: string): Readonly<Record<string, string>> {
  const found = table?.rows.find(({ id }) => id === `table/ledger/${plan}/${code}`);
  return Object.fromEntries((found?.cells ?? []).map((cell, index) => [heading[index] ?? '', plainText(cell)]));
}

describe('The ledger of the warning mechanism', () => {
  it('has every red and orange indicator of both plans, red first', () => {
    const levels = table?.rows.map((one) => plainText(one.cells[3] ?? []));
    expect(levels).toEqual([...Array<string>(6).fill('红色预警'), ...Array<string>(4).fill('橙色预警')]);
  });

  it('tells of each who answers for it, with whom, since when, and every step that was taken, as the office wrote it', () => {
    expect(row('women', 'W16')).toMatchObject({
      指标名称: '婚前医学检查率',
      规划: '妇女',
      预警等级: '红色预警',
      // Nobody issued a warning for 2014.
      列入年份: '2015',
      责任单位: '卫生局',
      配合单位: '民政局、计生局',
      预警通知: '2016年5月27日发出红色预警通知',
      会商情况: '2016年6月3日市妇儿工委办公室召开专题会商会',
      整改措施: '在婚姻登记处设免费婚前检查点；登记预约时同步发放告知单',
      完成时限: '2016年8月',
      整改结果: '检查点场地已经落实，设备正在采购',
    });
  });

  it('asks for what the office has not filled in, and supposes nothing', () => {
    expect(row('children', 'C33')).toMatchObject({
      会商情况: '【待补充：会商情况】',
      完成时限: '2016年9月',
      // The inspection comes in June.
      整改结果: '未到期',
      配合单位: '教育局、卫生局、公安局',
    });
    // Without a deadline nobody knows when a result is to be asked for: the deadline is.
    expect(row('children', 'C20a')).toMatchObject({ 完成时限: '【待补充：完成时限】', 整改结果: '—' });
    // A unit that leads alone has nobody to co-operate with.
    expect(row('children', 'C17')).toMatchObject({
      责任单位: '卫生局',
      配合单位: '—',
      预警通知: '【待补充：预警通知】',
    });
    expect(ledger.draft).toBe(true);
  });

  it('has no entry of its own for the same indicator under the other plan: only the responsible unit is known', () => {
    expect(row('children', 'W16')).toMatchObject({ 责任单位: '卫生局', 预警通知: '【待补充：预警通知】' });
  });

  it('begins with what was found and how far the mechanism was carried out', () => {
    const [first] = ledger.sections[0]?.blocks ?? [];
    // ledger.yaml: seven notices (all but C17 and W33b), three meetings, four lists of actions, four deadlines, two results
    expect(first?.kind === 'paragraph' ? plainText(first.inlines) : '').toBe(
      '2015年度妇女规划列红色预警1项、橙色预警1项，儿童规划列红色预警5项、橙色预警3项，预警机制执行情况见附件。' +
        '表中10项，已发出预警通知的7项、已召开会商会的3项、已明确整改措施的4项、已明确完成时限的4项、已报整改结果的2项、整改结果未到时限的2项，其余内容由责任单位补报。',
    );
  });

  it('asks for a result once its deadline is past', () => {
    const past = halfFilled.replaceAll('2016年8月', '2016年5月').replaceAll('2016年9月', '2016年6月15日');
    const asked = reportNamed(sampleReports('samples/heshan-2015', past), 'ledger');
    const texts = JSON.stringify(asked.sections);
    // C05 promised May and told nothing; C33 promised the very day of the inspection.
    expect(texts.match(/【待补充：整改结果】/g)).toHaveLength(1);
    expect(texts.match(/未到期/g)).toHaveLength(1);
  });

  it('carries the wide table as an annex, after signature and date', () => {
    expect(ledger.sections.map(({ id }) => id)).toEqual(['opening', 'closing', 'annex-1']);
    expect(table?.landscape).toBe(true);
  });
});
