import { describe, expect, it } from 'vitest';
import { isoOfDuration, isoOfSerial, readIsoDate } from '../../../src/formats/xlsx/read/dates.ts';

describe('serial numbers', () => {
  it.each([
    [42369, '2015-12-31'],
    [1, '1900-01-01'],
    [0, '1900-01-00'],
    [59, '1900-02-28'],
    [60, '1900-02-29'],
    [61, '1900-03-01'],
    [2958465, '9999-12-31'],
    [42369.5, '2015-12-31T12:00:00'],
    [42369.999_999_9, '2016-01-01'],
  ])('%d since 1900 is %s', (serial, iso) => {
    expect(isoOfSerial(serial, '1900', 'date')).toBe(iso);
  });

  it('since 1904 begin with 0', () => {
    expect(isoOfSerial(0, '1904', 'date')).toBe('1904-01-01');
    expect(isoOfSerial(40907, '1904', 'date')).toBe('2015-12-31');
  });

  it('of no day are a time', () => {
    expect(isoOfSerial(0.5, '1900', 'time')).toBe('12:00:00');
    expect(isoOfSerial(42369.25, '1900', 'time')).toBe('2015-12-31T06:00:00');
  });

  it('outside the calendar are no date', () => {
    expect(isoOfSerial(-1, '1900', 'date')).toBeUndefined();
    expect(isoOfSerial(2958466, '1900', 'date')).toBeUndefined();
  });

  it('as a duration count hours', () => {
    expect(isoOfDuration(1.5)).toBe('PT36H0M0S');
    expect(isoOfDuration(-1)).toBeUndefined();
  });
});

it.each([
  ['2015-12-31', '2015-12-31'],
  ['2015-12-31T00:00:00', '2015-12-31'],
  ['2015-12-31T08:30:00.000Z', '2015-12-31T08:30:00'],
  ['2016-02-29', '2016-02-29'],
  ['2015-02-29', undefined],
  ['2015-13-01', undefined],
  ['2015年', undefined],
])('the stored date %s is %s', (stored, iso) => {
  expect(readIsoDate(stored)).toBe(iso);
});
