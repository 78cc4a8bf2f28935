/** A qualitative goal told outside the heading 定性目标: as units write it, by code, by name, by half of the name, or only in words. */
import { describe, expect, it } from 'vitest';
import { goalOfItem, goalsToldIn } from '../../../src/dataset/notes/items/goals.ts';
import { ownNames } from '../../../src/dataset/notes/heads/loose-names.ts';
import { indexNames } from '../../../src/dataset/notes/indicators.ts';
import { parseNotes } from '../../../src/dataset/notes/parsing.ts';
import { readNote } from '../../../src/formats/notes-text/read.ts';
import { indicatorsFrom } from '../../indicators/laid-register.ts';
import { round } from './a-note.ts';

const indicators = indicatorsFrom(
  `
indicators:
  - {code: C91, name: 未成年人保护部门联席会议制度建立并运行, short: 未成年人保护联席会议, plans: [children], domain: 法律保护, measure: 文字, decimals: 0, direction: increase, scale: text, units: [妇联]}
  - {code: W92, name: 《中华人民共和国反家庭暴力法》宣传和首接责任制度建立, short: 反家暴首接责任制度, plans: [women], domain: 法律, measure: 文字, decimals: 0, direction: increase, scale: text, units: [妇联]}
  - {code: W93, name: 公共场所母婴室和妇女友好设施纳入城市建设规划, plans: [women], domain: 环境, measure: 文字, decimals: 0, direction: increase, scale: text, units: [妇联]}
  - {code: C37, name: 城乡社区儿童之家覆盖率, aliases: [儿童之家覆盖率], plans: [children], domain: 社会环境, measure: "%", decimals: 1, direction: increase, scale: percent, units: [妇联]}
`,
  round,
);
const names = { ...indexNames(indicators), own: ownNames('妇联', round, indicators) };

describe('An item about nothing but a goal', () => {
  it.each([
    ['推进中。党校两季主体班各安排半天课。', ['C91'], 'C91', '推进中'],
    ['W92已实现：2018年出台办法，转办67件。', [], 'W92', '已实现'],
    ['未成年人保护联席会议制度：已实现。印发文件，开会3次。', [], 'C91', '已实现'],
    ['未成年人保护部门联席会议制度建立并运行：尚未启动', [], 'C91', '未启动'],
  ] as const)('%s is the goal’s', (text, named, code, state) => {
    expect(goalOfItem(text, named, names)).toEqual({ code, state });
  });

  it.each(['建成母婴室28间，母婴室标准写入规划，已实现。', '已实现5个镇全覆盖。', '儿童之家覆盖率目标：已实现。'])(
    '%s is not',
    (text) => {
      expect(goalOfItem(text, [], names)).toBeNull();
    },
  );
});

describe('Among other words', () => {
  it.each([
    ['接到投诉85件。反家暴首接责任制在县乡两级都挂上了墙，已实现。', 'W92', '已实现'],
    ['未保联席会议每年召开两次，建成未保站16个，已实现。', 'C91', '已实现'],
    ['母婴室建设标准写入《城市公共服务设施专项规划》，已实现。', 'W93', '已实现'],
    ['首接责任制度的办法已经起草，推进中。', 'W92', '推进中'],
    ['母婴室的规划每季度查一次。已实现。', 'W93', '已实现'],
  ])('%s tells its state', (text, code, state) => {
    expect(goalsToldIn(text, [], names)).toEqual([{ code, state }]);
  });

  it.each([
    '儿童之家覆盖率85%的目标，已实现。',
    '力争联席会议制度年内已实现。',
    '联席会议制度没有已实现。',
    '推进中的母婴室项目有3个。',
    '全年培训680人，已实现。',
  ])('%s tells none', (text) => {
    expect(goalsToldIn(text, [], names)).toEqual([]);
  });
});

it('In a note an item about a goal is filed under 定性目标, and words that tell one stay where they are', () => {
  const text = '主要做法\n1. W92　已实现：出台办法。\n2. 举办培训。母婴室标准写入规划，已实现。\n';
  const reading = readNote('notes/妇联-妇女.txt', new TextEncoder().encode(text));
  if (reading.verdict === 'refused') throw new Error(reading.problem.message);
  const [note] = parseNotes([reading.content], { round, indicators, ownAfterAll: new Set() }).notes;
  expect(note?.items.map(({ section, state, indicators: about, goals }) => [section, state, about, goals])).toEqual([
    ['定性目标', '已实现', ['W92'], undefined],
    ['主要做法', null, [], [{ code: 'W93', state: '已实现' }]],
  ]);
});
