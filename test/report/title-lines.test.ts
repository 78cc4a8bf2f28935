import { expect, test } from 'vitest';
import { titleLines } from '../../src/report/title-lines.ts';

test('A long title ends its lines where the sense does, the longest in the middle.', () => {
  expect(titleLines('鹤山市体育局关于实施《鹤山市妇女发展规划（2014—2016年）》2015年度监测评估报告')).toBe(
    '鹤山市体育局关于实施\n《鹤山市妇女发展规划（2014—2016年）》\n2015年度监测评估报告',
  );
  expect(titleLines('鹤山市妇女儿童发展规划（2014—2016年）2015年度监测评估总报告')).toBe(
    '鹤山市妇女儿童发展规划（2014—2016年）\n2015年度监测评估总报告',
  );
});

test('A title without brackets ends its first line before the year that it reports on.', () => {
  expect(titleLines('关于做好妇女儿童发展规划2015年度监测评估工作的通知')).toBe(
    '关于做好妇女儿童发展规划\n2015年度监测评估工作的通知',
  );
});

test('A plan’s name longer than a line is broken behind the area or before its years.', () => {
  expect(titleLines('白水坪县卫生健康局关于实施《白水坪县妇女发展规划（2021—2030年）》2023年度监测评估报告')).toBe(
    '白水坪县卫生健康局关于实施\n《白水坪县妇女发展规划\n（2021—2030年）》2023年度监测评估报告',
  );
  expect(
    titleLines(
      '云岭彝族苗族自治县教育和科技局关于实施《云岭彝族苗族自治县妇女发展纲要（2021—2030年）》2021年度监测评估报告',
    ),
  ).toBe(
    '云岭彝族苗族自治县教育和科技局关于实施\n《云岭彝族苗族自治县妇女发展纲要\n（2021—2030年）》2021年度监测评估报告',
  );
});

test('A title of one line stays one.', () => {
  expect(titleLines('鹤山市重点指标预警台账（2015年度）')).toBe('鹤山市重点指标预警台账（2015年度）');
});

test('An office’s long name stands on lines of a length; the rest still ends where the sense does.', () => {
  const name = '鹤山市体育局和全民健身工作领导小组办公室以及青少年体育工作联席会议办公室';
  // 36 characters and 关于实施: three lines of 14, 14 and 12.
  expect(titleLines(`${name}关于实施《鹤山市妇女发展规划（2014—2016年）》2015年度监测评估报告`)).toBe(
    `鹤山市体育局和全民健身工作领\n导小组办公室以及青少年体育工\n作联席会议办公室关于实施\n《鹤山市妇女发展规划（2014—2016年）》\n2015年度监测评估报告`,
  );
});

test('What cannot be broken well is left to the word processor, what is broken already to its author.', () => {
  const long = `${'很'.repeat(30)}长的单位名称${'很'.repeat(24)}长`;
  expect(titleLines(long)).toBe(long);
  expect(titleLines('关于报送有关监测评估材料的函以及其他各种有关材料\n二')).toBe(
    '关于报送有关监测评估材料的函以及其他各种有关材料\n二',
  );
});

test('No character is lost or moved.', () => {
  const title = '鹤山市人力资源和社会保障局关于实施《鹤山市儿童发展规划（2014—2016年）》2015年度监测评估报告';
  expect(titleLines(title).replaceAll('\n', '')).toBe(title);
  for (const line of titleLines(title).split('\n')) expect([...line].length).toBeLessThanOrEqual(24);
});

test('An office’s name is not broken inside of a word, a number, a rare character or its brackets.', () => {
  // 40 characters of two units each, and the two of 关于: 42 wide, three lines of 14.
  expect(titleLines(`${'𠮷'.repeat(40)}关于《鹤山市妇女发展规划（2014—2016年）》`)).toBe(
    `${'𠮷'.repeat(14)}\n${'𠮷'.repeat(14)}\n${'𠮷'.repeat(12)}关于\n《鹤山市妇女发展规划（2014—2016年）》`,
  );
  // 28 wide: two lines of 14, or of 15 so that no word is broken; the first has 29 letters and spaces.
  expect(
    titleLines('International Children Health Centre妇幼保健院和办公室《鹤山市妇女发展规划（2014—2016年）》'),
  ).toBe('International Children Health \nCentre妇幼保健院和办公室\n《鹤山市妇女发展规划（2014—2016年）》');
});

test('A title of hundreds of places to break at takes no time.', () => {
  const title = '关于'.repeat(300);
  const before = performance.now();
  expect(titleLines(title).replaceAll('\n', '')).toBe(title);
  expect(performance.now() - before).toBeLessThan(1000);
});
