/** What a closing report says of the whole plan: heads that leave nobody out, the base said once, lists that can be read. */
import { describe, expect, it } from 'vitest';
import { composedRound, paragraphsOf } from '../../golden/composed.ts';

const { assessments, dataset, report } = composedRound('samples/heshan-2016');
const general = paragraphsOf(report('general'));
const judged = assessments.filter(
  (one) => one.targetSet === dataset.round.plans[one.plan].judge && one.target.kind !== 'qualitative',
);
const unmet = judged.filter(({ attainment }) => attainment === 'not-met' || attainment === 'regressed');

describe('A closing general report', () => {
  it('names in the head of a 领域 all that were not met, or says how many', () => {
    const heads = general.filter((text) => /^（[一二三四五六七八九十]+）(?:妇女|儿童)/u.test(text));
    expect(heads).toHaveLength(12);
    for (const head of heads) {
      const [, plan = '', domain = ''] = /^（.+?）(妇女|儿童)与?(参与决策和管理|[^：]+)：/u.exec(head) ?? [];
      const due = unmet.filter((one) => one.plan === (plan === '妇女' ? 'women' : 'children') && one.domain === domain);
      const [title = '', tally = ''] = head.split('。', 2);
      // Without news the count is the head itself.
      expect(/项指标/u.test(title) ? title : tally, head).toMatch(
        due.length === 0 ? /^(?!.*未达标)/u : new RegExp(`未达标${due.length}项`, 'u'),
      );
      if (due.length === 0) continue;
      const counts = title.includes(`${due.length}项规划期满未达标`);
      expect(
        counts || due.every(({ indicator }) => title.includes(indicator.name) || title.includes(indicator.short)),
        head,
      ).toBe(true);
    }
  });

  it('names in its opening, and on the page for the head of the office, each that was not met, with how many they are', () => {
    const opening = general
      .slice(
        0,
        general.findIndex((text) => text.startsWith('总体情况')),
      )
      .join('');
    const page = paragraphsOf(report('brief')).join('');
    expect(unmet.length).toBeGreaterThan(10);
    for (const text of [opening, page]) {
      expect(text).toContain(`规划期满未达标${unmet.length}项次`);
      expect(
        unmet.filter(({ indicator }) => !text.includes(indicator.name)).map(({ indicator }) => indicator.code),
      ).toEqual([]);
    }
  });

  it('speaks of no level in those heads: nobody is warned of a plan that is over', () => {
    expect(general.filter((text) => /^（.*预警/u.test(text))).toEqual([]);
  });

  it('says once which year changes are counted from', () => {
    const said = general.filter((text) => text.includes('以基期2013年为比较基数'));
    expect(said).toHaveLength(1);
    expect(general.filter((text) => /比基期2013年/u.test(text))).toEqual([]);
    // A census counts from another year, and says so.
    expect(general.some((text) => text.includes('比基期2010年'))).toBe(true);
  });

  it('gives no list of more than five names in a sentence', () => {
    const sentences = general
      .flatMap((text) => text.split(/(?<=。)/u))
      .filter((text) => /转入下一周期|由未达标转为达标/u.test(text));
    expect(sentences.length).toBeGreaterThan(4);
    expect(sentences.filter((text) => text.split(/，|均/u).some((clause) => clause.split('、').length > 5))).toEqual(
      [],
    );
  });
});

describe('A unit’s closing report', () => {
  it('counts what was lost again among what was not met', () => {
    expect(paragraphsOf(report('卫计局/children')).join('\n')).toContain('未达标指标4项，其中由达标转为未达标1项。');
  });
}); // prettier-ignore
