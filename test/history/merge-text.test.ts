import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdits, mergeText, tokensOf, wordingDiffers } from '../../src/history/merge-text.ts';

const merged = (base: string, theirs: string, ours: string): string =>
  applyEdits(theirs, mergeText(base, theirs, ours).edits);

const base = '巩固率为93.1%，比上年提高0.4个百分点，未达标。主要原因是学生转出。';

describe('A text that a person and the program both changed', () => {
  it('takes the new text where the person changed nothing', () => {
    const ours = '巩固率为94.0%，比上年提高1.3个百分点，基本达标。主要原因是学生转出。';
    expect(merged(base, base, ours)).toBe(ours);
    expect(mergeText(base, base, ours).conflict).toBe(false);
  });

  it('keeps the wording and renews the figures that stand unchanged in it', () => {
    const theirs = '全市巩固率达到93.1%，较上年提高0.4个百分点，尚未达标。主要原因是学生转出。';
    const ours = '巩固率为94.0%，比上年提高1.3个百分点，未达标。主要原因是学生转出。';
    expect(merged(base, theirs, ours)).toBe(
      '全市巩固率达到94.0%，较上年提高1.3个百分点，尚未达标。主要原因是学生转出。',
    );
    expect(mergeText(base, theirs, ours).conflict).toBe(false);
  });

  it('takes over a new verdict in a sentence that the person left alone', () => {
    const theirs = base.replace('主要原因是学生转出。', '主要原因是外来工子女随父母转出。');
    const ours = base.replace('未达标', '基本达标');
    expect(merged(base, theirs, ours)).toBe(theirs.replace('未达标', '基本达标'));
  });

  it('keeps the person’s words and says so where both changed the same ones', () => {
    const theirs = base.replace('未达标', '没有达到目标');
    const ours = base.replace('未达标', '基本达标').replace('93.1', '94.0');
    expect(merged(base, theirs, ours)).toBe(theirs.replace('93.1', '94.0'));
    expect(mergeText(base, theirs, ours).conflict).toBe(true);
  });

  it('does not touch a figure that the person overwrote', () => {
    const theirs = base.replace('93.1', '93.5');
    const ours = base.replace('93.1', '94.0');
    expect(merged(base, theirs, ours)).toBe(theirs);
    expect(mergeText(base, theirs, ours).conflict).toBe(true);
  });

  it('has no conflict where the person had already entered the new figure', () => {
    const ours = base.replace('93.1', '94.0');
    expect(mergeText(base, ours, ours)).toEqual({ edits: [], conflict: false });
  });

  it('keeps a sentence that the person added at the end', () => {
    const theirs = `${base}下一步将逐人登记。`;
    const ours = base.replace('93.1', '94.0');
    expect(merged(base, theirs, ours)).toBe(`${ours}下一步将逐人登记。`);
  });

  it('finds figures as one word each', () => {
    expect(tokensOf('达93.1%，+0.4').filter((token) => /\d/.test(token))).toEqual(['93.1%', '+0.4']);
    expect([wordingDiffers('为93.1%', '为94.0%'), wordingDiffers('未达标', '达标')]).toEqual([false, true]);
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
