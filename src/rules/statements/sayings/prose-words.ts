/** Words that every kind of result is told with, runs of years, and since when something moved. */
import { figureInWords, numberInWords } from '../../../dataset/audit/chinese-figures.ts';
import { decimal } from '../../../indicators/decimals.ts';
import type { Direction, Said, Saying, Since, Size, Span } from '../statement.ts';

export const adverbs =
  '(?:又|也|已经?|还|更|要|就|均|都|再|仍|略微?|稍|有所?|小幅度?|明显|大幅度?|显著|进一步|稳步|继续|持续|不断|逐步|平稳|快速|较快|有?了?较大(?:幅度)?的?|有了?(?:较大|明显|显著|一定)(?:幅度)?的?|共|累计|合计|净|实现|总体|整体|呈现?|保持|连续|基本|了|地)*';
export const up =
  '(?:上升|提高|提升|增长|增加|上涨|升高|攀升|上扬|回升|走高|增多|反弹|递增|翻了?(?:近|将近|接近|快)?[一两]?番)';
export const down = '(?:下降|降低|减少|回落|下滑|走低|缩减|递减)';
export const level = '(?:持平|相同|一致|相当|没有变化|无变化)';
export const yearsRun = '(?:(?:连续)?多年|连续[两二三四五六七八九十\\d数]{1,3}年)';

/** 连续两年没有发生一例, before whom it did not happen to. */
export const noneBefore = new RegExp(
  `(?:(?<run>${yearsRun}|始终|一直)(?:来|都|均|保持)*)?(?:(?:没有?|未)(?:再)?(?:发生|出现|报告|接报)|无|零)过?(?:[一1]?[例起名个])?$`,
  'u',
);

/** Words after which a change is no result: 提升工程, 下降难度大. */
export const noResult =
  '(?!工程|行动|计划|工作|措施|难度|压力|任务|空间|的?要求|的?目标|专项|方案|项目|能力|意识|潜力)';
export const beyond = '(?:高于|超过|突破|破|大于|多于|高出|超)了?';
export const short = '(?:低于|不足|不到|少于|小于)';

export function sinceMeant(groups: Readonly<Record<string, string | undefined>> | undefined): Since {
  const since = groups?.['since'];
  if (since === undefined || /^上|去年|前一年/u.test(since)) return 'last-year';
  const year = /\d{4}/u.exec(since)?.[0];
  return year === undefined ? 'base' : Number(year);
}

export function spanIn(run: string | undefined): Span | null {
  if (run === undefined) return null;
  return /连续|多年/u.test(run) ? numberOfYears(run) : 'all';
}

export function yearsIn(words: string): number | null {
  const run = new RegExp(yearsRun, 'u').exec(words)?.[0];
  return run === undefined ? null : numberOfYears(run);
}

/** 多年 is of two at least. */
export function numberOfYears(run: string): number | null {
  if (/[多数]年/u.test(run)) return 2;
  const words = new RegExp(`\\d+|${numberInWords}`, 'u').exec(run)?.[0] ?? '';
  return /^\d+$/u.test(words) ? Number(words) : (figureInWords(words)?.toNumber() ?? null);
}

export function said(found: RegExpExecArray, saying: Saying): Said {
  return { saying, start: found.index, end: found.index + found[0].length };
}

/** 翻一番: about as much again, or more; null where nothing doubles. */
export function foldsIn(words: string): Size | null {
  const found = /翻了?(?<nearly>近|将近|接近|快)?(?<times>[一两])?番/u.exec(words);
  if (found === null) return null;
  const twice = found.groups?.['times'] === '两';
  return found.groups?.['nearly'] === undefined
    ? { value: decimal(twice ? 285 : 95), places: 0, in: 'share', allows: 'at-least' }
    : { value: decimal(twice ? 300 : 100), places: 0, in: 'share', allows: 'less' };
}

export function directionOf(groups: Readonly<Record<string, string | undefined>> | undefined): Direction {
  return (['up', 'down', 'better', 'worse'] as const).find((one) => groups?.[one] !== undefined) ?? 'level';
}
