import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markedText, unmarked, type MarkedText } from '../../../src/history/merging/marked-text.ts';
import { applyEdits, mergeText } from '../../../src/history/merging/merge-text.ts';
import { subjectFinder } from '../../../src/history/merging/subjects.ts';
import { tokensOf, wordingDiffers } from '../../../src/history/merging/tokens.ts';

/** `巩固率为{C25/value:93.1}%`: the words, with each figure where it stands. */
function marked(pattern: string): MarkedText {
  const figures = [...pattern.matchAll(/\{([^:}]*):([^}]*)\}/g)].map(([, id = '', text = '']) => ({ id, text }));
  return markedText(
    pattern.replaceAll(/\{[^:}]*:([^}]*)\}/g, (_, text: string) => text),
    figures,
  );
}

const subjectsIn = subjectFinder(['污水处理率', '人均公园绿地面积', '巩固率', '筛查率', '使用率', '婚检率']);
const merge = (base: string, edit: (text: string) => string, ours: string) => {
  const [old, now] = [marked(base), marked(ours)];
  const theirs = edit(old.text);
  const outcome = mergeText(old, theirs, now, subjectsIn);
  const text = applyEdits(theirs, outcome.edits);
  const figures = outcome.figures.map(({ id, at, to }) => `${id}=${text.slice(at, to)}`);
  return { ...outcome, text, figures };
};
const merged = (base: string, theirs: string, ours: string): string =>
  applyEdits(theirs, mergeText(unmarked(base), theirs, unmarked(ours)).edits);

const base = '巩固率为{C25/value:93.1}%，比上年提高{C25/change:0.4}个百分点，未达标。主要原因是学生转出。';
const fixed = base.replace('93.1', '94.0').replace('0.4', '1.3');
const as =
  (from: string, to: string) =>
  (text: string): string => {
    if (!text.includes(from)) throw new Error(`${from} is not there`);
    return text.replace(from, to);
  };

describe('A text that a person and the program both changed', () => {
  it('takes the new text where the person changed nothing', () => {
    const ours = fixed.replace('未达标', '基本达标');
    const outcome = merge(base, (text) => text, ours);
    expect(outcome.text).toBe(marked(ours).text);
    expect(outcome).toMatchObject({ conflict: false, figures: ['C25/value=94.0', 'C25/change=1.3'] });
  });

  it('keeps the wording and renews the figures that stand unchanged in it', () => {
    const outcome = merge(base, as('巩固率为93.1%，比上年', '全市巩固率达到93.1%，较上年'), fixed);
    expect(outcome.text).toBe('全市巩固率达到94.0%，较上年提高1.3个百分点，未达标。主要原因是学生转出。');
    expect(outcome).toMatchObject({ conflict: false, figures: ['C25/value=94.0', 'C25/change=1.3'] });
  });

  it('takes over a new verdict in a sentence that the person left alone', () => {
    const outcome = merge(base, as('学生转出', '外来工子女随父母转出'), base.replace('未达标', '基本达标'));
    expect(outcome.text).toBe('巩固率为93.1%，比上年提高0.4个百分点，基本达标。主要原因是外来工子女随父母转出。');
    expect(outcome.conflict).toBe(false);
  });

  it('keeps the person’s sentence whole, figures too, and says so, where the program’s words in it changed', () => {
    const outcome = merge(base, as('未达标', '没有达到目标'), fixed.replace('未达标', '基本达标'));
    expect(outcome.text).toBe('巩固率为93.1%，比上年提高0.4个百分点，没有达到目标。主要原因是学生转出。');
    expect(outcome.conflict).toBe(true);
  });

  it('does not touch a figure that the person overwrote', () => {
    const outcome = merge(base, as('93.1', '93.5'), base.replace('93.1', '94.0'));
    expect(outcome.text).toBe('巩固率为93.5%，比上年提高0.4个百分点，未达标。主要原因是学生转出。');
    expect(outcome).toMatchObject({ conflict: true, figures: ['C25/change=0.4'] });
  });

  it('has no conflict where the person had already entered the new figure', () => {
    expect(merge(base, as('93.1', '94.0'), base.replace('93.1', '94.0'))).toMatchObject({ edits: [], conflict: false });
  });

  it('keeps a sentence that the person added at the end', () => {
    const outcome = merge(base, (text) => `${text}下一步将逐人登记。`, fixed);
    expect(outcome.text).toBe(`${marked(fixed).text}下一步将逐人登记。`);
  });

  it('finds figures as one word each', () => {
    expect(tokensOf('达93.1%，+0.4').filter((token) => /\d/.test(token))).toEqual(['93.1%', '+0.4']);
    expect([wordingDiffers('为93.1%', '为94.0%'), wordingDiffers('未达标', '达标')]).toEqual([false, true]);
  });
});

