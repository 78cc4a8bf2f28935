/** Days between dates as people write them, without a time zone or a clock. */

/** From `today` to `due`; negative when it is past, null where there is no such date. */
export function daysBetween(today: string, due: string | undefined): number | null {
  return due === undefined ? null : Math.round((dayOf(due) - dayOf(today)) / 86_400_000);
}

function dayOf(date: string): number {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  return Date.UTC(year, month - 1, day);
}

/** 还有3天, 就在今天, 已过5天 */
export function daysLeftText(days: number): string {
  if (days === 0) return '就在今天';
  return days > 0 ? `还有${days}天` : `已过${-days}天`;
}

/** 5月19日 */
export function shortDate(date: string): string {
  const [, month, day] = date.split('-').map(Number);
  return `${month}月${day}日`;
}
