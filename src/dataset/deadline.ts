/** The last day that a deadline in people's words leaves: 2016年8月 → 2016-08-31, 9月底前, 2016-06-30. */

/**
 * `year`: the year that a deadline without one is meant in. null where the words name no day that can be told, as
 * 长期坚持.
 */
export function lastDay(written: string, year: number): string | null {
  const text = written.normalize('NFKC').replace(/\s/gu, '');
  const iso = /^(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?/u.exec(text);
  if (iso !== null) return dated(Number(iso[1]), Number(iso[2]), iso[3] === undefined ? null : Number(iso[3]), text);
  const named = [
    ...text.matchAll(
      /(?:(\d{4})年|(今年|本年|当年)|(明年))?(?:(\d{1,2})月(?:(\d{1,2})日|(上旬|中旬))?|(年底|年末|年内|上半年|下半年|第?[一二三四1-4]季度))/gu,
    ),
  ];
  // 由8月提前到6月: of several, the last is what is promised.
  const last = named.at(-1);
  if (last === undefined) {
    const alone = /(\d{4})年(?:底|末|内|全年|度)?前?$/u.exec(text);
    return alone === null ? null : `${alone[1]}-12-31`;
  }
  const before = named.findLast((one) => one[1] !== undefined && one.index <= last.index);
  const inYear = last[3] === undefined ? Number(last[1] ?? before?.[1] ?? year) : year + 1;
  const [, , , , month, day, third, part] = last;
  if (part !== undefined) return `${inYear}-${endOfPart(part)}`;
  const within = day === undefined ? thirds[third ?? ''] : Number(day);
  return dated(inYear, Number(month), within ?? null, text.slice(last.index + last[0].length));
}

const thirds: Readonly<Record<string, number>> = { 上旬: 10, 中旬: 20 };

/** `behind`: what stands behind the date; 8月前 is over when August begins, 8月底前 when it ends. */
function dated(year: number, month: number, day: number | null, behind: string): string | null {
  if (month < 1 || month > 12) return null;
  const ends = new Date(Date.UTC(year, month, 0)).getUTCDate();
  if (day !== null) return day < 1 || day > ends ? null : iso(year, month, day);
  if (/^(?:份)?(?:之|以)?前/u.test(behind)) return iso(new Date(Date.UTC(year, month - 1, 0)));
  if (/^(?:份)?初/u.test(behind)) return iso(year, month, 10);
  return iso(year, month, ends);
}

function endOfPart(part: string): string {
  if (part === '上半年') return '06-30';
  const quarter = /[一二三四1-4](?=季度)/u.exec(part)?.[0];
  if (quarter === undefined) return '12-31';
  return ({ 一: '03-31', 二: '06-30', 三: '09-30', 四: '12-31' } as const)[
    ('一二三四'['1234'.indexOf(quarter)] ?? quarter) as '一' | '二' | '三' | '四'
  ];
}

function iso(year: number | Date, month = 1, day = 1): string {
  const date = typeof year === 'number' ? new Date(Date.UTC(year, month - 1, day)) : year;
  return date.toISOString().slice(0, 10);
}