describe('Figures move by what they are, never by where they stand', () => {
  const two =
    '人均公园绿地面积虽已达标，仍低于全省平均水平{W54/difference:1.54}平方米。污水处理率虽已达标，仍低于全省平均水平{W52a/difference:1.3}个百分点。';
  const turned =
    '污水处理率虽已达标，仍低于全省平均水平{W52a/difference:1.6}个百分点。人均公园绿地面积虽已达标，仍低于全省平均水平{W54/difference:1.54}平方米。';

  it('keeps the person’s order of sentences where the program turned it, each figure beside its own subject', () => {
    const outcome = merge(two, as('污水处理率虽已', '污水处理率虽然已'), turned);
    expect(outcome.text).toBe(
      '人均公园绿地面积虽已达标，仍低于全省平均水平1.54平方米。污水处理率虽然已达标，仍低于全省平均水平1.6个百分点。',
    );
    expect(outcome).toMatchObject({
      conflict: false,
      reordered: true,
      figures: ['W54/difference=1.54', 'W52a/difference=1.6'],
    });
  });

  const list = '居前的筛查率、使用率、婚检率分别提高{W04/change:8.7}个、{W05/change:6.4}个和{W06/change:4.5}个百分点。';
  const turnedList =
    '居前的使用率、筛查率、婚检率分别提高{W05/change:9.1}个、{W04/change:8.7}个和{W06/change:4.5}个百分点。';

  it('leaves a touched sentence as it is where the subjects in it changed their order', () => {
    const outcome = merge(list, as('居前的', '改善幅度较大的'), turnedList);
    expect(outcome.text).toBe('改善幅度较大的筛查率、使用率、婚检率分别提高8.7个、6.4个和4.5个百分点。');
    expect(outcome.conflict).toBe(true);
  });

  it('renews nothing where the person put another subject before the figure, or another unit behind it', () => {
    const ours = list.replace('8.7', '8.9');
    for (const edit of [as('筛查率、使用率', '使用率、筛查率'), as('8.7个', '8.7倍')]) {
      const outcome = merge(list, edit, ours);
      expect(outcome.text).toBe(edit(marked(list).text));
      expect(outcome.conflict).toBe(true);
    }
    expect(merge(list, as('居前的', '较快的'), ours)).toMatchObject({
      text: '较快的筛查率、使用率、婚检率分别提高8.9个、6.4个和4.5个百分点。',
      conflict: false,
    });
  });

  it('finds a number only as a whole', () => {
    expect(markedText('2015年提高15个、1.5个和5个', [{ id: 'a', text: '5' }]).figures).toEqual([
      { id: 'a', at: 16, to: 17 },
    ]);
  });
});

describe('Any three texts', () => {
  const words = fc.array(
    fc.constantFrom('巩固率', '为', '93.1%', '94.0%', '，', '。', '达标', '未达标', '；', 'ab', ' '),
    {
      maxLength: 25,
    },
  );
  const text = words.map((list) => list.join(''));

  it('give the new one where there are no edits, and the edited one where there is nothing new', () => {
    fc.assert(
      fc.property(text, text, (one, other) => {
        expect(merged(one, one, other)).toBe(other);
        expect(merged(one, other, one)).toBe(other);
      }),
    );
  });

  it('change nothing more when they are merged again', () => {
    fc.assert(
      fc.property(text, text, text, (one, edited, other) => {
        const first = merged(one, edited, other);
        expect(merged(other, first, other)).toBe(first);
      }),
    );
  });

  it('lose no character that the person put in', () => {
    fc.assert(
      fc.property(text, text, fc.nat(), (one, other, where) => {
        const at = where % (one.length + 1);
        const edited = `${one.slice(0, at)}甲乙丙${one.slice(at)}`;
        expect(merged(one, edited, other)).toContain('甲乙丙');
      }),
    );
  });
});
