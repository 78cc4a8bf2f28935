/** Where a workbook counts its days from: 1 January 1900 is day 1, or 1 January 1904 is day 0. */
export type DateSystem = '1900' | '1904';

const secondsOfADay = 86_400;
/** 31 December 9999, the last day Excel knows. */
const lastDay: Readonly<Record<DateSystem, number>> = { '1900': 2_958_465, '1904': 2_957_003 };

/**
 * A serial number as ISO text: `2015-12-31`, with the time when there is one; the bare time for a time of no day.
 * Undefined where Excel shows no date: below 0, after 9999.
 */
export function isoOfSerial(serial: number, system: DateSystem, calendar: 'date' | 'time'): string | undefined {
  const total = Math.round(serial * secondsOfADay);
  const day = Math.floor(total / secondsOfADay);
  if (total < 0 || day > lastDay[system]) return undefined;
  const seconds = total - day * secondsOfADay;
  if (calendar === 'time' && day === 0) return clock(seconds);
  const date = system === '1904' ? dateAfter(1904, day) : dateOf1900(day);
  return seconds === 0 ? date : `${date}T${clock(seconds)}`;
}

/** A length of time given in days: `PT36H0M0S`. Undefined below 0. */
export function isoOfDuration(days: number): string | undefined {
  const total = Math.round(days * secondsOfADay);
  if (total < 0 || !Number.isSafeInteger(total)) return undefined;
  return `PT${Math.floor(total / 3600)}H${Math.floor(total / 60) % 60}M${total % 60}S`;
}

const stored = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(?:\.\d{1,9})?)?Z?)?$/;

/** A date stored as ISO text, in the form used here: no time when it is midnight. Undefined where it is no date. */
export function readIsoDate(text: string): string | undefined {
  const time = /^T?(\d\d:\d\d:\d\d)(?:\.\d{1,9})?Z?$/.exec(text)?.[1];
  if (time !== undefined) return /^(?:[01]\d|2[0-3])(?::[0-5]\d){2}$/.test(time) ? time : undefined;
  return readIsoDay(text);
}

function readIsoDay(text: string): string | undefined {
  const [, year, month, day, hour = '00', minute = '00', second = '00'] = stored.exec(text) ?? [];
  if (year === undefined || month === undefined || day === undefined) return undefined;
  const date = `${year}-${month}-${day}`;
  const time = `${hour}:${minute}:${second}`;
  const moment = new Date(`${date}T${time}Z`);
  if (Number.isNaN(moment.getTime()) || moment.toISOString().slice(0, 10) !== date) return undefined;
  return time === '00:00:00' ? date : `${date}T${time}`;
}

/** Excel counts a 29 February 1900 that never was, and a day 0 before 1 January. */
function dateOf1900(day: number): string {
  if (day === 0) return '1900-01-00';
  if (day === 60) return '1900-02-29';
  return dateAfter(1900, day < 60 ? day - 1 : day - 2);
}

function dateAfter(year: number, days: number): string {
  return new Date(Date.UTC(year, 0, 1 + days)).toISOString().slice(0, 10);
}

function clock(seconds: number): string {
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return parts.map((part) => String(part).padStart(2, '0')).join(':');
}
