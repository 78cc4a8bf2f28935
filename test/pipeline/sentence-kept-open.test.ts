/** Beside each gap stands the sentence that waits for it, not its neighbour. */
import { expect, it } from 'vitest';
import { sentenceKeptOpen } from '../../src/pipeline/placeholders.ts';

const [why, when] = ['【待补充：变动的说明（教育局）】', '【待补充：完成时间（教育局）】'];

it.each([
  ['in it', `甲为1%，原因在于${why}。乙为2%。`, why, `甲为1%，原因在于${why}。`],
  ['behind it', `甲为1%，未达标。${why}乙为2%，达标。`, why, `甲为1%，未达标。${why}`],
  ['behind it with another', `甲为1%，未达标。${why}${when}乙为2%。`, when, `甲为1%，未达标。${why}${when}`],
  ['at the head of a paragraph', `${why}乙为2%。`, why, `${why}乙为2%。`],
  ['alone', why, why, why],
  ['at the end', `甲为1%。${why}`, why, `甲为1%。${why}`],
])('a placeholder %s', (_, paragraph, placeholder, sentence) => {
  expect(sentenceKeptOpen(paragraph, placeholder)).toBe(sentence);
});
