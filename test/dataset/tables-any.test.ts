import fc from 'fast-check';
import { expect, test } from 'vitest';
import { figures, read } from './reading-round.ts';
import { gridOf } from './grid-from-text.ts';

const words = fc.constantFrom(
  '指标名称', '指标', '代码', '序号', '计量单位', '2014年', '2015', '本年', '上年', '全省', '江门市2015年', '佛山市', '目标值', '基期值', '变化说明', '备注',
  '分子', '分母', '地区', '年份', '填报单位：卫生局', '单位：%', '婴儿死亡率', '孕产妇死亡率', '其中：女', '城市', '合计', '一、健康', '甲', '%', '‰', '1/10万', '3.1',
  '95.6%', "'９５．６％", '—', '未统计', '#DIV/0!', '=A1', '@2015-12-31', '3.1^{1}', 'W02', 'C01', '注：', '', '', '<', '<', '^', '^',
); // prettier-ignore
const sheets = fc
  .array(fc.array(words, { minLength: 3, maxLength: 7 }), { minLength: 2, maxLength: 8 })
  .map((rows) => `\n${rows.map((row) => row.join(' | ')).join('\n')}\n`);
const file = fc.constantFrom('workbooks/卫生局.xlsx', 'reference/全省.xlsx', 'history/卫生局2014.xlsx');

test('whatever stands on a sheet is read without failing, every figure at a cell of its own, twice the same', () => {
  fc.assert(
    fc.property(sheets, file, (text, name) => {
      const grid = gridOf('表', text);
      const reading = read(name, grid);
      expect(figures(read(name, grid))).toEqual(figures(reading));
      for (const one of reading.observations) {
        expect(one.origin).toMatchObject({ kind: 'cell', file: name, sheet: '表' });
        expect(one.value === null || one.status === 'normal').toBe(true);
      }
    }),
    { numRuns: 300 },
  );
});
